"""No page names a command or an option that there is none of."""

from pathlib import Path

import pytest
from tests.docs.commands import UnknownCommandError, check, named_in

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    page
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md"))
    # The page made from the commands themselves, and the one that tells what once was.
    if page.name not in ("cli.md", "CHANGELOG.md")
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_are_there(page: Path) -> None:
    for words in named_in(page):
        check(words)


def test_they_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "`according find BASE WORDS` and\n\n    .venv/bin/according read - --format json  # so\n\n"
        "```console\n$ according origins b.accd a/c1 | head\nAccording to nobody\n```\n",
        encoding="utf-8",
    )
    assert list(named_in(page)) == [
        "find BASE WORDS",
        "read - --format json",
        "origins b.accd a/c1",
    ]


@pytest.mark.parametrize("words", ["reed page.html", "read page.html --fromat json", "evaluate x"])
def test_what_is_not_there_is_told(words: str) -> None:
    with pytest.raises(UnknownCommandError):
        check(words)
