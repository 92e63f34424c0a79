"""What somebody is part of, what that is part of, and what is part of it: a tree of several steps.

A tie is told by a report, on its words: a tree shows what is told, and two reports may disagree.
"""

import sqlite3
from typing import Literal

import msgspec

_UP, _DOWN = 3, 2
"""Steps above and below somebody. Each is taken on another report's word: further ones say ever
less of it."""
_MOST = {"above": 3, "below": 8}
"""Of the ties of one node the most told are followed: each above makes a tree of its own."""
_BODIES = ("organisation", "group")
"""Below a state stands all that is told of it: its tree is no tree of a body."""


class Tied(msgspec.Struct, frozen=True, kw_only=True):
    """A tie to a body above: where it is told, and how often."""

    predicate: str
    """``part_of``, ``member_of``, ``leads`` or ``speaks_for``."""
    document: str
    record: str
    """Id of the relation in its report."""
    words: str
    told: int
    """Relations that tell it."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody across reports in a tree, with what stands below."""

    who: str
    name: str
    tie: Tied | None
    """To the one above; none: it stands above all."""
    below: tuple["Body", ...] = ()


class _Node(msgspec.Struct, frozen=True):
    key: int
    who: str
    name: str
    kind: str


def bodies(connection: sqlite3.Connection, who: str) -> tuple[Body, ...]:
    """Return the trees in which somebody stands, from what is told to be above all; none: no tie.

    Upwards three steps are taken by what is part, member, leader or speaker of a body, downwards
    two; of one node's ties the three above, and the eight below, that are told most. What is met
    again on its own path is not followed.

    Args:
        connection: of the base.
        who: id across reports.
    """
    row = connection.execute("SELECT key, id, name, kind FROM who WHERE id = ?", (who,)).fetchone()
    if row is None:
        return ()
    own = _Node(*row)
    made = tuple(_above(connection, own, _below(connection, own, _DOWN, {own.key}), (own.key,)))
    return () if made == (Body(who=own.who, name=own.name, tie=None),) else made


def _above(
    connection: sqlite3.Connection, one: _Node, below: tuple[Body, ...], path: tuple[int, ...]
) -> list[Body]:
    """Return the trees above a node, each with the node and what stands below it."""
    found = _ties(connection, one.key, "above") if len(path) <= _UP else []
    made: list[Body] = []
    for node, tie in found:
        if node.key not in path and node.kind in ("organisation", "group", "place"):
            here = Body(who=one.who, name=one.name, tie=tie, below=below)
            made += _above(connection, node, (here,), (*path, node.key))
    return made or [Body(who=one.who, name=one.name, tie=None, below=below)]


def _below(
    connection: sqlite3.Connection, one: _Node, steps: int, path: set[int]
) -> tuple[Body, ...]:
    if not steps or one.kind not in _BODIES:
        return ()
    return tuple(
        Body(
            who=node.who,
            name=node.name,
            tie=tie,
            below=_below(connection, node, steps - 1, path | {node.key}),
        )
        for node, tie in _ties(connection, one.key, "below")
        if node.key not in path
    )


def _ties(
    connection: sqlite3.Connection, key: int, side: Literal["above", "below"]
) -> list[tuple[_Node, Tied]]:
    own, far = ("subject", "object") if side == "above" else ("object", "subject")
    # With min() SQLite takes the other columns from the row that has it: the first that tells it.
    found = connection.execute(
        "SELECT who.key, who.id, who.name, who.kind, predicate, document.id, relation.id,"
        " relation.words, count(*), min(relation.key) FROM actor_who AS own"
        f" CROSS JOIN relation ON relation.{own} = own.actor"
        f" CROSS JOIN actor_who AS far ON far.actor = relation.{far}"
        " JOIN who ON who.key = far.who JOIN document ON document.key = relation.document"
        " WHERE own.who = ? AND far.who <> own.who"
        " AND predicate IN ('part_of', 'member_of', 'leads', 'speaks_for')"
        " GROUP BY who.key ORDER BY count(*) DESC, who.name, who.key LIMIT ?",
        (key, _MOST[side]),
    )
    return [
        (
            _Node(*row[:4]),
            Tied(predicate=row[4], document=row[5], record=row[6], words=row[7], told=row[8]),
        )
        for row in found
    ]
