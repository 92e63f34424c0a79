"""``according evaluate statements`` and ``chains``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.markup import escape

from according.cli.console import fail
from according.cli.evaluate.given import AsJson, Errors, Readings, gold_from, or_fail, readings_of
from according.cli.evaluate.tables import cells, percent, plain_table, print_json, score_table
from according.evaluate.chains import score_chains
from according.evaluate.confidence import Reliability, outcomes, reliability
from according.evaluate.errors import Mismatch, MismatchKind, count_by_kind, listing
from according.evaluate.gold import read_gold
from according.evaluate.statements import Levels, StatementScore, score_statements
from according.evaluate.tokens import PRF

Gold = Annotated[
    Path,
    typer.Argument(
        help="Annotated reports: JSON Lines (plain or .gz) with `id`, `text` and `attributions` "
        "or `statements`.",
        show_default=False,
    ),
]
_SHOWN = 20


def statements(
    gold: Gold,
    readings: Readings = None,
    json: AsJson = False,
    errors: Errors = 0,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            help="List only errors of this kind (missed, invented, wrong_source, wrong_border); "
            "may be given more than once. Implies `--errors 20`."
        ),
    ] = None,
    all_layers: Annotated[
        bool,
        typer.Option(help="Count statements told inside another one too; PolNeAR has one layer."),
    ] = False,
) -> None:
    """Score who said what: tokens and whole statements, precision, recall and F1.

    A statement is found when at least half of its content is (Dice 0.5).
    """
    documents = gold_from(gold, read_gold)
    predicted = {
        name: reading.statements for name, reading in readings_of(documents, readings).items()
    }
    wanted = _kinds(kind)
    with or_fail():
        score = score_statements(documents, predicted, all_layers=all_layers)
        mismatches = listing(documents, predicted, all_layers=all_layers)
        trust = reliability(outcomes(documents, predicted, all_layers=all_layers))
    if kind and errors == 0:
        errors = _SHOWN
    shown = _first_of_each(mismatches, wanted, errors)
    if json:
        result = msgspec.to_builtins(score) | {"errors": count_by_kind(mismatches)}
        result |= {"confidence": msgspec.to_builtins(trust)}
        result |= {"mismatches": msgspec.to_builtins(shown)} if errors else {}
        print_json(result)
        return
    console = Console(highlight=False)
    _print_score(console, score, count_by_kind(mismatches))
    _print_reliability(console, trust)
    for mismatch in shown:
        _print_mismatch(console, mismatch)


def chains(gold: Gold, readings: Readings = None, json: AsJson = False) -> None:
    """Score on whose word: statements inside statements, acts, answers, kinds, speakers.

    The gold needs all layers of statements with their acts.
    """
    documents = gold_from(gold, read_gold)
    with or_fail():
        score = score_chains(documents, readings_of(documents, readings))
    if json:
        print_json(score)
        return
    table = score_table("right / read / gold")
    for name in ("found", "nested", "about"):
        table.add_row(name, *cells(getattr(score, name)))
    console = Console(highlight=False)
    console.print(table)
    shares = plain_table("of the found", "right", "share")
    named = {name: getattr(score, name) for name in ("source", "kind", "act", "speaker")}
    for name, share in (named | {f"  {act}": s for act, s in score.acts.items()}).items():
        shares.add_row(name, f"{share.right} of {share.of}", *percent(share.share))
    console.print(shares)


def _kinds(names: list[str] | None) -> Mapping[str, bool]:
    known = count_by_kind(())
    for name in names or ():
        if name not in known:
            fail(f"there is no kind of error {name!r}; the kinds are {', '.join(known)}")
    return {name: not names or name in names for name in known}


def _first_of_each(
    mismatches: Sequence[Mismatch], wanted: Mapping[str, bool], most: int
) -> list[Mismatch]:
    seen: dict[MismatchKind, int] = {}
    shown = []
    for mismatch in mismatches:
        count = seen.setdefault(mismatch.kind, 0)
        if wanted[mismatch.kind] and (most < 0 or count < most):
            shown.append(mismatch)
            seen[mismatch.kind] += 1
    return shown


def _print_score(
    console: Console, score: StatementScore, errors: Mapping[MismatchKind, int]
) -> None:
    info = score.info
    console.print(
        f"{info.docs} reports, {info.gold} statements in the gold, {info.pred} in the readings"
    )
    table = score_table("right / read / gold")
    for role in ("source", "cue", "content"):
        table.add_row(f"tokens of {role}", *cells(getattr(score.tokens, role)))
    for name, levels in (
        ("all statements", score.statements.all),
        ("with quotation marks", score.statements.quoted),
        ("without quotation marks", score.statements.unquoted),
    ):
        table.add_row(f"[bold]{name}[/]")
        for label, value in _rows(levels):
            table.add_row(f"  {label}", *cells(value))
    console.print(table)
    counted = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in errors.items())
    console.print(f"errors: {counted} (list them with --errors or --kind)")


def _print_reliability(console: Console, trust: Reliability) -> None:
    error = trust.expected_calibration_error
    console.print(f"confidence: expected calibration error {100 * error:.1f} %; by confidence:")
    for one in trust.bins:
        if one.count:
            bar = "█" * round(30 * one.right)
            told = f"  {one.low:.1f} to {one.high:.1f}  {one.count:5} statements, right"
            console.print(f"{told} {100 * one.right:4.0f} % {bar}", style="dim")


def _rows(levels: Levels) -> list[tuple[str, PRF]]:
    return [
        ("content found", levels.content_partial),
        ("content exact", levels.content_exact),
        ("content + source", levels.source_partial),
        ("content + source exact", levels.source_exact),
        ("content + source head", levels.source_head),
        ("content + cue", levels.cue),
        ("all exact", levels.strict),
    ]


def _print_mismatch(console: Console, mismatch: Mismatch) -> None:
    kind = mismatch.kind.replace("_", " ")
    console.print(f"\n[bold]{kind}[/] in {escape(mismatch.document)} {list(mismatch.span)}")
    console.print(f"  {escape(mismatch.context)}", style="dim")
    for name, side in (("gold", mismatch.gold), ("read", mismatch.predicted)):
        if side is not None:
            roles = (f"{r}: {getattr(side, r) or '—'}" for r in ("source", "cue", "content"))
            console.print(f"  {name}  {escape('  |  '.join(roles))}")
