"""Who is let in: by host, by token, by origin, by size."""

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from according.web.safety.errors import answer
from according.web.safety.forms import TOKEN_FIELD, fields
from according.web.settings import Settings, is_loopback

COOKIE = "according-token"
HEADER = "x-according-token"
MOST = 1_000_000
"""Bytes of a request's body: a decision is a few lines."""
MOST_QUERY = 16_000
"""Characters of a query."""
_READS = frozenset({"GET", "HEAD", "OPTIONS"})


class _RefusedError(Exception):
    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status, self.message = status, message


class Guard:
    """Refuses what does not come from the people who were let in.

    * A room on loopback answers only to names of this machine: a page from elsewhere whose name was
      made to point here ("DNS rebinding") is not answered.
    * On another address every request needs the token: once in the address (``?token=…``), which
      is then kept as a cookie, or in a header.
    * A change needs the token in its form or header, and must come from a page of this room:
      ``Sec-Fetch-Site`` or ``Origin`` tells, and browsers do not let pages forge them.
    """

    def __init__(self, app: ASGIApp, settings: Settings):
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            self._check_address(request)
            redirected = self._check_reader(request)
            if redirected is not None:
                await redirected(scope, receive, send)
                return
            if request.method not in _READS:
                body = await _body(request)
                self._check_change(request, body)
                receive = _again(body, receive)
        except _RefusedError as refused:
            refusal = answer(request, refused.status, refused.message)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _check_address(self, request: Request) -> None:
        if len(request.url.query) > MOST_QUERY:
            raise _RefusedError(400, "The address is too long; ask for less at once.")
        if not self._settings.is_local:
            return
        host = _name(request.headers.get("host", ""))
        if not is_loopback(host):
            raise _RefusedError(
                403,
                f"This room is open on this machine only, not as {host!r}. "
                f"Open it at {self._settings.address}",
            )

    def _check_reader(self, request: Request) -> RedirectResponse | None:
        """Check that who reads may; return where to go on, without the token in the address."""
        if self._settings.is_local or request.url.path.startswith("/static/"):
            return None
        given = parse_qs(request.url.query).get(TOKEN_FIELD, [])
        if given and request.method == "GET":
            if not self._is_token(given[-1]):
                raise _RefusedError(401, "The token in the address is not this room's.")
            return self._remembered(request)
        if self._is_token(_cookie(request.headers)) or self._is_token(_told(request.headers)):
            return None
        raise _RefusedError(
            401,
            "Open the address with the token that `according serve` printed: …/?token=…",
        )

    def _remembered(self, request: Request) -> RedirectResponse:
        rest = [
            (name, value)
            for name, values in parse_qs(request.url.query, keep_blank_values=True).items()
            for value in values
            if name != TOKEN_FIELD
        ]
        # Not "//elsewhere", which a browser takes for another host.
        path = "/" + request.url.path.lstrip("/\\")
        where = path + (f"?{urlencode(rest)}" if rest else "")
        response = RedirectResponse(where, status_code=303)
        response.set_cookie(
            COOKIE, self._settings.token, httponly=True, samesite="strict", path="/"
        )
        return response

    def _check_change(self, request: Request, body: bytes) -> None:
        if not _same_origin(request):
            raise _RefusedError(403, "A change must come from a page of this room.")
        told = _told(request.headers)
        if not told and _is_form(request.headers):
            told = fields(body).get(TOKEN_FIELD, [""])[-1]
        if not self._is_token(told):
            raise _RefusedError(
                403,
                "The token of this change is not this room's: it was served anew since. "
                "Load the page again and repeat the change.",
            )

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._settings.token.encode())


def _told(headers: Headers) -> str:
    bearer = headers.get("authorization", "")
    if bearer.lower().startswith("bearer "):
        return bearer[len("bearer ") :].strip()
    return headers.get(HEADER, "")


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _is_form(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("application/x-www-form-urlencoded")


def _same_origin(request: Request) -> bool:
    """Tell whether a change comes from a page of this room, or from a program without pages."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    if origin is None:
        # Browsers say it with every change; a program has the token to show.
        return True
    return urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()


def _name(host: str) -> str:
    """Return the name in a Host header, without the port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


async def _body(request: Request) -> bytes:
    found = bytearray()
    async for piece in request.stream():
        found += piece
        if len(found) > MOST:
            raise _RefusedError(413, "The request is larger than a decision can be.")
    return bytes(found)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body that was read already."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again
