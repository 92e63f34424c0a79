"""What has been linked, by what, and what has changed since."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from importlib.resources import files

import msgspec

from according.base.errors import BaseError
from according.base.records.keys import range_of
from according.link.blocking import steps
from according.link.blocking.keys import MARKS, TERMS

LAYOUT = 3
"""Raised when what is kept between runs changes its meaning: everything is then linked anew."""
_KEPT = ("linked_document", "story_term", "linked_event", "event_pair", "touched_event")


class Outdated(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that are not linked as they are read now."""

    gone: tuple[int, ...]
    """Keys of those that were linked and are read otherwise, or no more."""
    new: tuple[int, ...]
    """Keys of those to be linked, in the order of filing."""


def version() -> str:
    """Return a hash of what decides how events are compared and grouped."""
    digest = hashlib.sha256()
    digest.update(repr((LAYOUT, TERMS, MARKS, steps.STEPS)).encode())
    for file in sorted((files("according.link") / "weights").iterdir(), key=lambda f: f.name):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def state(connection: sqlite3.Connection, name: str) -> str | None:
    """Return what is noted under a name."""
    found = connection.execute("SELECT value FROM link_state WHERE name = ?", (name,)).fetchone()
    return None if found is None else str(found[0])


def note(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Note something for the next run."""
    connection.execute(
        "INSERT OR REPLACE INTO link_state (name, value) VALUES (?, ?)", (name, value)
    )


def keep_out_others(connection: sqlite3.Connection, run: str) -> None:
    """Refuse to go on where another run has begun since: it has what this one does not know of.

    Raises:
        BaseError: there is such a run.
    """
    if state(connection, "run") != run:
        raise BaseError(
            "another run of `according link` has begun on this base and goes on by itself;"
            " what this one had done is in it"
        )


def clear(connection: sqlite3.Connection) -> None:
    """Forget all that was compared; incidents stay until they are made anew."""
    for table in _KEPT:
        connection.execute(f"DELETE FROM {table}")


def outdated(connection: sqlite3.Connection) -> Outdated:
    """Return which reports are to be linked, and which of those linked have changed."""
    gone = connection.execute(
        "SELECT linked_document.document FROM linked_document LEFT JOIN reading"
        " ON reading.document = linked_document.document AND reading.current = 1"
        " WHERE reading.sha256 IS NOT linked_document.reading ORDER BY 1"
    )
    listed = tuple(key for (key,) in gone)
    new = connection.execute(
        "SELECT reading.document FROM reading LEFT JOIN linked_document"
        " ON linked_document.document = reading.document"
        " WHERE reading.current = 1 AND reading.sha256 IS NOT linked_document.reading ORDER BY 1"
    )
    return Outdated(gone=listed, new=tuple(key for (key,) in new))


def forget(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Take reports out of all that was compared; what hung together with them is touched."""
    for document in documents:
        within = range_of(document)
        partners = connection.execute(
            "SELECT other FROM event_pair WHERE one >= ? AND one < ?"
            " UNION SELECT one FROM event_pair WHERE other >= ? AND other < ?",
            (*within, *within),
        )
        mates = connection.execute(
            "SELECT mate.event FROM incident_event AS own JOIN incident_event AS mate"
            " ON mate.incident = own.incident WHERE own.event >= ? AND own.event < ?",
            within,
        )
        found = {key for rows in (partners.fetchall(), mates.fetchall()) for (key,) in rows}
        touch(connection, (key for key in found if not within[0] <= key < within[1]))
        for table, column in (
            ("event_pair", "one"),
            ("event_pair", "other"),
            ("linked_event", "event"),
            ("touched_event", "event"),
            ("incident_event", "event"),
        ):
            sql = f"DELETE FROM {table} WHERE {column} >= ? AND {column} < ?"
            connection.execute(sql, within)
        for table in ("story_term", "linked_document"):
            connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


def touch(connection: sqlite3.Connection, events: Iterable[int]) -> None:
    """Note that events are to be grouped anew."""
    connection.executemany(
        "INSERT OR IGNORE INTO touched_event (event) VALUES (?)", ((key,) for key in sorted(events))
    )


def untouch(connection: sqlite3.Connection, events: Sequence[int]) -> None:
    """Note that events have been grouped."""
    connection.executemany("DELETE FROM touched_event WHERE event = ?", ((key,) for key in events))
