"""The pages, and how one is added.

One module a page:

* a frozen ``msgspec.Struct`` named ``…Page``, its context, whose docstrings say what each field is;
* a pure function from a `Base` (and a filter) to it;
* a ``router`` (`fastapi.APIRouter`) with the route: a plain ``def`` that lends the base
  (``with room_of(request).reading() as base``), makes the context and returns
  ``page(request, "NAME.html.j2", context)``. What a person got wrong is raised as `BaseError`
  (status 400) or `NotFoundError` (404): ``safety.errors`` makes the page or the JSON of it.

To add one, add its router to ``PAGES`` (one line), and to ``NAVIGATION`` if it is in the head of
every page. The template extends ``layout.html.j2`` and sees ``page`` (the context), ``links``
(`according.web.links`, every address), ``base`` (name of the file), ``token`` (a hidden field of
every form that posts: ``{{ forms.token(token) }}``), ``here`` and ``query`` (the address).
``macros.html.j2`` has what records look like. Styles go to ``static/style.css``; there are no
inline styles or scripts, the browser refuses them.

A route that changes something is ``@router.post``: the guard in ``safety`` has checked the token
and the origin before it runs; a parameter ``fields: Annotated[dict[str, str], Depends(form_of)]``
has the fields.
"""

from fastapi import APIRouter

from according.web.pages import (
    actor,
    actors,
    charts,
    claims,
    downloads,
    front,
    incident,
    incidents,
    report,
    reports,
    review,
    search,
    statements,
)

PAGES: tuple[APIRouter, ...] = (
    front.router,
    incidents.router,
    incident.router,
    claims.router,
    statements.router,
    actors.router,
    actor.router,
    reports.router,
    report.router,
    charts.router,
    review.router,
    search.router,
    downloads.router,
)
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("/", "Front"),
    ("/incidents", "Incidents"),
    ("/claims", "Claims"),
    ("/statements", "Statements"),
    ("/actors", "Actors"),
    ("/reports", "Reports"),
    ("/map", "Map"),
    ("/timeline", "Timeline"),
    ("/network", "Network"),
    ("/review", "Review"),
)
"""Address and name of what is in the head of every page."""
