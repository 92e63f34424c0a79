"""Records across documents: incidents and origins."""

from typing import Literal

import msgspec

from according.model.event import EventType
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


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Claims from many documents judged to be the same happening."""

    id: str
    type: EventType
    start: str | None = None
    end: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    counts: tuple[IncidentCount, ...] = ()
    independent: int = 0
    """Number of origins left after copies and shared sources are put together."""
    origins: tuple[Origin, ...] = ()
    reports: tuple[IncidentReport, ...] = ()
    disputes: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
