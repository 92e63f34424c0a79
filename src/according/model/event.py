"""Events: who does what to whom."""

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
