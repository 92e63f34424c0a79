"""Which actors are asked for, across reports: who is who where the base is linked.

What bears no name, and everybody in a base that is not linked, is put together by name and kind.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from according.base.questions.answer import Answer
from according.base.questions.answers import NamedActor
from according.base.questions.columns import table_of
from according.base.questions.filters import ActorFilter
from according.base.questions.reports import REPORT_CONDITIONS, Condition, conditions
from according.base.questions.sql import Part, all_of, joined, number, page, rows
from according.base.questions.vocabulary import Vocabulary

_TABLE = table_of(NamedActor)
_ORDERS: Mapping[str, str] = {
    "reports": "reports DESC, said DESC, 1, 2, who",
    "said": "said DESC, reports DESC, 1, 2, who",
    "did": "did DESC, reports DESC, 1, 2, who",
    "suffered": "suffered DESC, reports DESC, 1, 2, who",
    "name": "1, 2, who",
}
_TOLD = (
    " count(DISTINCT actor.document) AS reports, sum(actor.said) AS said, sum(actor.did) AS did,"
    " sum(actor.suffered) AS suffered, min(document.day), max(document.day),"
)


class _Grouping(NamedTuple):
    """How actors of reports are put together."""

    selected: str
    tables: str
    by: str


_BY_NAME = _Grouping(
    f"SELECT actor.name, actor.kind, max(actor.country), max(actor.sector),{_TOLD} NULL AS who",
    "FROM actor JOIN document ON document.key = actor.document WHERE",
    "GROUP BY actor.name, actor.kind",
)
_BY_WHO = _Grouping(
    "SELECT coalesce(max(who.name), actor.name), coalesce(max(who.kind), actor.kind),"
    " coalesce(max(who.country), max(actor.country)),"
    f" coalesce(max(who.sector), max(actor.sector)),{_TOLD} max(who.id) AS who",
    "FROM actor JOIN document ON document.key = actor.document"
    " LEFT JOIN actor_who ON actor_who.actor = actor.key"
    " LEFT JOIN who ON who.key = actor_who.who WHERE",
    "GROUP BY who.key, CASE WHEN who.key IS NULL THEN actor.name END,"
    " CASE WHEN who.key IS NULL THEN actor.kind END",
)


def actors(
    connection: sqlite3.Connection, vocabulary: Vocabulary, filter_: ActorFilter
) -> Answer[NamedActor]:
    """Return the actors that a filter asks for."""
    grouping = _BY_WHO if is_linked(connection) else _BY_NAME
    where = all_of(
        conditions(
            vocabulary, filter_, CONDITIONS, document="actor.document", day="document.day"
        ).values()
    )
    grouped = joined(where, Part(grouping.by))

    def read() -> Iterator[NamedActor]:
        asked = joined(
            Part(f"{grouping.selected} {grouping.tables}"),
            grouped,
            Part(f"ORDER BY {_ORDERS[filter_.order]}"),
            page(filter_.limit, filter_.offset),
        )
        for row in rows(connection, asked):
            yield NamedActor(**dict(zip(NamedActor.__struct_fields__, row, strict=True)))

    def count(at_most: int | None) -> int:
        listed = joined(
            Part(f"SELECT 1 {grouping.tables}"),
            grouped,
            page(at_most, 0),
        )
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_TABLE, read, count)


def is_linked(connection: sqlite3.Connection) -> bool:
    """Tell whether who is who across reports is known."""
    return connection.execute("SELECT 1 FROM who LIMIT 1").fetchone() is not None


def _name(vocabulary: Vocabulary, name: str) -> Part:
    """Return the condition that an actor bears a name, in its own report or another."""
    query = vocabulary.names(name)
    own = (
        "SELECT actor FROM actor_name WHERE name IN"
        " (SELECT rowid FROM name_words WHERE name_words MATCH ?)"
    )
    return Part(
        f"actor.key IN ({own} UNION SELECT fellow.actor FROM actor_who"
        " JOIN actor_who AS fellow ON fellow.who = actor_who.who"
        f" WHERE actor_who.actor IN ({own}))",
        (query, query),
    )


def _is(column: str) -> Condition:
    return lambda _, value: Part(f"actor.{column} = ?", (value,))


CONDITIONS: Mapping[str, Condition] = {
    **REPORT_CONDITIONS,
    "name": _name,
    "kind": _is("kind"),
    "country": lambda _, code: Part("actor.country = ?", (code.upper(),)),
    "sector": lambda _, code: Part("actor.sector = ?", (code.upper(),)),
}
