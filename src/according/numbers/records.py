"""Counts with their names, their tellers and what they are counted within."""

from collections.abc import Mapping, Sequence

from according.model import Count, CountBasis, Innermost, Span, Statement
from according.numbers.found import Found

_Names = Mapping[tuple[Span, str, CountBasis], str]


def records(found: Sequence[Found], statements: Sequence[Statement]) -> tuple[Count, ...]:
    """Return counts in text order, with ids ``n1``, ``n2``, and so on."""
    tellers = Innermost(statements)
    order = ("told", "summed", "listed", "rest")
    once = {(one.quantity.span, one.kind, one.basis): one for one in reversed(found)}
    ordered = sorted(once.values(), key=lambda o: (o.quantity.span, order.index(o.basis), o.kind))
    names = {
        (one.quantity.span, one.kind, one.basis): f"n{place}"
        for place, one in enumerate(ordered, 1)
    }
    return tuple(
        Count(
            id=names[one.quantity.span, one.kind, one.basis],
            span=one.quantity.span,
            what=one.kind,
            low=one.quantity.low,
            high=one.quantity.high,
            exact=one.quantity.exact,
            of_whom=(one.of_whom,) if one.of_whom else (),
            group=one.group,
            scope=one.scope,
            basis=one.basis,
            parts=_parts(one, found, names),
            within=_within(one, ordered, names),
            cue=one.cue,
            statement=teller.id if (teller := tellers.around(one.quantity.span)) else None,
        )
        for one in ordered
    )


def _parts(one: Found, found: Sequence[Found], names: _Names) -> tuple[str, ...]:
    """Return the names of what a number was worked out from."""
    if not one.parts:
        return ()
    kinds = (one.kind,) * len(one.parts) if one.basis == "summed" else ("casualties", "killed")
    keys = ((part.span, kind) for part, kind in zip(one.parts, kinds, strict=True))
    return tuple(
        names[other.quantity.span, other.kind, other.basis]
        for span, kind in keys
        for other in found
        if other.quantity.span == span and other.kind == kind and other.basis == "told"
    )


def _within(one: Found, ordered: Sequence[Found], names: _Names) -> str | None:
    """Return the name of the number that a number of some of them is within: the last greater."""
    if one.scope != "subset":
        return None
    whole = None
    for other in ordered:
        if other.quantity.span >= one.quantity.span or one.sentence - other.sentence > 1:
            continue
        greater = (other.quantity.high or other.quantity.low or 0) > (one.quantity.low or 0)
        if (
            greater
            and other.scope == "event"
            and other.basis == "told"
            and one.sentence >= other.sentence
        ):
            whole = names[other.quantity.span, other.kind, other.basis]
    return whole
