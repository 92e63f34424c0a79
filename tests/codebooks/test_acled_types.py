"""Which ACLED sub-event type and which actors an event has: the table ``acled_types.toml``."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from according.codebooks import AcledEvent, CannotBeCoded, project
from according.codebooks.words import rules
from according.model import Reading

from .reports import DAY, TOWN, event, told

TABLE = tomllib.loads(Path(__file__).with_name("acled_types.toml").read_text(encoding="utf-8"))
CODED, REFUSED = TABLE["coded"], TABLE["refused"]
MARCH = ("Nurses marched", "marched", "PROTEST", "demo")


def reading_of(case: dict[str, Any]) -> Reading:
    cast = TABLE["cast"]
    sides = {
        side: tuple(
            (words, cast[words]) if words in cast else words for words in case.get(side, [])
        )
        for side in ("by", "to")
    }
    counts = tuple(
        (count["words"], {key: value for key, value in count.items() if key != "words"})
        for count in case.get("counts", [])
    )
    return event(
        case["text"],
        case["anchor"],
        case.get("type", "ASSAULT"),
        case.get("mode"),
        counts=counts,
        instrument=tuple(case.get("instrument", [])),
        **sides,
    )


def reasons(reading: Reading) -> str:
    coded = project(reading, "e1", "acled")
    assert isinstance(coded, CannotBeCoded), coded
    return "; ".join(coded.reasons)


@pytest.mark.parametrize("case", CODED, ids=lambda case: f"{case['want'][0]}: {case['text']}")
def test_type_and_actors(case: dict[str, Any]) -> None:
    coded = project(reading_of(case), "e1", "acled")
    assert not isinstance(coded, CannotBeCoded), str(coded)
    (one,) = coded
    assert isinstance(one, AcledEvent)
    got = (one.sub_event_type, one.actor1, one.inter1, one.actor2, one.inter2)
    got += (one.interaction, one.civilian_targeting)
    assert list(got) == [value or None for value in case["want"]]
    assert one.event_type == rules("acled")["events"][one.sub_event_type]
    assert (one.actor2 is None) == ("actor2" in one.reasons)


def test_every_sub_event_type_is_in_the_table() -> None:
    assert {case["want"][0] for case in CODED} == set(rules("acled")["events"])


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["text"])
def test_refusals_say_why(case: dict[str, Any]) -> None:
    assert case["why"] in reasons(reading_of(case))


@pytest.mark.parametrize(
    ("why", "more"),
    [
        ("no time is told", {"when": None}),
        ("no place is told", {"where": None}),
        (
            "no place finer than the country is told",
            {"where": ("Garko", TOWN | {"acled_precision": None, "precision": "country"})},
        ),
        ("stays open: two towns have it", {"where": ("Garko", {"reason": "two towns have it"})}),
        ("stays open: no entry of the gazetteer", {"where": ("Garko", {})}),
        ("is in no one country", {"where": ("Garko", TOWN | {"country": None})}),
    ],
)
def test_time_and_place_are_needed(why: str, more: dict[str, Any]) -> None:
    assert why in reasons(event(*MARCH, **more))


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("denied", "the event is denied"),
        ("negated", "told not to have happened"),
        ("planned", "planned"),
        ("possible", "only told as possible"),
        ("hypothetical", "hypothetical"),
    ],
)
@pytest.mark.parametrize("codebook", ["acled", "ucdp", "cameo"])
def test_what_did_not_happen_is_refused(codebook: Any, status: str, why: str) -> None:
    refused = project(event(*MARCH, status=status), "e1", codebook)
    assert isinstance(refused, CannotBeCoded)
    assert why in refused.reasons[0]


def test_all_reasons_are_told_at_once() -> None:
    refused = project(told("Zed erred.", "erred", "ACCUSE", status="denied"), "e1", "acled")
    assert isinstance(refused, CannotBeCoded)
    assert len(refused.reasons) == 4
    assert str(refused).startswith("e1 cannot be coded in ACLED because the event is denied, and b")


def test_what_happened_long_ago_is_coded() -> None:
    assert not isinstance(project(event(*MARCH, status="background"), "e1", "acled"), CannotBeCoded)


def test_an_allied_state_is_external_and_those_beside_it_are_associated() -> None:
    chad = ("Chad", {"sector": "GOV", "country": "TCD", "kind": "place"})
    army = ("the Nigerian army", {"sector": "MIL", "country": "NGA", "kind": "organisation"})
    rebels = ("Red Dawn", {"sector": "REB", "kind": "organisation"})
    reading = event(
        "Chad and the Nigerian army fought Red Dawn", "fought", by=(chad, army), to=(rebels,)
    )
    coded = project(reading, "e1", "acled")
    assert not isinstance(coded, CannotBeCoded)
    one = coded[0]
    assert isinstance(one, AcledEvent)
    assert (one.actor1, one.inter1) == ("Military Forces of Chad", 8)
    assert one.assoc_actor_1 == "the Nigerian army"


def test_a_place_that_is_hit_is_nobody() -> None:
    israel = ("Chad", {"sector": "GOV", "country": "TCD", "kind": "place"})
    lagos = ("Lagos", {"country": "NGA", "kind": "place"})
    coded = project(
        event("Chad bombed Lagos", "bombed", mode="aerial", by=(israel,), to=(lagos,)),
        "e1",
        "acled",
    )
    assert not isinstance(coded, CannotBeCoded)
    assert isinstance(coded[0], AcledEvent)
    assert coded[0].actor2 is None
    refused = event("Chad attacked Lagos", "attacked", by=(israel,), to=(lagos,))
    assert "whether those attacked were armed or civilians" in reasons(refused)


def test_a_day_is_named_when_it_is_known() -> None:
    coded = project(event(*MARCH), "e1", "acled")
    assert not isinstance(coded, CannotBeCoded)
    assert isinstance(coded[0], AcledEvent)
    assert coded[0].event_date == DAY["start"]


@pytest.mark.parametrize("codebook", ["plover", "cameo", "acled", "ucdp"])
def test_what_is_of_no_type_has_no_record(codebook: Any) -> None:
    refused = project(event("A ferry sank", "sank", "OTHER"), "e1", codebook)
    assert isinstance(refused, CannotBeCoded)
    assert "OTHER" in str(refused)


def test_grounds_of_the_reading_are_passed_on() -> None:
    missing = {"when": None, "where": None, "time_reason": "two days stand by it"}
    grounds = {
        "place_reason": "two towns stand by it",
        "status": "denied",
        "status_reason": "denied",
    }
    why = reasons(event(*MARCH, **missing, **grounds))
    assert why == (
        "the event is denied (denied); no time is told for it (two days stand by it); "
        "no place is told for it (two towns stand by it)"
    )


@pytest.mark.parametrize(
    ("codebook", "day", "place"),
    [
        ("plover", "date", "event_loc"),
        ("cameo", "date", None),
        ("acled", "event_date", "location"),
        ("ucdp", "date_start", "where_coordinates"),
    ],
)
def test_how_time_and_place_were_chosen_is_told(codebook: Any, day: str, place: str) -> None:
    rebels = ("Red Dawn", {"sector": "REB", "kind": "organisation"})
    reading = event(
        "Red Dawn killed a boy", "killed", by=(rebels,), to=("a boy",),
        time_reason="the dateline's day", place_reason="the only place",
    )  # fmt: skip
    coded = project(reading, "e1", codebook)
    assert not isinstance(coded, CannotBeCoded)
    assert coded[0].reasons[day] == "the dateline's day"
    assert place is None or coded[0].reasons[place] == "the only place"
