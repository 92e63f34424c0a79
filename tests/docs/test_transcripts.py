"""What the tutorial shows is what is printed, and its words keep to that."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
sys.path.insert(0, str(DOCS))

import transcripts  # noqa: E402 - the documentation's own tools lie beside it

FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")


@pytest.mark.slow
@pytest.mark.model
def test_the_pages_show_what_the_commands_print() -> None:
    done = subprocess.run(
        [sys.executable, DOCS / "transcripts.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", transcripts.PAGES)
def test_every_page_shows_something(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    shown = [found.group(1) or found.group(3) for found in transcripts.BLOCK.finditer(text)]
    assert len(shown) >= 3
    assert all(each.strip() for each in shown)
    # Each fence is one that is run, or a program's output.
    assert len(re.findall(r"^```(?:console|python)$", text, re.MULTILINE)) == len(shown)


def test_what_the_tutorial_quotes_is_shown() -> None:
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    shown = " ".join(FENCED.findall(text))
    prose = FENCED.sub("", text)
    about = {"examples/corpus", "reports/", "Day by day"}
    missing = [
        each
        for each in CODE.findall(prose)
        if each not in shown and each not in about and not each.startswith("according ")
    ]
    assert not missing


def test_a_block_is_taken_apart() -> None:
    (one, two) = transcripts.steps("$ according find b x\nhead\n  row\n$ ls\n")
    assert one == transcripts.Step("according find b x", "head\n  row\n")
    assert two == transcripts.Step("ls", "")


def test_ids_are_followed(tmp_path: Path) -> None:
    """The reader has changed: what was told by one id is told by another now."""
    (tmp_path / "list").write_text("abcdefghijk2  bombing\n9a3a9d8d/c7  attack\n", encoding="utf-8")
    block = (
        "$ cat list\nzzzzzzzzzzz3  bombing\n9a3a9d8d/c1  attack\n$ echo zzzzzzzzzzz3 9a3a9d8d/c1\n"
    )
    assert transcripts.Session(tmp_path).block(block) == (
        "$ cat list\nabcdefghijk2  bombing\n9a3a9d8d/c7  attack\n"
        "$ echo abcdefghijk2 9a3a9d8d/c7\nabcdefghijk2 9a3a9d8d/c7\n"
    )


def test_a_command_that_fails_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        transcripts.Session(tmp_path).block("$ according find nothing.accd x\n")
