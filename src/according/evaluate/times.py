"""Times: expressions found, and their intervals, measured against gold TIMEX3.

The measures are those that came with the gold of times (``score_time``): the same numbers under
the same keys once written as JSON.

Gold that cannot be dated (see ``acceptable``) is no gold here: a time read there is passed over.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any, Literal, NamedTuple

import msgspec

from according.evaluate.beside import beside
from according.evaluate.gold_times import (
    GoldTime,
    Granularity,
    Interval,
    TimeDocument,
    acceptable,
)
from according.evaluate.mistakes import Mistake, in_text_order, mistake
from according.evaluate.tokens import PRF, Share
from according.model import Reading, Span, TimeRef

Level = Literal["exact", "relaxed", "close"]
TIME_ROWS = ("span-overlap", "span-exact", "exact", "relaxed", "close", "any-timex")
"""The rows of the score; ``exact`` is the headline, ``close`` the honest lenient one."""
TIME_MISTAKES = ("missed", "invented", "wrong_interval", "left_open")


class TimeScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well time expressions were found and resolved."""

    docs: int
    rows: dict[str, PRF]
    """By ``TIME_ROWS``: precision of the interval rows is over times that have an interval."""
    exact_recall_by_granularity: dict[Granularity, Share]


class Gold(NamedTuple):
    """Gold that can be dated."""

    time: GoldTime
    intervals: tuple[Interval, ...]
    granularity: Granularity


class Read(NamedTuple):
    """A time as read: where, and from when to when; none: open at that end."""

    span: Span
    first: date | None
    last: date | None


class Sides(NamedTuple):
    """One document's gold and what was read, with what is don't-care taken out."""

    gold: tuple[Gold, ...]
    skipped: tuple[GoldTime, ...]
    read: tuple[Read, ...]
    every: tuple[Read, ...]
    """``read`` and what was passed over."""


def score_times(gold: Sequence[TimeDocument], readings: Mapping[str, Reading]) -> TimeScore:
    """Score the times of readings, by document; one that was not read has none.

    Raises:
        ValueError: a reading belongs to no gold document, is of another text, or has a time whose
            span covers nothing of it.
    """
    counts: Counter[tuple[str, str]] = Counter()
    by_granularity: Counter[tuple[Granularity, bool]] = Counter()
    for document, reading in beside(gold, readings):
        sides = _sides(document, reading.times)
        counts.update(_span_counts(sides))
        pairs = _value_pairs(sides)
        hit = set()
        for one, _, levels in pairs:
            counts.update((level, "tp") for level in levels)
            if "exact" in levels:
                hit.add(one)
        valued = sum(_has_value(one) for one in sides.read)
        for level in ("exact", "relaxed", "close"):
            counts[level, "pred"] += valued
            counts[level, "gold"] += len(sides.gold)
        by_granularity.update((g.granularity, i in hit) for i, g in enumerate(sides.gold))
    return TimeScore(
        docs=len(gold),
        rows={
            row: PRF.counted(counts[row, "tp"], counts[row, "pred"], counts[row, "gold"])
            for row in TIME_ROWS
        },
        exact_recall_by_granularity={
            kind: Share.counted(
                by_granularity[kind, True],
                by_granularity[kind, True] + by_granularity[kind, False],
            )
            for kind in sorted({kind for kind, _ in by_granularity})
        },
    )


def time_mistakes(
    gold: Sequence[TimeDocument], readings: Mapping[str, Reading]
) -> tuple[Mistake, ...]:
    """List what was missed, invented, resolved wrongly or left open, in text order.

    Raises:
        ValueError: as ``score_times``.
    """
    found: list[Mistake] = []
    for document, reading in beside(gold, readings):
        found.extend(in_text_order(_mistakes_of(document, reading)))
    return tuple(found)


def _mistakes_of(document: TimeDocument, reading: Reading) -> Iterator[Mistake]:
    sides = _sides(document, reading.times)
    exact = {one: other for one, other, levels in _value_pairs(sides) if "exact" in levels}
    spans = dict(_span_pairs([g.time.span for g in sides.gold], [r.span for r in sides.read]))
    taken = set(exact.values()) | set(spans.values())
    for index, one in enumerate(sides.gold):
        other = spans.get(index)
        if index in exact:
            continue
        told = f"{one.time.span.of(document.text)} ({one.time.value})"
        if other is None:
            yield mistake(document, "missed", one.granularity, (one.time.span,), (told, None))
            continue
        read = sides.read[other]
        kind = "wrong_interval" if _has_value(read) else "left_open"
        words = f"{read.span.of(document.text)} ({read.first} to {read.last})"
        both = (one.time.span, read.span)
        yield mistake(document, kind, one.granularity, both, (told, words))
    for index, read in enumerate(sides.read):
        if index not in taken:
            words = f"{read.span.of(document.text)} ({read.first} to {read.last})"
            yield mistake(document, "invented", "", (read.span,), (None, words))


