"""Quotation marks: pairing, nesting, quotations over paragraphs, marks that are missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.model import Span
from according.statements.quotations import find_quotations

CASES = [
    ("curly", "“We won,” she said. “We did.”", ["“We won,”", "“We did.”"]),
    ("straight", 'He said: "It is over."', ['"It is over."']),
    ("nested single", "“He told me ‘never again’ and left,” she said.", None),
    ("nested straight", "\"He said 'no' to it.\"", ["\"He said 'no' to it.\""]),
    ("single only", "‘The road is closed,’ he said.", ["‘The road is closed,’"]),
    ("apostrophes", "It’s the dockers’ strike, isn’t it?", []),
    ("guillemets", "«Assez», he said.", ["«Assez»"]),
    ("low opening", "„Genug“, he said.", ["„Genug“"]),
    ("backticks", "``Enough'' was all he said.", ["``Enough''"]),
    ("inches", 'a 6" pipe', []),
    ("empty", "“” said nobody", []),
]


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotations(text, paragraphs(text))]


def paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    return spans


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_marks_are_paired(name: str, text: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = [text[: text.index("”") + 1]]
    assert quoted(text) == expected


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“First we waited.\n\n“Then we ran,” she said."
    first, second = find_quotations(text, paragraphs(text))
    assert (first.span.of(text), first.closed) == ("“First we waited.", False)
    assert (second.span.of(text), second.continues) == ("“Then we ran,”", True)


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = "“Nobody closed this.\n\nThe council met."
    (only,) = find_quotations(text, paragraphs(text))
    assert only.span.of(text) == "“Nobody closed this."
    assert not only.closed


@given(st.text(alphabet="ab ’'\"“”‘«»„`\n.", max_size=60))
def test_any_marks_give_spans_inside_their_paragraphs(text: str) -> None:
    bodies = paragraphs(text)
    for quotation in find_quotations(text, bodies):
        assert quotation.span.fits(text)
        assert any(body.contains(quotation.span) for body in bodies)
