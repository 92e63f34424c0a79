"""What is in a base: how much of everything, from where and when, read by what."""

import sqlite3
from typing import Any

import msgspec

TABLES = ("document", "statement", "actor", "relation", "event", "count", "claim", "decision")


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A run of ``according file``."""

    started: str
    ended: str | None
    inputs: str
    filed: int
    copies: int
    failed: int
    passed_over: int


class ReadBy(msgspec.Struct, frozen=True, kw_only=True):
    """A version of the reader, and how many readings it made."""

    version: str
    weights: str
    lexicon: str
    gazetteer: str
    options: str
    current: int
    replaced: int


class Inventory(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a base."""

    size: int
    """Bytes of the file."""
    numbers: dict[str, int]
    """Rows by table."""
    words: int
    """Of all texts."""
    copies: dict[str, int]
    """Reports that are copies, by kind."""
    first: str | None
    """Day of the earliest report."""
    last: str | None
    publishers: tuple[tuple[str | None, int], ...]
    """With the number of reports, the greatest first."""
    years: tuple[tuple[str | None, int], ...]
    """Of publication, with the number of reports; none: no day is known."""
    readers: tuple[ReadBy, ...]
    runs: tuple[Run, ...]
    """The last first."""
    failures: tuple[tuple[str, int], ...]
    """Stage, with the number of inputs that failed at it."""


def inventory(connection: sqlite3.Connection) -> Inventory:
    """Look through a base."""
    size, words, first, last = _row(
        connection,
        "SELECT (SELECT page_count FROM pragma_page_count) *"
        " (SELECT page_size FROM pragma_page_size),"
        " (SELECT coalesce(sum(words), 0) FROM document),"
        " (SELECT min(day) FROM document), (SELECT max(day) FROM document)",
    )
    numbers = {table: _row(connection, f'SELECT count(*) FROM "{table}"')[0] for table in TABLES}
    return Inventory(
        size=size,
        numbers=numbers,
        words=words,
        copies=dict(_all(connection, "SELECT kind, count(DISTINCT document) FROM copy GROUP BY 1")),
        first=first,
        last=last,
        publishers=_all(
            connection,
            "SELECT publisher, count(*) FROM document GROUP BY publisher ORDER BY 2 DESC, 1",
        ),
        years=_all(
            connection, "SELECT substr(day, 1, 4), count(*) FROM document GROUP BY 1 ORDER BY 1"
        ),
        readers=_readers(connection),
        runs=tuple(
            Run(**dict(zip(Run.__struct_fields__, row, strict=True)))
            for row in _all(
                connection,
                f"SELECT {', '.join(Run.__struct_fields__)} FROM job ORDER BY key DESC",
            )
        ),
        failures=_all(connection, "SELECT stage, count(*) FROM failure GROUP BY 1 ORDER BY 1"),
    )


def _readers(connection: sqlite3.Connection) -> tuple[ReadBy, ...]:
    asked = (
        "SELECT version, weights, lexicon, gazetteer, options,"
        " (SELECT count(*) FROM reading WHERE reader = reader_.key AND current = 1),"
        " (SELECT count(*) FROM reading WHERE reader = reader_.key AND current = 0)"
        " FROM reader AS reader_ ORDER BY key"
    )
    return tuple(
        ReadBy(**dict(zip(ReadBy.__struct_fields__, row, strict=True)))
        for row in _all(connection, asked)
    )


def _row(connection: sqlite3.Connection, asked: str) -> tuple[Any, ...]:
    found: tuple[Any, ...] = connection.execute(asked).fetchone()
    return found


def _all(connection: sqlite3.Connection, asked: str) -> tuple[Any, ...]:
    return tuple(connection.execute(asked).fetchall())
