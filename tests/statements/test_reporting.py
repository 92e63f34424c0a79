"""Cues that report nothing: deeds, careers, finds, names; on words tagged by hand."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from according.model import Span, words
from according.statements.draft import Draft
from according.statements.reporting import reports, without_addressee

NLP = English()
LEMMAS = {
    "shelled": "shell", "shot": "shoot", "said": "say", "attacked": "attack", "was": "be",
    "appointed": "appoint", "had": "have", "discovered": "discover", "known": "know",
    "is": "be", "charged": "charge", "securing": "secure", "killing": "kill", "has": "have",
    "troops": "troop", "named": "name", "found": "find", "were": "be",
}  # fmt: skip
TAGS = {
    "appointed": "VBN", "known": "VBN", "charged": "VBN", "securing": "VBG", "killing": "VBG",
    "discovered": "VBN", "named": "VBN",
}  # fmt: skip
VERBS = {*LEMMAS} - {"was", "had", "is", "has", "troops", "were"}
AUXILIARIES = {"was", "had", "is", "has", "will", "must", "were"}
NOUNS = {"town", "bridge", "bill", "weapon", "troops", "report", "convoy"}

CASES = [
    ("Rebels", "shelled", "the town", False),
    ("Lund", "shot back", "that nobody had asked", True),
    ("Lund", "shot", "“a word” at him", True),
    ("troops", "attacked", "the bridge", False),
    ("Lund", "attacked", "the bill", True),
    ("troops", "attacked", "the bridge for the radio's reports", True),
    ("", "was appointed", "Rao to lead the force", False),
    ("Rao", "had appointed", "Lund to lead the force", True),
    ("", "was discovered", "weapon", False),
    ("", "was discovered", "that nobody lived there", True),
    ("", "also known", "as Abu Omar", False),
    ("they", "known", "that it would rain", True),
    ("", "is charged", "with securing the town", False),
    ("", "is charged", "with killing a man", True),
    ("Rao", "will", "the road to the sea", False),
    ("Rao", "is against", "the road to the sea", True),
    ("Rao", "is", "of the opinion that it will rain", True),
    ("Rao", "said", "the town was quiet", True),
    ("a report", "found", "weapon", True),
]


def made(source: str, cue: str, content: str) -> tuple[Doc, Draft]:
    text = " ".join(filter(None, (source, cue, content)))
    doc = NLP(text)
    at = text.index(cue)
    for token in doc:
        token.lemma_ = LEMMAS.get(token.lower_, token.lower_)
        token.pos_ = "VERB" if token.lower_ in VERBS else "X"
        token.pos_ = "AUX" if token.lower_ in AUXILIARIES else token.pos_
        token.pos_ = "NOUN" if token.lower_ in NOUNS else token.pos_
        token.tag_ = TAGS.get(token.lower_, "")
        token.dep_ = "dobj" if token.pos_ == "NOUN" else "dep"
        last = len(source.split()) - 1
        token.head = doc[last if token.i <= last else len(f"{source} {cue}".split()) - 1]
    begins = len(text) - len(content)
    draft = Draft(
        source=(Span(0, len(source)),) if source else (),
        cue=(Span(at, at + len(cue)),),
        content=(Span(begins, len(text)),),
        confidence=0.6,
    )
    return doc, draft


@pytest.mark.parametrize(("source", "cue", "content", "told"), CASES)
def test_only_what_may_be_words_reports(source: str, cue: str, content: str, told: bool) -> None:  # noqa: FBT001
    doc, draft = made(source, cue, content)
    assert reports(doc, doc.text, draft, inner=False) is told


def test_inside_another_a_cue_needs_a_full_word() -> None:
    doc, draft = made("Rao", "is against", "the road to the sea")
    assert reports(doc, doc.text, draft, inner=False)
    assert not reports(doc, doc.text, draft, inner=True)


PASSIVES = [
    ("Villagers", "were told", "that it was over", "", "that it was over"),
    ("Villagers", "were accused", "of theft", "", "Villagers of theft"),
    ("Villagers", "were quoted", "as saying so", "Villagers", "as saying so"),
]


@pytest.mark.parametrize(("subject", "cue", "content", "source", "said"), PASSIVES)
def test_who_is_spoken_to_does_not_speak(
    subject: str, cue: str, content: str, source: str, said: str
) -> None:
    doc, draft = made(subject, cue, content)
    doc[0].dep_, doc[0].head = "nsubjpass", doc[2]
    doc[2].lemma_, doc[2].tag_ = {"told": "tell", "accused": "accuse"}.get(doc[2].text, ""), "VBN"
    bare = without_addressee(doc, draft)
    text = f"{subject} {cue} {content}"
    assert words(text, bare.source) == source
    assert words(text, bare.content).replace(" … ", " ") == said
