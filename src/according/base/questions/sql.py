"""Pieces of SQL with the values bound in them, put together into one question."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from according.base.errors import BaseError

_FULL_TEXT = ("fts5", "no such column", "unterminated string", "unknown special query")
"""What SQLite's messages about a malformed full-text query have in them."""
Row = tuple[Any, ...]


class Part(NamedTuple):
    """A piece of SQL; values are never written into it."""

    sql: str
    values: tuple[Any, ...] = ()


def all_of(parts: Iterable[Part]) -> Part:
    """Return the condition that all conditions hold."""
    listed = list(parts)
    if not listed:
        return Part("1")
    return Part(
        " AND ".join(f"({part.sql})" for part in listed),
        tuple(value for part in listed for value in part.values),
    )


def joined(*parts: Part) -> Part:
    """Return pieces one after the other."""
    return Part(
        " ".join(part.sql for part in parts if part.sql),
        tuple(value for part in parts for value in part.values),
    )


def one_of(column: str, values: Iterable[Any]) -> Part:
    """Return the condition that a column has one of the values."""
    listed = tuple(values)
    return Part(f"{column} IN ({', '.join('?' * len(listed))})", listed)


def page(limit: int | None, offset: int) -> Part:
    """Return the piece that cuts a page out of an answer."""
    if limit is None and not offset:
        return Part("")
    return Part("LIMIT ? OFFSET ?", (-1 if limit is None else limit, offset))


@contextmanager
def asking() -> Iterator[None]:
    """Say what is wrong with a question where SQLite refuses it.

    Raises:
        BaseError: a malformed full-text query, or a base that cannot be read.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        said = str(error)
        if any(each in said for each in _FULL_TEXT):
            raise BaseError(
                f"the words asked for are no full-text query ({said}); put words with signs in"
                ' quotation marks, as in "car-bomb" OR strike'
            ) from error
        raise BaseError(f"the base cannot be asked: {said}") from error


def rows(connection: sqlite3.Connection, part: Part) -> Iterator[Row]:
    """Ask, and yield the rows as they are read.

    Raises:
        BaseError: a malformed full-text query, or a base that cannot be read.
    """
    with asking():
        yield from connection.execute(part.sql, part.values)


def number(connection: sqlite3.Connection, part: Part) -> int:
    """Ask for one number; none is 0.

    Raises:
        BaseError: a malformed full-text query, or a base that cannot be read.
    """
    with asking():
        found = connection.execute(part.sql, part.values).fetchone()
    return int(found[0] or 0) if found else 0
