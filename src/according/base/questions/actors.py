"""Which actors are asked for: everybody of one name and kind, across reports."""

import sqlite3
from collections.abc import Iterator, Mapping

from according.base.questions.answer import Answer
from according.base.questions.answers import NamedActor
from according.base.questions.columns import table_of
from according.base.questions.filters import ActorFilter
from according.base.questions.reports import REPORT_CONDITIONS, Condition, conditions
from according.base.questions.sql import Part, all_of, joined, number, page, rows
from according.base.questions.vocabulary import Vocabulary

_TABLE = table_of(NamedActor)
_ORDERS: Mapping[str, str] = {
    "reports": "reports DESC, said DESC, actor.name, actor.kind",
    "said": "said DESC, reports DESC, actor.name, actor.kind",
    "did": "did DESC, reports DESC, actor.name, actor.kind",
    "suffered": "suffered DESC, reports DESC, actor.name, actor.kind",
    "name": "actor.name, actor.kind",
}
_SELECTED = (
    "SELECT actor.name, actor.kind, max(actor.country), max(actor.sector),"
    " count(DISTINCT actor.document) AS reports, sum(actor.said) AS said, sum(actor.did) AS did,"
    " sum(actor.suffered) AS suffered, min(document.day), max(document.day)"
    " FROM actor JOIN document ON document.key = actor.document WHERE"
)


def actors(
    connection: sqlite3.Connection, vocabulary: Vocabulary, filter_: ActorFilter
) -> Answer[NamedActor]:
    """Return the actors that a filter asks for."""
    where = all_of(
        conditions(
            vocabulary, filter_, CONDITIONS, document="actor.document", day="document.day"
        ).values()
    )
    grouped = joined(where, Part("GROUP BY actor.name, actor.kind"))

    def read() -> Iterator[NamedActor]:
        asked = joined(
            Part(_SELECTED),
            grouped,
            Part(f"ORDER BY {_ORDERS[filter_.order]}"),
            page(filter_.limit, filter_.offset),
        )
        for row in rows(connection, asked):
            yield NamedActor(**dict(zip(NamedActor.__struct_fields__, row, strict=True)))

    def count(at_most: int | None) -> int:
        listed = joined(
            Part("SELECT 1 FROM actor JOIN document ON document.key = actor.document WHERE"),
            grouped,
            page(at_most, 0),
        )
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_TABLE, read, count)


def _name(vocabulary: Vocabulary, name: str) -> Part:
    return Part(
        "actor.key IN (SELECT actor FROM actor_name WHERE name IN"
        " (SELECT rowid FROM name_words WHERE name_words MATCH ?))",
        (vocabulary.names(name),),
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
