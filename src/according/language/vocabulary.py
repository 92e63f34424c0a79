"""How common each spelling of a word is, by the order of the pipeline's word vectors."""

import math
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab


class Vocabulary:
    """Tells how common a spelling is: ``Bush`` and ``bush`` are two.

    The vectors are in order of frequency, most frequent first, and of spellings as printed, so
    their order tells in which case a word is mostly written. Words met later do not change it.
    """

    def __init__(self, vocab: Vocab):
        self._vocab = vocab

    def commonness(self, spelling: str) -> float:
        """Return the natural logarithm of (spellings / rank): 0 where the spelling is unknown."""
        hashes, commonness = self._table
        key = np.uint64(self._vocab.strings[spelling])
        place = int(np.searchsorted(hashes, key))
        found = place < len(hashes) and hashes[place] == key
        return float(commonness[place]) if found else 0.0

    @cached_property
    def _table(self) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
        # Made for the first upper-case text: it takes 0.1 s and 6 MB, and most runs have none.
        hashes = np.fromiter(self._vocab.vectors.key2row, dtype=np.uint64)
        ranks = np.arange(1, len(hashes) + 1)
        order = np.argsort(hashes)
        return hashes[order], np.log(math.e * len(hashes) / ranks)[order].astype(np.float32)
