"""The table of statements."""

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base, FiledStatement
from according.web.room import room_of
from according.web.shown import page
from according.web.tables import TABLES, Around, Pairs, around, filter_from

router = APIRouter(include_in_schema=False)
_KIND = TABLES["statements"]


class StatementsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The statements that an address asks for."""

    rows: tuple[FiledStatement, ...]
    """Those of this page."""
    around: Around
    """Filters, facets, orders, pages and downloads."""


def statements(base: Base, pairs: Pairs) -> StatementsPage:
    """Return what the page shows.

    Args:
        base: that is asked.
        pairs: the query of the address.

    Raises:
        BaseError: a filter that there is none of, or a value that it cannot have.
    """
    filter_ = filter_from(_KIND, pairs)
    rows = tuple(_KIND.ask(base, filter_))
    return StatementsPage(rows=rows, around=around(base, _KIND, pairs, filter_, rows))


@router.get("/statements")
def show(request: Request) -> HTMLResponse:
    """Show the table."""
    with room_of(request).reading() as base:
        context = statements(base, request.query_params.multi_items())
    return page(request, "statements.html.j2", context)
