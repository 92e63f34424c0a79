"""What a mention shows of itself, and what two show side by side."""

from collections.abc import Callable

import numpy as np
import pytest

from according.actors.pairs import ordered_features, pair_features
from according.actors.traits import (
    DETERMINERS,
    EITHER,
    FEMALE,
    MALE,
    NEUTER,
    PLURAL,
    SINGULAR,
    UNKNOWN,
    Traits,
    traits_of,
)
from according.encoder import RELATIONS, Encoder
from according.model import Span, Statement

from .invented import Parsed

pytestmark = pytest.mark.model

NUMBERS = [
    ("The {p:gunmen} fled.", PLURAL),
    ("The {p:gunman} fled.", SINGULAR),
    ("The {o:Harbour Board} met.", EITHER),
    ("{p:They} left.", PLURAL),
    ("{p:She} left.", SINGULAR),
    ("The mayor, {p:who} left, was ill.", EITHER),
]

SEXES = [
    ("{p:He} left.", MALE),
    ("{p:Her} boat sank.", FEMALE),
    ("{t:It} sank.", NEUTER),
    ("{p:They} left.", UNKNOWN),
    ("Mr {p:Wendo} left.", MALE),
    ("Mrs. {p:Wendo} left.", FEMALE),
    ("{p:Wendo} left.", UNKNOWN),
    ("The {p:spokeswoman} left.", FEMALE),
    ("His {p:father} left.", MALE),
    ("The {o:board} met.", NEUTER),
]

OPENINGS = [
    ("The {p:gunmen} fled.", "definite"),
    ("A {p:gunman} fled.", "indefinite"),
    ("No {p:gunman} fled.", "indefinite"),
    ("Those {p:gunmen} fled.", "demonstrative"),
    ("Karsale's {p:mayor} left.", "possessive"),
    ("His {p:brother} left.", "possessive"),
    ("Two {p:gunmen} fled.", "quantity"),
    ("12 {p:gunmen} fled.", "quantity"),
    ("{p:Gunmen} fled.", "none"),
    ("{p:They} fled.", "none"),
]


def traits(one: Parsed, *statements: Statement) -> Traits:
    return traits_of(one.syntax, one.mentions, statements)


def at(one: Parsed, words: str) -> tuple[Span, ...]:
    start = one.text.index(words)
    return (Span(start, start + len(words)),)


