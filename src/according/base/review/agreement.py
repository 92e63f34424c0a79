"""How far people decide alike: Krippendorff's alpha, and where they do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from according.base.decisions import StatedDecision
from according.base.review.decided import Told, by_question, in_words, told

_AS_READ = "as it was read"
_PAIR = 2
_ALIKE = {"merge": "one", "same": "one", "split": "two", "different": "two"}


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """What each person holds of one question on one record."""

    records: tuple[str, ...]
    asked: str
    """``right``, ``one``, or the name of a field."""
    kind: str
    said: Mapping[str, str]
    """Person to what they hold, in words."""
    made: tuple[Told, ...]
    """The decisions themselves, in the order of their times."""
    words: tuple[str, ...]
    """Of the records."""


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far people agree on one question."""

    kind: str
    asked: str
    people: tuple[str, ...]
    both: int
    """Records that two or more decided on."""
    alike: int
    """Of those: on which all hold the same."""
    alpha: float | None
    """Krippendorff's alpha; none: it says nothing, since all hold one thing of everything."""


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha for categories that have no order.

    alpha = 1 - (n - 1) * (sum over c != k of o_ck) / (sum over c != k of n_c * n_k), where o_ck is
    how often c and k stand in one unit, each unit's pairs divided by its number of values less one;
    n_c how many values c there are in units of two or more values, n all of them (Krippendorff,
    "Computing Krippendorff's Alpha-Reliability", 2011, section B and C).

    Args:
        units: of each thing judged the values that people gave it; any number of them.

    Returns:
        1 where all agree, 0 where they agree as chance would have it; none where there is but one
        category, or no unit with two values.
    """
    totals: Counter[str] = Counter()
    apart = 0.0
    for values in units:
        if len(values) < _PAIR:
            continue
        counts = Counter(values)
        totals.update(counts)
        unlike = len(values) ** 2 - sum(number**2 for number in counts.values())
        apart += unlike / (len(values) - 1)
    n = sum(totals.values())
    expected = n**2 - sum(number**2 for number in totals.values())
    if not expected:
        return None
    return 1 - (n - 1) * apart / expected


def agreement(
    stated: Iterable[StatedDecision],
) -> tuple[tuple[Agreement, ...], tuple[Verdicts, ...]]:
    """Return how far people agree on each question, and what they do not agree on.

    Who accepts a record and amends no field of it holds all its fields to be as they were read.
    """
    judged = _verdicts(stated)
    groups: dict[tuple[str, str], list[Verdicts]] = defaultdict(list)
    for one in judged:
        if len(one.said) >= _PAIR:
            groups[one.kind, one.asked].append(one)
    agreed = tuple(
        _of_question(kind, asked, units) for (kind, asked), units in sorted(groups.items())
    )
    apart = [one for one in judged if len(set(one.said.values())) > 1]
    apart.sort(key=lambda one: max(each.at for each in one.made), reverse=True)
    return agreed, tuple(apart)


def _of_question(kind: str, asked: str, units: Sequence[Verdicts]) -> Agreement:
    return Agreement(
        kind=kind,
        asked=asked,
        people=tuple(sorted({person for one in units for person in one.said})),
        both=len(units),
        alike=sum(len(set(one.said.values())) == 1 for one in units),
        alpha=alpha([tuple(one.said.values()) for one in units]),
    )


def _verdicts(stated: Iterable[StatedDecision]) -> list[Verdicts]:
    questions = by_question(stated)
    found = []
    for (records, asked), made in questions.items():
        latest = {one.decision.person: one for one in made}
        said = {person: _held(one) for person, one in latest.items()}
        if asked not in ("right", "one"):
            for one in questions.get((records, "right"), ()):
                if one.decision.verdict == "accept":
                    said.setdefault(one.decision.person, _AS_READ)
        first = made[0]
        found.append(
            Verdicts(
                records=first.records,
                asked=asked,
                kind=first.decision.records[0].kind,
                said=said,
                made=tuple(told(one) for one in made),
                words=tuple(each.words for each in first.decision.records),
            )
        )
    return found


def _held(one: StatedDecision) -> str:
    decision = one.decision
    if decision.field is not None:
        return in_words(decision.value)
    return _ALIKE.get(decision.verdict, decision.verdict)
