"""Tolls: "the death toll rose to 40", "bringing the number of arrests to 12"."""

from spacy.tokens import Token

from according.numbers.verbs import Fate
from according.numbers.vocabulary import Vocabulary

_TO = frozenset({"to", "at", "of", "past"})
_ATTRIBUTES = frozenset({"dobj", "attr", "oprd", "npadvmod", "acomp"})


def toll_of(words: Vocabulary, number: Token) -> Fate | None:
    """Return what a number is the toll of; none where it is no toll."""
    verb = number.head
    if number.dep_ == "pobj" and verb.lower_ in _TO:
        if verb.lower_ == "of" and verb.head.lemma_.lower() == "toll":
            return _counted(words, verb.head)
        verb = verb.head
    elif number.dep_ not in _ATTRIBUTES:
        return None
    if verb.lemma_.lower() not in words.phrases["reach"]:
        return None
    for token in verb.subtree:
        if token.lemma_.lower() in words.phrases["toll"] and token.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
        ):
            return _counted(words, token)
    return None


def _counted(words: Vocabulary, toll: Token) -> Fate | None:
    for token in toll.subtree:
        for word in (token.lower_, token.lemma_.lower()):
            if word in words.tolls:
                return Fate(words.tolls[word], toll)
            kind = words.kinds.objects.get(word)
            if kind is not None and token.i != toll.i:
                return Fate(kind, toll, open=word in words.shot["open"])
    return Fate("killed", toll) if toll.lemma_ == "toll" else None
