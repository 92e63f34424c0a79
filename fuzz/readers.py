"""Every reader of outside bytes, as a function of bytes that raises only when there is a fault.

A reader may refuse what it is given, by the error it documents. Whatever else it raises, and
whatever it returns that breaks what the library promises of a document, is a fault.
"""

import io
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from copy import copy
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from protego import Protego

from according.actors.known.lists import ActorListError, read_actor_list
from according.base import BaseError
from according.base.decisions import add_lines, to_lines
from according.base.decisions.log import with_id
from according.base.filing.given_readings import GivenReading, document_or_reading, taken_over
from according.base.store import Store
from according.base.verify.spans import spans_of
from according.ingest import Given, IngestError, Limits, read_opened
from according.ingest.kinds import Kind
from according.ingest.limits import DEFAULT_LIMITS
from according.ingest.reports import Source, reports_in
from according.model import Decision, Document, Failure
from according.places.gazetteer import Dump, GazetteerError
from according.watch.feeds import items_of
from according.watch.hosts import AGENT

Take = Callable[[bytes], None]


def check(one: Document | Failure, limits: Limits = DEFAULT_LIMITS) -> None:
    """Check what is promised of whatever ingest yields.

    Raises:
        AssertionError: the promise is broken.
    """
    assert one.id, "it has no id"
    # What is yielded is written as JSON: a lone surrogate would end the run there.
    msgspec.json.encode(one)
    if isinstance(one, Failure):
        assert one.error.strip(), "a failure says nothing"
        return
    assert one.text.strip(), "a document has no text"
    assert len(one.text) <= limits.max_text_characters, "a text is longer than its limit"
    for where, span in spans_of(one):
        assert span.fits(one.text), f"{where} lies outside the text"
    ends = [0, *(paragraph.span.end for paragraph in one.paragraphs)]
    starts = [paragraph.span.start for paragraph in one.paragraphs]
    assert all(map(int.__le__, ends, starts)), "paragraphs overlap"


def _documents(found: Iterable[Document | Failure]) -> None:
    for one in found:
        check(one)


def _of_kind(raw: bytes, kind: Kind) -> None:
    with suppress(IngestError):
        _documents(
            reports_in(
                io.BytesIO(raw),
                kind,
                given=Given(),
                source=Source(name="fuzzed"),
                limits=DEFAULT_LIMITS,
            )
        )


def _feed(raw: bytes) -> None:
    _of_kind(raw, "feed")
    with suppress(IngestError):
        for item in items_of(raw, url="https://a.example/feed", pages=True, limits=DEFAULT_LIMITS):
            assert item.name, "an item has no name"


def _compressed(raw: bytes) -> None:
    """Anything by its first bytes, decompressed if need be."""
    _documents(read_opened(partial(io.BytesIO, raw), name="fuzzed"))


def _reading(raw: bytes) -> None:
    """Read a line of the reading contract; what is taken in comes out as it went in."""
    taken = document_or_reading(raw, place="fuzzed:1", given=Given(), limits=DEFAULT_LIMITS)
    if isinstance(taken, Document | Failure) and not isinstance(taken, GivenReading):
        check(taken)
        return
    assert isinstance(taken, GivenReading)
    again = msgspec.json.decode(msgspec.json.encode(taken), type=GivenReading)
    assert again == taken, "a reading changes on its way out and in"
    read = taken_over(taken)
    assert not isinstance(read.reading, Failure)
    for where, span in spans_of(read.reading):
        assert span.fits(taken.text), f"{where} lies outside the text"


def _decisions(raw: bytes) -> None:
    """Take decisions as they are, and with the ids that their contents would have."""
    mended: list[bytes] = []
    for line in raw.split(b"\n"):
        with suppress(msgspec.MsgspecError, UnicodeError, RecursionError):
            mended.append(msgspec.json.encode(with_id(msgspec.json.decode(line, type=Decision))))
    connection = _base().connection
    connection.execute("SAVEPOINT clean")
    _take_in(connection, [raw])
    for line in mended:
        _take_in(connection, [line])
    list(to_lines(connection))
    connection.execute("ROLLBACK TO clean")
    connection.execute("RELEASE clean")


@cache
def _base() -> Store:
    """Return an empty base: to make one takes longer than all that is tried in it."""
    with TemporaryDirectory() as folder:
        return Store.open(Path(folder) / "base.accd", create=True)


def _take_in(connection: sqlite3.Connection, lines: list[bytes]) -> None:
    connection.execute("SAVEPOINT file")
    try:
        add_lines(connection, lines)
    except BaseError:
        connection.execute("ROLLBACK TO file")
    connection.execute("RELEASE file")


def _in_file(raw: bytes, name: str, take: Callable[[Path], Any]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        take(path)


def _dump(path: Path) -> None:
    dump = copy(_any_dump())
    dump._path = path  # what a dump loads for itself takes far longer than its rows
    with suppress(GazetteerError):
        for row in dump.rows():
            msgspec.json.encode(row.entry)
    if path.stat().st_size % 16 == 0:  # it loads the lists of the library, which takes long
        with suppress(GazetteerError):
            Dump(path, admin1=path)


@cache
def _any_dump() -> Dump:
    return Dump(Path("XX.txt"))


def _actor_list(path: Path) -> None:
    with suppress(ActorListError):
        found = read_actor_list(path)
        for actor in found:
            assert actor.name.strip(), "an actor has no name"
        msgspec.json.encode(found.actors)


def _robots(raw: bytes) -> None:
    rules = Protego.parse(raw.decode("utf-8", "replace"))
    rules.can_fetch("https://a.example/news/2023/a?b=c", AGENT)
    rules.crawl_delay(AGENT)


READERS: dict[str, Take] = {
    "html": partial(_of_kind, kind="html"),
    "feed": _feed,
    "warc": partial(_of_kind, kind="warc"),
    "gzip": _compressed,
    "json_lines": partial(_of_kind, kind="json_lines"),
    "json": partial(_of_kind, kind="json"),
    "mhtml": partial(_of_kind, kind="mhtml"),
    "text": partial(_of_kind, kind="text"),
    "markdown": partial(_of_kind, kind="markdown"),
    "parquet": partial(_of_kind, kind="parquet"),
    "readings": _reading,
    "gazetteer": partial(_in_file, name="XX.txt", take=_dump),
    "actor_rows": partial(_in_file, name="actors.csv", take=_actor_list),
    "actor_entities": partial(_in_file, name="actors.jsonl", take=_actor_list),
    "decisions": _decisions,
    "robots": _robots,
}
"""Name -> what reads such bytes."""


def words_of(reader: str) -> Iterator[bytes]:
    """Yield the words that mean something to a reader: its dictionary, as libFuzzer has it."""
    path = Path(__file__).parent / "words" / f"{reader}.dict"
    for line in path.read_text(encoding="ascii").splitlines():
        word = line.strip()[1:-1]
        yield word.encode().decode("unicode_escape").encode("latin-1")
