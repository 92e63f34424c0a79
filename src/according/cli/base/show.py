"""``according show``."""

from typing import Annotated

import typer
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from according.base import Base
from according.base.decisions import decisions
from according.cli.base import options
from according.cli.base.listing import one_line, opened, out
from according.cli.claims import show_claims
from according.cli.console import fail
from according.cli.explain import UnknownRecordError, show_explanation
from according.export.contract import to_line
from according.model import Reading

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="A report's id, or that, a slash and a record's: `a1b2c3/c5`. Of the report's id a "
        "beginning is enough that no other's has.",
        show_default=False,
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print the whole reading as one line of JSON.")
]


def show(base: options.BasePath, id_: Id, json: AsJson = False) -> None:
    """Show a report with what it tells, or one record: its words, on whose word, and why."""
    document, _, record = id_.partition("/")
    with opened(base) as door:
        reading = door.reading(document)
        if json:
            typer.echo(to_line(reading).decode().rstrip("\n"))
            return
        console = out()
        if not record:
            _report(console, door, reading)
            return
        try:
            show_explanation(console, reading, record)
        except UnknownRecordError as error:
            fail(str(error))
        _decisions(console, door, f"{reading.id}/{record}")


def _report(console: Console, door: Base, reading: Reading) -> None:
    report = door.report(reading.id)
    console.print(Rule(style="dim"))
    console.print(Text(reading.title or reading.id, style="bold"))
    head = (reading.publisher, reading.byline, (reading.published or "")[:10], reading.language)
    console.print(Text(one_line(head, " · "), style="dim"))
    for name, value in (
        ("id", reading.id),
        ("address", reading.url),
        ("taken from", reading.origin),
        ("copy of", report.copy_of),
    ):
        if value:
            console.print(Text(f"{name}: {value}", style="dim"), soft_wrap=True)
    found = f"{len(reading.statements)} statements, {len(reading.claims)} claims"
    console.print(Text(found, style="dim"))
    console.print()
    console.print(Text(reading.text), soft_wrap=True)
    console.print()
    console.print(show_claims(reading))
    _decisions(console, door, reading.id)


def _decisions(console: Console, door: Base, name: str) -> None:
    """Print what people decided on a record, or on any record of a report."""
    for one in decisions(door.connection):
        if any(record == name or record.startswith(f"{name}/") for record in one.records):
            made = one.decision
            what = one_line((made.verdict, made.field), " ")
            said = f"{made.at[:10]} {made.person}: {what} {', '.join(one.records)} ({one.state})"
            line = Text("Decided ", style="bold").append(said, style="not bold")
            console.print(line.append(f" — {made.why}" if made.why else "", style="dim"))
