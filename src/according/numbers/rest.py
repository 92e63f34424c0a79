"""How many were injured where it is told how many were shot and how many of them died."""

from collections.abc import Iterator, Sequence

import msgspec

from according.numbers.found import Found

_APART = 3
"""Sentences between the two numbers beyond which they are not put together."""


def with_rest(found: Sequence[Found]) -> list[Found]:
    """Add how many were injured, and say of the number shot that it is of both.

    "Five people were shot, and two of them died": five casualties, two killed, three injured. A
    number alone ("five people were shot") stays one of the injured.
    """
    return list(_with_rest(found))


def _with_rest(found: Sequence[Found]) -> Iterator[Found]:
    for one in found:
        died = _died(one, found)
        if died is None:
            yield one
            continue
        yield msgspec.structs.replace(one, kind="casualties")
        number = (one.quantity.low or 0) - (died.quantity.low or 0)
        yield msgspec.structs.replace(
            one,
            kind="injured",
            quantity=msgspec.structs.replace(one.quantity, low=number, high=number),
            basis="rest",
            parts=(one.quantity, died.quantity),
        )


def _died(one: Found, found: Sequence[Found]) -> Found | None:
    """Return the number of those who died among a number shot; the nearest told after it."""
    if not one.open or one.kind != "injured" or not one.quantity.exact or one.scope != "event":
        return None
    many = one.quantity.low or 0
    near = [
        other
        for other in found
        if other.kind == "killed"
        and other.quantity.exact
        and other.scope != "total"
        and 0 < (other.quantity.low or 0) < many
        and 0 <= other.sentence - one.sentence <= _APART
        and other.quantity.span.start > one.quantity.span.start
    ]
    return min(near, key=lambda other: other.quantity.span.start, default=None)
