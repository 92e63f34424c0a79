"""Words that are also names of places and name none."""

from itertools import islice, product

import pytest

from according.ingest import document_from_text
from according.language import Pipeline
from according.places import Gazetteer, PlaceReader

pytestmark = [pytest.mark.model, pytest.mark.slow]

NONE = [
    "In May the reading club met twice. Hope is not a plan.",
    "He took a mobile phone and a hot bath. Nice people, she said.",
    "Jackson said he would resign. Mr. Lincoln agreed.",
    "The Supreme Court will decide in April.",
    "The Sunday Times and the Washington Post reported it.",
    "Paris Hilton met Kanye West and Jordan Peele.",
    "Hurricane Katrina and Cyclone Larry were stronger.",
    "The World Bank lent the money. The Red Cross helped.",
    "It is best to split the cork from the bottle.",
    "An outbreak of West Nile virus was feared.",
    "She wrote to me at kerr@austin.com, he said.",
]


@pytest.fixture(scope="module")
def reader(full: Gazetteer) -> PlaceReader:
    return PlaceReader(full)


@pytest.mark.parametrize("text", NONE)
def test_no_place(pipeline: Pipeline, reader: PlaceReader, text: str) -> None:
    document = document_from_text(text)
    ((document, parse),) = pipeline.parse([document])
    assert reader.read(document, parse, (), (), ()) == ()


SUBJECTS = [
    "The mayor", "A spokeswoman for the army", "Witnesses", "Mr. Jackson", "Two of the rebels",
    "The Sunday Post", "Judge Carter", "The minister of the interior", "Police", "Dr. Hamilton",
]  # fmt: skip
VERBS = [
    "said that", "denied in May that", "learned at noon that", "confirmed to reporters that",
    "wrote in the Daily Star that",
]  # fmt: skip
OBJECTS = [
    "the reading of the bill would split the party.", "nice words were not enough.",
    "the second division had left before dawn.", "the children were safe at home.",
    "the Supreme Court would hear the case.", "a mobile clinic was on its way.",
    "they had marched in March and in April.", "the Ministry of Health was to blame.",
    "the Red Cross had brought bread.", "hope was all they had.",
]  # fmt: skip


def test_five_hundred_texts_have_no_place(pipeline: Pipeline, reader: PlaceReader) -> None:
    told = islice(product(SUBJECTS, VERBS, OBJECTS), 500)
    documents = [document_from_text(" ".join(words)) for words in told]
    assert len(documents) == 500
    found = {
        place.span.of(document.text): document.text
        for document, parse in pipeline.parse(documents)
        for place in reader.read(document, parse, (), (), ())
    }
    assert found == {}
