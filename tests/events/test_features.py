"""What a parse shows of a word and a phrase, and what is made of the network's numbers."""

import numpy as np
import pytest

from according.encoder import EVENTS, MODES, STATUSES, Encoder, Pieces
from according.events.features import SHOWN, Tree, role_features
from according.events.find import find_events
from according.language import Floats, Ints, Syntax

from .invented import by_hand

ACTIVE = by_hand(
    "Rebels/NOUN/nsubj/1", "shelled/VERB/ROOT/1", "villages/NOUN/dobj/1", "near/ADP/prep/1",
    "towns/NOUN/pobj/3",
)  # fmt: skip
PASSIVE = by_hand(
    "Villages/NOUN/nsubjpass/2", "were/AUX/auxpass/2", "shelled/VERB/ROOT/2", "by/ADP/agent/2",
    "rebels/NOUN/pobj/3",
)  # fmt: skip


def at(*places: int) -> Ints:
    return np.array(places, dtype=np.int64)


def shown(syntax: Syntax, anchor: int, phrase: int) -> Floats:
    (row,) = role_features(Tree(syntax), at(anchor), at(phrase))
    return row


def differs(one: Floats, other: Floats) -> bool:
    return bool((one != other).any())


@pytest.mark.parametrize("pairs", [0, 1, 7])
def test_shape(pairs: int) -> None:
    rows = role_features(Tree(ACTIVE), at(*[1] * pairs), at(*[2] * pairs))
    assert rows.shape == (pairs, SHOWN)
    assert rows.dtype == np.float32
    assert set(np.unique(rows)) <= {0.0, 1.0}


def test_no_token_and_one_token() -> None:
    assert role_features(Tree(by_hand()), at(), at()).shape == (0, SHOWN)
    assert shown(by_hand("Rain/NOUN/ROOT/0"), 0, 0).shape == (SHOWN,)


def test_every_part_of_a_sentence_is_shown_apart() -> None:
    rows = [shown(ACTIVE, 1, 0), shown(ACTIVE, 1, 2), shown(ACTIVE, 1, 4)]
    rows += [shown(PASSIVE, 2, 0), shown(PASSIVE, 2, 4)]
    assert all(differs(a, b) for n, a in enumerate(rows) for b in rows[:n])


def test_a_preposition_is_shown() -> None:
    other = by_hand(
        "Rebels/NOUN/nsubj/1", "shelled/VERB/ROOT/1", "villages/NOUN/dobj/1", "from/ADP/prep/1",
        "towns/NOUN/pobj/3",
    )  # fmt: skip
    assert differs(shown(ACTIVE, 1, 4), shown(other, 1, 4))
    assert not differs(shown(ACTIVE, 1, 0), shown(other, 1, 0))


def test_labels_of_no_list_are_shown_as_nothing() -> None:
    odd = by_hand("a/ODD/odd/1", "b/ODD/odd/1", "c/ODD/odd/1")
    assert shown(odd, 1, 0).sum() < shown(ACTIVE, 1, 0).sum()


def test_a_phrase_too_far_off_in_the_tree_is_not_met() -> None:
    size = 14
    chain = by_hand(*(f"w{n}/NOUN/pobj/{max(n - 1, 0)}" for n in range(size)))
    far, near = shown(chain, 0, size - 1), shown(chain, 0, 2)
    assert far.shape == (SHOWN,)
    assert differs(far, near)


def test_words_of_two_sentences_have_a_row_too() -> None:
    two = by_hand(
        *("They/PRON/nsubj/1", "left/VERB/ROOT/1", "She/PRON/nsubj/3", "stayed/VERB/ROOT/3"),
        sentence=[1, 1, 2, 2],
    )
    assert differs(shown(two, 1, 2), shown(two, 1, 0))


@pytest.mark.model
def test_the_network_takes_as_many_features_as_are_shown(encoder: Encoder) -> None:
    vectors = np.zeros((2, 96), dtype=np.float32)
    told = encoder.scorer.parts(vectors, at(0), at(1), shown(ACTIVE, 1, 0)[None])
    assert told.shape == (1, 4)
    assert told.sum() == pytest.approx(1, abs=1e-3)


