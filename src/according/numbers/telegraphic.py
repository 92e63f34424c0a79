"""What stands right before and after a number, for headlines and other words hard to parse."""

from spacy.tokens import Token

from according.numbers.phrases import Counted, is_broken_off, is_people
from according.numbers.verbs import Fate
from according.numbers.vocabulary import Vocabulary

_AHEAD = 9
_BEHIND = 3
_HELPING = frozenset(
    {"was", "were", "is", "are", "have", "has", "had", "been", "being", "be", "left", "reported",
     "reportedly", "also", "later", "now", "confirmed", "feared", "believed", "still", "then"}
)  # fmt: skip
_PASSED = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "ADV", "AUX", "PRON"})
_FINITE = frozenset({"VBD", "VBP", "VBN", "VB"})
_PART = frozenset({"VBN", "VBD", "JJ"})


def fate_ahead(words: Vocabulary, one: Counted) -> Fate | None:
    """Read "3 dead", "12 people wounded in …", "two of them fatally"."""
    token = one.last
    helped = people = False
    for _ in range(_AHEAD):
        if token.i + 1 >= len(token.doc):
            return None
        token = token.nbor()
        if token.is_sent_start and not is_broken_off(token):
            return None
        if token.is_space:
            continue
        fate = _said_by(words, token)
        if fate is not None:
            return fate
        stops = token.pos_ not in _PASSED and token.lower_ not in ("-", "of")
        thing = people and words.is_thing(token)
        if token.lower_ in _HELPING:
            helped = True
        elif token.lower_ == "of" and not helped:
            people = True
        elif stops or thing or token.lower_ == "of":
            return None
        people = people or is_people(words, token)
    return None


def _said_by(words: Vocabulary, token: Token) -> Fate | None:
    """Return what a word after a number says became of so many."""
    lower, lemma = token.lower_, token.lemma_.lower()
    if lower in words.shot["fatally"] and lower != "dead":
        return Fate("killed", token)
    if lower in words.kinds.adjectives and not _attributive(token):
        return Fate(words.kinds.adjectives[lower], token)
    kind = words.kinds.objects.get(lemma)
    if kind and token.tag_ in _PART and not _has_object(token):
        return _and_then(words, token) or Fate(kind, token, open=lemma in words.shot["open"])
    if lemma in words.kinds.subjects and token.tag_ in _FINITE:
        return Fate(words.kinds.subjects[lemma], token)
    return None


def _and_then(words: Vocabulary, verb: Token) -> Fate | None:
    """Read "shot and killed", "shot dead"."""
    for token in verb.doc[verb.i + 1 : verb.i + 3]:
        if token.lower_ in words.kinds.adjectives:
            return Fate(words.kinds.adjectives[token.lower_], token)
        kind = words.kinds.objects.get(token.lemma_.lower())
        if kind and token.tag_ in _PART:
            return Fate(kind, token)
        if token.lower_ != "and":
            return None
    return None


def fate_behind(words: Vocabulary, one: Counted) -> Fate | None:
    """Read "killing 3", "wounds 12", where the parse does not join them."""
    start = one.last.doc.char_span(*one.quantity.span, alignment_mode="expand")
    if start is None or start[0].i == 0 or start[0].is_sent_start:
        return None
    token = start[0].nbor(-1)
    lemma = token.lemma_.lower()
    kind = words.kinds.objects.get(lemma)
    if kind is None or token.tag_ in ("NN", "NNS", "JJ"):
        return None
    if one.noun is not None and words.is_thing(one.noun):
        return None
    return Fate(kind, token, open=lemma in words.shot["open"])


def _attributive(token: Token) -> bool:
    return token.dep_ == "amod" and token.head.i > token.i


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "dative") for child in verb.rights)
