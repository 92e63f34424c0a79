"""The records of PLOVER's JSON, with the manual's names for their fields."""

import msgspec

from according.model import EventStatus, EventType


class PloverActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or a recipient."""

    text: str | None
    """The words of the report."""
    name: str | None
    """The name that the actor goes by; None where the words are linked to no actor."""
    wikidata: str | None = None
    """Always None: no list of ours has Wikidata ids."""
    country: str | None
    """ISO 3166-1 alpha-3 code."""
    sector: str | None


class EventLocation(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event happened, in Mordecai's fields."""

    geonameid: str | None
    name: str
    lat: float
    lon: float
    admin1_name: str | None
    country_code3: str | None
    feature_class: str | None
    feature_code: str | None
    start_char: int
    """Code points into the report's text, where the place's name stands."""
    end_char: int
    resolution: int | None
    """1 country, 2 first division, 3 second division or about a town, 4 town, 5 within a town."""


class TextInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Where the event stands in the report's text."""

    sequence: int | None = None
    """Number of the sentence; always None: a reading does not number its sentences."""
    start: int
    """Code points: where the anchor starts."""
    end: int


class CiteInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The report, and what coded it."""

    url: str | None
    title: str | None
    publication: str | None
    language: str | None
    coder: str
    codebook: str


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How many; None where no number is told."""

    dead: int | None
    injured: int | None
    arrested: int | None


class PloverEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event as PLOVER's manual writes it; what stands after ``size`` is ours or optional."""

    id: str
    """The reading's id and the event's."""
    date: str | None
    """ISO 8601: the first day. The manual requires it; it is None, with the reason, rather than
    taken from the day of the report."""
    enddate: str | None
    """ISO 8601: the last day on which it may have happened, or of its lasting."""
    event: tuple[EventType, ...]
    mode: tuple[str, ...]
    """The mode of the type, and the auxiliary mode: ``negation``, ``future``, ``hypothetical``,
    ``historical``."""
    context: tuple[str, ...] | None = None
    """Always None: contexts are of documents, and are not read."""
    actor: tuple[PloverActor, ...]
    recipient: tuple[PloverActor, ...]
    event_loc: EventLocation | None
    text_info: TextInfo
    cite_info: CiteInfo
    size: Size
    quad_code: int
    event_scale: float
    status: EventStatus
    """Ours: finer than the auxiliary mode."""
    attribution: tuple[str, ...] = ()
    """Ours: on whose word it stands, the innermost speaker first, the paper last."""
    reasons: dict[str, str] = msgspec.field(default_factory=dict)
    """Ours: why a field is None or how it was chosen, by the field's name."""
