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
    made.filters |= {"day": day, "number": number, "size": size, "words": plain}
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


def plain(name: Any) -> str:
    """Return a code of ours as words: ``named_person`` is "named person"."""
    return str(name).replace("_", " ")
