"""What there is among the records of an answer: values with how many have each.

Of a large base the first few thousand in the order asked for are counted, which takes a twentieth
of a second; the answer says so. To count a million takes longer than people wait for a page.
"""

import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import msgspec

from according.base.questions import find, incidents, named
from according.base.questions import statements as said
from according.base.questions.claims import ORDERS as CLAIM_ORDERS
from according.base.questions.claims import Claims
from according.base.questions.cursors import Key, order_by
from according.base.questions.filters import (
    ActorFilter,
    ClaimFilter,
    DocumentFilter,
    StatementFilter,
)
from according.base.questions.incidents import IncidentFilter
from according.base.questions.sql import Part, Row, asking, joined
from according.base.questions.vocabulary import Vocabulary

AT_MOST = 5_000
"""Records that are counted."""
SECONDS = 0.08
"""After which it is enough: where several tests are rare together, few are found in it."""
_STEPS = 2_000
"""Instructions of SQLite's between two looks at the clock: less than a millisecond."""
_KEPT = 30
"""Values of a facet, the commonest."""
_BETWEEN = "; "

Faceted = ClaimFilter | StatementFilter | IncidentFilter | ActorFilter | DocumentFilter


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one field."""

    name: str
    """Of the field of the filter that asks for one of them."""
    values: tuple[tuple[str, int], ...]
    """With how many records have it, the commonest first."""


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What there is among the records of an answer."""

    counted: int
    """How many records were looked at: the first in the order asked for."""
    whole: bool
    """Whether those are all."""
    facets: tuple[Facet, ...]


class _Question(NamedTuple):
    columns: Mapping[str, str]
    """Field of the filter to the column that has its value."""
    source: Part
    """``FROM`` what, with the condition."""
    keys: Sequence[Key]


_MONTH = "substr({day}, 1, 7)"
_CLAIM = {
    "types": "claim.type",
    "actor": "claim.actors",
    "recipient": "claim.recipients",
    "speaker": "claim.speaker",
    "acts": "claim.act",
    "source_kinds": "claim.source_kind",
    "statuses": "claim.status",
    "country": "claim.country",
    "publisher": "document.publisher",
    "published": _MONTH.format(day="claim.day"),
    "min_independent": "incident.independent",
}
_STATEMENT = {
    "acts": "statement.act",
    "speaker": "statement.speaker_name",
    "source_kinds": "statement.source_kind",
    "manner": "statement.manner",
    "country": "actor.country",
    "publisher": "document.publisher",
    "published": _MONTH.format(day="document.day"),
}
_INCIDENT = {
    "types": "type",
    "actor": "actors",
    "recipient": "recipients",
    "statuses": "status",
    "country": "country",
    "place": "place",
    "reported": _MONTH.format(day="latest"),
    "min_independent": "independent",
}
_ACTOR = {"kind": "who.kind", "country": "who.country", "sector": "who.sector"}
_DOCUMENT = {"publisher": "publisher", "published": _MONTH.format(day="day")}
_SEVERAL = frozenset({"claim.actors", "claim.recipients", "actors", "recipients"})
"""Columns with names joined by "; "."""


def facets(
    connection: sqlite3.Connection, vocabulary: Vocabulary, claims: Claims, filter_: Faceted
) -> Facets:
    """Return what there is among the records that a filter asks for, wherever its page begins.

    Raises:
        BaseError: a value that the filter cannot have.
    """
    question = _question(vocabulary, claims, filter_)
    found, whole = _until(connection, _asked(question))
    if len(found) > AT_MOST:
        found, whole = found[:AT_MOST], False
    columns = zip(*found, strict=True) if found else ((),) * len(question.columns)
    return Facets(
        counted=len(found),
        whole=whole,
        facets=tuple(
            Facet(name=name, values=_values(name, _counted(column, values)))
            for (name, column), values in zip(question.columns.items(), columns, strict=True)
        ),
    )


def _counted(column: str, values: Iterable[Any]) -> Counter[Any]:
    counts = Counter(values)
    if column in _SEVERAL:
        split: Counter[Any] = Counter()
        for names, number in counts.items():
            for name in set(names.split(_BETWEEN)):
                split[name] += number
        counts = split
    for nothing in (None, ""):
        counts.pop(nothing, None)
    return counts


def _values(name: str, found: Counter[Any]) -> tuple[tuple[str, int], ...]:
    if name.startswith("min_"):
        # "At least three" holds for all that have more.
        levels = sorted(value for value in found if value > 1)
        return tuple(
            (str(level), sum(n for value, n in found.items() if value >= level))
            for level in levels[:_KEPT]
        )
    if name in ("published", "reported"):
        return tuple(sorted(found.items(), reverse=True)[:_KEPT])
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0]))[:_KEPT])


def _question(vocabulary: Vocabulary, claims: Claims, filter_: Faceted) -> _Question:
    if isinstance(filter_, ClaimFilter):
        return _of_claims(claims, filter_)
    if isinstance(filter_, StatementFilter):
        tables = f"{said.SOURCE} LEFT JOIN actor ON actor.key = statement.speaker WHERE"
        source = joined(Part(tables), said.where_of(vocabulary, filter_))
        return _Question(_STATEMENT, source, said.ORDERS[filter_.order])
    if isinstance(filter_, IncidentFilter):
        source = joined(Part("FROM incident WHERE"), incidents.where_of(filter_))
        return _Question(_INCIDENT, source, incidents.ORDERS[filter_.order])
    if isinstance(filter_, ActorFilter):
        source = joined(Part("FROM who WHERE"), named.where_of(vocabulary, filter_))
        return _Question(_ACTOR, source, named.ORDERS[filter_.order])
    source = joined(Part("FROM document WHERE"), find.where_of(vocabulary, filter_))
    return _Question(_DOCUMENT, source, find.ORDERS[filter_.order])


def _of_claims(claims: Claims, filter_: ClaimFilter) -> _Question:
    """Return the question for claims: what stands beside one is looked up for those counted."""
    asked = claims.asked(filter_)
    ordered = f"ORDER BY {order_by(CLAIM_ORDERS[filter_.order])} LIMIT {AT_MOST + 1}"
    source = joined(
        Part("FROM (SELECT claim.key AS found"),
        asked.source,
        asked.where,
        Part(
            f"{ordered}) CROSS JOIN claim ON claim.key = found"
            " CROSS JOIN document ON document.key = claim.document"
            " LEFT JOIN incident_event ON incident_event.event = claim.event"
            " LEFT JOIN incident ON incident.key = incident_event.incident"
        ),
    )
    return _Question(_CLAIM, source, ())


def _asked(question: _Question) -> Part:
    ordered = f"ORDER BY {order_by(question.keys)} LIMIT {AT_MOST + 1}" if question.keys else ""
    return joined(
        Part(f"SELECT {', '.join(question.columns.values())}"),
        question.source,
        Part(ordered),
    )


def _until(connection: sqlite3.Connection, part: Part) -> tuple[list[Row], bool]:
    """Return the rows found until the time is over, and whether those are all."""
    found: list[Row] = []
    with _hurry(connection), asking():
        try:
            found.extend(connection.execute(part.sql, part.values))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_INTERRUPT":
                raise
            return found, False
    return found, True


@contextmanager
def _hurry(connection: sqlite3.Connection) -> Iterator[None]:
    ends = time.perf_counter() + SECONDS
    connection.set_progress_handler(lambda: time.perf_counter() > ends, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
