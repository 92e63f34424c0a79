"""``according statements``."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from according.base import FiledStatement, StatementFilter
from according.cli.base import options
from according.cli.base.listing import Format, columns, listed, one_line, opened, short

Said = Annotated[
    str | None,
    typer.Option("--said", metavar="WORDS", help="Words of what is said.", show_default=False),
]
Speaker = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Who says it, by any name.", show_default=False),
]
MannerIs = Annotated[
    str | None,
    typer.Option(
        "--manner", metavar="MANNER", help="`direct`, `indirect` or `mixed`.", show_default=False
    ),
]
About = Annotated[
    bool | None,
    typer.Option(
        "--about/--not-about",
        help="Whether it denies, confirms or retracts another statement of its report.",
        show_default=False,
    ),
]
Nested = Annotated[
    bool | None,
    typer.Option(
        "--nested/--not-nested",
        help="Whether it is reported inside another.",
        show_default=False,
    ),
]


def statements(
    base: options.BasePath,
    said: Said = None,
    speaker: Speaker = None,
    acts: options.Acts = None,
    source_kinds: options.SourceKinds = None,
    manner: MannerIs = None,
    about: About = None,
    nested: Nested = None,
    publisher: options.FromPublisher = None,
    published_since: options.PublishedSince = None,
    published_until: options.PublishedUntil = None,
    words: options.Words = None,
    min_confidence: options.MinConfidence = 0.0,
    copies: options.Copies = True,
    order: options.InOrder = "newest",
    limit: options.Limit = 50,
    offset: options.Offset = 0,
    format_: options.AsFormat = Format.TABLE,
) -> None:
    """List who is reported to say, deny, demand, believe … what."""
    (in_order,) = options.among("--order", [order], ("newest", "oldest"))
    manners = options.among("--manner", [manner] if manner else [], options.MANNERS)
    values: dict[str, Any] = {
        **options.reports(publisher, published_since, published_until, copies),
        "acts": options.among("--act", acts, options.ACTS),
        "source_kinds": options.among("--source-kind", source_kinds, options.KINDS),
        "manner": manners[0] if manners else None,
        "order": in_order,
        "limit": limit or None,
    }
    wanted = StatementFilter(
        said=said,
        speaker=speaker,
        about=about,
        nested=nested,
        words=words,
        min_confidence=min_confidence,
        offset=offset,
        **values,
    )
    with opened(base) as door:
        listed(door.statements(wanted), format_, limit=wanted.limit, offset=offset, table=_table)


def _table(records: Iterable[FiledStatement]) -> Table:
    table = columns(
        ("id", None), ("speaker", 4), ("act", 2), ("what is said", 10), ("about", 5), ("report", 3)
    )
    for record in records:
        one, report = record.statement, record.report
        speaker = Text(one.speaker_name or "somebody unnamed")
        if one.source_kind == "unnamed":
            speaker.append(" (unnamed)", style="dim italic")
        table.add_row(
            short(record.id),
            speaker,
            Text(one.act.replace("_", " "), style="bold cyan"),
            " ".join(one.content.split()),
            Text(" ".join((record.about or "").split()), style="dim"),
            Text(one_line((report.publisher, (report.published or "")[:10])), style="dim"),
        )
    return table
