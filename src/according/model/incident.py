"""Records across documents: incidents and origins."""

from typing import Literal

import msgspec

from according.model.event import EventStatus, EventType
from according.model.span import Span


class IncidentCount(msgspec.Struct, frozen=True, kw_only=True):
    """What an incident's reports say of one number."""

    what: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    by: tuple[str, ...] = ()
    """Who gives it, as named in the reports."""


class IncidentReport(msgspec.Struct, frozen=True, kw_only=True):
    """One document's telling of an incident."""

    document: str
    event: str
    span: Span


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim entered the record; reports that share one count once."""

    id: str
    kind: Literal["witness", "official", "wire", "outlet", "document", "unnamed"]
    name: str | None = None
    reports: tuple[str, ...] = ()
    """Ids of the documents that rest on it."""


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who gives a value, in one report."""

    speaker: str
    """The innermost speaker; of what a report tells itself its publisher, or "this report"."""
    document: str
    claim: str | None = None
    """Id of the claim; none: a number that stands in no claim."""
    publisher: str | None = None
    day: str | None = None
    """Of the report."""
    who: str | None = None
    """Who the speaker is across reports; none: nobody who bears a name, or not linked."""


class HeldValue(msgspec.Struct, frozen=True, kw_only=True):
    """A value with those who hold it."""

    value: str
    """For people: "14", "Ardesh", "2023-03-02"."""
    by: tuple[Holder, ...] = ()
    """By the day of the report."""
    independent: int | None = None
    """Of a number: on how many origins it rests; none: not of a number."""


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which those who tell of it do not agree."""

    about: str
    """``time``, ``place``, ``actors``, or what is counted: ``killed``, …"""
    values: tuple[HeldValue, ...] = ()
    """Those that most reports hold first."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that denies, doubts or confirms what others tell."""

    id: str
    """Of the statement: the document's id, a slash, the statement's."""
    speaker: str
    stance: Literal["denies", "doubts", "retracts", "confirms"]
    quote: str
    """The words of its content."""
    document: str
    claim: str
    """Id of the claim that it belongs to or answers."""
    told_in: str | None = None
    """Document of that claim, where it is another report's."""
    told_by: str | None = None
    """Who tells that claim, where it is another report's."""
    publisher: str | None = None
    day: str | None = None


class TollTold(msgspec.Struct, frozen=True, kw_only=True):
    """A number as it was told on one day."""

    day: str | None = None
    what: str
    low: int | None = None
    high: int | None = None
    by: Holder
    last: bool = True
    """Whether it is the last word of who gives it: earlier ones do not count any more."""
    overtaken: bool = False
    """Whether it is a last word that a later, greater one has overtaken: the number has grown."""


class BlameTold(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have done it, as it was told on one day."""

    day: str | None = None
    actors: tuple[str, ...]
    by: Holder


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Claims from many documents judged to be the same happening."""

    id: str
    type: EventType
    mode: str | None = None
    words: str = ""
    """The word that most reports use."""
    status: EventStatus = "happened"
    """What most reports hold it to be."""
    start: str | None = None
    end: str | None = None
    place: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    lat: float | None = None
    lon: float | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    counts: tuple[IncidentCount, ...] = ()
    independent: int = 0
    """Number of origins left after copies and shared sources are put together."""
    independent_low: int = 0
    """When what is doubtful counts as one."""
    independent_high: int = 0
    """When what is doubtful counts as several."""
    origins: tuple[Origin, ...] = ()
    reports: tuple[IncidentReport, ...] = ()
    """By day, document and place in the text: one for every word that tells it."""
    first: str | None = None
    """Day of the first report."""
    latest: str | None = None
    """Day of the latest report."""
    disputes: tuple[Dispute, ...] = ()
    denials: tuple[Answer, ...] = ()
    confirmations: tuple[Answer, ...] = ()
    tolls: tuple[TollTold, ...] = ()
    """By day."""
    blame: tuple[BlameTold, ...] = ()
    """By day."""
