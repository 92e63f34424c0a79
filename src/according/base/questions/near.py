"""Within so many kilometres of a point."""

import math

from according.base.questions.filters import Near
from according.base.questions.sql import Part, all_of

_KM_A_DEGREE = 111.195
"""Of a meridian, on a sphere of 6,371 km."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the length of the great circle between two points (haversine), on a sphere."""
    one, two = math.radians(lat), math.radians(other_lat)
    across = math.sin(math.radians(other_lon - lon) / 2) ** 2
    along = math.sin((two - one) / 2) ** 2
    half = min(1.0, along + math.cos(one) * math.cos(two) * across)
    return math.degrees(2 * math.asin(math.sqrt(half))) * _KM_A_DEGREE


def within(near: Near, column: str = "claim.") -> Part:
    """Return the condition that a claim's place lies within a circle.

    The box around the circle lets the index find the candidates. It has no eastern and western
    side where the circle reaches a pole or the date line.

    Args:
        near: the circle.
        column: what stands before "lat" and "lon"; with a "+" the index is left alone.
    """
    lat, lon, km = near
    height = km / _KM_A_DEGREE
    parts = [Part(f"{column}lat BETWEEN ? AND ?", (lat - height, lat + height))]
    width = _width(lat, height)
    if width is not None and lon - width >= -180.0 and lon + width <= 180.0:
        parts.append(Part(f"{column}lon BETWEEN ? AND ?", (lon - width, lon + width)))
    parts.append(Part("kilometres(claim.lat, claim.lon, ?, ?) <= ?", (lat, lon, km)))
    return all_of(parts)


def _width(lat: float, height: float) -> float | None:
    """Return how far east and west a circle reaches, in degrees; none: all around."""
    if abs(lat) + height >= 90.0:
        return None
    return math.degrees(math.asin(math.sin(math.radians(height)) / math.cos(math.radians(lat))))
