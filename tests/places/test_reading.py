"""Which words name places, and what they mean."""

import pytest

from according.model.place import PlaceRef

from .conftest import Read

pytestmark = pytest.mark.model


def named(places: tuple[PlaceRef, ...], text: str) -> dict[str, PlaceRef]:
    return {place.span.of(text): place for place in places}


MEANT = [
    ("Two people were shot in Springfield, Illinois, police said.", "Springfield", "Illinois"),
    ("Two people were shot in Springfield, Ill., police said.", "Springfield", "Illinois"),
    ("A house burned in Springfield, Mass., on Monday.", "Springfield", "Massachusetts"),
    ("He drove from Boston to Springfield. Boston police stopped him.", "Springfield",
     "Massachusetts"),
    ("He drove from Chicago to Springfield. Illinois was cold.", "Springfield", "Illinois"),
    ("She lives in Paris, Texas.", "Paris", "Texas"),
    ("She lives in Paris.", "Paris", "IDF"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "division"), MEANT)
def test_namesakes(read: Read, text: str, name: str, division: str) -> None:
    place = named(read(text), text)[name]
    assert place.admin1 == division
    assert place.why
    assert place.score is not None


def test_a_country_and_a_state(read: Read) -> None:
    text = "Tbilisi protested. The president of Georgia spoke with Georgian reporters."
    assert named(read(text), text)["Georgia"].country == "GEO"
    text = "A storm hit Georgia, Illinois and Massachusetts, American officials said."
    assert named(read(text), text)["Georgia"].country == "USA"


def test_one_name_means_one_place_and_others_are_kept(read: Read) -> None:
    text = "A house burned in Springfield, Mass., on Monday. Springfield is a town."
    first, _, again = read(text)
    assert first.gazetteer == again.gazetteer
    text = "He came to Springfield."
    (place,) = read(text)
    assert [other.admin1 for other in place.alternatives] == ["Illinois"]


def test_a_town_before_the_division_of_its_name(read: Read) -> None:
    text = "Shells fell on Aleppo."
    assert named(read(text), text)["Aleppo"].precision == "town"
    text = "Shells fell on Aleppo province in Syria."
    assert read(text)[0].precision == "region"


def test_adjectives(read: Read) -> None:
    text = "Syrian troops left."
    (place,) = read(text)
    assert (place.use, place.country, place.precision) == ("adjective", "SYR", "country")


def test_an_adjective_of_two_countries(read: Read) -> None:
    text = "Congolese troops left."
    (place,) = read(text)
    assert place.lat is None
    assert place.reason == "the word belongs to more than one place"
    text = "Congolese troops left Goma."
    assert named(read(text), text)["Congolese"].country == "COD"


def test_inside_other_names(read: Read) -> None:
    text = "The Aleppo Provincial Council met on Sunday."
    (place,) = read(text)
    assert (place.span.of(text), place.use) == ("Aleppo", "in_name")


def test_who_acts(read: Read) -> None:
    text = "Syria denied the report."
    (place,) = read(text)
    assert place.use == "actor"


def test_an_unknown_place_stays_open(read: Read) -> None:
    text = "They fled to Kostrivka in Syria last week."
    place = named(read(text), text)["Kostrivka"]
    assert place.lat is None
    assert place.lon is None
    assert place.reason == "no place of this name is in the gazetteer"
    assert place.name == "Kostrivka"


PRECISION = [
    ("Shells fell on Manbij.", "Manbij", "town", 1, 1),
    ("Shells fell on Syria.", "Syria", "country", None, 6),
    ("They crossed the Euphrates.", "Euphrates", "water", 3, 5),
    ("A boat sank off the coast of Yemen.", "Yemen", "water", 3, 7),
    ("They fought near Mosul.", "Mosul", "area", 2, 2),
    ("They fought in northern Iraq.", "Iraq", "area", 3, 5),
    ("They fought near the border with Turkey.", "Turkey", "area", 3, 5),
    ("They fought in eastern Aleppo.", "Aleppo", "district", 1, 1),
]


@pytest.mark.parametrize(("text", "name", "precision", "acled", "ucdp"), PRECISION)
def test_precision(
    read: Read, text: str, name: str, precision: str, acled: int | None, ucdp: int
) -> None:
    place = named(read(text), text)[name]
    assert (place.precision, place.acled_precision, place.ucdp_precision) == (
        precision, acled, ucdp,
    )  # fmt: skip


