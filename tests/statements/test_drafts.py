"""Drafts: doubles left out, floating quotations added, unsure statements dropped."""

import pytest

from according.model import Span, Statement
from according.statements.confidence import sure_enough
from according.statements.doubles import without_doubles
from according.statements.draft import Draft
from according.statements.floating import with_floating
from according.statements.quotations import find_quotations

TEXT = (
    "“It is over,” Marr said. “We are going home tonight.”\n\n“Nobody told the children a thing.”"
)
BODIES = [Span(0, TEXT.index("\n")), Span(TEXT.index("\n") + 2, len(TEXT))]


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


MARR = Draft(
    source=(span("Marr"),), cue=(span("said"),), content=(span("“It is over,”"),), confidence=0.9
)


def test_a_quotation_goes_on_with_the_one_before_it_in_its_paragraph() -> None:
    quotations = find_quotations(TEXT, BODIES)
    joined, alone = with_floating(TEXT, [MARR], quotations, BODIES)
    assert joined.content == (span("“It is over,”"), span("“We are going home tonight.”"))
    assert joined.source == MARR.source
    assert (alone.source, alone.cue) == ((), ())
    assert alone.content == (span("“Nobody told the children a thing.”"),)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Lena Marr, engineer: “It cannot be saved, I fear.”", "Lena Marr, engineer"),
        ("“It cannot be saved, I fear.” — Lena Marr", "Lena Marr"),
        ("It rained. “It cannot be saved, I fear.” The bus left.", None),
    ],
)
def test_a_name_beside_a_quotation_is_its_source(text: str, source: str | None) -> None:
    bodies = [Span(0, len(text))]
    (only,) = with_floating(text, [], find_quotations(text, bodies), bodies)
    assert [s.of(text) for s in only.source] == ([source] if source else [])


def test_titles_and_terms_in_marks_are_no_statements() -> None:
    text = "He sang “Long Road Home” on the “night of lights”. The “league of all the free,” met."
    bodies = [Span(0, len(text))]
    assert with_floating(text, [], find_quotations(text, bodies), bodies) == []


def test_of_two_that_say_the_same_the_surer_stays() -> None:
    colon = Draft(source=MARR.source, cue=(Span(24, 25),), content=MARR.content, confidence=0.4)
    assert without_doubles([colon, MARR]) == [MARR]


def test_one_who_is_cited_is_no_double() -> None:
    cited = Draft(
        source=(span("Nobody"),), cue=(span("told"),), content=MARR.content, confidence=0.4
    )
    assert without_doubles([MARR, cited]) == [MARR, cited]


def test_unsure_statements_go_and_their_children_move_out() -> None:
    outer = Statement(id="s1", confidence=0.9)
    middle = Statement(id="s2", parent="s1", confidence=0.2)
    inner = Statement(id="s3", parent="s2", about="s2", confidence=0.8)
    kept = sure_enough([outer, middle, inner], 0.5)
    assert [s.id for s in kept] == ["s1", "s3"]
    assert kept[1].parent == "s1"
    assert kept[1].about is None
