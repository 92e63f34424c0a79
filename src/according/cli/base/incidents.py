"""``according incidents``."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, get_args

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from according.base import Answer, FiledIncident, IncidentFilter
from according.base.questions.incidents import IncidentLine, IncidentOrder
from according.cli.base import options
from according.cli.base.claims import what_is
from according.cli.base.listing import Format, columns, listed, one_line, opened, say_rest
from according.link.disputes.numbers import number_words
from according.model import EventStatus


class IncidentFormat(StrEnum):
    """How incidents are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


AsFormat = Annotated[
    IncidentFormat,
    typer.Option(
        "--format",
        "-f",
        help="`table`; `json`: an incident a line with all that is told of it (the contract);"
        " `jsonl` or `csv`: its columns.",
    ),
]
MinReports = Annotated[
    int | None,
    typer.Option("--min-reports", min=1, help="At least so many reports.", show_default=False),
]
MinIndependent = Annotated[
    int | None,
    typer.Option(
        "--min-independent",
        min=0,
        help="At least so many origins that are independent of each other.",
        show_default=False,
    ),
]
Disputed = Annotated[
    bool | None,
    typer.Option(
        "--disputed/--not-disputed",
        help="Whether its sources do not agree on a value.",
        show_default=False,
    ),
]
Other = Annotated[
    bool | None,
    typer.Option(
        "--other/--no-other",
        help="Whether happenings of none of PLOVER's types are among them; without it they are in"
        " `json`, and nowhere else.",
        show_default=False,
    ),
]
Order = Annotated[
    str,
    typer.Option(
        "--order",
        metavar="ORDER",
        help="`independent` (those that most origins tell), `newest`, `oldest`, `when`, `killed`.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=0,
        help="At most so many; 0: all there are. Without it 50, and all in `json`.",
        show_default=False,
    ),
]
_USUAL = 50
_AS_GIVEN = (
    "party",
    "actor",
    "recipient",
    "place",
    "denied",
    "disputed",
    "min_killed",
    "min_injured",
    "min_reports",
    "min_independent",
)
"""Options that are fields of the filter as they stand."""


def incidents(
    base: options.BasePath,
    types: options.Types = None,
    modes: options.Modes = None,
    party: options.Party = None,
    actor: options.ActorName = None,
    recipient: options.Recipient = None,
    since: options.Since = None,
    until: options.Until = None,
    published_since: options.PublishedSince = None,
    published_until: options.PublishedUntil = None,
    place: options.Place = None,
    country: options.Country = None,
    near: options.NearPoint = None,
    statuses: options.Statuses = None,
    denied: options.Denied = None,
    disputed: Disputed = None,
    min_killed: options.MinKilled = None,
    min_injured: options.MinInjured = None,
    min_reports: MinReports = None,
    min_independent: MinIndependent = None,
    other: Other = None,
    order: Order = "independent",
    limit: Limit = None,
    offset: options.Offset = 0,
    format_: AsFormat = IncidentFormat.TABLE,
) -> None:
    """List what happened as many reports tell it, and how many really know (after `link`)."""
    given = dict(locals())
    whole = format_ is IncidentFormat.JSON
    most = (None if whole else _USUAL) if limit is None else limit or None
    wanted = msgspec.structs.replace(
        asked(given), other=whole if other is None else other, limit=most, offset=offset
    )
    with opened(base) as door:
        answer = door.incidents(wanted)
        if whole:
            _as_contract(answer, limit=most, offset=offset)
        else:
            listed(answer, Format(format_.value), limit=most, offset=offset, table=incident_table)


def asked(given: dict[str, Any]) -> IncidentFilter:
    """Return the filter that the options of the command give, by their names; check the values."""
    among, day = options.among, options.day
    (order,) = among("--order", [given["order"]], get_args(IncidentOrder))
    return IncidentFilter(
        types=among("--type", given["types"], options.TYPES),
        modes=among("--mode", given["modes"], options.ALL_MODES),
        statuses=among("--status", given["statuses"], get_args(EventStatus)),  # type: ignore[arg-type]
        since=day("--since", given["since"]),
        until=day("--until", given["until"], last=True),
        reported_since=day("--published-since", given["published_since"]),
        reported_until=day("--published-until", given["published_until"], last=True),
        country=options.country(given["country"]),
        near=options.near(given["near"]),
        order=order,  # type: ignore[arg-type]
        **{name: given[name] for name in _AS_GIVEN},
    )


def _as_contract(answer: Answer[FiledIncident], *, limit: int | None, offset: int) -> None:
    shown = 0
    for one in answer:
        sys.stdout.write(msgspec.json.encode(one.incident).decode() + "\n")
        shown += 1
    say_rest(answer, shown=shown, limit=limit, offset=offset)


def incident_table(records: Iterable[FiledIncident]) -> Table:
    """Return incidents as a table for people."""
    table = columns(
        ("id", None),
        ("what", 4),
        ("who → whom", 7),
        ("when", 3),
        ("where", 3),
        ("how many", 4),
        ("known from", 4),
        ("not agreed", 3),
    )
    for one in records:
        table.add_row(
            one.id,
            Text(f"{what_is(one.type, one.mode)} “{one.words}”", style="bold cyan"),
            who(one),
            when(one),
            one.place or "",
            one_line((killed(one), injured(one))),
            Text(known_from(one), style="bold" if one.independent > 1 else ""),
            Text(not_agreed(one), style="red"),
        )
    return table


def who(one: IncidentLine) -> str:
    """Return who did it to whom, the first two of each side."""
    sides = [_some(side) for side in (one.actors, one.recipients)]
    return f"{sides[0] or '?'} → {sides[1]}" if sides[1] else sides[0]


def when(one: IncidentLine) -> str:
    """Return the day, or the days between which it happened."""
    if one.since is None or one.since == one.until:
        return one.since or ""
    return f"{one.since} to {one.until}"


def killed(one: IncidentLine) -> str | None:
    """Return how many were killed: the best number, and the range where there is one."""
    return _toll("killed", one.killed_low, one.killed_best, one.killed_high)


def injured(one: IncidentLine) -> str | None:
    """Return how many were injured: the best number, and the range where there is one."""
    return _toll("injured", one.injured_low, one.injured_best, one.injured_high)


def known_from(one: IncidentLine) -> str:
    """Return how many tell it and know it: "14 reports, 3 origins", "… 3 origins (2 to 9)"."""
    low, high = one.independent_low, one.independent_high
    doubt = "" if low == high else f" ({low} to {high})"
    origins = f"{one.independent} origin{'' if one.independent == 1 else 's'}{doubt}"
    return f"{one.reports} report{'' if one.reports == 1 else 's'}, {origins}"


def not_agreed(one: IncidentLine) -> str:
    """Return how many values are disputed, and how many denials there are."""
    parts = (
        f"{one.disputes} disputed" if one.disputes else None,
        f"{one.denials} denial{'' if one.denials == 1 else 's'}" if one.denials else None,
    )
    return one_line(parts)


def _toll(what: str, low: int | None, best: int | None, high: int | None) -> str | None:
    if best is None:
        return None
    if low == high:
        return f"{best:,} {what}"
    return f"{best:,} {what} ({number_words(low, high)})"


def _some(names: str, most: int = 2) -> str:
    found = names.split("; ") if names else []
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return "; ".join(found[:most]) + more