def _sides(document: TimeDocument, times: Iterable[TimeRef]) -> Sides:
    gold, skipped = [], []
    for time in document.timex:
        intervals, granularity = acceptable(time)
        if granularity is None:
            skipped.append(time)
        else:
            gold.append(Gold(time, intervals, granularity))
    every = tuple(dict.fromkeys(_read(document, time) for time in times))
    kept = tuple(
        one
        for one in every
        if any(one.span.overlaps(g.time.span) for g in gold)
        or not any(one.span.overlaps(time.span) for time in skipped)
    )
    return Sides(tuple(gold), tuple(skipped), kept, every)


def _read(document: TimeDocument, time: TimeRef) -> Read:
    if not time.span.fits(document.text):
        raise ValueError(
            f"document {document.id}: time {time.id} covers nothing of "
            f"a text of {len(document.text)} characters"
        )
    return Read(time.span, _date(time.start), _date(time.end))


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None


def _has_value(one: Read) -> bool:
    return (one.first, one.last) != (None, None)


def _span_counts(sides: Sides) -> Counter[tuple[str, str]]:
    gold = [one.time.span for one in sides.gold]
    read = list(dict.fromkeys(one.span for one in sides.read))
    pairs = _span_pairs(gold, read)
    everything = [*gold, *(time.span for time in sides.skipped)]
    all_read = list(dict.fromkeys(one.span for one in sides.every))
    return Counter(
        {
            ("span-overlap", "tp"): len(pairs),
            ("span-exact", "tp"): sum(gold[i] == read[j] for i, j in pairs),
            ("any-timex", "tp"): len(_span_pairs(everything, all_read)),
            ("any-timex", "pred"): len(all_read),
            ("any-timex", "gold"): len(everything),
            **{(row, "pred"): len(read) for row in ("span-overlap", "span-exact")},
            **{(row, "gold"): len(gold) for row in ("span-overlap", "span-exact")},
        }
    )


def _span_pairs(gold: Sequence[Span], read: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair spans one to one, those that share the most (Dice) first."""

    def apart(i: int, j: int) -> float | None:
        shared = _shared(gold[i], read[j])
        lengths = sum(span.end - span.start for span in (gold[i], read[j]))
        return -2 * shared / lengths if shared else None

    return _one_to_one(len(gold), len(read), apart)


def _value_pairs(sides: Sides) -> list[tuple[int, int, frozenset[Level]]]:
    """Pair gold and times with an interval; the interval decides where spans nest."""
    valued = [index for index, one in enumerate(sides.read) if _has_value(one)]

    def apart(i: int, j: int) -> tuple[int, int] | None:
        one, other = sides.gold[i], sides.read[valued[j]]
        shared = _shared(one.time.span, other.span)
        return (-len(_levels(one, other)), -shared) if shared else None

    pairs = _one_to_one(len(sides.gold), len(valued), apart)
    return [(i, valued[j], _levels(sides.gold[i], sides.read[valued[j]])) for i, j in pairs]


def _levels(gold: Gold, read: Read) -> frozenset[Level]:
    found: set[Level] = set()
    if read.first is None or read.last is None:
        return frozenset()
    told = Interval(read.first, read.last)
    for right in gold.intervals:
        if told == right:
            found.add("exact")
        meets = told.first <= right.last and right.first <= told.last
        if meets and 0 < told.days <= 2 * right.days:
            found.add("relaxed")
            if right.days <= 2 * told.days:
                found.add("close")
    return frozenset(found)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _one_to_one(gold: int, read: int, apart: Callable[[int, int], Any]) -> list[tuple[int, int]]:
    """Pair greedily by a distance, the least first; none: the two do not meet."""
    ranked = []
    for i, j in product(range(gold), range(read)):
        distance = apart(i, j)
        if distance is not None:
            ranked.append((distance, i, j))
    used_gold: set[int] = set()
    used_read: set[int] = set()
    pairs = []
    for _, i, j in sorted(ranked):
        if i not in used_gold and j not in used_read:
            used_gold.add(i)
            used_read.add(j)
            pairs.append((i, j))
    return pairs
