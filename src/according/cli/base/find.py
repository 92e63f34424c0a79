"""``according find``."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from according.base import Found
from according.cli.base import options
from according.cli.base.listing import Format, columns, listed, marked, one_line, opened, short

Wanted = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS",
        help='All of these words, in any form; or `"a phrase"`, `a OR b`, `a NOT b`, `bomb*`.',
        show_default=False,
    ),
]


def find(
    base: options.BasePath,
    words: Wanted,
    publisher: options.FromPublisher = None,
    published_since: options.PublishedSince = None,
    published_until: options.PublishedUntil = None,
    copies: options.Copies = True,
    limit: options.Limit = 50,
    offset: options.Offset = 0,
    format_: options.AsFormat = Format.TABLE,
) -> None:
    """Find reports by the words of their headline and text, the best first."""
    wanted = options.reports(publisher, published_since, published_until, copies)
    cut = limit or None
    with opened(base) as door:
        answer = door.find(" ".join(words), limit=cut, offset=offset, **wanted)
        listed(answer, format_, limit=cut, offset=offset, table=_table)


def _table(records: Iterable[Found]) -> Table:
    table = columns(("id", None), ("day", None), ("report", 4), ("words", 8))
    for record in records:
        report = record.report
        copy = f"copy of {short(report.copy_of)}" if report.copy_of else None
        head = Text(report.title or "")
        head.append(f"\n{one_line((report.publisher, copy))}", style="dim")
        table.add_row(short(report.id), (report.published or "")[:10], head, marked(record.snippet))
    return table
