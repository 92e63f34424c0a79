"""What somebody across reports did, what was done to it, and what it said."""

import sqlite3
from collections.abc import Iterable
from typing import Any, Literal

import msgspec


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of somebody: an event it acts in or that is done to it, or what it said."""

    document: str
    record: str
    kind: str
    """Type of the event, or act of the statement."""
    words: str
    other: str
    """The other side; of a statement nothing."""
    against: bool
    """Whether it is denied, or denies."""
    day: str | None


def deeds(
    connection: sqlite3.Connection, who: str, role: Literal["actor", "recipient"], limit: int
) -> tuple[Deed, ...]:
    """Return what somebody did, or what was done to it; the newest first, at most so many.

    Args:
        connection: of the base.
        who: id across reports.
        role: that somebody has in the events.
        limit: at most so many.
    """
    other = "recipients" if role == "actor" else "actors"
    found = connection.execute(
        f"SELECT DISTINCT document.id, claim.id, claim.type, claim.words, claim.{other},"
        " claim.denied, claim.day FROM who CROSS JOIN actor_who ON actor_who.who = who.key"
        " CROSS JOIN party ON party.actor = actor_who.actor"
        " CROSS JOIN claim ON claim.event = party.event"
        " JOIN document ON document.key = claim.document"
        " WHERE who.id = ? AND party.role = ? ORDER BY claim.day DESC, claim.key LIMIT ?",
        (who, role, limit),
    )
    return _deeds(found)


def said(connection: sqlite3.Connection, who: str, limit: int) -> tuple[Deed, ...]:
    """Return what somebody said; the newest first, at most so many.

    Args:
        connection: of the base.
        who: id across reports.
        limit: at most so many.
    """
    found = connection.execute(
        "SELECT document.id, statement.id, act, statement.content, '',"
        " act IN ('deny', 'doubt', 'retract'), day FROM who"
        " CROSS JOIN actor_who ON actor_who.who = who.key"
        " CROSS JOIN statement ON statement.speaker = actor_who.actor"
        " JOIN document ON document.key = statement.document"
        " WHERE who.id = ? ORDER BY day DESC, statement.key LIMIT ?",
        (who, limit),
    )
    return _deeds(found)


def _deeds(found: Iterable[tuple[Any, ...]]) -> tuple[Deed, ...]:
    rows = (dict(zip(Deed.__struct_fields__, row, strict=True)) for row in found)
    return tuple(Deed(**{**row, "against": bool(row["against"])}) for row in rows)
