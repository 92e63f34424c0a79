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
    "deny": "deny", "rejected": "reject", "dismissed": "dismiss",
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
    ("told", "to leave the square", "demand"),
    ("told", "to the BBC", "assert"),
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
    ("withdrew", "her accusation", "retract"),
    ("withdrew", "its support for the festival", "assert"),
    ("declined", "to comment on the letter", "decline_to_comment"),
    ("did not deny", "the visit", "assert"),
    ("have agreed", "to meet on Friday", "assert"),
    ("have agreed to", "a deal on water", "assert"),
    ("has been agreed", "a truce", "assert"),
    ("agreed", "that the road was unsafe", "confirm"),
    ("rejected", "the proposal", "assert"),
    ("rejected", "reports of talks", "deny"),
    ("dismissed", "news of the talks as an invention", "deny"),
    ("insisted", "that no money had changed hands", "deny"),
    ("insisted", "that it would not pay", "promise"),
    ("maintains", "that no more than forty came", "assert"),
    ("said", "she had never met the man", "deny"),
    ("said", "she had never seen such a flood", "assert"),
    ("said", "“They killed my brother.”", "assert"),
    ("said", "“We shelled the airport.”", "claim_responsibility"),
    ("said", "they had killed his brother", "assert"),
    ("said", "the army had used cluster bombs", "accuse"),
    ("said", "the army had not violated the truce", "assert"),
    ("said", "rebels had violated the truce", "accuse"),
    ("said", "soldiers beat protesters near the bridge", "accuse"),
    ("said", "the blast killed many children", "assert"),
    ("said", "it was the rebels who opened fire first", "accuse"),
    ("swore", "that the killers would pay with blood", "threaten"),
    ("said", "the town would pay for the burials", "assert"),
    ("warned", "that any attack would be answered", "threaten"),
    ("said", "its clinics would reopen on Monday", "promise"),
    ("has not yet mentioned", "what he wants", "decline_to_comment"),
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


@pytest.mark.parametrize(
    ("source", "content", "act"),
    [
        ("The group", "they had killed the governor", "claim_responsibility"),
        ("A resident", "they had killed the governor", "assert"),
        ("The mayor", "militants had shelled a school", "accuse"),
        ("Police", "militants had shelled a school", "assert"),
    ],
)
def test_onlookers_neither_accuse_nor_own_up(source: str, content: str, act: str) -> None:
    text = f"{source} said {content}"
    at = len(source) + 1
    cue, told = (Span(at, at + 4),), (Span(at + 5, len(text)),)
    assert act_of(NLP(text), text, cue, told, (Span(0, len(source)),)) == act


@pytest.mark.parametrize(("subject", "act"), [("parties", "assert"), ("judges", "confirm")])
def test_sides_agree_with_one_another(subject: str, act: str) -> None:
    doc = Doc(
        NLP.vocab,
        ["The", subject, "agreed", "that", "work", "remains"],
        lemmas=["the", "party" if act == "assert" else "judge", "agree", "that", "work", "remain"],
        pos=["DET", "NOUN", "VERB", "SCONJ", "NOUN", "VERB"],
        tags=["DT", "NNS", "VBD", "IN", "NN", "VBZ"],
        heads=[1, 2, 2, 5, 5, 2],
        deps=["det", "nsubj", "ROOT", "mark", "nsubj", "ccomp"],
    )
    at = doc[2].idx
    assert act_of(doc, doc.text, (Span(at, at + 6),), (Span(at + 7, len(doc.text)),)) == act
