"""What can be asked of the base: the same filters in Python, on the command line and on pages."""

from typing import Literal, NamedTuple

import msgspec

from according.model import Act, EventStatus, SourceKind

Order = Literal["newest", "oldest", "when", "killed"]
"""``newest`` and ``oldest``: by the day of the report. ``when``: by when it happened, the open ones
last. ``killed``: the most killed first."""
Verdict = Literal["accepted", "rejected", "amended", "none"]
"""What people decided on a claim; ``none``: nothing."""


class Near(NamedTuple):
    """Within so many kilometres of a point."""

    lat: float
    """Degrees north."""
    lon: float
    """Degrees east."""
    km: float


class ReportFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports; what is left out does not matter."""

    words: str | None = None
    """In the headline or text, as FTS5 has it: ``airport strike``, ``"air strike"``, ``a OR b``."""
    publisher: str | None = None
    published_since: str | None = None
    """ISO 8601 date, inclusive."""
    published_until: str | None = None
    """ISO 8601 date, inclusive."""
    documents: tuple[str, ...] = ()
    """Ids."""
    copies: bool = True
    """Whether exact and near copies of other reports are among them."""


class DocumentFilter(ReportFilter, frozen=True, kw_only=True):
    """Which reports, in which order, and how many of them."""

    order: Literal["newest", "oldest"] = "newest"
    """By their day."""
    limit: int | None = None
    offset: int = 0
    after: str | None = None
    """Only what comes after the record of this cursor; see `Base.next_page`."""


class ClaimFilter(ReportFilter, frozen=True, kw_only=True):
    """Which claims; what is left out does not matter.

    Names of people and places match whatever their case and accents, and every name that the
    report gives them: ``hezbollah`` finds "Hezbollah" and "Lebanon's Hezbollah".
    """

    kind: Literal["event", "relation"] | None = None
    types: tuple[str, ...] = ()
    """PLOVER's types, or predicates of relations."""
    modes: tuple[str, ...] = ()
    party: str | None = None
    """An actor or recipient."""
    actor: str | None = None
    recipient: str | None = None
    since: str | None = None
    """It happened on this day or later; what has no time is left out. ISO 8601 date."""
    until: str | None = None
    """It happened on this day or earlier; what has no time is left out. ISO 8601 date."""
    place: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    near: Near | None = None
    speaker: str | None = None
    """Somebody in the chain or among those who answer it."""
    source_kinds: tuple[SourceKind, ...] = ()
    """Of the innermost speaker."""
    acts: tuple[Act, ...] = ()
    """Of the innermost statement."""
    statuses: tuple[EventStatus | Literal["stands"], ...] = ()
    denied: bool | None = None
    """Whether somebody in the chain or an answer denies or doubts it."""
    min_killed: int | None = None
    min_injured: int | None = None
    min_confidence: float = 0.0
    verdict: Verdict | None = None
    min_independent: int | None = None
    """So many independent origins tell of the incident that it tells of."""
    order: Order = "newest"
    limit: int | None = None
    offset: int = 0
    after: str | None = None
    """Only what comes after the record of this cursor; see `Base.next_page`."""


class StatementFilter(ReportFilter, frozen=True, kw_only=True):
    """Which statements; what is left out does not matter."""

    said: str | None = None
    """In the content, as FTS5 has it."""
    speaker: str | None = None
    acts: tuple[Act, ...] = ()
    source_kinds: tuple[SourceKind, ...] = ()
    manner: str | None = None
    about: bool | None = None
    """Whether it denies, confirms or retracts another statement of its report."""
    nested: bool | None = None
    """Whether it is reported inside another."""
    country: str | None = None
    """The speaker's: ISO 3166-1 alpha-3 code."""
    min_confidence: float = 0.0
    order: Literal["newest", "oldest"] = "newest"
    limit: int | None = None
    offset: int = 0
    after: str | None = None
    """Only what comes after the record of this cursor; see `Base.next_page`."""


class ActorFilter(ReportFilter, frozen=True, kw_only=True):
    """Which actors, put together by their names across reports."""

    name: str | None = None
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    named: bool = False
    """Only who bears a name, as the links across reports have them: the numbers are those of all
    reports, and filters of reports mean nothing. In a base that is not linked it means nothing."""
    order: Literal["reports", "said", "did", "suffered", "name"] = "reports"
    limit: int | None = None
    offset: int = 0
    after: str | None = None
    """Only what comes after the record of this cursor (with ``named``); see `Base.next_page`."""
