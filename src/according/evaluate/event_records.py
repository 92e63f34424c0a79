"""Events as records, against gold that has all of them with what they name.

A gold event is found where a read one has its type and an anchor that shares a character with its
anchor; they are paired one to one, the greatest Dice of the anchors first. What is left over of
both is paired by the anchors alone: found, but of another type.

Of the events found, with their type:

* *status*, *mode*: the same; two without a mode agree;
* *actors*, *recipients*, *counts*: spans that share a character, one to one;
* *time*: spans that share a character, or the same start and end;
* *place*: spans that share a character, or the same name;
* *statement*: cues that share a character, or contents that agree by half (Dice over tokens). An
  event told on the report's own word has no statement, as gold and as read.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

import msgspec

from according.evaluate.events import told, touch, with_events
from according.evaluate.gold_events import RecordDocument, ToldPlace, ToldStatement, ToldTime
from according.evaluate.matching import FOUND, one_to_one
from according.evaluate.mistakes import Mistake, in_text_order, mistake
from according.evaluate.tokens import PRF, Share, Tokens, closeness_of, dice
from according.model import Event, PlaceRef, Reading, Span, Spans, Statement, TimeRef, words

LINKS = ("actors", "recipients", "time", "place", "statement", "counts")
RECORD_MISTAKES = (
    *("missed", "invented", "wrong_type", "wrong_status", "wrong_mode"),
    *(f"wrong_{link}" for link in LINKS),
)


class RecordScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well events were read with all that belongs to them."""

    docs: int
    events: PRF
    """Type and anchor."""
    anchors: PRF
    """Anchor, whatever the type."""
    types: dict[str, PRF]
    status: Share
    statuses: dict[str, Share]
    """By the gold's status."""
    mode: Share
    links: dict[str, PRF]
    """What the events found name, by ``LINKS``."""


class _Beside(msgspec.Struct, frozen=True):
    """A document's gold and read events with the pairs found."""

    gold: RecordDocument
    reading: Reading
    found: tuple[tuple[Event, Event], ...]
    other_type: tuple[tuple[Event, Event], ...]
    missed: tuple[Event, ...]
    invented: tuple[Event, ...]


class _Linked(msgspec.Struct, frozen=True):
    """What two events name of one kind: how much each, how much of it agrees, and the words."""

    right: int
    read: int
    gold: int
    sides: tuple[str | None, str | None]

    @property
    def agrees(self) -> bool:
        return self.right == self.read == self.gold


def score_records(gold: Iterable[RecordDocument], readings: Mapping[str, Reading]) -> RecordScore:
    """Measure events and what they name.

    Args:
        gold: documents; one without a reading counts as read with nothing found.
        readings: what was read, by document id.

    Raises:
        ValueError: a reading belongs to no gold document or is of another text, or one of its
            spans covers nothing of it.
    """
    documents = _documents(gold, readings)
    found = [pair for one in documents for pair in one.found]
    turned = [pair for one in documents for pair in one.other_type]
    wanted = [event for one in documents for event in one.gold.events]
    read = [event for one in documents for event in one.reading.events]
    right_status = [a.status for a, b in found if a.status == b.status]
    return RecordScore(
        docs=len(documents),
        events=PRF.counted(len(found), len(read), len(wanted)),
        anchors=PRF.counted(len(found) + len(turned), len(read), len(wanted)),
        types=_types(found, read, wanted),
        status=Share.counted(len(right_status), len(found)),
        statuses=_shares(right_status, [a.status for a, _ in found]),
        mode=Share.counted(sum(a.mode == b.mode for a, b in found), len(found)),
        links=_links(documents),
    )


def record_mistakes(
    gold: Iterable[RecordDocument], readings: Mapping[str, Reading]
) -> tuple[Mistake, ...]:
    """List events missed, invented, of a wrong type, and what is wrong of those found.

    Raises:
        ValueError: as ``score_records``.
    """
    return tuple(
        found
        for document in _documents(gold, readings)
        for found in in_text_order(_mistakes(document))
    )


def _documents(gold: Iterable[RecordDocument], readings: Mapping[str, Reading]) -> list[_Beside]:
    return [_paired(document, reading) for document, reading in with_events(tuple(gold), readings)]


def _paired(document: RecordDocument, reading: Reading) -> _Beside:
    found = _pairs(document.events, reading.events, lambda a, b: a.type == b.type)
    missed, invented = _rest(found, document.events, reading.events)
    other = _pairs(missed, invented, lambda a, b: True)
    missed, invented = _rest(other, missed, invented)
    return _Beside(document, reading, found, other, missed, invented)


