"""Incidents, as they are asked for."""

import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from according.base.errors import BaseError
from according.base.questions.answer import Answer
from according.base.questions.columns import table_of
from according.base.questions.cursors import Cut, Key, order_by, paged
from according.base.questions.filters import Near
from according.base.questions.sql import Part, all_of, joined, number, one_of, page
from according.model import EventStatus, Incident

IncidentOrder = Literal["independent", "newest", "oldest", "when", "killed", "reports", "disputed"]
"""``independent``: those that most origins tell first, then most reports. ``newest``, ``oldest``:
by the day of the latest report. ``when``: by when it happened. ``killed``: most killed first.
``reports``: those that most reports tell. ``disputed``: those on which the sources agree least."""


class IncidentFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents; what is left out does not matter."""

    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """PLOVER's types, or ``OTHER``."""
    modes: tuple[str, ...] = ()
    other: bool = True
    """Whether those of type ``OTHER`` are among them, where no type is asked for."""
    party: str | None = None
    """Part of the name of an actor or recipient, whatever its case and accents."""
    actor: str | None = None
    recipient: str | None = None
    since: str | None = None
    """It happened on this day or later; what has no time is left out. ISO 8601 date."""
    until: str | None = None
    """It happened on this day or earlier; what has no time is left out. ISO 8601 date."""
    reported_since: str | None = None
    """Its latest report is of this day or later."""
    reported_until: str | None = None
    """Its first report is of this day or earlier."""
    place: str | None = None
    """Part of the name of the place, whatever its case and accents."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    near: Near | None = None
    statuses: tuple[EventStatus, ...] = ()
    denied: bool | None = None
    """Whether somebody denies or doubts it, or a part of it."""
    disputed: bool | None = None
    """Whether there is a value on which the sources do not agree."""
    min_killed: int | None = None
    """By the best number."""
    min_injured: int | None = None
    min_reports: int | None = None
    min_independent: int | None = None
    documents: tuple[str, ...] = ()
    """Ids of reports, of which one tells it."""
    order: IncidentOrder = "independent"
    limit: int | None = None
    offset: int = 0
    after: str | None = None
    """Only what comes after the record of this cursor; see `Base.next_page`."""


class IncidentLine(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as one flat row."""

    id: str
    type: str
    mode: str | None = None
    words: str
    since: str | None = None
    until: str | None = None
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    actors: str
    recipients: str
    status: str
    killed_low: int | None = None
    killed_best: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_best: int | None = None
    injured_high: int | None = None
    reports: int
    independent_low: int
    independent: int
    independent_high: int
    disputes: int
    denials: int
    first: str | None = None
    latest: str | None = None


class FiledIncident(IncidentLine, frozen=True, kw_only=True):
    """An incident of a base."""

    record: str
    """JSON of all that is told of it."""

    @property
    def incident(self) -> Incident:
        """All that is told of it, with who tells it."""
        return msgspec.json.decode(self.record, type=Incident)


_COLUMNS = FiledIncident.__struct_fields__
_TABLE = table_of(IncidentLine)
ORDERS: Mapping[IncidentOrder, tuple[Key, ...]] = {
    "independent": (
        Key("independent", "independent", True, True),
        Key("reports", "reports", True, True),
        Key("id", "id", False, True),
    ),
    "newest": (Key("latest", "latest", True), Key("id", "id", False, True)),
    "oldest": (Key("latest", "latest"), Key("id", "id", False, True)),
    "when": (Key("since", "since"), Key("until", "until"), Key("id", "id", False, True)),
    "killed": (Key("killed_best", "killed_best", True), Key("id", "id", False, True)),
    "reports": (Key("reports", "reports", True, True), Key("id", "id", False, True)),
    "disputed": (
        Key("disputes", "disputes", True, True),
        Key("denials", "denials", True, True),
        Key("id", "id", False, True),
    ),
}
_Maker = Callable[[Any], Part]


