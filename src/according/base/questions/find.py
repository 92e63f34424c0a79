"""Full-text search over reports, the best first."""

import sqlite3
from collections.abc import Iterator, Mapping

import msgspec

from according.base.questions.answer import Answer
from according.base.questions.answers import Found, Report
from according.base.questions.columns import table_of
from according.base.questions.cursors import Cut, Key, order_by, paged
from according.base.questions.filters import DocumentFilter, ReportFilter
from according.base.questions.matching import full_text, matches
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
ORDERS: Mapping[str, tuple[Key, ...]] = {
    "newest": (Key("document.day", "day", True), Key("document.key", "key", True, True)),
    "oldest": (Key("document.day", "day"), Key("document.key", "key", False, True)),
}
RANKED = 4_000
"""Reports that are ranked: of more that hold the words, those filed last; the others follow in the
order of filing, the last first. To rank takes a look at every report: 60,000 take half a second."""
SOURCE = "FROM report_words CROSS JOIN document ON document.key = report_words.rowid WHERE"
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
    where = where_of(vocabulary, rest)
    query = Part("report_words MATCH ?", (full_text(filter_.words or ""),))

    def read() -> Iterator[Found]:
        floor = _floor(connection, query, where)
        for part in _halves(query, where, floor, limit=limit, offset=offset):
            for row in rows(connection, part):
                report, (snippet, score) = report_of(row[:WIDTH]), row[WIDTH:]
                yield Found(report=report, snippet=" ".join(snippet.split()), score=score)

    def count(at_most: int | None) -> int:
        listed = joined(Part(f"SELECT 1 {SOURCE}"), query, Part("AND"), where, page(at_most, 0))
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_FOUND, read, count)


def _floor(connection: sqlite3.Connection, query: Part, where: Part) -> int:
    """Return the key from which on reports are ranked."""
    latest = joined(
        Part(f"SELECT report_words.rowid AS key {SOURCE}"),
        query,
        Part("AND"),
        where,
        Part("ORDER BY report_words.rowid DESC LIMIT 1 OFFSET ?", (RANKED - 1,)),
    )
    return number(connection, latest)


def _halves(
    query: Part, where: Part, floor: int, *, limit: int | None, offset: int
) -> Iterator[Part]:
    """Yield the question for the ranked reports and, where the page goes on, for the rest."""
    selected = Part(f"SELECT {REPORT}, {_SNIPPET}, -rank {SOURCE}")
    yield joined(
        selected,
        query,
        Part("AND report_words.rowid >= ? AND", (floor,)),
        where,
        Part("ORDER BY rank, document.key DESC"),
        page(limit, offset),
    )
    if not floor or (limit is not None and offset + limit <= RANKED):
        return
    left = None if limit is None else offset + limit - max(RANKED, offset)
    yield joined(
        selected,
        query,
        Part("AND report_words.rowid < ? AND", (floor,)),
        where,
        Part("ORDER BY report_words.rowid DESC"),
        page(left, max(0, offset - RANKED)),
    )


def documents(
    connection: sqlite3.Connection, vocabulary: Vocabulary, filter_: DocumentFilter
) -> Answer[Report]:
    """Return the reports that a filter asks for."""
    where = where_of(vocabulary, filter_)

    def read() -> Iterator[Report]:
        keys = ORDERS[filter_.order]
        cut = Cut(filter_.order, keys, filter_.after, filter_.limit, filter_.offset)
        found = paged(
            connection,
            cut,
            lambda goes_on, limited: joined(
                Part(f"SELECT {REPORT} FROM document WHERE"),
                where,
                Part("AND ("),
                goes_on,
                Part(f") ORDER BY {order_by(keys)}"),
                limited,
            ),
        )
        return map(report_of, found)

    def count(at_most: int | None) -> int:
        listed = joined(Part("SELECT 1 FROM document WHERE"), where, page(at_most, 0))
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_REPORTS, read, count)


def keys(vocabulary: Vocabulary, filter_: ReportFilter) -> Part:
    """Return the query for the keys of all reports asked for, by key."""
    where = where_of(vocabulary, filter_)
    return joined(Part("SELECT key FROM document WHERE"), where, Part("ORDER BY document.key"))


def where_of(vocabulary: Vocabulary, filter_: ReportFilter) -> Part:
    """Return the condition that a filter is, on ``document``."""
    found = conditions(
        vocabulary, filter_, REPORT_CONDITIONS, document="document.key", day="document.day"
    )
    words = found.get("words")
    if words is not None and vocabulary.is_many(_holding(filter_)):
        found["words"] = Part(f"+{words.sql}", words.values)
    return all_of(found.values())


def _holding(filter_: ReportFilter) -> Part:
    return matches("report_words", full_text(filter_.words or ""))
