"""JSON Lines: text kept to the character, bad lines named, the run going on."""

import io
import json

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from according.ingest.given import Given
from according.ingest.json_lines import read_json, read_json_lines
from according.ingest.limits import Limits
from according.model import Document, Failure

TEXT = "Nine dead\r\n\r\nA bomb\u00a0killed nine people in Ardesh \u2013 police say.  \n"


def read(*rows: object, given: Given | None = None) -> list[Document | Failure]:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    stream = io.BytesIO(b"\n".join(lines))
    return list(read_json_lines(stream, name="in.jsonl", given=given or Given()))


def failure(row: object) -> Failure:
    (read_row,) = read(row)
    assert isinstance(read_row, Failure)
    return read_row


def test_a_row_is_a_document_with_its_text_untouched() -> None:
    row = {
        "id": "a1",
        "text": TEXT,
        "title": "Nine dead",
        "published": "2023-03-02",
        "publisher": "The Lantern",
        "url": "https://lantern.example/1",
        "date": "a key that is not read",
    }
    (document,) = read(row)
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert (document.id, document.title, document.url) == ("a1", "Nine dead", row["url"])
    assert (document.published, document.published_from) == ("2023-03-02", "given")
    assert document.origin == "in.jsonl:1"


def test_without_an_id_the_content_names_the_document() -> None:
    one, other = read({"text": TEXT}, {"text": TEXT, "id": None})
    assert one.id == other.id
    assert len(one.id) == 16


def test_what_a_row_says_wins_over_what_holds_of_all() -> None:
    told = Given(publisher="The Lantern", published="2023-03-02")
    first, second = read({"text": TEXT}, {"text": TEXT, "publisher": "Monitor"}, given=told)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.publisher, second.publisher) == ("The Lantern", "Monitor")
    assert second.published == "2023-03-02"


def test_html_is_read_as_a_page() -> None:
    body = "<p>A bomb went off at the Rope Market on Thursday, killing nine people.</p>" * 4
    page = f"<html><head><title>Nine dead</title></head><body><article>{body}</article></body>"
    (document,) = read({"id": "p", "html": page})
    assert isinstance(document, Document)
    assert "Rope Market" in document.text


@pytest.mark.parametrize(
    "row",
    [
        b'{"id": "x", "text": "cut',
        b"not json",
        b'["text"]',
        b'"text"',
        b"7",
        b'{"id": "x"}',
        b'{"id": "x", "text": ""}',
        b'{"id": "x", "text": " \\n"}',
        b'{"id": "x", "text": 7}',
        b'{"id": 7, "text": "Nine dead"}',
        b'{"id": "x", "text": "half \\ud800"}',
        b'{"id": "x", "text": "latin \xe9"}',
        b'{"id": "x", "text": "Nine dead", "published": "last week"}',
        b'{"id": "x", "html": "<p></p>"}',
        b"[" * 100_000,
    ],
)
def test_a_bad_line_is_a_failure_and_the_run_goes_on(row: bytes) -> None:
    bad, good = read(row, {"id": "good", "text": TEXT})
    assert isinstance(bad, Failure)
    assert bad.id in ("x", "in.jsonl:1")
    assert (bad.stage, bad.origin) == ("ingest", "in.jsonl:1")
    assert isinstance(good, Document)
    assert (good.id, good.origin) == ("good", "in.jsonl:2")


def test_a_failure_has_the_given_id_where_it_can_be_read() -> None:
    assert failure({"id": "x", "text": ""}).id == "x"
    assert "empty" in failure({"id": "x", "text": ""}).error
    assert failure({"id": "x", "text": 7}).id == "x"
    assert failure(b"{").id == "in.jsonl:1"


def test_empty_lines_and_a_byte_order_mark_are_passed_over() -> None:
    raw = b"\xef\xbb\xbf" + json.dumps({"id": "a", "text": TEXT}).encode() + b"\n\n  \n"
    (document,) = read_json_lines(io.BytesIO(raw), name="x")
    assert document.id == "a"


def test_a_line_that_is_too_long_does_not_stop_the_next() -> None:
    stream = io.BytesIO(b'{"text": "' + b"x" * 500 + b'"}\n{"id": "b", "text": "Nine dead."}\n')
    long, good = read_json_lines(stream, name="x", limits=Limits(max_bytes=100))
    assert isinstance(long, Failure)
    assert (long.id, good.id) == ("x:1", "b")


def test_a_json_list_and_a_single_object() -> None:
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": ""}]
    pretty = json.dumps(rows, indent=2).encode()
    assert [item.id for item in read_json(pretty, name="x")] == ["a", "b"]
    assert [item.id for item in read_json(json.dumps(rows[0], indent=2).encode(), name="x")] == [
        "a"
    ]


@property_of(st.text(max_size=200))
def test_any_text_comes_through_unchanged(text: str) -> None:
    (item,) = read({"id": "x", "text": text})
    if isinstance(item, Document):
        assert item.text == text


@property_of(st.binary(max_size=100))
def test_any_line_gives_no_exception(line: bytes) -> None:
    for item in read_json_lines(io.BytesIO(line), name="x"):
        assert isinstance(item, Failure)
