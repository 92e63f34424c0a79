"""UCDP GED: sides and types of violence, precision codes, deaths by side, estimates."""

from typing import Any

import pytest

from according.codebooks import CannotBeCoded, UcdpEvent, project
from according.model import Reading, Statement

from .reports import DAY, TOWN, event, exact, span, told

ARMY = ("the Nigerian army", {"sector": "MIL", "country": "NGA", "kind": "organisation"})
CHAD = ("Chad", {"sector": "GOV", "country": "TCD", "kind": "place"})
RED = ("Red Dawn", {"sector": "REB", "kind": "organisation"})
BLUE = ("Blue Dusk", {"sector": "REB", "kind": "organisation"})
TWO = (("two", exact(2)),)


def one(reading: Reading) -> UcdpEvent:
    coded = project(reading, "e1", "ucdp")
    assert not isinstance(coded, CannotBeCoded), str(coded)
    assert isinstance(coded[0], UcdpEvent)
    return coded[0]


def why_not(reading: Reading) -> str:
    coded = project(reading, "e1", "ucdp")
    assert isinstance(coded, CannotBeCoded), coded
    return "; ".join(coded.reasons)


@pytest.mark.parametrize(
    ("by", "to", "wanted"),
    [
        ((ARMY,), (RED,), (1, "Government of Nigeria", "Red Dawn")),
        ((RED,), (ARMY,), (1, "Government of Nigeria", "Red Dawn")),
        ((CHAD,), (ARMY,), (1, "Government of Chad", "Government of Nigeria")),
        ((RED, BLUE), (), (2, "Red Dawn", "Blue Dusk")),
        ((RED,), (BLUE,), (2, "Red Dawn", "Blue Dusk")),
        ((RED,), ("farmers",), (3, "Red Dawn", "Civilians")),
        ((ARMY,), ("protesters",), (3, "Government of Nigeria", "Civilians")),
        ((RED,), ("the mayor",), (3, "Red Dawn", "Civilians")),
        ((RED,), ("a village",), (3, "Red Dawn", "Civilians")),
    ],
)
def test_sides_and_type(by: tuple[Any, ...], to: tuple[Any, ...], wanted: tuple[Any, ...]) -> None:
    names = [party if isinstance(party, str) else party[0] for party in (*by, *to)]
    row = one(event(f"Two met: {', '.join(names)}; two died", "met", by=by, to=to, counts=TWO))
    assert (row.type_of_violence, row.side_a, row.side_b) == wanted
    assert row.dyad_name == f"{wanted[1]} - {wanted[2]}"
    assert row.best == row.deaths_a + row.deaths_b + row.deaths_civilians + row.deaths_unknown == 2


def test_civilians_who_are_only_counted_are_a_side() -> None:
    counts = (("12", exact(12, group="civilians")),)
    row = one(event("Red Dawn struck and 12 civilians died", "struck", by=(RED,), counts=counts))
    assert (row.type_of_violence, row.deaths_civilians) == (3, 12)


@pytest.mark.parametrize(
    ("why", "reading"),
    [
        ("the perpetrator is not told", event("Two died in it", "it")),
        (
            "“Gunmen” is not told to be an organised body",
            event("Gunmen shot two boys", "shot", by=("Gunmen",), to=("two boys",), counts=TWO),
        ),
        (
            "“A man” is not told to be an organised body",
            event("A man shot two boys", "shot", by=("A man",), to=("two boys",), counts=TWO),
        ),
        (
            "whether those attacked were organised or civilians",
            event("Red Dawn attacked and two died", "attacked", by=(RED,), counts=TWO),
        ),
        ("no death is told", event("Red Dawn beat farmers", "beat", by=(RED,), to=("farmers",))),
        (
            "that nobody died",
            event("Red Dawn shot at farmers, no one died", "shot", by=(RED,), to=("farmers",),
                  counts=(("no one", exact(0)),)),
        ),
        (
            "the toll is over more than this event",
            event("Red Dawn hit farmers, toll 40", "hit", by=(RED,), to=("farmers",),
                  counts=(("40", exact(40, scope="total")),)),
        ),
        ("PROTEST is no use of armed force", event("Nurses marched", "marched", "PROTEST")),
        (
            "no time is told",
            event("Red Dawn shot two boys", "shot", by=(RED,), to=("two boys",), counts=TWO,
                  when=None),
        ),
        (
            "no place is told",
            event("Red Dawn shot two boys", "shot", by=(RED,), to=("two boys",), counts=TWO,
                  where=None),
        ),
        (
            "how exact the place “Garko” is",
            event("Red Dawn shot two boys", "shot", by=(RED,), to=("two boys",), counts=TWO,
                  where=("Garko", TOWN | {"ucdp_precision": None})),
        ),
        (
            "known only to 3652 days",
            event("Red Dawn shot two boys", "shot", by=(RED,), to=("two boys",), counts=TWO,
                  when=("Thursday", {"start": "2010-01-01", "end": "2019-12-31",
                                     "precision": "decade"})),
        ),
    ],
    ids=lambda value: getattr(value, "text", value),
)  # fmt: skip
def test_refusals_say_why(why: str, reading: Reading) -> None:
    assert why in why_not(reading)


