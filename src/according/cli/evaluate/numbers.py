"""``according evaluate numbers``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from according.cli.evaluate.given import AsJson, Errors, Readings, gold_from, or_fail, readings_of
from according.cli.evaluate.tables import (
    percent,
    plain_table,
    print_json,
    print_mistakes,
    with_mistakes,
)
from according.evaluate.chains import NumberShares, score_chains
from according.evaluate.gold import read_gold
from according.evaluate.gold_numbers import marks_numbers, read_toll_gold
from according.evaluate.numbers import (
    NUMBER_MISTAKES,
    CountRow,
    number_mistakes,
    score_numbers,
)

NumberGold = Annotated[
    Path,
    typer.Argument(
        help="Annotated reports: JSON Lines (plain or .gz) with `id`, `text` and one of `gold` "
        "(`killed` and `injured` of the report's incident), `templates` (MUC-4), or `statements` "
        "with `numbers`.",
        show_default=False,
    ),
]


def numbers(
    gold: NumberGold, readings: Readings = None, json: AsJson = False, errors: Errors = 0
) -> None:
    """Score how many were killed and injured, or each number with who gives it.

    Which of the two is scored depends on what the gold holds: figures for whole reports, or
    numbers marked in them.
    """
    if gold_from(gold, marks_numbers):
        _marked(gold, readings, json=json)
    else:
        _tolls(gold, readings, json=json, errors=errors)


def _marked(gold: Path, readings: Path | None, *, json: bool) -> None:
    documents = gold_from(gold, read_gold)
    with or_fail():
        shares = score_chains(documents, readings_of(documents, readings)).numbers
    if json:
        print_json(shares)
    else:
        _print_shares(Console(highlight=False), len(documents), shares)


def _tolls(gold: Path, readings: Path | None, *, json: bool, errors: int) -> None:
    documents = gold_from(gold, read_toll_gold)
    predicted = readings_of(documents, readings)
    with or_fail():
        score = score_numbers(documents, predicted)
        mistakes = number_mistakes(documents, predicted)
    if json:
        print_json(with_mistakes(score, mistakes, NUMBER_MISTAKES, errors))
        return
    console = Console(highlight=False)
    console.print(f"{score.docs} reports")
    _print_rows(console, "as the gold has them", score.counts)
    if score.lenient is not None:
        _print_rows(console, "victims without attackers accepted too", score.lenient)
    print_mistakes(console, mistakes, NUMBER_MISTAKES, errors)


def _print_shares(console: Console, reports: int, shares: NumberShares) -> None:
    console.print(f"{reports} reports")
    table = plain_table("", "share", "right / gold")
    for name, share in (
        ("found", shares.found),
        ("what is counted", shares.what),
        ("bounds", shares.bounds),
        ("on whose word", shares.by),
    ):
        table.add_row(name, *percent(share.share), f"{share.right} / {share.of}")
    console.print(table)


def _print_rows(console: Console, title: str, rows: dict[str, CountRow]) -> None:
    console.print(f"[bold]{title}[/]")
    table = plain_table("", "P", "R", "F1", "each", "found / required", "reports", "numbers")
    for name, row in rows.items():
        shares = percent(row.p, row.r, row.f1, row.each)
        found = f"{row.found} / {row.required}"
        table.add_row(f"  {name}", *shares, found, str(row.predicted_docs), str(row.predictions))
    console.print(table)
