"""Who decides: by a cookie, else the user of the system."""

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from according.base import BaseError
from according.web.room import room_of

COOKIE = "according-person"
MOST = 80
"""Characters of a name."""
_YEAR = 365 * 24 * 60 * 60


def person_of(request: Request) -> str:
    """Return who decides; empty: nobody has said."""
    kept = unquote(request.cookies.get(COOKIE, ""))
    return kept if is_name(kept) else room_of(request).settings.person


def remember(response: Response, name: str) -> None:
    """Keep who decides in the browser.

    Raises:
        BaseError: it is no name.
    """
    name = " ".join(name.split())
    if not is_name(name):
        raise BaseError(f"a coder's name is 1 to {MOST} letters, digits and spaces")
    response.set_cookie(
        COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict", path="/"
    )


def is_name(name: str) -> bool:
    """Tell whether something can be the name of who decides."""
    return 0 < len(name.strip()) <= MOST and name.isprintable()


def may_name(request: Request) -> bool:
    """Tell whether ``?as=`` counts: not where a page from elsewhere led here with it."""
    return request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
