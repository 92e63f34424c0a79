"""What two reports have in common: worked out once for all pairs of their events."""

from math import sqrt

import msgspec

from according.link.compare.node import Report, Where
from according.link.compare.places import FINE, kilometres
from according.link.compare.words import cosine


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports compared."""

    same: bool
    """They are one."""
    words: float
    """Cosine of all their words."""
    lead: float
    """Cosine of their headlines and first words."""
    names: float
    """Cosine of the words with a capital."""
    lead_names: float
    """Cosine of the names that they begin with."""
    figures: float
    """Cosine of their numbers."""
    gap: int | None
    """Days between their publication; none: one has no day."""
    ages: frozenset[int]
    """Of people, in both."""
    ages_apart: bool
    """Both tell ages, and not one is the same."""
    town: str | None
    """A place of the precision of a town that both name; none: none."""
    towns_apart: bool
    """Both name places as fine as towns, and no two are near one another."""
    days: frozenset[int]
    """Single days that both name."""


def between(one: Report, other: Report) -> Between:
    """Compare two reports."""
    gap = abs(one.day - other.day) if one.day is not None and other.day is not None else None
    fine = [_fine(one), _fine(other)]
    shared = sorted({w.name for w in fine[0]} & {w.name for w in fine[1]})
    near = bool(shared) or any(
        (km := kilometres(a, b)) is not None and km < 40 for a in fine[0] for b in fine[1]
    )
    return Between(
        same=one.document == other.document,
        words=cosine(one.words, other.words),
        lead=cosine(one.lead, other.lead),
        names=cosine(one.names, other.names),
        lead_names=cosine(one.lead_names, other.lead_names),
        figures=_cosine(one.figures, other.figures),
        gap=gap,
        ages=one.ages & other.ages,
        ages_apart=bool(one.ages and other.ages and not one.ages & other.ages),
        town=shared[0] if shared else None,
        towns_apart=bool(fine[0] and fine[1] and not near),
        days=one.days & other.days,
    )


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0


def _fine(report: Report) -> list[Where]:
    return [where for where in report.places if where.precision in FINE][:8]
