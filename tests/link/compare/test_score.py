"""Whether two events are one happening: what speaks for it and what against."""

import pytest
from tests.link.compare.events import TOWNS, event, report

from according.link.compare.features import FEATURES
from according.link.compare.features.between import between
from according.link.compare.node import Node, Number
from according.link.compare.score import Scorer

STORY = "Gunmen shot two carters beside the lime kiln in Tesh while the barley market was open"
OTHER = "The regatta committee praised rowers, and the harbour choir sang after the prizes"


def told(document: str, text: str = STORY, day: str | None = "2024-05-02", **more: object) -> Node:
    """Return a shooting as some report tells it."""
    reporting = {name: more.pop(name) for name in ("ages", "places", "days") if name in more}
    one = report(document, text, day, **reporting)
    return event(one, "e1", "shoot", **{"type": "ASSAULT", "start": 7, **more})


def likely(one: Node, other: Node) -> float:
    return Scorer.load().explain(one, other).probability


def test_the_order_of_the_two_makes_no_difference() -> None:
    one, other = told("a"), told("b", day="2024-05-09", mode="firearms")
    there, back = Scorer.load().probabilities([(one, other), (other, one)])
    assert there == back == likely(one, other)
    assert Scorer.load().explain(one, other) == Scorer.load().explain(other, one)


def test_what_else_is_compared_makes_no_difference() -> None:
    pairs = [(told("a"), told(name)) for name in "bcd"]
    singly = [likely(*pair) for pair in pairs]
    assert Scorer.load().probabilities(pairs) == singly
    assert Scorer.load().probabilities(pairs[::-1]) == singly[::-1]


def test_like_reports_of_a_day_tell_the_same_sooner_than_unlike_ones() -> None:
    assert likely(told("a"), told("b")) > 0.5
    assert likely(told("a"), told("b", OTHER)) < 0.1


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({}, {"day": "2025-05-02"}),
        ({"ages": frozenset({19})}, {"ages": frozenset({54})}),
        ({"places": (TOWNS["tesh"],)}, {"places": (TOWNS["korvin"],)}),
    ],
)
def test_day_age_and_town_speak_against(mine: dict[str, object], theirs: dict[str, object]) -> None:
    assert likely(told("a", **mine), told("b", **theirs)) < likely(told("a"), told("b"))  # type: ignore[arg-type]


def test_other_words_for_the_same_are_likelier_than_words_for_something_else() -> None:
    one = event(report("a", STORY), "e1", "buy")
    same = event(report("b", STORY), "e1", "acquire")
    other = event(report("b", STORY), "e1", "sing")
    assert likely(one, same) > 2 * likely(one, other)


def test_reasons_are_told_and_add_up() -> None:
    one = told("a", numbers=(Number(what="killed", low=2, high=2),))
    other = told("b", numbers=(Number(what="killed", low=3, high=3),))
    score = Scorer.load().explain(one, other)
    said = {reason.feature: reason.words for reason in score.reasons}
    assert said["counts_differ"] == "killed 2; killed 3"
    assert all(reason.words and reason.weight for reason in score.reasons)
    weights = [abs(reason.weight) for reason in score.reasons]
    assert weights == sorted(weights, reverse=True)


def test_every_feature_is_the_same_in_either_order() -> None:
    one = told("a", where=TOWNS["tesh"], since=5, until=6, actors=frozenset({"gunman"}))
    other = told("b", where=TOWNS["korvin"], since=9, until=9, actors=frozenset({"rower"}))
    there, back = between(one.report, other.report), between(other.report, one.report)
    for feature in FEATURES:
        value = feature.value(one, other, there)
        assert value == pytest.approx(feature.value(other, one, back)), feature.name
        assert isinstance(feature.words(one, other, there), str)
