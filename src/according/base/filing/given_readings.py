"""Readings that are given, not made: lines of the reading contract, checked and taken as they are.

A line is a reading when it has the lists of records that every reading has; it is a failure when
it has an error and a stage. All else is a document, and is read.
"""

from collections import Counter
from collections.abc import Iterator

import msgspec

from according.base.copies import fingerprint
from according.base.filing.workers import Read
from according.base.records import packed, project
from according.base.verify.spans import spans_of
from according.ingest import Given, Limits
from according.ingest.given import is_iso_8601
from according.ingest.json_lines import document_from_row
from according.model import Document, Failure, ReaderVersion, Reading

NOT_TOLD = ReaderVersion(version="not told", weights="", lexicon="", gazetteer="", options="{}")
"""Of readings that do not say what made them."""
_RECORDS = ("statements", "actors", "events", "claims")
_KINDS = (*_RECORDS, "relations", "times", "places", "counts")
_NONE = msgspec.Raw(b"null")
_STAGES = ("ingest", "read", "file")


class GivenReading(Reading, frozen=True, kw_only=True):
    """A reading that was made elsewhere."""

    reader: ReaderVersion | None = None
    """What made it, where it says so."""


class _Marks(msgspec.Struct, frozen=True):
    """The keys by which a line is told from a document."""

    statements: msgspec.Raw = _NONE
    actors: msgspec.Raw = _NONE
    events: msgspec.Raw = _NONE
    claims: msgspec.Raw = _NONE
    error: msgspec.Raw = _NONE
    stage: msgspec.Raw = _NONE
    html: msgspec.Raw = _NONE

    @property
    def of_reading(self) -> bool:
        return all(bytes(getattr(self, name)).startswith(b"[") for name in _RECORDS)

    @property
    def of_failure(self) -> bool:
        told = all(bytes(each).startswith(b'"') for each in (self.error, self.stage))
        return told and not bytes(self.html).startswith(b'"')


def document_or_reading(
    row: bytes, *, place: str, given: Given, limits: Limits
) -> Document | Failure:
    """Read one JSON object: a reading, a failure, or a document; ``place`` names it.

    A reading that does not hold together is a failure, with the reason.
    """
    marks = _marks(row)
    try:
        if marks is not None and marks.of_reading:
            return _reading(row, limits)
        if marks is not None and marks.of_failure:
            return _failure(row)
    except (ValueError, RecursionError) as error:
        return Failure(
            id=_id_of(row) or place,
            error=f"this is no sound reading: {error}; write it anew with `according export` or "
            "`according read --format json`, or leave only its text to have it read",
            stage="ingest",
            origin=place,
        )
    return document_from_row(row, place=place, given=given, limits=limits)


def kept(json: str) -> Document:
    """Return a document that was kept with a failure; a given reading stays one."""
    raw = json.encode()
    marks = _marks(raw)
    type_ = GivenReading if marks is not None and marks.of_reading else Document
    return msgspec.json.decode(raw, type=type_)


def taken_over(given: GivenReading) -> Read:
    """Return a given reading as if it had just been made."""
    names = Reading.__struct_fields__
    reading = Reading(**{name: getattr(given, name) for name in names})
    return Read(reading, packed(reading), fingerprint(reading))


def _reading(row: bytes, limits: Limits) -> GivenReading:
    reading = msgspec.json.decode(row, type=GivenReading)
    wrong = next(_faults(reading, limits), None)
    if wrong is not None:
        raise ValueError(wrong)
    try:
        project(1, reading)
    except KeyError as error:
        raise ValueError(f"it names {error}, which is not in it") from error
    return reading


def _failure(row: bytes) -> Failure:
    failure = msgspec.json.decode(row, type=Failure)
    if failure.stage not in _STAGES:
        raise ValueError(f"the stage {failure.stage!r} is none of {', '.join(_STAGES)}")
    if not (failure.id and failure.error.strip()):
        raise ValueError("a failure has no id, or does not say what went wrong")
    return msgspec.structs.replace(failure, text=None)


def _faults(reading: Reading, limits: Limits) -> Iterator[str]:
    if not reading.id or not reading.text.strip():
        yield "it has no id or no text"
    if len(reading.text) > limits.max_text_characters:
        yield f"its text is longer than {limits.max_text_characters:,} characters"
    if reading.published is not None and not is_iso_8601(reading.published):
        yield f"its date {reading.published!r} is not ISO 8601"
    for name, span in spans_of(reading):
        if not span.fits(reading.text):
            yield (
                f"the span {list(span)} of {name} is not inside the text, which has "
                f"{len(reading.text):,} characters"
            )
    yield from _unknown(reading)


def _unknown(reading: Reading) -> Iterator[str]:
    """Tell which records have one id with another, or name one that is not there."""
    ids: dict[str, Counter[str]] = {}
    for kind in _KINDS:
        records = enumerate(getattr(reading, kind), 1)
        # A relation need not have one.
        ids[kind] = Counter(record.id or f"{kind[0]}{place}" for place, record in records)
        yield from (
            f"two {kind} have the id {id_}" for id_, times in ids[kind].items() if times > 1
        )
    for name, kind, named in _references(reading):
        if named is not None and named not in ids[kind]:
            yield f"{name} names {named!r}, and there is none such among its {kind}"


def _references(reading: Reading) -> Iterator[tuple[str, str, str | None]]:
    """Yield each reference: the record that has it, among what it looks, and the id."""
    for statement in reading.statements:
        yield statement.id, "actors", statement.speaker
        yield statement.id, "statements", statement.parent
        yield statement.id, "statements", statement.about
    for mention in reading.mentions:
        yield "a mention", "actors", mention.actor
    for place, relation in enumerate(reading.relations, 1):
        name = relation.id or f"relation {place}"
        yield name, "actors", relation.subject
        yield name, "actors", relation.object
        yield name, "statements", relation.statement
    for event in reading.events:
        yield event.id, "events", event.happening
        yield from ((event.id, "actors", id_) for id_ in (*event.actor_ids, *event.recipient_ids))
        yield event.id, "times", event.time
        yield event.id, "places", event.place
        yield event.id, "statements", event.statement
        yield from ((event.id, "counts", id_) for id_ in event.counts)
    for time in reading.times:
        yield time.id, "times", None if time.anchor == "published" else time.anchor
    for count in reading.counts:
        yield from ((count.id, "counts", id_) for id_ in (*count.parts, count.within))
        yield count.id, "statements", count.statement
        yield count.id, "events", count.event
    yield from _claimed(reading)


def _claimed(reading: Reading) -> Iterator[tuple[str, str, str | None]]:
    for claim in reading.claims:
        if not claim.chain:
            raise ValueError(f"{claim.id} has no chain: nobody tells it")
        yield claim.id, "events" if claim.kind == "event" else "relations", claim.record
        yield from ((claim.id, "events", id_) for id_ in claim.events)
        for link in (*claim.chain, *claim.answers):
            yield claim.id, "statements", link.statement
            yield claim.id, "actors", link.speaker


def _marks(row: bytes) -> _Marks | None:
    try:
        return msgspec.json.decode(row, type=_Marks)
    except (ValueError, RecursionError):
        return None


def _id_of(row: bytes) -> str | None:
    try:
        id_ = msgspec.json.decode(row, type=dict[str, msgspec.Raw]).get("id")
        return msgspec.json.decode(id_, type=str) if id_ is not None else None
    except (ValueError, RecursionError):
        return None
