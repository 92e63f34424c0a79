"""Full-text search over reports, the best first."""

import sqlite3
from collections.abc import Iterator

import msgspec

from according.base.questions.answer import Answer
from according.base.questions.answers import Found, Report
from according.base.questions.columns import table_of
from according.base.questions.filters import ReportFilter
from according.base.questions.matching import full_text
from according.base.questions.reports import (
    REPORT,
    REPORT_CONDITIONS,
    WIDTH,
    conditions,
    report_of,
)
from according.base.questions.sql import Part, all_of, joined, number, page, rows
from according.base.questions.vocabulary import Vocabulary

_FOUND, _REPORTS = table_of(Found), table_of(Report)
_SNIPPET = "snippet(report_words, -1, '[', ']', ' … ', 24)"


def find(
    connection: sqlite3.Connection,
    vocabulary: Vocabulary,
    filter_: ReportFilter,
    *,
    limit: int | None,
    offset: int,
) -> Answer[Found]:
    """Return the reports that hold the words of a filter, the best first."""
    rest = msgspec.structs.replace(filter_, words=None)
    where = _where(vocabulary, rest)
    query = Part("report_words MATCH ?", (full_text(filter_.words or ""),))
    source = " FROM report_words JOIN document ON document.key = report_words.rowid WHERE"

    def read() -> Iterator[Found]:
        asked = joined(
            Part(f"SELECT {REPORT}, {_SNIPPET}, -rank {source}"),
            query,
            Part("AND"),
            where,
            Part("ORDER BY rank, document.key DESC"),
            page(limit, offset),
        )
        for row in rows(connection, asked):
            report, (snippet, score) = report_of(row[:WIDTH]), row[WIDTH:]
            yield Found(report=report, snippet=" ".join(snippet.split()), score=score)

    def count(at_most: int | None) -> int:
        listed = joined(Part(f"SELECT 1 {source}"), query, Part("AND"), where, page(at_most, 0))
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_FOUND, read, count)


def documents(
    connection: sqlite3.Connection, vocabulary: Vocabulary, filter_: ReportFilter
) -> Answer[Report]:
    """Return the reports that a filter asks for, the newest first."""
    where = _where(vocabulary, filter_)

    def read() -> Iterator[Report]:
        asked = joined(
            Part(f"SELECT {REPORT} FROM document WHERE"),
            where,
            Part("ORDER BY document.day DESC, document.key DESC"),
        )
        return map(report_of, rows(connection, asked))

    def count(at_most: int | None) -> int:
        listed = joined(Part("SELECT 1 FROM document WHERE"), where, page(at_most, 0))
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_REPORTS, read, count)


def keys(vocabulary: Vocabulary, filter_: ReportFilter) -> Part:
    """Return the query for the keys of all reports asked for, by key."""
    where = _where(vocabulary, filter_)
    return joined(Part("SELECT key FROM document WHERE"), where, Part("ORDER BY document.key"))


def _where(vocabulary: Vocabulary, filter_: ReportFilter) -> Part:
    found = conditions(
        vocabulary, filter_, REPORT_CONDITIONS, document="document.key", day="document.day"
    )
    return all_of(found.values())