def _pairs(
    gold: Sequence[Event], read: Sequence[Event], may: Callable[[Event, Event], bool]
) -> tuple[tuple[Event, Event], ...]:
    candidates = (
        (-closeness_of(one.span, other.span), 0.0, 0.0, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(read)
        if one.span.overlaps(other.span) and may(one, other)
    )
    return tuple((gold[i], read[j]) for i, j in one_to_one(candidates))


def _rest(
    pairs: Sequence[tuple[Event, Event]], gold: Sequence[Event], read: Sequence[Event]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    # By identity: a reading may hold one event twice.
    used = {id(event) for pair in pairs for event in pair}
    return (
        tuple(event for event in gold if id(event) not in used),
        tuple(event for event in read if id(event) not in used),
    )


def _types(
    found: Sequence[tuple[Event, Event]], read: Sequence[Event], gold: Sequence[Event]
) -> dict[str, PRF]:
    hits, ours, theirs = (
        Counter(event.type for event in events) for events in ([a for a, _ in found], read, gold)
    )
    kinds = sorted(ours.keys() | theirs.keys())
    return {kind: PRF.counted(hits[kind], ours[kind], theirs[kind]) for kind in kinds}


def _shares(right: Sequence[str], of: Sequence[str]) -> dict[str, Share]:
    hits, totals = Counter(right), Counter(of)
    return {name: Share.counted(hits[name], totals[name]) for name in sorted(totals)}


def _links(documents: Sequence[_Beside]) -> dict[str, PRF]:
    sums = {link: Counter[str]() for link in LINKS}
    for document in documents:
        for link, linked, _ in _linked(document):
            sums[link].update(right=linked.right, read=linked.read, gold=linked.gold)
    return {
        link: PRF.counted(total["right"], total["read"], total["gold"])
        for link, total in sums.items()
    }


def _linked(document: _Beside) -> Iterator[tuple[str, _Linked, Event]]:
    """Yield, for each event found and each kind of link, how the two sides agree."""
    gold, reading = document.gold, document.reading
    tokens = Tokens(gold.text)
    times = _by_id(gold.times), _by_id(reading.times)
    places = _by_id(gold.places), _by_id(reading.places)
    statements = _by_id(gold.statements), _by_id(reading.statements)
    counts = _by_id(gold.counts), _by_id(reading.counts)
    for one, other in document.found:
        yield "actors", _spans(gold.text, one.actors, other.actors), one
        yield "recipients", _spans(gold.text, one.recipients, other.recipients), one
        when = times[0].get(one.time or ""), times[1].get(other.time or "")
        yield "time", _single(gold.text, *when, same=_same_time), one
        where = places[0].get(one.place or ""), places[1].get(other.place or "")
        yield "place", _single(gold.text, *where, same=_same_place), one
        word = statements[0].get(one.statement or ""), statements[1].get(other.statement or "")
        yield (
            "statement",
            _single(gold.text, *word, same=lambda a, b: _same_statement(tokens, a, b)),
            one,
        )
        numbers = (
            tuple(known[name].span for name in event.counts if name in known)
            for event, known in ((one, counts[0]), (other, counts[1]))
        )
        yield "counts", _spans(gold.text, *numbers), one


class _Named(Protocol):
    @property
    def id(self) -> str: ...


NamedT = TypeVar("NamedT", bound=_Named)
GoldT = TypeVar("GoldT", ToldTime, ToldPlace, ToldStatement)
ReadT = TypeVar("ReadT", TimeRef, PlaceRef, Statement)


def _by_id(records: Iterable[NamedT]) -> dict[str, NamedT]:
    return {record.id: record for record in records}


def _spans(text: str, gold: Spans, read: Spans) -> _Linked:
    candidates = (
        (-closeness_of(one, other), 0.0, 0.0, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(read)
        if one.overlaps(other)
    )
    right = len(one_to_one(candidates))
    return _Linked(
        right, len(read), len(gold), (words(text, gold) or None, words(text, read) or None)
    )


def _single(
    text: str, gold: GoldT | None, read: ReadT | None, *, same: Callable[[GoldT, ReadT], bool]
) -> _Linked:
    right = gold is not None and read is not None and same(gold, read)
    sides = (_words(text, gold), _words(text, read))
    return _Linked(int(right), int(read is not None), int(gold is not None), sides)


def _words(
    text: str, record: ToldTime | ToldPlace | ToldStatement | TimeRef | PlaceRef | Statement | None
) -> str | None:
    if record is None:
        return None
    if isinstance(record, ToldStatement | Statement):
        return words(text, record.cue or record.content)
    return record.span.of(text)


def _same_time(gold: ToldTime, read: TimeRef) -> bool:
    dated = gold.start is not None and (gold.start, gold.end) == (read.start, read.end)
    return dated or gold.span.overlaps(read.span)


def _same_place(gold: ToldPlace, read: PlaceRef) -> bool:
    return gold.span.overlaps(read.span) or gold.name.casefold() == read.name.casefold()


def _same_statement(tokens: Tokens, gold: ToldStatement, read: Statement) -> bool:
    if touch(gold.cue, read.cue):
        return True
    ours, theirs = tokens.touched(gold.content), tokens.touched(read.content)
    return bool(ours) and dice(ours, theirs) >= FOUND


def _mistakes(document: _Beside) -> Iterator[Mistake]:
    gold, text = document.gold, document.gold.text
    for event in document.missed:
        yield mistake(gold, "missed", event.type, [event.span], (told(event, text), None))
    for event in document.invented:
        yield mistake(gold, "invented", event.type, [event.span], (None, told(event, text)))
    for one, other in document.other_type:
        yield _differing(gold, "wrong_type", one, (told(one, text), told(other, text)))
    for one, other in document.found:
        if one.status != other.status:
            yield _differing(gold, "wrong_status", one, (one.status, other.status))
        if one.mode != other.mode:
            yield _differing(gold, "wrong_mode", one, (one.mode, other.mode))
    for link, linked, event in _linked(document):
        if not linked.agrees:
            yield _differing(gold, f"wrong_{link}", event, linked.sides)


def _differing(
    gold: RecordDocument, kind: str, event: Event, sides: tuple[str | None, str | None]
) -> Mistake:
    spans: list[Span] = [event.span]
    return mistake(gold, kind, event.type, spans, sides)
