"""Whether a confidence means what it says: of statements given 0.8, do 80 % hold?"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from according.evaluate.gold import GoldDocument
from according.evaluate.matching import match
from according.model import Statement

BINS = 10


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """Statements of like confidence."""

    low: float
    high: float
    count: int
    confidence: float
    """Their mean confidence; 0 where there are none."""
    right: float
    """The share of them that is right."""


class Reliability(msgspec.Struct, frozen=True, kw_only=True):
    """Confidence against what came true."""

    expected_calibration_error: float
    """Mean of |confidence - share right| over the bins, weighed by their statements
    (Naeini, Cooper and Hauskrecht 2015), ten bins of equal width."""
    bins: tuple[Bin, ...]


def outcomes(
    gold: Iterable[GoldDocument],
    readings: Mapping[str, Sequence[Statement]],
    *,
    all_layers: bool = False,
) -> list[tuple[float, bool]]:
    """Return each predicted statement's confidence and whether it is right.

    Right is: found (content Dice at least 0.5) with its source.
    """
    told = []
    for document in gold:
        matching = match(document, readings.get(document.id, ()), all_layers=all_layers)
        confidence = {s.id: s.confidence for s in readings.get(document.id, ())}
        right = {pair.predicted.told.id for pair in matching.pairs if pair.near_source}
        told += [(confidence[one.told.id], one.told.id in right) for one in matching.predicted]
    return told


def reliability(told: Sequence[tuple[float, bool]]) -> Reliability:
    """Gather outcomes in bins of equal width and measure how far off the confidence is."""
    bins = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        last = number == BINS - 1
        here = [(c, r) for c, r in told if low <= c < high or (last and c == high)]
        count = len(here)
        bins.append(
            Bin(
                low=low,
                high=high,
                count=count,
                confidence=sum(c for c, _ in here) / count if count else 0.0,
                right=sum(r for _, r in here) / count if count else 0.0,
            )
        )
    error = sum(b.count * abs(b.confidence - b.right) for b in bins) / max(1, len(told))
    return Reliability(expected_calibration_error=error, bins=tuple(bins))
