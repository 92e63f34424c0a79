"""Who did what to whom, against gold that marks some pairs of each sentence.

The measures are those that came with the gold (``score_events``), under the same keys once
written as JSON, and one more. The gold does not mark every event, so all is recall of its pairs.
An absent side of a pair is satisfied by anything.

*Told the pair* asks, as classifiers that are given the pair do (Hu et al. 2024), only for the
type: that of the read event which fits the pair best. Better fits the event that touches more
sides of the pair in their roles; then the one that touches more of them in either role; then the
one whose roles have the greater Dice with the pair's, in characters, summed over the sides; then
the earlier. A pair of a sentence without any read event is wrong. CONCEDE and RETREAT are YIELD.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from according.evaluate.beside import GoldT, beside
from according.evaluate.gold_events import QUAD_OF, GoldPair, PairDocument, folded
from according.evaluate.mistakes import Mistake, mistake
from according.evaluate.tokens import PRF, Share
from according.model import Event, Reading, Span, Spans

PAIR_MISTAKES = ("missed", "exchanged", "wrong_type")
_LEVELS = (
    *("type-only", "quad-only", "pair", "pair-any-direction", "pair-strict"),
    *("pair+type", "pair+quad", "pair-strict+type"),
)
_Typed = tuple[str, Event]


class MacroRow(msgspec.Struct, frozen=True):
    """Means over the types of the gold, of sentences with one gold event."""

    p: float
    r: float
    f1: float
    types: dict[str, PRF]


class ToldPair(msgspec.Struct, frozen=True, kw_only=True):
    """How often the type is right of the read event that fits the pair best."""

    accuracy: Share
    macro_f1: float
    """The mean over the gold's types."""
    types: dict[str, PRF]


class PairBlock(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "type_of_pair": "type|pair",
        "macro_any": "macro-any",
        "macro_first": "macro-first",
        "told_pair": "told the pair",
    },
):
    """How well the pairs of some sentences were read."""

    gold: int
    single_event_sentences: int
    predicted_events: int
    sentences_without_prediction: int
    recall: dict[str, float]
    """By what has to agree, such as ``pair+type``; shares of one."""
    hits: dict[str, int]
    type_of_pair: float
    """``pair+type`` by ``pair``."""
    macro_any: MacroRow
    """All types of a sentence's read events against the gold's one."""
    macro_first: MacroRow
    """Only the type of the first read event."""
    told_pair: ToldPair


class PairScore(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    rename={"not_in_codebook": "not in codebook", "in_codebook": "in codebook"},
):
    """How well it was read who did what to whom."""

    all: PairBlock
    not_in_codebook: PairBlock | None = None
    in_codebook: PairBlock | None = None
    """Sentences that a codebook has as examples, which word lists may have been made from."""


class _Row(msgspec.Struct, frozen=True):
    """A sentence and the events read in it, with the types that the gold calls them by."""

    gold: PairDocument
    events: tuple[_Typed, ...]


def score_pairs(gold: Iterable[PairDocument], readings: Mapping[str, Reading]) -> PairScore:
    """Measure who did what to whom.

    Args:
        gold: sentences; one without a reading counts as read with nothing found.
        readings: what was read, by the sentence's id.

    Raises:
        ValueError: a reading belongs to no gold document or is of another text, or one of its
            spans covers nothing of it.
    """
    rows = _rows(tuple(gold), readings)
    told = any(row.gold.in_codebook is not None for row in rows)
    inside = [row for row in rows if row.gold.in_codebook]
    outside = [row for row in rows if not row.gold.in_codebook]
    return PairScore(
        all=_block(rows),
        not_in_codebook=_block(outside) if told and outside else None,
        in_codebook=_block(inside) if told and inside else None,
    )


def pair_mistakes(
    gold: Iterable[PairDocument], readings: Mapping[str, Reading]
) -> tuple[Mistake, ...]:
    """List the pairs not read, those read the other way round, and wrong types, told the pair.

    Raises:
        ValueError: as ``score_pairs``.
    """
    return tuple(
        found
        for row in _rows(tuple(gold), readings)
        for pair in row.gold.pairs
        for found in _mistakes(row, pair)
    )


