"""What a reading tells of one event, gathered once for every codebook."""

import re
from typing import TypeVar

import msgspec

from according.codebooks.parties import Party, doers, parties
from according.model import (
    Count,
    Event,
    PlaceRef,
    Reading,
    Span,
    Spans,
    Statement,
    TimeRef,
    words,
)

_Record = TypeVar("_Record", TimeRef, PlaceRef, Count)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+|\n+")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """An event with the records that its ids stand for."""

    reading: Reading
    event: Event
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    time: TimeRef | None
    place: PlaceRef | None
    counts: tuple[Count, ...]
    """Counts that the event names, or that name the event."""
    chain: tuple[Statement, ...]
    """The statements that the event is told in, from the innermost out."""

    @property
    def deed(self) -> str:
        """The anchor and the instrument: the words that say how it is done."""
        event, text = self.event, self.reading.text
        return " | ".join(span.of(text) for span in (event.span, *event.instrument))

    @property
    def sentence(self) -> str:
        """The sentence that the anchor stands in, by its stops."""
        text, anchor = self.reading.text, self.event.span
        ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, anchor.start)]
        after = _SENTENCE_END.search(text, anchor.end)
        return text[ends[-1] if ends else 0 : after.end() if after else len(text)].strip()


def gather(reading: Reading, event: Event) -> Facts:
    """Gather what a reading tells of one of its events.

    Raises:
        KeyError: the event has an id of no record of the reading.
    """
    statements = {each.id: each for each in reading.statements}
    named = {each: _by_id(reading.counts, each) for each in event.counts}
    pointing = {count.id: count for count in reading.counts if count.event == event.id}
    return Facts(
        reading=reading,
        event=event,
        actors=doers(parties(reading, event.actors, event.actor_ids)),
        recipients=parties(reading, event.recipients, event.recipient_ids),
        time=None if event.time is None else _by_id(reading.times, event.time),
        place=None if event.place is None else _by_id(reading.places, event.place),
        counts=tuple({**named, **pointing}.values()),
        chain=_chain(statements, event.statement),
    )


def attribution(facts: Facts) -> tuple[str, ...]:
    """Return on whose word the event stands: the innermost speaker first, the paper last."""
    names = [name for each in facts.chain if (name := teller(facts.reading, each)) is not None]
    return (*names, *((facts.reading.publisher,) if facts.reading.publisher else ()))


def teller(reading: Reading, statement: Statement) -> str | None:
    """Return who makes a statement: the speaker's name, else the words of the source."""
    actors = {actor.id: actor for actor in reading.actors}
    if statement.speaker is not None and statement.speaker in actors:
        return actors[statement.speaker].name
    return _words(reading, statement.source)


def _words(reading: Reading, spans: Spans) -> str | None:
    return words(reading.text, tuple(Span(*span) for span in spans)) or None


def _chain(statements: dict[str, Statement], inner: str | None) -> tuple[Statement, ...]:
    found: list[Statement] = []
    while inner is not None and statements[inner] not in found:
        found.append(statements[inner])
        inner = found[-1].parent
    return tuple(found)


def _by_id(records: tuple[_Record, ...], each: str) -> _Record:
    for record in records:
        if record.id == each:
            return record
    raise KeyError(each)
