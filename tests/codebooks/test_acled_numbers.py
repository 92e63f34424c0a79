"""ACLED's precision codes, days, fatalities, source and notes."""

from typing import Any

import pytest

from according.codebooks import AcledEvent, CannotBeCoded, project
from according.model import Reading, Statement

from .reports import TOWN, event, exact, span, told

MARCH = ("Nurses marched", "marched", "PROTEST", "demo")
BATTLE = {"by": (("Red Dawn", {"sector": "REB"}),), "to": ("soldiers",)}


def rows(reading: Reading) -> list[AcledEvent]:
    coded = project(reading, "e1", "acled")
    assert not isinstance(coded, CannotBeCoded), str(coded)
    return [row for row in coded if isinstance(row, AcledEvent)]


def why_not(reading: Reading) -> str:
    coded = project(reading, "e1", "acled")
    assert isinstance(coded, CannotBeCoded)
    return "; ".join(coded.reasons)


def time(start: str, end: str, precision: str, bound: str | None = None) -> dict[str, Any]:
    return {"start": start, "end": end, "precision": precision, "bound": bound}


@pytest.mark.parametrize(
    ("when", "date", "precision"),
    [
        (time("2023-03-02", "2023-03-02", "day"), "2023-03-02", 1),
        (time("2023-03-02T18:00:00", "2023-03-02T21:05:00", "hour"), "2023-03-02", 1),
        (time("2023-03-02T20:00", "2023-03-03T04:00", "part_of_day"), "2023-03-02", 1),
        (time("2023-03-02", "2023-03-02", "day", "about"), "2023-03-02", 2),
        (time("2023-03-04", "2023-03-05", "weekend"), "2023-03-04", 2),
        (time("2023-02-27", "2023-03-05", "week"), "2023-03-02", 2),
        (time("2023-02-27", "2023-03-05", "week", "early"), "2023-02-27", 2),
        (time("2023-03-01", "2023-03-31", "month"), "2023-03-16", 3),
        (time("2023-03-01", "2023-03-31", "month", "early"), "2023-03-01", 3),
        (time("2023-03-01", "2023-03-31", "month", "mid"), "2023-03-16", 3),
        (time("2023-03-01", "2023-03-31", "month", "late"), "2023-03-31", 3),
        (time("2023-02-01", "2023-02-28", "month"), "2023-02-14", 3),
    ],
)
def test_day_and_time_precision(when: dict[str, Any], date: str, precision: int) -> None:
    (row,) = rows(event(*MARCH, when=("Thursday", when)))
    assert (row.event_date, row.year, row.time_precision) == (date, 2023, precision)


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (time("2023-01-01", "2023-12-31", "year"), "known only to 365 days"),
        (time("2023-01-01", "2023-03-31", "quarter"), "known only to 90 days"),
        (time("2023-03-02", "2023-03-02", "day", "before"), "told only as before another time"),
        (time("2023-03-02", "2023-03-02", "day", "after"), "told only as after another time"),
        (time("2023-03-01", "2023-03-31", "month", "since"), "told only as since another time"),
        (time("2023-03-01", "2023-03-31", "month", "until"), "told only as until another time"),
        (time("2023-01-01", "2023-04-30", "range"), "it lasted 120 days"),
        ({"start": "2023-03-02", "precision": "range"}, "one end of its time is not told"),
        ({"reason": "the page has no date"}, "“Thursday” stays open: the page has no date"),
        (time("0023-99-02", "0023-99-02", "day"), "no day of the calendar"),
    ],
)
def test_times_that_are_too_little(when: dict[str, Any], why: str) -> None:
    assert why in why_not(event(*MARCH, when=("Thursday", when)))


def test_fighting_from_day_to_day_is_an_event_a_day() -> None:
    found = rows(
        event(
            "Red Dawn fought soldiers, killing 17,",
            "fought",
            when=("Thursday", time("2023-03-02", "2023-03-06", "range")),
            counts=(("17", exact(17)),),
            **BATTLE,
        )
    )
    assert [row.event_date[-2:] for row in found] == ["02", "03", "04", "05", "06"]
    assert [row.fatalities for row in found] == [5, 3, 3, 3, 3]
    assert [row.id for row in found] == [f"r1/e1/{number}" for number in range(1, 6)]
    assert {row.time_precision for row in found} == {1}
    assert "split evenly" in found[0].reasons["fatalities"]


@pytest.mark.parametrize("precision", [1, 2, 3])
def test_geo_precision_is_that_of_the_place(precision: int) -> None:
    (row,) = rows(event(*MARCH, where=("Garko", TOWN | {"acled_precision": precision})))
    assert row.geo_precision == precision
    assert (row.country, row.admin1, row.location) == ("Nigeria", "Kano", "Garko")
    assert (row.latitude, row.longitude) == (11.5, 8.5)


@pytest.mark.parametrize(
    ("words", "count", "number"),
    [
        ("12", exact(12), 12),
        ("at least 12", {"low": 12}, 12),
        ("between 12 and 15", {"low": 12, "high": 15}, 12),
        ("about 20", {"low": 18, "high": 22}, 20),
        ("nearly 20", {"low": 18, "high": 20}, 20),
        ("up to 20", {"high": 20}, 10),
        ("up to 4", {"high": 4}, 4),
        ("several", {"low": 3, "high": 9}, 10),
        ("a few", {"low": 2, "high": 9}, 10),
        ("tens", {"low": 20}, 10),
        ("dozens", {"low": 24}, 12),
        ("several dozen", {"low": 36, "high": 108}, 12),
        ("scores", {"low": 40}, 20),
        ("hundreds", {"low": 200}, 100),
        ("several hundred", {"low": 300, "high": 900}, 100),
        ("thousands", {"low": 2000}, 1000),
        ("tens of thousands", {"low": 20000}, 10000),
        ("no", exact(0), 0),
    ],
)
def test_fatalities_by_words(words: str, count: dict[str, Any], number: int) -> None:
    text = f"Red Dawn fought soldiers and {words} people died"
    (row,) = rows(event(text, "fought", counts=((words, count),), **BATTLE))
    assert row.fatalities == number


