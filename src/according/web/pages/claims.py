"""The table of claims."""

from collections.abc import Mapping

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base, FiledClaim
from according.base.questions.telling import Told
from according.web.room import room_of
from according.web.shown import page
from according.web.tables import TABLES, Around, Pairs, around, filter_from

router = APIRouter(include_in_schema=False)
_KIND = TABLES["claims"]


class ClaimsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The claims that an address asks for."""

    rows: tuple[FiledClaim, ...]
    """Those of this page."""
    told: Mapping[int, Told]
    """The incident that a claim tells of, by the claim's key; of some there is none."""
    around: Around
    """Filters, facets, orders, pages and downloads."""


def claims(base: Base, pairs: Pairs) -> ClaimsPage:
    """Return what the page shows.

    Args:
        base: that is asked.
        pairs: the query of the address.

    Raises:
        BaseError: a filter that there is none of, or a value that it cannot have.
    """
    filter_ = filter_from(_KIND, pairs)
    rows = tuple(_KIND.ask(base, filter_))
    return ClaimsPage(
        rows=rows,
        told=base.incidents_of(rows),
        around=around(base, _KIND, pairs, filter_, rows),
    )


@router.get("/claims")
def show(request: Request) -> HTMLResponse:
    """Show the table."""
    with room_of(request).reading() as base:
        context = claims(base, request.query_params.multi_items())
    return page(request, "claims.html.j2", context)
