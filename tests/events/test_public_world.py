"""What is no event of the public world: sport, films, friends, quakes; and its counter-examples."""

from typing import get_args

import pytest

from according import lexicon
from according.model import EventType

from .invented import Read

MATCH = (
    "Rovers beat Harbour Town 3-1 on Saturday with two late goals from their captain. The striker, "
    "Ivo Stam, shot from thirty metres and struck the bar twice before he was replaced after an "
    "hour. The coach said he was pleased with the attack but worried about the defence, which had "
    "lost its shape in the first half. The visitors had not won away since August, and their fans "
    "went home early. The next match is on Wednesday. "
)
CABINET = (
    "The prime minister and the foreign minister briefed parliament on Saturday. The opposition "
    "said the government had misled deputies over the treaty with the army. The president's "
    "office, the ministry and the police gave no details. The senate and the supreme court will "
    "sit next week, and lawmakers of both parties expect the minister to answer. Diplomats and "
    "soldiers stood outside the ministry all day. The deputies went home late. "
)
QUAKE = (
    "A strong earthquake shook the islands on Sunday. The quake brought down houses in four "
    "valleys, and an aftershock an hour later cut the road. Roofs fell and a bridge was lost. "
    "People slept in tents, and the tremor was felt on the coast, where shops stayed shut and the "
    "harbour was empty. It was the worst earthquake in thirty years, older people said. "
)


@pytest.mark.model
@pytest.mark.parametrize(
    ("around", "sentence", "word"),
    [
        (MATCH, "Stam met his old coach after the match.", "met"),
        (MATCH, "The coach praised his captain.", "praised"),
        (MATCH, "The club offered him a new contract.", "offered"),
        (MATCH, "His team-mates helped him off the pitch.", "helped"),
        (MATCH, "The keeper refused to speak.", "refused"),
        (QUAKE, "Two villagers were killed.", "killed"),
        ("", "Nine people were killed when an earthquake struck the island.", "killed"),
        ("", "The flood destroyed the bridge.", "destroyed"),
        ("", "Three passengers were injured in the train crash.", "injured"),
    ],
)
def test_everyday_namesakes_are_no_events(
    read: Read, around: str, sentence: str, word: str
) -> None:
    assert word not in read(around + sentence).words
    if word in (everything := read(around + sentence, every=True)).words:
        assert everything.event(word).type == "OTHER"


@pytest.mark.model
@pytest.mark.parametrize(
    ("around", "sentence", "word", "type_"),
    [
        (CABINET, "The foreign minister met the ambassador.", "met", "CONSULT"),
        (CABINET, "The president praised the army.", "praised", "SUPPORT"),
        (CABINET, "Rebels killed two villagers.", "killed", "ASSAULT"),
        (MATCH, "\n\nPolice arrested two supporters outside.", "arrested", "COERCE"),
        (MATCH, "\n\nGunmen killed two supporters outside.", "killed", "ASSAULT"),
        (MATCH, "The president met the foreign minister in the stadium.", "met", "CONSULT"),
        ("", "Gunmen killed nine people after the plane crash.", "killed", "ASSAULT"),
        ("", "Nine people were killed when a bomb caused the train to crash.", "killed", "ASSAULT"),
        ("", "Three villagers were killed.", "killed", "ASSAULT"),
    ],
)
def test_what_is_of_the_public_world_stays(
    read: Read, around: str, sentence: str, word: str, type_: str
) -> None:
    assert read(around + sentence).event(word).type == type_


def test_usual_words_are_of_known_types_and_one_grade() -> None:
    usual = lexicon.table("usual")
    assert set(usual) == set(get_args(EventType)) - {"OTHER"}
    for own in usual.values():
        assert set(own) == {"plain", "common"}
        assert not set(own["plain"]) & set(own["common"])
        assert all(word == word.lower() for grade in own.values() for word in grade)


def test_no_word_tells_both_of_accidents_and_of_deeds() -> None:
    lists = lexicon.table("accidents")
    assert not set(lists["accidents"]) & set(lists["deliberate"])
