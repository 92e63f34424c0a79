"""How scores and mistakes are shown."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from according.evaluate.mistakes import Mistake, counted
from according.evaluate.tokens import PRF


def plain_table(*columns: str) -> Table:
    """Return a table without lines; its first column is of words, the others of numbers."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for place, name in enumerate(columns):
        table.add_column(name, justify="right" if place else "left")
    return table


def score_table(counts: str) -> Table:
    """Return a table for rows of ``cells``, its last column named ``counts``."""
    return plain_table("", "P", "R", "F1", counts)


def cells(value: PRF) -> list[str]:
    """Return a row of ``score_table``, but for its name."""
    return [*percent(value.p, value.r, value.f1), f"{value.tp} / {value.pred} / {value.gold}"]


def percent(*shares: float) -> list[str]:
    """Return shares of one as per cent."""
    return [f"{100 * share:.1f}" for share in shares]


def print_json(result: Any) -> None:
    """Print a record or dictionary as one JSON object."""
    typer.echo(msgspec.json.format(msgspec.json.encode(result), indent=1).decode())


def with_mistakes(
    score: msgspec.Struct, mistakes: Sequence[Mistake], kinds: Sequence[str], most: int
) -> dict[str, Any]:
    """Return a score as a dictionary with the number of errors and, if wanted, some of them."""
    result: dict[str, Any] = msgspec.to_builtins(score)
    result["errors"] = counted(mistakes, kinds)
    if most:
        result["mismatches"] = first_of_each(mistakes, most)
    return result


def first_of_each(mistakes: Sequence[Mistake], most: int) -> list[Mistake]:
    """Return the first ``most`` mistakes of each kind in their order; all where it is negative."""
    seen: Counter[str] = Counter()
    shown = []
    for mistake in mistakes:
        if most < 0 or seen[mistake.kind] < most:
            shown.append(mistake)
        seen[mistake.kind] += 1
    return shown


def print_mistakes(
    console: Console, mistakes: Sequence[Mistake], kinds: Sequence[str], most: int
) -> None:
    """Print how many mistakes of each kind there are, and some of them if wanted."""
    counts = counted(mistakes, kinds).items()
    told = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in counts)
    console.print(f"errors: {told}" + ("" if most else " (list them with --errors)"))
    for mistake in first_of_each(mistakes, most):
        title = f"[bold]{mistake.kind.replace('_', ' ')}[/] {escape(mistake.what)}".rstrip()
        console.print(f"\n{title} in {escape(mistake.document)} {list(mistake.at)}")
        console.print(f"  {escape(mistake.context)}", style="dim")
        for side, words in (("gold", mistake.gold), ("read", mistake.predicted)):
            if words is not None:
                console.print(f"  {side}  {escape(words)}")
