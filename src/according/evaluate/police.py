"""What police did, by sentences, against IndiaPoliceEvents.

Annotators answered of each sentence whether police killed somebody, arrested somebody, failed to
intervene, used force or violence, or did anything at all (Halterman, Keith, Sarwar and O'Connor
2021). A read event speaks for the sentence that its anchor begins in, if it is done by police and
``happened`` or is ``background``:

* ``ANY_ACTION``: an event of any type. Annotators took words for deeds ("police said").
* ``ARREST``: COERCE with mode ``arrest``.
* ``FORCE``: ASSAULT.
* ``KILL``: ASSAULT with somebody counted as killed, a lethal word in its anchor, or a lethal mode.
* ``FAIL``: REJECT; and, whatever its type, an event that is ``negated``: police did not do it.

It is done by police if words for police stand in its actors' words or their names, or an actor is
of PLOVER's sector of police. Where no actor is told, arrests and the dispersal of crowds are held
to be theirs: of sentences with "arrested" that do not name police, annotators gave three of four
to them. The words are in ``lexicon/data/police.toml``. Much of ``FAIL`` names nothing that an
event codebook knows ("police stood by"), so its recall has a low ceiling.
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
from according.model import Event, Reading

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
        )


class _Sentence(msgspec.Struct, frozen=True):
    """A sentence with the events that speak for each label."""

    gold: PoliceSentence
    events: dict[PoliceLabel, list[Event]]


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
            read.update(one.events.keys())
            right.update(one.gold.labels & one.events.keys())
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
    words = _Words.load()
    order = sorted(document.sentences, key=lambda one: one.span)
    starts = [one.span.start for one in order]
    rows = [_Sentence(one, {}) for one in order]
    for event in reading.events:
        place = bisect_right(starts, event.span.start) - 1
        if place >= 0 and event.span.start < order[place].span.end:
            for label in _labels(event, reading, words):
                rows[place].events.setdefault(label, []).append(event)
    return rows


def _labels(event: Event, reading: Reading, words: _Words) -> Iterator[PoliceLabel]:
    if not _by_police(event, reading, words):
        return
    if event.status in words.failed:
        yield "FAIL"
    if event.status not in _HAPPENED:
        return
    yield "ANY_ACTION"
    if event.type in words.failing:
        yield "FAIL"
    if event.type == "COERCE" and event.mode == "arrest":
        yield "ARREST"
    if event.type == "ASSAULT":
        yield "FORCE"
        if _lethal(event, reading, words):
            yield "KILL"


def _by_police(event: Event, reading: Reading, words: _Words) -> bool:
    if not event.actors and not event.actor_ids:
        return f"{event.type} {event.mode}" in words.alone
    linked = [actor for actor in reading.actors if actor.id in event.actor_ids]
    sectors = {part for a in linked for part in _SECTOR_SEPARATORS.split(a.sector or "")}
    if words.sectors & sectors:
        return True
    named = [span.of(reading.text) for span in event.actors]
    named += [name for actor in linked for name in (actor.name, *actor.aliases)]
    return any(words.police.search(words.not_police.sub(" ", name.lower())) for name in named)


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
        spoken = sentence.events.get(label, [])
        if (label in labels) == bool(spoken):
            continue
        if spoken:
            read = "; ".join(told(event, document.text) for event in spoken)
            anchors = [event.span for event in spoken]
            yield mistake(document, "invented", label, anchors, (None, read))
        else:
            yield mistake(document, "missed", label, [span], (label, None))
