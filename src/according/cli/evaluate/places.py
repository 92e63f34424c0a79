"""``according evaluate places``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from according.cli.evaluate.given import AsJson, Errors, Readings, gold_from, or_fail, readings_of
from according.cli.evaluate.tables import (
    plain_table,
    print_json,
    print_mistakes,
    with_mistakes,
)
from according.evaluate.gold_places import read_place_gold
from according.evaluate.places import PLACE_MISTAKES, PlaceScores, place_mistakes, score_places

PlaceGold = Annotated[
    Path,
    typer.Argument(
        help="Annotated reports: JSON Lines (plain or .gz) with `id`, `corpus`, `text` and "
        "`toponyms`.",
        show_default=False,
    ),
]


def places(
    gold: PlaceGold, readings: Readings = None, json: AsJson = False, errors: Errors = 0
) -> None:
    """Score places: which names were found, and whether their points are right.

    A point is right within 161 km (100 miles) of the gold's.
    """
    documents = gold_from(gold, read_place_gold)
    predicted = readings_of(documents, readings)
    with or_fail():
        scores = score_places(documents, predicted)
        mistakes = place_mistakes(documents, predicted)
    if json:
        print_json(with_mistakes(scores, mistakes, PLACE_MISTAKES, errors))
        return
    console = Console(highlight=False)
    _print_scores(console, scores)
    print_mistakes(console, mistakes, PLACE_MISTAKES, errors)


def _print_scores(console: Console, scores: PlaceScores) -> None:
    table = plain_table(
        "corpus", "reports", "gold", "P", "R", "F1", "exact", "all types", "≤161 km", "of found",
        "median km",
    )  # fmt: skip
    for name, one in scores.corpora.items():
        shares = (
            one.relaxed.p, one.relaxed.r, one.relaxed.f1, one.exact.f1, one.all_types.f1,
            one.acc161.share, one.acc161_found.share,
        )  # fmt: skip
        median = "-" if one.median_km is None else f"{one.median_km:.1f}"
        table.add_row(
            name,
            str(one.docs),
            str(one.relaxed.gold),
            *(f"{100 * share:.1f}" for share in shares),
            median,
        )
    console.print(table)
