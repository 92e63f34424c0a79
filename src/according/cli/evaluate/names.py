"""``according evaluate names``."""

import gzip
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from according.cli.console import fail
from according.cli.evaluate.given import AsJson
from according.cli.evaluate.tables import percent, plain_table, print_json
from according.evaluate.names import score_names


def names(
    gold: Annotated[
        Path,
        typer.Argument(
            help="Attested spellings: JSON Lines (plain or .gz) with `id` and `variants`, each "
            "with its `latin`.",
            show_default=False,
        ),
    ],
    json: AsJson = False,
    all_names: Annotated[
        bool,
        typer.Option(help="Score the names that the likeness was learned from too; it flatters."),
    ] = False,
) -> None:
    """Score how well spellings of one name are told from other names."""
    try:
        score = score_names(gold, all_names=all_names)
    except (msgspec.MsgspecError, UnicodeDecodeError, EOFError, gzip.BadGzipFile) as error:
        fail(f"{gold}: {error}")
    except OSError as error:
        fail(str(error))
    if json:
        print_json(score)
        return
    console = Console(highlight=False)
    console.print(f"{score.names} names, {score.pairs} pairs of spellings of one name")
    table = plain_table("area under the ROC curve, against", "")
    for name, area in (
        ("two names drawn at random", score.auc_random),
        ("same first letter and look-alikes", score.auc_hard),
        ("  same first letter", score.auc_initial),
        ("  look-alikes", score.auc_near),
    ):
        table.add_row(name, *percent(area))
    console.print(table)
    table = plain_table("pairs that share a key", "")
    table.add_row("of one name", *percent(score.key_recall))
    table.add_row("of two names drawn at random", *percent(score.key_shared))
    console.print(table)
