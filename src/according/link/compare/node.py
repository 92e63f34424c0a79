"""What of an event is compared with another report's.

A node is made from a reading alone (a base keeps each current reading whole), so that what two
events score together depends on the two reports and nothing else.
"""

import msgspec

from according.link.compare.words import Weights
from according.model import EventStatus, EventType

Key = tuple[str, str]
"""Id of the document and id of the event in it: what nodes are ordered by and told apart."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What of a report all its events share."""

    document: str
    day: int | None = None
    """Of publication: days since 1 January of year 1."""
    words: Weights = msgspec.field(default_factory=dict)
    """Of its own text, weighed."""
    lead: Weights = msgspec.field(default_factory=dict)
    """Of its headline and first words, weighed."""
    names: Weights = msgspec.field(default_factory=dict)
    """Of the words that are printed with a capital inside sentences, weighed."""
    lead_names: Weights = msgspec.field(default_factory=dict)
    """Of those of its first words that it never prints in small letters, weighed."""
    figures: frozenset[str] = frozenset()
    """Numbers in digits, years of our time left out."""
    ages: frozenset[int] = frozenset()
    """Years told of people: "a 12-year-old"."""
    places: tuple["Where", ...] = ()
    """Where it says that something is, the finest precision first."""
    days: frozenset[int] = frozenset()
    """Single days it names."""


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place as the gazetteer has it."""

    name: str
    precision: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A count told of the event, or of another mention of its happening."""

    what: str
    low: int
    high: int


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is compared."""

    key: Key
    report: Report
    type: EventType
    mode: str | None = None
    lemma: str
    status: EventStatus = "happened"
    happening: Key
    """Of the first event of the report that tells the same happening."""
    start: int = 0
    """Of the anchor in the text."""
    place_in_text: float = 0.0
    """Share of the text that stands before it."""
    sentence: Weights = msgspec.field(default_factory=dict)
    """The words of its sentence, without its own."""
    near: Weights = msgspec.field(default_factory=dict)
    """The few words on either side of it."""
    actors: frozenset[str] = frozenset()
    """Stems of the names and words of those who act."""
    recipients: frozenset[str] = frozenset()
    actor_heads: frozenset[str] = frozenset()
    """Stems of the last words of those who act."""
    recipient_heads: frozenset[str] = frozenset()
    since: int | None = None
    """First day it may have happened on: days since 1 January of year 1."""
    until: int | None = None
    """Last day."""
    where: Where | None = None
    numbers: tuple[Number, ...] = ()
