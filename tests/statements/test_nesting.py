"""Statements told inside statements."""

from according.model import Span
from according.statements.draft import Draft
from according.statements.nesting import parents

TEXT = "The ministry said police told it a witness saw two men. Citing the port, the Post wrote so."


def draft(source: str, cue: str, content: str) -> Draft:
    at = TEXT.index
    return Draft(
        source=(Span(at(source), at(source) + len(source)),) if source else (),
        cue=(Span(at(cue), at(cue) + len(cue)),) if cue else (),
        content=(Span(at(content), at(content) + len(content)),),
        confidence=1.0,
    )


def test_the_smallest_content_around_is_the_parent() -> None:
    ministry = draft("The ministry", "said", "police told it a witness saw two men")
    police = draft("police", "told it", "a witness saw two men")
    witness = draft("a witness", "saw", "two men")
    assert parents(TEXT, [ministry, police, witness]) == [None, 0, 1]
    assert parents(TEXT, [witness, ministry, police]) == [2, None, 1]


def test_one_who_is_cited_is_told_by_who_cites() -> None:
    port = draft("the port", "Citing", "two men")
    post = draft("the Post", "wrote", "two men")
    assert parents(TEXT, [port, post]) == [1, None]


def test_statements_side_by_side_have_no_parent() -> None:
    police = draft("police", "told it", "a witness")
    post = draft("the Post", "wrote", "so.")
    assert parents(TEXT, [police, post]) == [None, None]


def test_a_cue_in_a_gap_of_a_content_is_inside_it() -> None:
    whole = draft("The ministry", "said", "police told it a witness saw two men")
    first, last = draft("", "police", "police").content[0], draft("", "saw", "two men").content[0]
    gapped = Draft(source=whole.source, cue=whole.cue, content=(first, last), confidence=1.0)
    witness = draft("a witness", "saw", "two men")
    elsewhere = draft("a witness", "saw", "it")
    assert parents(TEXT, [gapped, witness]) == [None, 0]
    assert parents(TEXT, [gapped, elsewhere]) == [None, None]
