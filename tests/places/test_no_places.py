"""Words that are also names of places and name none."""

from itertools import islice, product

import pytest

from according.ingest import document_from_text
from according.language import Pipeline
from according.model import Actor, Known, Mention, Span
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
    "He was held when Metro arrived, and Metro detectives asked for help.",
    "The video was shot in Southeast on Tuesday by WQXN.",
]


@pytest.fixture(scope="module")
def reader(full: Gazetteer) -> PlaceReader:
    return PlaceReader(full)


@pytest.mark.parametrize("text", NONE)
def test_no_place(pipeline: Pipeline, reader: PlaceReader, text: str) -> None:
    document = document_from_text(text)
    ((document, parse),) = pipeline.parse([document])
    assert reader.read(document, parse, (), (), ()) == ()


@pytest.mark.parametrize("known", [True, False])
def test_who_is_listed_is_no_town_that_has_the_name_among_others(
    pipeline: Pipeline, reader: PlaceReader, *, known: bool
) -> None:
    document = document_from_text("The deal between Norway and Hamas was signed in Ankara.")
    ((document, parse),) = pipeline.parse([document])
    span = Span(document.text.index("Hamas"), document.text.index("Hamas") + 5)
    entry = Known(name="Hamas", list="ours", why="it is listed") if known else None
    actor = Actor(id="a1", name="Hamas", kind="organisation", mentions=(span,), known=entry)
    mention = Mention(span=span, head=span, form="name", actor="a1")
    places = reader.read(document, parse, (), (actor,), (mention,))
    assert ("Hamas" in {place.span.of(document.text) for place in places}) is not known


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
