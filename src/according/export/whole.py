"""The reports that an export is made of: with the claims asked for, or all there are."""

import heapq
from collections.abc import Iterator
from itertools import islice

import msgspec

from according.base import Base, ClaimFilter, ReportFilter, Selected

_CHUNK = 500
"""Ids in one question: SQLite binds a limited number of values."""
_NO_CHOICE = frozenset({*ReportFilter.__struct_fields__, "order"})


def asks_for_claims(filter_: ClaimFilter) -> bool:
    """Tell whether a filter chooses among the claims of a report."""
    plain = ClaimFilter()
    return any(
        getattr(filter_, name) != getattr(plain, name)
        for name in ClaimFilter.__struct_fields__
        if name not in _NO_CHOICE
    )


def reports(base: Base, filter_: ClaimFilter) -> Iterator[Selected]:
    """Yield reports in the order of filing, one at a time, each with the claims asked for.

    A filter that chooses among claims gives the reports that have such claims; one that does not,
    all reports, those in which no claim was found among them.

    Raises:
        BaseError: the filter cannot be asked, or a reading is damaged.
    """
    chosen = base.selected(filter_)
    if asks_for_claims(filter_):
        yield from chosen
        return
    # Each side is in the order of filing and read as it is needed.
    yield from heapq.merge(chosen, _without_claims(base, filter_), key=lambda one: one.report.key)


def _without_claims(base: Base, filter_: ClaimFilter) -> Iterator[Selected]:
    ids = (
        str(id_)
        for (id_,) in base.connection.execute(
            "SELECT id FROM document WHERE NOT EXISTS"
            " (SELECT 1 FROM claim WHERE claim.document = document.key) ORDER BY key"
        )
    )
    shared = {name: getattr(filter_, name) for name in ReportFilter.__struct_fields__}
    asked = ReportFilter(**shared)
    wanted = set(asked.documents)
    while chunk := tuple(islice((id_ for id_ in ids if not wanted or id_ in wanted), _CHUNK)):
        for reading in base.readings(msgspec.structs.replace(asked, documents=chunk)):
            yield Selected(report=base.report(reading.id), reading=reading, claims=(), verdicts={})
