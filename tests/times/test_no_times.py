"""Words that look like times and are none."""

from itertools import islice, product

import pytest

from according.ingest import document_from_text
from according.language import Pipeline
from according.times import TimeReader

from .conftest import Read

pytestmark = pytest.mark.model

NONE = [
    "He may march on the capital, the second such trip.",
    "She will fall ill. The sun set. They spring from the roof.",
    "May Smith and April Jones met August Wilson.",
    "The Sunday Times reported it, and the Sunday Mercury agreed.",
    "Black September claimed it.",
    "Flight 1990 left Route 1990 in a Boeing 1945.",
    "It carried 2012 tons and 2000 people, 1,998 of them soldiers.",
    "They live in the 1500 block of Main Street.",
    "It costs $1999. Call 2010-4455.",
    "The man, 45, is a father.",
    "For three days they fought. It is a five-year plan.",
    "The March 14 alliance met the July 26 Movement.",
    "They watched ABC's This Week and Radio 4's Today programme.",
    "He was Man of the Year.",
    "Over 2000 were killed.",
    "He led the March on Rome before the fall of Carthage.",
    "He left as soon as he could.",
    "The vote was 2-1, the score 3.14, the ratio 24/7.",
    "A grey 2011 Volvo left the scene.",
    "The storm hit homes in 1950 villages.",
    "Police found weapons in 1750 homes.",
    "He read from Romans 15:13 and sat down.",
    "Two people live in the Spring Haven Village by the river.",
    "Video (0:48) shows the street. Watch: 1:32. It ran on, 01:02 / 02:10.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(read: Read, text: str) -> None:
    assert read(text) == ()


SUBJECTS = [
    "The mayor", "A spokeswoman for the army", "Witnesses", "Mrs May", "Two of the 1,500 rebels",
    "The Sunday Herald", "April Kade", "The minister of the interior",
]  # fmt: skip
VERBS = [
    "said", "may deny", "marched against", "confirmed", "sat beside", "ordered 2,014 of",
    "fell upon", "read about",
]  # fmt: skip
OBJECTS = [
    "the second division.", "route 1999 and its bridges.", "the children at the spring.",
    "3,000 people in room 2001.", "the northern villages.", "a ceasefire with the rebels.",
    "the dead and the wounded.", "a decent offer of help.",
]  # fmt: skip


def test_five_hundred_texts_without_a_time(pipeline: Pipeline, reader: TimeReader) -> None:
    made = (" ".join(parts) for parts in product(SUBJECTS, VERBS, OBJECTS))
    documents = [document_from_text(text) for text in islice(made, 500)]
    assert len(documents) == 500
    found = {
        time.span.of(document.text): document.text
        for document, parse in pipeline.parse(documents)
        for time in reader.read(document, parse, ())
    }
    assert not found
