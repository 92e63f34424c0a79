"""Applying the rules from memory changes no attribute of any token."""

import json
from itertools import pairwise
from pathlib import Path

import numpy
import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

from according.language import Pipeline, attributes, lemmas
from according.language.abbreviations import keep_titles
from according.language.attributes import AttributeRules
from according.language.lemmas import Lemmas
from according.model import Document, Paragraph, Span

REPORTS = Path(__file__).resolve().parents[2] / "examples" / "gold" / "reports.jsonl"
ATTRIBUTES = (
    *("ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START"),
    *("ENT_IOB", "ENT_TYPE", "ENT_ID", "ENT_KB_ID", "NORM", "LOWER"),
)
ODD = [
    "",
    " ",
    "\n\n \t\n",
    "I'm gonna go, you gotta stay, let's see; C'mon, y'all, 'nuff said.",
    "Ain't it so? It ain’t. They ai n't here, she isnt, he doesn’t, we can't, won't, shan't.",
    "LET'S GO. Gonna rain? There's a man; there 's hope, there is, There are, there were.",
    "There let 's got ta gon na y all ai nt expl there there is is let let 's 's gon gon na na.",
    "Nothin' doin', goin' nowhere, nuthin', somethin' for 'em, the ol' mill, they'll.",
    "I'd said I'd go; you told me it gave it to you. Who's it? Whose is it? That that is, is.",
    "She had had it, did do it, does have it; they've been being seen. Got it? He gets it.",
    "An article \u00a0 with\u2003spaces\u200b and \ufeff marks …\n\n“Quoted,” ‘said’ «il» 『他』.",
    "Жители города сказали: \u202aнет\u202c. 東京で \u0661\u0662 people. Straße, İstanbul, ﬁve.",
    "👩‍👩‍👧 said e\u0301te\u0301 on 3.5% of #tags at http://x.org/?a=b & me@x.org $5 -- (sic) /",
    "\ud7ff \x00 \x07 \U0001f9ff \U000e0001 a\u0300\u0301\u0302 ” ’ ' \" `` '' -LRB- _SP",
]


def example_texts() -> list[str]:
    return [json.loads(line)["text"] for line in REPORTS.read_text(encoding="utf-8").splitlines()]


def document(text: str) -> Document:
    """Make a document of any text, the empty one too, with a paragraph to each line."""
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n"), len(text) + 1]
    spans = [Span(start, end - 1) for start, end in pairwise(starts) if end - 1 > start]
    return Document(id="x", text=text, paragraphs=tuple(Paragraph(span) for span in spans))


def assert_same(ours: Doc, theirs: Doc) -> None:
    """Compare every attribute of every token, as numbers and as the strings they stand for."""
    given, wanted = (doc.to_array(list(ATTRIBUTES)) for doc in (ours, theirs))
    for column, name in enumerate(ATTRIBUTES):
        assert numpy.array_equal(given[:, column], wanted[:, column]), name
    for token, twin in zip(ours, theirs, strict=True):
        assert (token.pos_, str(token.morph), token.lemma_, token.tag_, token.dep_) == (
            twin.pos_,
            str(twin.morph),
            twin.lemma_,
            twin.tag_,
            twin.dep_,
        )
    assert [(e.start, e.end, e.label_) for e in ours.ents] == [
        (e.start, e.end, e.label_) for e in theirs.ents
    ]


def assert_parsed_alike(pipeline: Pipeline, untouched: Language, documents: list[Document]) -> None:
    """Parse with spaCy's components in spaCy's order, from the same paragraphs, and compare."""
    given = []
    for one in documents:
        tokens = untouched.make_doc(one.text)
        keep_titles(tokens)
        for paragraph in one.paragraphs:
            first = tokens.char_span(*paragraph.span, alignment_mode="expand")
            if first is not None:
                first[0].is_sent_start = True
        given.append(tokens)
    theirs = untouched.pipe(given, batch_size=16)
    for (_, doc), twin in zip(pipeline.parse(documents), theirs, strict=True):
        assert_same(doc, twin)


def test_every_attribute_is_spacys(pipeline: Pipeline, untouched: Language) -> None:
    documents = [document(text) for text in [*ODD, *example_texts()]]
    assert_parsed_alike(pipeline, untouched, documents)
    assert_parsed_alike(pipeline, untouched, documents)


def test_a_full_memory_starts_afresh(
    pipeline: Pipeline, untouched: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attributes, "_MOST", 3)
    monkeypatch.setattr(lemmas, "_MOST", 3)
    small = Pipeline(pipeline._nlp)
    assert_parsed_alike(small, untouched, [document(text) for text in ODD])
    assert len(small._lemmas._known) <= 3
    assert len(small._attributes._learned) <= 3
    assert len(small._attributes._words._known) <= 3


def tagged(untouched: Language, tokens: list[tuple[str, str, str]]) -> Doc:
    words, tags, deps = zip(*tokens, strict=True)
    return Doc(untouched.vocab, list(words), tags=list(tags), deps=list(deps))


@pytest.mark.parametrize(
    "tokens",
    [
        [("there", "EX", "expl"), ("'s", "VBZ", "ROOT"), ("gon", "VBG", "x"), ("na", "TO", "aux")],
        [("let", "VB", "expl"), ("'s", "VBZ", "expl"), ("was", "VBD", "aux")],
        [("ai", "VBZ", "expl"), ("n't", "RB", "neg"), ("y", "PRP", "expl"), ("all", "DT", "det")],
        [("\n", "_SP", "expl"), ("is", "VBZ", "ROOT")],
        [("gon", "VBG", "ROOT")],
        [("word", "_SP", "dep"), (" ", "NN", "dep"), ("to", "TO", "aux")],
    ],
)
def test_rules_over_two_tokens(untouched: Language, tokens: list[tuple[str, str, str]]) -> None:
    ruler = untouched.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ours = tagged(untouched, tokens)
    AttributeRules(ruler).set_on(ours)
    assert_same(ours, ruler(tagged(untouched, tokens)))


@pytest.mark.parametrize(
    ("pattern", "attrs", "index"),
    [
        ([{"ORTH": "Us"}], {"POS": "PRON"}, 0),
        ([{"LOWER": {"FUZZY": "us"}}], {"POS": "PRON"}, 0),
        ([{"LOWER": "us", "OP": "+"}], {"POS": "PRON"}, 0),
        ([{"TAG": "NN"}, {"TAG": "NN"}, {"TAG": "NN"}], {"POS": "NOUN"}, 0),
        ([{"TAG": "NN"}], {"NORM": "x"}, 0),
        ([{"TAG": "NN"}, {"TAG": "VB"}], {"POS": "NOUN"}, -1),
    ],
)
def test_refuses_rules_it_could_not_remember(
    untouched: Language, pattern: list[dict], attrs: dict, index: int
) -> None:
    ruler = AttributeRuler(untouched.vocab)
    ruler.add([pattern], attrs, index)
    with pytest.raises(ValueError, match="remembered"):
        AttributeRules(ruler)


def test_refuses_a_lemmatizer_that_overwrites(untouched: Language) -> None:
    with pytest.raises(ValueError, match="rule lemmatizer"):
        Lemmas(Lemmatizer(untouched.vocab, None, mode="rule", overwrite=True))