@pytest.mark.parametrize(
    ("start", "end", "precision", "bound", "code", "clarity"),
    [
        ("2023-03-02", "2023-03-02", "day", None, 1, 1),
        ("2023-03-02", "2023-03-02", "day", "about", 2, 1),
        ("2023-03-04", "2023-03-05", "weekend", None, 2, 1),
        ("2023-03-01", "2023-03-06", "range", None, 2, 2),
        ("2023-02-27", "2023-03-05", "week", None, 3, 1),
        ("2023-03-01", "2023-03-31", "month", None, 4, 1),
        ("2023-01-01", "2023-03-31", "quarter", None, 5, 1),
        ("2023-01-01", "2023-12-31", "year", None, 5, 1),
    ],
)
def test_date_precision_and_clarity(
    start: str, end: str, precision: str, bound: str | None, code: int, clarity: int
) -> None:
    when = {"start": start, "end": end, "precision": precision, "bound": bound}
    row = one(
        event(
            "Red Dawn shot two boys",
            "shot",
            by=(RED,),
            to=("two boys",),
            counts=TWO,
            when=("Thursday", when),
        )
    )
    assert (row.date_prec, row.event_clarity) == (code, clarity)
    assert (row.date_start, row.date_end, row.year) == (start, end, 2023)


def test_many_strikes_are_one_aggregate() -> None:
    counts = (*TWO, ("six", exact(6, what="strikes")))
    text = "Red Dawn shelled farmers in six attacks, two died"
    row = one(event(text, "shelled", by=(RED,), to=("farmers",), counts=counts))
    assert row.event_clarity == 2


@pytest.mark.parametrize("precision", [1, 2, 3, 4, 5, 6, 7])
def test_where(precision: int) -> None:
    place = TOWN | {"ucdp_precision": precision}
    row = one(
        event("Red Dawn killed a boy", "killed", by=(RED,), to=("a boy",), where=("Garko", place))
    )
    assert (row.where_prec, row.where_coordinates, row.adm_1) == (precision, "Garko", "Kano")
    assert row.geom_wkt == "POINT (8.5 11.5)"
    assert (row.country, row.best) == ("Nigeria", 1)
    assert row.number_of_sources is None
    assert "number_of_sources" in row.reasons


@pytest.mark.parametrize(
    ("words", "count", "estimates"),
    [
        ("12", exact(12), (12, 12, 12)),
        ("at least 12", {"low": 12}, (12, 12, 12)),
        ("about 20", {"low": 18, "high": 22}, (18, 20, 22)),
        ("between 10 and 15", {"low": 10, "high": 15}, (10, 10, 15)),
        ("several", {"low": 3, "high": 9}, (3, 3, 9)),
        ("dozens", {"low": 24}, (24, 24, 24)),
    ],
)
def test_low_best_high(words: str, count: dict[str, Any], estimates: tuple[int, ...]) -> None:
    text = f"Red Dawn attacked farmers, {words} died"
    row = one(event(text, "attacked", by=(RED,), to=("farmers",), counts=((words, count),)))
    assert (row.low, row.best, row.high) == estimates


