"""The front page: what is in the base."""

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base, FiledIncident
from according.web.room import room_of
from according.web.shown import page

router = APIRouter(include_in_schema=False)
_SHOWN = 5


class FrontPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the base."""

    numbers: dict[str, int]
    """How many reports, statements, actors, … there are, by table."""
    newest: tuple[FiledIncident, ...]
    """The incidents reported last."""


def front(base: Base) -> FrontPage:
    """Return what the front page shows."""
    return FrontPage(
        numbers=base.inventory().numbers,
        newest=tuple(base.incidents(order="newest", limit=_SHOWN)),
    )


@router.get("/")
def show(request: Request) -> HTMLResponse:
    """Show the front page."""
    with room_of(request).reading() as base:
        context = front(base)
    return page(request, "front.html.j2", context)