class Scorer:
    """Gives every pair the same probabilities of none, actor, recipient, instrument."""

    def __init__(self, *chances: float):
        self._chances = chances or (1.0, 0.0, 0.0, 0.0)

    def parts(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        assert shown.shape == (len(one), SHOWN)
        return np.array([self._chances] * len(one), dtype=np.float32)

    def same(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        raise AssertionError

    def related(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        raise AssertionError


def pieces(syntax: Syntax, told: dict[int, dict[str, float]]) -> Pieces:
    """One piece a token; what is told of a token are types, statuses and modes by name."""
    rows = syntax.size

    def table(names: tuple[str, ...]) -> Floats:
        columns = np.zeros((rows, len(names)), dtype=np.float32)
        for token, chances in told.items():
            for name, chance in chances.items():
                if name in names and (name != "none"):
                    columns[token, names.index(name)] = chance
        columns[:, 0] += 1 - columns.sum(axis=1)
        return columns

    empty = Pieces.none()
    return Pieces(
        offsets=np.column_stack([syntax.starts, syntax.ends]),
        kinds=np.zeros((rows, empty.kinds.shape[1]), dtype=np.float32),
        vectors=np.zeros((rows, 64), dtype=np.float32),
        events=table(EVENTS),
        statuses=table(STATUSES),
        modes=table(MODES),
        acts=np.zeros((rows, 96), dtype=np.float32),
    )


def test_no_text_names_nothing() -> None:
    assert find_events(by_hand(), Pieces.none(), Scorer()) == []
    assert find_events(ACTIVE, Pieces.none(), Scorer()) == []


def test_the_likeliest_type_is_taken() -> None:
    (one,) = find_events(ACTIVE, pieces(ACTIVE, {1: {"ASSAULT": 0.7, "COERCE": 0.2}}), Scorer())
    assert (one.anchor, one.type, one.mode) == (1, "ASSAULT", None)
    assert one.probability == pytest.approx(0.7)
    assert one.actors == one.recipients == one.instruments == ()


@pytest.mark.parametrize(
    "told",
    [
        {"ASSAULT": 0.3},
        {"ASSAULT": 0.2, "COERCE": 0.2, "PROTEST": 0.2},
        {"OTHER": 0.9},
        {"REPORTING": 0.9},
        {},
    ],
)
def test_a_guess_names_nothing(told: dict[str, float]) -> None:
    assert find_events(ACTIVE, pieces(ACTIVE, {1: told}), Scorer()) == []


@pytest.mark.parametrize("name", ["OTHER", "REPORTING", "STATE"])
def test_what_is_of_no_type_is_other_where_all_is_asked_for(name: str) -> None:
    (one,) = find_events(ACTIVE, pieces(ACTIVE, {1: {name: 0.9}}), Scorer(), every=True)
    assert one.type == "OTHER"


@pytest.mark.parametrize("name", ["REPORTING", "STATE"])
def test_other_is_as_sure_as_that_it_happens(name: str) -> None:
    (one,) = find_events(ACTIVE, pieces(ACTIVE, {1: {name: 0.9}}), Scorer(), every=True)
    assert one.probability == pytest.approx(0.9)


def test_a_preposition_names_nothing() -> None:
    assert find_events(ACTIVE, pieces(ACTIVE, {3: {"ASSAULT": 0.9}}), Scorer()) == []


@pytest.mark.parametrize(
    ("modes", "mode"),
    [
        ({"ASSAULT.aerial": 0.9}, "aerial"),
        ({"ASSAULT.aerial": 0.4, "ASSAULT.drone": 0.5}, "drone"),
        ({"COERCE.arrest": 0.9}, None),
        ({"ASSAULT.aerial": 0.2}, None),
        ({}, None),
    ],
)
def test_a_mode_is_of_its_type(modes: dict[str, float], mode: str | None) -> None:
    (one,) = find_events(ACTIVE, pieces(ACTIVE, {1: {"ASSAULT": 0.9, **modes}}), Scorer())
    assert one.mode == mode


@pytest.mark.parametrize(
    ("chances", "parts"),
    [
        ((0.1, 0.8, 0.1, 0.0), ((0, 2, 4), (), ())),
        ((0.1, 0.1, 0.8, 0.0), ((), (0, 2, 4), ())),
        ((0.1, 0.1, 0.0, 0.8), ((), (), (0, 2, 4))),
        ((0.9, 0.1, 0.0, 0.0), ((), (), ())),
    ],
)
def test_parts(chances: tuple[float, ...], parts: tuple[tuple[int, ...], ...]) -> None:
    (one,) = find_events(ACTIVE, pieces(ACTIVE, {1: {"ASSAULT": 0.9}}), Scorer(*chances))
    assert (one.actors, one.recipients, one.instruments) == parts


def test_a_word_takes_no_part_in_itself_nor_in_another_sentence() -> None:
    two = by_hand(
        *("Raids/NOUN/nsubj/1", "hurt/VERB/ROOT/1", "She/PRON/nsubj/3", "stayed/VERB/ROOT/3"),
        sentence=[1, 1, 2, 2],
    )
    told = pieces(two, {0: {"ASSAULT": 0.9}, 1: {"ASSAULT": 0.9}})
    raids, hurt = find_events(two, told, Scorer(0.0, 1.0, 0.0, 0.0))
    assert (raids.actors, hurt.actors) == ((), (0,))
