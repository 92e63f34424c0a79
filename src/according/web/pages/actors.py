"""The table of actors."""

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base, NamedActor
from according.web.room import room_of
from according.web.shown import page
from according.web.tables import TABLES, Around, Pairs, around, filter_from

router = APIRouter(include_in_schema=False)
_KIND = TABLES["actors"]


class ActorsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The actors that an address asks for."""

    rows: tuple[NamedActor, ...]
    """Those of this page."""
    linked: bool
    """Whether who is who across reports is known; else they are put together by name."""
    around: Around
    """Filters, facets, orders, pages and downloads."""


def actors(base: Base, pairs: Pairs) -> ActorsPage:
    """Return what the page shows.

    Args:
        base: that is asked.
        pairs: the query of the address.

    Raises:
        BaseError: a filter that there is none of, or a value that it cannot have.
    """
    filter_ = filter_from(_KIND, pairs)
    rows = tuple(_KIND.ask(base, filter_))
    return ActorsPage(
        rows=rows, linked=base.is_linked, around=around(base, _KIND, pairs, filter_, rows)
    )


@router.get("/actors")
def show(request: Request) -> HTMLResponse:
    """Show the table."""
    with room_of(request).reading() as base:
        context = actors(base, request.query_params.multi_items())
    return page(request, "actors.html.j2", context)
