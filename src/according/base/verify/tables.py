"""The rows of some documents, table by table, and what is off in their words."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from according.base.records import Projection
from according.base.records.keys import document_of
from according.base.records.rows import (
    ActorRow,
    ClaimRow,
    CountRow,
    EventRow,
    LinkRow,
    PartyRow,
    PlaceRow,
    RelationRow,
    StatementRow,
    TimeRow,
)
from according.base.records.statements import printed
from according.model import Span, words

Key = tuple[Any, ...]
Row = tuple[Any, ...]
Rows = dict[Key, Row]
"""Of one table and document, by their keys."""

TABLES: dict[str, type[msgspec.Struct]] = {
    "statement": StatementRow,
    "actor": ActorRow,
    "relation": RelationRow,
    "time": TimeRow,
    "place": PlaceRow,
    "event": EventRow,
    "count": CountRow,
    "claim": ClaimRow,
    "party": PartyRow,
    "link": LinkRow,
}
"""The tables of records and their rows; those that have an id first."""
KEYS = {"party": ("event", "role", "place"), "link": ("claim", "place")}
"""The columns that name a row, where it is not ``key``; the first begins with the document's."""
Stretch = tuple[int, int]
"""The least key of some documents' records, and the least that is beyond them."""


class _Spans(msgspec.Struct, frozen=True):
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


_SPANS = msgspec.json.Decoder(_Spans)
_MENTIONS = msgspec.json.Decoder(tuple[Span, ...])


def stored(connection: sqlite3.Connection, stretch: Stretch) -> dict[int, dict[str, Rows]]:
    """Return the stored rows of a stretch, by document and table."""
    found: dict[int, dict[str, Rows]] = defaultdict(lambda: {table: {} for table in TABLES})
    for table, type_ in TABLES.items():
        columns = type_.__struct_fields__
        width = len(KEYS.get(table, ("key",)))
        names = ", ".join(f'"{name}"' for name in columns)
        rows = connection.execute(
            f'SELECT {names} FROM "{table}" WHERE {columns[0]} >= ? AND {columns[0]} < ?', stretch
        )
        for row in rows:
            found[document_of(row[0])][table][row[:width]] = row
    return found


def made(projection: Projection, table: str) -> Rows:
    """Return the rows of a table that a reading makes."""
    width = len(KEYS.get(table, ("key",)))
    rows = map(msgspec.structs.astuple, getattr(projection, table))
    return {row[:width]: row for row in rows}


def names(connection: sqlite3.Connection, stretch: Stretch) -> dict[int, set[tuple[int, str]]]:
    """Return the stored names of the actors of a stretch, by document."""
    found: dict[int, set[tuple[int, str]]] = defaultdict(set)
    rows = connection.execute(
        "SELECT actor, coalesce(name.name, '') FROM actor_name"
        " LEFT JOIN name ON name.key = actor_name.name WHERE actor >= ? AND actor < ?",
        stretch,
    )
    for actor, name in rows:
        found[document_of(actor)].add((actor, name))
    return found


def differing(table: str, stored_: Row, made_: Row) -> list[str]:
    """Return the columns in which two rows of a table differ."""
    columns = TABLES[table].__struct_fields__
    pairs = zip(columns, stored_, made_, strict=True)
    return [name for name, one, other in pairs if one != other]


def wrong_words(table: str, row: Row, text: str) -> str | None:
    """Return what is wrong with the words and spans of a row, held against the text."""
    sliced = _SLICED.get(table)
    if sliced is None:
        return None
    for kept, spans, how in sliced(dict(zip(TABLES[table].__struct_fields__, row, strict=True))):
        if not all(span.fits(text) for span in spans):
            return f"its span {list(map(tuple, spans))} is not inside the text"
        if kept is not None and how(text, spans) != kept:
            return f"it has the words {_short(kept)}, and the text has {_short(how(text, spans))}"
    return None


_How = Callable[[str, tuple[Span, ...]], str | None]
_Slices = Iterator[tuple[str | None, tuple[Span, ...], _How]]


def _plain(row: dict[str, Any]) -> _Slices:
    if row["start"] is not None:
        yield row["words"], (Span(row["start"], row["end"]),), words


def _statement(row: dict[str, Any]) -> _Slices:
    spans = _SPANS.decode(row["spans"])
    yield row["source"] or "", spans.source, _shown
    yield row["cue"] or "", spans.cue, _shown
    yield row["content"], spans.content, words
    every = (*spans.source, *spans.cue, *spans.content)
    if every:
        whole = Span(min(each.start for each in every), max(each.end for each in every))
        if whole != (row["start"], row["end"]):
            yield "", (Span(row["start"], row["end"]), whole), _shown


def _actor(row: dict[str, Any]) -> _Slices:
    mentions = _MENTIONS.decode(row["mentions"])
    yield None, mentions, words
    if mentions and (row["start"], row["end"]) != min(mentions):
        yield "", (Span(row["start"] or 0, row["end"] or 0), min(mentions)), _shown


def _shown(text: str, spans: tuple[Span, ...]) -> str:
    return printed(text, spans) or ""


_SLICED: dict[str, Callable[[dict[str, Any]], _Slices]] = {
    **dict.fromkeys(("relation", "time", "place", "event", "count", "claim", "party"), _plain),
    "statement": _statement,
    "actor": _actor,
}
_LONGEST = 60


def _short(words_: str | None) -> str:
    shown = words_ or ""
    return repr(shown if len(shown) <= _LONGEST else shown[:_LONGEST] + " …")
