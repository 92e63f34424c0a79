"""How many were killed and injured, against an archive's figures or those of templates.

The measures are those that came with the gold (``score_numbers``), under the same keys once
written as JSON. A number is usable where it is no wider than one, or a fifth of its high side; an
open high side counts as its low one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from according.evaluate.beside import refuse_unknown
from according.evaluate.gold_numbers import COUNTED, TollDocument, Wanted
from according.evaluate.mistakes import Mistake, mistake
from according.evaluate.tokens import Share
from according.model import Count, Reading, Span

NUMBER_MISTAKES = ("missed", "wrong")
_WIDEST = 0.2
_SEVERAL = " >=2"
_HEAD = 80

_Bounds = tuple[int, int]


class CountRow(msgspec.Struct, frozen=True, kw_only=True):
    """How well one kind of number was read."""

    p: float
    """Of the reports with a number of the kind read, those with a right one among them."""
    r: float
    """Of the required numbers, those inside some usable number read."""
    f1: float
    each: float
    """Of all numbers read, those that are right."""
    required: int
    found: int
    predicted_docs: int
    predictions: int


class NumberScore(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    rename={"lenient": "counts lenient"},
):
    """How well it was read how many were killed and injured."""

    docs: int
    counts: dict[str, CountRow]
    """By kind, and over both; under a name with ``>=2`` only numbers of at least two."""
    lenient: dict[str, CountRow] | None = None
    """The same with the victims' number accepted where the gold counts attackers too."""


def score_numbers(gold: Iterable[TollDocument], readings: Mapping[str, Reading]) -> NumberScore:
    """Measure how many were killed and injured.

    Args:
        gold: documents; one without a reading counts as read with nothing found.
        readings: what was read, by document id.

    Raises:
        ValueError: a reading belongs to no gold document.
    """
    documents = tuple(gold)
    refuse_unknown(documents, readings)
    strict = [(one, one.wanted) for one in documents]
    lenient = [(one, one.lenient or one.wanted) for one in documents]
    told_apart = any(one.lenient is not None for one in documents)
    return NumberScore(
        docs=len(documents),
        counts=_rows(strict, readings),
        lenient=_rows(lenient, readings) if told_apart else None,
    )


def number_mistakes(
    gold: Iterable[TollDocument], readings: Mapping[str, Reading]
) -> tuple[Mistake, ...]:
    """List the numbers of at least two that were missed, and those read where none is right.

    A missed number has no words of its own: it is shown with those that the report begins with.

    Raises:
        ValueError: a reading belongs to no gold document.
    """
    documents = tuple(gold)
    refuse_unknown(documents, readings)
    return tuple(
        found
        for document in documents
        for kind, wanted in (document.lenient or document.wanted).items()
        for found in _mistakes(document, kind, wanted, _counts_of(readings, document.id, kind))
    )


def _rows(
    documents: Sequence[tuple[TollDocument, Mapping[str, Wanted]]], readings: Mapping[str, Reading]
) -> dict[str, CountRow]:
    rows: dict[str, Counter[str]] = {
        kind + suffix: Counter() for kind in (*COUNTED, "all") for suffix in ("", _SEVERAL)
    }
    for document, wanted in documents:
        for kind in COUNTED:
            read = _bounds(_counts_of(readings, document.id, kind))
            for suffix in ("", _SEVERAL):
                tally = _tally(wanted[kind], read, least=2 if suffix else 0)
                rows[kind + suffix].update(tally)
                rows["all" + suffix].update(tally)
    return {name: _row(tally) for name, tally in rows.items()}


def _tally(wanted: Wanted, read: Sequence[_Bounds], *, least: int) -> dict[str, int]:
    numbers = [one for one in read if one[1] >= least]
    required = [some for some in wanted.required if max(some, default=0) >= least]
    accepted = frozenset(number for number in wanted.accepted if number >= least)
    right = [one for one in numbers if _fits(one, accepted)]
    judged = right if wanted.unknown else numbers
    return {
        "required": len(required),
        "found": sum(any(_fits(one, some) for one in numbers) for some in required),
        "right docs": bool(right),
        "docs": bool(judged),
        "right": len(right),
        "read": len(judged),
    }


def _row(tally: Counter[str]) -> CountRow:
    p = Share.counted(tally["right docs"], tally["docs"]).share
    r = Share.counted(tally["found"], tally["required"]).share
    return CountRow(
        p=p,
        r=r,
        f1=2 * p * r / (p + r) if p + r else 0.0,
        each=Share.counted(tally["right"], tally["read"]).share,
        required=tally["required"],
        found=tally["found"],
        predicted_docs=tally["docs"],
        predictions=tally["read"],
    )


def _counts_of(readings: Mapping[str, Reading], document: str, kind: str) -> list[Count]:
    reading = readings.get(document)
    return [one for one in reading.counts if one.what == kind] if reading else []


def _bounds(counts: Iterable[Count]) -> list[_Bounds]:
    """Return the bounds of the numbers whose low side is told, each once."""
    return list(dict.fromkeys(bounds for one in counts if (bounds := _bounds_of(one)) is not None))


def _bounds_of(count: Count) -> _Bounds | None:
    if count.low is None:
        return None
    return count.low, count.low if count.high is None else count.high


def _fits(bounds: _Bounds, numbers: Iterable[int]) -> bool:
    low, high = bounds
    usable = high - low <= max(1, _WIDEST * high)
    return usable and any(low <= number <= high for number in numbers)


def _mistakes(
    document: TollDocument, kind: str, wanted: Wanted, counts: Sequence[Count]
) -> list[Mistake]:
    several = [
        (one, bounds)
        for one in counts
        if (bounds := _bounds_of(one)) is not None and bounds[1] >= 2
    ]
    read = "; ".join(one.span.of(document.text) for one, _ in several) or None
    found: list[Mistake] = []
    for some in wanted.required:
        if max(some) >= 2 and not any(_fits(bounds, some) for _, bounds in several):
            either = " or ".join(map(str, sorted(some)))
            head = Span(0, min(_HEAD, len(document.text)))
            found.append(mistake(document, "missed", kind, [head], (either, read)))
    accepted = frozenset(number for number in wanted.accepted if number >= 2)
    if several and not wanted.unknown and not any(_fits(b, accepted) for _, b in several):
        told = ", ".join(map(str, sorted(accepted))) or None
        for one, _ in several:
            sides = (told, one.span.of(document.text))
            found.append(mistake(document, "wrong", kind, [one.span], sides))
    return found