def differing(*, own: bool) -> UcdpEvent:
    text = (
        "Red Dawn attacked farmers; 14 died; 12, police said; 30, medics said in Garko on Thursday."
    )
    counts = (("12", exact(12, statement="s1")), ("30", exact(30, statement="s2")))
    return one(
        told(
            text,
            "attacked",
            by=(RED,),
            to=("farmers",),
            when=("Thursday", DAY),
            where=("Garko", TOWN),
            counts=((("14", exact(14)),) if own else ()) + counts,
            statements=(
                Statement(id="s1", source=(span(text, "police"),)),
                Statement(id="s2", source=(span(text, "medics"),)),
            ),
        )
    )


def test_best_is_the_reports_own_else_the_lowest() -> None:
    row = differing(own=True)
    assert (row.low, row.best, row.high) == (12, 14, 30)
    assert row.reasons["best"].startswith("best is that of Daily Kiln, among")
    row = differing(own=False)
    assert (row.low, row.best, row.high) == (12, 12, 30)
    assert row.reasons["best"] == "best is that of police, among 12 (police); 30 (medics)"


SIDES = [
    # counts, then deaths_a, deaths_b, deaths_civilians, deaths_unknown
    ([("nine", exact(9))], (0, 0, 0, 9)),
    ([("nine", exact(9, group="soldiers"))], (9, 0, 0, 0)),
    ([("nine", exact(9, group="militants"))], (0, 9, 0, 0)),
    ([("nine", exact(9, group="children"))], (0, 0, 9, 0)),
    ([("nine", exact(9)), ("four", exact(4, group="women", scope="subset"))], (0, 0, 4, 5)),
    ([("nine", exact(9, group="soldiers")), ("four", exact(4, group="militants"))], (9, 4, 0, 0)),
]


@pytest.mark.parametrize(("counts", "columns"), SIDES)
def test_deaths_by_side(counts: list[Any], columns: tuple[int, ...]) -> None:
    text = "Red Dawn fought the Nigerian army: nine died, four died"
    row = one(event(text, "fought", by=(RED,), to=(ARMY,), counts=tuple(counts)))
    got = (row.deaths_a, row.deaths_b, row.deaths_civilians, row.deaths_unknown)
    assert got == columns
    assert row.best == sum(columns)
    assert (columns[3] > 0) == ("deaths_unknown" in row.reasons)


def test_the_words_for_those_counted_give_the_side() -> None:
    text = "Blue Dusk killed nine of Red Dawn in Garko on Thursday."
    counts = (("nine", exact(9, of_whom=(span(text, "Red Dawn"),))),)
    row = one(
        told(text, "killed", by=(BLUE,), to=(RED,), counts=counts, when=("Thursday", DAY),
             where=("Garko", TOWN))
    )  # fmt: skip
    assert (row.side_a, row.deaths_a, row.deaths_b) == ("Blue Dusk", 0, 9)


def test_a_deed_without_a_number() -> None:
    row = one(event("Red Dawn killed soldiers", "killed", by=(RED,), to=("soldiers",)))
    assert (row.deaths_a, row.best, row.reasons["best"]) == (
        2, 2, "deaths are told in the plural without a number: at least 2",
    )  # fmt: skip
    assert row.reasons["side_a"] == "the country of these forces is not told"


def test_a_group_without_a_name_is_told_so() -> None:
    row = one(event("The rebels killed a boy", "killed", by=("The rebels",), to=("a boy",)))
    assert row.reasons["side_a"] == "the text does not tell the group's name"


def test_source_fields() -> None:
    text = "Red Dawn killed a boy in Garko on Thursday, police said."
    page = {
        "published": "2023-03-03T07:00:00+01:00",
        "title": "Boy dies",
        "url": "https://k.example",
    }
    row = one(
        told(text, "killed", by=(RED,), to=("a boy",), when=("Thursday", DAY), page=page,
             where=("Garko", TOWN), statement="s1",
             statements=(Statement(id="s1", source=(span(text, "police"),)),))
    )  # fmt: skip
    assert (row.source_original, row.source_office) == ("police", "Daily Kiln")
    assert (row.source_date, row.source_headline) == ("2023-03-03", "Boy dies")
    assert row.attribution == ("police", "Daily Kiln")
