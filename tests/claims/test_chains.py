"""On whose word: chains from the innermost speaker out to the paper, and answers to them."""

from typing import get_args

import pytest

from according.claims import Chains
from according.claims.chains import STANCES
from according.model import Act, Link, Stance, Statement

from .invented import TEXT, at, reading, told


def names(chain: tuple[Link, ...]) -> list[str | None]:
    return [link.name for link in chain]


def test_what_nobody_else_tells_is_the_papers_own() -> None:
    (link,) = Chains(reading()).of(None)
    assert link == Link(name="The Kelb Post", source_kind="author", stance="asserts")


def test_a_paper_without_name_is_this_report() -> None:
    (link,) = Chains(reading(publisher=None)).of(None)
    assert link.name == "this report"


def test_the_chain_runs_from_the_innermost_speaker_out() -> None:
    one = reading(
        statements=(
            told("s1", "the harbour", speaker="a1", source_kind="named_organisation"),
            told("s2", "a pilot", "accuse", parent="s1", source_kind="unnamed"),
        )
    )
    inner, outer, paper = Chains(one).of("s2")
    assert (inner.statement, inner.name, inner.act, inner.stance) == (
        "s2",
        "a pilot",
        "accuse",
        "accuses",
    )
    assert (outer.speaker, outer.source_kind, outer.stance) == (
        "a1",
        "named_organisation",
        "asserts",
    )
    assert (paper.statement, paper.act, paper.stance) == (None, None, "reports")
    assert all(link.held is None for link in (inner, outer, paper))


def test_a_source_in_pieces_and_over_lines_is_one_name() -> None:
    spans = (at("The Reed Front"), at("the harbour"))
    one = reading(statements=(Statement(id="s1", source=spans),))
    assert names(Chains(one).of("s1"))[0] == "The Reed Front … the harbour"
    broken = reading(text=TEXT.replace("Reed Front", "Reed\n Front"))
    assert "\n" in broken.text
    spans = (at("The Reed\n Front", broken.text),)
    one = reading(text=broken.text, statements=(Statement(id="s1", source=spans),))
    assert names(Chains(one).of("s1"))[0] == "The Reed Front"


def test_a_source_that_is_not_named_in_the_text_has_no_name() -> None:
    assert names(Chains(reading(statements=(told("s1"),))).of("s1")) == [None, "The Kelb Post"]


@pytest.mark.parametrize(
    ("parents", "statement", "length"),
    [
        ({"s1": "s9"}, "s1", 2),
        ({"s1": "s2", "s2": "s1"}, "s1", 3),
        ({"s1": "s1"}, "s1", 2),
        ({}, "s9", 1),
    ],
    ids=["a parent that is not there", "a ring", "its own parent", "no such statement"],
)
def test_broken_chains_end(parents: dict[str, str], statement: str, length: int) -> None:
    one = reading(statements=tuple(told(id_, parent=parents.get(id_)) for id_ in ("s1", "s2")))
    assert len(Chains(one).of(statement)) == length


def test_every_act_has_its_stance() -> None:
    assert set(STANCES) == set(get_args(Act))
    assert {*STANCES.values(), "reports"} == set(get_args(Stance))


def test_answers_are_those_outside_the_chain_to_any_of_it() -> None:
    one = reading(
        statements=(
            told("s1", "the harbour"),
            told("s2", "a pilot", parent="s1"),
            told("s3", "The Reed Front", "deny", about="s2"),
            told("s4", act="confirm", about="s1"),
            told("s5", act="deny", about="s9"),
            told("s6", act="assert", about="s1"),
        )
    )
    chains = Chains(one)
    found = [(a.statement, b.statement) for a, b in chains.answers(chains.of("s2"))]
    assert found == [("s3", "s2"), ("s4", "s1")]


def test_who_denies_in_the_chain_is_no_answer() -> None:
    one = reading(
        statements=(told("s1", act="deny", about="s2"), told("s2", "a pilot", parent="s1"))
    )
    chains = Chains(one)
    assert not chains.answers(chains.of("s2"))
