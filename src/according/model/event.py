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
    "OTHER",
]
"""The 16 event types of the PLOVER manual of February 2024; and ``OTHER``, for what happens and is
of none of them, which a reading has only where it is asked for."""

MODES: dict[EventType, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
    "OTHER": (),
}
"""The manual's modes of each type: how it is done."""

EventStatus = Literal[
    "happened", "denied", "negated", "planned", "possible", "hypothetical", "background"
]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who does what to whom, as one word tells it; ``span`` is the anchor, that word."""

    id: str
    type: EventType
    mode: str | None = None
    """PLOVER mode of the type, such as ``arrest`` for COERCE."""
    span: Span
    lemma: str | None = None
    """The anchor's dictionary form, in small letters."""
    happening: str | None = None
    """Id of the first event of the reading that tells the same happening; its own, where it is."""
    actors: Spans = ()
    actor_ids: tuple[str, ...] = ()
    recipients: Spans = ()
    recipient_ids: tuple[str, ...] = ()
    instrument: Spans = ()
    time: str | None = None
    """Id of a time of the same reading."""
    time_reason: str | None = None
    """By what the time was chosen, or why it is open."""
    place: str | None = None
    """Id of a place of the same reading."""
    place_reason: str | None = None
    """By what the place was chosen, or why it is open."""
    status: EventStatus = "happened"
    """As the innermost source holds it, or the report where nobody else tells it."""
    status_reason: str | None = None
    """The words or the act that make it anything but ``happened``."""
    statement: str | None = None
    """Id of the innermost statement the event is told in; none: the report's own word."""
    counts: tuple[str, ...] = ()
    """Ids of counts of the same reading."""
    confidence: float = 1.0
    """Probability that the word names an event of this type, 0 to 1."""
