"""Matching names against lists: exact but for typing, sure or refused, always with the reason."""

import time

import pytest

from according.actors.known.folding import folded, may_stand_for
from according.actors.known.lists import KnownActor, builtin_actors
from according.actors.known.match import KnownActors, Match, Refusal


@pytest.fixture(scope="module")
def known() -> KnownActors:
    return KnownActors.of()


def name_of(match: Match | None) -> str | None:
    return match.actor.name if match else None


def own(name: str, *aliases: str, **more: str | None) -> KnownActor:
    kind = more.pop("kind", "organisation")
    return KnownActor(name=name, aliases=aliases, kind=kind, list="mine.csv", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Élysée", "Elysee"),
        ("al-Qa'ida", "Al Qaida"),
        ("el-Nour", "al-Nour"),
        ("HAMAS’s", "Hamas"),
        ("U.N.", "UN"),
        ("Israel Defense Forces", "Israel Defence Forces"),
        ("Médecins  Sans-Frontières", "Medecins Sans Frontieres"),
        ("Þórshöfn Łódź Søren", "thorshofn lodz soren"),
        ("“Wagner” Group", "Wagner Group"),
        ("Bill & Melinda", "Bill and Melinda"),
    ],
)
def test_typing_does_not_part_names(one: str, other: str) -> None:
    assert folded(one) == folded(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("El Salvador", "Salvador"),
        ("OPEC+", "OPEC"),
        ("Hamas", "Hamas militants"),
        ("Niger", "Nigeria"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Jaish al-Islam", "Jaish al-Adl"),
    ],
)
def test_other_letters_part_names(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("words", ["", "…", "’s", "\x00", "́"])
def test_names_without_letters_fold_to_nothing(words: str, known: KnownActors) -> None:
    assert folded(words) == ""
    assert known.match([words]) is None


def test_capitals_tell_acronyms_and_names_from_words() -> None:
    assert may_stand_for("US", "US")
    assert may_stand_for("the U.S.", "US")
    assert not may_stand_for("us", "US")
    assert not may_stand_for("Who", "WHO")
    assert not may_stand_for("the guardian", "The Guardian")
    assert may_stand_for("HAMAS", "Hamas")
    assert may_stand_for("the Sun", "The Sun")
    assert not may_stand_for("Sun", "The Sun")
    assert may_stand_for("Blue Front", "The Blue Front")
    assert may_stand_for("contras", "contras")


@pytest.mark.parametrize(
    ("written", "name", "country", "sector"),
    [
        ("IDF", "Israel Defense Forces", "ISR", "MIL"),
        ("the Kremlin", "Kremlin", "RUS", "GOV"),
        ("Downing Street", "10 Downing Street", "GBR", "GOV"),
        ("State Department", "US Department of State", "USA", "GOV"),
        ("Revolutionary Guards", "Islamic Revolutionary Guard Corps", "IRN", "MIL"),
        ("Wilayat Sinai", "Islamic State – Sinai Province", "EGY", "REB"),
        ("Daesh", "Islamic State", None, "REB"),
        ("MINUSMA", "MINUSMA", None, "IGO"),
        ("Doctors Without Borders", "Médecins Sans Frontières", None, "NGO"),
        ("Reuters", "Reuters", "GBR", "JRN"),
        ("Naxalites", "Communist Party of India (Maoist)", "IND", "REB"),
        ("Türkiye", "Turkey", "TUR", "GOV"),
        ("Burma", "Myanmar", "MMR", "GOV"),
    ],
)
def test_well_known_actors(
    known: KnownActors, written: str, name: str, country: str | None, sector: str
) -> None:
    match = known.match([written])
    assert match is not None
    assert (match.actor.name, match.actor.country, match.actor.sector) == (name, country, sector)


def test_the_reason_is_a_sentence(known: KnownActors) -> None:
    match = known.match(["IDF"])
    assert match is not None
    assert match.alias == "IDF"
    assert match.why == "“IDF” is listed as an alias of Israel Defense Forces (built-in list)"
    spelt = known.match(["Elysee"])
    assert spelt is not None
    assert "spelt" not in spelt.why


def test_a_wing_names_what_it_is_part_of(known: KnownActors) -> None:
    match = known.match(["Ezzedine al-Qassam Brigades"])
    assert match is not None
    assert match.actor.part_of == "Hamas"


@pytest.mark.parametrize("name", ["RSF", "SDF", "IRA", "Congress", "Georgia", "the Times"])
def test_what_is_listed_twice_is_refused_with_the_reason(known: KnownActors, name: str) -> None:
    assert known.match([name]) is None
    refusal = known.look_up([name])
    assert isinstance(refusal, Refusal)
    assert len(refusal.candidates) > 1
    assert f"“{name}” is listed for" in refusal.why


def test_a_country_or_another_name_decides(known: KnownActors) -> None:
    sudan = known.match(["RSF"], countries={"SDN", "EGY"})
    assert name_of(sudan) == "Rapid Support Forces"
    assert sudan is not None
    assert "only it is of SDN" in sudan.why
    assert known.match(["RSF"], countries={"SDN", "FRA"}) is None
    press = known.match(["RSF", "Reporters Without Borders"], countries={"SDN"})
    assert name_of(press) == "Reporters Without Borders"
    assert press is not None
    assert "decides what “RSF” means" in press.why


def test_names_of_different_actors_are_refused(known: KnownActors) -> None:
    refusal = known.look_up(["Hamas", "Fatah"])
    assert isinstance(refusal, Refusal)
    assert "different actors" in refusal.why


def test_names_that_no_list_has_do_not_hinder(known: KnownActors) -> None:
    assert name_of(known.match(["the Islamist movement", "Hamas"])) == "Hamas"
    assert known.look_up(["Northern Brigade"]) is None


def test_a_person_is_no_body() -> None:
    known = KnownActors.of([[own("Amal Haddad", "Amal", kind="person")]])
    assert name_of(known.match(["Amal"], "person")) == "Amal Haddad"
    assert name_of(KnownActors.of().match(["Amal"], "organisation")) == "Amal Movement"
    assert KnownActors.of().match(["Amal"], "person") is None


def test_the_day_decides_between_periods(known: KnownActors) -> None:
    sectors = [
        match.actor.sector
        for day in ("2015-01-01", "2021-08-14", "2021-08-15T08:00:00Z", None)
        if (match := known.match(["Taliban"], on=day))
    ]
    assert sectors == ["REB", "REB", "GOV", None]
    undated = known.match(["Taliban"])
    assert undated is not None
    assert "the day is not known" in undated.why


def test_a_day_outside_all_periods_is_refused() -> None:
    known = KnownActors.of(
        [[own("Blue Front", valid_from="2010-01-01", valid_to="2012-12-31")]], builtin=False
    )
    refusal = known.look_up(["Blue Front"], on="2015-05-05")
    assert isinstance(refusal, Refusal)
    assert "from 2010-01-01 until 2012-12-31" in refusal.why
    assert name_of(known.match(["Blue Front"], on="2011-05-05")) == "Blue Front"


def test_a_users_list_wins() -> None:
    radio = own("Radio Sans Fil", "RSF", country="BEL", sector="JRN")
    known = KnownActors.of([[radio]])
    match = known.match(["RSF"], countries={"SDN"})
    assert match is not None
    assert match.actor is radio
    assert match.why == "“RSF” is listed as an alias of Radio Sans Fil (list mine.csv)"
    assert known.match(["RSF", "Rapid Support Forces"]) is None


def test_a_users_row_takes_the_place_of_a_builtin_one() -> None:
    mine = own("Hamas government", "Hamas", country="PSE", sector="GOV")
    known = KnownActors.of([[mine]])
    for name in ("Hamas", "Islamic Resistance Movement", "Hamas government"):
        match = known.match([name])
        assert match is not None
        assert match.actor is mine
    foreign = KnownActors.of([[own("Hamas", country="DZA")]])
    other = foreign.match(["Islamic Resistance Movement"])
    assert other is not None
    assert other.actor.country == "PSE"


def test_without_the_builtin_list_nothing_is_known() -> None:
    empty = KnownActors.of(builtin=False)
    assert empty.match(["Hamas"]) is None
    assert empty.state_of("Syrian") is None
    assert empty.government_of("Ankara") is None


@pytest.mark.parametrize(
    ("written", "name", "country", "sector"),
    [
        ("the Turkish army", "Turkish army", "TUR", "MIL"),
        ("Turkey's army", "Turkish army", "TUR", "MIL"),
        ("army of Turkey", "Turkish army", "TUR", "MIL"),
        ("Ministry of Defense of the Philippines", "Philippine defence ministry", "PHL", "GOV"),
        ("Saudi Arabian Interior Ministry", "Saudi interior ministry", "SAU", "GOV"),
        ("South Sudanese police", "South Sudanese police", "SSD", "COP"),
        ("Israel's parliament", "Knesset", "ISR", "LEG"),
        ("the Israeli army", "Israel Defense Forces", "ISR", "MIL"),
        ("Israel's armed forces", "Israel Defense Forces", "ISR", "MIL"),
    ],
)
def test_organs_of_states(
    known: KnownActors, written: str, name: str, country: str, sector: str
) -> None:
    match = known.match([written])
    assert match is not None
    assert (match.actor.name, match.actor.country, match.actor.sector) == (name, country, sector)


def test_organs_of_two_states_need_the_country(known: KnownActors) -> None:
    assert known.match(["the Congolese army"]) is None
    match = known.match(["the Congolese army"], countries={"COD"})
    assert match is not None
    assert match.actor.country == "COD"


@pytest.mark.parametrize(
    "name", ["turkish army", "Kurdish army", "Georgia police", "army", "Turkish", "Salvation Army"]
)
def test_no_organ_without_a_sure_state(known: KnownActors, name: str) -> None:
    assert known.match([name]) is None


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Syrian", "Syria"),
        ("the Turks", "Turkey"),
        ("Polish", "Poland"),
        ("the Dutch", "Netherlands"),
        ("Americans'", "United States"),
        ("South Koreans", "South Korea"),
        ("polish", None),
        ("Congolese", None),
        ("Korean", None),
        ("Kurdish", None),
    ],
)
def test_peoples(known: KnownActors, word: str, state: str | None) -> None:
    found = known.state_of(word)
    assert (found.name if found else None) == state


def test_a_people_of_two_states_needs_the_country(known: KnownActors) -> None:
    found = known.state_of("Congolese", countries={"COG"})
    assert found is not None
    assert found.country == "COG"


@pytest.mark.parametrize(
    ("capital", "government"),
    [
        ("Ankara", "Turkish government"),
        ("Kiev", "Ukrainian government"),
        ("Washington", "US government"),
        ("Ramallah", "Palestinian Authority"),
        ("Brussels", None),
        ("Aleppo", None),
    ],
)
def test_capitals(known: KnownActors, capital: str, government: str | None) -> None:
    found = known.government_of(capital)
    assert (found.name if found else None) == government
    assert found is None or found.sector == "GOV"


def test_a_look_up_is_fast(known: KnownActors) -> None:
    names = [actor.name for actor in builtin_actors()]
    start = time.perf_counter()
    for name in names:
        known.match([name], countries=("SDN",))
    assert len(names) / (time.perf_counter() - start) > 3_000
