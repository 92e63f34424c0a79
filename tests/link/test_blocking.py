"""The search for pairs in SQL finds what a plain search finds."""

import random
from itertools import combinations

import pytest

from according.link.blocking import BlockedEvent, Blocks, Story
from according.link.blocking.keys import marks_of
from according.link.blocking.steps import (
    AT_ONCE,
    LIKENESS,
    LIKENESS_LATER,
    SOON,
    WINDOW,
    WITH_MARKS,
    WITH_MARKS_LATER,
)
from according.link.compare.node import Report, Where

CLOSE = ((1, 4), (4, 1), (2, 5), (5, 2))


def stories(seed: int) -> list[Story]:
    chance = random.Random(seed)
    made = []
    for document in range(1, 41):
        terms = [*chance.sample(range(30), 12), *chance.sample(range(-5, 0), 2)]
        day = (
            None if chance.random() < 0.2 else 738_000 + chance.randrange(chance.choice((20, 600)))
        )
        events = tuple(
            BlockedEvent(
                event=document * 1_000_000 + n, stem=chance.randrange(8), type=chance.randrange(4)
            )
            for n in range(chance.randrange(5))
        )
        weights = tuple((term, chance.randrange(50, 250)) for term in terms)
        made.append(Story(document=document, day=day, terms=weights, events=events))
    return made


def plain(listed: list[Story]) -> set[tuple[int, int]]:
    """Compare everything with everything."""
    found = set()
    pairs = [*combinations(listed, 2), *((one, one) for one in listed)]
    for one, other in pairs:
        if one is not other and not one_story(one, other):
            continue
        for a in one.events:
            for b in other.events:
                alike = a.stem == b.stem or (a.type == b.type and a.type != 0)
                alike = alike or (a.stem, b.stem) in CLOSE
                if alike and a.event != b.event:
                    found.add((min(a.event, b.event), max(a.event, b.event)))
    return found


def one_story(one: Story, other: Story) -> bool:
    mine, yours = dict(one.terms), dict(other.terms)
    shared = mine.keys() & yours.keys()
    days = abs(one.day - other.day) if one.day and other.day else 0
    words = [term for term in shared if term >= 0]
    by_words = sum(mine[term] * yours[term] for term in words)
    likeness = sum(mine[term] * yours[term] for term in shared)
    least = LIKENESS
    if days > AT_ONCE:
        least = WITH_MARKS_LATER if days > SOON else WITH_MARKS
    enough = by_words >= (LIKENESS_LATER if days > SOON else LIKENESS) and likeness >= least
    return days <= WINDOW and len(words) >= 2 and enough


@pytest.mark.parametrize("seed", range(8))
def test_sql_finds_what_a_plain_search_finds(seed: int) -> None:
    listed = stories(seed)
    with Blocks(close=CLOSE) as blocks:
        blocks.add(listed)
        found = list(blocks.pairs([one.document for one in listed]))
    assert len(found) == len(set(found))
    assert set(found) == plain(listed)


@pytest.mark.parametrize("seed", range(4))
def test_portions_find_the_same_pairs(seed: int) -> None:
    listed = stories(seed)
    random.Random(seed).shuffle(listed)
    found = []
    with Blocks(close=CLOSE) as blocks:
        for start in range(0, 40, 7):
            batch = listed[start : start + 7]
            blocks.add(batch)
            found += blocks.pairs([one.document for one in batch])
    assert len(found) == len(set(found))
    assert set(found) == plain(listed)


def test_no_report_no_pair() -> None:
    with Blocks() as blocks:
        assert not list(blocks.pairs([]))


def test_a_report_is_looked_for_by_its_ages_towns_and_days() -> None:
    tesh, north = Where(name="tesh", precision="town"), Where(name="north", precision="region")
    one = Report(document="a", ages=frozenset({12}), places=(tesh, north), days=frozenset({5}))
    other = Report(document="b", ages=frozenset({12, 30}), places=(tesh,))
    marks = dict(marks_of(one))
    assert sorted(marks.values()) == [200, 245, 245]
    assert all(mark < 0 for mark in marks)
    assert len(marks.keys() & dict(marks_of(other)).keys()) == 2