def test_a_distance_moves_the_point(read: Read) -> None:
    text = "They camped 20 km north of Manbij."
    (place,) = read(text)
    assert place.lat == pytest.approx(36.53 + 20 / 111.2, abs=0.01)
    assert place.lon == pytest.approx(37.95, abs=0.01)
    assert (place.radius, place.precision) == (5.0, "area")
    assert place.why is not None
    assert "20 km north of Manbij" in place.why


def test_between_two_towns(read: Read) -> None:
    text = "They mined the road between Homs and Palmyra."
    one, other = read(text)
    assert (one.lat, one.lon) == (other.lat, other.lon)
    assert one.lon == pytest.approx((36.71 + 38.28) / 2)
    assert one.precision == "area"


def test_a_province_and_its_town_are_two_places(read: Read) -> None:
    text = "Guns fired in Aleppo province, Syria. In the city of Aleppo, two died. Aleppo burned."
    found = [place.feature for place in read(text) if place.span.of(text) == "Aleppo"]
    assert found == ["A.ADM1", "P.PPLA", "P.PPLA"]


def test_a_part_of_a_town_is_not_a_namesake_elsewhere(read: Read) -> None:
    text = "It happened in the Palmyra neighborhood of Chicago."
    part = named(read(text), text)["Palmyra"]
    assert part.lat is None
    assert part.reason is not None and "where the report says" in part.reason


def test_two_countries_with_a_hyphen_are_no_place(read: Read) -> None:
    text = "A strong U.S.-Iraq partnership is needed, the mayor of Boston said."
    assert [place.name for place in read(text)] == ["Boston"]


def test_a_list_vouches_for_a_name_by_its_other_name(read: Read) -> None:
    text = "They called for an end to the attacks on Homs and Halab in Syria."
    assert "Halab" in named(read(text), text)


def test_a_text_in_small_letters(read: Read) -> None:
    text = (
        "boston: a crowd that had gathered near chicago on sunday was sent home by the police, who "
        "said that no one was reading the law. the mayor of springfield was not there, nor karl."
    )
    found = named(read(text), text)
    assert found["boston"].admin1 == "Massachusetts"
    assert "chicago" in found
    assert "reading" not in found and "karl" not in found


def test_a_larger_town_that_nothing_speaks_for_is_not_believed(full_read: Read) -> None:
    text = (
        "Kade came from Dewsbury in England. He owned a shop on Middletown's New Road and "
        "spent his holidays in Blackpool and Great Yarmouth."
    )
    town = named(full_read(text), text)["Middletown"]
    assert town.lat is None and town.reason is not None


WHERE = [
    ("New York Gov. Mara Holt vetoed the bill.", "New York", "A.ADM1"),
    ("They burned a terminal on Colombia's Atlantic coast.", "Atlantic", "H.OCN"),
]


@pytest.mark.parametrize(("text", "name", "feature"), WHERE)
def test_what_a_word_beside_tells_of_the_kind(
    full_read: Read, text: str, name: str, feature: str
) -> None:
    assert named(full_read(text), text)[name].feature == feature


def test_a_saint_is_no_town_and_a_body_no_building(full_read: Read) -> None:
    text = "Rao studied law at St. John's University and works for the Holt Institution."
    assert full_read(text) == ()


def test_a_part_of_town_is_no_town_elsewhere(full_read: Read) -> None:
    text = "Two men were shot on the South Side of Chicago. A Southwest Side bar was shut."
    places = named(full_read(text), text)
    assert places["South Side"].gazetteer is None
    assert {place.country for place in places.values()} <= {"USA", None}


NAMESAKES = [
    ("Police in Philadelphia arrested a man.", "Philadelphia", "USA", "Pennsylvania"),
    ("A man from Canton drove to Akron and Cleveland in Ohio.", "Canton", "USA", "Ohio"),
    ("Ships from Bombay and Odessa lay off Ukraine.", "Odessa", "UKR", "Odesa"),
    ("ST. LOUIS – Three armed men robbed a shop.", "ST. LOUIS", "USA", "Missouri"),
    ("Tulare County deputies in California searched a cabin in Three Rivers on Monday.",
     "Three Rivers", "USA", "California"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "country", "division"), NAMESAKES)
def test_a_first_name_before_other_names(
    full_read: Read, text: str, name: str, country: str, division: str
) -> None:
    place = named(full_read(text), text)[name]
    assert (place.country, place.admin1) == (country, division)


def test_who_a_hospital_is_named_for_is_no_place_elsewhere(full_read: Read) -> None:
    text = (
        "He was taken to Holy Cross Hospital in Chicago, Illinois, and then to St. Vincent "
        "Hospital. His sister lives in Boston."
    )
    assert {place.country for place in full_read(text)} == {"USA"}
