"""Which events are one happening: by records built by hand, then as they are read."""

from collections.abc import Sequence
from typing import Any

import pytest

from according.events.same import Told, same_happenings
from according.language import Syntax
from according.model import Event, EventStatus, Span

from .invented import Read, by_hand

WORDS = by_hand(
    *("They/PRON/nsubj/1", "attack/VERB/ROOT/1", "the/DET/det/3", "attack/NOUN/nsubj/4"),
    *("lasted/VERB/ROOT/4", "an/DET/det/6", "attack/NOUN/nsubj/7", "came/VERB/ROOT/7"),
    *("the/DET/det/9", "bombing/NOUN/nsubj/10", "ended/VERB/ROOT/10", "shelled/VERB/ROOT/11"),
    *("the/DET/det/13", "ambush/NOUN/ROOT/13"),
    sentence=[1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5],
)
VERB, THE_ATTACK, AN_ATTACK, THE_BOMBING, SHELLED, THE_AMBUSH = 1, 3, 6, 9, 11, 13
MONDAY, FRIDAY = ("2023-03-06", "2023-03-06"), ("2023-03-10", "2023-03-10")


def told(
    anchor: int,
    *,
    when: tuple[str | None, str | None] | None = None,
    where: str | None = None,
    whom: frozenset[str] = frozenset(),
    teller: str | None = None,
    **fields: Any,
) -> Told:
    fields.setdefault("type", "ASSAULT")
    event = Event(id=f"e{anchor}", span=Span(anchor, anchor + 1), **fields)
    return Told(event, anchor, when, where, whom, teller)


def happenings(*all_: Told, syntax: Syntax = WORDS) -> list[str | None]:
    events = same_happenings(all_, syntax)
    assert [one.id for one in events] == [one.event.id for one in all_]
    return [one.happening for one in events]


def test_nothing_is_no_happening() -> None:
    assert same_happenings((), WORDS) == ()


@pytest.mark.parametrize("anchor", [THE_ATTACK, AN_ATTACK, THE_BOMBING])
def test_a_repeated_or_general_word_goes_on_with_the_same(anchor: int) -> None:
    assert happenings(told(VERB), told(anchor)) == ["e1", "e1"]


def test_a_general_word_without_article_tells_its_own() -> None:
    assert happenings(told(SHELLED), told(AN_ATTACK)) == ["e11", "e6"]


def test_a_word_of_another_type_is_not_general() -> None:
    assert happenings(told(VERB, type="COERCE"), told(THE_BOMBING, type="COERCE")) == ["e1", "e9"]


def test_the_nearest_before_is_meant() -> None:
    assert happenings(
        told(VERB, actor_ids=("a1",)), told(SHELLED, actor_ids=("a2",)), told(THE_AMBUSH)
    ) == ["e1", "e11", "e11"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"when": MONDAY}, {"when": FRIDAY}),
        ({"where": "12"}, {"where": "13"}),
        ({"actor_ids": ("a1",)}, {"actor_ids": ("a2",)}),
        ({"recipient_ids": ("a1",)}, {"recipient_ids": ("a2",)}),
        ({"whom": frozenset({"bank"})}, {"whom": frozenset({"convoy"})}),
        ({"mode": "firearms"}, {"mode": "aerial"}),
        ({"status": "planned"}, {"status": "happened"}),
        ({"status": "happened"}, {"status": "hypothetical"}),
        ({"type": "ASSAULT"}, {"type": "COERCE"}),
    ],
)
def test_what_differs_stays_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert happenings(told(VERB, **one), told(THE_ATTACK, **other)) == ["e1", "e3"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"when": MONDAY}, {}),
        ({"where": "12"}, {}),
        ({"actor_ids": ("a1", "a2")}, {"actor_ids": ("a2",)}),
        ({"recipient_ids": ("a1",)}, {"mode": "aerial"}),
        ({"status": "planned"}, {"status": "possible"}),
        ({"status": "happened"}, {"status": "background"}),
    ],
)
def test_what_is_told_of_one_alone_does_not_part(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert happenings(told(VERB, **one), told(THE_ATTACK, **other)) == ["e1", "e1"]


@pytest.mark.parametrize("part", ["actors", "recipients"])
def test_words_of_a_sentence_that_share_a_party_are_one(part: str) -> None:
    shared = {part: (Span(40, 44),)}
    assert happenings(told(SHELLED, **shared), told(THE_AMBUSH, **shared)) == ["e11", "e11"]
    assert happenings(told(VERB, **shared), told(SHELLED, **shared)) == ["e1", "e11"]


def test_a_word_that_says_little_does_not_join_two_places() -> None:
    found = happenings(
        told(VERB, where="Lagos"), told(THE_ATTACK), told(AN_ATTACK, where="Nairobi")
    )
    assert found[0] != found[2]


def test_what_one_tells_of_two_is_known_of_their_happening() -> None:
    found = happenings(
        told(VERB, actor_ids=("a1",)),
        told(THE_ATTACK, actor_ids=("a1", "a2")),
        told(AN_ATTACK, actor_ids=("a2",)),
    )
    assert found == ["e1", "e1", "e1"]


@pytest.mark.parametrize("no", ["denied", "negated"])
def test_a_denial_parts_in_either_order(no: EventStatus) -> None:
    """Who tells of what was and of what was not, tells of two."""
    for one, other in (("happened", no), (no, "happened")):
        assert happenings(told(VERB, status=one), told(THE_ATTACK, status=other)) == ["e1", "e3"]


@pytest.mark.parametrize("no", ["denied", "negated"])
def test_what_somebody_else_denies_is_the_same_in_either_order(no: EventStatus) -> None:
    for one, other in (("happened", no), (no, "happened")):
        events = (told(VERB, status=one), told(THE_ATTACK, teller="a1", status=other))
        assert happenings(*events) == ["e1", "e1"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("Gunmen attacked the convoy near Kandahar. The attack lasted an hour.",
         ("attacked", "attack"), True),
        ("Gunmen attacked a convoy. The attack on the convoy lasted an hour.",
         ("attacked", "attack"), True),
        ("Gunmen attacked the convoy. The attack was the first in months.",
         ("attacked", "attack"), True),
        ("Police arrested the editor. The arrest angered the union.",
         ("arrested", "arrest"), True),
        ("The army's bombing of the port killed two sailors.", ("bombing", "killed"), True),
        ("Rebels shelled and bombed the village.", ("shelled", "bombed"), True),
        ("The rebels shelled the village. Police arrested two smugglers.",
         ("shelled", "arrested"), False),
        ("Two men were arrested after 12 people were killed in Lagos.",
         ("arrested", "killed"), False),
        ("The army shelled the port. Soldiers may attack the village.",
         ("shelled", "attack"), False),
    ],
)  # fmt: skip
def test_one_happening_or_two(read: Read, text: str, words: Sequence[str], *, kept: bool) -> None:
    report = read(text)
    one, other = (report.event(word).happening for word in words)
    assert (one == other) == kept


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("Gunmen attacked the convoy, villagers said. The army denied the attack.",
         ("attacked", "attack"), True),
        ("The army denied the attack on the convoy. Villagers said gunmen attacked the convoy.",
         ("attack", "attacked"), True),
        ("Soldiers shot a farmer on Monday. They did not shoot the mayor.",
         ("shot", "shoot"), False),
        ("Gunmen attacked a bank on Tuesday. The attack on Friday was the third.",
         ("attacked", "attack"), False),
    ],
)  # fmt: skip
def test_a_denial_goes_with_what_it_denies(
    read: Read, text: str, words: Sequence[str], *, kept: bool
) -> None:
    report = read(text, None)
    one, other = (report.event(word).happening for word in words)
    assert (one == other) == kept


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen attacked a convoy in Lagos. Gunmen attacked a bank in Nairobi.", "attacked"),
        ("Rebels shelled Aleppo on 3 May 2021. Rebels shelled Aleppo on 9 June 2021.", "shelled"),
        ("Gunmen attacked a bank. Gunmen attacked a convoy.", "attacked"),
        ("Police arrested Mara Voss. Police arrested Tomas Brenk.", "arrested"),
        ("Police arrested a smuggler in Lagos. Soldiers arrested a teacher in Nairobi.",
         "arrested"),
    ],
)  # fmt: skip
def test_one_word_for_two_happenings(read: Read, text: str, word: str) -> None:
    report = read(text)
    assert report.event(word).happening != report.event(word, 1).happening


