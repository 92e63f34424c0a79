"""``according evaluate incidents``."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from according.base import Base, BaseError
from according.base.filing import Order, file_reports
from according.cli.console import fail, progress
from according.cli.evaluate.given import AsJson, Errors, Readings, gold_from, or_fail, readings_of
from according.cli.evaluate.tables import (
    cells,
    percent,
    plain_table,
    print_json,
    print_mistakes,
    score_table,
    with_mistakes,
)
from according.evaluate.clusters import ClusterScore
from according.evaluate.gold_incidents import (
    OneIncidentDocument,
    ToldDocument,
    read_incident_gold,
)
from according.evaluate.incidents import (
    INCIDENT_MISTAKES,
    REPORT_MISTAKES,
    IncidentScore,
    ReportScore,
    incident_mistakes,
    report_mistakes,
    score_incidents,
    score_reports,
    told_by,
)
from according.link.job import link_base
from according.model import Incident

_AT = "2000-01-01T00:00:00+00:00"
"""The base is thrown away: its clock says nothing."""


def incidents(
    gold: Annotated[
        Path,
        typer.Argument(
            help="Reports (JSON Lines, plain or .gz) with `mentions` in the manner of ECB+, or "
            "each with its `incident`.",
            show_default=False,
        ),
    ],
    readings: Readings = None,
    types: Annotated[
        str,
        typer.Option(
            help="Of reports each with its incident: look at incidents of these types only; "
            "several with commas, empty for all."
        ),
    ] = "ASSAULT",
    json: AsJson = False,
    errors: Errors = 0,
) -> None:
    """Score which events, or which reports, are put together as one incident.

    All reports are filed in one base, which is linked and thrown away. Gold in the manner of ECB+
    wants readings with every event (`according read --every-event`).
    """
    documents = gold_from(gold, read_incident_gold)
    if not documents:
        fail(f"{gold} has no reports")
    told = [one for one in documents if isinstance(one, ToldDocument)]
    one_each = [one for one in documents if isinstance(one, OneIncidentDocument)]
    found = _linked(documents, readings, every=bool(told))
    with or_fail():
        if told:
            words = told_by(found)
            score: IncidentScore | ReportScore = score_incidents(told, words)
            mistakes, kinds = incident_mistakes(told, words), INCIDENT_MISTAKES
        else:
            wanted = frozenset(filter(None, types.split(",")))
            score = score_reports(one_each, found, wanted)
            mistakes, kinds = report_mistakes(one_each, found, wanted), REPORT_MISTAKES
    if json:
        print_json(with_mistakes(score, mistakes, kinds, errors))
        return
    console = Console(highlight=False)
    if isinstance(score, IncidentScore):
        _print_incidents(console, score)
    else:
        _print_reports(console, score)
    print_mistakes(console, mistakes, kinds, errors)


def _linked(
    documents: Sequence[ToldDocument] | Sequence[OneIncidentDocument],
    path: Path | None,
    *,
    every: bool,
) -> list[Incident]:
    """File readings of the gold's reports in a base of their own, and link it."""
    wanted = {document.id for document in documents}
    made = readings_of(documents, path, every=every)
    chosen = [reading for id_, reading in sorted(made.items()) if id_ in wanted]
    with TemporaryDirectory() as folder, _or_fail():
        lines = Path(folder) / "readings.jsonl"
        encoder = msgspec.json.Encoder()
        lines.write_bytes(b"".join(encoder.encode(one) + b"\n" for one in chosen))
        base = Path(folder) / "reports.accd"
        for _ in progress(
            file_reports(base, Order(inputs=(str(lines),), workers=1), lambda: _AT),
            "filing",
            unit="batches",
        ):
            pass
        for _ in progress(link_base(base, lambda: _AT), "linking", unit="steps"):
            pass
        with Base.open(base) as door:
            return [filed.incident for filed in door.incidents()]


@contextmanager
def _or_fail() -> Iterator[None]:
    try:
        yield
    except BaseError as error:
        fail(str(error))


def _print_incidents(console: Console, score: IncidentScore) -> None:
    info = score.info
    console.print(
        f"{info.docs} reports of {info.topics} topics, {info.gold_mentions} words that tell a "
        f"happening, {info.aligned} of them found"
    )
    for title, part in (("gold's words", score.gold_mentions), ("end to end", score.end_to_end)):
        table = plain_table(title, "P", "R", "F1")
        _add(table, part)
        console.print(table)
    rates = score.multi_document
    table = plain_table("reports that share one", "P", "R", "F1")
    table.add_row("", *percent(rates.p, rates.r, rates.f1))
    console.print(table)


def _add(table: Table, part: ClusterScore) -> None:
    rows = {
        "MUC": part.muc,
        "B-cubed": part.b_cubed,
        "CEAF-e": part.ceaf_e,
        "CoNLL": part.conll,
        "words": part.mentions,
    }
    for name, rates in rows.items():
        table.add_row(name, *percent(rates.p, rates.r, rates.f1))


def _print_reports(console: Console, score: ReportScore) -> None:
    console.print(f"{score.docs} reports")
    table = score_table("both / found / gold")
    table.add_row("pairs of reports of one incident", *cells(score.pairs))
    rates = score.b_cubed
    table.add_row("B-cubed", *percent(rates.p, rates.r, rates.f1), "")
    console.print(table)
