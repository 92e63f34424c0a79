"""Incidents along time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from according.base import FiledIncident
from according.web.charts.chosen import BESIDE, CHOSEN, chosen
from according.web.shown import plain

if TYPE_CHECKING:
    import altair

_HEIGHT = 260
_MANY_DAYS, _MANY_MONTHS = 120, 3_700
"""Days from the first to the last beyond which bars are months, and years: on a phone they would be
thinner than a line."""
_MONTH = 31
_TYPES = 7
"""That have a shade of their own; the rest are "other types"."""
_REST = "other types"
Unit = Literal["day", "month", "year"]
_VEGA: Mapping[
    Unit, tuple[Literal["yearmonthdate", "yearmonth", "year"], Literal["%-d %B %Y", "%B %Y", "%Y"]]
] = {
    "day": ("yearmonthdate", "%-d %B %Y"),
    "month": ("yearmonth", "%B %Y"),
    "year": ("year", "%Y"),
}
"""Vega-Lite's name of a unit, and how its days are written."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents of one type that happened in one day, month or year."""

    since: str
    """ISO 8601 day; of a month or year its first."""
    type: str
    incidents: int

    @property
    def mark(self) -> str:
        """Its name in the chart."""
        return f"{self.since} {self.type}"


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents along time."""

    bars: tuple[Bar, ...]
    unit: Unit
    """What a bar is of."""
    common: frozenset[str]
    """Types that have bars of their own."""
    open: int
    """Incidents whose day is not known."""
    long: int
    """Those told of more than a month, which stand at their first day."""


def bars(found: Sequence[FiledIncident]) -> Bars:
    """Return how many incidents happened when; each stands at its first day."""
    dated = [one for one in found if one.since]
    days = sorted({str(one.since)[:10] for one in dated})
    unit = _unit(days)
    common = frozenset(name for name, _ in Counter(one.type for one in dated).most_common(_TYPES))
    counts = Counter(_stands(one, unit, common) for one in dated)
    return Bars(
        bars=tuple(
            Bar(since=day, type=type_, incidents=number)
            for (day, type_), number in sorted(counts.items())
        ),
        unit=unit,
        common=common,
        open=len(found) - len(dated),
        long=sum(_is_long(one) for one in dated),
    )


def mark_of(one: FiledIncident, found: Bars) -> str:
    """Return the name of the bar in which an incident stands."""
    return " ".join(_stands(one, found.unit, found.common))


def _unit(days: Sequence[str]) -> Unit:
    apart = _apart(days[0], days[-1]) if days else 0
    return "year" if apart > _MANY_MONTHS else "month" if apart > _MANY_DAYS else "day"


def _stands(one: FiledIncident, unit: Unit, common: frozenset[str]) -> tuple[str, str]:
    day = str(one.since)[:10]
    first = {"day": day, "month": f"{day[:7]}-01", "year": f"{day[:4]}-01-01"}[unit]
    return first, one.type if one.type in common else _REST


def chart(found: Bars) -> "altair.TopLevelMixin":
    """Return the timeline: a bar a day or month, by type."""
    # A third of a second to load, and few pages draw.
    import altair as alt

    # With an hour a day is the reader's own; without, Vega takes it for Greenwich's midnight, and
    # in America every bar would stand a day too early.
    rows = [
        {
            "since": f"{one.since}T00:00", "type": plain(one.type).lower(),
            "incidents": one.incidents, "mark": one.mark,
        }
        for one in found.bars
    ]  # fmt: skip
    unit, written = _VEGA[found.unit]
    made: alt.TopLevelMixin = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=alt.X("since:T", timeUnit=unit, title=None),
            y=alt.Y("sum(incidents):Q", title="incidents", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "type:N", title=None, scale=alt.Scale(scheme="tableau10"),
                legend=alt.Legend(orient="bottom", columns=3),
            ),
            stroke=alt.when(CHOSEN).then(alt.value(BESIDE)).otherwise(alt.value(None)),
            strokeWidth=alt.when(CHOSEN).then(alt.value(5)).otherwise(alt.value(0)),
            detail="mark:N",
            tooltip=[
                alt.Tooltip("since:T", title=found.unit, format=written),
                alt.Tooltip("type:N"),
                alt.Tooltip("sum(incidents):Q", title="incidents"),
            ],
        )
        .add_params(chosen())
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
