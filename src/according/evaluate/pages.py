"""How well articles are taken out of pages.

The measure of scrapinghub's article-extraction-benchmark: four-word shingles, counted as often as
they stand in the text; precision and recall are means over pages, F1 that of the two means.
"""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

_WORD = re.compile(r"\w+")
_SHINGLE = 4


class PageScore(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement of extracted texts with those that people marked, each from 0 to 1."""

    pages: int
    precision: float
    """Mean over the pages for which any text was found."""
    recall: float
    f1: float
    empty: int
    """Pages for which no text was found."""


def score_pages(pairs: Iterable[tuple[str, str]]) -> PageScore:
    """Score texts taken out of pages.

    Args:
        pairs: For each page the article as a person marked it, and the text that was found.
    """
    precisions: list[float] = []
    recalls: list[float] = []
    pages = empty = 0
    for gold, found in pairs:
        pages += 1
        wanted, got = _shingles(gold), _shingles(found)
        shared = (wanted & got).total()
        if not wanted and not got:
            precisions.append(1.0)
            recalls.append(1.0)
            continue
        if got:
            precisions.append(shared / got.total())
        else:
            empty += 1
        if wanted:
            recalls.append(shared / wanted.total())
    precision, recall = _mean(precisions), _mean(recalls)
    total = precision + recall
    return PageScore(
        pages=pages,
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / total if total else 0.0,
        empty=empty,
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    # A text shorter than a shingle is one shingle.
    last = max(1, len(words) - _SHINGLE + 1)
    return Counter(tuple(words[start : start + _SHINGLE]) for start in range(last))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
