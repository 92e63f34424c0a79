"""Values as pages show them, and the environment of the templates."""

import calendar
from datetime import date
from typing import Any

import jinja2
import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according import __version__
from according.web import links

_SECTORS = {
    "AGR": "farming",
    "BUS": "business",
    "COP": "police",
    "CRM": "crime",
    "CVL": "civilians",
    "EDU": "education",
    "GOV": "government",
    "IGO": "body of several states",
    "JRN": "press",
    "JUD": "courts",
    "LAB": "labour",
    "LEG": "legislature",
    "MED": "medicine",
    "MIL": "military",
    "NGO": "non-governmental",
    "OPP": "opposition",
    "PRM": "militia",
    "PTY": "party",
    "REB": "rebels",
    "REF": "refugees",
    "REL": "religion",
    "SPY": "intelligence",
    "UAF": "unknown armed men",
}
_OPEN = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“"}


def environment() -> jinja2.Environment:
    """Return the environment of templates: all is escaped, a missing name is an error."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("according.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "brief": brief,
        "day": day,
        "number": number,
        "sector": sector,
        "size": size,
        "unquoted": unquoted,
        "words": plain,
    }
    made.globals |= {"interval": interval}
    made.globals |= {"links": links, "version": __version__}
    return made


def page(
    request: Request, template: str, context: msgspec.Struct, *, status: int = 200
) -> HTMLResponse:
    """Return a page.

    Args:
        request: what is answered.
        template: its file; it sees the context as ``page``, and nothing else of its own.
        context: the page's documented type.
        status: of the answer.
    """
    room = request.app.state.room
    shown = room.templates.get_template(template).render(
        page=context,
        base=room.path.name,
        token=room.settings.token,
        person=room.settings.person,
        here=request.url.path,
        query=str(request.url.query),
        nav=request.app.state.nav,
    )
    return HTMLResponse(shown, status_code=status)


def number(value: float | None) -> str:
    """Return a number as people read it: 12,345."""
    return "–" if value is None else f"{value:,}"


def size(count: int) -> str:
    """Return a size in bytes as people read it."""
    value = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            break
        value /= 1000
    return f"{value:,.0f} {unit}" if unit == "bytes" or value >= 100 else f"{value:,.1f} {unit}"


def day(value: str | None) -> str:
    """Return a day as people read it: 2 March 2023; what is no day, as it stands."""
    if not value:
        return "day not known"
    try:
        found = date.fromisoformat(value[:10])
    except ValueError:
        return value
    time = value[11:16]
    told = f"{found.day} {calendar.month_name[found.month]} {found.year}"
    return f"{told}, {time}" if time and time != "00:00" else told


def brief(value: str) -> str:
    """Return a day in short, for a chart: 2 Mar 2023; what is no day, as it stands."""
    try:
        found = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return f"{found.day} {calendar.month_abbr[found.month]} {found.year}"


def interval(since: str | None, until: str | None, *, whole: bool = True) -> str:
    """Return an interval of ISO 8601 days as people write it: 12 to 18 March 2023, May 2023, 2023.

    Args:
        since: its first day; none: from when on is not known.
        until: its last day.
        whole: whether the days from the first to the last of a month, or a year, are its name:
            not so where something was on both days, not at some time between.
    """
    if not (since and until):
        return f"from {day(since[:10])}" if since else f"until {day((until or '')[:10])}"
    try:
        first, last = date.fromisoformat(since[:10]), date.fromisoformat(until[:10])
    except ValueError:
        return f"{day(since[:10])} to {day(until[:10])}"
    month = calendar.month_name[first.month]
    if first == last:
        return day(since[:10])
    if first.year != last.year:
        return f"{day(since[:10])} to {day(until[:10])}"
    if whole and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if first.month != last.month:
        return f"{first.day} {month} to {day(until[:10])}"
    if whole and (first.day, last.day) == (1, calendar.monthrange(last.year, last.month)[1]):
        return f"{month} {first.year}"
    return f"{first.day} to {day(until[:10])}"


def unquoted(words: str) -> str:
    """Return words without the quotation marks that enclose them: a page puts its own around."""
    inside = words[1:-1]
    enclosed = len(words) > 2 and words[0] in _OPEN and words[-1] == _OPEN[words[0]]
    return inside if enclosed and not set(inside) & {words[0], words[-1]} else words


def sector(code: str) -> str:
    """Return PLOVER's code of a sector as words; one that is none of its, as it stands."""
    return _SECTORS.get(code, code)


def plain(name: Any) -> str:
    """Return a code of ours as words: ``named_person`` is "named person"."""
    return str(name).replace("_", " ")
