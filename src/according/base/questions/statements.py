"""Which statements are asked for."""

import sqlite3
from collections.abc import Iterator, Mapping

from according.base.questions.answer import Answer
from according.base.questions.answers import FiledStatement
from according.base.questions.columns import table_of
from according.base.questions.cursors import Cut, Key, order_by, paged
from according.base.questions.filters import StatementFilter
from according.base.questions.matching import full_text, matches
from according.base.questions.reports import (
    REPORT,
    REPORT_CONDITIONS,
    WIDTH,
    Condition,
    conditions,
    report_of,
)
from according.base.questions.sql import Part, Row, all_of, joined, number, one_of, page
from according.base.questions.vocabulary import Vocabulary
from according.base.records.rows import StatementRow

_COLUMNS = StatementRow.__struct_fields__
_ROW = ", ".join(f'statement."{name}"' for name in _COLUMNS)
_TABLE = table_of(FiledStatement)
ORDERS: Mapping[str, tuple[Key, ...]] = {
    "newest": (
        Key("document.day", "report.day", True),
        Key("document.key", "report.key", True, True),
        Key("statement.key", "statement.key", True, True),
    ),
    "oldest": (
        Key("document.day", "report.day"),
        Key("document.key", "report.key", False, True),
        Key("statement.key", "statement.key", False, True),
    ),
}


SOURCE = " FROM document JOIN statement ON statement.document = document.key"


def statements(
    connection: sqlite3.Connection, vocabulary: Vocabulary, filter_: StatementFilter
) -> Answer[FiledStatement]:
    """Return the statements that a filter asks for."""
    where = where_of(vocabulary, filter_)
    source = SOURCE

    def read() -> Iterator[FiledStatement]:
        keys = ORDERS[filter_.order]
        cut = Cut(filter_.order, keys, filter_.after, filter_.limit, filter_.offset)
        found = paged(
            connection,
            cut,
            lambda goes_on, limited: joined(
                # Keys first: what is put in order does not carry whole records with it.
                Part(
                    f"SELECT {REPORT}, {_ROW}, (SELECT answered.content FROM statement AS answered"
                    " WHERE answered.key = statement.about) FROM (SELECT statement.key AS found"
                    f" {source} WHERE"
                ),
                where,
                Part("AND ("),
                goes_on,
                Part(f") ORDER BY {order_by(keys)}"),
                limited,
                Part(
                    ") CROSS JOIN statement ON statement.key = found"
                    " CROSS JOIN document ON document.key = statement.document"
                    f" ORDER BY {order_by(keys)}"
                ),
            ),
        )
        return map(_statement, found)

    def count(at_most: int | None) -> int:
        listed = joined(Part(f"SELECT 1 {source} WHERE"), where, page(at_most, 0))
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_TABLE, read, count)


def where_of(vocabulary: Vocabulary, filter_: StatementFilter) -> Part:
    """Return the condition that a filter is, on ``document`` and ``statement``."""
    found = conditions(
        vocabulary, filter_, CONDITIONS, document="statement.document", day="document.day"
    )
    return all_of(found.values())


def _statement(row: Row) -> FiledStatement:
    told = dict(zip(_COLUMNS, row[WIDTH:-1], strict=True))
    return FiledStatement(
        report=report_of(row[:WIDTH]), statement=StatementRow(**told), about=row[-1]
    )


def _said(vocabulary: Vocabulary, words: str) -> Part:
    found = matches("statement_words", f"content : ({full_text(words)})")
    lead = "+" if vocabulary.is_many(found) else ""
    return Part(f"{lead}statement.key IN ({found.sql})", found.values)


def _speaker(vocabulary: Vocabulary, name: str) -> Part:
    query = vocabulary.names(name)
    said = matches("statement_words", f"speaker_name : ({query})")
    return Part(
        "statement.speaker IN (SELECT actor FROM actor_name WHERE name IN"
        " (SELECT rowid FROM name_words WHERE name_words MATCH ?))"
        f" OR statement.key IN ({said.sql})",
        (query, *said.values),
    )


def _acts(vocabulary: Vocabulary, values: tuple[str, ...]) -> Part:
    found = one_of("statement.act", values)
    many = vocabulary.is_many(
        Part(f"SELECT statement.key FROM statement WHERE {found.sql}", found.values)
    )
    return Part(f"{'+' if many else ''}{found.sql}", found.values)


def _there(column: str) -> Condition:
    return lambda _, wanted: Part(f"statement.{column} IS {'NOT ' if wanted else ''}NULL")


CONDITIONS: Mapping[str, Condition] = {
    **REPORT_CONDITIONS,
    "said": _said,
    "speaker": _speaker,
    "acts": _acts,
    "source_kinds": lambda _, values: one_of("statement.source_kind", values),
    "manner": lambda _, value: Part("statement.manner = ?", (value,)),
    "about": _there("about"),
    "nested": _there("parent"),
    "country": lambda _, code: Part(
        "EXISTS (SELECT 1 FROM actor WHERE actor.key = statement.speaker AND actor.country = ?)",
        (code.upper(),),
    ),
    "min_confidence": lambda _, value: Part("statement.confidence >= ?", (value,)),
}
