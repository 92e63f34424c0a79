"""spaCy's names of people, bodies and places, worked out for all words of a text at once.

The recogniser goes through a text word by word, but what it knows at a word is little: the word,
the first word of the name it is inside of, if any, and the word before. Outside a name nothing
earlier counts, so those words are scored together; and so are the second words of all names that
may begin somewhere, then the third ones. The names are the same, in a third of the time.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

_FEATURES = 3
"""A word's vector as the next to be read, as a name's first, and as the one before."""
_BEGINS, _GOES_ON, _ENDS, _ALONE, _OUTSIDE = "B", "I", "L", "U", "O"

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]


class Entities:
    """Sets what a spaCy entity recogniser would set on documents whose sentences are known."""

    def __init__(self, recogniser: EntityRecognizer):
        """Take the network and the names of what it chooses from.

        Raises:
            ValueError: the recogniser is of another build, or searches with a beam.
        """
        model = recogniser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        if (
            lower.get_dim("nF") != _FEATURES
            or not model.attrs["has_upper"]
            or model.attrs["unseen_classes"]
            or recogniser.cfg["beam_width"] != 1
        ):
            raise ValueError("only spaCy's greedy recogniser over three words is worked out here")
        self._ops = model.ops
        self._vectors, self._lower = model.get_ref("tok2vec"), lower
        self._bias: Floats = lower.get_param("b")
        self._weights: Floats = upper.get_param("W")
        self._offsets: Floats = upper.get_param("b")
        choices = range(upper.get_dim("nO"))
        names = [recogniser.moves.get_class_name(each).partition("-") for each in choices]
        moves = np.array([move for move, _, _ in names])
        self._labels = [label for _, _, label in names]
        self._outside: Flags = moves == _OUTSIDE
        self._begins: Flags = (moves == _BEGINS) & (np.array(self._labels) != "")
        self._alone: Flags = (moves == _ALONE) & (np.array(self._labels) != "")
        self._next = self._by_begin(names, _GOES_ON)
        self._last = self._by_begin(names, _ENDS)

    def set_on(self, doc: Doc) -> None:
        """Set the entities of a document, in place; what was set before is forgotten."""
        spans = [Span(doc, *found) for found in self._found(doc)] if len(doc) else []
        doc.set_ents(spans, default="outside")

    def _by_begin(self, names: list[tuple[str, str, str]], move: str) -> Ints:
        """Return for each choice that begins a name the one that goes on with its label."""
        of = {label: at for at, (own, _, label) in enumerate(names) if own == move}
        return np.array([of.get(label, -1) if own == _BEGINS else -1 for own, _, label in names])

    def _found(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """Yield first token, token after the last, and label of each name."""
        parts: Any = self._lower.predict(self._vectors.predict([doc]))
        starts, spaces = doc.to_array(["SENT_START", "IS_SPACE"]).T.astype(np.int64)
        may_go_on = np.append(starts[1:] != 1, False)
        choices = self._outside_names(parts, may_go_on, spaces.astype(bool))
        begun = np.flatnonzero(self._begins[choices])
        ends = dict(zip(begun.tolist(), self._ends(parts, begun, choices, may_go_on), strict=True))
        past = 0
        for at in np.flatnonzero(~self._outside[choices]).tolist():
            if at >= past:
                past = ends.get(at, at + 1)
                yield at, past, self._labels[choices[at]]

    def _outside_names(self, parts: Floats, may_go_on: Flags, spaces: Flags) -> Ints:
        """Return the best choice at every word, if no name is open there: (words,)."""
        scores = self._scores(parts[1:, 0] + parts[0, 1] + parts[0, 2])
        begins, alone = may_go_on & ~spaces, ~spaces
        allowed = np.outer(begins, self._begins) | np.outer(alone, self._alone) | self._outside
        best: Ints = np.where(allowed, scores, -np.inf).argmax(axis=1)
        return best

    def _ends(self, parts: Floats, begun: Ints, choices: Ints, may_go_on: Flags) -> list[int]:
        """Return the word after the last one of the names that begin at some words."""
        goes_on, ends = self._next[choices[begun]], self._last[choices[begun]]
        at = begun + 1
        open_ = np.ones(len(begun), dtype=bool)
        while open_.any():
            rows = np.flatnonzero(open_)
            here = at[rows]
            summed = parts[here + 1, 0] + parts[begun[rows] + 1, 1] + parts[here, 2]
            scores = self._scores(summed)
            row = np.arange(len(rows))
            longer = scores[row, goes_on[rows]], scores[row, ends[rows]]
            # Of two equal ones spaCy takes that which comes first.
            wins = (longer[0] > longer[1]) | (
                (longer[0] == longer[1]) & (goes_on[rows] < ends[rows])
            )
            at[rows] += 1
            open_[rows] = wins & may_go_on[here]
        return [int(end) for end in at]

    def _scores(self, summed: Floats) -> Floats:
        """Return the scores of all choices for sums of the words' parts (words, 64, 2)."""
        hidden, _ = self._ops.maxout(summed + self._bias)
        # NumPy's own product keeps a second thread spinning for so small ones.
        scores: Floats = self._ops.gemm(hidden, self._weights, trans2=True)
        scores += self._offsets
        return scores
