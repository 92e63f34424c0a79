"""Where an answer goes on: after its last record, wherever that stands by now.

A page that begins "after this record" misses nothing and repeats nothing while reports are being
filed, and the hundredth page takes no longer than the first. Every order has what is open last.
"""

import base64
import binascii
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from according.base.errors import BaseError
from according.base.questions.sql import Part, Row, joined, page, rows

Value = str | int | float | None
_BEFORE = (Part("1"),)


class Key(NamedTuple):
    """One of the columns by which an answer is put in order."""

    sql: str
    path: str
    """Where a record has its value: ``claim.day``."""
    descending: bool = False
    required: bool = False
    """Whether every record has one."""


class _Told(msgspec.Struct, frozen=True, array_like=True):
    order: str
    values: tuple[Value, ...]


def order_by(keys: Sequence[Key]) -> str:
    """Return the columns of an order, as ``ORDER BY`` takes them; what is open is last."""
    return ", ".join(
        f"{key.sql} DESC"
        if key.descending
        # Not where it means nothing: SQLite would sort what an index has in order.
        else f"{key.sql} ASC{'' if key.required else ' NULLS LAST'}"
        for key in keys
    )


def cursor(order: str, keys: Sequence[Key], record: Any) -> str:
    """Return the name of a place in an answer: after a record of it."""
    values = tuple(attrgetter(key.path)(record) for key in keys)
    told = msgspec.json.encode(_Told(order, values))
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


def pages(order: str, keys: Sequence[Key], after: str | None) -> tuple[Part, ...]:
    """Return the conditions under which an answer goes on; to be asked one after the other.

    Two where the first column of the order may be open: an index finds each, but not both at once.

    Args:
        order: its name.
        keys: its columns; the last tells every record apart.
        after: a cursor; none: the answer begins.

    Raises:
        BaseError: it is no cursor of this order.
    """
    if after is None:
        return _BEFORE
    values = _values(order, keys, after)
    later = _later(keys, values)
    leading, first = keys[0], values[0]
    if first is None:
        return (joined(Part(f"{leading.sql} IS NULL AND ("), later, Part(")")),)
    sign = "<=" if leading.descending else ">="
    near = joined(Part(f"{leading.sql} {sign} ? AND (", (first,)), later, Part(")"))
    return (near,) if leading.required else (near, Part(f"{leading.sql} IS NULL"))


def _values(order: str, keys: Sequence[Key], after: str) -> tuple[Value, ...]:
    try:
        raw = base64.urlsafe_b64decode(after.encode() + b"=" * (-len(after) % 4))
        told = msgspec.json.decode(raw, type=_Told)
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise BaseError("there is no such page; begin at the first") from error
    if told.order != order or len(told.values) != len(keys):
        raise BaseError("the page is one of another order; begin at the first")
    if any(isinstance(each, int) and abs(each) >= 2**63 for each in told.values):
        raise BaseError("there is no such page; begin at the first")
    return told.values


def _later(keys: Sequence[Key], values: Sequence[Value]) -> Part:
    """Return the condition that a record comes after the one with these values."""
    ways: list[Part] = []
    same = Part("")
    for key, value in zip(keys, values, strict=True):
        if value is not None:
            sign = "<" if key.descending else ">"
            is_open = "" if key.required else f" OR {key.sql} IS NULL"
            passed = Part(f"({key.sql} {sign} ?{is_open})", (value,))
            ways.append(joined(same, passed))
        same = joined(same, Part(f"{key.sql} IS ? AND", (value,)))
    if not ways:
        return Part("0")
    return Part(
        " OR ".join(f"({way.sql})" for way in ways),
        tuple(value for way in ways for value in way.values),
    )


class Cut(NamedTuple):
    """Which part of an answer is wanted."""

    order: str
    keys: Sequence[Key]
    after: str | None
    limit: int | None
    offset: int = 0
    """Means nothing after a cursor."""


def paged(
    connection: sqlite3.Connection, cut: Cut, ask: Callable[[Part, Part], Part]
) -> Iterator[Row]:
    """Yield the rows of a part of an answer.

    Args:
        connection: to the base.
        cut: which part.
        ask: makes the question of the condition under which the answer goes on, and of the piece
            that limits it.

    Raises:
        BaseError: there is no such page, or it cannot be asked.
    """
    left = cut.limit
    offset = cut.offset if cut.after is None else 0
    for goes_on in pages(cut.order, cut.keys, cut.after):
        found = 0
        for row in rows(connection, ask(goes_on, page(left, offset))):
            found += 1
            yield row
        if left is not None:
            left -= found
            if left <= 0:
                return
