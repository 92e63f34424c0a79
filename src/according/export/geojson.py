"""Claims on a map: GeoJSON (RFC 7946), one feature a claim that has a place."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from according.base import Base, ClaimFilter
from according.export.claimed import Claimed, claimed
from according.export.kind import Settings, Written

_CLAIM = (
    "kind",
    "type",
    "mode",
    "words",
    "actors",
    "recipients",
    "since",
    "until",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
    "status",
    "speaker",
    "source_kind",
    "stance",
    "chain",
    "confidence",
)
"""Columns of a claim that are properties of its feature."""
_PLACE = ("name", "country", "admin1", "precision", "radius", "feature", "gazetteer", "score")
"""Fields of a place that are properties; those that a claim has too begin with ``place_``."""


def write(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write a feature collection; what cannot be on a map is counted in foreign members."""
    left_out: Counter[str] = Counter()
    features = 0
    with target.open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[')
        for one in claimed(base, filter_):
            found = feature(one)
            if found is None:
                left_out["noPlace" if one.told.place is None else "placeOpen"] += 1
                continue
            file.write(b",\n" if features else b"\n")
            file.write(msgspec.json.encode(found))
            features += 1
        counts = {"claims": features, **{key: left_out[key] for key in ("noPlace", "placeOpen")}}
        file.write(b'\n],"according":' + msgspec.json.encode(counts) + b"}\n")
    notes = []
    if left_out:
        notes.append(
            f"{left_out.total():,} claims are not on the map: {left_out['noPlace']:,} tell no"
            f" place, and where that of {left_out['placeOpen']:,} lies is not known"
        )
    return Written(records=features, of="claims with a place", notes=tuple(notes))


def feature(one: Claimed) -> dict[str, Any] | None:
    """Return a claim as a feature; none where no point is known.

    The point of a region or country is its middle: ``precision`` says so, and ``radius`` (in
    kilometres) within what distance it may be.
    """
    place = one.told.place
    if place is None or place.lat is None or place.lon is None:
        return None
    row, report = one.row, one.facts.report
    properties: dict[str, Any] = {name: getattr(row, name) for name in _CLAIM}
    properties["called"] = one.called
    properties["denied"] = bool(row.denied)
    properties["verdict"] = one.verdict
    for name in _PLACE:
        shown = name if name in ("country", "admin1", "precision", "radius") else f"place_{name}"
        properties[shown] = getattr(place, name)
    # Borrowed: another mention of the same happening tells where, maybe on another's word.
    properties["place_borrowed"] = "place" in one.told.borrowed
    properties |= {
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
    }
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": properties,
    }