@pytest.mark.parametrize("words", ["several", "many", "some", "a number"])
def test_a_vague_number_is_three_where_it_is_no_warfare(words: str) -> None:
    text = f"Red Dawn attacked farmers and {words} of them died"
    (row,) = rows(
        event(
            text,
            "attacked",
            by=BATTLE["by"],
            to=("farmers",),
            counts=((words, {"low": 3, "high": 9}),),
        )
    )
    assert row.fatalities == 3
    assert row.reasons["fatalities"].startswith("3 stands for")


@pytest.mark.parametrize(
    ("text", "to", "number"),
    [
        ("Red Dawn killed a farmer", "a farmer", 1),
        ("Red Dawn killed farmers", "farmers", 3),
        ("Red Dawn attacked farmers", "farmers", 0),
        ("Red Dawn attacked the farmer", "the farmer", 0),
    ],
)
def test_the_deed_tells_deaths_without_a_number(text: str, to: str, number: int) -> None:
    (row,) = rows(event(text, text.split()[2], by=BATTLE["by"], to=(to,)))
    assert row.fatalities == number
    assert "fatalities" in row.reasons


def test_shot_dead_is_fatal_though_the_anchor_is_shot() -> None:
    (row,) = rows(event("Red Dawn shot dead a farmer", "shot", by=BATTLE["by"], to=("a farmer",)))
    assert row.fatalities == 1


@pytest.mark.parametrize(
    ("count", "why"),
    [
        (exact(40, what="casualties"), "casualties are told"),
        (exact(40, scope="total"), "a toll over more than this event"),
        (exact(40, what="injured"), "no death is told"),
    ],
)
def test_numbers_that_are_no_deaths_of_the_event(count: dict[str, Any], why: str) -> None:
    (row,) = rows(
        event("Red Dawn fought soldiers, 40", "fought", counts=(("40", count),), **BATTLE)
    )
    assert row.fatalities == 0
    assert why in row.reasons["fatalities"]


def sourced(text: str, source: str, each: str, **more: Any) -> Statement:
    return Statement(id=each, source=(span(text, source),), **more)


def test_the_lowest_is_taken_where_sources_differ() -> None:
    text = (
        "Red Dawn fought soldiers: 12 died, police said; 30 died, medics said in Garko on Thursday."
    )
    reading = told(
        text,
        "fought",
        when=("Thursday", time("2023-03-02", "2023-03-02", "day")),
        where=("Garko", TOWN),
        counts=(("12", exact(12, statement="s1")), ("30", exact(30, statement="s2"))),
        statements=(sourced(text, "police", "s1"), sourced(text, "medics", "s2")),
        **BATTLE,
    )
    (row,) = rows(reading)
    assert row.fatalities == 12
    assert row.reasons["fatalities"] == "the lowest of 12 (police); 30 (medics)"
    assert "Deaths told: 12 (police); 30 (medics)." in row.notes


def test_groups_are_added_and_subsets_are_not() -> None:
    text = "Red Dawn fought soldiers: five soldiers and three farmers died, two of them women"
    counts = (
        ("five", exact(5, group="soldiers")),
        ("three", exact(3, group="civilians")),
        ("two", exact(2, group="women", scope="subset")),
    )
    (row,) = rows(event(text, "fought", counts=counts, **BATTLE))
    assert row.fatalities == 8


def test_the_greatest_of_one_tellers_numbers_has_the_others_in_it() -> None:
    text = "Red Dawn fought soldiers: five died; one was a boy"
    (row,) = rows(event(text, "fought", counts=(("five", exact(5)), ("one", exact(1))), **BATTLE))
    assert row.fatalities == 5


def test_a_sum_is_not_added_to_its_parts() -> None:
    text = "Red Dawn fought soldiers: five soldiers and three farmers died"
    counts = (
        ("five", exact(5, group="soldiers")),
        ("three", exact(3, group="civilians")),
        ("five soldiers and three", exact(8, basis="summed", parts=("c1", "c2"))),
    )
    (row,) = rows(event(text, "fought", counts=counts, **BATTLE))
    assert row.fatalities == 8


def test_source_and_notes_say_on_whose_word() -> None:
    text = "Red Dawn fought soldiers in Garko on Thursday, Radio Free North had a colonel saying."
    reading = told(
        text,
        "fought",
        when=("Thursday", time("2023-03-02", "2023-03-02", "day")),
        where=("Garko", TOWN),
        statement="s2",
        statements=(
            sourced(text, "Radio Free North", "s1", source_kind="media"),
            sourced(text, "a colonel", "s2", parent="s1"),
        ),
        **BATTLE,
    )
    (row,) = rows(reading)
    assert row.attribution == ("a colonel", "Radio Free North", "Daily Kiln")
    assert row.source == "Daily Kiln; Radio Free North"
    assert row.notes.endswith("saying. Told by: a colonel ← Radio Free North ← Daily Kiln.")


def test_a_page_without_a_paper_has_no_source() -> None:
    (row,) = rows(event(*MARCH, page={"publisher": None}))
    assert row.source is None
    assert row.reasons["source"] == "the page does not name its paper"
