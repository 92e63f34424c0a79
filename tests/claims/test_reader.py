"""From events and relations to claims: what is one claim, and what everybody in it holds."""

from typing import Any

import msgspec
import pytest

from according.claims import read_claims
from according.model import Act, Claim, Event, EventStatus, Reading, Relation, Statement

from .invented import at, event, examples, reading, told


def held(claim: Claim) -> list[str | None]:
    return [link.held for link in claim.chain]


def only(one: Reading) -> Claim:
    (claim,) = read_claims(one)
    return claim


def inside(outer: Act, status: EventStatus, about: str | None = None, inner: Act = "assert") -> Any:
    """What is held of an event in ``inner`` inside ``outer``, innermost first."""
    statements = (
        told("s1", "The Reed Front", outer, about=about),
        told("s2", "a pilot", inner, parent="s1"),
    )
    return held(
        only(reading(statements=statements, events=(event("e1", statement="s2", status=status),)))
    )


def test_nothing_gives_nothing() -> None:
    assert read_claims(reading()) == ()


def test_the_papers_own_word() -> None:
    claim = only(reading(events=(event("e1", status="planned"),)))
    assert (claim.id, claim.kind, claim.record, claim.events) == ("c1", "event", "e1", ("e1",))
    assert [(link.source_kind, link.stance, link.held) for link in claim.chain] == [
        ("author", "asserts", "planned")
    ]


def test_who_only_passes_on_does_not_say_what_it_holds() -> None:
    assert inside("assert", "happened") == ["happened", None, None]
    assert inside("confirm", "happened") == ["happened", None, None]


@pytest.mark.parametrize(
    ("outer", "status", "about", "expected"),
    [
        ("deny", "happened", "s2", ["happened", "denied", None]),
        ("deny", "denied", None, ["stands", "denied", None]),
        ("deny", "denied", "s2", ["stands", "denied", None]),
        ("doubt", "denied", "s2", ["stands", "doubted", None]),
        ("deny", "happened", None, ["happened", None, None]),
        ("doubt", "possible", "s2", ["possible", "doubted", None]),
        ("confirm", "planned", "s2", ["planned", "planned", None]),
        ("retract", "happened", "s2", ["happened", None, None]),
        ("assert", "denied", None, ["denied", None, None]),
    ],
)
def test_who_answers_inside_the_chain(
    outer: Act, status: EventStatus, about: str | None, expected: list[str | None]
) -> None:
    assert inside(outer, status, about) == expected


def test_a_denial_of_a_denial_asserts_nothing() -> None:
    assert inside("deny", "denied", "s2", inner="deny") == ["denied", None, None]


def test_the_report_holds_what_it_tells_in_its_own_words_elsewhere() -> None:
    one = reading(
        statements=(told("s1", "the harbour"),),
        events=(
            event("e1", statement="s1", happening="e1"),
            event("e2", "attack", happening="e1", status="possible"),
        ),
    )
    first, second = read_claims(one)
    assert held(first) == ["happened", "possible"]
    assert held(second) == ["possible"]
    assert first.events == second.events == ("e1", "e2")
    assert (first.record, second.record) == ("e1", "e2")


def test_the_same_word_twice_is_one_claim() -> None:
    events = (
        event("e2", "attack", statement="s1", happening="e1"),
        event("e1", statement="s1"),
    )
    claim = only(reading(statements=(told("s1", "the harbour"),), events=events))
    assert (claim.record, claim.events) == ("e1", ("e1", "e2"))


def test_what_one_word_holds_to_be_two_things_are_two_claims() -> None:
    events = (event("e1", happening="e1"), event("e2", "attack", happening="e1", status="planned"))
    assert [held(claim) for claim in read_claims(reading(events=events))] == [
        ["happened"],
        ["planned"],
    ]


def test_two_happenings_on_one_word_are_two_claims() -> None:
    events = (event("e1"), event("e2", "attack"))
    assert [claim.events for claim in read_claims(reading(events=events))] == [("e1",), ("e2",)]


ANSWERED = (told("s1", "the harbour"), told("s2", "The Reed Front", "deny", about="s1"))


def answers(claim: Claim) -> list[tuple[str | None, str | None]]:
    return [(link.statement, link.held) for link in claim.answers]


