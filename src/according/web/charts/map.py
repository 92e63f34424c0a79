"""Incidents on a map of the world."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from according.base import FiledIncident
from according.web import links
from according.web.charts.chosen import BESIDE, CHOSEN, chosen

if TYPE_CHECKING:
    import altair

WORLD = "/static/world.json"
"""Outlines of countries: Natural Earth, public domain; the one file that a chart asks for."""
_MARGIN = 0.35
"""Of the stretch on which the points lie, left free around it."""
_LEAST = 4.0
"""Degrees that a map shows at least: closer, the outline says nothing."""
_SOUTH, _NORTH = -56.0, 78.0
"""Nothing is shown beyond, unless something is told to have been there: few are, and Antarctica
would take a third of the page."""
_WIDE = 100.0
"""Degrees from west to east beyond which all of the world is shown."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with the incidents told to be there."""

    lat: float
    lon: float
    name: str
    incidents: tuple[FiledIncident, ...]

    @property
    def mark(self) -> str:
        """Its name in the chart: a row of the table that is pointed at has it."""
        return f"{self.lat},{self.lon}"


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
            "mark": one.mark,
            "place": one.name,
            "incidents": len(one.incidents),
            "what": "; ".join(each.words for each in one.incidents[:5]),
            "url": _address(one),
        }
        for one in found
    ]
    south = min(_SOUTH, *(one.lat for one in found), 0) - 4
    outline = (
        alt.Chart(
            alt.UrlData(url=WORLD, format=alt.TopoDataFormat(type="topojson", feature="countries"))
        )
        .transform_filter(f"geoCentroid(null, datum)[1] > {south}")
        .mark_geoshape(fill="#8882", stroke="#888", strokeWidth=0.6, clip=True)
    )
    points = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_circle(clip=True)
        .encode(
            latitude="lat:Q",
            longitude="lon:Q",
            size=alt.Size("incidents:Q", scale=alt.Scale(range=[60, 900], zero=True), legend=None),
            color=alt.value("#c2410c"),
            opacity=alt.when(CHOSEN).then(alt.value(1)).otherwise(alt.value(0.75)),
            stroke=alt.when(CHOSEN).then(alt.value(BESIDE)).otherwise(alt.value("white")),
            strokeWidth=alt.when(CHOSEN).then(alt.value(5)).otherwise(alt.value(0.8)),
            href="url:N",
            tooltip=["place:N", "incidents:Q", "what:N"],
            description="place:N",
        )
    )
    return (
        alt.layer(outline, points)
        .add_params(chosen())
        .project(**_projection(found))
        .properties(width="container", height="container")
    )


def _address(one: Spot) -> str:
    if len(one.incidents) == 1:
        return links.incident(one.incidents[0].id)
    return links.to("/incidents", near=f"{one.lat},{one.lon},1")


def _projection(found: Sequence[Spot]) -> dict[str, Any]:
    """Return the projection that shows all points with room around them; none: the world."""
    south = min((one.lat for one in found), default=_SOUTH)
    north = max((one.lat for one in found), default=_NORTH)
    west = min((one.lon for one in found), default=-180.0)
    east = max((one.lon for one in found), default=180.0)
    if east - west > _WIDE:
        low, high = min(south, _SOUTH), max(north, _NORTH)
        return {"type": "equalEarth", "fit": _frame(-170, low, 180, high)}
    beside = max(_LEAST, (east - west) * _MARGIN)
    above = max(_LEAST, (north - south) * _MARGIN)
    return {
        "type": "mercator",
        "fit": _frame(
            max(west - beside, -179.9),
            max(south - above, min(south, _SOUTH), -80.0),
            min(east + beside, 179.9),
            min(north + above, max(north, _NORTH), 84.0),
        ),
    }


def _frame(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """Return what a projection is made to hold; its middle too, where rounder maps are widest."""
    middle = (south + north) / 2
    corners = [[x, y] for x in (west, east) for y in (south, middle, north)]
    return {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "MultiPoint", "coordinates": corners},
    }
