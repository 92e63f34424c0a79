"""The invented corpus taken in: what is found of each report, against what was written.

The reports were written first and then dressed as pages, feeds and text files; so the gold says
what a reader would take for the report, its headline, kicker, byline and date.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from according.ingest import read_inputs
from according.model import Document

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

DIFFER = {
    "text": {
        # "The names of the martyrs are read every evening at eight." under the story in a feed:
        # a whole sentence without markup, which nothing tells from the report's last one.
        "h04-freenorth-1",
    },
    "title": set(),
    "kicker": set(),
    "byline": set(),
    "publisher": set(),
    "published": set(),
    "dateline": set(),
}
"""The reports that do not agree, by field, and why; all others must."""


@pytest.fixture(scope="module")
def pairs() -> list[tuple[dict[str, str | None], Document]]:
    """Each gold report and the document read from its file."""
    lines = (EXAMPLES / "gold" / "reports.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    files = defaultdict(list)
    for document in read_inputs([str(EXAMPLES / "corpus")]):
        assert isinstance(document, Document)
        files[_file(document)].append(document)
    assert sum(map(len, files.values())) == len(gold)
    return [(report, _nearest(report["text"], files[report["file"]])) for report in gold]


def _file(document: Document) -> str:
    path, _, _ = (document.origin or "").partition("#")
    return Path(path).relative_to(EXAMPLES / "corpus").as_posix()


def _nearest(text: str, documents: list[Document]) -> Document:
    """Pick a feed's item by its words, so that no field under test decides."""
    words = set(text.split())
    return max(documents, key=lambda document: len(words & set(document.text.split())))


def read_text_of(document: Document) -> str:
    """What is read of a document: no credits, no furniture."""
    parts = [part for part in document.paragraphs if part.role in ("title", "body")]
    return "\n\n".join(part.span.of(document.text) for part in parts)


def found(field: str, report: dict[str, str | None], document: Document) -> str | None:
    if field == "text":
        return read_text_of(document)
    if field == "dateline":
        return document.dateline and document.dateline.span.of(document.text)
    value = getattr(document, field)
    if field == "published" and value == (report["published"] or "")[: len("2023-03-02T11:40:00")]:
        return report["published"]  # a text file prints the local time without its zone
    return value


@pytest.mark.parametrize("field", DIFFER)
def test_reports_are_taken_in_as_written(field, pairs):
    differing = {
        str(report["id"])
        for report, document in pairs
        if found(field, report, document) != report.get(field)
    }
    assert differing == DIFFER[field]
