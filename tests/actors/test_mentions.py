"""Mentions: which words head one, and where it begins and ends."""

import re
from collections.abc import Callable

import numpy as np
import pytest

from according.actors.mentions import Mention, find_mentions
from according.encoder import EVENTS, KINDS, MODES, STATUSES, Encoder, Pieces
from according.ingest import document_from_text
from according.language import Pipeline, head_of, syntax_of

from .invented import Parsed

pytestmark = pytest.mark.model

BORDERS = [
    ("The {o:Harbour Board} left.", "Harbour Board"),
    ("The {o:Harbour Board}'s clerk left.", "Harbour Board"),
    ("{l:Karsale}’s mayor left.", "Karsale"),
    ("Karsale’s {p:mayor} left.", "Karsale’s mayor"),
    ("The {p:commander} of the Northern Brigade left.", "The commander of the Northern Brigade"),
    ("The {p:mayor}, who lives in Karsale, left.", "The mayor"),
    ("The {p:mayor} — a friend of Voss — left.", "The mayor"),
    ("Colonel {p:Idris Wendo} left.", "Colonel Idris Wendo"),
    ("{p:Mara Voss}, 34, left.", "Mara Voss"),
    ("{p:Mara Voss} of the Harbour Board left.", "Mara Voss"),
    ("{p:Mara Voss} and Tomas Brenk left.", "Mara Voss"),
    ("The {o:Alliance} in Karsale opened.", "Alliance"),
    ("The {o:Harbour Board} (HB) opened.", "Harbour Board"),
    ("Two {p:gunmen} of the militia fled.", "Two gunmen of the militia"),
    ("The mayor {p:himself} left.", "himself"),
    ("Everyone saw {p:them} leave.", "them"),
    ("She took {p:her} brother along.", "her"),
    ("She took her {p:brother} along.", "her brother"),
    ("“The {p:mayor}” left.", "The mayor"),
]

REPORT = (
    "Idris Wendo, the mayor of Karsale, told the Harbour Board's clerk on Monday that he would "
    "close the bridge. “I have warned them twice,” Wendo said.\n\n"
    "The Board (HB) has 300 members – most of them in Karsale's old town – and its lawyers, who "
    'met on Sunday, said they were ready. "It is Wendo\'s bridge," one of the lawyers said.'
)


@pytest.mark.parametrize(("marked", "words"), BORDERS, ids=[row[0] for row in BORDERS])
def test_a_mention_ends_where_its_words_end(
    parsed: Callable[[str], Parsed], marked: str, words: str
) -> None:
    assert parsed(marked).said == [words]


def test_forms(parsed: Callable[[str], Parsed]) -> None:
    one = parsed(
        "{p:Mara Voss} told the {p:clerk} that {p:she} and {p:her} men, {p:who} came, left."
    )
    assert [m.form for m in one.mentions] == ["name", "nominal", "pronoun", "pronoun", "pronoun"]


def test_the_head_is_the_word_nearest_the_root(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("“The old commander of the Northern Brigade, Mara Voss, left,” he said.")

    def head(words: str) -> str | None:
        start = one.text.index(words)
        found = head_of(one.syntax, start, start + len(words))
        return None if found is None else one.syntax.words[found]

    assert head("The old commander of the Northern Brigade") == "commander"
    assert head("“The old commander") == "commander"
    assert head("Northern Brigade") == "brigade"
    assert head_of(one.syntax, len(one.text), len(one.text)) is None


@pytest.fixture(scope="module")
def report(pipeline: Pipeline, encoder: Encoder) -> list[tuple[Mention, str]]:
    document = document_from_text(REPORT)
    (_, parse), *_ = pipeline.parse([document])
    (seen,) = encoder.reader.read([document])
    return [(m, m.span.of(REPORT)) for m in find_mentions(syntax_of(parse), seen.pieces)]


def test_the_actors_of_a_report_are_found(report: list[tuple[Mention, str]]) -> None:
    said = {words for _, words in report}
    assert {"Idris Wendo", "the mayor of Karsale", "Karsale", "Harbour Board", "he"} <= said
    assert {"Wendo", "them", "they", "the lawyers"} <= said


def test_every_mention_is_words_of_the_text(report: list[tuple[Mention, str]]) -> None:
    heads = [m.head for m, _ in report]
    assert heads == sorted(set(heads))
    for one, words in report:
        assert one.span.fits(REPORT)
        assert words == words.strip(" \n.,;:()\"“”'’–—")
        assert 0 <= one.probability <= 1 + 1e-6
        assert one.kind in KINDS[1:]


def test_pronouns_are_one_word(report: list[tuple[Mention, str]]) -> None:
    pronouns = [words for m, words in report if m.form == "pronoun"]
    assert pronouns
    assert all(re.fullmatch(r"\w+", words) for words in pronouns)


def test_names_have_no_article_and_no_possessive(report: list[tuple[Mention, str]]) -> None:
    names = [words for m, words in report if m.form == "name"]
    assert names
    assert not [words for words in names if re.match(r"(the|a|an)\b", words, re.IGNORECASE)]
    assert not [words for words in names if re.search(r"['’]s?$", words)]


def unlikely(one: Parsed) -> Pieces:
    """What an encoder computes that takes no word of a text for a mention."""
    offsets = np.column_stack([one.syntax.starts, one.syntax.ends])
    kinds = np.eye(len(KINDS), dtype=np.float32)[np.zeros(len(offsets), dtype=np.int64)]
    widths = (64, len(EVENTS), len(STATUSES), len(MODES), 96)
    rest = (np.zeros((len(offsets), width), dtype=np.float32) for width in widths)
    return Pieces(offsets, kinds, *rest)


def test_what_is_needed_is_a_mention_whatever_the_encoder_says(
    parsed: Callable[[str], Parsed],
) -> None:
    one = parsed("The {p:mayor} left the {t:bridge}.")
    assert find_mentions(one.syntax, unlikely(one)) == []
    needed = [one.mentions[0].head]
    (found,) = find_mentions(one.syntax, unlikely(one), needed=needed)
    assert found.span.of(one.text) == "The mayor"


def test_a_word_inside_a_name_heads_no_mention(pipeline: Pipeline, encoder: Encoder) -> None:
    document = document_from_text("The Northern Harbour Board met Tomas Brenk on Monday.")
    (_, parse), *_ = pipeline.parse([document])
    (seen,) = encoder.reader.read([document])
    said = [m.span.of(document.text) for m in find_mentions(syntax_of(parse), seen.pieces)]
    assert {"Northern Harbour Board", "Tomas Brenk"} <= set(said)
    assert not {"Northern", "Harbour", "Tomas"} & set(said)


def test_a_name_does_not_end_on_a_preposition(parsed: Callable[[str], Parsed]) -> None:
    (words,) = parsed("The {o:Alliance of Ferrymen} for Karsale opened.").said
    assert words.split()[-1] != "for"


def test_a_wrapped_line_is_no_part_of_a_name(parsed: Callable[[str], Parsed]) -> None:
    (words,) = parsed("{p:Idris}\nWendo said he was ill.").said
    assert words == words.strip()


def test_a_ministry_of_two_things_is_one_name(parsed: Callable[[str], Parsed]) -> None:
    assert parsed("The {o:Ministry} of Ports and Ferries opened.").said == [
        "Ministry of Ports and Ferries"
    ]
