"""Places told by another: "20 km north of Rafah", "near Mosul", "off the coast of Yemen"."""

import math
import re
from collections.abc import Iterable

import msgspec

from according import lexicon
from according.model.place import PlacePrecision
from according.places.gazetteer import Entry

_WINDOW = 90
"""Characters before a name in which the words may begin."""
_NEAR = 25.0
"""Kilometres that "near" and "outside" may mean; UCDP counts 25 km as near."""
_BESIDE = 50.0
"""Kilometres that "north of" may mean without a number."""
_LEAST = 2.0
_SHARE = 0.25
"""Share of a told distance by which it may be off."""
_DEGREE = 111.2
"""Kilometres of a degree of latitude."""
_FARTHEST = 300.0
"""Kilometres between two towns beyond which "between" says too little."""


class Area(msgspec.Struct, frozen=True):
    """Where something is that is told by a place beside it."""

    lat: float
    lon: float
    radius: float | None
    """Kilometres; None: not told, and not to be guessed from the words."""
    kind: PlacePrecision
    acled: int
    ucdp: int
    why: str


class Surroundings:
    """Reads the words before a place's name that move the place or widen it."""

    def __init__(self) -> None:
        table = lexicon.table("places/words")
        self._lengths: dict[str, float] = table["lengths"]
        self._bearings: dict[str, int] = table["directions"]
        self._numbers: dict[str, int] = lexicon.table("numbers")["small"]
        self._parts = frozenset(table["parts"]["words"])
        near = table["nearness"]
        bearing = _any(self._bearings)
        amount = rf"(?P<amount>\d[\d,.]*|{_any(self._numbers)})"
        lead = r"(?:the\s+)?(?:(?:city|town|village|capital|port)\s+of\s+|city,?\s+)?"
        self._distance = re.compile(
            rf"\b{amount}[\s-]*(?P<unit>{_any(self._lengths)})\b\s*(?:\([^)]*\)\s*)?(?:away\s+)?"
            rf"(?:(?:to\s+the\s+|due\s+)?(?P<bearing>{bearing})\s+(?:of|from)|from|outside(?:\s+of)?|off)"
            rf"\s+{lead}\Z",
            re.IGNORECASE,
        )
        self._beside = re.compile(rf"\b(?P<bearing>{bearing})\s+of\s+{lead}\Z", re.IGNORECASE)
        self._ends = tuple(
            (kind, re.compile(rf"\b(?:{_any(near[kind])})\s+{lead}\Z", re.IGNORECASE))
            for kind in ("border", "coast", "near")
        )
        self._between = re.compile(r"\bbetween\s+(?:the\s+\w+\s+of\s+)?\Z", re.IGNORECASE)
        self._border_after = re.compile(r"\s*(?:'s|’s)?[\s-]+(?:\w+\s+)?(?:border|frontier)\b")

    def area(self, text: str, start: int, end: int, entry: Entry) -> Area | None:
        """Return where something is that is told by a place; None where it is told to be there.

        Args:
            text: the document's text.
            start: where the place's name begins.
            end: where it ends.
            entry: what the name means.
        """
        before = text[max(0, start - _WINDOW) : start]
        is_point = entry.feature[0] in "PSR"
        if is_point and (match := self._distance.search(before)):
            return self._moved(match, entry)
        if is_point and (match := self._beside.search(before)):
            why = f"{match['bearing'].lower()} of {entry.name}"
            return Area(entry.lat, entry.lon, _BESIDE, "area", 2, 2, why)
        for kind, pattern in self._ends:
            if pattern.search(before):
                return _near(kind, entry)
        if entry.is_country and self._border_after.match(text, end):
            return _near("border", entry)
        return self._part(before, entry)

    def is_between(self, text: str, start: int) -> bool:
        """Tell whether "between" stands before a place's name."""
        return self._between.search(text, max(0, start - _WINDOW), start) is not None

    def _moved(self, match: re.Match[str], entry: Entry) -> Area | None:
        amount = self._amount(match["amount"])
        if amount is None:
            return None
        distance = amount * self._lengths[match["unit"].lower()]
        if match["bearing"] is None:
            why = f"{distance:.0f} km from {entry.name}"
            return Area(entry.lat, entry.lon, max(_LEAST, distance), "area", 2, 2, why)
        direction = match["bearing"].lower()
        lat, lon = _shifted(entry, distance, self._bearings[direction])
        radius = max(_LEAST, _SHARE * distance)
        why = f"{distance:.0f} km {direction} of {entry.name}"
        return Area(lat, lon, radius, "area", 2, 2, why)

    def _amount(self, told: str) -> float | None:
        if told.lower() in self._numbers:
            return float(self._numbers[told.lower()])
        try:
            return float(told.replace(",", "").rstrip("."))
        except ValueError:
            return None

    def _part(self, before: str, entry: Entry) -> Area | None:
        words = before.split()
        if not words or words[-1].lower() not in self._parts:
            return None
        why = f"the words say {words[-1].lower()} {entry.name}"
        if entry.feature[0] == "P":
            return Area(entry.lat, entry.lon, None, "district", 1, 1, why)
        if entry.is_country or entry.feature[0] in "AL":
            return Area(entry.lat, entry.lon, None, "area", 3, 5, why)
        return None


def between(one: Entry, other: Entry) -> Area | None:
    """Return the stretch between two places; None where they are too far apart to say much."""
    if one.feature[0] != "P" or other.feature[0] != "P":
        return None
    lat, lon = (one.lat + other.lat) / 2, (one.lon + other.lon) / 2
    x = (one.lon - other.lon) * math.cos(math.radians(lat))
    distance = _DEGREE * math.hypot(x, one.lat - other.lat)
    if distance > _FARTHEST:
        return None
    why = f"between {one.name} and {other.name}"
    return Area(lat, lon, max(_LEAST, distance / 2), "area", 2, 5, why)


def _near(kind: str, entry: Entry) -> Area:
    if kind == "coast":
        return Area(entry.lat, entry.lon, None, "water", 3, 7, f"off the coast of {entry.name}")
    if kind == "border":
        return Area(entry.lat, entry.lon, None, "area", 3, 5, f"at the border of {entry.name}")
    radius = _NEAR if entry.feature[0] in "PSR" else None
    acled, ucdp = (3, 5) if radius is None else (2, 2)
    return Area(entry.lat, entry.lon, radius, "area", acled, ucdp, f"near {entry.name}")


def _shifted(entry: Entry, distance: float, bearing: int) -> tuple[float, float]:
    """Return the point at a distance in kilometres and a bearing in degrees."""
    angle = math.radians(bearing)
    lat = entry.lat + distance * math.cos(angle) / _DEGREE
    lon = entry.lon + distance * math.sin(angle) / (_DEGREE * math.cos(math.radians(entry.lat)))
    return round(lat, 5), round(lon, 5)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
