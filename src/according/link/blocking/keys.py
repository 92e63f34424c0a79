"""By what reports and events are looked for: whole numbers made from them alone."""

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

import msgspec

from according.link.compare.lexical import Likeness
from according.link.compare.node import Node, Report
from according.link.compare.places import FINE
from according.link.compare.words import Weights, stem

TERMS = 40
"""Words of a report that it is looked for by: those that say most of it."""
MARKS = {"age": 245, "town": 245, "day": 200}
"""Weights of what else it is looked for by, in thousandths: ages of people, places as fine as
towns, and single days. Two weights multiplied: 0.06 for an age or a town in common, 0.04 a day."""
_SCALE = 1000
OTHER = 0
"""Stands for the type of events that have none of PLOVER's."""


class BlockedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event, by what it is looked for."""

    event: int
    """Its key."""
    stem: int
    type: int


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A report, by what it is looked for."""

    document: int
    """Its key."""
    day: int | None
    """Of publication: days since 1 January of year 1."""
    terms: tuple[tuple[int, int], ...]
    """Hash of a word and its weight in thousandths, the weightiest first; marks go by numbers below
    0."""
    events: tuple[BlockedEvent, ...]


def story_of(document: int, nodes: Sequence[tuple[int, Node]]) -> Story:
    """Return what a report is looked for by.

    Args:
        document: its key.
        nodes: its events, each with its key.
    """
    report = nodes[0][1].report if nodes else Report(document="")
    return Story(
        document=document,
        day=report.day,
        terms=(*terms_of(report.words), *marks_of(report)),
        events=tuple(_blocked(key, node) for key, node in nodes),
    )


def terms_of(words: Weights) -> tuple[tuple[int, int], ...]:
    """Return the weightiest words of a report; ties go by the word."""
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    return tuple((hashed(word), round(weight * _SCALE)) for word, weight in ranked)


def marks_of(report: Report) -> tuple[tuple[int, int], ...]:
    """Return the ages, towns and days that a report tells of, with their weights."""
    told = {("age", str(age)) for age in report.ages} | {("day", str(day)) for day in report.days}
    told |= {("town", where.name) for where in report.places if where.precision in FINE}
    return tuple((-1 - hashed(f"{what} {which}"), MARKS[what]) for what, which in sorted(told))


def hashed(word: str) -> int:
    """Return a whole number of 63 bits for a word, the same in every run."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest()) >> 1


@cache
def close_stems() -> tuple[tuple[int, int], ...]:
    """Return the hashed stems of words that mean much the same, each pair in both orders."""
    found = {(hashed(stem(one)), hashed(stem(other))) for one, other in Likeness.load().close()}
    both = {pair for a, b in found if a != b for pair in ((a, b), (b, a))}
    return tuple(sorted(both))


def _blocked(key: int, node: Node) -> BlockedEvent:
    return BlockedEvent(
        event=key,
        stem=hashed(stem(node.lemma)),
        type=OTHER if node.type == "OTHER" else hashed(node.type),
    )
