"""Which reports are asked for, and a report as an answer shows it."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from according.base.questions.answers import Report
from according.base.questions.filters import ReportFilter
from according.base.questions.matching import full_text, matches
from according.base.questions.sql import Part, Row, one_of
from according.base.questions.vocabulary import Vocabulary

Condition = Callable[[Vocabulary, Any], Part]
"""From a wanted value to the condition on a row; ``{document}`` and ``{day}`` stand for the
columns that hold the report's key and day."""

REPORT = (
    "document.key, document.id, document.title, document.publisher, document.published,"
    " document.url, (SELECT first.id FROM copy JOIN document AS first ON first.key = copy.of"
    " WHERE copy.document = document.key ORDER BY copy.of LIMIT 1)"
)
"""The columns of a report, as ``report_of`` takes them."""
WIDTH = len(Report.__struct_fields__)


def report_of(row: Row) -> Report:
    """Return a report from the columns of ``REPORT``."""
    return Report(**dict(zip(Report.__struct_fields__, row, strict=True)))


def wanted_of(filter_: ReportFilter) -> dict[str, Any]:
    """Return the fields of a filter that ask for something."""
    return {
        field.name: value
        for field in msgspec.structs.fields(type(filter_))
        if (value := getattr(filter_, field.name)) != field.default
    }


def _words(vocabulary: Vocabulary, words: str) -> Part:
    found = matches("report_words", full_text(words))
    return Part(f"{{document}} IN ({found.sql})", found.values)


def _publisher(vocabulary: Vocabulary, name: str) -> Part:
    same = one_of("publisher", vocabulary.publishers(name))
    return Part(f"{{document}} IN (SELECT key FROM document WHERE {same.sql})", same.values)


def _documents(vocabulary: Vocabulary, ids: tuple[str, ...]) -> Part:
    same = one_of("id", ids)
    return Part(f"{{document}} IN (SELECT key FROM document WHERE {same.sql})", same.values)


REPORT_CONDITIONS: Mapping[str, Condition] = {
    "words": _words,
    "publisher": _publisher,
    "published_since": lambda _, day: Part("{day} >= ?", (day,)),
    "published_until": lambda _, day: Part("{day} <= ?", (day,)),
    "documents": _documents,
    "copies": lambda _, wanted: Part(
        "1" if wanted else "{document} NOT IN (SELECT document FROM copy)"
    ),
}


def conditions(
    vocabulary: Vocabulary,
    filter_: ReportFilter,
    table: Mapping[str, Condition],
    *,
    document: str,
    day: str,
) -> dict[str, Part]:
    """Return the condition of every field of a filter that asks for something.

    Args:
        vocabulary: the names that the base has.
        filter_: what is asked for.
        table: the conditions by field; a field without one (order, limit) asks for none.
        document: the column that holds the key of the report.
        day: the column that holds its day.
    """
    found = {}
    for name, value in wanted_of(filter_).items():
        if name in table:
            part = table[name](vocabulary, value)
            sql = part.sql.replace("{document}", document).replace("{day}", day)
            found[name] = Part(sql, part.values)
    return found
