"""The example corpus: its files are what the sources make, and broken gold is refused."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
HAPPENING = """
id = "H01"
type = "ASSAULT"
start = "2023-03-02"
end = "2023-03-02"
place = "Rope Market, Ardesh"
actors = []
recipients = ["civilians"]
independent = 1
reports = [{ report = "h01-meridian-1", events = ["e1"] }]
origins = [{ id = "o1", kind = "wire", reports = ["h01-meridian-1"] }]
"""


def build(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EXAMPLES / "build.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an examples folder of one report."""
    for name in ("outlets.toml", "codebook.toml"):
        shutil.copy(EXAMPLES / name, tmp_path / name)
    shutil.copytree(EXAMPLES / "templates", tmp_path / "templates")
    for folder in ("reports", "happenings"):
        (tmp_path / folder).mkdir()
    shutil.copy(EXAMPLES / "reports" / "h01-meridian-1.toml", tmp_path / "reports")
    (tmp_path / "happenings" / "H01.toml").write_text(HAPPENING, "utf-8")
    return tmp_path


def edit(root: Path, old: str, new: str, *, place: str = "reports/h01-meridian-1.toml") -> None:
    path = root / place
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_corpus_is_what_the_sources_make() -> None:
    done = build("--check")
    assert done.returncode == 0, done.stdout


def test_spans_of_the_gold_stand_on_their_words(root: Path) -> None:
    assert build("--root", str(root)).returncode == 0
    line = json.loads((root / "gold" / "reports.jsonl").read_text("utf-8"))
    words = [line["text"][s:e] for s, e in line["statements"][2]["content"]]
    assert (
        words[0]
        == '"We are dealing with a deliberate attack on ordinary people buying their bread,"'
    )
    assert (root / "corpus" / line["file"]).is_file()


def test_a_changed_file_is_noticed_and_left_alone(root: Path) -> None:
    build("--root", str(root))
    page = root / "corpus" / "pages" / "h01-meridian-1.html"
    page.write_text("changed", "utf-8")
    done = build("--root", str(root), "--check")
    assert done.returncode == 1
    assert "pages/h01-meridian-1.html: differs" in done.stdout
    assert page.read_text("utf-8") == "changed"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('cue = "appealed"', 'cue = "appeals"', "s9 cue: “appeals” does not stand in the text"),
        ('cue = "says"', 'cue = "said"', "say which with #n"),
        ('parent = "s6"', 'parent = "s2"', "lies inside the content of its parent s2"),
        ('parent = "s6"', "", "is told inside s6, but its parent is None"),
        ('act = "demand"', 'act = "begs"', "statements s11: Invalid enum value 'begs'"),
        ('mode = "explosives"', 'mode = "bombs"', "mode “bombs” is none of ASSAULT"),
        ('event = "e2"', 'event = "e9"', "event “e9” is no event of the report"),
        ('end = "2019-02-28"', 'end = "2018-02-28"', "start is after end"),
        ('statement = "s7"', "", "stands inside s7, but its statement is None"),
        ('precision = "day"', 'precison = "day"', "unknown field `precison`"),
    ],
)
def test_broken_gold_is_refused(root: Path, old: str, new: str, complaint: str) -> None:
    edit(root, old, new)
    done = build("--root", str(root))
    assert done.returncode == 1
    assert complaint in done.stdout
    assert not (root / "gold").exists()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("independent = 1", "independent = 2", "independent is 2, but there are 1 origins"),
        ('events = ["e1"]', 'events = ["e7"]', "it has no event “e7”"),
        ('start = "2023-03-02"', 'start = "2023-03-03"', "start is after end"),
        ('"wire", reports = ["h01-meridian-1"]', '"wire", reports = []', "belongs to no origin"),
    ],
)
def test_a_broken_happening_is_refused(root: Path, old: str, new: str, complaint: str) -> None:
    edit(root, old, new, place="happenings/H01.toml")
    done = build("--root", str(root))
    assert done.returncode == 1
    assert complaint in done.stdout
