"""Rows into the tables."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from typing import overload

import msgspec

from according.base.records import Packed, Projection, document_row, reading_row
from according.base.records.keys import range_of
from according.base.records.rows import CopyRow, FailureRow, ReaderRow
from according.ingest import Given
from according.model import Document, Failure, ReaderVersion

_RECORDS = (
    "statement",
    "actor",
    "relation",
    "time",
    "place",
    "event",
    "party",
    "count",
    "claim",
    "link",
)
"""Tables of a projection, by the names of its fields."""
_KEYED = tuple(table for table in _RECORDS if table not in ("party", "link"))


def reader_key(connection: sqlite3.Connection, version: ReaderVersion) -> int:
    """Return the key of a version of the reader, which is entered if it is new."""
    told = msgspec.structs.asdict(version)
    condition = " AND ".join(f"{name} = :{name}" for name in told)
    found = connection.execute(f"SELECT key FROM reader WHERE {condition}", told).fetchone()
    if found is not None:
        return int(found[0])
    key = next_key(connection, "reader")
    insert(connection, "reader", [ReaderRow(key=key, **told)])
    return key


def add_document(connection: sqlite3.Connection, key: int, document: Document) -> None:
    """Add a document."""
    insert(connection, "document", [document_row(key, document)])


def add_reading(connection: sqlite3.Connection, document: int, reader: int, record: Packed) -> None:
    """Add a document's reading, which takes the place of the current one."""
    connection.execute(
        "UPDATE reading SET current = 0 WHERE document = ? AND current = 1", (document,)
    )
    connection.execute("DELETE FROM reading WHERE document = ? AND reader = ?", (document, reader))
    key = next_key(connection, "reading")
    insert(connection, "reading", [reading_row(key, document, reader, record)])


def add_records(connection: sqlite3.Connection, projection: Projection) -> None:
    """Add the records of a document that has none."""
    for table in _RECORDS:
        insert(connection, table, getattr(projection, table))
    names = dict.fromkeys(name for _, name in projection.names)
    connection.executemany(
        "INSERT OR IGNORE INTO name (name) VALUES (?)", ((name,) for name in names)
    )
    connection.executemany(
        "INSERT INTO actor_name (name, actor) SELECT key, ? FROM name WHERE name = ?",
        projection.names,
    )


def refuse_dangling(connection: sqlite3.Connection, projection: Projection) -> None:
    """Refuse records that name one which is not there: found at the end, it would cost a batch.

    Raises:
        KeyError: there is such a record.
    """
    keys = {table: {row.key for row in getattr(projection, table)} for table in _KEYED}
    for table in _RECORDS:
        rows = getattr(projection, table)
        for _, _, target, column, *_ in connection.execute(f'PRAGMA foreign_key_list("{table}")'):
            if target in keys:
                named = {getattr(row, column) for row in rows} - {None}
                if not named <= keys[target]:
                    raise KeyError(f"{table}.{column} names a record that is not there")


def remove_records(connection: sqlite3.Connection, document: int) -> None:
    """Remove the records of a document; its readings stay.

    Those that name them are of the same document and go as well.
    """
    within = range_of(document)
    of_records = (("party", "event"), ("link", "claim"), ("actor_name", "actor"))
    for table, column in (*of_records, ("incident_event", "event"), ("actor_who", "actor")):
        connection.execute(f"DELETE FROM {table} WHERE {column} >= ? AND {column} < ?", within)
    for table in _KEYED:
        connection.execute(f'DELETE FROM "{table}" WHERE key >= ? AND key < ?', within)


def add_copy(connection: sqlite3.Connection, copy: CopyRow) -> None:
    """Enter that a document is a copy of an earlier one."""
    insert(connection, "copy", [copy])


def add_fingerprint(connection: sqlite3.Connection, document: int, hashes: Iterable[int]) -> None:
    """Enter the sampled hashes of a document's text."""
    connection.executemany(
        "INSERT OR IGNORE INTO fingerprint (hash, document) VALUES (?, ?)",
        ((each, document) for each in hashes),
    )


def add_failure(
    connection: sqlite3.Connection,
    failure: Failure,
    *,
    input_: str,
    told: Given,
    document: Document | None,
    reader: int | None,
) -> None:
    """Enter why an input was not filed; what was known of the same before gives way."""
    row = FailureRow(
        key=next_key(connection, "failure"),
        id=_printable(failure.id),
        stage=failure.stage,
        error=_printable(failure.error),
        origin=_printable(failure.origin),
        url=_printable(failure.url),
        title=_printable(failure.title),
        language=failure.language,
        input=_printable(input_),
        told=msgspec.json.encode(told).decode(),
        document=msgspec.json.encode(document).decode() if document else None,
        reader=reader,
    )
    connection.execute(
        "DELETE FROM failure WHERE id = ? AND stage <> ? AND origin IS ?",
        (row.id, row.stage, row.origin),
    )
    known = connection.execute(
        "SELECT key FROM failure WHERE id = ? AND stage = ? AND coalesce(origin, '') = ?",
        (row.id, row.stage, row.origin or ""),
    ).fetchone()
    if known is not None:
        connection.execute("DELETE FROM failure WHERE key = ?", known)
        row = msgspec.structs.replace(row, key=known[0])
    insert(connection, "failure", [row])


def remove_failures(connection: sqlite3.Connection, document: Document) -> None:
    """Strike what stands against a document that is filed after all."""
    connection.execute(
        "DELETE FROM failure WHERE id = ? AND stage <> 'ingest' AND document IS NOT NULL",
        (document.id,),
    )
    remove_intake_failures(connection, document.origin)


def remove_intake_failures(connection: sqlite3.Connection, origin: str | None) -> None:
    """Strike what stands against a file, or a part of one, that has been taken in after all."""
    connection.execute("DELETE FROM failure WHERE origin = ? AND stage = 'ingest'", (origin,))


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[msgspec.Struct]) -> None:
    """Insert rows whose fields are the table's columns, in their order."""
    if rows:
        columns = rows[0].__struct_fields__
        connection.executemany(_insertion(table, columns), map(msgspec.structs.astuple, rows))


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'


def next_key(connection: sqlite3.Connection, table: str) -> int:
    """Return the key that the next row of a table gets."""
    (last,) = connection.execute(f"SELECT max(key) FROM {table}").fetchone()
    return int(last or 0) + 1


@overload
def _printable(words: str) -> str: ...
@overload
def _printable(words: None) -> None: ...


def _printable(words: str | None) -> str | None:
    # What is wrong with a document may be that it holds what is no character.
    return None if words is None else words.encode("utf-8", "replace").decode()
