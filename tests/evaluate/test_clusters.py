"""MUC, B³ and CEAF-e on cases worked by hand; the assignment against trying every one."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.evaluate.assignment import greatest_sum
from according.evaluate.clusters import Rates, score_clusters

KEY = dict(zip("abcdefg", "1112222", strict=True))


def near(rates: Rates, p: float, r: float) -> bool:
    return rates.p == pytest.approx(p) and rates.r == pytest.approx(r)


def test_the_worked_example_of_the_reference_scorer() -> None:
    # Pradhan et al. 2014, section 5: {a b c} {d e f g} against {a b} {c d} {f g h i}.
    score = score_clusters(KEY, dict(zip("abcdfghi", "11223333", strict=True)))
    assert near(score.muc, 2 / 5, 2 / 5)
    assert near(score.b_cubed, 4 / 8, (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7)
    assert near(score.ceaf_e, 1.3 / 3, 1.3 / 2)
    assert near(score.mentions, 6 / 8, 6 / 7)
    assert score.conll.f1 == pytest.approx((score.muc.f1 + score.b_cubed.f1 + score.ceaf_e.f1) / 3)
    assert score.counts.key_clusters == 2
    assert score.counts.response_clusters == 3


def test_the_same_clusters_under_other_names() -> None:
    score = score_clusters(KEY, {mention: f"x{name}" for mention, name in KEY.items()})
    for rates in (score.muc, score.b_cubed, score.ceaf_e, score.conll, score.mentions):
        assert near(rates, 1, 1)


def test_everything_in_one_and_everything_apart() -> None:
    one = score_clusters(KEY, dict.fromkeys(KEY, 0))
    assert near(one.muc, 5 / 6, 1)
    assert near(one.b_cubed, (9 + 16) / 49, 1)
    assert near(one.ceaf_e, 8 / 11, 4 / 11)
    apart = score_clusters(KEY, {mention: mention for mention in KEY})
    assert near(apart.muc, 0, 0)
    assert near(apart.b_cubed, 1, 2 / 7)
    assert near(apart.ceaf_e, 0.9 / 7, 0.9 / 2)


def test_nothing_at_all() -> None:
    empty: dict[str, str] = {}
    assert near(score_clusters(KEY, empty).conll, 0, 0)
    assert near(score_clusters(empty, KEY).conll, 0, 0)
    assert score_clusters(empty, empty).mentions == Rates(0.0, 0.0, 0.0)


def test_the_best_assignment_is_not_the_greedy_one() -> None:
    assert greatest_sum([[0.5, 0.4], [0.4, 0.0]]) == pytest.approx(0.8)
    assert greatest_sum([[3], [5], [4]]) == 5
    assert greatest_sum([]) == 0


@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.sampled_from((0, 0.25, 1 / 3, 0.5, 1)), min_size=columns, max_size=columns),
            min_size=1,
            max_size=5,
        )
    )
)
def test_no_assignment_is_better(weights: list[list[float]]) -> None:
    turned = [list(column) for column in zip(*weights, strict=True)]
    short, long = sorted((weights, turned), key=len)
    best = max(
        sum(row[column] for row, column in zip(short, chosen, strict=True))
        for chosen in permutations(range(len(long)), len(short))
    )
    assert greatest_sum(weights) == pytest.approx(best)
