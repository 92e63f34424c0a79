"""Whom a source means, in short texts of invented people."""

import pytest
from spacy.tokens import Doc

from according.actors import with_speakers
from according.ingest import document_from_text
from according.language import Pipeline
from according.model import Span, Statement

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def parsed(pipeline: Pipeline, text: str) -> Doc:
    ((_, doc),) = pipeline.parse([document_from_text(text)])
    return doc


def speakers(pipeline: Pipeline, text: str, *told: tuple[str, str]) -> list[str | None]:
    """Return the names of the speakers of statements given as (source, cue), in text order."""
    statements, place = [], 0
    for number, (source, cue) in enumerate(told):
        start = text.index(source, place)
        at = text.index(cue, start)
        place = at + len(cue)
        statements.append(
            Statement(
                id=f"s{number}",
                source=(Span(start, start + len(source)),),
                cue=(Span(at, place),),
                content=(Span(place, place + 2),),
            )
        )
    found, actors = with_speakers(parsed(pipeline, text), statements)
    names = {actor.id: actor.name for actor in actors}
    return [names.get(s.speaker or "") for s in found]


def test_a_surname_and_a_pronoun_mean_the_full_name(pipeline: Pipeline) -> None:
    text = (
        "Governor Elena Petrova said the dam was safe. Petrova added that repairs would wait. "
        "She said the money was there."
    )
    told = speakers(
        pipeline, text, ("Governor Elena Petrova", "said"), ("Petrova", "added"), ("She", "said")
    )
    assert told == ["Elena Petrova"] * 3


def test_a_pronoun_keeps_to_its_sex(pipeline: Pipeline) -> None:
    text = (
        "Spokeswoman Maria Lopez said the road was open. Her husband, Mr. David Brown, said "
        "it was not. She said he was wrong."
    )
    told = speakers(
        pipeline,
        text,
        ("Spokeswoman Maria Lopez", "said"),
        ("David Brown", "said"),
        ("She", "said"),
    )
    assert told == ["Maria Lopez", "David Brown", "Maria Lopez"]


def test_a_role_means_who_holds_it(pipeline: Pipeline) -> None:
    text = "Police spokesman Omar Haddad said two men fled. The spokesman said they were armed."
    told = speakers(
        pipeline, text, ("Police spokesman Omar Haddad", "said"), ("The spokesman", "said")
    )
    assert told == ["Omar Haddad", "Omar Haddad"]


def test_who_is_not_named_stays_one_and_the_same(pipeline: Pipeline) -> None:
    text = "Two villagers said they heard a drone. The villagers said it flew low."
    told = speakers(pipeline, text, ("Two villagers", "said"), ("The villagers", "said"))
    assert told == ["Two villagers", "Two villagers"]


def test_a_relative_pronoun_means_what_stands_before_it(pipeline: Pipeline) -> None:
    text = "The charge came from Ivan Petrov, who said the count was false."
    assert speakers(pipeline, text, ("who", "said")) == ["Ivan Petrov"]
