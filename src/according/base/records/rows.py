"""The rows of the evidence base: one frozen record a table, its fields the table's columns.

``schema/`` documents every column; a test holds the two together.
"""

import msgspec


class ReaderRow(msgspec.Struct, frozen=True, kw_only=True):
    """One version of the reader: what a reading was made by."""

    key: int
    version: str
    weights: str
    lexicon: str
    gazetteer: str
    options: str


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it was taken in."""

    key: int
    id: str
    title: str | None = None
    kicker: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    day: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    text: str
    words: int
    origin: str | None = None
    raw_sha256: str | None = None
    text_sha256: str
    content: str


class ReadingRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one version of the reader made of a report."""

    key: int
    document: int
    reader: int
    current: int
    record: bytes
    sha256: str


class FailureRow(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be filed, with the reason and the means to try again."""

    key: int
    id: str
    stage: str
    error: str
    origin: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    input: str
    told: str
    document: str | None = None
    reader: int | None = None


class JobRow(msgspec.Struct, frozen=True, kw_only=True):
    """A run of "according file": when, of what, with what outcome."""

    key: int
    started: str
    ended: str | None = None
    inputs: str
    reader: int
    first: int
    filed: int = 0
    copies: int = 0
    failed: int = 0
    passed_over: int = 0


class CopyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report that repeats the text of one filed before it."""

    document: int
    of: int
    kind: str
    shared: float


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """Someone is reported to say, write, believe or want something."""

    key: int
    document: int
    id: str
    source: str | None = None
    cue: str | None = None
    content: str
    start: int
    end: int
    spans: str
    act: str
    manner: str
    speaker: int | None = None
    speaker_name: str | None = None
    source_kind: str | None = None
    unnamed_class: str | None = None
    unnamed_affiliation: str | None = None
    unnamed_count: int | None = None
    parent: int | None = None
    about: int | None = None
    confidence: float


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that a report speaks of."""

    key: int
    document: int
    id: str
    name: str
    kind: str
    roles: str
    country: str | None = None
    sector: str | None = None
    known: str | None = None
    start: int | None = None
    end: int | None = None
    mentions: str
    said: int
    did: int
    suffered: int


class ActorNameRow(msgspec.Struct, frozen=True, kw_only=True):
    """The names of an actor: its own and its aliases."""

    name: int
    actor: int


class RelationRow(msgspec.Struct, frozen=True, kw_only=True):
    """One actor stands to another as the predicate says."""

    key: int
    document: int
    id: str
    subject: int
    predicate: str
    object: int
    words: str
    start: int
    end: int
    statement: int | None = None
    confidence: float


class TimeRow(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say when, and the interval they mean."""

    key: int
    document: int
    id: str
    words: str
    start: int
    end: int
    since: str | None = None
    until: str | None = None
    precision: str | None = None
    bound: str | None = None
    anchor: str | None = None
    timex: str | None = None
    reason: str | None = None


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place name and what it means."""

    key: int
    document: int
    id: str
    words: str
    start: int
    end: int
    name: str
    use: str
    gazetteer: str | None = None
    feature: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    precision: str | None = None
    score: float | None = None
    reason: str | None = None


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who does what to whom, as one word tells it."""

    key: int
    document: int
    id: str
    type: str
    mode: str | None = None
    words: str
    lemma: str | None = None
    start: int
    end: int
    happening: int | None = None
    instrument: str | None = None
    time: int | None = None
    time_reason: str | None = None
    place: int | None = None
    place_reason: str | None = None
    status: str
    status_reason: str | None = None
    statement: int | None = None
    confidence: float


class PartyRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts in an event, and who is acted on."""

    event: int
    role: str
    place: int
    actor: int | None = None
    words: str
    start: int | None = None
    end: int | None = None


class CountRow(msgspec.Struct, frozen=True, kw_only=True):
    """A number told of an event."""

    key: int
    document: int
    id: str
    words: str
    start: int
    end: int
    what: str
    low: int | None = None
    high: int | None = None
    exact: int
    of_whom: str | None = None
    group: str | None = None
    scope: str
    basis: str
    within: int | None = None
    statement: int | None = None
    event: int | None = None


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A happening or relation on somebody's word: the unit that is searched, judged and linked."""

    key: int
    document: int
    id: str
    kind: str
    event: int | None = None
    relation: int | None = None
    type: str
    mode: str | None = None
    words: str
    start: int
    end: int
    actors: str
    recipients: str
    time: int | None = None
    since: str | None = None
    until: str | None = None
    place: int | None = None
    place_name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    borrowed: str | None = None
    killed_low: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    status: str
    statement: int | None = None
    speaker: str | None = None
    source_kind: str | None = None
    act: str | None = None
    stance: str
    held: str | None = None
    report_held: str | None = None
    denied: int
    chain: str
    day: str | None = None
    confidence: float


class LinkRow(msgspec.Struct, frozen=True, kw_only=True):
    """One of those through whom a claim comes, or who answers it."""

    claim: int
    place: int
    answer: int
    statement: int | None = None
    speaker: int | None = None
    name: str | None = None
    source_kind: str | None = None
    act: str | None = None
    stance: str
    held: str | None = None
