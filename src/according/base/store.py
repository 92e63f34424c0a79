"""An evidence base: one SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from according.base import schema
from according.base.errors import BaseError

_WAIT = 60.0
"""Seconds to wait for another process that is writing: a batch is written in well under one."""
_CACHE = 64_000
"""Kilobytes of the file that a connection keeps in memory."""


class Store:
    """A connection to an evidence base. People read while a job writes (WAL)."""

    def __init__(self, path: Path, connection: sqlite3.Connection):
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False, write: bool = False) -> Self:
        """Open a base.

        Args:
            path: the file.
            create: make it where there is none.
            write: whether it is to be changed; a base of an older layout is then brought up to
                date.

        Raises:
            BaseError: there is no such base, it is not one, it is from a newer version, or from
                an older one and not opened for writing.
        """
        if not path.exists() and not create:
            raise BaseError(
                f"there is no evidence base {path}; make one: according file {path} REPORTS …"
            )
        if path.is_dir():
            raise BaseError(f"{path} is a folder; name the file of an evidence base")
        try:
            connection = _connected(path, write=write or create)
        except sqlite3.Error as error:
            raise BaseError(f"the evidence base {path} cannot be opened: {error}") from error
        try:
            _check(connection, path, write=write or create)
        except BaseError:
            connection.close()
            raise
        except sqlite3.Error as error:
            connection.close()
            raise BaseError(_told(path, error)) from error
        return cls(path, connection)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write in one transaction: all of it, or nothing.

        Raises:
            BaseError: another process writes for longer than a minute, the disk is full, or the
                file may not be written.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("PRAGMA defer_foreign_keys = ON")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise BaseError(_told(self.path, error)) from error


def _connected(path: Path, *, write: bool) -> sqlite3.Connection:
    if write:
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    else:
        # Not "immutable": others may be writing; the file itself must not be changed by reading.
        where = f"{path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(
            where, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _check(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if not empty and not schema.is_base(connection):
        raise BaseError(f"{path} is a SQLite file, but no evidence base; name another file")
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        # A kill loses nothing; a power cut may lose the last batches, which are then read again.
        connection.execute("PRAGMA synchronous = NORMAL")
        schema.migrate(connection)
        return
    taken, newest = schema.version_of(connection), schema.version()
    if taken != newest:
        remedy = (
            "update According: pip install --upgrade according"
            if taken > newest
            else f"bring it up to date: according file {path}"
        )
        raise BaseError(f"{path} has layout {taken}, and this version reads {newest}; {remedy}")


def _told(path: Path, error: sqlite3.Error) -> str:
    said = str(error)
    if "not a database" in said:
        return f"{path} is not an evidence base; name another file"
    if "locked" in said or "busy" in said:
        return f"another process has been writing to {path} for a minute; try again when it is done"
    if "full" in said:
        return f"the disk of {path} is full; make room and run the same command again"
    if "readonly" in said:
        return f"{path} may not be written; copy it, or ask for the right to write"
    return f"the evidence base {path} cannot be used: {said}"
