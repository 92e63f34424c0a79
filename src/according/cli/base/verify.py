"""``according verify``."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from according.base import BaseError
from according.base.verify import Fault, Verified
from according.base.verify import verify as verify_base
from according.cli.base.listing import out
from according.cli.base.options import BasePath
from according.cli.console import fail, stderr

_MOST = 200
"""Rows of a table that people read."""


class FaultFormat(StrEnum):
    """How faults are printed."""

    TABLE = "table"
    JSONL = "jsonl"


Pages = Annotated[
    Path | None,
    typer.Option(
        "--pages",
        metavar="FOLDER",
        help="Also take the saved pages in again and compare: files that lie where they were, or "
        "in this folder.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, help="How many processes; else one a core.", show_default=False
    ),
]
Format = Annotated[
    FaultFormat,
    typer.Option("--format", "-f", help="`table`, or `jsonl`: one fault a line."),
]


def verify(
    base: BasePath,
    pages: Pages = None,
    workers: Workers = None,
    format_: Format = FaultFormat.TABLE,
) -> None:
    """Check an evidence base: that every record is what its report's words make it.

    Every span is sliced from the stored text and compared with the stored words; hashes of texts,
    readings and decisions are made again; every row is held against the reading it was made from;
    references, indexes and SQLite's own structure are checked. Nothing is changed.

    Exit status: 0 nothing is off; 1 something is, and it is listed with a remedy; 2 the command
    was wrong.
    """
    if pages is not None and not pages.is_dir():
        fail(f"there is no folder {pages}; name the one that the saved pages are in")
    try:
        found = _watched(verify_base(base, pages=pages, workers=workers))
    except BaseError as error:
        fail(str(error))
    if format_ is FaultFormat.JSONL:
        for fault in found.faults:
            line = {name: getattr(fault, name) for name in ("check", "record", "what", "remedy")}
            sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
    elif found.faults:
        out().print(_table(found.faults[:_MOST]))
        if len(found.faults) > _MOST:
            stderr().print(f"{len(found.faults) - _MOST:,} more: --format jsonl lists all")
    _sum(found, pages)
    if found.faults:
        raise typer.Exit(1)


def _watched(steps: Iterable[Verified]) -> Verified:
    """Go through the work with a bar on a terminal; return how it ended."""
    if not sys.stderr.isatty():
        *_, last = steps
        return last
    last = Verified()
    columns = (TextColumn("verifying"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stderr(), transient=True) as bar:
        task = bar.add_task("", total=None)
        for last in steps:
            bar.update(task, completed=last.done, total=last.of)
    return last


def _sum(found: Verified, pages: Path | None) -> None:
    told = stderr()
    for each in found.skipped:
        told.print(f"not looked at: {each}", style="yellow", markup=False)
    parts = [f"{found.documents:,} reports, {found.records:,} records, {found.spans:,} spans"]
    if pages is not None:
        parts.append(f"{found.pages:,} saved pages ({found.missing:,} are not there any more)")
    state = f"{len(found.faults):,} faults" if found.faults else "nothing is off"
    style = "bold red" if found.faults else "bold green"
    told.print(f"{', '.join(parts)}: {state}", style=style, markup=False, soft_wrap=True)


def _table(faults: Iterable[Fault]) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column("check", style="bold red", no_wrap=True)
    for column in ("record", "what is off", "remedy"):
        table.add_column(column, overflow="fold")
    for fault in faults:
        table.add_row(fault.check, Text(fault.record), Text(fault.what), Text(fault.remedy))
    return table
