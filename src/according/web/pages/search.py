"""Words, looked for in reports."""

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base, Found, ReportFilter
from according.web import links
from according.web.asking import MOST, SHOWN, asked
from according.web.room import room_of
from according.web.shown import page
from according.web.tables import Pairs

router = APIRouter(include_in_schema=False)
_COUNTED = 1_000
"""Beyond it the rest is not counted: nobody pages so far."""
_MARKS = ("[", "]")


class SearchFilter(ReportFilter, frozen=True, kw_only=True):
    """Which reports, and which part of the list."""

    limit: int | None = None
    offset: int = 0


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that holds the words."""

    found: Found
    pieces: tuple[tuple[str, bool], ...]
    """The snippet in pieces; whether a piece is one of the words."""


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """The reports that hold some words, the best first."""

    words: str
    """Looked for; empty: nothing was."""
    hits: tuple[Hit, ...]
    counted: int
    """How many reports hold them."""
    whole: bool
    """Whether those counted are all."""
    first: str | None
    """Address of the first page; none: this is it."""
    following: str | None
    """Address of the next page; none: this is the last."""


def search(base: Base, pairs: Pairs) -> SearchPage:
    """Return what the page shows.

    Raises:
        BaseError: no full-text query, a filter that there is none of, or a value that it cannot
            have.
    """
    filter_ = asked(SearchFilter, pairs)
    words, limit = filter_.words or "", filter_.limit or SHOWN
    if not words:
        return SearchPage(words="", hits=(), counted=0, whole=True, first=None, following=None)
    offset = max(0, min(filter_.offset, MOST * _COUNTED))
    answer = base.find(words, filter_, limit=limit, offset=offset)
    hits = tuple(Hit(found=one, pieces=pieces(one.snippet)) for one in answer)
    counted = answer.count(at_most=max(_COUNTED, offset + limit + 1))
    kept = [(name, value) for name, value in pairs if value.strip() and name != "offset"]
    more = counted > offset + limit
    return SearchPage(
        words=words,
        hits=hits,
        counted=counted,
        whole=counted < _COUNTED,
        first=links.with_query("/search", kept) if offset else None,
        following=links.with_query("/search", [*kept, ("offset", offset + limit)])
        if more
        else None,
    )


def pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """Cut a snippet where a found word begins and ends."""
    opening, closing = _MARKS
    made = []
    for number, piece in enumerate(snippet.split(opening)):
        if number == 0:
            made.append((piece, False))
            continue
        inside, _, after = piece.partition(closing)
        made += [(inside, True), (after, False)]
    return tuple((words, found) for words, found in made if words)


@router.get("/search")
def show(request: Request) -> HTMLResponse:
    """Show the reports found."""
    with room_of(request).reading() as base:
        context = search(base, request.query_params.multi_items())
    return page(request, "search.html.j2", context)
