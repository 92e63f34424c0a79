"""``according evaluate who``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from according.base import Base, BaseError
from according.cli.console import fail
from according.cli.evaluate.given import AsJson, gold_from
from according.cli.evaluate.tables import percent, plain_table, print_json
from according.evaluate.who import read_reports, score_who


def who(
    gold: Annotated[
        Path,
        typer.Argument(
            help="Reports with the people and bodies they name: JSON Lines (plain or .gz) in the "
            "manner of ECB+ (`mentions`) or MEANTIME (`entities`).",
            show_default=False,
        ),
    ],
    base: Annotated[
        Path,
        typer.Argument(help="A linked base of the same reports, by their ids.", show_default=False),
    ],
    json: AsJson = False,
) -> None:
    """Score who is who across reports, beside joining everybody of one name."""
    reports = gold_from(gold, read_reports)
    try:
        with Base.open(base) as door:
            score = score_who(reports, door.connection)
    except BaseError as error:
        fail(str(error))
    if json:
        print_json(score)
        return
    console = Console(highlight=False)
    console.print(
        f"{score.reports} reports, {score.named} named in one, {score.pairs} pairs of two reports "
        "that name one"
    )
    table = plain_table("pairs", "precision", "recall", "F1", "found", "right")
    for name, pairs in (("linked", score.linked), ("everybody of one name", score.same_name)):
        rates = pairs.rates
        table.add_row(
            name, *percent(rates.p, rates.r, rates.f1), f"{pairs.found:,}", f"{pairs.right:,}"
        )
    console.print(table)
