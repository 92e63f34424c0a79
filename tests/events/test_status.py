"""Whether it happened."""

from typing import Any

import msgspec
import pytest

from according.events.find import Found
from according.events.status import answering, is_only_said, status_of
from according.model import Event, EventStatus, Span, Statement

from .invented import Read

LITTLE, SURE = 0.6, 0.95


def found(status: EventStatus, probability: float = LITTLE) -> Found:
    return Found(
        anchor=0, type="ASSAULT", probability=0.8, status=status, status_probability=probability
    )


def statement(act: Any) -> Statement:
    return Statement(
        id="s4", source=(), cue=(Span(0, 4),), content=(Span(5, 9),), act=act, manner="indirect"
    )


@pytest.mark.parametrize(
    ("act", "status"),
    [
        ("deny", "denied"),
        ("threaten", "planned"),
        ("promise", "planned"),
        ("demand", "hypothetical"),
        ("ask", "hypothetical"),
        ("believe", "possible"),
        ("doubt", "possible"),
    ],
)
def test_the_act_tells_where_the_network_is_not_sure(act: str, status: str) -> None:
    held, why = status_of(found("happened"), statement(act))
    assert held == status
    assert why is not None
    assert "s4" in why
    assert act in why


@pytest.mark.parametrize(
    "act", ["assert", "confirm", "accuse", "claim_responsibility", "decline_to_comment", "retract"]
)
def test_other_acts_hold_what_is_told(act: str) -> None:
    assert status_of(found("happened"), statement(act)) == ("happened", None)


def test_what_the_report_itself_tells_happened() -> None:
    assert status_of(found("happened"), None) == ("happened", None)


def test_a_sure_network_is_not_overruled() -> None:
    assert status_of(found("happened", SURE), statement("deny")) == ("happened", None)


@pytest.mark.parametrize("act", ["assert", "threaten", "demand"])
@pytest.mark.parametrize("status", ["negated", "planned", "possible", "background"])
def test_the_words_go_before_the_act(status: EventStatus, act: str) -> None:
    assert status_of(found(status), statement(act)) == (status, "its words")


@pytest.mark.parametrize("status", ["possible", "hypothetical"])
def test_what_is_denied_is_not_only_possible(status: EventStatus) -> None:
    assert status_of(found(status), statement("deny"))[0] == "denied"


def event(name: str, status: EventStatus, told_in: str | None, happening: str = "e1") -> Event:
    return Event(
        id=name,
        type="ASSAULT",
        span=Span(0, 4),
        status=status,
        statement=told_in,
        happening=happening,
    )


def test_what_a_source_says_it_did_not_do_is_denied() -> None:
    assert status_of(found("negated"), statement("assert"), by_itself=True)[0] == "denied"
    assert status_of(found("negated"), statement("assert"))[0] == "negated"
    assert status_of(found("negated"), None)[0] == "negated"


@pytest.mark.parametrize(
    ("word", "status"), [("negotiate", "happened"), ("reject", "negated"), ("veto", "negated")]
)
def test_a_refusal_in_negated_words_happened(word: str, status: str) -> None:
    refusal = msgspec.structs.replace(found("negated"), type="REJECT")
    assert status_of(refusal, None, word=word)[0] == status


@pytest.mark.parametrize(
    ("told", "other", "status"),
    [
        (event("e1", "happened", None), event("e2", "negated", "s1"), "denied"),
        (event("e1", "possible", "s2"), event("e2", "negated", "s1"), "denied"),
        (event("e1", "happened", "s1"), event("e2", "negated", "s1"), "negated"),
        (event("e1", "planned", None), event("e2", "negated", "s1"), "negated"),
        (event("e1", "happened", None), event("e2", "negated", None), "negated"),
        (event("e1", "happened", None), event("e2", "negated", "s1", "e2"), "negated"),
    ],
)
def test_a_source_against_what_others_tell(told: Event, other: Event, status: str) -> None:
    assert [one.status for one in answering((told, other))] == [told.status, status]


@pytest.mark.parametrize(
    ("type_", "act", "said"),
    [
        ("REJECT", "deny", True),
        ("REQUEST", "ask", True),
        ("ACCUSE", "accuse", False),
        ("REQUEST", "demand", False),
        ("ASSAULT", "deny", False),
        ("REJECT", None, False),
    ],
)
def test_a_word_that_only_reports_is_no_deed(type_: Any, act: Any, *, said: bool) -> None:
    assert is_only_said(msgspec.structs.replace(found("happened"), type=type_), act) == said


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Soldiers shot a farmer.", "shot", "happened"),
        ("The village was shelled by rebels on Monday.", "shelled", "happened"),
        ("Soldiers attacked the village, villagers said.", "attacked", "happened"),
        ("According to the mayor, gunmen attacked the convoy.", "attacked", "happened"),
        ("The rebels did not attack the convoy.", "attack", "negated"),
        ("Rebels did not shell the village.", "shell", "negated"),
        ("The army has not bombed the port.", "bombed", "negated"),
        ("Soldiers never attacked the village.", "attacked", "negated"),
        ("No one was killed in the attack.", "killed", "negated"),
        ("The army will bomb the port tomorrow.", "bomb", "planned"),
        ("Teachers will strike next week.", "strike", "planned"),
        ("The army plans to attack the village.", "attack", "planned"),
        ("The union will go on strike on Friday.", "strike", "planned"),
        ("Rebels may have shelled the village.", "shelled", "possible"),
        ("Soldiers may have shot the mayor.", "shot", "possible"),
        ("Soldiers allegedly shot the mayor.", "shot", "possible"),
        ("If rebels attack the port, soldiers will shoot.", "attack", "hypothetical"),
        ("If the army attacks the town, thousands will flee.", "attacks", "hypothetical"),
        ("The union urged the government to free the prisoners.", "free", "hypothetical"),
        ("The opposition demanded that police release the students.", "release", "hypothetical"),
        ("The massacre of 1987 is remembered.", "massacre", "background"),
    ],
)
def test_status_by_its_words(read: Read, text: str, word: str, status: str) -> None:
    event = read(text).event(word)
    assert event.status == status
    assert (event.status_reason is None) == (status == "happened")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army denied bombing the village.", "bombing"),
        ("Police denied arresting the editor.", "arresting"),
        ("The rebels denied killing the mayor.", "killing"),
        ("The company denied that guards had beaten the workers.", "beaten"),
        ("The minister denied that soldiers had attacked the village.", "attacked"),
        ("The army denied that its soldiers had shot the farmer.", "shot"),
    ],
)
def test_what_is_denied_did_not_happen_by_that_word(read: Read, text: str, word: str) -> None:
    assert read(text).event(word).status in ("denied", "negated")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["The general threatened to bomb the capital.", "The mayor threatened to bomb the capital."],
)
def test_a_threat_happened_and_what_it_threatens_did_not(read: Read, text: str) -> None:
    report = read(text)
    assert report.event("threatened").type == "THREATEN"
    assert report.event("threatened").status == "happened"
    assert report.event("bomb").status in ("planned", "hypothetical")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Witnesses said soldiers shot the mayor.", "shot"),
        ("Villagers said soldiers had burned the mill.", "burned"),
        ("Police said rebels had killed the mayor.", "killed"),
    ],
)
def test_what_somebody_says_happened_did_by_that_word(read: Read, text: str, word: str) -> None:
    assert read(text).event(word).status == "happened"
