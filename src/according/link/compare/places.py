"""How far apart two places are."""

from math import asin, cos, radians, sin, sqrt

from according.link.compare.node import Where

FINE = frozenset({"point", "town", "district", "area"})
"""Precisions of places that are as fine as a town."""
_EARTH = 6371.0
"""Kilometres."""


def kilometres(one: Where, other: Where) -> float | None:
    """Return the great-circle distance of two points; none: one has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b, c, d = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, half)))
