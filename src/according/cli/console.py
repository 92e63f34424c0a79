"""What all commands share: where errors go, and progress on long work."""

import sys
from collections.abc import Iterable, Iterator
from typing import NoReturn, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from according.model import Failure

T = TypeVar("T")


def stderr() -> Console:
    """Return a console on standard error, made when asked so that redirection is honoured."""
    return Console(stderr=True, highlight=False)


def fail(message: str) -> NoReturn:
    """Print what is wrong with the command and end with status 2."""
    stderr().print(f"[bold red]error:[/] {escape(message)}", soft_wrap=True)
    raise typer.Exit(2)


def report_failure(failure: Failure) -> None:
    """Print on standard error why a document could not be read."""
    where = failure.origin or failure.url or failure.id
    stderr().print(f"[bold red]not read:[/] {escape(f'{where}: {failure.error}')}", soft_wrap=True)


def progress(items: Iterable[T], doing: str, *, unit: str) -> Iterator[T]:
    """Pass items on, showing how many and how fast on a terminal; silent elsewhere.

    It is drawn only while standard output does not go to the same terminal, else the drawing
    and the results would run into each other.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=stderr(), transient=True) as bar:
        task = bar.add_task(f"{doing} …", total=None)
        for number, item in enumerate(items, 1):
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f", {number / elapsed:.1f} a second" if elapsed > 1 else ""
            bar.update(task, description=f"{doing}: {number} {unit}{rate}")
            yield item
