"""``according serve``."""

import getpass
import logging
import webbrowser
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer
from rich.markup import escape

from according.base import BaseError
from according.cli.base.options import BasePath
from according.cli.console import fail, stderr
from according.web.settings import LOCALHOST, PORT, Settings, new_token

Host = Annotated[
    str,
    typer.Option(
        "--host",
        metavar="ADDRESS",
        help="Listen on this address; another than this machine's own lets others in, with a "
        "token.",
    ),
]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Listen on this port.")]
Token = Annotated[
    str | None,
    typer.Option(
        "--token",
        metavar="TOKEN",
        help="What others need to read and decide (with `--host`); else one is made and printed.",
        show_default=False,
        envvar="ACCORDING_TOKEN",
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Open the front page in the browser.")]
By = Annotated[
    str | None,
    typer.Option("--by", help="Who decides; else the system's user. A page can say another."),
]
_LEAST = 12
"""Characters of a token: a shorter one can be guessed."""


def serve(
    base: BasePath,
    host: Host = LOCALHOST,
    port: Port = PORT,
    token: Token = None,
    open_: Open = False,
    by: By = None,
) -> None:
    """Open the reading room: pages on which people see, judge and correct what a base holds.

    It listens on this machine only, and nothing that is read leaves it. Reports may be filed into
    the same base meanwhile. Ctrl-C ends it.
    """
    if token is not None and len(token) < _LEAST:
        fail(f"the token has {len(token)} characters; take at least {_LEAST}, or leave --token out")
    person = by or getpass.getuser()
    settings = Settings(host=host, port=port, token=token or new_token(), person=person)
    _serve(base, settings, open_=open_)


def _serve(base: Path, settings: Settings, *, open_: bool) -> None:
    # A second to load, and no other command needs it.
    import uvicorn

    from according.web.app import create_app

    try:
        app = create_app(base, settings)
    except BaseError as error:
        fail(str(error))
    address = settings.address
    if not settings.is_local:
        address += f"?token={settings.token}"
        stderr().print(
            f"[bold yellow]Others can reach this room[/] at {escape(settings.host)}: whoever has "
            "the token reads everything in the base and decides. What is sent is not encrypted; "
            "put a server that speaks HTTPS before it, or use it in a network that you trust.",
            soft_wrap=True,
        )
    stderr().print(f"The reading room of {escape(str(base))}: {escape(address)}", soft_wrap=True)
    stderr().print("Ctrl-C ends it.", style="dim")
    logging.basicConfig(level=logging.WARNING)
    if open_:
        timer = Timer(1.0, webbrowser.open, [address])
        timer.daemon = True
        timer.start()
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        # No proxy is trusted to say who asks.
        proxy_headers=False,
    )
    uvicorn.Server(config).run()
