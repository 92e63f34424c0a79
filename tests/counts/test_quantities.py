"""Numbers and what qualifies them, without a parse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.numbers.quantities import QuantityFinder

FINDER = QuantityFinder.load()


def found(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(one.span.of(text), one.low, one.high) for one in FINDER.find(text)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12", 12, 12),
        ("1,998", 1998, 1998),
        ("twenty-nine", 29, 29),
        ("two hundred and twelve", 212, 212),
        ("one hundred", 100, 100),
        ("1.5 million", 1_500_000, 1_500_000),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("two dozen", 24, 24),
        ("at least 20", 20, None),
        ("no fewer than 7", 7, None),
        ("40 or more", 40, None),
        ("50+", 50, None),
        ("more than 20", 21, None),
        ("well over 100", 101, None),
        ("up to 30", None, 30),
        ("as many as thirty-five", None, 35),
        ("no more than 3", None, 3),
        ("fewer than 10", None, 9),
        ("about 200", 180, 220),
        ("some 30", 27, 33),
        ("30 or so", 27, 33),
        ("an estimated 5,000", 4500, 5500),
        ("almost 8,000", 7200, 8000),
        ("nearly 40", 36, 40),
        ("between 3 and 5", 3, 5),
        ("three to five", 3, 5),
        ("3-5", 3, 5),
        ("five or six", 5, 6),
        ("another 12", 12, 12),
        ("at least another 12", 12, None),
        ("two more", 2, 2),
        ("several", 3, 9),
        ("a few", 2, 9),
        ("a couple", 2, 2),
        ("both", 2, 2),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds", 200, None),
        ("tens of thousands", 20_000, None),
        ("no one", 0, 0),
        ("none", 0, 0),
        ("double", 2, 2),
        ("an", 1, 1),
        ("another", 1, 1),
    ],
)
def test_how_many(words: str, low: int | None, high: int | None) -> None:
    assert found(f"There were {words} of them.") == [(words, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "12-year-old twins",
        "aged twins of 12 years old",
        "at 3:15 p.m.",
        "at 3 p.m.",
        "on 12/5",
        "the 4th floor",
        "$5 and €7",
        "12% or 30 percent",
        "3.5.7",
        "the F-16",
        "in their 40s",
        "A4 and B52",
        "at 30°",
    ],
)
def test_other_numbers(text: str) -> None:
    assert [one for one in found(text) if one[1:] != (1, 1)] == []


@given(st.text())
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    before = 0
    for one in FINDER.find(text):
        assert before <= one.span.start < one.span.end <= len(text)
        assert one.span.contains(one.core)
        assert one.low is not None or one.high is not None
        assert one.low is None or one.high is None or 0 <= one.low <= one.high
        before = one.span.end


@given(st.integers(0, 10**12))
def test_digits_with_and_without_commas(number: int) -> None:
    for words in (str(number), f"{number:,}"):
        assert found(f"about that: {words} of them")[-1] == (words, number, number)