class Incidents:
    """Answers questions about the incidents of one base."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        connection.create_function("folded", 1, folded, deterministic=True)

    def answer(self, filter_: IncidentFilter) -> Answer[FiledIncident]:
        """Return the incidents that a filter asks for."""
        where = joined(Part("FROM incident WHERE"), where_of(filter_))

        def read() -> Iterator[FiledIncident]:
            named = ", ".join(f'"{name}"' for name in _COLUMNS)
            keys = ORDERS[filter_.order]
            cut = Cut(filter_.order, keys, filter_.after, filter_.limit, filter_.offset)
            found = paged(
                self._connection,
                cut,
                lambda goes_on, limited: joined(
                    # Keys first: what is put in order does not carry whole records with it.
                    Part(f"SELECT {named} FROM (SELECT key AS found"),
                    where,
                    Part("AND ("),
                    goes_on,
                    Part(f") ORDER BY {order_by(keys)}"),
                    limited,
                    Part(f") CROSS JOIN incident ON key = found ORDER BY {order_by(keys)}"),
                ),
            )
            for row in found:
                yield FiledIncident(**dict(zip(_COLUMNS, row, strict=True)))

        def count(at_most: int | None) -> int:
            listed = joined(Part("SELECT 1"), where, page(at_most, 0))
            return number(
                self._connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")"))
            )

        return Answer(_TABLE, read, count)

    def one(self, id_: str) -> FiledIncident:
        """Return the incident of an id, of the beginning of one, or of an id that it once had.

        Raises:
            BaseError: there is none, or several begin so.
        """
        found = self._connection.execute(
            "SELECT DISTINCT incident.id FROM incident_event JOIN incident"
            " ON incident.key = incident_event.incident"
            " WHERE incident_event.id >= ? AND incident_event.id < ? LIMIT 5",
            (id_.lower(), id_.lower() + "\U0010ffff"),
        ).fetchall()
        named = [one for (one,) in found if one.startswith(id_.lower())] or [
            one for (one,) in found
        ]
        if not named:
            raise BaseError(f"there is no incident {id_!r}; see: according incidents")
        if len(named) > 1:
            raise BaseError(f"several incidents begin with {id_!r}: {', '.join(named)}")
        return next(iter(self.answer(IncidentFilter(ids=(named[0],)))))


def folded(words: str | None) -> str:
    """Return words without case and accents."""
    split = unicodedata.normalize("NFKD", (words or "").casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def where_of(filter_: IncidentFilter) -> Part:
    """Return the condition that a filter is, on ``incident``."""
    # With "+" an index of its own is left alone: it has the order of the latest report only.
    leads = filter_.order in ("newest", "oldest")
    parts = []
    for field in msgspec.structs.fields(IncidentFilter):
        value = getattr(filter_, field.name)
        if value != field.default and field.name in _TESTS:
            part = _TESTS[field.name](value)
            leave = field.name in ("types", "country") and not leads
            parts.append(Part(f"+{part.sql}", part.values) if leave else part)
    if not filter_.other and not filter_.types:
        parts.append(Part("type <> 'OTHER'"))
    return all_of(parts)


def _holds(*columns: str) -> _Maker:
    test = " OR ".join(f"instr(folded({column}), ?) > 0" for column in columns)
    return lambda name: Part(test, (folded(name),) * len(columns))


def _least(column: str) -> _Maker:
    return lambda value: Part(f"{column} >= ?", (value,))


def _any(column: str) -> _Maker:
    return lambda wanted: Part(f"{column} > 0" if wanted else f"{column} = 0")


def _near(near: Near) -> Part:
    inside = "lat IS NOT NULL AND kilometres(lat, lon, ?, ?) <= ?"
    return Part(inside, (near.lat, near.lon, near.km))


def _documents(ids: tuple[str, ...]) -> Part:
    same = one_of("document.id", ids)
    return Part(
        "key IN (SELECT incident FROM incident_event JOIN event ON event.key = incident_event.event"
        f" JOIN document ON document.key = event.document WHERE {same.sql})",
        same.values,
    )


_TESTS: Mapping[str, _Maker] = {
    "ids": lambda ids: one_of("id", ids),
    "types": lambda types: one_of("type", types),
    "modes": lambda modes: one_of("mode", modes),
    "party": _holds("actors", "recipients"),
    "actor": _holds("actors"),
    "recipient": _holds("recipients"),
    "since": lambda day: Part("coalesce(until, since) >= ?", (day,)),
    "until": lambda day: Part("coalesce(since, until) < ? || 'T'", (day,)),
    "reported_since": _least("latest"),
    "reported_until": lambda day: Part("first <= ?", (day,)),
    "place": _holds("place"),
    "country": lambda code: Part("country = ?", (code.upper(),)),
    "near": _near,
    "statuses": lambda statuses: one_of("status", statuses),
    "denied": _any("denials"),
    "disputed": _any("disputes"),
    "min_killed": _least("killed_best"),
    "min_injured": _least("injured_best"),
    "min_reports": _least("reports"),
    "min_independent": _least("independent"),
    "documents": _documents,
}
