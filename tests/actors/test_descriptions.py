"""Names, titles, roles, kinds, sectors and countries of actors."""

from collections.abc import Callable

import msgspec
import pytest

from according.actors import KnownActors
from according.actors.descriptions import (
    bare_name,
    country_of,
    is_many,
    kind_of,
    name_of,
    roles_of,
    sector_of,
)

from .invented import Parsed

NAMES = [
    ("the Harbour Board", "Harbour Board"),
    ("The Harbour Board’s", "Harbour Board"),
    ("Brenk's", "Brenk"),
    ("Mara\n Voss", "Mara Voss"),
    ("Mara Voss, QC", "Mara Voss"),
    ("Mara Voss Jr.", "Mara Voss"),
    ("“Red Tom”", "Red Tom"),
    ("(NHL", "NHL"),
    ("The", "The"),
    ("QC", "QC"),
    ("", ""),
]

PARTED = [
    ("{p:Idris Wendo} left.", ("Idris Wendo", "")),
    ("Colonel {p:Idris Wendo} left.", ("Idris Wendo", "Colonel")),
    ("Interior Minister {p:Idris Wendo} left.", ("Idris Wendo", "Interior Minister")),
    (
        "Harbour Board spokeswoman {p:Mara Voss} left.",
        ("Mara Voss", "Harbour Board spokeswoman"),
    ),
    ("Former mayor {p:Mara Voss} left.", ("Mara Voss", "Former mayor")),
    ("Mr {p:Wendo} left.", ("Wendo", "Mr")),
    ("Dr. {p:Mara Voss-Lund} left.", ("Mara Voss-Lund", "Dr")),
    ("The {o:Harbour Board}'s clerk left.", ("Harbour Board", "")),
    ("{l:Karsale}’s clerk left.", ("Karsale", "")),
]


@pytest.mark.parametrize(("words", "name"), NAMES)
def test_a_bare_name_has_only_its_own_words(words: str, name: str) -> None:
    assert bare_name(words) == name


@pytest.mark.model
@pytest.mark.parametrize(("marked", "name_title"), PARTED, ids=[row[0] for row in PARTED])
def test_name_and_title_are_parted(
    parsed: Callable[[str], Parsed], marked: str, name_title: tuple[str, str]
) -> None:
    one = parsed(marked)
    assert name_of(one.syntax, one.text, one.mentions[0]) == name_title


@pytest.mark.model
def test_names_tell_the_kind_more_than_pronouns(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{o:Harbour Board} met, and {p:they} said {p:they} would wait.")
    assert kind_of(one.syntax, one.mentions) == "organisation"
    sure, unsure = one.mentions[1], msgspec.structs.replace(one.mentions[0], probability=0.1)
    assert kind_of(one.syntax, [unsure, sure, one.mentions[2]]) != "organisation"


@pytest.mark.model
def test_times_are_no_actors(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{d:Monday} came.")
    assert kind_of(one.syntax, one.mentions) is None


@pytest.mark.model
@pytest.mark.parametrize(
    "marked",
    [
        "Two {p:gunmen} fled. The {p:gunmen} were caught.",
        "{p:They} fled, and {p:they} were caught.",
    ],
)
def test_plural_nouns_are_many(parsed: Callable[[str], Parsed], marked: str) -> None:
    one = parsed(marked)
    assert is_many(one.syntax, one.mentions)


@pytest.mark.model
@pytest.mark.parametrize(
    "marked",
    [
        "The {p:gunman} fled, but {p:they} were caught.",
        "{p:Mara Voss} and her {p:sisters} left.",
        "{p:She} fled.",
    ],
)
def test_names_and_singular_nouns_are_one(parsed: Callable[[str], Parsed], marked: str) -> None:
    one = parsed(marked)
    assert not is_many(one.syntax, one.mentions)


@pytest.mark.model
def test_roles_are_titles_and_nouns_each_once(parsed: Callable[[str], Parsed]) -> None:
    one = parsed(
        "The {p:mayor} spoke. {p:Mara Voss} is the {p:Mayor}. The {p:head} of the league left. "
        "{p:She} is an old {p:friend} of the one man in the whole town who had ever been to sea."
    )
    roles = roles_of(one.syntax, one.text, one.mentions, ["Dr", ""], "Mara Voss")
    assert roles[:3] == ("Dr", "mayor", "head of the league")
    assert not {"Mara Voss", "She", "Mayor", ""} & set(roles)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        (["rebel", "leader"], "REB"),
        (["Mayor"], "GOV"),
        (["policemen"], "COP"),
        (["Mara", "Voss"], None),
        ([], None),
    ],
)
def test_nouns_tell_the_sector(words: list[str], sector: str | None) -> None:
    assert sector_of(words) == sector


def test_the_first_capitalised_people_or_state_tells_the_country() -> None:
    known = KnownActors.of()
    assert country_of(["old", "Syrian", "German"], known) == "SYR"
    assert country_of(["turkey", "german"], known) is None
    assert country_of(["Karsale"], known) is None


@pytest.mark.parametrize("words", ["the U.S.", "Voss Lines Inc.", "Lt. Col."])
def test_an_abbreviation_keeps_its_last_stop(words: str) -> None:
    assert bare_name(words) == words.removeprefix("the ")


def test_a_spokesman_is_of_no_sector_by_that_word_alone() -> None:
    assert sector_of(["spokesman"]) == sector_of(["spokeswoman"])


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "parted"),
    [
        ("Six {p:Sudanese} left.", ("Sudanese", "")),
        ("The President-{p:General} left.", ("General", "President")),
        ("The Harbour {o:Board} left.", ("Harbour Board", "")),
    ],
)
def test_what_is_before_a_name_is_a_title_only_if_it_says_something(
    parsed: Callable[[str], Parsed], marked: str, parted: tuple[str, str]
) -> None:
    one = parsed(marked)
    assert name_of(one.syntax, one.text, one.mentions[0]) == parted


@pytest.mark.model
def test_a_number_or_a_part_of_the_name_is_no_role(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("The {p:two} left. A {p:friend} spoke.")
    assert roles_of(one.syntax, one.text, one.mentions, ["Voss"], "Mara Voss") == ("friend",)
