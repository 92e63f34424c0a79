"""Decisions as JSON Lines: taken away, sent to a colleague, and brought in again."""

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from according.base.decisions.log import add, check, id_of, read
from according.base.errors import BaseError
from according.model import Decision


class Imported(msgspec.Struct, frozen=True):
    """What came in."""

    added: int
    known: int
    """They were there already."""


def to_lines(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield every decision as a line, in the order in which they came into the base."""
    for decision in read(connection):
        yield msgspec.json.encode(decision, order="deterministic") + b"\n"


def add_lines(connection: sqlite3.Connection, lines: Iterable[bytes]) -> Imported:
    """Add the decisions of a file; those that are there already are passed over.

    Args:
        connection: to the base, in a transaction that is given up when this raises.
        lines: JSON, a decision each.

    Raises:
        BaseError: a line is no decision, its id is not that of its content, or it takes back a
            decision that is neither here nor above it.
    """
    added = known = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            new = add(connection, _decision(line))
        except (BaseError, msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise BaseError(f"line {number}: {error}; nothing of the file was taken in") from error
        added, known = added + new, known + (not new)
    return Imported(added, known)


def _decision(line: bytes) -> Decision:
    decision = msgspec.json.decode(line, type=Decision)
    if id_of(decision) != decision.id:
        raise BaseError(
            "its id is not that of its content: the line was changed; take it from the base it "
            "came from: according decide BASE --export FILE"
        )
    check(decision)
    return decision
