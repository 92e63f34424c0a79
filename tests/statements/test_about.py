"""Denials and confirmations tied to what they answer."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from according.model import Act, Span, Statement
from according.statements.about import answered, weights, with_answers
from according.statements.evidence import Report, null

TEXT = (
    "The Herald reported that the dam had cracked. Engineers said the spillway was closed. "
    "The minister denied the report. The mayor dismissed claims that water was poisoned. "
    "The operator denied that the dam had cracked at all.\n\n"
    "Swimmers said the beach was full.\n\nSurfers said the wind was good.\n\n"
    "Weeks later, police denied arresting tourists."
)
ROWS: list[tuple[str, str, str, str, Act, str | None]] = [
    ("s1", "The Herald", "reported", "that the dam had cracked", "assert", None),
    ("s2", "Engineers", "said", "the spillway was closed", "assert", None),
    ("s3", "The minister", "denied", "the report", "deny", None),
    ("s4", "The mayor", "dismissed", "claims that water was poisoned", "deny", None),
    ("s5", "", "claims", "that water was poisoned", "assert", "s4"),
    ("s6", "The operator", "denied", "that the dam had cracked at all", "deny", None),
    ("s7", "Swimmers", "said", "the beach was full", "assert", None),
    ("s8", "Surfers", "said", "the wind was good", "assert", None),
    ("s9", "police", "denied", "arresting tourists", "deny", None),
]
VERBS = frozenset({"reported", "said", "denied", "dismissed"})


def spans(words: str, after: int = 0) -> tuple[Span, ...]:
    if not words:
        return ()
    start = TEXT.index(words, after)
    return (Span(start, start + len(words)),)


@pytest.fixture(scope="module")
def doc() -> Doc:
    made = English()(TEXT)
    for token in made:
        token.lemma_ = token.lower_
        token.pos_ = "VERB" if token.lower_ in VERBS else "X"
        token.is_sent_start = token.i == 0 or made[token.i - 1].text in (".", "\n\n")
    return made


@pytest.fixture(scope="module")
def statements() -> tuple[Statement, ...]:
    made = []
    for id_, source, cue, content, act, parent in ROWS:
        begins = TEXT.index(source) if source else 0
        made.append(
            Statement(
                id=id_,
                source=spans(source),
                cue=spans(cue, begins),
                content=spans(content, begins),
                act=act,
                parent=parent,
            )
        )
    return tuple(made)


@pytest.mark.parametrize(
    ("answer", "target"),
    [("s3", "s1"), ("s4", "s5"), ("s6", "s1"), ("s9", None)],
    ids=["points back", "told inside", "same words", "nothing to answer"],
)
def test_an_answer_finds_what_it_answers(
    doc: Doc, statements: tuple[Statement, ...], answer: str, target: str | None
) -> None:
    assert answered(doc, TEXT, statements).get(answer) == target


def test_only_answers_are_tied(doc: Doc, statements: tuple[Statement, ...]) -> None:
    tied = {one.id for one in with_answers(doc, TEXT, statements) if one.about}
    assert tied <= {"s3", "s4", "s6", "s9"}


def test_nobody_answers_himself_or_who_tells_his_words(
    doc: Doc, statements: tuple[Statement, ...]
) -> None:
    report = Report(doc, TEXT, statements)
    sides = {side.statement.id: side for side in report.sides}
    inner = {side.statement.id for side in report.candidates(sides["s5"])}
    assert not inner & {"s4", "s5"}


def test_every_sign_is_weighed(doc: Doc, statements: tuple[Statement, ...]) -> None:
    report = Report(doc, TEXT, statements)
    for answer in report.sides:
        among = report.candidates(answer)
        shown = {sign for other in among for sign in report.evidence(answer, other, among, None)}
        assert shown | set(null(answer)) <= set(weights())


VERDICTS = [
    ("Lund was right when he called it a sham", True),
    ("Lund knew the place where he called it a sham", False),
]


@pytest.mark.parametrize(("content", "judged"), VERDICTS)
def test_a_verdict_is_about_what_is_told_behind_it(content: str, judged: bool) -> None:  # noqa: FBT001
    text = f"Rao said {content}."
    inner = text.index("he called")

    def span(start: int, words: str) -> tuple[Span, ...]:
        return (Span(start, start + len(words)),)

    outer = Statement(
        id="s1", source=span(0, "Rao"), cue=span(4, "said"), content=span(9, content), act="confirm"
    )
    told = Statement(
        id="s2",
        source=span(inner, "he"),
        cue=span(inner + 3, "called"),
        content=span(inner + 10, "it a sham"),
        parent="s1",
    )
    parse = English()(text)
    for token in parse:
        token.is_sent_start = token.i == 0
        token.pos_ = "VERB" if token.text in ("said", "called") else "X"
    report = Report(parse, text, (outer, told))
    candidates = report.candidates(report.sides[0])
    assert [side.statement.id for side in candidates] == (["s2"] if judged else [])
