"""What the parse shows of a word that names a happening and a phrase that may take part in it."""

import numpy as np

from according.language import Bools, Floats, Ints, Syntax

_STEPS = 4
"""Steps of the tree that are followed up from each of the two words."""
_DEPS = (
    *("nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "poss", "amod", "compound", "appos"),
    *("conj", "xcomp", "ccomp", "advcl", "relcl", "acl", "pcomp", "dative", "attr", "csubj"),
    *("ROOT", "nmod", "parataxis", "nummod", "npadvmod"),
)
_PREPOSITIONS = (
    *("by", "of", "in", "on", "at", "to", "for", "from", "with", "against", "between", "over"),
    *("into", "after", "during", "near", "about", "among", "through", "under", "as"),
)
_ENTITIES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE", "CARDINAL")
_POS = ("NOUN", "PROPN", "PRON", "VERB", "ADJ", "NUM")
_FAR = (0, 1, 2, 3, 5, 8, 12, 20)
SHOWN = (
    2 * _STEPS * (len(_DEPS) + 1)
    + 2 * len(_PREPOSITIONS)
    + (_STEPS + 1) * (_STEPS + 1)
    + 1
    + len(_ENTITIES)
    + 2 * len(_POS)
    + 2 * len(_FAR)
    + 6
)
"""Features of a pair."""


class Tree:
    """The columns of a parse that pairs are described by, made once a report."""

    def __init__(self, syntax: Syntax):
        number = {name: i + 1 for i, name in enumerate(_DEPS)}
        self.dep = np.array([number.get(d, 0) for d in syntax.dep], dtype=np.int64)
        number = {name: i + 1 for i, name in enumerate(_PREPOSITIONS)}
        self.word = np.array([number.get(w, 0) for w in syntax.words], dtype=np.int64)
        number = {name: i + 1 for i, name in enumerate(_ENTITIES)}
        self.entity = np.array([number.get(e, 0) for e in syntax.entity], dtype=np.int64)
        number = {name: i + 1 for i, name in enumerate(_POS)}
        self.pos = np.array([number.get(p, 0) for p in syntax.pos], dtype=np.int64)
        above = [np.arange(syntax.size)]
        for _ in range(_STEPS):
            above.append(syntax.heads[above[-1]])
        self.above: Ints = np.column_stack(above) if syntax.size else np.zeros((0, _STEPS + 1), int)
        """(tokens, steps + 1): the token itself, its head, its head's head, …"""
        self.passive = np.zeros(syntax.size, dtype=bool)
        marks = [i for i, d in enumerate(syntax.dep) if d in ("nsubjpass", "auxpass", "agent")]
        self.passive[syntax.heads[marks]] = True
        self.relative = np.array([t in ("WP", "WDT", "WP$") for t in syntax.tag], dtype=bool)


def role_features(tree: Tree, anchors: Ints, phrases: Ints) -> Floats:
    """Describe pairs of an anchor and a phrase, by the tokens that head them: (pairs, SHOWN)."""
    a, b = tree.above[anchors], tree.above[phrases]
    met = a[:, :, None] == b[:, None, :]
    found = met.any(axis=(1, 2))
    steps = np.arange(_STEPS + 1)
    cost = np.where(met, steps[:, None] + steps[None, :], 99).reshape(len(met), (_STEPS + 1) ** 2)
    at = cost.argmin(axis=1)
    up, down = at // (_STEPS + 1), at % (_STEPS + 1)
    away = phrases - anchors
    columns = [
        *_path(tree, a, np.where(found, up, _STEPS)),
        *_path(tree, b, np.where(found, down, _STEPS)),
        _hot(tree.word[b[:, 1]], len(_PREPOSITIONS))[:, 1:],
        _hot(np.where(up > 0, tree.word[a[:, 1]], 0), len(_PREPOSITIONS))[:, 1:],
        _hot(np.where(found, at + 1, 0), (_STEPS + 1) ** 2),
        _hot(tree.entity[phrases], len(_ENTITIES))[:, 1:],
        _hot(tree.pos[anchors], len(_POS))[:, 1:],
        _hot(tree.pos[phrases], len(_POS))[:, 1:],
        np.stack([away >= far for far in _FAR], axis=1),
        np.stack([-away >= far for far in _FAR], axis=1),
        np.stack(_flags(tree, anchors, phrases, up, down), axis=1),
    ]
    shown: Floats = np.concatenate([c.astype(np.float32) for c in columns], axis=1)
    return shown


def _path(tree: Tree, above: Ints, steps: Ints) -> list[Floats]:
    """Return the labels of the arcs climbed, one block a step; a step not made is the first."""
    return [
        _hot(np.where(n < steps, tree.dep[above[:, n]] + 1, 0), len(_DEPS) + 1)[:, 1:]
        for n in range(_STEPS)
    ]


def _flags(tree: Tree, anchors: Ints, phrases: Ints, up: Ints, down: Ints) -> list[Bools]:
    return [
        tree.passive[anchors],
        tree.passive[anchors] & (down == 1) & (up == 0),
        tree.passive[tree.above[anchors, 1]],
        tree.relative[phrases],
        (up == 0) & (down == 0),
        tree.above[phrases, 1] == phrases,
    ]


def _hot(values: Ints, most: int) -> Floats:
    hot: Floats = np.zeros((len(values), most + 1), dtype=np.float32)
    hot[np.arange(len(values)), values] = 1
    return hot
