"""Words of reports: their stems, how rare they are, and how alike two bags of them are.

How rare a word is comes from a fixed table that ships with According, never from the reports at
hand: what two reports score together does not depend on which others there are.
"""

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

Weights = Mapping[str, float]
"""Stems with their weights, of length 1 as a vector."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("'s", "’s")


class Rarity:
    """How rare words are, by the reports that the table was counted from."""

    def __init__(self, reports: int, counts: Mapping[str, int]):
        self._reports = reports
        self._counts = counts

    @classmethod
    @cache
    def load(cls) -> "Rarity":
        """Return the table that ships with According."""
        raw = gzip.decompress((files("according.link") / "weights" / "words.tsv.gz").read_bytes())
        head, *lines = raw.decode().splitlines()
        counts = {word: int(count) for word, count in (line.split("\t") for line in lines)}
        return cls(int(head), counts)

    def of(self, stem: str) -> float:
        """Return the inverse document frequency of a stem, in nats; of an unknown one the most."""
        return math.log((self._reports + 1) / (self._counts.get(stem, 0) + 1))

    def weigh(self, stems: Iterable[str]) -> Weights:
        """Return the stems of a text weighed by their number and how rare they are."""
        raw = {
            stem: (1 + math.log(count)) * self.of(stem) for stem, count in Counter(stems).items()
        }
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {stem: value / length for stem, value in raw.items() if value} if length else {}


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are printed, without their points and "'s"."""
    return [_bare(word) for word in _WORD.findall(text)]


def _bare(word: str) -> str:
    return word[:-2] if word.lower().endswith(_ENDINGS) else word


@cache
def stem(word: str) -> str:
    """Return what a word's forms have in common: no plural, no ending of a verb, small letters."""
    low = word.lower()
    if len(low) < 4 or not low.isalpha():
        return low
    for ending, instead in _FORMS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)] + instead
            break
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "ls":
        low = low[:-1]
    return low[:-1] if low.endswith("e") and len(low) > 4 else low


_FORMS = (
    ("sses", "ss"),
    ("ies", "y"),
    ("ied", "y"),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
)


def cosine(one: Weights, other: Weights) -> float:
    """Return how alike two weighed bags of words are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)
