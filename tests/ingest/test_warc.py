"""Web archives: pages in, the rest passed over, damage named."""

import gzip
import io
import random

import pytest

from according.ingest.given import Given
from according.ingest.limits import Limits
from according.ingest.warc import read_warc
from according.model import Document, Failure

PARAGRAPHS = (
    "ARDESH (PCP) — A bomb went off at the Rope Market on Thursday, killing at least nine people, "
    "the interior ministry said.",
    "Witnesses said that the dead were traders, and that there was a second blast in the street "
    "behind the market, where the injured were being treated.",
)
PAGE = (
    "<html><head><title>Bomb kills nine</title></head><body><article><h1>Bomb kills nine</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
).encode("cp1252")
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252"


def record(url: str, head: str = HTML, body: bytes = PAGE, kind: str = "response") -> bytes:
    message = head.encode() + b"\r\n\r\n" + body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2023-03-03T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(message)}\r\n\r\n"
    ).encode() + b"%b\r\n\r\n" % message


def read(*records: bytes, limits: Limits | None = None) -> list[Document | Failure]:
    stream = io.BytesIO(b"".join(records))
    told = Given(publisher="PCP")
    return list(read_warc(stream, name="a.warc", given=told, limits=limits or Limits()))


def test_a_page_is_a_document() -> None:
    (document,) = read(record("https://pcp.example/1"))
    assert isinstance(document, Document)
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert (document.url, document.publisher) == ("https://pcp.example/1", "PCP")
    assert document.published is None  # the day it was archived is not the day it was published
    assert document.origin == "a.warc@0"


def test_what_is_no_page_is_passed_over() -> None:
    items = read(
        record("https://pcp.example/r", head="GET / HTTP/1.1", body=b"", kind="request"),
        record("https://pcp.example/i", head="HTTP/1.1 200 OK\r\nContent-Type: image/png"),
        record("https://pcp.example/4", head="HTTP/1.1 404 Gone\r\nContent-Type: text/html"),
        record("https://pcp.example/ok"),
    )
    assert [item.url for item in items] == ["https://pcp.example/ok"]


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Content-Encoding: gzip", PAGE),
        ("Transfer-Encoding: chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ("Transfer-Encoding: chunked", PAGE),
    ],
    ids=["gzip", "gzip undone", "chunked", "chunks undone"],
)
def test_codings_are_undone_if_the_crawler_has_not(coding: str, body: bytes) -> None:
    first, second = read(record("x", f"{HTML}\r\n{coding}", body), record("y"))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == second.text == "\n\n".join(PARAGRAPHS)


def test_a_page_without_article_is_a_failure_and_the_next_is_read() -> None:
    failed, document = read(record("https://pcp.example/0", body=b"<html></html>"), record("y"))
    assert isinstance(failed, Failure)
    assert (failed.id, failed.url, failed.stage) == (
        "https://pcp.example/0",
        "https://pcp.example/0",
        "ingest",
    )
    assert isinstance(document, Document)


def test_a_bomb_and_a_huge_page_are_refused() -> None:
    bomb = record("b", f"{HTML}\r\nContent-Encoding: gzip", gzip.compress(b"<p>a" * 500_000))
    huge = record("h", body=b"<p>a" * 50_000)
    failed, too_large, document = read(bomb, huge, record("y"), limits=Limits(max_bytes=100_000))
    assert isinstance(failed, Failure)
    assert isinstance(too_large, Failure)
    assert isinstance(document, Document)


def test_an_archive_cut_short_gives_what_it_has() -> None:
    document, failed = read(record("x"), record("y")[:-200])
    assert isinstance(document, Document)
    assert isinstance(failed, Failure)
    assert "cut short" in failed.error


@pytest.mark.parametrize("raw", [b"", b"junk" * 1000])
def test_no_archive_is_a_failure(raw: bytes) -> None:
    (failed,) = read(raw)
    assert isinstance(failed, Failure)


def test_damage_gives_no_exception() -> None:
    chance = random.Random(1)
    whole = b"".join(record(str(number)) for number in range(3))
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 10)):
            place = chance.randrange(len(damaged))
            damaged[place : place + chance.randrange(40)] = chance.randbytes(chance.randrange(5))
        for item in read(bytes(damaged)):
            assert isinstance(item, Document | Failure)
