"""Tokens: what spans are compared by, so that a full stop more or less makes no error."""

import re

import msgspec

from according.model import Span, Spans

TokenSet = frozenset[int]
"""Positions in a text's list of tokens."""

_WORD = re.compile(r"\w+")


class PRF(msgspec.Struct, frozen=True):
    """Precision, recall and their harmonic mean, as shares of one, with the counts behind them."""

    p: float
    r: float
    f1: float
    tp: int
    pred: int
    gold: int

    @classmethod
    def counted(cls, tp: int, pred: int, gold: int) -> "PRF":
        """Work the shares out from counts; a share of nothing is 0."""
        p = tp / pred if pred else 0.0
        r = tp / gold if gold else 0.0
        return cls(p=p, r=r, f1=2 * p * r / (p + r) if p + r else 0.0, tp=tp, pred=pred, gold=gold)


class Share(msgspec.Struct, frozen=True):
    """How many of a known number are right."""

    share: float
    right: int
    of: int

    @classmethod
    def counted(cls, right: int, of: int) -> "Share":
        """Work the share out from counts; a share of nothing is 0."""
        return cls(share=right / of if of else 0.0, right=right, of=of)


class Tokens:
    r"""The tokens of one text: runs of ``\w`` that hold a letter or a digit.

    Args:
        text: the text that spans index.
        underscores: also count runs of underscores alone, as the published chains scorer does.
    """

    def __init__(self, text: str, *, underscores: bool = False) -> None:
        found = (match.span() for match in _WORD.finditer(text))
        self._spans = [
            (start, end)
            for start, end in found
            if underscores or any(letter != "_" for letter in text[start:end])
        ]
        # One entry a code point: a document's spans are many and short, so looking a span up
        # this way costs its length and not the number of tokens.
        self._at = [-1] * len(text)
        for position, (start, end) in enumerate(self._spans):
            self._at[start:end] = [position] * (end - start)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self._spans)

    def touched(self, spans: Spans) -> TokenSet:
        """Return the tokens of which at least one character lies in one of the spans.

        Raises:
            ValueError: a span does not lie in the text.
        """
        for start, end in spans:
            if not 0 <= start <= end <= len(self._at):
                raise ValueError(
                    f"span [{start}, {end}) outside a text of {len(self._at)} characters"
                )
        return frozenset(
            position for start, end in spans for position in self._at[start:end] if position >= 0
        )


def dice(one: TokenSet, other: TokenSet) -> float:
    """Return the Dice coefficient ``2|A ∩ B| / (|A| + |B|)``; two empty sets agree wholly (1)."""
    if not one and not other:
        return 1.0
    return 2.0 * len(one & other) / (len(one) + len(other))


def closeness_of(one: Span, other: Span) -> float:
    """Return the Dice coefficient of two spans' characters; neither is empty."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * max(0, shared) / (one.end - one.start + other.end - other.start)
