"""Who and whom as the arcs of a parse have it, over what the network says."""

import pytest

from according.events.find import Found
from according.events.grammar import settled
from according.language import Syntax

from .invented import Read, by_hand

PASSIVE = by_hand(
    "Villagers/NOUN/nsubjpass/2", "were/AUX/auxpass/2", "killed/VERB/ROOT/2", "by/ADP/agent/2",
    "rebels/NOUN/pobj/3",
)  # fmt: skip
ACTIVE = by_hand("She/PRON/nsubj/1", "thanked/VERB/ROOT/1", "them/PRON/dobj/1")
SHOTS = by_hand("Soldiers/NOUN/nsubj/1", "fired/VERB/ROOT/1", "shot/NOUN/dobj/1")
NESTED = by_hand(
    "death/NOUN/ROOT/0", "of/ADP/prep/0", "Malian/ADJ/amod/3", "leaders/NOUN/pobj/1",
)  # fmt: skip


@pytest.mark.parametrize(
    ("syntax", "anchor", "actors", "recipients", "who", "whom", "weapons"),
    [
        (PASSIVE, 2, (0,), (4,), (4,), (0,), ()),
        (PASSIVE, 2, (4,), (0,), (4,), (0,), ()),
        (ACTIVE, 1, (), (), (0,), (2,), ()),
        (ACTIVE, 1, (2,), (), (0,), (2,), ()),
        (SHOTS, 1, (0,), (2,), (0,), (), (2,)),
        (NESTED, 0, (2,), (3,), (), (3,), ()),
        (NESTED, 0, (2,), (), (2,), (), ()),
    ],
)
def test_arcs_settle_the_sides(
    syntax: Syntax, anchor: int, actors: tuple[int, ...], recipients: tuple[int, ...],
    who: tuple[int, ...], whom: tuple[int, ...], weapons: tuple[int, ...],
) -> None:  # fmt: skip
    found = Found(
        anchor=anchor, type="ASSAULT", probability=0.9, actors=actors, recipients=recipients
    )
    (one,) = settled(syntax, [found])
    assert (one.actors, one.recipients, one.instruments) == (who, whom, weapons)


def test_troops_that_were_deployed_are_doers_still() -> None:
    found = Found(anchor=2, type="MOBILIZE", probability=0.9, actors=(0,))
    assert settled(PASSIVE, [found])[0].actors == (0,)


def test_things_are_not_taken_for_somebody() -> None:
    syntax = by_hand("Snow/NOUN/nsubj/1", "blocked/VERB/ROOT/1", "roads/NOUN/dobj/1")
    (one,) = settled(syntax, [Found(anchor=1, type="COERCE", probability=0.9)])
    assert one.actors == one.recipients == ()


def test_the_subject_of_a_terse_headline_stays_whom_it_is_done_to() -> None:
    syntax = by_hand("Voss/PROPN/nsubj/1", "arrested/VERB/ROOT/1", entity=["PERSON", ""])
    (one,) = settled(syntax, [Found(anchor=1, type="COERCE", probability=0.9, recipients=(0,))])
    assert (one.actors, one.recipients) == ((), (0,))


def test_nothing_found_is_nothing_settled() -> None:
    assert settled(by_hand(), []) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "who", "whom"),
    [
        ("We warned the government.", "warned", {"We"}, {"the government"}),
        ("In Mali they were killed by rebels.", "killed", {"rebels"}, {"they"}),
        ("The senator was accused by the governor.", "accused", {"the governor"}, {"The senator"}),
        ("Troops attacked the rebels.", "attacked", {"Troops"}, {"the rebels"}),
        ("The army attacked the Syrian rebels.", "attacked", {"The army"}, {"the Syrian rebels"}),
    ],
)
def test_in_sentences(read: Read, text: str, word: str, who: set[str], whom: set[str]) -> None:
    report = read(text)
    assert (report.who(word), report.whom(word)) == (who, whom)
