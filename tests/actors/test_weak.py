"""Listed names that say too little by themselves."""

import pytest

from according.actors.known import KnownActor, KnownActors
from according.actors.known.match import Match, Refusal


@pytest.fixture(scope="module")
def known() -> KnownActors:
    return KnownActors.of()


@pytest.mark.parametrize("name", ["ICU", "DNR", "PIF", "Dawn", "Memorial", "Channel 2", "Punch"])
def test_a_name_of_many_bodies_needs_more(known: KnownActors, name: str) -> None:
    found = known.look_up([name], "organisation", countries={"USA"}, beside=[name, "Harwick"])
    assert isinstance(found, Refusal)
    assert "country" in found.why


@pytest.mark.parametrize(
    ("name", "country", "beside"),
    [
        ("ICU", "SOM", ()),
        ("Dawn", "PAK", ()),
        ("Channel 2", "ISR", ()),
        ("ICU", None, ("Union of Islamic Courts",)),
    ],
)
def test_its_country_or_a_fuller_name_is_enough(
    known: KnownActors, name: str, country: str | None, beside: tuple[str, ...]
) -> None:
    countries = {country} if country else set()
    found = known.match([name], "organisation", countries=countries, beside=[name, *beside])
    assert found is not None


@pytest.mark.parametrize("name", ["PKK", "BBC", "FBI", "White House", "Hamas", "Likud", "Reuters"])
def test_what_means_one_actor_nearly_everywhere_needs_nothing(
    known: KnownActors, name: str
) -> None:
    assert known.match([name], "organisation", beside=[name])


@pytest.mark.parametrize(
    "names",
    [
        ["Harwick Police Department", "HPD"],
        ["Selden Department of Natural Resources", "DNR"],
        ["Selden Police Department", "SPD"],
        ["Marden Highway Patrol", "MHP"],
        ["Northern Liberation Front", "NLF"],
    ],
)
def test_the_reports_own_full_name_goes_before(known: KnownActors, names: list[str]) -> None:
    countries = {"UKR", "DEU", "TUR", "SYR"}
    assert not known.match(names, "organisation", countries=countries, beside=names)


def test_a_short_form_with_a_stop_is_no_name(known: KnownActors) -> None:
    assert isinstance(known.look_up(["Kan."], "organisation", beside=["Kan."]), Refusal)
    assert isinstance(known.look_up(["Kan"], countries={"ISR"}, beside=[]), Match)


def test_a_users_own_list_is_taken_at_its_word() -> None:
    own = KnownActor(name="Intensive Care Unit", aliases=("ICU",), kind="organisation", list="own")
    found = KnownActors.of([[own]]).match(["ICU"], "organisation", beside=["ICU"])
    assert found is not None
    assert found.actor.name == "Intensive Care Unit"