def with_events(
    gold: Sequence[GoldT], readings: Mapping[str, Reading]
) -> Iterator[tuple[GoldT, Reading]]:
    """Put each gold document beside its reading, the spans of its events checked too.

    Raises:
        ValueError: as ``beside``; or an event's span covers nothing of its text.
    """
    for document, reading in beside(gold, readings):
        for event in reading.events:
            for span in (event.span, *event.actors, *event.recipients):
                if not span.fits(reading.text):
                    raise ValueError(
                        f"document {reading.id}, event {event.id}: span [{span.start}, {span.end})"
                        f" covers nothing of a text of {len(reading.text)} characters"
                    )
        yield document, reading


def touch(one: Spans, other: Spans) -> bool:
    """Tell whether two values' words share a character."""
    return any(a.overlaps(b) for a in one for b in other)


def span_dice(one: Spans, other: Spans) -> float:
    """Return the Dice coefficient of two values' characters; 0 where both are empty."""
    ours, theirs = _characters(one), _characters(other)
    together = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / together if together else 0.0


def told(event: Event, text: str) -> str:
    """Return an event in words: who, what kind, by which words, to whom."""
    who, whom = (
        ", ".join(span.of(text) for span in spans) or "…"
        for spans in (event.actors, event.recipients)
    )
    return f"{who} –{event.type} “{event.span.of(text)}”→ {whom}"


def _rows(gold: tuple[PairDocument, ...], readings: Mapping[str, Reading]) -> list[_Row]:
    return [
        _Row(
            document,
            tuple((folded(e.type) if document.yields else e.type, e) for e in reading.events),
        )
        for document, reading in with_events(gold, readings)
    ]


def _block(rows: Sequence[_Row]) -> PairBlock:
    hits = Counter(
        level for row in rows for pair in row.gold.pairs for level in _reached(pair, row.events)
    )
    gold = sum(len(row.gold.pairs) for row in rows)
    single = [row for row in rows if len(row.gold.pairs) == 1]
    return PairBlock(
        gold=gold,
        single_event_sentences=len(single),
        predicted_events=sum(len(row.events) for row in rows),
        sentences_without_prediction=sum(not row.events for row in rows),
        recall={level: Share.counted(hits[level], gold).share for level in _LEVELS},
        hits={level: hits[level] for level in _LEVELS},
        type_of_pair=Share.counted(hits["pair+type"], hits["pair"]).share,
        macro_any=_macro(single, first=False),
        macro_first=_macro(single, first=True),
        told_pair=_told_pair(rows),
    )


def _reached(pair: GoldPair, events: Sequence[_Typed]) -> set[str]:
    """Return the levels at which some of a sentence's events agree with a gold pair."""
    reached = set()
    for kind, event in events:
        same_type, same_quad = kind == pair.type, QUAD_OF[kind] == pair.quad
        fits = _fits(pair, event)
        strict = fits and _only(pair, event)
        reached |= {
            name
            for name, agrees in (
                ("type-only", same_type),
                ("quad-only", same_quad),
                ("pair", fits),
                ("pair-any-direction", fits or _fits(pair, _exchanged(event))),
                ("pair-strict", strict),
                ("pair+type", fits and same_type),
                ("pair+quad", fits and same_quad),
                ("pair-strict+type", strict and same_type),
            )
            if agrees
        }
    return reached


def _fits(pair: GoldPair, event: Event) -> bool:
    if pair.both_ways:
        named = (*event.actors, *event.recipients)
        return sum(touch(party, named) for party in pair.sources) >= 2
    return (not pair.source or touch(pair.source, event.actors)) and (
        not pair.target or touch(pair.target, event.recipients)
    )


