"""What police did, by sentences, against IndiaPoliceEvents.

Annotators answered of each sentence whether police killed somebody, arrested somebody, failed to
intervene, used force or violence, or did anything at all (Halterman, Keith, Sarwar and O'Connor
2021). What is read speaks for the sentence that it begins in:

* ``ANY_ACTION``: police take part in an event of any type, ``OTHER`` included, on either side, and
  it is not told that it did not happen; or a statement is theirs. Annotators took words ("police
  said"), duties ("police would act sternly") and what is done with police ("police have been
  asked", "were deployed") for doings of theirs, so this asks whether a sentence is about police
  at all; it is no measure of what they did.
* ``ARREST``: COERCE with mode ``arrest``.
* ``FORCE``: ASSAULT.
* ``KILL``: ASSAULT with somebody counted as killed, a lethal word in its anchor, or a lethal mode.
* ``FAIL``: REJECT; and, whatever its type, an event that is ``negated``: police did not do it.

For the other labels an event must be done by police, and be told as ``happened`` or
``background``. It is done by police if words for police stand in its actors' words or their names,
or an actor is of PLOVER's sector of police. Where no actor is told, arrests, the dispersal of
crowds and what police are put up for are held to be theirs: of sentences with "arrested" that do
not name police, annotators gave three of four to them. The words are in
``lexicon/data/police.toml``. Much of ``FAIL`` names nothing that an event codebook knows ("police
stood by"), so its recall has a low ceiling.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

import msgspec

from according.evaluate.events import told, with_events
from according.evaluate.gold_events import PoliceDocument, PoliceLabel, PoliceSentence
from according.evaluate.mistakes import Mistake, mistake
from according.evaluate.tokens import PRF
from according.lexicon import table
from according.model import Actor, Event, Reading, Spans, Statement

POLICE_MISTAKES = ("missed", "invented")
LABELS: tuple[PoliceLabel, ...] = get_args(PoliceLabel)
_HAPPENED = frozenset({"happened", "background"})
_SECTOR_SEPARATORS = re.compile(r"[^A-Z]+")


class PoliceScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well it was read what police did."""

    docs: int
    sentences: int
    labels: dict[PoliceLabel, PRF]
    """Over sentences."""


class _Words(msgspec.Struct, frozen=True):
    """The word lists, made ready."""

    police: re.Pattern[str]
    not_police: re.Pattern[str]
    lethal: re.Pattern[str]
    sectors: frozenset[str]
    alone: frozenset[str]
    lethal_modes: frozenset[str]
    failing: frozenset[str]
    failed: frozenset[str]
    not_told: frozenset[str]

    @classmethod
    def load(cls) -> "_Words":
        """Read the lists from ``police.toml``."""
        lists: dict[str, list[str]] = table("police")
        return cls(
            police=_any_of(lists["words"]),
            not_police=_any_of(lists["not_police"]),
            lethal=_any_of(lists["lethal"]),
            sectors=frozenset(lists["sectors"]),
            alone=frozenset(lists["alone"]),
            lethal_modes=frozenset(lists["lethal_modes"]),
            failing=frozenset(lists["failing"]),
            failed=frozenset(lists["failed"]),
            not_told=frozenset(lists["not_told"]),
        )

    def name_police(self, text: str) -> bool:
        """Tell whether words for police stand in a text."""
        return self.police.search(self.not_police.sub(" ", text.lower())) is not None


class _Sentence(msgspec.Struct, frozen=True):
    """A sentence with the events and statements that speak for each label."""

    gold: PoliceSentence
    told: dict[PoliceLabel, list[Event | Statement]]


def score_police(gold: Iterable[PoliceDocument], readings: Mapping[str, Reading]) -> PoliceScore:
    """Measure what police did.

    Args:
        gold: documents; one without a reading counts as read with nothing found.
        readings: what was read, by document id.

    Raises:
        ValueError: a reading belongs to no gold document or is of another text, or one of its
            spans covers nothing of it.
    """
    right, read, wanted = Counter[str](), Counter[str](), Counter[str]()
    docs = sentences = 0
    for document, reading in with_events(tuple(gold), readings):
        docs += 1
        for one in _sentences(document, reading):
            sentences += 1
            wanted.update(one.gold.labels)
            read.update(one.told.keys())
            right.update(one.gold.labels & one.told.keys())
    labels = {label: PRF.counted(right[label], read[label], wanted[label]) for label in LABELS}
    return PoliceScore(docs=docs, sentences=sentences, labels=labels)


