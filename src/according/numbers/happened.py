"""Whether what a verb tells is told as having happened."""

from spacy.tokens import Token

from according.numbers.vocabulary import Vocabulary

_DEPTH = 5
_CLIMB = 3
_CARRIED = frozenset({"conj", "xcomp", "advcl", "ccomp", "acl", "pcomp"})
_MARKS = frozenset({"mark", "advmod"})


def happened(words: Vocabulary, verb: Token, *, none: bool = False) -> bool:
    """Tell whether a verb is neither denied, nor possible, planned or a condition.

    Args:
        words: the vocabulary.
        verb: a verb, or a noun for a deed.
        none: the number is none at all, so that a helping "not" says nothing new.
    """
    for _ in range(_DEPTH):
        if not _told(words, verb, none=none):
            return False
        if verb.dep_ not in _CARRIED or verb.head.i == verb.i:
            return True
        above = verb.head
        if above.lemma_.lower() in words.unreal["averted"] and verb.dep_ in (
            "xcomp",
            "pcomp",
            "acl",
        ):
            return False
        if verb.dep_ == "ccomp" or (verb.dep_ in ("conj", "advcl") and _has_own(verb)):
            return verb.dep_ != "ccomp" or not _conditional(words, above)
        if verb.dep_ in ("acl", "pcomp", "ccomp"):
            return True
        verb = above
    return True


def brought_about(words: Vocabulary, deed: Token) -> bool:
    """Tell whether a deed told of by a noun was not averted, and what would cause it happened."""
    above = deed
    for _ in range(_CLIMB):
        if above.dep_ not in ("dobj", "pobj", "prep") or above.head.i == above.i:
            return True
        above = above.head
        if above.pos_ != "VERB":
            continue
        if above.lemma_ in words.unreal["averted"]:
            return False
        return above.lemma_ not in words.unreal["causing"] or happened(words, above)
    return True


def _told(words: Vocabulary, verb: Token, *, none: bool) -> bool:
    helping = [
        child for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg", "mark", "advmod")
    ]
    said = {child.lower_ for child in helping}
    if not none and any(child.dep_ == "neg" for child in helping):
        return False
    modal = {child.lower_ for child in helping if child.dep_ == "aux"} & words.unreal["helping"]
    if modal and not ("have" in said and modal <= words.unreal["likely"]):
        return False
    if any(child.dep_ in _MARKS and child.lower_ in words.unreal["markers"] for child in helping):
        return False
    if "to" in said and "have" not in said and verb.tag_ == "VB":
        return verb.head.lemma_.lower() in words.unreal["really"]
    return not any(child.lower_ in words.unreal["undone"] for child in verb.lefts)


def _conditional(words: Vocabulary, verb: Token) -> bool:
    return any(
        child.dep_ in _MARKS and child.lower_ in words.unreal["markers"] for child in verb.lefts
    )


def _has_own(verb: Token) -> bool:
    """Tell whether a verb has a subject or helping verb of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in verb.lefts)
