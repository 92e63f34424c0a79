"""The layout of the evidence base: numbered steps, each one SQL file, taken in order."""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from according.base.errors import BaseError

APPLICATION_ID = 0x61636364
"""``accd``, in the header of every base, so that other SQLite files are not taken for one."""
_STEP = re.compile(r"(\d{4})_(\w+)\.sql")
_STATEMENT_ENDS = re.compile(r";[ \t]*(?:--[^\n]*)?\n")


class Step(msgspec.Struct, frozen=True):
    """One step of the layout's history."""

    number: int
    name: str
    sql: str


@cache
def steps() -> tuple[Step, ...]:
    """Return all steps, the first first."""
    found = []
    for file in files(__package__).iterdir():
        match = _STEP.fullmatch(file.name)
        if match:
            found.append(Step(int(match[1]), match[2], file.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda step: step.number))


def version() -> int:
    """Return the number of the newest step."""
    return steps()[-1].number


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the last step that a base has taken; 0 for an empty file."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def is_base(connection: sqlite3.Connection) -> bool:
    """Tell whether a file was made by According."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(mark == APPLICATION_ID)


def migrate(connection: sqlite3.Connection, *, upto: int | None = None) -> None:
    """Take the steps that a base has not taken yet, each wholly or not at all.

    Args:
        connection: to the base, in autocommit mode.
        upto: the last step to take; none: all.

    Raises:
        BaseError: the base is from a newer version, or a step does not go through.
    """
    newest = version()
    if version_of(connection) > newest:
        raise BaseError(
            f"the base has layout {version_of(connection)}, and this version of According knows "
            f"layouts up to {newest}; update According: pip install --upgrade according"
        )
    for step in steps():
        if upto is None or step.number <= upto:
            _take(connection, step)


def _take(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again inside the transaction: another process may have taken the step meanwhile.
        if version_of(connection) < step.number:
            for statement in _statements(step.sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {step.number}")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        # A full disk has ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise
        raise BaseError(
            f"step {step.number} ({step.name}) of the layout failed: {error}"
        ) from error


def _statements(sql: str) -> Iterator[str]:
    """Split a script; ``executescript`` would commit after each statement."""
    waiting = ""
    start = 0
    for end in _STATEMENT_ENDS.finditer(sql):
        waiting += sql[start : end.end()]
        start = end.end()
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
    waiting += sql[start:]
    if waiting.strip():
        yield waiting
