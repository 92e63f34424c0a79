"""What is let in, and what a browser may do with a page.

The order of the layers, the outermost first: headers on every answer, also on a refusal; the guard
(host, token, origin, size); then errors in one shape.
"""

from fastapi import FastAPI

from according.web.safety.errors import NotFoundError, add_errors
from according.web.safety.forms import form_of
from according.web.safety.guard import Guard
from according.web.safety.headers import Headers
from according.web.settings import Settings

__all__ = ["NotFoundError", "add_safety", "form_of"]


def add_safety(app: FastAPI, settings: Settings) -> None:
    """Put the layers around an application."""
    add_errors(app)
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(Headers)
