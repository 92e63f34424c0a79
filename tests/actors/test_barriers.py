"""Actors that must stay two whatever the scorer says, and neighbours that may be one."""

from collections.abc import Callable

import pytest

from according.actors import KnownActors
from according.actors.barriers import Barriers, apart_pairs
from according.actors.coreference import clusters_of
from according.actors.told import told_of
from according.actors.traits import traits_of

from .invented import Parsed

pytestmark = pytest.mark.model

TWO = [
    "The {o:United Nations} met the clans. The {o:regime} complained.",
    "The {o:FBI} offered a reward. The U.S. {o:government} paid it.",
    "{o:NATO} met. “My {o:country} is glad,” she said.",
    "The Russian {o:government} spoke. The {o:government} of Ukraine did not.",
    "The {p:envoy} of Egypt spoke. The Turkish {p:envoy} left.",
    "{p:Mara Voss} spoke. {p:Tomas Brenk} left.",
    "{p:Tomas Brenk} left the ship. {t:It} sank.",
    "{p:Americans} and {p:Africans} prayed.",
    "The {o:Reed Council} met. The {o:Lakeside Front} left.",
    "An {p:officer} spoke. Later Admiral {p:Mara Voss} left.",
    "The two {o:companies} met. {o:Larch} won.",
    "The {p:leader} of the {o:Reed Front} spoke.",
    "{p:Dana Voss} spoke. {p:Dana Brenk} left.",
    "{p:A man} fell. {p:Another man} ran.",
    "{p:An officer} fell. {p:A second officer} ran.",
    "{p:The officer} fell. {p:The other officer} ran.",
    "{p:A 17-year-old boy} fell. {p:A 24-year-old boy} ran.",
]
ONE = [
    "The Syrian {o:regime} spoke. The {o:regime} denied it.",
    "{o:Hamas} met. The Palestinian {o:group} spoke.",
    "{p:Mara Voss} spoke. {p:Voss} left.",
    "{p:Anwar al-Mani'i} spoke. {p:El-Manei} left.",
    "The {p:President} spoke. {p:Mara Voss} left.",
    "The {o:Northern Harbour League} met. {o:NHL} left.",
    "The Syrian-backed {p:gunmen} fled. The Iraqi {p:gunmen} fled.",
    "A {p:man}, {p:Mara Voss}, left.",
    "{o:Cobra} spoke. {o:It} left.",
    "{p:Dana Voss} spoke. {p:Dana Maria Voss} left.",
    "{p:Dana Maria} spoke. {p:Dana Maria Voss} left.",
    "{p:Another man} fell. {p:The other man} lay there.",
    "{p:A 17-year-old boy} fell. {p:The 17-year-old} lay there.",
]


@pytest.fixture(scope="module")
def known() -> KnownActors:
    return KnownActors.of()


def joined(one: Parsed, known: KnownActors) -> bool:
    """Tell whether the two mentions end as one actor when the scorer is very sure of it."""
    matches = [known.match((name,), "organisation") if name else None for name in one.names]
    told = told_of(one.syntax, one.text, one.mentions, one.names, matches, known)
    barriers = Barriers(told, apart_pairs(one.syntax, one.mentions, ()))
    traits = traits_of(one.syntax, one.mentions)
    odds = {(0, 1): 9.0}
    return clusters_of(one.mentions, one.names, traits, (), odds, barriers) == [[0, 1]]


@pytest.mark.parametrize("marked", TWO)
def test_the_odds_do_not_join_two_actors(
    parsed: Callable[[str], Parsed], known: KnownActors, marked: str
) -> None:
    assert not joined(parsed(marked), known)


@pytest.mark.parametrize("marked", ONE)
def test_what_may_be_one_the_odds_join(
    parsed: Callable[[str], Parsed], known: KnownActors, marked: str
) -> None:
    assert joined(parsed(marked), known)


def test_somebody_between_does_not_join_two(
    parsed: Callable[[str], Parsed], known: KnownActors
) -> None:
    one = parsed("{p:Mara Voss} left. {p:She} was ill. {p:Tomas Brenk} was not.")
    told = told_of(one.syntax, one.text, one.mentions, one.names, [None] * 3, known)
    odds = {(0, 1): 9.0, (1, 2): 9.0}
    traits = traits_of(one.syntax, one.mentions)
    found = clusters_of(one.mentions, one.names, traits, (), odds, Barriers(told))
    assert found == [[0, 1], [2]]


def test_what_is_certain_goes_before_what_is_likely(
    parsed: Callable[[str], Parsed], known: KnownActors
) -> None:
    one = parsed("{p:Mara Voss} left. The {p:governor}, {p:Tomas Brenk}, spoke.")
    told = told_of(one.syntax, one.text, one.mentions, one.names, [None] * 3, known)
    traits = traits_of(one.syntax, one.mentions)
    found = clusters_of(one.mentions, one.names, traits, [(1, 2)], {(0, 1): 9.0}, Barriers(told))
    assert found == [[0], [1, 2]]


def test_what_is_certain_passes(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("The {o:Herald} {o:newspaper} closed.")
    assert apart_pairs(one.syntax, one.mentions, ()) == {(0, 1)}
    assert apart_pairs(one.syntax, one.mentions, [(0, 1)]) == set()
