"""``according info``."""

from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from according.base.questions.inventory import Inventory
from according.cli.base import options
from according.cli.base.listing import one_line, opened, out

_SHOWN = 20
"""Publishers, runs and readers that are listed."""
_CALLED = {
    "document": "reports",
    "statement": "statements",
    "actor": "actors",
    "relation": "relations",
    "event": "events",
    "count": "numbers",
    "claim": "claims",
    "decision": "decisions",
}

AsJson = Annotated[bool, typer.Option("--json", help="Print it as one line of JSON.")]


def info(base: options.BasePath, json: AsJson = False) -> None:
    """Tell what is in a base: reports by publisher and year, readers, runs, failures, sizes."""
    with opened(base) as door:
        found = door.inventory()
    if json:
        typer.echo(msgspec.json.encode(found).decode())
        return
    console = out()
    console.print(Text(f"{base}  {_size(found.size)}", style="bold"))
    numbers = (f"{found.numbers[table]:,} {called}" for table, called in _CALLED.items())
    console.print(one_line(tuple(numbers)))
    between = f", from {found.first} to {found.last}" if found.first else ""
    console.print(f"{found.words:,} words{between}")
    for kind, number in found.copies.items():
        console.print(f"{number:,} {kind} copies")
    _list(console, "By publisher", [(name or "not known", n) for name, n in found.publishers])
    _list(console, "By year", [(year or "not known", n) for year, n in found.years])
    _readers(console, found)
    _runs(console, found)
    _list(console, "Failed", list(found.failures))
    if found.failures:
        console.print(f"  try again: according file {base} --retry-failed", style="dim")


def _list(console: Console, title: str, listed: list[tuple[str, int]]) -> None:
    if not listed:
        return
    console.print(Text(f"\n{title}", style="bold"))
    width = max(len(f"{number:,}") for _, number in listed)
    for name, number in listed[:_SHOWN]:
        console.print(Text(f"  {number:>{width},}  {name}"))
    rest = listed[_SHOWN:]
    if rest:
        left = sum(number for _, number in rest)
        console.print(Text(f"  {left:>{width},}  {len(rest)} others", style="dim"))


def _readers(console: Console, found: Inventory) -> None:
    console.print(Text("\nRead by", style="bold"))
    for one in found.readers:
        marks = f"weights {one.weights[:8]}, word lists {one.lexicon[:8]}"
        old = f", {one.replaced:,} replaced" if one.replaced else ""
        console.print(Text(f"  According {one.version} ({marks}): {one.current:,} readings{old}"))


def _runs(console: Console, found: Inventory) -> None:
    if not found.runs:
        return
    console.print(Text("\nRuns", style="bold"))
    for one in found.runs[:_SHOWN]:
        done = f"{one.filed:,} filed, {one.failed:,} failed, {one.passed_over:,} there already"
        ended = "" if one.ended else " (stopped, or running)"
        inputs = ", ".join(msgspec.json.decode(one.inputs, type=list[str]))
        console.print(Text(f"  {one.started}  {done}{ended}  {inputs}"), soft_wrap=True)


def _size(size: int) -> str:
    for unit, bytes_ in (("GB", 10**9), ("MB", 10**6)):
        if size >= bytes_:
            return f"{size / bytes_:.1f} {unit}"
    return f"{size / 1000:.0f} kB"
