"""Which statements are asked for."""

import sqlite3
from collections.abc import Iterator, Mapping

from according.base.questions.answer import Answer
from according.base.questions.answers import FiledStatement
from according.base.questions.columns import table_of
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
from according.base.questions.sql import Part, Row, all_of, joined, number, one_of, page, rows
from according.base.questions.vocabulary import Vocabulary
from according.base.records.rows import StatementRow

_COLUMNS = StatementRow.__struct_fields__
_ROW = ", ".join(f'statement."{name}"' for name in _COLUMNS)
_TABLE = table_of(FiledStatement)
_ORDERS: Mapping[str, str] = {
    "newest": "document.day DESC, document.key DESC, statement.key DESC",
    "oldest": "document.day ASC NULLS LAST, document.key ASC, statement.key ASC",
}


def statements(
    connection: sqlite3.Connection, vocabulary: Vocabulary, filter_: StatementFilter
) -> Answer[FiledStatement]:
    """Return the statements that a filter asks for."""
    where = all_of(
        conditions(
            vocabulary, filter_, CONDITIONS, document="statement.document", day="document.day"
        ).values()
    )
    source = " FROM document JOIN statement ON statement.document = document.key"

    def read() -> Iterator[FiledStatement]:
        asked = joined(
            Part(
                f"SELECT {REPORT}, {_ROW}, (SELECT answered.content FROM statement AS answered"
                f" WHERE answered.key = statement.about) {source} WHERE"
            ),
            where,
            Part(f"ORDER BY {_ORDERS[filter_.order]}"),
            page(filter_.limit, filter_.offset),
        )
        return map(_statement, rows(connection, asked))

    def count(at_most: int | None) -> int:
        listed = joined(Part(f"SELECT 1 {source} WHERE"), where, page(at_most, 0))
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_TABLE, read, count)


def _statement(row: Row) -> FiledStatement:
    told = dict(zip(_COLUMNS, row[WIDTH:-1], strict=True))
    return FiledStatement(
        report=report_of(row[:WIDTH]), statement=StatementRow(**told), about=row[-1]
    )


def _said(vocabulary: Vocabulary, words: str) -> Part:
    found = matches("statement_words", f"content : ({full_text(words)})")
    return Part(f"statement.key IN ({found.sql})", found.values)


def _speaker(vocabulary: Vocabulary, name: str) -> Part:
    query = vocabulary.names(name)
    said = matches("statement_words", f"speaker_name : ({query})")
    return Part(
        "statement.speaker IN (SELECT actor FROM actor_name WHERE name IN"
        " (SELECT rowid FROM name_words WHERE name_words MATCH ?))"
        f" OR statement.key IN ({said.sql})",
        (query, *said.values),
    )


def _there(column: str) -> Condition:
    return lambda _, wanted: Part(f"statement.{column} IS {'NOT ' if wanted else ''}NULL")


CONDITIONS: Mapping[str, Condition] = {
    **REPORT_CONDITIONS,
    "said": _said,
    "speaker": _speaker,
    "acts": lambda _, values: one_of("statement.act", values),
    "source_kinds": lambda _, values: one_of("statement.source_kind", values),
    "manner": lambda _, value: Part("statement.manner = ?", (value,)),
    "about": _there("about"),
    "nested": _there("parent"),
    "min_confidence": lambda _, value: Part("statement.confidence >= ?", (value,)),
}
