"""Acts told from cue and content, on tokens tagged by hand."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from according.model import Span
from according.statements.acts import act_of

NLP = English()
LEMMAS = {
    "denied": "deny", "said": "say", "asked": "ask", "vowed": "vow", "accused": "accuse",
    "claimed": "claim", "told": "tell", "was": "be", "declined": "decline", "thinks": "think",
    "doubts": "doubt", "retracted": "retract", "threatened": "threaten", "confirmed": "confirm",
    "did": "do", "urged": "urge", "agreed": "agree", "called": "call", "stood": "stand",
    "deny": "deny",
}  # fmt: skip
VERBS = {*LEMMAS, "comment", "say"}
NOUNS = {"allegation", "promise", "denial"}

CASES = [
    ("said", "that the road was closed", "assert"),
    ("", "“The road is closed.”", "assert"),
    ("denied", "the claim", "deny"),
    ("said", "the report was baseless", "deny"),
    ("said", "“This is a lie. We had no part in it.”", "deny"),
    ("confirmed", "the arrests", "confirm"),
    ("said", "he was absolutely right", "confirm"),
    ("asked", "whether the bridge would hold", "ask"),
    ("was asked", "about the fire", "ask"),
    ("said", "“Who gave the order?”", "ask"),
    ("asked", "for calm", "demand"),
    ("told", "to leave the square", "assert"),
    ("urged", "both sides to talk", "demand"),
    ("told them to", "leave the square", "demand"),
    ("vowed", "to rebuild the school", "promise"),
    ("promise", "of a new road", "promise"),
    ("accused", "the army of firing first", "accuse"),
    ("allegation", "that votes were bought", "accuse"),
    ("claimed responsibility", "for the blast", "claim_responsibility"),
    ("claimed", "the attack on the market", "claim_responsibility"),
    ("said", "its fighters had ambushed the convoy", "claim_responsibility"),
    ("threatened", "to close the border", "threaten"),
    ("declined to comment", "on the arrests", "decline_to_comment"),
    ("did not say", "who was held", "decline_to_comment"),
    ("said", "“No comment.”", "decline_to_comment"),
    ("thinks", "the toll will rise", "believe"),
    ("doubts", "that it was arson", "doubt"),
    ("retracted", "its story", "retract"),
    ("declined", "to comment on the letter", "decline_to_comment"),
    ("did not deny", "the visit", "assert"),
    ("have agreed", "to meet on Friday", "assert"),
    ("denied", "the newspaper access to the file", "assert"),
    ("called", "the paper a forgery", "deny"),
    ("said", "there had been no such order", "deny"),
    ("stood by", "its report", "confirm"),
    ("claimed", "responsibility on Thursday for a bomb", "claim_responsibility"),
    ("said", "the share of calls on mobile lines had grown", "assert"),
]


def tagged(cue: str, content: str) -> tuple[Doc, tuple[Span, ...], tuple[Span, ...]]:
    text = f"{cue} {content}".strip()
    doc = NLP(text)
    for token in doc:
        token.lemma_ = LEMMAS.get(token.lower_, token.lower_)
        token.pos_ = "VERB" if token.lower_ in VERBS else "X"
        token.pos_ = "NOUN" if token.lower_ in NOUNS else token.pos_
    spans = (Span(0, len(cue)),) if cue else ()
    return doc, spans, (Span(len(text) - len(content), len(text)),)


def test_two_who_agree_confirm_nothing() -> None:
    words = ["Rao", "and", "Lund", "agreed", "that", "work", "remains"]
    doc = Doc(
        NLP.vocab,
        words,
        lemmas=["Rao", "and", "Lund", "agree", "that", "work", "remain"],
        pos=["PROPN", "CCONJ", "PROPN", "VERB", "SCONJ", "NOUN", "VERB"],
        heads=[3, 0, 0, 3, 6, 6, 3],
        deps=["nsubj", "cc", "conj", "ROOT", "mark", "nsubj", "ccomp"],
    )
    cue, content = (Span(13, 19),), (Span(20, len(doc.text)),)
    assert act_of(doc, doc.text, cue, content) == "assert"


@pytest.mark.parametrize(("cue", "content", "act"), CASES, ids=[f"{c[0]}|{c[1]}" for c in CASES])
def test_the_words_show_the_act(cue: str, content: str, act: str) -> None:
    doc, *spans = tagged(cue, content)
    assert act_of(doc, doc.text, *spans) == act
