"""The events of a reading as a codebook has them: a quick look, and one JSON object a line."""

from collections.abc import Iterator
from typing import Any

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from according.codebooks import CannotBeCoded, Codebook, Record, project
from according.model import Event, Reading


def show_codes(console: Console, reading: Reading, codebook: Codebook) -> None:
    """Print each event of a report with its record in a codebook, or why it has none."""
    console.print(Rule(Text(reading.title or reading.id), style="dim", align="left"))
    for event in reading.events:
        words = " ".join(event.span.of(reading.text).split())
        console.print(Text(f"{event.id}  {event.type} “{words}”", style="bold cyan"))
        outcome = project(reading, event.id, codebook)
        if isinstance(outcome, CannotBeCoded):
            console.print(Padding(Text(str(outcome), style="dim"), (0, 0, 1, 4)))
            continue
        for record in outcome:
            console.print(Padding(_table(record), (0, 0, 1, 4)))
    if not reading.events:
        console.print("no event was found", style="dim")


def code_lines(reading: Reading, codebook: Codebook) -> Iterator[bytes]:
    """Yield each record, or the refusal in its place, as a line of JSON."""
    for event in reading.events:
        outcome = project(reading, event.id, codebook)
        if isinstance(outcome, CannotBeCoded):
            yield msgspec.json.encode(_refusal(reading, event, outcome)) + b"\n"
        else:
            yield from (msgspec.json.encode(record) + b"\n" for record in outcome)


def _refusal(reading: Reading, event: Event, outcome: CannotBeCoded) -> dict[str, Any]:
    return {"id": f"{reading.id}/{event.id}", "cannot_be_coded": list(outcome.reasons)}


def _table(record: Record) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in msgspec.to_builtins(record).items():
        if value is None or value == () or name == "reasons":
            continue
        shown = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        table.add_row(name, Text(shown))
    for name, why in record.reasons.items():
        table.add_row(f"why {name}", Text(why, style="dim"))
    return table
