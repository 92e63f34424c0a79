"""Map, timeline and network of what an address asks for: its names are those of the tables."""

from collections.abc import Callable
from typing import Any

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from according.base import Base, ClaimFilter, FiledIncident, IncidentFilter
from according.web import links
from according.web.asking import asked
from according.web.charts import as_spec, map, network, timeline
from according.web.charts.map import Spot
from according.web.charts.network import Network
from according.web.charts.timeline import Bars
from according.web.room import room_of
from according.web.shown import page

router = APIRouter(include_in_schema=False)
MOST = 2_000
"""Records that a chart is made of: the first in the order asked for."""
Pairs = list[tuple[str, str]]
_LISTED = 200
_PAGING = ("limit", "offset", "after")


class ChartPage(msgspec.Struct, frozen=True, kw_only=True):
    """A chart of what an address asks for, and the same as a table."""

    spec: str
    """Address of its specification."""
    table: str
    """Address of the table of the same query."""
    query: tuple[tuple[str, str], ...]
    """What is asked for: names and values."""
    counted: int
    """Records that it is made of."""
    whole: bool
    """Whether those are all."""


class MapPage(ChartPage, frozen=True, kw_only=True):
    """Incidents on a map."""

    spots: tuple[Spot, ...]
    """At most 200; the map has all."""
    drawn: int
    """Incidents that have a point."""
    open: tuple[FiledIncident, ...]
    """Some of those that have none."""


class TimelinePage(ChartPage, frozen=True, kw_only=True):
    """Incidents along time."""

    bars: Bars
    incidents: tuple[FiledIncident, ...]
    """By the day, at most 200."""
    marks: dict[str, str]
    """Name of the bar in the chart in which each stands, by its id."""


class NetworkPage(ChartPage, frozen=True, kw_only=True):
    """Who did what to whom, by the claims asked for."""

    network: Network


def _incidents(base: Base, pairs: Pairs) -> list[FiledIncident]:
    filter_ = asked(IncidentFilter, _kept(pairs))
    return list(base.incidents(msgspec.structs.replace(filter_, limit=MOST + 1)))


def _kept(pairs: Pairs) -> Pairs:
    return [(name, value) for name, value in pairs if value and name not in _PAGING]


def _around(name: str, table: str, pairs: Pairs, found: int) -> dict[str, Any]:
    kept = _kept(pairs)
    return {
        "spec": links.with_query(f"/{name}.json", kept),
        "table": links.with_query(f"/{table}", kept),
        "query": tuple(kept),
        "counted": min(found, MOST),
        "whole": found <= MOST,
    }


def map_page(base: Base, pairs: Pairs) -> MapPage:
    """Return the map of the incidents asked for."""
    found = _incidents(base, pairs)
    spots = map.spots(found[:MOST])
    drawn = sum(len(one.incidents) for one in spots)
    return MapPage(
        **_around("map", "incidents", pairs, len(found)),
        spots=spots[:_LISTED],
        drawn=drawn,
        open=tuple([one for one in found[:MOST] if one.lat is None][:20]),
    )


def timeline_page(base: Base, pairs: Pairs) -> TimelinePage:
    """Return the timeline of the incidents asked for."""
    found = _incidents(base, pairs)
    dated = sorted(
        (one for one in found[:MOST] if one.since), key=lambda one: (one.since or "", one.id)
    )
    bars = timeline.bars(found[:MOST])
    return TimelinePage(
        **_around("timeline", "incidents", pairs, len(found)),
        bars=bars,
        marks={one.id: timeline.mark_of(one, bars) for one in dated[:_LISTED]},
        incidents=tuple(dated[:_LISTED]),
    )


def network_page(base: Base, pairs: Pairs) -> NetworkPage:
    """Return who did what to whom in the claims asked for."""
    filter_ = asked(ClaimFilter, _kept(pairs))
    found = list(base.claims(msgspec.structs.replace(filter_, kind="event", limit=MOST + 1)))
    return NetworkPage(
        **_around("network", "claims", pairs, len(found)), network=network.network(found[:MOST])
    )


def _show(request: Request, template: str, make: Callable[[Base, Pairs], Any]) -> HTMLResponse:
    with room_of(request).reading() as base:
        context = make(base, request.query_params.multi_items())
    answer: HTMLResponse = page(request, template, context)
    return answer


@router.get("/map")
def show_map(request: Request) -> HTMLResponse:
    """Show the map."""
    return _show(request, "map.html.j2", map_page)


@router.get("/timeline")
def show_timeline(request: Request) -> HTMLResponse:
    """Show the timeline."""
    return _show(request, "timeline.html.j2", timeline_page)


@router.get("/network")
def show_network(request: Request) -> HTMLResponse:
    """Show the network."""
    return _show(request, "network.html.j2", network_page)


@router.get("/map.json")
def map_spec(request: Request) -> Response:
    """Answer the map's specification."""
    with room_of(request).reading() as base:
        found = _incidents(base, request.query_params.multi_items())
    return as_spec(map.chart(map.spots(found[:MOST])).to_json(indent=None))


@router.get("/timeline.json")
def timeline_spec(request: Request) -> Response:
    """Answer the timeline's specification."""
    with room_of(request).reading() as base:
        context = timeline_page(base, request.query_params.multi_items())
    return as_spec(timeline.chart(context.bars).to_json(indent=None))


@router.get("/network.json")
def network_spec(request: Request) -> Response:
    """Answer the network's specification."""
    with room_of(request).reading() as base:
        context = network_page(base, request.query_params.multi_items())
    return as_spec(network.chart(context.network).to_json(indent=None))
