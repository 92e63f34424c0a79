"""How far people agree."""

import pytest

from according.base.review import alpha


def test_alpha_is_the_published_one() -> None:
    # Krippendorff (2011), section C: four observers, twelve units, values missing.
    observers = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units = [
        [str(each) for each in unit if each is not None] for unit in zip(*observers, strict=True)
    ]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_people() -> None:
    # The same paper, section A: ten units, two observers.
    one, other = "0100000010", "1110010000"
    assert alpha(list(zip(one, other, strict=True))) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_one_category_says_nothing() -> None:
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([("a",)]) is None


def test_alpha_of_full_agreement_is_one() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
