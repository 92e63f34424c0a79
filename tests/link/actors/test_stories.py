"""Reports that tell one story: what a name alone is then enough for."""

import pytest
from tests.link.actors.people import bearer, body, groups

from according.link.actors.stories import STEMS, story_of

FLOOD = ("barge", "dyke", "flood", "larch", "levee", "sandbag")
TRIAL = ("bribe", "judge", "juror", "larch", "trial", "verdict")
ONE = {"d1": FLOOD, "d2": FLOOD, "d3": FLOOD}
TWO = {"d1": FLOOD, "d2": TRIAL}


def test_a_story_is_the_rarest_stems_of_the_beginning() -> None:
    told = story_of("The barge broke the dyke at Larch. " * 3 + "x " * 1500 + "verdict")
    assert {"barg", "dyke", "larch"} <= set(told)
    assert not {"verdict", "the", "at"} & set(told)
    assert told == sorted(told)
    assert len(told) <= STEMS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bearer("d1", "Wendo"), bearer("d2", "Idris Wendo")),
        (bearer("d1", "Wendo"), bearer("d2", "Wendo")),
        (bearer("d1", "John Smith"), bearer("d2", "John Smith")),
        (bearer("d1", "Mo Wendo"), bearer("d2", "Maurice Wendo")),
        (body("d1", "Harriers"), body("d2", "Larch Harriers")),
    ],
)
def test_one_story_is_enough(one: object, other: object) -> None:
    assert groups(one, other, stories=ONE) == "d1 d2"  # type: ignore[arg-type]
    assert groups(one, other, stories=TWO) == "d1 | d2"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bearer("d1", "Kim Jong-un"), bearer("d2", "Kim Jong-il")),
        (bearer("d1", "Saddam Hussein"), bearer("d2", "Uday Hussein")),
        (bearer("d1", "Maria García"), bearer("d2", "Mario García")),
        (bearer("d1", "Jo Smith"), bearer("d2", "John Smith")),
        (body("d1", "Spain"), body("d2", "Bank of Spain")),
        (body("d1", "Council"), body("d2", "Larch Council")),
    ],
)
def test_one_story_is_not_enough(one: object, other: object) -> None:
    assert groups(one, other, stories=ONE) == "d1 | d2"  # type: ignore[arg-type]


def test_a_surname_of_two_in_the_story_is_nobodys() -> None:
    lone, one, other = (
        bearer(f"d{n}", name) for n, name in enumerate(("Wendo", "Idris Wendo", "Karim Wendo"), 1)
    )
    assert groups(lone, one, other, stories=ONE) == "d1 | d2 | d3"


def test_reports_of_other_months_tell_no_one_story() -> None:
    lone, whole = (
        bearer("d1", "Wendo", day="2024-01-01"),
        bearer("d2", "Idris Wendo", day="2024-06-01"),
    )
    assert groups(lone, whole, stories=ONE) == "d1 | d2"
