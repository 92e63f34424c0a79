"""Sums of numbers that stand one after the other: "a boy and three women were injured"."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from according.model import Span
from according.numbers.found import Found
from according.numbers.quantities import Quantity

_JOINT = re.compile(r"\s*(?:,\s*)?(?:(?:and|as well as|along with|plus)\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|as well as|along with|plus)\b", re.IGNORECASE)


def with_sums(text: str, told: Sequence[Found], listed: Sequence[Found]) -> list[Found]:
    """Add the sums of one sentence's numbers of the same fate that only "and" or a comma parts.

    The parse joins most such numbers itself, to the lists found before; these are the rest. A sum
    takes the place of a list that is part of it.

    Args:
        text: the text.
        told: the sentence's numbers, in text order.
        listed: its lists and sums found by the parse.
    """
    made = [
        _summed(run)
        for run in _runs(text, told)
        if _AND.search(text, _end(run[0]), run[-1].quantity.span.start)
    ]
    made = [one for one in made if not any(_within(one, other) for other in listed)]
    kept = [one for one in listed if not any(_within(one, other) for other in made)]
    return [*told, *kept, *made]


def _within(one: Found, other: Found) -> bool:
    return one.kind == other.kind and other.quantity.span.contains(one.quantity.span)


def _summed(run: Sequence[Found]) -> Found:
    span = Span(run[0].quantity.span.start, _end(run[-1]))
    return msgspec.structs.replace(
        run[0],
        quantity=_sum([one.quantity for one in run], span),
        of_whom=None,
        group=None,
        basis="summed",
        parts=tuple(one.quantity for one in run),
    )


def _runs(text: str, told: Sequence[Found]) -> Iterator[list[Found]]:
    run: list[Found] = []
    for one in told:
        if run and not _follows(text, run[-1], one):
            if len(run) > 1:
                yield run
            run = []
        if one.scope != "subset" and one.quantity.low is not None:
            run.append(one)
    if len(run) > 1:
        yield run


def _follows(text: str, before: Found, one: Found) -> bool:
    if (one.kind, one.cue, one.scope) != (before.kind, before.cue, before.scope):
        return False
    end = _end(before)
    joint = text[end : one.quantity.span.start]
    return end < one.quantity.span.start and bool(joint.strip()) and bool(_JOINT.fullmatch(joint))


def _end(one: Found) -> int:
    return one.of_whom.end if one.of_whom else one.quantity.span.end


def _sum(parts: Sequence[Quantity], span: Span) -> Quantity:
    highs = [part.high for part in parts]
    return Quantity(
        span=span,
        core=span,
        low=sum(part.low or 0 for part in parts),
        high=None if None in highs else sum(high or 0 for high in highs),
        exact=all(part.exact for part in parts),
        form="number",
    )
