"""``according gazetteer``: make, load, look at."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from according.cli.console import fail, progress, stderr
from according.places.gazetteer import (
    CLASSES,
    Dump,
    Gazetteer,
    GazetteerError,
    build_gazetteer,
    gazetteer_path,
    load_dump,
)

gazetteer = typer.Typer(
    help="The list of places and their names, which `read` needs to say where something is.\n\n"
    "It lies in your data folder; ACCORDING_GAZETTEER names another file.",
    no_args_is_help=True,
)


@gazetteer.command()
def build() -> None:
    """Make the gazetteer from what is installed. It takes about ten seconds and no network."""
    try:
        path = build_gazetteer()
        summary = Gazetteer.open(path).summary()
    except GazetteerError as error:
        fail(str(error))
    stderr().print(f"{summary.entries:,} places in {path} ({summary.size / 1e6:.0f} MB)")


@gazetteer.command()
def load(
    file: Annotated[
        Path,
        typer.Argument(
            help="A dump of GeoNames, .txt or .zip: allCountries, cities500, or a country's file.",
            show_default=False,
        ),
    ],
    admin1: Annotated[
        Path | None,
        typer.Option(help="GeoNames' admin1CodesASCII.txt: names of states and provinces."),
    ] = None,
    classes: Annotated[
        str,
        typer.Option(
            help="Feature classes to take: A divisions, P settlements, L regions, H waters, "
            "T heights, S buildings, R roads, U undersea, V woods."
        ),
    ] = CLASSES,
) -> None:
    """Add the places of a dump of GeoNames to the gazetteer.

    A place that is in the gazetteer already is replaced. Lines that are no places are passed over
    and counted.
    """
    try:
        dump = Dump(file, classes=classes.upper(), admin1=admin1)
        rows = progress(dump.rows(), "loading", unit="places")
        load_dump(dump, rows, name=file.name)
        summary = Gazetteer.open().summary()
    except GazetteerError as error:
        fail(str(error))
    if dump.skipped:
        stderr().print(
            f"[yellow]{dump.skipped:,} of {dump.lines:,} lines were passed over[/]; the first: "
            f"{dump.first_bad}"
        )
    stderr().print(f"{summary.entries:,} places in {summary.path} ({summary.size / 1e6:.0f} MB)")


@gazetteer.command()
def status() -> None:
    """Say what the gazetteer holds and what it was made from."""
    try:
        summary = Gazetteer.open().summary()
    except GazetteerError as error:
        fail(str(error))
    console = Console(highlight=False)
    console.print(f"{gazetteer_path()} ({summary.size / 1e6:.0f} MB)", soft_wrap=True)
    console.print(
        f"{summary.entries:,} places, {summary.names:,} names, {summary.countries} countries "
        "and territories"
    )
    kinds = ", ".join(f"{letter} {count:,}" for letter, count in summary.features.items())
    console.print(f"by feature class: {kinds}")
    for source, value in summary.about.items():
        console.print(f"{source}: {value}", soft_wrap=True)


@gazetteer.command()
def find(name: Annotated[str, typer.Argument(help="A place's name.", show_default=False)]) -> None:
    """List the places that bear a name, the most populous first."""
    try:
        found = Gazetteer.open().find(name)
    except GazetteerError as error:
        fail(str(error))
    if not found:
        stderr().print(f"no place of the name {name!r}")
        raise typer.Exit(1)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for title in ("id", "name", "kind", "country", "division", "point"):
        table.add_column(title)
    table.add_column("people", justify="right")
    for one in found:
        entry = one.entry
        table.add_row(
            entry.id,
            entry.name,
            entry.feature,
            entry.country or "",
            entry.admin1 or "",
            f"{entry.lat:.4f}, {entry.lon:.4f}",
            f"{entry.population:,}" if entry.population else "",
        )
    Console(highlight=False).print(table)
