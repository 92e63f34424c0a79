"""Features of many pairs at once are those of each pair."""

import random

import numpy as np
import pytest
from tests.link.compare.events import TOWNS, event, report

from according.link.compare.batch import values_of
from according.link.compare.features import FEATURES
from according.link.compare.features.between import between
from according.link.compare.node import Node, Number, Report
from according.link.compare.score import Scorer

TEXT = "gunmen shot two carters beside the lime kiln in Tesh while barley rowers sang"
WORDS = TEXT.split()
LEMMAS = ("shoot", "shooting", "kill", "buy", "acquire", "sing")


def invented(seed: int) -> list[Node]:
    chance = random.Random(seed)

    def some(most: int) -> list[str]:
        return chance.sample(WORDS, chance.randrange(most))

    def told(number: int) -> Report:
        return report(
            f"r{number}",
            " ".join(some(12)),
            chance.choice([None, "2024-05-02", "2024-05-04", "2024-09-01"]),
            ages=frozenset(chance.sample(range(20, 24), chance.randrange(3))),
            places=tuple(chance.sample(list(TOWNS.values()), chance.randrange(3))),
            days=frozenset(chance.sample(range(5), chance.randrange(3))),
        )

    def happened(one: Report, number: int) -> Node:
        bag = one.words
        return event(
            one,
            f"e{number}",
            chance.choice(LEMMAS),
            type=chance.choice(["ASSAULT", "OTHER", "PROTEST"]),
            mode=chance.choice([None, "firearms", "beating"]),
            status=chance.choice(["happened", "denied", "planned"]),
            start=chance.randrange(800),
            place_in_text=chance.random(),
            sentence={w: bag[w] for w in sorted(bag)[: chance.randrange(8)]},
            near={w: bag[w] for w in sorted(bag)[chance.randrange(4) :]},
            actors=frozenset(some(4)),
            recipients=frozenset(some(4)),
            actor_heads=frozenset(some(3)),
            recipient_heads=frozenset(some(3)),
            since=chance.choice([None, 3, 5]),
            until=chance.choice([None, 5, 90]),
            where=chance.choice([None, *TOWNS.values()]),
            numbers=tuple(
                Number(what=what, low=low, high=low + chance.randrange(2))
                for what in ("killed", "injured")[: chance.randrange(3)]
                for low in (chance.randrange(4),)
            ),
        )

    return [happened(one, n) for one in map(told, range(6)) for n in range(5)]


@pytest.mark.parametrize("seed", range(4))
def test_together_they_are_what_they_are_singly(seed: int) -> None:
    nodes = invented(seed)
    pairs = [(a, b) for a in nodes for b in nodes if a.key < b.key]
    random.Random(seed).shuffle(pairs)
    found = values_of(pairs)
    for feature, row in zip(FEATURES, found, strict=True):
        plain = [feature.value(a, b, between(a.report, b.report)) for a, b in pairs]
        assert np.allclose(row, plain, rtol=0, atol=1e-12), feature.name


def test_no_pair() -> None:
    assert values_of([]).shape == (len(FEATURES), 0)
    assert Scorer.load().probabilities([]) == []
