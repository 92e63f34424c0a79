"""``according evaluate times``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

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
from according.evaluate.gold_times import read_time_gold
from according.evaluate.times import TIME_MISTAKES, score_times, time_mistakes

_TITLES = {
    "span-overlap": "found",
    "span-exact": "found, same offsets",
    "exact": "interval exact",
    "relaxed": "interval meets, not twice as long",
    "close": "interval meets, lengths alike",
    "any-timex": "found, of every expression",
}


def times(
    gold: Annotated[
        Path,
        typer.Argument(
            help="Annotated reports: JSON Lines (plain or .gz) with `id`, `text`, `dct` and "
            "`timex`, each with `span`, `type` and `value`.",
            show_default=False,
        ),
    ],
    readings: Readings = None,
    json: AsJson = False,
    errors: Errors = 0,
    published: Annotated[
        bool,
        typer.Option(
            help="Take the day of publication from the gold's `dct`; without it reports are read "
            "as of unknown day."
        ),
    ] = True,
) -> None:
    """Score times: expressions found, and the intervals they mean."""
    documents = gold_from(gold, lambda path: read_time_gold(path, published=published))
    predicted = readings_of(documents, readings)
    with or_fail():
        score = score_times(documents, predicted)
        mistakes = time_mistakes(documents, predicted)
    if json:
        print_json(with_mistakes(score, mistakes, TIME_MISTAKES, errors))
        return
    console = Console(highlight=False)
    console.print(f"{score.docs} reports")
    table = score_table("right / read / gold")
    for row, value in score.rows.items():
        table.add_row(_TITLES[row], *cells(value))
    console.print(table)
    table = plain_table("exact, of the gold's", "", "right / gold")
    for kind, share in score.exact_recall_by_granularity.items():
        table.add_row(kind, *percent(share.share), f"{share.right} / {share.of}")
    console.print(table)
    print_mistakes(console, mistakes, TIME_MISTAKES, errors)
