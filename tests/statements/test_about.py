"""Denials and confirmations tied to what they answer."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from according.model import Act, Span, Statement
from according.statements.about import answered

TEXT = (
    "The Herald reported that the dam had cracked. Engineers said the spillway was closed. "
    "The minister denied the report. The mayor dismissed claims that water was poisoned. "
    "The operator denied that the dam had cracked at all. Police denied everything known."
)
ROWS: list[tuple[str, str, str, str, Act, str | None]] = [
    ("s1", "The Herald", "reported", "that the dam had cracked", "assert", None),
    ("s2", "Engineers", "said", "the spillway was closed", "assert", None),
    ("s3", "The minister", "denied", "the report", "deny", None),
    ("s4", "The mayor", "dismissed", "claims that water was poisoned", "deny", None),
    ("s5", "", "claims", "that water was poisoned", "assert", "s4"),
    ("s6", "The operator", "denied", "that the dam had cracked at all", "deny", None),
    ("s7", "Police", "denied", "everything known", "deny", None),
]


def spans(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


@pytest.fixture(scope="module")
def doc() -> Doc:
    made = English()(TEXT)
    for token in made:
        token.lemma_ = token.lower_
    return made


@pytest.fixture(scope="module")
def answers(doc: Doc) -> dict[str, str]:
    statements = [
        Statement(
            id=id_,
            source=spans(source),
            cue=spans(cue),
            content=spans(content),
            act=act,
            parent=parent,
        )
        for id_, source, cue, content, act, parent in ROWS
    ]
    return answered(doc, statements)


@pytest.mark.parametrize(
    ("answer", "target"),
    [("s3", "s1"), ("s4", "s5"), ("s6", "s1"), ("s7", None)],
    ids=["points back", "told inside", "same words", "nothing to answer"],
)
def test_an_answer_finds_what_it_answers(
    answers: dict[str, str], answer: str, target: str | None
) -> None:
    assert answers.get(answer) == target


def test_only_answers_are_tied(answers: dict[str, str]) -> None:
    assert set(answers) <= {"s3", "s4", "s6", "s7"}
