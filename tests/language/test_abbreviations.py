"""Short forms before a name end no sentence."""

import pytest

from according.language import Pipeline
from according.model import Document, Paragraph, Span


def sentences(pipeline: Pipeline, text: str, *ends: int) -> list[str]:
    """Parse a text whose paragraphs end where told, and return its sentences."""
    starts = (0, *ends)
    spans = [Span(first, last) for first, last in zip(starts, (*ends, len(text)), strict=True)]
    one = Document(id="x", text=text, paragraphs=tuple(Paragraph(span) for span in spans))
    ((_, doc),) = pipeline.parse([one])
    return [sentence.text.strip() for sentence in doc.sents]


@pytest.mark.parametrize(
    "text",
    [
        "The suspect was held, Sgt. Harlan Moss said.",
        "Velden police Capt. Ines Karlov was at the scene.",
        "LAPD Lt. Orrin Vale told reporters that two men ran.",
        "It was Cpl. Daro who found the boy, the mayor said.",
        "Police Cmdr. Lena Fisch and Det. Milo Brandt agreed.",
        "Former Gov. Bell, U.S. Sen. Otis Ware and Rep. Ann Leto voted for it.",
        "A call to the Hallam County Sheriff's Dept. Monday was not returned.",
    ],
)
def test_no_sentence_ends_after_a_title(pipeline: Pipeline, text: str) -> None:
    assert sentences(pipeline, text) == [text]


def test_a_paragraph_ends_after_a_title_all_the_same(pipeline: Pipeline) -> None:
    text = "He saluted the Sgt.\n\nMoss left."
    assert sentences(pipeline, text, 21) == ["He saluted the Sgt.", "Moss left."]


def test_a_sentence_may_begin_after_a_title(pipeline: Pipeline) -> None:
    text = "On Friday he met the Gov. She had asked him to come and to bring the papers."
    assert len(sentences(pipeline, text)) == 2
