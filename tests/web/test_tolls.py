"""Numbers over time: each told, none on another, and words as people write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from according.base import Base
from according.model.incident import Holder, TollTold
from according.web.pages.incident_tolls import HEIGHT, LEFT, RIGHT, WIDTH, Toll, tolls_of
from according.web.shown import interval, unquoted

NAMES = ("police", "a doctor at the hospital of Tal Oruk, who asked not to be named", "الشرطة")


def _told(day: str | None, low: int | None, high: int | None, name: str) -> TollTold:
    by = Holder(speaker=name, document=f"d-{name[:3]}", publisher="The Herald", day=day)
    return TollTold(day=day, what="killed", low=low, high=high, by=by)


def _numbers(low: int, more: int | None) -> tuple[int | None, int | None]:
    return (low, None) if more is None else (low, low + more)


TOLD = st.builds(
    lambda day, ends, name: _told(day and f"2023-{day[0]:02}-{day[1]:02}", *_numbers(*ends), name),
    st.none() | st.tuples(st.integers(1, 12), st.integers(1, 28)),
    st.tuples(st.integers(0, 40_000), st.none() | st.integers(0, 30)),
    st.sampled_from(NAMES),
)


@given(st.lists(TOLD, max_size=30))
def test_every_number_is_a_mark_inside_the_chart(told: list[TollTold]) -> None:
    for toll in tolls_of(told):
        days = {one.day for one in toll.told if one.day}
        drawn = [one for point in toll.points for one in point.told]
        if len(days) < 2:
            assert not toll.points
            continue
        assert sorted(map(repr, drawn)) == sorted(repr(one) for one in toll.told if one.day)
        assert all(LEFT <= point.x <= RIGHT for point in toll.points)
        assert all(0 < point.top <= point.bottom < HEIGHT for point in toll.points)
        columns = sorted({point.x for point in toll.points})
        assert len(columns) == len(days)


@given(st.lists(TOLD, max_size=30))
def test_no_words_lie_on_others_or_on_a_mark(told: list[TollTold]) -> None:
    for toll in tolls_of(told):
        boxes = _boxes(toll)
        for number, one in enumerate(boxes):
            assert one[0] >= 0
            assert one[2] <= WIDTH + 1
            for other in boxes[number + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0]
                assert apart or one[3] <= other[1] or other[3] <= one[1]
            for point in toll.points:
                beside = point.x + 4 <= one[0] or point.x - 4 >= one[2]
                assert beside or point.top - 4 >= one[3] or point.bottom + 4 <= one[1]


def _boxes(toll: Toll) -> list[tuple[float, float, float, float]]:
    made = []
    for point in toll.points:
        if point.label:
            wide = 6 * len(point.label.words)
            left = {"start": 0.0, "middle": wide / 2, "end": wide}[point.label.anchor]
            x, y = point.label.x - left, point.label.y
            made.append((x, y - 10, x + wide, y + 2))
    return made


def test_who_says_what_stands_beside_the_mark() -> None:
    told = (
        _told("2023-03-02", 9, 9, "police"),
        _told("2023-03-02", 9, 9, "the mayor"),
        _told("2023-03-04", 14, None, "the hospital"),
        _told("2023-03-05", 11, 13, "police"),
    )
    (toll,) = tolls_of(told)
    words = [point.label.words for point in toll.points if point.label]
    assert words == ["9: police and 1 more", "at least 14: the hospital", "11–13: police"]
    assert toll.points[0].title == (
        "2 March 2023: 9 killed, by police (The Herald), the mayor (The Herald)"
    )
    assert [label.words for label in toll.numbers] == ["0", "5", "10", "15"]
    assert len(toll.lines) == 1
    first, last = toll.lines[0].split()
    assert first == f"{toll.points[0].x},{toll.points[0].top}"
    assert last == f"{toll.points[2].x},{toll.points[2].top}"


def test_marks_are_reached_by_the_keyboard_and_stand_in_the_table(
    view: Page, room: str, examples_base: Path
) -> None:
    with Base.open(examples_base) as base:
        found = max(
            base.incidents(limit=500),
            key=lambda one: (len({each.day for each in one.incident.tolls}), one.id),
        )
    view.goto(f"{room}/incident/{found.id}")
    chart = view.locator("svg.toll").first
    marks = chart.locator("a")
    assert marks.count() >= 2
    marks.first.focus()
    for number in range(marks.count()):
        assert view.evaluate("document.activeElement.closest('svg') !== null")
        title = marks.nth(number).locator("title").text_content()
        assert title == view.evaluate("document.activeElement.querySelector('title').textContent")
        view.keyboard.press("Tab")
    rows = view.locator("section[aria-labelledby=tolls] tbody tr")
    assert rows.count() == len(found.incident.tolls)


@pytest.mark.parametrize(
    ("since", "until", "whole", "words"),
    [
        ("2023-03-02", "2023-03-02", True, "2 March 2023"),
        ("2023-03-02", "2023-03-05", True, "2 to 5 March 2023"),
        ("2023-03-02", "2023-04-05", True, "2 March to 5 April 2023"),
        ("2022-12-30", "2023-01-02", True, "30 December 2022 to 2 January 2023"),
        ("2023-01-01", "2023-12-31", True, "2023"),
        ("2024-02-01", "2024-02-29", True, "February 2024"),
        ("2023-02-01", "2023-02-28T18:00", True, "February 2023"),
        ("2024-02-01", "2024-02-28", True, "1 to 28 February 2024"),
        ("2023-01-01", "2023-12-31", False, "1 January to 31 December 2023"),
        ("2023-03-02", None, True, "from 2 March 2023"),
        (None, "2023-03-02", True, "until 2 March 2023"),
    ],
)
def test_intervals_as_people_write_them(
    since: str | None, until: str | None, *, whole: bool, words: str
) -> None:
    assert interval(since, until, whole=whole) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('"We went"', "We went"),
        ("“We went”", "We went"),
        ('"one" and "two"', '"one" and "two"'),
        ("“one” and “two”", "“one” and “two”"),
        ("as “ordered”", "as “ordered”"),
        ('"', '"'),
    ],
)
def test_marks_of_quotation_are_not_doubled(words: str, shown: str) -> None:
    assert unquoted(words) == shown
