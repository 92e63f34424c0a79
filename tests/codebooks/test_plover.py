"""PLOVER records: fields, auxiliary modes, unknown perpetrators, sizes, resolutions."""

from typing import Any

import msgspec
import pytest

from according.codebooks import CannotBeCoded, PloverEvent, project
from according.codebooks.words import rules
from according.model import MODES, Reading, Statement

from .reports import TOWN, event, exact, span, told

REBELS = ("Red Dawn", {"sector": "REB", "country": "NGA", "kind": "organisation"})


def one(reading: Reading) -> PloverEvent:
    coded = project(reading, "e1", "plover")
    assert not isinstance(coded, CannotBeCoded), str(coded)
    assert isinstance(coded[0], PloverEvent)
    return coded[0]


def test_the_record_has_the_manuals_fields() -> None:
    reading = event(
        "Red Dawn shot dead two farmers",
        "shot",
        mode="firearms",
        by=(REBELS,),
        to=("two farmers",),
        counts=(("two", exact(2)),),
        page={"url": "https://kiln.example/1", "title": "Two shot"},
    )
    row = msgspec.to_builtins(one(reading))
    assert row["id"] == "r1/e1"
    assert (row["date"], row["enddate"]) == ("2023-03-02", "2023-03-02")
    assert (row["event"], row["mode"], row["context"]) == (("ASSAULT",), ("firearms",), None)
    assert row["actor"] == (
        {
            "text": "Red Dawn",
            "name": "Red Dawn",
            "wikidata": None,
            "country": "NGA",
            "sector": "REB",
        },
    )
    assert row["recipient"][0]["sector"] == "AGR"
    assert row["event_loc"] == {
        "geonameid": "1",
        "name": "Garko",
        "lat": 11.5,
        "lon": 8.5,
        "admin1_name": "Kano",
        "country_code3": "NGA",
        "feature_class": "P",
        "feature_code": "PPL",
        "start_char": 34,
        "end_char": 39,
        "resolution": 4,
    }
    assert row["text_info"] == {"sequence": None, "start": 9, "end": 13}
    assert row["cite_info"]["publication"] == "Daily Kiln"
    assert row["cite_info"]["codebook"] == "PLOVER 2024-02"
    assert row["size"] == {"dead": 2, "injured": None, "arrested": None}
    assert (row["quad_code"], row["event_scale"]) == (4, -9.0)
    assert row["attribution"] == ("Daily Kiln",)
    assert row["reasons"]["size.injured"] == "no number is told"
    assert msgspec.json.decode(msgspec.json.encode(one(reading)), type=PloverEvent) == one(reading)


@pytest.mark.parametrize(
    ("status", "auxiliary"),
    [
        ("happened", ()),
        ("denied", ("negation",)),
        ("negated", ("negation",)),
        ("planned", ("future",)),
        ("possible", ("hypothetical",)),
        ("hypothetical", ("hypothetical",)),
        ("background", ("historical",)),
    ],
)
def test_what_did_not_happen_is_kept_with_its_mode(status: str, auxiliary: tuple[str, ...]) -> None:
    row = one(event("Nurses marched", "marched", "PROTEST", "demo", by=("Nurses",), status=status))
    assert row.mode == ("demo", *auxiliary)
    assert row.status == status


@pytest.mark.parametrize(
    ("text", "anchor", "type_", "mode", "sector"),
    [
        ("Four died in a bombing", "bombing", "ASSAULT", "explosives", "UAF"),
        ("A man was gunned down", "gunned down", "ASSAULT", None, "UAF"),
        ("A man was beaten", "beaten", "ASSAULT", "beat", "UNK"),
        ("A curfew was imposed", "curfew", "COERCE", "curfew", "UNK"),
    ],
)
def test_unknown_perpetrators_are_coded(
    text: str, anchor: str, type_: str, mode: str | None, sector: str
) -> None:
    row = one(event(text, anchor, type_, mode))
    assert [(actor.sector, actor.name) for actor in row.actor] == [(sector, None)]
    assert row.reasons["actor"] == "the text does not tell who did it"
    assert row.reasons["recipient"] == "the text does not tell to whom"


@pytest.mark.parametrize("type_", ["AID", "SANCTION", "COOPERATE"])
def test_types_that_need_a_recipient(type_: str) -> None:
    refused = project(event("Red Dawn acted", "acted", type_, by=(REBELS,)), "e1", "plover")
    assert isinstance(refused, CannotBeCoded)
    assert refused.reasons[0].startswith(f"{type_} needs a recipient")
    assert one(event("Red Dawn helped farmers", "helped", type_, by=(REBELS,), to=("farmers",)))


