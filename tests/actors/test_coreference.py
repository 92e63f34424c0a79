"""Mentions put together by whom they stand for: what joins, and what nothing may join."""

from collections.abc import Callable

import numpy as np
import pytest

from according.actors.barriers import Barriers
from according.actors.coreference import clusters_of, likely_pairs
from according.actors.traits import traits_of
from according.encoder import PairScorer
from according.language import Floats, Ints

from .invented import Parsed

pytestmark = pytest.mark.model


def clusters(
    one: Parsed,
    odds: dict[tuple[int, int], float] | None = None,
    certain: tuple[tuple[int, int], ...] = (),
) -> list[list[int]]:
    traits = traits_of(one.syntax, one.mentions)
    return clusters_of(one.mentions, one.names, traits, certain, odds or {}, Barriers())


class Same:
    """A scorer that takes every pair it is given for one actor, as sure as it is told to be."""

    def __init__(self, odds: float):
        self._odds = odds

    def same(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        return np.full(len(one), self._odds, dtype=np.float32)

    def related(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        raise NotImplementedError


def compared(one: Parsed, odds: float = 9.0) -> set[tuple[int, int]]:
    vectors = np.zeros((len(one.mentions), 64), dtype=np.float32)
    scorer: PairScorer = Same(odds)
    return set(likely_pairs(one.syntax, traits_of(one.syntax, one.mentions), vectors, scorer))


def test_without_odds_everybody_stands_alone(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Voss} met {p:Lund}. {p:He} left.")
    assert clusters(one) == [[0], [1], [2]]


def test_a_mention_joins_the_likeliest_before_it(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Voss} met {p:Lund}. {p:He} left.")
    assert clusters(one, {(0, 2): 1.0, (1, 2): 2.0}) == [[0], [1, 2]]
    assert clusters(one, {(0, 2): 3.0, (1, 2): 2.0}) == [[0, 2], [1]]


def test_links_chain(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Voss} left. {p:He} was ill. {p:He} died.")
    assert clusters(one, {(0, 1): 1.0, (1, 2): 1.0}) == [[0, 1, 2]]


def test_what_is_certain_needs_no_odds(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Voss} met {p:Lund}. {p:Voss} left.")
    assert clusters(one, certain=((0, 2),)) == [[0, 2], [1]]


def test_a_man_and_a_woman_are_two(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("Mr {p:Lund} met Mrs {p:Lund}. {p:She} left.")
    assert clusters(one, {(0, 1): 9.0}) == [[0], [1], [2]]
    assert clusters(one, {(0, 2): 9.0, (1, 2): 1.0}) == [[0], [1, 2]]
    assert clusters(one, certain=((0, 1),)) == [[0], [1], [2]]


def test_sex_is_kept_along_a_chain(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Voss} left. {p:He} was ill. {p:She} was not.")
    assert clusters(one, {(0, 1): 9.0, (0, 2): 9.0}) == [[0, 1], [2]]


def test_two_brothers_of_one_surname_are_two(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Pavel Orlin} and {p:Viktor Orlin} left. {p:Orlin} was ill.")
    assert clusters(one, {(0, 1): 9.0, (0, 2): 9.0}) == [[0, 2], [1]]


def test_a_surname_does_not_bridge_two_brothers(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Pavel Orlin} left. {p:Orlin} was ill. {p:Viktor Orlin} was not.")
    assert clusters(one, {(0, 1): 9.0, (1, 2): 9.0}) == [[0, 1], [2]]


@pytest.mark.parametrize(
    "marked",
    [
        "{p:Pavel Orlin} left. {p:P. Orlin} was ill.",
        "{p:Mohammed Rahal} left. {p:Mohamed Rahal} was ill.",
        "Colonel {p:Pavel Orlin} left. General {p:Pavel Orlin} was ill.",
        "Colonel {p:Orlin} left. {p:Pavel Orlin} was ill.",
    ],
)
def test_spellings_initials_and_titles_are_no_other_first_name(
    parsed: Callable[[str], Parsed], marked: str
) -> None:
    assert clusters(parsed(marked), {(0, 1): 1.0}) == [[0, 1]]


def test_names_of_bodies_need_words_or_initials_in_common(
    parsed: Callable[[str], Parsed],
) -> None:
    one = parsed("The {o:Northern Brigade} met the {o:Southern Brigade} and the {o:NB}.")
    assert compared(one) == {(0, 2)}


def test_the_same_name_is_compared_with_itself(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("The {o:Harbour Board} met. The {o:Harbour Board} was ready.")
    assert compared(one) == {(0, 1)}


def test_people_are_compared_whatever_their_names(parsed: Callable[[str], Parsed]) -> None:
    assert compared(parsed("{p:Voss} left. {p:Lund} came. {p:He} sat.")) == {(0, 1), (0, 2), (1, 2)}


def test_things_are_compared_by_their_nouns(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("The {t:bridge} and the {t:road} closed. The {t:bridge} and {t:it} reopened.")
    assert compared(one) == {(0, 2), (0, 3), (1, 3), (2, 3)}


def test_the_unlikely_is_left_out(parsed: Callable[[str], Parsed]) -> None:
    assert compared(parsed("{p:Voss} met {p:Lund}."), odds=-5.0) == set()


def test_nobody_is_compared_with_nobody(parsed: Callable[[str], Parsed]) -> None:
    assert compared(parsed("{p:Voss} left.")) == set()


def test_a_possessive_is_not_whom_its_phrase_means(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Tomas Brenk} left, and {p:her} {p:deputy} too.")
    assert compared(one) == {(0, 1), (0, 2)}


@pytest.mark.parametrize("marked", ["{o:Police} arrested {p:Brenk}.", "{p:Voss} hurt {p:him}."])
def test_who_does_it_is_not_whom_it_is_done_to(
    parsed: Callable[[str], Parsed], marked: str
) -> None:
    assert compared(parsed(marked)) == set()


def test_who_does_it_to_himself_is(parsed: Callable[[str], Parsed]) -> None:
    assert compared(parsed("{p:Voss} hurt {p:himself}.")) == {(0, 1)}


def test_who_it_was_done_to_before_may_do_it_now(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{o:Police} arrested {p:Brenk} after {p:he} ran.")
    assert compared(one) == {(0, 2), (1, 2)}


def test_pairs_grow_with_the_text_and_not_with_its_square(
    parsed: Callable[[str], Parsed],
) -> None:
    short, long = (
        len(compared(parsed("Rain fell on the {t:bridge}. " * times))) for times in (250, 500)
    )
    assert long < 3 * short
