"""Answers as people and programs want them: a table, JSON Lines or CSV; and how many are left."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from according.base import Answer, Base, BaseError
from according.cli.console import fail, stderr
from according.export.cells import cell

T = TypeVar("T")
WIDTH = 140
"""Columns of what is not printed on a terminal."""
_MOST_COUNTED = 1_000
"""Beyond it the rest is not counted: nobody pages so far, and counting takes longer than asking."""


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


@contextmanager
def opened(path: Path) -> Iterator[Base]:
    """Open a base; what is wrong with it, or with what is asked, ends the command."""
    try:
        with Base.open(path) as base:
            yield base
    except BaseError as error:
        fail(str(error))


def out() -> Console:
    """Return a console on standard output, wide where it is no terminal."""
    width = None if sys.stdout.isatty() else WIDTH
    return Console(highlight=False, width=width)


def listed(
    answer: Answer[T],
    format_: Format,
    *,
    limit: int | None,
    offset: int,
    table: Callable[[Iterable[T]], Table],
) -> None:
    """Print an answer, and say on standard error how many more there are."""
    if format_ is Format.TABLE:
        records = list(answer)
        if records:
            out().print(table(records))
        shown = len(records)
    else:
        shown = _written(answer, format_)
    say_rest(answer, shown=shown, limit=limit, offset=offset)


def say_rest(answer: Answer[T], *, shown: int, limit: int | None, offset: int) -> None:
    """Say how many there are beyond those shown, or that there is nothing."""
    if not shown:
        said = "nothing more" if offset else "nothing found"
        stderr().print(said)
    if limit is None or shown < limit:
        return
    until = offset + shown
    counted = answer.count(at_most=max(_MOST_COUNTED, until + 1))
    if counted > until:
        more = f"{counted - until:,} more"
        more = f"at least {more}" if counted >= _MOST_COUNTED else more
        stderr().print(f"{more}: --offset {until}, or --limit 0 for all")


def columns(*named: tuple[str, int | None]) -> Table:
    """Return an empty table.

    Args:
        named: the heading and the share of the width; none: as wide as it needs.
    """
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold", expand=True)
    for name, ratio in named:
        if ratio is None:
            table.add_column(name, style="dim", no_wrap=True)
        else:
            table.add_column(name, ratio=ratio, overflow="fold")
    return table


def marked(words: str, opening: str = "[", closing: str = "]") -> Text:
    """Return a snippet with what stands between the marks in bold; the marks stay."""
    shown = Text()
    for n, piece in enumerate(words.split(opening)):
        if n == 0:
            shown.append(piece)
            continue
        inside, closed, after = piece.partition(closing)
        shown.append(f"{opening}{inside}{closed}", style="bold yellow" if closed else "")
        shown.append(after)
    return shown


def short(id_: str) -> str:
    """Return a name of a record with no more of its report's id than people need to read."""
    document, slash, record = id_.partition("/")
    return f"{document[:8]}{slash}{record}"


def one_line(pieces: Sequence[str | None], between: str = ", ") -> str:
    """Join what there is."""
    return between.join(piece for piece in pieces if piece)


def _written(answer: Answer[Any], format_: Format) -> int:
    shown = 0
    if format_ is Format.JSONL:
        for row in answer.flat():
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
            shown += 1
        return shown
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.flat():
        writer.writerow(cell(value) for value in row.values())
        shown += 1
    return shown
