"""What fuzzing begins with: small sound inputs of every kind, of the invented country."""

import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet
from tests.base.invented import Told, reading

from according.base.decisions.log import with_id
from according.model import DecidedRecord, Decision

CORPUS = Path(__file__).resolve().parents[1] / "examples" / "corpus"
_TEXT = "ARDESH (PCP) — Militiamen killed nine traders on Thursday, the interior ministry said."
_PAGE = (
    "<html><head><title>Nine killed - Ardesh Courier</title>"
    '<meta property="article:published_time" content="2023-03-02T10:00:00Z"></head><body><article>'
    f"<h1>Nine killed</h1><p class='byline'>By Mara Lenk</p><p>{_TEXT}</p>"
    "<p>“It was a drone,” a witness told the paper, which could not confirm it.</p>"
    "</article></body></html>"
)
_MHTML = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: '
    "text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: "
    f"https://pcp.example/1\n\n{_PAGE.replace('=', '=3D')}\n--b--\n"
)
_PLACE = (
    "9000001\tArdesh\tArdesh\tArdesch,Ardeş\t41.5\t44.5\tP\tPPLC\tGE\t\t51\t\t\t\t120000\t\t400\t"
    "Asia/Tbilisi\t2023-01-01\n"
)
_ACTORS = (
    "name,aliases,kind,country,sector,part_of,valid_from,valid_to\n"
    "Kelb Militia,KM|Kelbi,group,GEO,REB,,2014-06-29,\n"
    "“Red” Brigade,,organisation,,,Kelb Militia,,\n"
)
_ENTITIES = (
    {"id": "a", "schema": "Person", "properties": {"name": ["Mara Lenk"], "country": ["ge"]}},
    {"id": "b", "schema": "Organization", "properties": {"name": ["Kelb"], "alias": ["KM"]}},
    {"id": "c", "schema": "Membership", "properties": {"member": ["a"], "organization": ["b"]}},
)


def _read(folder: str) -> Iterator[bytes]:
    for path in sorted((CORPUS / folder).iterdir())[:6]:
        yield path.read_bytes()


def _archived(head: str, page: bytes) -> bytes:
    message = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + page
    return (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://pcp.example/1\r\nWARC-Date: "
        "2023-03-03T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(message)}\r\n\r\n"
    ).encode() + b"%b\r\n\r\n" % message


def _archives() -> Iterator[bytes]:
    page = _PAGE.encode()
    yield _archived("", page)
    yield _archived("", page) * 2
    yield _archived("Content-Encoding: gzip\r\n", gzip.compress(page))
    yield _archived("Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(page), page))
    yield gzip.compress(_archived("", page))


def _rows() -> Iterator[bytes]:
    yield json.dumps({"id": "1", "text": _TEXT, "published": "2023-03-02"}).encode() + b"\n"
    yield json.dumps({"html": _PAGE, "url": "https://pcp.example/1"}).encode() + b"\n{}\n"


def _tables() -> Iterator[bytes]:
    for columns in ({"id": ["1"], "text": [_TEXT]}, {"html": [_PAGE, None]}, {"reading": ["{}"]}):
        for compression in ("none", "zstd"):
            made = io.BytesIO()
            pyarrow.parquet.write_table(pa.table(columns), made, compression=compression)
            yield made.getvalue()


def _readings() -> Iterator[bytes]:
    told = Told(
        anchor="killed",
        actor="Militiamen",
        recipient="traders",
        place="ARDESH",
        when=("Thursday", "2024-05-02", "2024-05-02"),
        killed=("nine", 9),
        by=("the interior ministry", "said"),
    )
    yield msgspec.json.encode(reading("r1", _TEXT, told))
    yield msgspec.json.encode(reading("r2", _TEXT))
    yield json.dumps({"id": "x", "error": "it is empty", "stage": "ingest"}).encode()


def _decided() -> Iterator[bytes]:
    on = DecidedRecord(document="r1", kind="claim", start=26, end=32, words="killed")
    first = with_id(
        Decision(id="", at="2024-05-01T12:00:00+00:00", person="A", verdict="accept", records=(on,))
    )
    amended = msgspec.structs.replace(first, verdict="amend", field="status", value="denied")
    back = msgspec.structs.replace(first, verdict="withdraw", records=(), withdraws=first.id)
    for decisions in ((first,), (with_id(amended),), (first, with_id(back))):
        yield b"".join(msgspec.json.encode(each) + b"\n" for each in decisions)


SEEDS: dict[str, Callable[[], Iterator[bytes]]] = {
    "html": lambda: iter([_PAGE.encode(), *_read("pages")]),
    "feed": lambda: _read("feeds"),
    "warc": _archives,
    "gzip": lambda: (gzip.compress(each) for each in (*_rows(), *_archives(), _PAGE.encode())),
    "json_lines": _rows,
    "json": lambda: (b"[" + row.strip().replace(b"\n", b",") + b"]" for row in _rows()),
    "mhtml": lambda: iter([_MHTML.encode()]),
    "text": lambda: iter([_TEXT.encode(), *_read("texts")]),
    "markdown": lambda: iter([f"# Nine killed\n\n> **{_TEXT}**\n\n[more](x)\n".encode()]),
    "parquet": _tables,
    "readings": _readings,
    "gazetteer": lambda: iter([_PLACE.encode(), _PLACE.encode() * 3]),
    "actor_rows": lambda: iter([_ACTORS.encode(), _ACTORS.replace(",", ";").encode()]),
    "actor_entities": lambda: iter(
        ["\n".join(map(json.dumps, _ENTITIES)).encode(), json.dumps(_ENTITIES).encode()]
    ),
    "decisions": _decided,
    "robots": lambda: iter([b"User-agent: *\nDisallow: /private\nCrawl-delay: 5\n"]),
}
"""Name of a reader -> sound inputs for it."""
