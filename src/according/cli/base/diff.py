"""``according diff``."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from according.base import BaseError
from according.base.diff import Change, ChangeFilter, Revision, ToldClaim
from according.base.diff import diff as differences
from according.cli.base.listing import Format, out
from according.cli.base.options import AsFormat, BasePath
from according.cli.console import fail, stderr
from according.export.cells import cell

_STYLES = {
    "new": "green",
    "gone": "red",
    "revised": "yellow",
    "denied": "bold red",
    "confirmed": "bold green",
    "retracted": "bold red",
}
COLUMNS = (
    "change", "type", "mode", "words", "actors", "recipients", "since", "until", "place",
    "country", "status", "killed", "injured", "revised", "chain", "day", "before", "after",
)  # fmt: skip


From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="A",
        help="A version of the reader (`reader:1`), or a day (`2024-05-01`): what reports up to "
        "and including it told.",
    ),
]
To = Annotated[
    str, typer.Option("--to", metavar="B", help="A reader or a later day, to compare with it.")
]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", help="Only of this type (`ASSAULT`); may be given more than once."),
]
Actor = Annotated[
    str | None, typer.Option("--actor", help="Only with this actor or recipient; case is nothing.")
]
Place = Annotated[str | None, typer.Option("--place", help="Only at this place.")]
Country = Annotated[
    str | None, typer.Option("--country", help="Only in this country: ISO 3166-1 alpha-3.")
]


def diff(
    base: BasePath,
    before: From,
    after: To,
    types: Types = None,
    actor: Actor = None,
    place: Place = None,
    country: Country = None,
    format_: AsFormat = Format.TABLE,
) -> None:
    """Tell what changed between two readings of the same reports, or between two days.

    New and gone claims; revised ones (tolls up or down, time, place, actors, status); what was
    denied, confirmed or retracted.

    Exit status: 0 it was compared; 2 the command was wrong.
    """
    wanted = ChangeFilter(
        types=tuple(types or ()),
        actor=actor,
        place=place,
        country=country.upper() if country else None,
    )
    kinds: Counter[str] = Counter()
    try:
        changes = _counted(differences(base, before, after, wanted), kinds)
        _PRINT[format_](changes)
    except BaseError as error:
        fail(str(error))
    told = ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common())
    stderr().print(told or "nothing changed", style="bold", markup=False)


def _counted(changes: Iterable[Change], kinds: Counter[str]) -> Iterator[Change]:
    for change in changes:
        kinds[change.kind] += 1
        yield change


def _print_lines(changes: Iterable[Change]) -> None:
    for change in changes:
        sys.stdout.write(msgspec.json.encode(_line(change)).decode() + "\n")


def _print_csv(changes: Iterable[Change]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for change in changes:
        writer.writerow(map(cell, _row(change)))


def _print_table(changes: Iterable[Change]) -> None:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    for column in ("change", "what", "who → whom", "when", "where", "revised", "on whose word"):
        table.add_column(column, overflow="fold")
    table.add_column("claims", style="dim", overflow="fold")
    for change in changes:
        claim = change.claim
        what = f"{claim.type}{f' {claim.mode}' if claim.mode else ''} “{claim.words}”"
        parties = " → ".join(filter(None, (claim.actors or "?", claim.recipients)))
        when = " to ".join(dict.fromkeys(filter(None, (claim.since, claim.until))))
        table.add_row(
            Text(change.kind, style=_STYLES[change.kind]),
            Text(what),
            Text(parties if claim.actors or claim.recipients else ""),
            when,
            Text(claim.place_name or ""),
            Text("\n".join(map(_revised, change.revisions))),
            Text(claim.chain),
            Text("\n".join(one.id for one in (change.before, change.after) if one)),
        )
    if table.row_count:
        out().print(table)


_PRINT = {
    Format.TABLE: _print_table,
    Format.JSONL: _print_lines,
    Format.CSV: _print_csv,
}


def _line(change: Change) -> dict[str, Any]:
    return {
        "change": change.kind,
        "before": _side(change.before),
        "after": _side(change.after),
        "revisions": msgspec.to_builtins(change.revisions),
    }


def _side(told: ToldClaim | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {**msgspec.to_builtins(told.claim), "id": told.id}


def _row(change: Change) -> list[str]:
    claim = change.claim
    return [
        change.kind,
        claim.type,
        claim.mode or "",
        claim.words,
        claim.actors,
        claim.recipients,
        claim.since or "",
        claim.until or "",
        claim.place_name or "",
        claim.country or "",
        claim.status,
        _number(claim.killed_low, claim.killed_high),
        _number(claim.injured_low, claim.injured_high),
        "; ".join(map(_revised, change.revisions)),
        claim.chain,
        claim.day or "",
        change.before.id if change.before else "",
        change.after.id if change.after else "",
    ]


def _number(low: int | None, high: int | None) -> str:
    return "/".join(dict.fromkeys(str(one) for one in (low, high) if one is not None))


def _revised(revision: Revision) -> str:
    how = f" ({revision.direction})" if revision.direction else ""
    return (
        f"{revision.field}: {revision.before or 'not told'} → {revision.after or 'not told'}{how}"
    )
