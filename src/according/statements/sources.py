"""What kind of source a noun phrase names, told from its head and its names."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from according import lexicon
from according.model import SourceKind, Spans, Unnamed

_PRONOUNS = frozenset({"PRON", "DET"})
_SHORT_NAME = 2
"""A proper noun of so few words that spaCy has no label for is likelier a person than a body."""
_NAMED_BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})


def describe_source(doc: Doc, source: Spans) -> tuple[SourceKind | None, Unnamed | None]:
    """Return the kind of source, and for one that is not named what is said of it.

    A pronoun's kind stays open: it depends on whom it stands for.
    """
    phrase = doc.char_span(*source[0], alignment_mode="expand") if source else None
    if phrase is None:
        return None, None
    head = phrase.root
    if head.pos_ in _PRONOUNS and head.ent_type_ == "":
        return None, None
    words = lexicon.table("sources")
    lemma = head.lemma_.lower()
    if _is_media(phrase.text, head, words):
        return "media", None
    if _names_person(phrase, head):
        return "named_person", None
    if lemma in words["documents"] or head.lower_ in words["documents"]:
        return "document", None
    if head.pos_ == "PROPN" or any(t.ent_type_ == "ORG" for t in _name_tokens(head)):
        person = head.ent_type_ == "" and head.tag_ == "NNP" and len(phrase) <= _SHORT_NAME
        return ("named_person" if person else "named_organisation"), None
    if lemma in words["people"] or head.lower_ in words["people"]:
        return "unnamed", _unnamed(head)
    bodies = lexicon.table("roles")["bodies"]
    if lemma in words["offices"] or (lemma in bodies and head.tag_ == "NN" and _has_name(head)):
        return "named_organisation", None
    return "unnamed", _unnamed(head)


def _names_person(phrase: Tokens, head: Token) -> bool:
    """Tell whether the words before the first comma name a person, who owns nothing there."""
    if any(token.ent_type_ == "PERSON" for token in _name_tokens(head)):
        return True
    for token in phrase:
        if token.text == ",":
            return False
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        owner = after is not None and after.tag_ == "POS"
        last = after is None or after.ent_iob_ != "I"
        if token.ent_type_ == "PERSON" and last:
            return not owner and token.dep_ != "pobj"
    return False


def _has_name(head: Token) -> bool:
    """Tell whether a body is named by what belongs to it: "the Syrian army", "Hamas’ committee"."""
    return any(token.ent_type_ in _NAMED_BODIES for token in head.subtree)


def _name_tokens(head: Token) -> list[Token]:
    """Return the head and what names it: "spokesman Ismail Radwan", "Radwan, a spokesman"."""
    naming = [c for c in head.children if c.dep_ in ("appos", "compound", "flat")]
    return [head, *naming]


def _is_media(phrase: str, head: Token, words: dict[str, list[str]]) -> bool:
    if head.lower_ in words["media"] and head.pos_ == "NOUN":
        return True
    bare = phrase.removeprefix("The ").removeprefix("the ")
    return bare in words["media_names"] or (
        head.pos_ == "PROPN"
        and head.ent_type_ != "PERSON"
        and head.text in words["media_name_parts"]
    )


def _unnamed(head: Token) -> Unnamed:
    modifiers = [c for c in head.children if c.dep_ in ("compound", "amod", "nmod", "poss")]
    affiliated = [t for t in modifiers if t.ent_type_ in _NAMED_BODIES or t.pos_ == "PROPN"]
    numbers = [c.text for c in head.children if c.dep_ == "nummod"]
    count = _count(head, numbers)
    affiliation = " ".join(token.text for token in affiliated) or None
    return Unnamed(class_=head.lemma_.lower(), affiliation=affiliation, count=count)


def _count(head: Token, numbers: list[str]) -> int | None:
    if numbers:
        small = lexicon.table("numbers")["small"]
        word = numbers[0].lower()
        return int(word) if word.isdecimal() else small.get(word)
    return (
        1
        if head.tag_ == "NN" and any(c.lower_ in ("a", "an", "one") for c in head.children)
        else None
    )
