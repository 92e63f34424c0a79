"""Which words may name a happening, and which phrases may take part in it."""

from according import lexicon
from according.language import Syntax
from according.model import Span

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_ALONE = frozenset({"NUM", "ADJ", "DET", "X"})
"""Words that stand for somebody where they head a phrase: "dozens", "the injured", "this"."""
_HEADING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "attr", "poss"})
_INSIDE = frozenset({"compound", "nmod", "nummod", "det", "amod", "quantmod", "npadvmod"})
_NAMES = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC"})
ANCHORS = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN", "X"})
"""Parts of speech of words that name happenings."""
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE", "TIME", "MONEY"})


def may_name_happening(syntax: Syntax, token: int) -> bool:
    """Tell whether a word can name a happening: no adverb, name of somebody, or thing.

    A title is a part of a name ("Defence Minister Ada Roe"), and a list has nouns of things and
    persons that happenings are told with: "prison", "video", "suspect".
    """
    if syntax.pos[token] not in ANCHORS:
        return False
    if syntax.pos[token] in ("VERB", "AUX"):
        return True
    if syntax.pos[token] == "PROPN" and syntax.entity[token] in _NAMED:
        return False
    if syntax.pos[token] == "NOUN" and syntax.entity[token] in ("DATE", "TIME", "MONEY"):
        return False
    return syntax.lemmas[token].lower() not in lexicon.entries("no_happenings")


def phrase_span(syntax: Syntax, token: int, named: Span | None, anchor: int = -1) -> Span:
    """Return the words of the phrase that a token heads, with article, title and quantity.

    Args:
        syntax: the parse.
        token: the head.
        named: the words of the mention that the token heads, where it heads one.
        anchor: the word of the happening, and what stands before it, are left out: "the deal
            that freed captured soldier Ada Roe" is of "captured soldier Ada Roe".
    """
    first, last = int(syntax.first[token]), int(syntax.last[token])
    if named is not None:
        inside = syntax.tokens(named)
        if first < inside[0] and not _is_plain(syntax, first, inside[0], token):
            first = inside[0]
        first, last = min(first, inside[0]), max(inside[1], token + 1)
    if first <= anchor < token:
        first = anchor + 1
    while first and first - 1 != anchor and _belongs_before(syntax, first):
        first -= 1
    return Span(int(syntax.starts[first]), int(syntax.ends[last - 1]))


def _is_plain(syntax: Syntax, first: int, last: int, head: int) -> bool:
    """Tell whether words before a mention are its own article, quantity or adjectives."""
    return all(
        int(syntax.heads[one]) >= first
        and syntax.dep[one] not in ("conj", "cc", "punct", "appos", "poss", "case")
        and one != head
        for one in range(first, last)
    )


def _belongs_before(syntax: Syntax, first: int) -> bool:
    """Tell whether the word before is the opening of a quantity: the "as" of "as many as 30"."""
    before, word = syntax.words[first - 1], syntax.words[first]
    return (before, word) in {
        ("as", "many"), ("as", "few"), ("at", "least"), ("at", "most"), ("up", "to"),
        ("more", "than"), ("fewer", "than"), ("less", "than"),
    }  # fmt: skip


def may_take_part(syntax: Syntax, token: int) -> bool:
    """Tell whether a token heads a phrase that can be who, whom or with what.

    Words inside another phrase may where they name somebody: "Syrian" in "Syrian air strikes".
    """
    dep, pos = syntax.dep[token], syntax.pos[token]
    if syntax.entity[token] in ("DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"):
        return False
    if dep in _INSIDE:
        name = syntax.names[token]
        if name is None or syntax.entity[token] not in _NAMES:
            return False
        head = int(syntax.heads[token])
        return not name[0] <= head < name[1]
    return pos in _NOUNS or (pos in _ALONE and dep in _HEADING)
