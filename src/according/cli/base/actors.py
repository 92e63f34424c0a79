"""``according actors``."""

from collections.abc import Iterable
from typing import Annotated, get_args

import typer
from rich.table import Table

from according.base import ActorFilter, NamedActor
from according.cli.base import options
from according.cli.base.listing import Format, columns, listed, opened
from according.model import ActorKind

_KINDS = get_args(ActorKind)
_ORDERS = ("reports", "said", "did", "suffered", "name")

Named = Annotated[
    str | None,
    typer.Option(
        "--name", metavar="NAME", help="By any name that a report has.", show_default=False
    ),
]
OfKind = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="KIND", help="`person`, `organisation`, `group`, …", show_default=False
    ),
]
Country = Annotated[
    str | None,
    typer.Option(
        "--country", metavar="CODE", help="ISO 3166-1 alpha-3, or a name.", show_default=False
    ),
]
Sector = Annotated[
    str | None,
    typer.Option(
        "--sector", metavar="CODE", help="PLOVER's sector: `GOV`, `MIL`, …", show_default=False
    ),
]
InOrder = Annotated[
    str,
    typer.Option(
        "--order", metavar="ORDER", help="`reports`, `said`, `did`, `suffered` or `name`."
    ),
]


def actors(
    base: options.BasePath,
    name: Named = None,
    kind: OfKind = None,
    country: Country = None,
    sector: Sector = None,
    publisher: options.FromPublisher = None,
    published_since: options.PublishedSince = None,
    published_until: options.PublishedUntil = None,
    words: options.Words = None,
    copies: options.Copies = True,
    order: InOrder = "reports",
    limit: options.Limit = 50,
    offset: options.Offset = 0,
    format_: options.AsFormat = Format.TABLE,
) -> None:
    """List who is spoken of: everybody of one name and kind, across reports."""
    (in_order,) = options.among("--order", [order], _ORDERS)
    kinds = options.among("--kind", [kind] if kind else [], _KINDS)
    wanted = ActorFilter(
        name=name,
        kind=kinds[0] if kinds else None,
        country=options.country(country),
        sector=sector,
        words=words,
        order=in_order,  # type: ignore[arg-type]
        limit=limit or None,
        offset=offset,
        **options.reports(publisher, published_since, published_until, copies),
    )
    with opened(base) as door:
        listed(door.actors(wanted), format_, limit=wanted.limit, offset=offset, table=_table)


def _table(records: Iterable[NamedActor]) -> Table:
    table = columns(
        ("name", 6), ("kind", 3), ("country", 2), ("sector", 2), ("reports", 2), ("said", 2),
        ("did", 2), ("suffered", 2), ("first", 3), ("last", 3),
    )  # fmt: skip
    for one in records:
        numbers = (f"{each:,}" for each in (one.reports, one.said, one.did, one.suffered))
        table.add_row(
            one.name,
            one.kind,
            one.country or "",
            one.sector or "",
            *numbers,
            one.first or "",
            one.last or "",
        )
    return table
