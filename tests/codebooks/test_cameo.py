"""CAMEO roots: every type and mode has one, and who takes part decides where the mode does not."""

from typing import Any

import pytest

from according.codebooks import CameoEvent, CannotBeCoded, project
from according.codebooks.words import rules
from according.model import MODES, Reading

from .reports import event

ARMY = ("the army", {"sector": "MIL", "country": "NGA", "kind": "organisation"})
REBELS = ("Red Dawn", {"sector": "REB", "country": "NGA", "kind": "organisation"})


def one(reading: Reading) -> CameoEvent:
    coded = project(reading, "e1", "cameo")
    assert not isinstance(coded, CannotBeCoded), str(coded)
    assert isinstance(coded[0], CameoEvent)
    return coded[0]


ROOTS = {
    ("ACCUSE", "investigate"): "09",
    ("ACCUSE", None): "11",
    ("AGREE", None): "03",
    ("AID", None): "07",
    ("ASSAULT", None): "18",
    ("ASSAULT", "aerial"): "19",
    ("ASSAULT", "crowd-control"): "17",
    ("ASSAULT", "destroy"): "17",
    ("ASSAULT", "drone"): "19",
    ("ASSAULT", "firearms"): "19",
    ("ASSAULT", "heavy-weapons"): "19",
    ("ASSAULT", "unconventional"): "20",
    ("COERCE", None): "17",
    ("CONCEDE", None): "08",
    ("CONSULT", None): "04",
    ("COOPERATE", None): "06",
    ("MOBILIZE", None): "15",
    ("PROTEST", None): "14",
    ("REJECT", None): "12",
    ("REQUEST", None): "10",
    ("RETREAT", None): "08",
    ("SANCTION", None): "16",
    ("SANCTION", "convict"): "11",
    ("SUPPORT", None): "05",
    ("THREATEN", None): "13",
}
"""By type and mode; a mode that is not here has the root of its type."""


@pytest.mark.parametrize(
    ("type_", "mode"),
    [(type_, mode) for type_ in MODES if type_ != "OTHER" for mode in (None, *MODES[type_])],
)
def test_every_type_and_mode_has_a_root(type_: Any, mode: str | None) -> None:
    row = one(event("It was done", "done", type_, mode))
    assert row.root == ROOTS.get((type_, mode), ROOTS[(type_, None)])
    assert row.root_name == rules("cameo")["roots"][row.root]
    assert row.code.startswith(row.root)


@pytest.mark.parametrize(
    ("root", "code", "reading"),
    [
        ("19", "190", event("the army and Red Dawn met", "met", by=(ARMY, REBELS))),
        ("19", "190", event("the army fought Red Dawn", "fought", by=(ARMY,), to=(REBELS,))),
        ("18", "180", event("The army struck farmers", "struck", to=("farmers",))),
        ("19", "190", event("the army bombed it", "bombed", mode="explosives", by=(ARMY,))),
        ("18", "183", event("a bomb went off", "bomb", mode="explosives")),
        ("20", "202", event("The massacre went on", "massacre", mode="firearms")),
        ("16", "163", event("It eased an embargo", "embargo", "COERCE", "restrict")),
        ("16", "163", event("It set an embargo", "embargo", "SANCTION", "discontinue")),
        ("16", "162", event("It stopped aid", "stopped", "SANCTION", "discontinue")),
        ("19", "191", event("It besieged a town", "besieged", "COERCE", "restrict")),
        ("19", "192", event("It occupied a town", "occupied", "COERCE", "seize")),
        ("17", "1711", event("It took a car", "took", "COERCE", "seize")),
        ("05", "055", event("It apologised", "apologised", "CONCEDE")),
        ("05", "057", event("It signed a treaty", "signed", "SUPPORT")),
    ],
    ids=lambda value: getattr(value, "text", value),
)
def test_words_and_sides_decide(root: str, code: str, reading: Reading) -> None:
    row = one(reading)
    assert (row.root, row.code) == (root, code)


def test_actors_and_what_is_not_told() -> None:
    row = one(event("the army fought Red Dawn", "fought", by=(ARMY,), to=(REBELS,)))
    assert (row.source, row.target, row.date, row.quad) == ("NGAMIL", "NGAREB", "2023-03-02", 4)
    assert row.reasons == {}
    alone = one(event("It was done", "done", "COERCE", when=None))
    assert (alone.source, alone.target, alone.date) == (None, None, None)
    assert set(alone.reasons) == {"source", "target", "date"}


def test_a_state_has_no_sector_and_a_stranger_is_unknown() -> None:
    chad = ("Chad", {"sector": "GOV", "country": "TCD", "kind": "place"})
    row = one(event("Chad met Zed", "met", "CONSULT", by=(chad,), to=("Zed",)))
    assert (row.source, row.target) == ("TCD", "UNK")
