"""Somebody across reports: names, spellings, roles, relations, and why it is one."""

import json
import sqlite3
from typing import Any

import msgspec

from according.base.errors import BaseError


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of one report that is this somebody."""

    document: str
    """Id of the report."""
    title: str | None
    publisher: str | None
    day: str | None
    actor: str
    """Id within the report: ``a3``."""
    name: str
    roles: tuple[str, ...]
    start: int | None
    end: int | None
    score: float | None
    """How likely it is this one, 0 to 1; none: its first report."""
    why: str
    """The reason, in words."""


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A relation to somebody."""

    predicate: str
    out: bool
    """Whether this somebody is its subject."""
    name: str
    who: str | None
    """Id across reports of the other."""
    document: str
    record: str
    """Id of the relation in its report."""
    words: str
    day: str | None


class Somebody(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody across reports."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    reports: int
    said: int
    did: int
    suffered: int
    first: str | None
    latest: str | None
    names: tuple[tuple[str, int], ...]
    """Every spelling with the number of its reports, the commonest first."""
    seen: tuple[Seen, ...]
    ties: tuple[Tie, ...]


class Contradicted(msgspec.Struct, frozen=True, kw_only=True):
    """A statement against another's."""

    document: str
    record: str
    act: str
    speaker: str | None
    content: str
    other: str | None
    """Who said what it answers."""
    answered: str
    day: str | None


def somebody(connection: sqlite3.Connection, who: str, limit: int) -> Somebody:
    """Return somebody by its id across reports; of reports and relations at most so many.

    Raises:
        BaseError: there is nobody of that id.
    """
    head = connection.execute(
        "SELECT key, id, name, kind, country, sector, reports, said, did, suffered, first, latest"
        " FROM who WHERE id = ?",
        (who,),
    ).fetchone()
    if head is None:
        raise BaseError(f"there is nobody {who!r}; see: according actors")
    names = connection.execute(
        "SELECT name, reports FROM who_name WHERE who = ? ORDER BY reports DESC, name", (head[0],)
    )
    told: dict[str, Any] = dict(zip(Somebody.__struct_fields__, head[1:], strict=False))
    return Somebody(
        **told,
        names=tuple(names.fetchall()),
        seen=_seen(connection, head[0], limit),
        ties=_ties(connection, head[0], limit),
    )


def _seen(connection: sqlite3.Connection, key: int, limit: int) -> tuple[Seen, ...]:
    found = connection.execute(
        "SELECT document.id, title, publisher, day, actor.id, actor.name, roles, start,"
        ' "end", score, why FROM actor_who CROSS JOIN actor ON actor.key = actor_who.actor'
        " JOIN document ON document.key = actor.document WHERE actor_who.who = ?"
        " ORDER BY day, document.key, actor.key LIMIT ?",
        (key, limit),
    )
    fields = Seen.__struct_fields__
    rows = (dict(zip(fields, row, strict=True)) for row in found)
    return tuple(Seen(**{**row, "roles": tuple(json.loads(row["roles"]))}) for row in rows)


def _ties(connection: sqlite3.Connection, key: int, limit: int) -> tuple[Tie, ...]:
    sides = (("subject", "object", 1), ("object", "subject", 0))
    asked = " UNION ALL ".join(
        f"SELECT predicate, {out} AS out, coalesce(who.name, other.name) AS name, who.id,"
        " document.id, relation.id, relation.words AS words, document.day AS day"
        " FROM actor_who AS own"
        f" CROSS JOIN relation ON relation.{own} = own.actor"
        f" JOIN actor AS other ON other.key = relation.{far}"
        " JOIN document ON document.key = relation.document"
        " LEFT JOIN actor_who AS far ON far.actor = other.key"
        " LEFT JOIN who ON who.key = far.who WHERE own.who = :key"
        for own, far, out in sides
    )
    found = connection.execute(
        f"SELECT * FROM ({asked}) ORDER BY predicate, out DESC, name, day LIMIT :limit",
        {"key": key, "limit": limit},
    )
    fields = Tie.__struct_fields__
    rows = (dict(zip(fields, row, strict=True)) for row in found)
    return tuple(Tie(**{**row, "out": bool(row["out"])}) for row in rows)


def contradicted(connection: sqlite3.Connection, who: str, limit: int) -> tuple[Contradicted, ...]:
    """Return what somebody denies, doubts or takes back of others' statements, and they of its."""
    asked = (
        "SELECT document.id, against.id, against.act, against.speaker_name, against.content,"
        " told.speaker_name, told.content, day FROM who CROSS JOIN actor_who AS own"
        " ON own.who = who.key CROSS JOIN statement AS {own} ON {own}.speaker = own.actor"
        " JOIN statement AS {far} ON against.about = told.key"
        " JOIN document ON document.key = against.document"
        " WHERE who.id = :who AND against.act IN ('deny', 'doubt', 'retract')"
    )
    both = " UNION ".join(
        asked.format(own=own, far=far) for own, far in (("against", "told"), ("told", "against"))
    )
    found = connection.execute(
        f"SELECT * FROM ({both}) ORDER BY 8 DESC, 1, 2 LIMIT :limit", {"who": who, "limit": limit}
    )
    fields = Contradicted.__struct_fields__
    return tuple(Contradicted(**dict(zip(fields, row, strict=True))) for row in found)
