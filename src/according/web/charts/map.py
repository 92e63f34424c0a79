"""Incidents on a map of the world."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from according.base import FiledIncident
from according.web import links

if TYPE_CHECKING:
    import altair

WORLD = "/static/world.json"
"""Outlines of countries: Natural Earth, public domain; the one file that a chart asks for."""
_MARGIN = 0.35
"""Of the stretch on which the points lie, left free around it."""
_LEAST = 4.0
"""Degrees that a map shows at least: closer, the outline says nothing."""
_HEIGHT = 420


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with the incidents told to be there."""

    lat: float
    lon: float
    name: str
    incidents: tuple[FiledIncident, ...]


def spots(found: Sequence[FiledIncident]) -> tuple[Spot, ...]:
    """Return the places of incidents, those with most first; what has no point is left out."""
    places: dict[tuple[float, float], list[FiledIncident]] = {}
    for one in found:
        if one.lat is not None and one.lon is not None:
            places.setdefault((one.lat, one.lon), []).append(one)
    made = [
        Spot(lat=lat, lon=lon, name=held[0].place or f"{lat:.2f}, {lon:.2f}", incidents=tuple(held))
        for (lat, lon), held in places.items()
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.incidents), one.name, one.lat, one.lon)))


def chart(found: Sequence[Spot]) -> "altair.TopLevelMixin":
    """Return the map: a circle a place, its area the number of incidents; it links to them."""
    # A third of a second to load, and few pages draw.
    import altair as alt

    rows = [
        {
            "lat": one.lat,
            "lon": one.lon,
            "place": one.name,
            "incidents": len(one.incidents),
            "what": "; ".join(each.words for each in one.incidents[:5]),
            "url": _address(one),
        }
        for one in found
    ]
    outline = alt.Chart(
        alt.UrlData(url=WORLD, format=alt.TopoDataFormat(type="topojson", feature="countries"))
    ).mark_geoshape(fill="#8882", stroke="#888", strokeWidth=0.6, clip=True)
    points = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_circle(opacity=0.75, stroke="white", strokeWidth=0.8, clip=True)
        .encode(
            latitude="lat:Q",
            longitude="lon:Q",
            size=alt.Size("incidents:Q", scale=alt.Scale(range=[60, 900], zero=True), legend=None),
            color=alt.value("#c2410c"),
            href="url:N",
            tooltip=["place:N", "incidents:Q", "what:N"],
            description="place:N",
        )
    )
    return (
        alt.layer(outline, points)
        .project(**_projection(found))
        .properties(width="container", height=_HEIGHT)
    )


def _address(one: Spot) -> str:
    if len(one.incidents) == 1:
        return links.incident(one.incidents[0].id)
    return links.to("/incidents", near=f"{one.lat},{one.lon},1")


def _projection(found: Sequence[Spot]) -> dict[str, Any]:
    """Return the projection that shows all points with room around them; none: the world."""
    if not found:
        return {"type": "equalEarth"}
    south, north = min(one.lat for one in found), max(one.lat for one in found)
    west, east = min(one.lon for one in found), max(one.lon for one in found)
    room = max(_LEAST, (north - south) * _MARGIN, (east - west) * _MARGIN)
    corners = [
        [max(west - room, -179.9), max(south - room, -80.0)],
        [min(east + room, 179.9), min(north + room, 80.0)],
    ]
    fit = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "MultiPoint", "coordinates": corners},
    }
    return {"type": "mercator", "fit": fit}
