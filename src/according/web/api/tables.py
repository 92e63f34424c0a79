"""The tables of the room, as JSON."""

from typing import Any

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from according.base import Facet
from according.web.api.document import documented, parameters
from according.web.room import room_of
from according.web.tables import KINDS, TABLES, TableKind, filter_from

router = APIRouter(prefix="/api", tags=["tables"])


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a table."""

    rows: tuple[dict[str, Any], ...]
    """Flat: column to text, number or nothing."""
    after: str | None
    """Of the next page; none: this is the last."""
    counted: int
    """How many there are, or of very many how many were counted."""
    whole: bool
    """Whether those counted are all."""
    facets: tuple[Facet, ...]
    """What there is among those counted."""


def listed(request: Request, kind: TableKind) -> Listed:
    """Return the page that a request asks for."""
    filter_ = filter_from(kind, request.query_params.multi_items())
    with room_of(request).reading() as base:
        answer = kind.ask(base, filter_)
        records = list(answer)
        found = base.facets(filter_)
        more = filter_.limit is not None and len(records) == filter_.limit
        return Listed(
            rows=tuple(answer.row(record) for record in records),
            after=base.next_page(filter_, records[-1]) if more else None,
            counted=found.counted,
            whole=found.whole,
            facets=found.facets,
        )


def _add(kind: TableKind) -> None:
    def answer(request: Request) -> Response:
        return as_json(listed(request, TABLES[kind.name]))

    router.add_api_route(
        f"/{kind.name}",
        answer,
        name=kind.name,
        summary=f"{kind.title}, with the filters of the page /{kind.name}",
        openapi_extra=documented(Listed, parameters=parameters(kind.filter)),
    )


def as_json(record: Any) -> Response:
    """Return a record as the JSON that answers a request."""
    return Response(msgspec.json.encode(record), media_type="application/json")


for each in KINDS:
    _add(each)
