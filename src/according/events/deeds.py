"""Deeds told by a verb with another word: "opened fire", "was taken into custody"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from according import lexicon
from according.language import Syntax
from according.model import EventType

_REACH = 12
"""Most tokens between a verb and what stands with it."""
_ON = frozenset({"dobj", "nsubjpass", "prt", "prep", "pobj", "compound", "amod", "nmod", "advmod"})
"""Arcs from a verb down to what stands with it, and to a word inside that."""
_STEPS = 3

Deed = tuple[EventType, str]
"""A type and its mode."""


def told_deeds(syntax: Syntax) -> dict[int, Deed]:
    """Return, by the token that names it, what verbs tell together with another word.

    Each half alone is weak: of "opened" and "fire" an encoder may hold neither for a shooting. The
    pairs stand in ``lexicon/data/deeds.toml``.
    """
    found: dict[int, Deed] = {}
    verbs: dict[str, list[Mapping[str, Any]]] = {}
    for row in lexicon.table("deeds")["deed"]:
        for verb in row["verb"]:
            verbs.setdefault(verb, []).append(row)
    for token, lemma in enumerate(syntax.lemmas):
        for row in verbs.get(lemma.lower(), ()):
            anchor = _anchor(syntax, token, row)
            if anchor is not None:
                type_, mode = row["is"].split()
                found[anchor] = (type_, mode)
    return found


def _anchor(syntax: Syntax, verb: int, row: Mapping[str, Any]) -> int | None:
    """Return the token that names the deed, where the words beside the verb tell it."""
    if "before" in row:
        hyphen = verb > 1 and syntax.words[verb - 1] == "-"
        return verb if hyphen and syntax.words[verb - 2] in row["before"] else None
    if syntax.pos[verb] != "VERB":
        return None
    if "by" in row and not any(
        syntax.lemmas[one].lower() in row["by"] for one in _by(syntax, verb)
    ):
        return None
    if "with" not in row:
        return verb
    for other in _beside(syntax, verb):
        if syntax.lemmas[other].lower() in row["with"]:
            return verb if row["anchor"] == "verb" else other
    return None


def _by(syntax: Syntax, verb: int) -> Iterator[int]:
    """Yield the words that tell who or what does a deed: its subject, or what follows "by"."""
    for token in range(max(0, verb - _REACH), min(syntax.size, verb + _REACH + 1)):
        above = int(syntax.heads[token])
        by = syntax.dep[token] == "pobj" and syntax.dep[above] == "agent"
        if (syntax.dep[token] == "nsubj" and above == verb) or (by and syntax.heads[above] == verb):
            yield token


def _beside(syntax: Syntax, verb: int) -> Iterator[int]:
    """Yield the words that hang on a verb as what it is done with, and the word right after it.

    The word after it is taken whatever the parse: "opened fire Friday" has no object for it.
    """
    if verb + 1 < syntax.size and syntax.sentence[verb + 1] == syntax.sentence[verb]:
        yield verb + 1
    for token in range(max(0, verb - _REACH), min(syntax.size, verb + _REACH + 1)):
        if token != verb and verb in _above(syntax, token):
            yield token


def _above(syntax: Syntax, token: int) -> Sequence[int]:
    """Return what a token hangs on, as far as it is part of what a verb is done with."""
    found: list[int] = []
    while syntax.dep[token] in _ON and len(found) < _STEPS:
        token = int(syntax.heads[token])
        found.append(token)
    return found