def _only(pair: GoldPair, event: Event) -> bool:
    """Tell whether the event names, for the most part, nobody but the pair."""
    recipients = pair.source if pair.both_ways else pair.target
    return all(
        not allowed or all(2 * _inside(span, allowed) >= span.end - span.start for span in spans)
        for spans, allowed in ((event.actors, pair.source), (event.recipients, recipients))
    )


def _inside(span: Span, allowed: Spans) -> int:
    return len(_characters((span,)) & _characters(allowed))


def _characters(spans: Spans) -> set[int]:
    return {place for span in spans for place in range(*span)}


def _exchanged(event: Event) -> Event:
    return msgspec.structs.replace(event, actors=event.recipients, recipients=event.actors)


def _macro(single: Sequence[_Row], *, first: bool) -> MacroRow:
    right, read, gold = Counter[str](), Counter[str](), Counter[str]()
    for row in single:
        wanted = row.gold.pairs[0].type
        kinds = {kind for kind, _ in (row.events[:1] if first else row.events)}
        read.update(kinds)
        gold[wanted] += 1
        right[wanted] += wanted in kinds
    types, means = _by_type(right, read, gold)
    return MacroRow(*means, types)


def _by_type(
    right: Counter[str], read: Counter[str], gold: Counter[str]
) -> tuple[dict[str, PRF], tuple[float, float, float]]:
    types = {t: PRF.counted(right[t], read[t], gold[t]) for t in sorted(read.keys() | gold.keys())}
    real = [row for row in types.values() if row.gold]
    over = len(real) or 1
    means = (
        sum(row.p for row in real) / over,
        sum(row.r for row in real) / over,
        sum(row.f1 for row in real) / over,
    )
    return types, means


def _told_pair(rows: Sequence[_Row]) -> ToldPair:
    right, read, gold = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        for pair in row.gold.pairs:
            wanted, best = folded(pair.type), _best(pair, row.events)
            gold[wanted] += 1
            if best is not None:
                read[folded(best.type)] += 1
                right[wanted] += folded(best.type) == wanted
    types, (_, _, macro) = _by_type(right, read, gold)
    accuracy = Share.counted(right.total(), gold.total())
    return ToldPair(accuracy=accuracy, macro_f1=macro, types=types)


def _best(pair: GoldPair, events: Sequence[_Typed]) -> Event | None:
    """Return the event that fits the pair best, by the rule of this module."""
    return max((event for _, event in events), key=lambda event: _fit(pair, event), default=None)


def _fit(pair: GoldPair, event: Event) -> tuple[int, int, float]:
    every = (*event.actors, *event.recipients)
    if pair.both_ways:
        touched = sum(touch(party, every) for party in pair.sources)
        return min(touched, 2), min(touched, 2), span_dice(pair.source, every)
    sides = ((pair.source, event.actors), (pair.target, event.recipients))
    return (
        sum(touch(wanted, read) for wanted, read in sides),
        sum(touch(wanted, every) for wanted, _ in sides),
        sum(span_dice(wanted, read) for wanted, read in sides),
    )


def _mistakes(row: _Row, pair: GoldPair) -> Iterator[Mistake]:
    text = row.gold.text
    events = [event for _, event in row.events]
    spans = (*pair.source, *pair.target) or (Span(0, len(text)),)
    who, whom = (
        ", ".join(span.of(text) for span in side[:1]) or "…"
        for side in (
            (pair.source, pair.target)
            if not pair.both_ways
            else (pair.sources[0], sum(pair.sources[1:], ()))
        )
    )
    wanted = f"{who} –{pair.type}→ {whom}"
    read = "; ".join(told(event, text) for event in events) or None
    if not any(_fits(pair, event) for event in events):
        turned = any(_fits(pair, _exchanged(event)) for event in events)
        kind = "exchanged" if turned else "missed"
        yield mistake(row.gold, kind, pair.type, spans, (wanted, read))
    best = _best(pair, row.events)
    if best is not None and folded(best.type) != folded(pair.type):
        yield mistake(row.gold, "wrong_type", pair.type, spans, (wanted, told(best, text)))
