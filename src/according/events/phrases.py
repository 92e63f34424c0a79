"""Phrases that may take part in a happening."""

from according.language import Syntax

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_ALONE = frozenset({"NUM", "ADJ", "DET", "X"})
"""Words that stand for somebody where they head a phrase: "dozens", "the injured", "this"."""
_HEADING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "attr", "poss"})
_INSIDE = frozenset({"compound", "nmod", "nummod", "det", "amod", "quantmod", "npadvmod"})
_NAMES = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC"})


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