@pytest.mark.parametrize(("marked", "number"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_number(parsed: Callable[[str], Parsed], marked: str, number: int) -> None:
    assert traits(parsed(marked)).number.tolist() == [number]


@pytest.mark.parametrize(("marked", "sex"), SEXES, ids=[row[0] for row in SEXES])
def test_sex(parsed: Callable[[str], Parsed], marked: str, sex: int) -> None:
    assert traits(parsed(marked)).sex.tolist() == [sex]


@pytest.mark.parametrize(("marked", "opening"), OPENINGS, ids=[row[0] for row in OPENINGS])
def test_determiner(parsed: Callable[[str], Parsed], marked: str, opening: str) -> None:
    assert [DETERMINERS[d] for d in traits(parsed(marked)).determiner] == [opening]


def test_person_reflexive_relative_subject(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:I} saw {p:you}. {p:Voss}, {p:who} left, hurt {p:herself}.")
    shown = traits(one)
    assert shown.person.tolist() == [1, 2, 3, 3, 3]
    assert shown.reflexive.tolist() == [False, False, False, False, True]
    assert shown.relative.tolist() == [False, False, False, True, False]
    assert shown.subject.tolist() == [True, False, True, True, False]
    assert shown.sentence.tolist() == [shown.sentence[0]] * 2 + [shown.sentence[0] + 1] * 3


def test_equal_words_have_equal_ids(parsed: Callable[[str], Parsed]) -> None:
    one = parsed(
        "The {p:gunman} met the {o:Harbour Board}. Two {p:gunmen} left. {o:Harbour Board}'s men."
    )
    shown = traits(one)
    assert shown.text[1] == shown.text[3] != shown.text[0]
    assert shown.head[1] == shown.head[3]
    plain = parsed("A {p:rebel} fled. The {p:rebels} fled. The {p:gunman} fled.")
    singular, plural, other = traits(plain).head
    assert singular == plural != other


def test_initials_are_those_of_the_long_form(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("The {o:Northern Harbour League} struck. The {o:NHL} and the {o:SHL} left.")
    long, own, other = traits(one).initials
    assert long == own != other


def test_padding_is_never_shared(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Voss} met {p:Lund} and the old {p:head} of the {o:Harbour Board}.")
    words = traits(one).words
    for number, row in enumerate(words):
        padding = set(row[row < 0].tolist())
        assert padding
        assert not padding & set(np.delete(words, number, axis=0).ravel().tolist())


def test_conjuncts_and_what_is_under_prepositions_hang_on_the_verb(
    parsed: Callable[[str], Parsed],
) -> None:
    one = parsed("{p:Voss} and {p:Lund} went to {l:Karsale}.")
    verb = one.syntax.words.index("went")
    assert traits(one).above.tolist() == [verb] * 3


def test_the_innermost_statement_holds_a_mention(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Voss} said {p:Lund} had told {p:her} that {p:he} was ill. {p:Rao} left.")
    outer = Statement(
        id="s1", source=at(one, "Voss"), content=at(one, "Lund had told her that he was ill")
    )
    inner = Statement(id="s2", source=at(one, "Lund"), content=at(one, "that he was ill"))
    for statements in ((outer, inner), (inner, outer)):
        shown = traits(one, *statements)
        ids = [statements[n].id if n >= 0 else None for n in shown.statement]
        assert ids == [None, "s1", "s1", "s2", None]
        speaks = [statements[n].id if n >= 0 else None for n in shown.source_of]
        assert speaks == ["s1", "s2", None, None, None]


def test_no_mentions_have_no_traits(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("It rains.")
    assert len(traits(one)) == 0
    nobody = np.zeros(0, dtype=np.int64)
    assert len(pair_features(one.syntax, traits(one), nobody, nobody)) == 0


def test_features_are_shares_of_one_width(parsed: Callable[[str], Parsed]) -> None:
    one = parsed(
        "{p:Mara Voss}, the {p:mayor} of {l:Karsale}, told {p:Tomas Brenk} that {p:she} had seen "
        "{p:his} {p:men}. “{p:We} left,” said {p:Brenk}, {p:who} leads the {o:Northern Brigade}."
    )
    shown = traits(one)
    earlier, later = np.triu_indices(len(shown), 1)
    features = pair_features(one.syntax, shown, earlier, later)
    assert features.shape[0] == len(earlier)
    assert ((features >= 0) & (features <= 1)).all()
    alone = [
        pair_features(one.syntax, shown, earlier[n : n + 1], later[n : n + 1])
        for n in range(len(earlier))
    ]
    assert (np.concatenate(alone) == features).all()


def test_direction_is_the_only_difference_of_ordered_pairs(
    parsed: Callable[[str], Parsed],
) -> None:
    one = parsed("{p:Voss} leads the {o:Harbour Board}.")
    first, second = np.array([0]), np.array([1])
    there = ordered_features(one.syntax, traits(one), first, second)
    back = ordered_features(one.syntax, traits(one), second, first)
    assert (there[:, :-1] == back[:, :-1]).all()
    assert (there[0, -1], back[0, -1]) == (1, 0)


def test_the_trained_scorer_takes_these_features(
    parsed: Callable[[str], Parsed], encoder: Encoder
) -> None:
    one = parsed("{p:Mara Voss} leads the {o:Harbour Board}, {p:she} said.")
    shown = traits(one)
    vectors = np.zeros((len(shown), 64), dtype=np.float32)
    first, second = np.triu_indices(len(shown), 1)
    odds = encoder.scorer.same(
        vectors, first, second, pair_features(one.syntax, shown, first, second)
    )
    assert odds.shape == (3,)
    ordered = ordered_features(one.syntax, shown, first, second)
    shares = encoder.scorer.related(vectors, first, second, ordered)
    assert shares.shape == (3, len(RELATIONS))
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-4)


@pytest.mark.parametrize("marked", ["{o:Queen Mary Hospital} closed.", "{l:King Island} flooded."])
def test_bodies_and_places_have_no_sex(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert traits(parsed(marked)).sex.tolist() == [NEUTER]
