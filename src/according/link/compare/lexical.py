"""How alike the dictionary forms of two anchors are: by meaning and by the concepts they share."""

import gzip
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

CLOSE = 0.5
"""Likeness from which words may well tell the same: "buy" and "acquire"."""
_BLOCK = 1000


class Likeness:
    """Vectors and concepts of single words, from tables that ship with According.

    The vectors are MiniLM's for the word alone, 128 numbers each; the concepts are WordNet's
    first senses of a verb, their hypernyms, and the verbs that a noun is derived from.
    """

    def __init__(
        self, vectors: dict[str, NDArray[np.float32]], concepts: dict[str, frozenset[str]]
    ):
        self._vectors = vectors
        self._concepts = concepts
        self._alike: dict[tuple[str, str], float] = {}

    @classmethod
    @cache
    def load(cls) -> "Likeness":
        """Return the tables that ship with According."""
        folder = files("according.link") / "weights"
        with as_file(folder / "likeness.npz") as path, np.load(path) as stored:
            vectors = stored["vectors"].astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            rows = dict(zip(stored["words"].tolist(), vectors, strict=True))
        lines = gzip.decompress((folder / "concepts.tsv.gz").read_bytes()).decode().splitlines()
        concepts = {
            word: frozenset(ids.split()) for word, ids in (line.split("\t") for line in lines)
        }
        return cls(rows, concepts)

    def alike(self, one: str, other: str) -> float:
        """Return the cosine of two words' vectors, -1 to 1; 0 where one has none."""
        if one == other:
            return 1.0
        key = (one, other) if one < other else (other, one)
        found = self._alike.get(key)
        if found is None:
            a, b = self._vectors.get(one), self._vectors.get(other)
            found = round(float(a @ b), 6) if a is not None and b is not None else 0.0
            self._alike[key] = found
        return found

    def share(self, one: str, other: str) -> float:
        """Return how much of the smaller set of concepts two words share, 0 to 1."""
        a, b = self._concepts.get(one), self._concepts.get(other)
        if not a or not b:
            return float(one == other)
        return len(a & b) / min(len(a), len(b))

    def close(self, least: float = CLOSE) -> list[tuple[str, str]]:
        """Return the pairs of different words that are alike at least so much, in order.

        They are few enough to look events up by them: of "kill" and "murder" no form is shared.
        """
        words = sorted(self._vectors)
        rows = np.stack([self._vectors[word] for word in words])
        found = []
        for start in range(0, len(words), _BLOCK):
            alike = rows[start : start + _BLOCK] @ rows.T
            for i, j in np.argwhere(alike >= least).tolist():
                if start + i < j:
                    found.append((words[start + i], words[j]))
        return found
