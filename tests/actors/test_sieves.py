"""Mentions that are one actor for certain, and neighbours that must not be taken for one."""

from collections.abc import Callable

import pytest

from according.actors.sieves import certain_pairs

from .invented import Parsed

pytestmark = pytest.mark.model

ONE = [
    "Zoo vet Dr Mara {p:Voss} spoke. Dr Mara {p:Voss} left.",
    "The {o:Harbour Board} met. {o:Harbour Board}'s clerk left.",
    "The {o:Northern Harbour League} ({o:NHL}) struck.",
    "{o:NHL} ({o:Northern Harbour League}) struck.",
    "{p:Tomas Brenk}, also known as {p:Red Tom}, left.",
    "{p:Tomas Brenk} aka {p:Red Tom} left.",
    "{p:Tomas Brenk}, born {p:Tomas Lund}, left.",
    "{p:Tomas Brenk}, whose nom de guerre was {p:Red Tom}, left.",
    "{p:Anwar al-Mani'i} spoke. {p:Anwar el-Manei} left.",
    "{p:Kim Jong-un} spoke. {p:Kim Jong Un} left.",
]

OTHERS = [
    "{p:Kim Jong-un} spoke. {p:Kim Jong-il} listened.",
    "{p:Mara Voss} spoke. {p:Mark Voss} left.",
    "{p:Pavel Orlin} spoke. {p:Viktor Orlin} left.",
    "{p:Anna Smith} ({o:Labour}) won the seat.",
    "{p:Anna Smith} ({o:LAB}) won the seat.",
    "The {o:Harbour Board} ({l:London}) won the seat.",
    "The {o:Harbour Board} (founded in {d:1990}) won the seat.",
    "{p:Tomas Brenk}, formerly of the {o:Harbour Board}, left.",
    "{p:Tomas Brenk}, born in {l:Karsale}, left.",
    "{p:Tomas Brenk} is known to {p:Mara Voss}.",
    "{p:Tomas Brenk} is also known. {p:Mara Voss} left.",
    "{p:Mara Voss} renamed the {o:Harbour Board} on Monday.",
    "{p:Voss} spoke. The {o:Voss} sank.",
    "{d:Monday} came. {d:Monday} went.",
    "The {p:clerk} spoke. The {p:clerk} left.",
    "{p:He} spoke. {p:He} left.",
]


def pairs(one: Parsed, listed: list[str | None] | None = None) -> set[tuple[int, int]]:
    given = listed or [None] * len(one.mentions)
    return set(certain_pairs(one.syntax, one.text, one.mentions, one.names, given))


@pytest.mark.parametrize("marked", ONE)
def test_words_that_say_two_names_are_one(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert pairs(parsed(marked)) == {(0, 1)}


@pytest.mark.parametrize("marked", OTHERS)
def test_neighbours_are_not_one(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert pairs(parsed(marked)) == set()


def test_a_short_form_stands_for_the_long_one_later(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("The {o:Northern Harbour League} ({o:NHL}) struck. The {o:NHL} won.")
    assert pairs(one) == {(0, 1), (1, 2)}


def test_a_list_joins_names_without_a_word_in_common(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("The {o:Lakeside Front} spoke. The {o:Reed Cutters} left.")
    assert pairs(one) == set()
    assert pairs(one, ["Lakeside Front", "Lakeside Front"]) == {(0, 1)}


def test_a_state_that_acts_is_not_the_place(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{o:Karsale} spoke. Rain fell in {l:Karsale}.")
    assert pairs(one, ["Karsale", "Karsale"]) == set()


def test_the_earlier_mention_comes_first(parsed: Callable[[str], Parsed]) -> None:
    for marked in ONE:
        assert all(earlier < later for earlier, later in pairs(parsed(marked)))


@pytest.mark.parametrize(
    "marked",
    [
        "{l:KARSALE} ({o:AP}) — The bridge was closed.",
        "{l:KARSALE} ({o:AFP}) - The bridge was closed.",
        "The {o:Harbour Board} ({l:UK}) opened a pier.",
    ],
)
def test_a_wire_or_a_country_in_brackets_is_no_short_form(
    parsed: Callable[[str], Parsed], marked: str
) -> None:
    assert pairs(parsed(marked)) == set()


@pytest.mark.parametrize(
    "marked",
    [
        "{p:Mara Voss} dubbed {p:Tomas Brenk} a liar.",
        "{p:Mara Voss} nicknamed {p:Tomas Brenk} the Fox.",
    ],
)
def test_who_names_somebody_is_somebody_else(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert pairs(parsed(marked)) == set()
