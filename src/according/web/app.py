"""The reading room as an application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from according import __version__
from according.base import Base
from according.web.api import APIS
from according.web.pages import NAVIGATION, PAGES
from according.web.room import Room
from according.web.safety import add_safety
from according.web.settings import Settings


def create_app(base: Path, settings: Settings) -> FastAPI:
    """Return the reading room of a base.

    Args:
        base: the evidence base; jobs may file into it meanwhile.
        settings: how it is served.

    Raises:
        BaseError: there is no such base, it is not one, or it has another layout.
    """
    Base.open(base).close()
    room = Room(base, settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        room.close()

    app = FastAPI(
        title="According",
        description="What reports tell, and on whose word. Filters are those of the pages.",
        version=__version__,
        lifespan=lifespan,
        # Their pages load scripts from elsewhere; /api/openapi.json is the document itself.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.room = room
    app.state.nav = NAVIGATION
    for router in (*PAGES, *APIS):
        app.include_router(router)
    static = files("according.web") / "static"
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    add_safety(app, settings)
    return app
