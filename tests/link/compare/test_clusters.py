"""Groups of events: by average, with what must and what cannot be one, in whatever order."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from according.link.compare.clusters import Clusters, Pair, cluster, components
from according.link.compare.node import Key

KEYS: list[Key] = [(f"d{n}", "e1") for n in range(7)]
A, B, C, D, *_ = KEYS

pairs = st.sampled_from(list(combinations(KEYS, 2)))
scores = st.dictionaries(pairs, st.integers(0, 10).map(lambda n: n / 10), max_size=21)
some = st.lists(pairs, max_size=4)


def group(found: dict[Pair, float], **more: list[Pair]) -> tuple[tuple[Key, ...], ...]:
    return cluster([A, B, C, D], found, threshold=0.5, **more).groups


def test_likely_pairs_are_joined_and_others_stay_alone() -> None:
    assert group({(A, B): 0.9, (C, D): 0.4}) == ((A, B), (C,), (D,))


def test_a_pair_that_was_not_compared_counts_as_nothing() -> None:
    assert group({(A, B): 0.9, (B, C): 0.8}) == ((A, B), (C,), (D,))
    assert group({(A, B): 0.9, (B, C): 0.8, (A, C): 0.3}) == ((A, B, C), (D,))


def test_what_must_be_one_is_one_through_others() -> None:
    assert group({}, must=[(A, B), (C, B)]) == ((A, B, C), (D,))


def test_what_cannot_be_one_is_kept_apart_through_others() -> None:
    likely = dict.fromkeys(combinations([A, B, C], 2), 0.9)
    groups = group(likely, must=[(A, B)], cannot=[(B, C)])
    assert groups == ((A, B), (C,), (D,))


def test_a_contradiction_is_told() -> None:
    found = cluster([A, B, C], {}, threshold=0.5, must=[(A, B), (B, C)], cannot=[(C, A)])
    assert found == Clusters(groups=((A, B, C),), conflicts=((A, C),))


def test_parts_that_nothing_connects() -> None:
    assert components([D, C, B, A], [(B, D)]) == [(A,), (B, D), (C,)]


@given(scores, some, some, st.integers(0, 99))
def test_no_order_matters(
    found: dict[Pair, float], must: list[Pair], cannot: list[Pair], seed: int
) -> None:
    first = cluster(KEYS, found, threshold=0.3, must=must, cannot=cannot)
    shuffle = random.Random(seed)
    items = [(pair if shuffle.random() < 0.5 else pair[::-1], s) for pair, s in found.items()]
    shuffle.shuffle(items)
    nodes = shuffle.sample(KEYS, len(KEYS))
    turned = dict(items)
    again = cluster(nodes, turned, threshold=0.3, must=must[::-1], cannot=cannot[::-1])
    assert again == first


@given(scores, some, some)
def test_each_part_can_be_grouped_by_itself(
    found: dict[Pair, float], must: list[Pair], cannot: list[Pair]
) -> None:
    whole = cluster(KEYS, found, threshold=0.3, must=must, cannot=cannot).groups
    parts = [
        group
        for part in components(KEYS, [*found, *must])
        for group in cluster(part, found, threshold=0.3, must=must, cannot=cannot).groups
    ]
    assert tuple(sorted(parts)) == whole


@given(scores, some, some)
def test_constraints_hold(found: dict[Pair, float], must: list[Pair], cannot: list[Pair]) -> None:
    made = cluster(KEYS, found, threshold=0.3, must=must, cannot=cannot)
    home = {key: group for group in made.groups for key in group}
    assert all(home[a] == home[b] for a, b in must)
    together = {tuple(sorted(pair)) for pair in cannot if home[pair[0]] == home[pair[1]]}
    assert together == set(made.conflicts)