@pytest.mark.parametrize(
    ("act", "status", "expected"),
    [
        ("deny", "happened", "denied"),
        ("deny", "planned", "denied"),
        ("doubt", "happened", "doubted"),
        ("confirm", "happened", "happened"),
        ("retract", "happened", None),
        ("decline_to_comment", "happened", None),
        ("deny", "negated", None),
    ],
)
def test_what_an_answer_holds(act: Act, status: EventStatus, expected: str | None) -> None:
    statements = (ANSWERED[0], msgspec.structs.replace(ANSWERED[1], act=act))
    events = (event("e1", statement="s1", status=status),)
    assert answers(only(reading(statements=statements, events=events))) == [("s2", expected)]


def test_a_status_taken_from_a_denial_elsewhere_is_not_the_tellers() -> None:
    claim = only(
        reading(statements=ANSWERED, events=(event("e1", statement="s1", status="denied"),))
    )
    assert held(claim) == ["stands", None]
    assert answers(claim) == [("s2", "denied")]


def test_an_answer_to_who_passes_on_is_one_to_what_is_passed_on() -> None:
    statements: tuple[Statement, ...] = (*ANSWERED, told("s3", "a pilot", parent="s1"))
    claim = only(reading(statements=statements, events=(event("e1", statement="s3"),)))
    assert answers(claim) == [("s2", "denied")]


def test_an_answer_that_tells_some_of_it_again_answers_only_that() -> None:
    events: tuple[Event, ...] = (
        event("e1", statement="s1"),
        event("e2", "killing", statement="s1"),
        event("e3", "the shelling", statement="s2", happening="e1", status="denied"),
    )
    shelled, killed, denied = read_claims(reading(statements=ANSWERED, events=events))
    assert answers(shelled) == [("s2", "denied")]
    assert not killed.answers
    assert held(denied) == ["denied", None]


def leads(**more: Any) -> Relation:
    return Relation(subject="a1", predicate="leads", object="a2", span=at("Rebels"), **more)


def test_relations_come_after_events() -> None:
    one = reading(events=(event("e1"),), relations=(leads(id="r1"), leads()))
    assert [(c.id, c.kind, c.record, c.events) for c in read_claims(one)] == [
        ("c1", "event", "e1", ("e1",)),
        ("c2", "relation", "r1", ()),
        ("c3", "relation", "r2", ()),
    ]


@pytest.mark.parametrize(
    ("act", "expected"),
    [("assert", "stands"), ("accuse", "stands"), ("deny", None), ("ask", None), ("doubt", None)],
)
def test_a_relation_stands_where_its_source_says_so(act: Act, expected: str | None) -> None:
    one = reading(
        statements=(told("s1", "the harbour", act),), relations=(leads(id="r1", statement="s1"),)
    )
    assert held(only(one)) == [expected, None]


def test_a_relation_that_the_report_tells_too_stands_for_it() -> None:
    one = reading(
        statements=(told("s1", "the harbour"),),
        relations=(leads(id="r1", statement="s1"), leads(id="r2")),
    )
    assert [held(claim) for claim in read_claims(one)] == [["stands", "stands"], ["stands"]]


def test_claims_of_the_example_corpus() -> None:
    for one in examples():
        claims = read_claims(one)
        assert [claim.id for claim in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
        assert {each for claim in claims for each in claim.events} == {e.id for e in one.events}
        statuses = {e.id: e for e in one.events}
        for claim in claims:
            *told_by, paper = claim.chain
            assert (paper.name, paper.source_kind) == (one.publisher, "author")
            innermost = told_by[0].statement if told_by else None
            assert innermost == statuses[claim.record].statement
            assert claim.chain[0].held in (statuses[claim.record].status, "stands")


def test_the_example_corpus_has_denied_claims_with_their_deniers() -> None:
    (bus,) = [one for one in examples() if one.id == "h06-pcp-1"]
    first = read_claims(bus)[0]
    assert [link.held for link in first.chain] == ["stands", "denied", None]
    assert {link.held for link in first.answers} == {"denied"}


def test_claims_are_kept_in_the_line_of_a_reading() -> None:
    one = reading(statements=ANSWERED, events=(event("e1", statement="s1"),))
    whole = msgspec.structs.replace(one, claims=read_claims(one))
    assert msgspec.json.decode(msgspec.json.encode(whole), type=Reading) == whole
