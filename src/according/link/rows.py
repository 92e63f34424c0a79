"""The rows of what is found across reports: one frozen record a table, its fields the columns.

``base/schema`` documents every column; a test holds the two together.
"""

import msgspec


class LinkedDocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report that has been linked, as it was read then."""

    document: int
    reading: str
    at: str


class LinkStateRow(msgspec.Struct, frozen=True, kw_only=True):
    """What the links that are there were made by."""

    name: str
    value: str


class StoryTermRow(msgspec.Struct, frozen=True, kw_only=True):
    """A word of a report that is rare in news, by which reports of one story are found."""

    term: int
    document: int
    weight: int


class LinkedEventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event of a report that has been linked, by what it is looked for."""

    event: int
    document: int
    stem: int
    type: int


class EventPairRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two events, of two reports or of one, that were compared and may be one happening."""

    one: int
    other: int
    score: float
    must: int


class TouchedEventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event that is to be grouped anew: it is new, or something about it has changed."""

    event: int


class IncidentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A happening, with all that is told of it."""

    key: int
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
    record: str


class IncidentEventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event that tells of an incident."""

    event: int
    incident: int
    id: str
    score: float | None = None
    why: str | None = None


class IncidentCountRow(msgspec.Struct, frozen=True, kw_only=True):
    """A number that sources give of an incident, summed up."""

    incident: int
    what: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    sources: int


class IncidentValueRow(msgspec.Struct, frozen=True, kw_only=True):
    """A number that is told of an incident, with how many really know it."""

    incident: int
    what: str
    low: int | None = None
    high: int | None = None
    independent_low: int
    independent: int
    independent_high: int


class OriginRow(msgspec.Struct, frozen=True, kw_only=True):
    """Where what is told of an incident, or one number of it, entered the record."""

    key: int
    incident: int
    id: str
    what: str | None = None
    low: int | None = None
    high: int | None = None
    kind: str
    name: str | None = None
    reports: int
    unsourced: int


class OriginReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report that rests on an origin."""

    origin: int
    document: int


class OriginClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that rests on an origin."""

    origin: int
    claim: int


class OriginEvidenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """Why two reports, or two of their sources, count as one origin."""

    origin: int
    one: int
    other: int
    why: str
    strength: str


class IncidentMarkRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a report's part in incidents was worked out from, beside its words."""

    document: int
    mark: str


class LinkConflictRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two decisions on what is one and what is not that cannot both be had."""

    decision: str
    against: str
    why: str
