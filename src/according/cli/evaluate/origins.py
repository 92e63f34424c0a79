"""``according evaluate origins``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from according.cli.console import fail
from according.cli.evaluate.given import AsJson, Readings, gold_from, or_fail, readings_of
from according.cli.evaluate.tables import cells, plain_table, print_json, score_table
from according.evaluate.origins import (
    OriginScore,
    WireScore,
    read_origin_gold,
    read_wire_gold,
    score_origins,
    score_wires,
)

OriginGold = Annotated[
    Path,
    typer.Argument(
        help="Incidents with their origins (`incidents.jsonl`, the annotated reports beside it in "
        "`reports.jsonl`), or reports with `text` and `wire` (JSON Lines, plain or .gz).",
        show_default=False,
    ),
]


def origins(gold: OriginGold, readings: Readings = None, json: AsJson = False) -> None:
    """Score which reports rest on the same source, or which are a wire's copy.

    Of incidents, the annotation of their reports is taken for read unless readings are given, so
    that this step is measured alone. Of reports with a wire, only their text and publisher are
    looked at.
    """
    beside = gold.with_name("reports.jsonl")
    if gold.name.startswith("incidents"):
        if not beside.exists():
            fail(f"{beside} is not there: the incidents' reports stand in it")
        incidents = gold_from(gold, lambda path: read_origin_gold(path, beside))
        with or_fail():
            read = readings_of((), readings) if readings else None
            score = score_origins(incidents, read)
        _shown(score, json=json)
        return
    wires = score_wires(gold_from(gold, read_wire_gold))
    _shown(wires, json=json)


def _shown(score: OriginScore | WireScore, *, json: bool) -> None:
    console = Console(highlight=False)
    if json:
        print_json(score)
    elif isinstance(score, OriginScore):
        _print_origins(console, score)
    else:
        _print_wires(console, score)


def _print_origins(console: Console, score: OriginScore) -> None:
    console.print(f"{len(score.incidents)} incidents")
    table = score_table("both / found / gold")
    table.add_row("reports that share an origin", *cells(score.pairs))
    table.add_row("  as often as they share one", *cells(score.shared))
    table.add_row("  all reports called one", *cells(score.all_pairs))
    console.print(table)
    console.print(f"number of origins within the range: {score.within} of {len(score.incidents)}")
    listed = plain_table("incident", "gold", "low", "origins", "high", "missed", "wrong")
    for one in score.incidents:
        numbers = (one.gold, one.low, one.independent, one.high, len(one.missed), len(one.wrong))
        listed.add_row(one.id, *map(str, numbers))
    console.print(listed)


def _print_wires(console: Console, score: WireScore) -> None:
    table = score_table("both / found / gold")
    table.add_row("a wire's copy, by its own word", *cells(score.wire))
    console.print(table)
    for name, (found, of) in score.wires.items():
        console.print(f"  {name}: {found} of {of}")
    for document, gold, found_wire in score.mistakes:
        console.print(f"  {document}: gold {gold or 'none'}, found {found_wire or 'none'}",
                      style="dim")  # fmt: skip
