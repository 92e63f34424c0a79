"""What the pages tell of how it reads and how well is so."""

import re
from pathlib import Path

import pytest

from according.ingest import Given, document_from_text
from according.model import Reading
from according.reading import Reader

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROW = re.compile(r"^\| (.+?) \| (.+?) \|(?: (.+?) \|)?$", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def rows(name: str) -> list[tuple[str, str, str]]:
    text = (DOCS / name).read_text(encoding="utf-8")
    return [(found[1], found[2], found[3] or "") for found in ROW.finditer(text)]


@pytest.mark.model
def test_the_examples_of_status_and_time_are_read_so() -> None:
    told = [(said, status.strip("`")) for said, status, _ in rows("concepts.md") if said[-1] == "."]
    assert len(told) == 7
    sentences = [said for said, _ in told]
    sentences += [
        f"Police killed nine people in Kell {when}." for when in ("last Thursday", "in recent days")
    ]
    given = Given(published="2023-03-08")
    readings = list(Reader.load().read(document_from_text(each, given=given) for each in sentences))
    for (said, status), reading in zip(told, readings, strict=False):
        assert isinstance(reading, Reading)
        assert status in {event.status for event in reading.events if event.type == "ASSAULT"}, said
    counted, left_open = readings[-2:]
    assert isinstance(counted, Reading)
    assert isinstance(left_open, Reading)
    assert [time.start for time in counted.times] == ["2023-03-02"]
    assert [(t.start, t.reason) for t in left_open.times] == [
        (None, "the words name no particular time")
    ]


def test_rates_of_error_are_those_of_the_pages_they_name() -> None:
    measured = [row for row in rows("limits.md") if row[2].startswith("[")]
    assert len(measured) > 20
    for told, numbers, page in measured:
        source = re.search(r"\((\w+\.md)#", page)
        assert source, told
        known = set(NUMBER.findall((DOCS / source[1]).read_text(encoding="utf-8")))
        assert set(NUMBER.findall(numbers)) <= known, told


def test_what_is_missed_is_told() -> None:
    """The page of limits is worth nothing if only the good numbers stand on it."""
    told = {numbers for _, numbers, _ in rows("limits.md")}
    assert {"35.9", "16.0; 21.4; 11.5; 30.7", "41.6, 56.4", "45.8"} <= told
