"""Options that the commands which ask a base share, and what their values may be."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from according.base import Near
from according.base.questions.countries import country_code
from according.base.questions.filters import Order, Verdict
from according.cli.base.listing import Format
from according.cli.console import fail
from according.model import (
    MODES,
    Act,
    EventStatus,
    EventType,
    Manner,
    Predicate,
    SourceKind,
)

TYPES = (*get_args(EventType), *get_args(Predicate))
ALL_MODES = tuple(dict.fromkeys(mode for modes in MODES.values() for mode in modes))
ACTS, KINDS = get_args(Act), get_args(SourceKind)
STATUSES = (*get_args(EventStatus), "stands")
MANNERS, ORDERS, VERDICTS = get_args(Manner), get_args(Order), get_args(Verdict)
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

BasePath = Annotated[
    Path, typer.Argument(metavar="BASE", help="The evidence base.", show_default=False)
]
AsFormat = Annotated[
    Format,
    typer.Option("--format", "-f", help="`table`, `jsonl` (a JSON object a line) or `csv`."),
]
Limit = Annotated[
    int, typer.Option("--limit", "-n", min=0, help="At most so many; 0: all there are.")
]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Leave out so many of the first.")]


def _option(*names: str, help_: str, metavar: str | None = None) -> typer.models.OptionInfo:
    made: typer.models.OptionInfo = typer.Option(
        *names, help=help_, metavar=metavar, show_default=False
    )
    return made


Words = Annotated[
    str | None,
    _option(
        "--words",
        metavar="WORDS",
        help_='Words of the report: all of them, `"a phrase"`, `a OR b`, `a NOT b`, `bomb*`.',
    ),
]
FromPublisher = Annotated[
    str | None, _option("--publisher", metavar="NAME", help_="Who published the report.")
]
PublishedSince = Annotated[
    str | None,
    _option("--published-since", metavar="DAY", help_="The report is of this day or later."),
]
PublishedUntil = Annotated[
    str | None,
    _option("--published-until", metavar="DAY", help_="The report is of this day or earlier."),
]
Copies = Annotated[
    bool,
    typer.Option("--copies/--no-copies", help="Whether copies of other reports are among them."),
]
ActorName = Annotated[
    str | None,
    _option("--actor", metavar="NAME", help_="Who did it, by any name the report has for them."),
]
Recipient = Annotated[
    str | None, _option("--recipient", metavar="NAME", help_="To whom it was done.")
]
Party = Annotated[
    str | None, _option("--party", metavar="NAME", help_="Who did it or to whom it was done.")
]
Types = Annotated[
    list[str] | None,
    _option(
        "--type",
        metavar="TYPE",
        help_="PLOVER's type (`ASSAULT`) or a relation's predicate (`leads`); may be repeated.",
    ),
]
Modes = Annotated[
    list[str] | None,
    _option("--mode", metavar="MODE", help_="PLOVER's mode (`aerial`); may be repeated."),
]
Since = Annotated[
    str | None,
    _option(
        "--since", metavar="DAY", help_="It happened on this day or later: `2023-03-02`, `2023-03`."
    ),
]
Until = Annotated[
    str | None, _option("--until", metavar="DAY", help_="It happened on this day or earlier.")
]
Place = Annotated[
    str | None, _option("--place", metavar="NAME", help_="Where: words of the place's name.")
]
Country = Annotated[
    str | None,
    _option("--country", metavar="CODE", help_="Where: ISO 3166-1 alpha-3 (`SYR`) or a name."),
]
NearPoint = Annotated[
    str | None,
    _option(
        "--near",
        metavar="LAT,LON,KM",
        help_="Within so many kilometres of a point: `33.5,36.3,50`.",
    ),
]
Speaker = Annotated[
    str | None,
    _option("--speaker", metavar="NAME", help_="Somebody on whose word it is, or who answers it."),
]
Acts = Annotated[
    list[str] | None,
    _option("--act", metavar="ACT", help_="What who tells it does: `deny`; may be repeated."),
]
Statuses = Annotated[
    list[str] | None,
    _option("--status", metavar="STATUS", help_="`happened`, `planned`, …; may be repeated."),
]
Denied = Annotated[
    bool | None,
    typer.Option(
        "--denied/--not-denied",
        help="Whether somebody denies or doubts it.",
        show_default=False,
    ),
]
MinKilled = Annotated[
    int | None, _option("--min-killed", help_="At least so many are told to have been killed.")
]
MinInjured = Annotated[
    int | None, _option("--min-injured", help_="At least so many are told to have been injured.")
]
SourceKinds = Annotated[
    list[str] | None,
    _option("--source-kind", metavar="KIND", help_="What kind of source; may be repeated."),
]
VerdictIs = Annotated[
    str | None,
    _option("--verdict", metavar="VERDICT", help_="What people decided: `accepted`, …, `none`."),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, help="Leave out what the reader is less sure of."
    ),
]
InOrder = Annotated[
    str,
    typer.Option("--order", metavar="ORDER", help="`newest`, `oldest`, `when` or `killed`."),
]


def among(option: str, given: Iterable[str] | None, allowed: Iterable[str]) -> tuple[str, ...]:
    """Return the values of an option, written as they are allowed; else end the command."""
    known = {each.casefold(): each for each in allowed}
    found = []
    for value in given or ():
        key = value.strip().casefold()
        written = (
            known.get(key) or known.get(key.replace("-", "_")) or known.get(key.replace("_", "-"))
        )
        if written is None:
            near = get_close_matches(key, known, n=1)
            hint = f"; did you mean {known[near[0]]}?" if near else ""
            fail(f"{option} {value} is not known{hint} It is one of: {', '.join(known.values())}")
        found.append(written)
    return tuple(found)


def day(option: str, value: str | None, *, last: bool = False) -> str | None:
    """Return a day; of a month or year its first, or its last."""
    if value is None:
        return None
    found = _DAY.fullmatch(value.strip())
    try:
        if found is None:
            raise ValueError
        year, month, of_month = (int(each) if each else None for each in found.groups())
        assert year is not None
        if of_month is None and last:
            following = date(year + 1, 1, 1) if month in (None, 12) else date(year, month + 1, 1)
            return date.fromordinal(following.toordinal() - 1).isoformat()
        return date(year, month or 1, of_month or 1).isoformat()
    except ValueError:
        fail(f"{option} {value} is no day; write it as 2023-03-02, 2023-03 or 2023")


def near(value: str | None) -> Near | None:
    """Return the point and distance that ``LAT,LON,KM`` names."""
    if value is None:
        return None
    try:
        lat, lon, km = (float(each) for each in value.split(","))
        if not (abs(lat) <= 90 and abs(lon) <= 180 and 0 < km <= 20_040):
            raise ValueError
    except ValueError:
        fail(
            f"--near {value} is no place; write degrees north, degrees east and kilometres: "
            "--near 33.5,36.3,50 (a place south or west of the origin: --near=-33.9,18.4,50)"
        )
    return Near(lat, lon, km)


def country(value: str | None) -> str | None:
    """Return the code of a country given by code or name."""
    if value is None:
        return None
    code = country_code(value)
    if code is None:
        fail(f"--country {value} is not known; write its ISO 3166-1 alpha-3 code, as SYR")
    return code


def reports(
    publisher: str | None, published_since: str | None, published_until: str | None, copies: bool
) -> dict[str, Any]:
    """Return the fields of a filter of reports that the options give."""
    return {
        "publisher": publisher,
        "published_since": day("--published-since", published_since),
        "published_until": day("--published-until", published_until, last=True),
        "copies": copies,
    }