@pytest.mark.model
def test_one_person_killed_twice_was_killed_once(read: Read) -> None:
    report = read("Gunmen killed Mara Voss on Monday. Voss was killed near her house.")
    assert report.event("killed").happening == report.event("killed", 1).happening


def test_two_words_of_no_type_are_two_even_by_the_same_doer() -> None:
    both = by_hand("They/PRON/nsubj/1", "left/VERB/ROOT/1", "and/CCONJ/cc/1", "slept/VERB/conj/1")
    doer = {"actors": (Span(0, 1),), "actor_ids": ("a1",)}
    typed = [told(1, **doer), told(3, **doer)]
    of_no_type = [told(1, type="OTHER", **doer), told(3, type="OTHER", **doer)]
    assert happenings(*typed, syntax=both) == ["e1", "e1"]
    assert happenings(*of_no_type, syntax=both) == ["e1", "e3"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "happenings_told"),
    [
        ("Rebel jets bombed a market in Oran on Monday, killing 12 civilians.", 1),
        ("Gunmen attacked a bus near the port, leaving six people dead.", 1),
        ("A car bomb exploded outside a bank and killed three guards.", 1),
        ("Gunmen attacked a bus on Monday while soldiers killed a farmer in his field.", 2),
        ("Soldiers shelled the village on Monday. Rebels killed a teacher on Friday.", 2),
    ],
)
def test_an_outcome_is_of_its_deed(read: Read, text: str, happenings_told: int) -> None:
    told_ = [one for one in read(text).reading.events if one.type == "ASSAULT"]
    assert len({one.happening for one in told_}) == happenings_told


FURTHER = by_hand(
    *("a/DET/det/1", "blast/NOUN/nsubj/2", "shook/VERB/ROOT/2", "another/DET/det/4"),
    *("blast/NOUN/nsubj/5", "followed/VERB/ROOT/5", "a/DET/det/8", "second/ADJ/amod/8"),
    *("blast/NOUN/nsubj/9", "came/VERB/ROOT/9", "the/DET/det/12", "other/ADJ/amod/12"),
    *("blast/NOUN/nsubj/13", "hit/VERB/ROOT/13"),
    sentence=[1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4],
)


@pytest.mark.parametrize("anchor", [4, 8, 12])
def test_another_one_is_none_that_was_told_before(anchor: int) -> None:
    assert happenings(told(1), told(anchor), syntax=FURTHER) == ["e1", f"e{anchor}"]


def test_another_one_told_again_is_that_one() -> None:
    assert happenings(told(1), told(4), told(12), syntax=FURTHER) == ["e1", "e4", "e4"]
