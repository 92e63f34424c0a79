"""Who stands on which side of an incident, and by what word it is called."""

import msgspec
import pytest
from tests.base.invented import Told, reading

from according.link.incidents.build import incident_of
from according.link.incidents.facts import report_of
from according.link.incidents.names import is_light, says_how_many, tidy
from according.model import Incident, Reading


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("its fighters", "fighters"),
        ("the Mill Union", "Mill Union"),
        ("Osmark teacher among 14", "Osmark teacher"),
        ("each other", None),
        ("four", None),
        ("four men", "four men"),
        ("his head", None),
        ("gun inside his house", None),
        ("the Iron Hand", "Iron Hand"),
        ("all those", None),
    ],
)
def test_what_is_shown_of_a_party(printed: str, shown: str | None) -> None:
    assert tidy(printed) == shown


def test_numbers_in_words() -> None:
    assert says_how_many("Twenty-three people") and says_how_many("fifty-two of the sixty")
    assert not says_how_many("two-year-old girl")


def told_by(*readings: Reading) -> Incident:
    told = [report_of(one) for one in readings]
    pairs = [(one, event) for one in told for event in one.reading.events]
    forth, back = incident_of(pairs).incident, incident_of(pairs[::-1]).incident
    assert forth == back
    return forth


def test_the_place_is_no_party() -> None:
    made = reading(
        "one",
        "Rebels bombed Rope Market in Rope Market.",
        Told(anchor="bombed", actor="Rebels", recipient="Rope Market", place="Rope Market"),
    )
    assert told_by(made).recipients == ()


def test_the_word_is_one_of_the_incidents_type_and_says_something() -> None:
    attack = reading(
        "one",
        "Rebels shelled Tesh. It went off there.",
        Told(anchor="shelled", actor="Rebels"),
        Told(anchor="went"),
    )
    claim = reading("two", "Rebels demanded Tesh.", Told(anchor="demanded", type="REQUEST"))
    other = reading("zed", "Rebels shelled Tesh.", Told(anchor="shelled", actor="Rebels"))
    found = told_by(attack, claim, other)
    assert (found.type, found.words) == ("ASSAULT", "shelled")
    assert is_light("go")


def test_who_is_mostly_told_to_have_suffered_it_is_not_blamed() -> None:
    right = [
        reading(
            f"r{number}",
            "Tomas Ebb shot Ida Fenn.",
            Told(anchor="shot", actor="Tomas Ebb", recipient="Ida Fenn"),
        )
        for number in range(2)
    ]
    wrong = reading("w", "Ida Fenn was shot.", Told(anchor="shot", actor="Ida Fenn"))
    people = [
        msgspec.structs.replace(
            one,
            actors=tuple(msgspec.structs.replace(each, kind="person") for each in one.actors),
        )
        for one in (*right, wrong)
    ]
    found = told_by(*people)
    assert (found.actors, found.recipients) == (("Tomas Ebb",), ("Ida Fenn",))
    assert {name for told in found.blame for name in told.actors} == {"Tomas Ebb"}
    assert not found.disputes
