"""The gazetteer that users have: what it must hold."""

import time
from pathlib import Path

import pytest

from according.places import Gazetteer
from according.places.gazetteer.lists import table

pytestmark = pytest.mark.slow

HELD = [
    ("Syria", "A.PCLI", "SYR"),
    ("Aleppo", "P.PPLA", "SYR"),
    ("Aleppo", "A.ADM1", "SYR"),
    ("Gaza Strip", "A.ADM1", "PSE"),
    ("West Bank", "A.ADM1", "PSE"),
    ("Donbas", "L.RGN", "UKR"),
    ("Darfur", "L.RGN", "SDN"),
    ("Sinai", "T.PEN", "EGY"),
    ("Kashmir", "L.RGN", None),
    ("Middle East", "L.RGN", None),
    ("Balkans", "L.RGN", None),
    ("Mediterranean", "H.SEA", None),
    ("Euphrates", "H.STM", "IRQ"),
    ("Africa", "L.CONT", None),
    ("Cook County", "A.ADM2", "USA"),
    ("Kent", "A.ADM2", "GBR"),
    ("North Kivu", "A.ADM1", "COD"),
]


@pytest.mark.parametrize(("name", "feature", "country"), HELD)
def test_it_holds(full: Gazetteer, name: str, feature: str, country: str | None) -> None:
    kinds = {(one.entry.feature, one.entry.country) for one in full.find(name)}
    assert any(kind.startswith(feature[:5]) and of == country for kind, of in kinds), kinds


def test_every_state_is_found_by_name_and_people(full: Gazetteer) -> None:
    for state in table("known_actors/states.csv"):
        found = [one.entry for one in full.find(state["name"]) if one.entry.is_country]
        assert any(entry.country == state["country"] for entry in found), state["name"]
        for word in state["adjectives"].split("|"):
            if word:
                countries = {entry.country for entry in full.of_adjective(word)}
                assert state["country"] in countries, word


def test_states_of_the_union_by_their_short_forms(full: Gazetteer) -> None:
    for short, name in [("Fla.", "Florida"), ("Tenn.", "Tennessee"), ("N.Y.", "New York")]:
        entry = full.abbreviated(short)
        assert entry is not None
        assert entry.name == name


def test_countries_border_on_one_another(full: Gazetteer) -> None:
    assert {"TUR", "IRQ", "LBN", "JOR"} <= full.neighbours("SYR")


def test_size_and_speed(full: Gazetteer) -> None:
    summary = full.summary()
    assert summary.entries > 240_000
    assert summary.size < 80_000_000
    start = time.perf_counter()
    Gazetteer.open(Path(summary.path)).close()
    assert time.perf_counter() - start < 0.2