def test_two_who_cooperate_need_no_recipient() -> None:
    both = (REBELS, "the army")
    row = one(event("Red Dawn and the army cooperated", "cooperated", "COOPERATE", by=both))
    assert [actor.sector for actor in row.actor] == ["REB", "MIL"]


def test_days_that_are_not_told_stay_open() -> None:
    row = one(event("Nurses marched", "marched", "PROTEST", "demo", by=("Nurses",), when=None))
    assert (row.date, row.enddate) == (None, None)
    assert row.reasons["date"] == "no time is told for it"


def test_a_span_of_days_has_both_ends() -> None:
    when = {"start": "2023-03-01", "end": "2023-03-31", "precision": "month"}
    row = one(event("Nurses marched", "marched", "PROTEST", "demo", when=("Thursday", when)))
    assert (row.date, row.enddate) == ("2023-03-01", "2023-03-31")


@pytest.mark.parametrize(
    ("place", "resolution"),
    [
        ({"precision": "country", "feature": "A.PCLI"}, 1),
        ({"precision": "region", "feature": "A.ADM1"}, 2),
        ({"precision": "district", "feature": "A.ADM2"}, 3),
        ({"precision": "area", "feature": "P.PPL"}, 3),
        ({"precision": "town", "feature": "P.PPLC"}, 4),
        ({"precision": "district", "feature": "P.PPLX"}, 5),
        ({"precision": "point", "feature": "S.BLDG"}, 5),
        ({"precision": "water", "feature": "H.SEA"}, None),
        ({"precision": "region", "feature": "L.RGN", "country": None}, None),
        ({"precision": "region", "feature": "L.CONT"}, None),
    ],
)
def test_resolution(place: dict[str, Any], resolution: int | None) -> None:
    row = one(event("Nurses marched", "marched", "PROTEST", "demo", where=("Garko", TOWN | place)))
    assert row.event_loc is not None
    assert row.event_loc.resolution == resolution
    assert (resolution is None) == ("event_loc.resolution" in row.reasons)


@pytest.mark.parametrize(
    ("where", "why"),
    [
        (None, "no place is told for it"),
        (
            ("Garko", {"reason": "two towns have it"}),
            "the place “Garko” stays open: two towns have it",
        ),
    ],
)
def test_a_place_that_is_not_known(where: Any, why: str) -> None:
    row = one(event("Nurses marched", "marched", "PROTEST", "demo", where=where))
    assert row.event_loc is None
    assert row.reasons["event_loc"] == why


@pytest.mark.parametrize(
    ("words", "count", "size", "why"),
    [
        ("12", exact(12), 12, None),
        ("at least 12", {"low": 12}, 12, None),
        ("about 20", {"low": 18, "high": 22}, 20, None),
        ("up to 20", {"high": 20}, None, "no sure number is told: up to 20 (Daily Kiln)"),
        ("40", exact(40, scope="total"), None, "a toll over more than this event"),
        ("40", exact(40, what="injured"), None, "no number is told"),
    ],
)
def test_dead(words: str, count: dict[str, Any], size: int | None, why: str | None) -> None:
    row = one(event(f"Red Dawn attacked; {words}", "attacked", counts=((words, count),)))
    assert row.size.dead == size
    assert why is None or why in row.reasons["size.dead"]


def test_the_lowest_of_two_tellers() -> None:
    text = "Red Dawn attacked: 12 died, police said; 30 died, medics said."
    reading = told(
        text,
        "attacked",
        counts=(("12", exact(12, statement="s1")), ("30", exact(30, statement="s2"))),
        statements=(
            Statement(id="s1", source=(span(text, "police"),)),
            Statement(id="s2", source=(span(text, "medics"),)),
        ),
    )
    assert one(reading).size.dead == 12
    assert one(reading).reasons["size.dead"] == "the lowest of 12 (police); 30 (medics)"


def test_arrested_and_detained_are_arrested() -> None:
    counts = (("six", exact(6, what="detained")),)
    row = one(event("Police held six", "held", "COERCE", "arrest", by=("Police",), counts=counts))
    assert row.size.arrested == 6


def test_a_named_victim_is_a_death() -> None:
    assert one(event("Red Dawn killed the mayor", "killed", to=("the mayor",))).size.dead == 1
    several = one(event("Red Dawn killed villagers", "killed", to=("villagers",)))
    assert several.size.dead is None
    assert several.reasons["size.dead"] == "more than one death is told, and not how many"


def test_every_type_has_its_quad_and_score() -> None:
    assert set(rules("plover")["types"]) == set(MODES) - {"OTHER"}
