"""Incidents along time."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from according.base import FiledIncident

if TYPE_CHECKING:
    import altair

_HEIGHT = 260
_MANY_DAYS = 120
"""Beyond it bars are months: days would be thinner than a line."""
_MONTH = 31
_TYPES = 7
"""That have a shade of their own; the rest are "other types"."""
_REST = "other types"


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents of one type that happened on one day, or in one month."""

    since: str
    """ISO 8601 day; of a month its first."""
    type: str
    incidents: int


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents along time."""

    bars: tuple[Bar, ...]
    monthly: bool
    open: int
    """Incidents whose day is not known."""
    long: int
    """Those told of more than a month, which stand at their first day."""


def bars(found: Sequence[FiledIncident]) -> Bars:
    """Return how many incidents happened when; each stands at its first day."""
    dated = [one for one in found if one.since]
    days = sorted({str(one.since)[:10] for one in dated})
    monthly = bool(days) and _apart(days[0], days[-1]) > _MANY_DAYS
    common = {name for name, _ in Counter(one.type for one in dated).most_common(_TYPES)}
    counts: Counter[tuple[str, str]] = Counter()
    for one in dated:
        day = f"{str(one.since)[:7]}-01" if monthly else str(one.since)[:10]
        counts[day, one.type if one.type in common else _REST] += 1
    return Bars(
        bars=tuple(
            Bar(since=day, type=type_, incidents=number)
            for (day, type_), number in sorted(counts.items())
        ),
        monthly=monthly,
        open=len(found) - len(dated),
        long=sum(_is_long(one) for one in dated),
    )


def chart(found: Bars) -> "altair.TopLevelMixin":
    """Return the timeline: a bar a day or month, by type."""
    # A third of a second to load, and few pages draw.
    import altair as alt

    rows = [msgspec.to_builtins(one) for one in found.bars]
    unit: Literal["yearmonth", "yearmonthdate"] = "yearmonth" if found.monthly else "yearmonthdate"
    made: alt.TopLevelMixin = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=alt.X("since:T", timeUnit=unit, title=None),
            y=alt.Y("sum(incidents):Q", title="incidents", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "type:N", title=None, scale=alt.Scale(scheme="tableau10"),
                legend=alt.Legend(orient="bottom", columns=4),
            ),
            tooltip=[
                alt.Tooltip("since:T", title="day"),
                alt.Tooltip("type:N"),
                alt.Tooltip("incidents:Q"),
            ],
        )
        .properties(width="container", height=_HEIGHT)
    )  # fmt: skip
    return made


def _apart(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return _MANY_DAYS + 1


def _is_long(one: FiledIncident) -> bool:
    if not one.until or not one.since:
        return False
    return _apart(one.since[:10], one.until[:10]) > _MONTH
