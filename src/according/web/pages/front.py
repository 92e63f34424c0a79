"""The front page: what is in the base."""

from datetime import date
from typing import Literal

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base, FiledIncident, NamedActor
from according.base.questions.overview import Overview, overview
from according.web.room import room_of
from according.web.shown import page

router = APIRouter(include_in_schema=False)
_SHOWN = 5
_SPEAKERS = 10
_MOST_BARS = 60
_LEAST_BARS = 12
"""That there is room for: a few are no wider than they need to be."""
_HEIGHT, _WIDTH = 100, 10
"""Of the picture's bars, in units of its own."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of a month, or of a year where there are many months."""

    period: str
    """``2023-03`` or ``2023``."""
    reports: int
    x: int
    """From the left, in units of the picture."""
    y: float
    """From the top."""
    height: float


class FrontPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the base."""

    overview: Overview
    """How much there is."""
    bars: tuple[Bar, ...]
    """Reports over time."""
    width: int
    """Of the picture of it."""
    newest: tuple[FiledIncident, ...]
    """The incidents reported last."""
    most_reported: tuple[FiledIncident, ...]
    """Those that most reports tell."""
    most_disputed: tuple[FiledIncident, ...]
    """Those with most values on which the sources do not agree, or most denials."""
    speakers: tuple[NamedActor, ...]
    """Who speaks most; nobody where the base is not linked."""


def front(base: Base, seen: Overview) -> FrontPage:
    """Return what the front page shows."""

    def first(order: Literal["newest", "reports", "disputed"]) -> tuple[FiledIncident, ...]:
        return tuple(base.incidents(order=order, other=order == "newest", limit=_SHOWN))

    disputed = (one for one in first("disputed") if one.disputes or one.denials)
    speakers = base.actors(named=True, order="said", limit=_SPEAKERS) if base.is_linked else ()
    made = bars(seen.months)
    return FrontPage(
        overview=seen,
        bars=made,
        width=max(len(made), _LEAST_BARS) * _WIDTH,
        newest=first("newest"),
        most_reported=first("reports"),
        most_disputed=tuple(disputed),
        speakers=tuple(one for one in speakers if one.said),
    )


def bars(months: tuple[tuple[str, int], ...]) -> tuple[Bar, ...]:
    """Return a bar a month from the first to the last; of many months, one a year.

    Args:
        months: those that have reports, in order.
    """
    counts = dict(months)
    periods = _months(months[0][0], months[-1][0]) if months else []
    if len(periods) > _MOST_BARS:
        counts = {}
        for month, number in months:
            counts[month[:4]] = counts.get(month[:4], 0) + number
        first, last = int(months[0][0][:4]), int(months[-1][0][:4])
        # Of what is told to be older than printing, the years that have reports.
        every = [f"{year:04d}" for year in range(first, last + 1)]
        periods = every if len(every) <= _MOST_BARS else sorted(counts)
    most = max(counts.values(), default=1)
    made = []
    for number, period in enumerate(periods):
        reports = counts.get(period, 0)
        height = round(_HEIGHT * reports / most, 1)
        made.append(
            Bar(
                period=period,
                reports=reports,
                x=number * _WIDTH,
                y=_HEIGHT - height,
                height=height,
            )
        )
    return tuple(made)


def _months(first: str, last: str) -> list[str]:
    begin, end = (date.fromisoformat(f"{month}-01") for month in (first, last))
    numbers = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers]


@router.get("/")
def show(request: Request) -> HTMLResponse:
    """Show the front page."""
    room = room_of(request)
    with room.reading() as base:
        seen = room.kept("overview", lambda: overview(base.connection))
        context = front(base, seen)
    return page(request, "front.html.j2", context)
