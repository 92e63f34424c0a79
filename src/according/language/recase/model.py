"""Which words of a text are names, and which of those are all in capitals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from according import lexicon
from according.language.recase.features import (
    Commonness,
    Features,
    Seen,
    alone,
    in_context,
    shape,
)
from according.language.recase.words import Word

_SURE = 5.0
_MOST = 50_000
"""Words kept before the memory starts afresh: about 5 MB."""
_NEVER = Seen()
_INITIALS = {"i": _SURE, "a": -_SURE}
"""Words of one letter are no words to count: any but these is an initial."""

Logits = list[float]
Paragraphs = Sequence[Sequence[Word]]


class Weights(msgspec.Struct, frozen=True):
    """Of each model, the weight of each feature; learned by ``training/recase.py``."""

    alone: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]
    shape: Mapping[str, float]


class CaseModel:
    """Tells from counts of words, and from their neighbours, which are names."""

    def __init__(self, weights: Weights, seen: Mapping[str, Seen], vocabulary: Commonness):
        self._weights = weights
        self._seen = seen
        self._vocabulary = vocabulary
        self._alone: dict[str, float] = {}

    @classmethod
    def load(cls, vocabulary: Commonness) -> "CaseModel":
        """Load counts and weights from the installed package."""
        return cls(_weights(), _counts(), vocabulary)

    def logits(self, paragraphs: Paragraphs) -> list[Logits]:
        """Return for every word how surely it is a name: above 0 it is more likely than not."""
        found = [[self.alone(word) for word in words] for words in paragraphs]
        found = self.passed(self._weights.first, paragraphs, found, [{} for _ in paragraphs])
        return self.passed(self._weights.second, paragraphs, found, elsewhere(paragraphs, found))

    def alone(self, word: Word) -> float:
        """Return how surely a word is a name, by itself."""
        if word.initials:
            return _SURE
        if len(word.key) == 1:
            return _INITIALS.get(word.key, _SURE)
        return self.by_itself(word.key)

    def by_itself(self, key: str) -> float:
        """Return how surely a word of more than one letter is a name, by itself."""
        found = self._alone.get(key)
        if found is None:
            if len(self._alone) >= _MOST:
                self._alone.clear()
            features = alone(key, self.seen(key), self._vocabulary)
            found = self._alone[key] = score(self._weights.alone, features)
        return found

    def is_upper(self, words: Sequence[Word], at: int, logits: Sequence[float]) -> bool:
        """Tell whether a word that is a name is all in capitals."""
        word = words[at]
        before = at > 0 and word.before == " " and logits[at - 1] > 0
        after = at + 1 < len(words) and word.after == " " and logits[at + 1] > 0
        features = shape(word, self.seen(word.key), self._vocabulary, before, after)
        return score(self._weights.shape, features) > 0

    def is_known(self, word: Word) -> bool:
        """Tell whether a word was counted, or is in the vocabulary in any case."""
        key = word.key
        return bool(self.seen(key).total) or any(
            self._vocabulary.commonness(form) for form in (key, key.capitalize(), key.upper())
        )

    def seen(self, key: str) -> Seen:
        """Return how often a word was counted in each case."""
        return self._seen.get(key, _NEVER)

    @staticmethod
    def passed(
        weights: Mapping[str, float],
        paragraphs: Paragraphs,
        logits: list[Logits],
        others: list[dict[int, float]],
    ) -> list[Logits]:
        """Return the logits anew, each from those of its neighbours and of its other places."""
        return [
            [
                logits[p][at]
                if len(word.key) == 1 or word.initials
                else score(weights, in_context(words, at, logits[p], others[p].get(at)))
                for at, word in enumerate(words)
            ]
            for p, words in enumerate(paragraphs)
        ]


def elsewhere(paragraphs: Paragraphs, logits: list[Logits]) -> list[dict[int, float]]:
    """Return for each paragraph's words the mean of the same word's other logits in the text.

    What stands by a day is left out: ``2 MAY`` tells nothing of ``MAY CHANGE``.
    """
    sums: defaultdict[str, float] = defaultdict(float)
    times: defaultdict[str, int] = defaultdict(int)
    for words, one in zip(paragraphs, logits, strict=True):
        for word, logit in zip(words, one, strict=True):
            if not word.by_day:
                sums[word.key] += _bounded(logit)
                times[word.key] += 1
    return [
        {
            at: (sums[word.key] - _bounded(logit)) / (times[word.key] - 1)
            for at, (word, logit) in enumerate(zip(words, one, strict=True))
            if times[word.key] > 1 and len(word.key) > 2 and not word.by_day
        }
        for words, one in zip(paragraphs, logits, strict=True)
    ]


def score(weights: Mapping[str, float], features: Features) -> float:
    """Return the weighted sum of features; one that has no weight counts nothing."""
    return sum(weights[name] * value for name, value in features.items() if name in weights)


def _bounded(logit: float) -> float:
    return max(-_SURE, min(_SURE, logit))


@cache
def _weights() -> Weights:
    return msgspec.convert(lexicon.table("recase_weights"), type=Weights)


@cache
def _counts() -> dict[str, Seen]:
    """Read ``word_case.txt``: on each line three counts, then the words that have them."""
    found = {}
    for line in lexicon.entries("word_case"):
        small, capital, upper, *words = line.split()
        seen = Seen(int(small), int(capital), int(upper))
        found.update(dict.fromkeys(words, seen))
    return found
