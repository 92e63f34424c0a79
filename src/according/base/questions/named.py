"""Who bears a name, across reports, as the links have them: nothing is added up when asked."""

import sqlite3
from collections.abc import Iterator, Mapping

from according.base.questions.answer import Answer
from according.base.questions.answers import NamedActor
from according.base.questions.columns import table_of
from according.base.questions.cursors import Cut, Key, order_by, paged
from according.base.questions.filters import ActorFilter
from according.base.questions.sql import Part, all_of, joined, number, page
from according.base.questions.vocabulary import Vocabulary

_TABLE = table_of(NamedActor)
_SELECTED = (
    "SELECT who.name, who.kind, who.country, who.sector, who.reports, who.said, who.did,"
    " who.suffered, who.first, who.latest, who.id"
)
_NAME, _ID = Key("who.name", "name", False, True), Key("who.id", "who", False, True)
_REPORTS, _SAID, _DID, _SUFFERED = (
    Key(f"who.{name}", name, True, True) for name in ("reports", "said", "did", "suffered")
)
ORDERS: Mapping[str, tuple[Key, ...]] = {
    "reports": (_REPORTS, _SAID, _NAME, _ID),
    "said": (_SAID, _REPORTS, _NAME, _ID),
    "did": (_DID, _REPORTS, _NAME, _ID),
    "suffered": (_SUFFERED, _REPORTS, _NAME, _ID),
    "name": (_NAME, _ID),
}


def named(
    connection: sqlite3.Connection, vocabulary: Vocabulary, filter_: ActorFilter
) -> Answer[NamedActor]:
    """Return those whom a filter asks for."""
    where = where_of(vocabulary, filter_)

    def read() -> Iterator[NamedActor]:
        keys = ORDERS[filter_.order]
        cut = Cut(filter_.order, keys, filter_.after, filter_.limit, filter_.offset)
        found = paged(
            connection,
            cut,
            lambda goes_on, limited: joined(
                Part(f"{_SELECTED} FROM who WHERE"),
                where,
                Part("AND ("),
                goes_on,
                Part(f") ORDER BY {order_by(keys)}"),
                limited,
            ),
        )
        for row in found:
            yield NamedActor(**dict(zip(NamedActor.__struct_fields__, row, strict=True)))

    def count(at_most: int | None) -> int:
        listed = joined(Part("SELECT 1 FROM who WHERE"), where, page(at_most, 0))
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_TABLE, read, count)


def where_of(vocabulary: Vocabulary, filter_: ActorFilter) -> Part:
    """Return the condition that a filter is, on ``who``."""
    parts = []
    if filter_.name is not None:
        parts.append(
            Part(
                "who.key IN (SELECT actor_who.who FROM name_words CROSS JOIN actor_name"
                " ON actor_name.name = name_words.rowid CROSS JOIN actor_who"
                " ON actor_who.actor = actor_name.actor WHERE name_words MATCH ?)",
                (vocabulary.names(filter_.name),),
            )
        )
    for column in ("kind", "country", "sector"):
        value = getattr(filter_, column)
        if value is not None:
            parts.append(Part(f"who.{column} = ?", (value if column == "kind" else value.upper(),)))
    return all_of(parts)
