"""What is told when something cannot be answered: JSON in one shape, or a page for people."""

import logging

import msgspec
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from according.base import BaseError
from according.web.shown import page

_LOG = logging.getLogger("according.web")
_TITLES = {
    400: "This cannot be asked",
    401: "The token is missing",
    403: "This is not allowed",
    404: "There is no such page",
    405: "This address does not take that",
    413: "This is too much at once",
    503: "The base is busy",
}


class NotFoundError(BaseError):
    """There is no record of that name."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong."""

    status: int
    """Of HTTP."""
    title: str
    """In few words."""
    message: str
    """What is wrong, and what to do about it."""


class Told(msgspec.Struct, frozen=True):
    """The one shape of an error in JSON."""

    error: Problem


class ErrorPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page that says what went wrong."""

    problem: Problem


def add_errors(app: FastAPI) -> None:
    """Answer every error in the one shape."""
    app.add_exception_handler(BaseError, _of_base)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_request)
    app.add_exception_handler(Exception, _unforeseen)


def answer(request: Request, status: int, message: str) -> Response:
    """Return the answer that says what went wrong."""
    title = _TITLES.get(status, "Something went wrong here")
    problem = Problem(status=status, title=title, message=message)
    if wants_json(request):
        return as_json(problem)
    return page(request, "error.html.j2", ErrorPage(problem=problem), status=status)


def as_json(problem: Problem) -> Response:
    """Return an error as JSON."""
    return Response(
        msgspec.json.encode(Told(problem)),
        status_code=problem.status,
        media_type="application/json",
    )


def wants_json(request: Request) -> bool:
    """Tell whether a program asks."""
    return request.url.path.startswith("/api/")


def _of_base(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFoundError) else 400
    return answer(request, status, str(error))


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = error.detail
    if error.status_code == 404 and said == "Not Found":
        said = f"There is nothing at {request.url.path}. Begin at the front page."
    response = answer(request, error.status_code, said)
    response.headers.update(error.headers or {})
    return response


def _of_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    said = "; ".join(
        f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()
    )
    return answer(request, 400, said)


def _unforeseen(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    said = (
        "It is a fault of the program, not of what you asked. The terminal that serves the room"
        " has the details."
    )
    return answer(request, 500, said)
