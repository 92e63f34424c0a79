"""An evidence base: one SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from according.base import schema
from according.base.errors import BaseError

_WAIT = 60.0
"""Seconds to wait for another process that is writing: a batch is written in well under one."""
_WAIT_TO_SETTLE = 2_000
"""Milliseconds to wait for readers when the log is put into the file."""
_CACHE = 64_000
"""Kilobytes of the file that a connection keeps in memory."""


class Store:
    """A connection to an evidence base. People read while a job writes.

    While it is in use, a base has SQLite's write-ahead log beside it (``-wal``, ``-shm``); who
    closes it last puts the log into the file and takes it away, so that the one file is all.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, write: bool = False):
        self.path = path
        self.connection = connection
        self._write = write

    @classmethod
    def open(cls, path: Path, *, create: bool = False, write: bool = False) -> Self:
        """Open a base.

        Args:
            path: the file.
            create: make it where there is none; it is opened for writing.
            write: whether it is to be changed; a base of an older layout is then brought up to
                date.

        Raises:
            BaseError: there is no such base, it is not one, it is damaged, it may not be opened
                so, it is from a newer version, or from an older one and not opened for writing.
        """
        _refuse(path, create=create)
        write = write or create
        try:
            connection = _for_writing(path) if write else _for_reading(path)
        except sqlite3.Error as error:
            raise BaseError(_told(path, error)) from error
        return cls(path, connection, write=write)

    def close(self) -> None:
        """Close the connection."""
        with closing(self.connection):
            if self._write:
                _settle(self.connection)

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
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                # Not after every error: a full disk has ended the transaction already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise BaseError(_told(self.path, error)) from error


def _refuse(path: Path, *, create: bool) -> None:
    try:
        there, folder = path.exists(), path.is_dir()
    except PermissionError as error:
        raise BaseError(f"{path.parent} may not be looked into; ask for the right to") from error
    if folder:
        raise BaseError(f"{path} is a folder; name the file of an evidence base")
    if there:
        return
    if not create:
        raise BaseError(
            f"there is no evidence base {path}; make one: according file {path} REPORTS …"
        )
    if not path.parent.is_dir():
        raise BaseError(f"there is no folder {path.parent}; make it, or name another")


def _for_writing(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        _prepare(connection)
        _refuse_others(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        # A kill loses nothing; a power cut may lose the last batches, which are then read again.
        connection.execute("PRAGMA synchronous = NORMAL")
        schema.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _for_reading(path: Path) -> sqlite3.Connection:
    try:
        # Not "ro": such a connection could not take the log away when it is the last. Where the
        # file may not be written, SQLite opens it for reading only.
        return _checked(path, "mode=rw")
    except sqlite3.OperationalError:
        # A base that was left with a log needs one beside it to be read. Where none can be made
        # (a folder that may not be written) and none is, nobody writes: the file is all there is.
        if _beside(path, "-wal").exists():
            raise
        return _checked(path, "mode=ro&immutable=1")


def _checked(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{how}",
        uri=True,
        timeout=_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _prepare(connection)
        connection.execute("PRAGMA query_only = ON")
        _refuse_others(connection, path)
        if schema.version_of(connection) < schema.version():
            raise BaseError(
                f"{path} has layout {schema.version_of(connection)}, and this version reads "
                f"{schema.version()}; bring it up to date: according file {path}"
            )
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    # The references are checked before a report's rows go in, and by `according verify`. SQLite's
    # own check goes through whole tables for each row that is named before it is there: in a base
    # of 100,000 reports filing one more took nine seconds.
    connection.execute("PRAGMA foreign_keys = OFF")


def _refuse_others(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is no base, or one that is newer, before anything is changed in it."""
    empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if not empty and not schema.is_base(connection):
        raise BaseError(f"{path} is a SQLite file, but no evidence base; name another file")
    taken, newest = schema.version_of(connection), schema.version()
    if taken > newest:
        raise BaseError(
            f"{path} has layout {taken}, and this version of According knows layouts up to "
            f"{newest}; update According: pip install --upgrade according"
        )


def _settle(connection: sqlite3.Connection) -> None:
    """Put the log into the file, also where somebody goes on reading: a copy of it is whole."""
    with suppress(sqlite3.Error):
        connection.execute(f"PRAGMA busy_timeout = {_WAIT_TO_SETTLE}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _told(path: Path, error: sqlite3.Error) -> str:
    """Return what is wrong and what to do about it."""
    name = getattr(error, "sqlite_errorname", "")
    for beginning, told in _TOLD.items():
        if name.startswith(beginning):
            return told.format(path=path, folder=path.absolute().parent)
    return f"the evidence base {path} cannot be used: {error}"


_TOLD = {
    "SQLITE_NOTADB": "{path} is not an evidence base; name another file",
    "SQLITE_BUSY": "other processes have been using {path} for a minute; try again when they are "
    "done",
    "SQLITE_LOCKED": "other processes have been using {path} for a minute; try again when they "
    "are done",
    "SQLITE_FULL": "the disk of {path} is full; make room and run the same command again",
    "SQLITE_IOERR": "{path} cannot be read or written: the disk is full, or failing; make room, "
    "or copy it to another disk, and run the same command again",
    "SQLITE_READONLY": "{path} may not be written; copy it, or ask for the right to write it and "
    "its folder",
    "SQLITE_CANTOPEN": "{path} cannot be opened; ask for the right to read it, and to write in "
    "{folder}, or copy it to a folder of yours together with {path}-wal where there is one",
    "SQLITE_PERM": "{path} may not be opened; ask for the right to read it",
    "SQLITE_CORRUPT": "{path} is damaged, as a file is that was not copied whole; take a sound "
    "copy, or file the reports anew",
}
"""What is said of SQLite's errors, by the beginning of their names."""
