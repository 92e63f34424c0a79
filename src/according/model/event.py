"""Events, the times and places they are given, and the numbers told of them."""

from typing import Literal

import msgspec

from according.model.span import Span, Spans

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""The 16 event types of the PLOVER manual of February 2024."""

EventStatus = Literal[
    "happened", "denied", "negated", "planned", "possible", "hypothetical", "background"
]
Precision = Literal["minute", "hour", "day", "week", "month", "season", "year", "decade", "range"]
PlacePrecision = Literal["point", "town", "district", "region", "country", "water"]


class TimeRef(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression and the interval it means."""

    id: str
    span: Span
    start: str | None = None
    """ISO 8601 date or date and time, inclusive; none: the time stays open."""
    end: str | None = None
    """ISO 8601, inclusive."""
    precision: Precision | None = None
    anchor: str | None = None
    """What it was resolved against: ``published``, or the id of another time in the text."""
    reason: str | None = None
    """Why the time stays open."""


class PlaceRef(msgspec.Struct, frozen=True, kw_only=True):
    """A place name and the place in the gazetteer it means."""

    id: str
    span: Span
    name: str
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    alternatives: tuple[str, ...] = ()
    """Gazetteer ids of the namesakes that were not chosen."""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number told of an event: ``low`` to ``high``, an open side none."""

    id: str
    span: Span
    what: str
    """What is counted: ``killed``, ``injured``, ``arrested``, …"""
    low: int | None = None
    high: int | None = None
    exact: bool = False
    of_whom: Spans = ()
    statement: str | None = None
    """Id of the innermost statement that gives the number; none: the report itself."""
    event: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who does what to whom; ``span`` is the anchor, the words that name the doing."""

    id: str
    type: EventType
    mode: str | None = None
    """PLOVER mode of the type, such as ``arrest`` for COERCE."""
    span: Span
    actors: Spans = ()
    actor_ids: tuple[str, ...] = ()
    recipients: Spans = ()
    recipient_ids: tuple[str, ...] = ()
    instrument: Spans = ()
    time: str | None = None
    """Id of a time of the same reading."""
    place: str | None = None
    """Id of a place of the same reading."""
    status: EventStatus = "happened"
    statement: str | None = None
    """Id of the innermost statement the event is told in; none: the report's own word."""
    counts: tuple[str, ...] = ()
    """Ids of counts of the same reading."""