def police_mistakes(
    gold: Iterable[PoliceDocument], readings: Mapping[str, Reading]
) -> tuple[Mistake, ...]:
    """List the labels missed and those invented, sentence by sentence.

    Raises:
        ValueError: as ``score_police``.
    """
    return tuple(
        found
        for document, reading in with_events(tuple(gold), readings)
        for sentence in _sentences(document, reading)
        for found in _mistakes(document, sentence)
    )


def _sentences(document: PoliceDocument, reading: Reading) -> list[_Sentence]:
    parties = _Police(reading, _Words.load())
    order = sorted(document.sentences, key=lambda one: one.span)
    starts = [one.span.start for one in order]
    rows = [_Sentence(one, {}) for one in order]
    for start, label, record in parties.labels():
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < order[place].span.end:
            rows[place].told.setdefault(label, []).append(record)
    return rows


class _Police:
    """What a reading tells of police."""

    def __init__(self, reading: Reading, words: _Words):
        self._reading = reading
        self._words = words
        self._ids = {actor.id for actor in reading.actors if self._is_police(actor)}

    def labels(self) -> Iterator[tuple[int, PoliceLabel, Event | Statement]]:
        """Yield each label with where it is told, and what tells it."""
        for event in self._reading.events:
            for label in self._of_event(event):
                yield event.span.start, label, event
        for statement in self._reading.statements:
            if self._are_named(statement.source, [statement.speaker]):
                first = min((*statement.cue, *statement.source, *statement.content))
                yield first.start, "ANY_ACTION", statement

    def _of_event(self, event: Event) -> Iterator[PoliceLabel]:
        words = self._words
        acting = self._acting(event)
        if event.status not in words.not_told and (
            acting or self._are_named(event.recipients, event.recipient_ids)
        ):
            yield "ANY_ACTION"
        if not acting:
            return
        if event.status in words.failed:
            yield "FAIL"
        if event.status not in _HAPPENED:
            return
        if event.type in words.failing:
            yield "FAIL"
        if event.type == "COERCE" and event.mode == "arrest":
            yield "ARREST"
        if event.type == "ASSAULT":
            yield "FORCE"
            if _lethal(event, self._reading, words):
                yield "KILL"

    def _acting(self, event: Event) -> bool:
        if not event.actors and not event.actor_ids:
            return f"{event.type} {event.mode}" in self._words.alone
        return self._are_named(event.actors, event.actor_ids)

    def _are_named(self, spans: Spans, ids: Iterable[str | None]) -> bool:
        text = self._reading.text
        return not self._ids.isdisjoint(ids) or any(
            self._words.name_police(span.of(text)) for span in spans
        )

    def _is_police(self, actor: Actor) -> bool:
        sectors = _SECTOR_SEPARATORS.split(actor.sector or "")
        return not self._words.sectors.isdisjoint(sectors) or any(
            map(self._words.name_police, (actor.name, *actor.aliases))
        )


def _lethal(event: Event, reading: Reading, words: _Words) -> bool:
    killed = any(
        count.what == "killed" and count.high != 0
        for count in reading.counts
        if count.id in event.counts or count.event == event.id
    )
    anchor = event.span.of(reading.text).lower()
    return killed or event.mode in words.lethal_modes or bool(words.lethal.search(anchor))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest_first)
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)")


def _mistakes(document: PoliceDocument, sentence: _Sentence) -> Iterator[Mistake]:
    labels, span = sentence.gold.labels, sentence.gold.span
    for label in LABELS:
        spoken = sentence.told.get(label, [])
        if (label in labels) == bool(spoken):
            continue
        if spoken:
            read = "; ".join(_told(one, document.text) for one in spoken)
            anchors = [_words_of(one)[0] for one in spoken]
            yield mistake(document, "invented", label, anchors, (None, read))
        else:
            yield mistake(document, "missed", label, [span], (label, None))


def _told(one: Event | Statement, text: str) -> str:
    if isinstance(one, Event):
        return told(one, text)
    return f"{one.act}: {' … '.join(span.of(text) for span in _words_of(one))}"


def _words_of(one: Event | Statement) -> Spans:
    return (one.span,) if isinstance(one, Event) else (one.cue or one.source or one.content)
