"""The rows of actors across reports: one frozen record a table, its fields the columns."""

import msgspec


class WhoRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that bears a name, across reports."""

    key: int
    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    known: str | None = None
    reports: int
    said: int
    did: int
    suffered: int
    first: str | None = None
    latest: str | None = None


class ActorWhoRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a report, and who it is across reports."""

    actor: int
    who: int
    score: float | None = None
    why: str


class WhoNameRow(msgspec.Struct, frozen=True, kw_only=True):
    """A name that reports have for somebody."""

    who: int
    name: str
    reports: int


class WhoBlockRow(msgspec.Struct, frozen=True, kw_only=True):
    """A key by which the actors are found that may be one."""

    block: int
    actor: int


class WhoDocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report whose actors have been linked, as it was read then."""

    document: int
    reading: str
    company: str
    story: str
