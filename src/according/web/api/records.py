"""Single records, and the search, as JSON."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from according.base import Base, BaseError
from according.base.questions.overview import Overview, overview
from according.export.contract import to_line
from according.model import Incident
from according.web.api.document import documented, parameters
from according.web.api.tables import as_json
from according.web.pages.search import SearchFilter, SearchPage, search
from according.web.room import room_of
from according.web.safety import NotFoundError

router = APIRouter(prefix="/api", tags=["records"])
_ID = {
    "name": "id",
    "in": "query",
    "required": True,
    "description": "Of the report, or a beginning that no other's has.",
    "schema": {"type": "string"},
}


@router.get("/overview", openapi_extra=documented(Overview), summary="How much there is")
def overview_(request: Request) -> Response:
    """Answer how much there is in the base."""
    room = room_of(request)
    with room.reading() as base:
        return as_json(room.kept("overview", lambda: overview(base.connection)))


@router.get(
    "/search",
    openapi_extra=documented(SearchPage, parameters=parameters(SearchFilter)),
    summary="Reports that hold words, the best first",
)
def search_(request: Request) -> Response:
    """Answer which reports hold words."""
    with room_of(request).reading() as base:
        return as_json(search(base, request.query_params.multi_items()))


@router.get(
    "/incident/{id_}", openapi_extra=documented(Incident), summary="All that is told of an incident"
)
def incident(request: Request, id_: str) -> Response:
    """Answer all that is told of an incident."""
    with room_of(request).reading() as base:
        try:
            found = base.incident(id_)
        except BaseError as error:
            raise NotFoundError(str(error)) from error
        return Response(found.record, media_type="application/json")


@router.get(
    "/report",
    openapi_extra=documented(dict, parameters=[_ID]),
    summary="The reading of a report, by the reading contract",
)
def report(request: Request) -> Response:
    """Answer all that was read in a report."""
    with room_of(request).reading() as base:
        line = _line(base, request.query_params.get("id", ""))
    return Response(line, media_type="application/json")


def _line(base: Base, id_: str) -> bytes:
    if not id_:
        raise BaseError("which report? give its id: /api/report?id=…")
    try:
        reading = base.reading(id_)
    except BaseError as error:
        raise NotFoundError(str(error)) from error
    return to_line(reading)
