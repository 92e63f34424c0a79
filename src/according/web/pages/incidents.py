"""The table of incidents."""

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base, FiledIncident
from according.web.room import room_of
from according.web.shown import page
from according.web.tables import TABLES, Around, Pairs, around, filter_from

router = APIRouter(include_in_schema=False)
_KIND = TABLES["incidents"]


class IncidentsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents that an address asks for."""

    rows: tuple[FiledIncident, ...]
    """Those of this page."""
    around: Around
    """Filters, facets, orders, pages and downloads."""


def incidents(base: Base, pairs: Pairs) -> IncidentsPage:
    """Return what the page shows.

    Args:
        base: that is asked.
        pairs: the query of the address.

    Raises:
        BaseError: a filter that there is none of, or a value that it cannot have.
    """
    filter_ = filter_from(_KIND, pairs)
    rows = tuple(_KIND.ask(base, filter_))
    return IncidentsPage(rows=rows, around=around(base, _KIND, pairs, filter_, rows))


@router.get("/incidents")
def show(request: Request) -> HTMLResponse:
    """Show the table."""
    with room_of(request).reading() as base:
        context = incidents(base, request.query_params.multi_items())
    return page(request, "incidents.html.j2", context)
