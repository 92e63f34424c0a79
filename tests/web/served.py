"""A reading room that is really served, and what a browser told of its pages."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from according.web.app import create_app
from according.web.settings import Settings

TOKEN = "a-token-for-tests"


@contextmanager
def served(base: Path, *, host: str = "127.0.0.1", token: str = TOKEN) -> Iterator[str]:
    """Serve a base on a free port of loopback; lend the address, without a slash at its end.

    Args:
        base: the file.
        host: the address that the room is told it listens on.
        token: its token.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(base, Settings(host=host, port=port, token=token, person="Ann"))
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
