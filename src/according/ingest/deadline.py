"""A time limit over a whole transfer, which the socket's own time limit is not.

A server that sends one byte every few seconds never lets a read time out. So the connections of
a transfer are cut from another thread when its time is up.
"""

import socket
import threading
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address
from types import TracebackType
from typing import Any, Self

from according.ingest.errors import IngestError


class Deadline:
    """Cuts the connections it guards once its time is up; a context manager."""

    def __init__(self, seconds: float) -> None:
        self._lock = threading.Lock()
        self._guarded: list[socket.socket] = []
        self._past = False
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def guard(self, connection: socket.socket) -> None:
        """Cut this connection, too, when time is up; at once if it is."""
        with self._lock:
            self._guarded.append(connection)
            if self._past:
                _shut(connection)

    def check(self) -> None:
        """Raise `TimeoutError` if time is up."""
        if self._past:
            raise TimeoutError("the time for the transfer is up")

    def _cut(self) -> None:
        with self._lock:
            self._past = True
            for connection in self._guarded:
                _shut(connection)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):  # it was closed already
        connection.shutdown(socket.SHUT_RDWR)


def _refuse_private(connection: socket.socket) -> None:
    """Raise if a connection leads into the user's own network."""
    host = str(connection.getpeername()[0]).partition("%")[0]
    address = ip_address(host)
    mapped = getattr(address, "ipv4_mapped", None)
    if not (mapped or address).is_global:
        raise IngestError(f"the address leads to {host}, inside the network of this machine")


class GuardedHTTPConnection(HTTPConnection):
    """A connection that a deadline cuts."""

    def __init__(self, host: str, *, deadline: Deadline, public: bool, **options: Any) -> None:
        super().__init__(host, **options)
        self._deadline, self._public = deadline, public

    def connect(self) -> None:
        """Connect, and put the connection under the deadline."""
        super().connect()
        if self._public:
            _refuse_private(self.sock)
        self._deadline.guard(self.sock)


class GuardedHTTPSConnection(HTTPSConnection):
    """An encrypted connection that a deadline cuts."""

    def __init__(self, host: str, *, deadline: Deadline, public: bool, **options: Any) -> None:
        super().__init__(host, **options)
        self._deadline, self._public = deadline, public

    def connect(self) -> None:
        """Connect, and put the connection under the deadline."""
        super().connect()
        if self._public:
            _refuse_private(self.sock)
        self._deadline.guard(self.sock)
