"""Readings at full fidelity: the reading contract, one a line, with the version that read it."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from according.base import Base, ClaimFilter
from according.export.contract import to_line
from according.export.kind import Settings, Written
from according.export.made_by import reader_of
from according.export.whole import asks_for_claims, reports
from according.model import Failure, ReaderVersion, Reading


class _Beside(msgspec.Struct, frozen=True):
    reader: ReaderVersion


def write(base: Base, filter_: ClaimFilter, target: Path, settings: Settings, /) -> Written:
    """Write whole readings: of a report that has a claim asked for, every record."""
    written = failed = 0
    with target.open("wb") as file:
        for one in reports(base, filter_):
            file.write(line_of(one.reading, reader_of(base, one.report.key).version))
            written += 1
        if settings.failures:
            failed = _write_failures(file, failures(base))
    notes = [f"{failed:,} that could not be read, after them"] if settings.failures else []
    if asks_for_claims(filter_):
        notes.append("each reading is whole: with the claims that were not asked for, too")
    return Written(records=written, of="readings", notes=tuple(notes))


def line_of(reading: Reading, reader: ReaderVersion) -> bytes:
    """Return a line of the reading contract with the key ``reader`` at its end."""
    beside = msgspec.json.encode(_Beside(reader))
    return to_line(reading).removesuffix(b"}\n") + b"," + beside.removeprefix(b"{") + b"\n"


def failures(base: Base) -> Iterator[Failure]:
    """Yield what could not be filed, in the order in which it was met."""
    names = ("id", "error", "stage", "origin", "url", "title", "language")
    for row in base.connection.execute(f"SELECT {', '.join(names)} FROM failure ORDER BY key"):
        yield Failure(**dict(zip(names, row, strict=True)))


def _write_failures(file: BinaryIO, failed: Iterator[Failure]) -> int:
    number = 0
    for failure in failed:
        file.write(to_line(failure))
        number += 1
    return number
