"""Whether the words around a time tell of what was or of what is to come."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from according.times.choose import Tense
from according.times.grammar.words import Words

_HAVE = frozenset({"have", "has", "had", "'ve", "’ve"})
_IS_TO = frozenset({"be", "go"})
"""Lemmas before an infinitive of what is to come: "is to leave", "is going to leave"."""
_FARTHEST = 10
"""Most steps up the parse from a time to its verb."""


def tense_of(tokens: Tokens, words: Words) -> Tense | None:
    """Return the tense of the clause that a time stands in; none: it does not show.

    Args:
        tokens: the tokens of the time.
        words: the lists, of which those of words that point ahead are used.
    """
    if not tokens.doc.has_annotation("DEP"):
        return None  # spaCy (3.8) reads beyond its memory for the children of unparsed tokens
    node = tokens.root
    if node.head.lower_ == "of" and node.head.head.lower_ == "ahead":
        return "future"
    if any(child.dep_ == "case" for child in node.children):
        return None  # "around Wednesday's ruling": the verb tells nothing of Wednesday
    for _ in range(_FARTHEST):
        if node.head == node:
            break
        node = node.head
        if node.lemma_.lower() in words.ahead and node.tag_ not in ("VBD", "VBZ", "VBP"):
            had = any(child.lower_ in ("had", "was", "were") for child in node.children)
            return None if had else "future"
        if node.pos_ in ("VERB", "AUX"):
            found = _of_verb(node, words)
            if _is_told(node, found):
                return found
    if node.pos_ in ("VERB", "AUX"):
        return _of_verb(node, words)
    return None


def _is_told(verb: Token, tense: Tense | None) -> bool:
    """Tell whether a verb's form settles the tense, or that of the verb above it does.

    In "they kept the crowd from entering the hall on Friday" it is "kept".
    """
    if tense is None:
        return verb.tag_ not in ("VB", "VBG", "VBN")
    return verb.dep_ != "pcomp" or tense != "present"


def _of_verb(verb: Token, lists: Words) -> Tense | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    perfect = not words.isdisjoint(_HAVE)
    if verb.lemma_.lower() in lists.moved:
        return "future"
    if words & lists.modals and "have" not in words:
        return "future"
    if perfect:
        return "past"
    if any(child.tag_ == "VBD" for child in helpers):
        return "future" if "to" in words or verb.lemma_ in lists.ahead else "past"
    if "to" in words and verb.tag_ != "VBD":
        return _of_purpose(verb, lists)
    return _by_form(verb, lists)


def _of_purpose(verb: Token, lists: Words) -> Tense | None:
    """Return the tense of "to leave": ahead after "plan to", but not after "had planned to"."""
    head = verb.head
    if head == verb or (head.lemma_.lower() not in lists.ahead and head.lemma_ not in _IS_TO):
        return None
    return "past" if any(child.lower_ == "had" for child in head.children) else "future"


def _by_form(verb: Token, lists: Words) -> Tense | None:
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN":
        return "future" if verb.lemma_.lower() in lists.ahead else "past"
    return "present" if verb.tag_ in ("VBG", "VBZ", "VBP") else None
