"""Any table as a file."""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import StreamingResponse

from according.base import Answer, Base
from according.export.listing import MEDIA, written
from according.web.room import Room, room_of
from according.web.safety import NotFoundError
from according.web.tables import TABLES, filter_from

router = APIRouter(include_in_schema=False)


@router.get("/{table}.{suffix}")
def download(
    request: Request, table: str, suffix: Literal["csv", "jsonl", "parquet"]
) -> StreamingResponse:
    """Send all records that the address asks for, whatever page it shows."""
    kind = TABLES.get(table)
    if kind is None:
        raise NotFoundError(f"there is no table {table}; there are: {', '.join(TABLES)}")
    room = room_of(request)
    filter_ = filter_from(kind, request.query_params.multi_items())
    whole = msgspec.structs.replace(filter_, limit=None, offset=0, after=None)
    pieces = _sent(room, suffix, lambda base: kind.ask(base, whole))
    # What is wrong with the question is told before the file begins.
    first = next(pieces, b"")
    name = f"{room.path.stem}-{table}.{suffix}".encode("ascii", "replace").decode()
    name = "".join(each if each.isalnum() or each in "-._" else "_" for each in name)
    return StreamingResponse(
        _again(first, pieces),
        media_type=MEDIA[suffix],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _sent(room: Room, suffix: str, ask: Any) -> Iterator[bytes]:
    # A connection of its own: a file may be sent for minutes, and pages are not to wait for it.
    with Base.open(room.path) as base:
        answer: Answer[Any] = ask(base)
        yield from written(answer, suffix)


def _again(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
