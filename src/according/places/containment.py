"""Which place lies in which."""

import math

from according.places.gazetteer import Entry

_EARTH = 6371.0


def lies_in(entry: Entry, other: Entry) -> bool:
    """Tell whether an entry lies in a country or a division."""
    if other.is_country:
        return entry.country == other.country and not entry.is_country
    if other.is_division:
        return (
            entry.country == other.country
            and entry.admin1_code == other.admin1_code
            and not entry.is_division
        )
    if other.feature.startswith(("A.ADM2", "P.")):
        return entry.country == other.country and _km(entry, other) < 60
    if other.feature.startswith("L."):
        return _km(entry, other) < 3000
    return False


def _km(one: Entry, other: Entry) -> float:
    x = math.radians(other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return _EARTH * math.hypot(x, math.radians(other.lat - one.lat))
