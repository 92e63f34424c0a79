"""What the words around a happening leave open: rules alone, on real parses."""

from collections.abc import Callable

import pytest

from according.events.factuality import open_statuses
from according.events.governed import governed
from according.events.phrases import may_name_happening, phrase_span
from according.events.wording import Wording
from according.ingest import document_from_text
from according.language import Pipeline, Syntax, syntax_of

Parsed = Callable[[str], Syntax]


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    pipeline = Pipeline.load()

    def _parsed(text: str) -> Syntax:
        ((_, parse),) = pipeline.parse([document_from_text(text)])
        return syntax_of(parse)

    return _parsed


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Soldiers killed two farmers on Monday.", "killed"),
        ("A general said that soldiers had killed two farmers.", "killed"),
        ("Two farmers were killed, a general said.", "killed"),
        ("The captain is said to have killed two farmers.", "killed"),
    ],
)
def test_the_past_tense_tells_of_what_happened(parsed: Parsed, text: str, word: str) -> None:
    syntax = parsed(text)
    left = open_statuses(Wording(syntax), syntax.words.index(word))
    assert not left & {"planned", "denied", "negated"}


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The general denied that soldiers had killed two farmers.", "killed", "denied"),
        ("He dismissed reports that soldiers had killed farmers.", "killed", "denied"),
        ("Leaders plan to sign the deal.", "sign", "planned"),
        ("The council will meet on Friday.", "meet", "planned"),
        ("Police failed to arrest the thieves.", "arrest", "negated"),
        ("There was no attack on the bridge.", "attack", "negated"),
    ],
)
def test_a_word_leaves_a_status_open(parsed: Parsed, text: str, word: str, status: str) -> None:
    syntax = parsed(text)
    assert status in open_statuses(Wording(syntax), syntax.words.index(word))


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Soldiers did not attack the town.", "attack", "negated"),
        ("No one was killed in the town.", "killed", "negated"),
        ("Soldiers may attack the town.", "attack", "possible"),
        ("If soldiers attack the town, people will flee.", "attack", "hypothetical"),
        ("Soldiers attacked the town.", "attacked", None),
    ],
)
def test_the_verb_tells_its_status(
    parsed: Parsed, text: str, word: str, status: str | None
) -> None:
    syntax = parsed(text)
    assert governed(Wording(syntax), syntax.words.index(word)).status == status


def test_things_and_titles_name_no_happening(parsed: Parsed) -> None:
    syntax = parsed("Defence Minister Ada Roe left the prison after the attack.")
    names = {w for i, w in enumerate(syntax.words) if may_name_happening(syntax, i)}
    assert {"attack", "left"} <= names
    assert not names & {"minister", "prison", "ada", "roe"}


def test_a_phrase_has_the_whole_of_its_quantity(parsed: Parsed) -> None:
    text = "They said that as many as 30 members were expelled."
    syntax = parsed(text)
    span = phrase_span(syntax, syntax.words.index("members"), None)
    assert text[span.start : span.end] == "as many as 30 members"
