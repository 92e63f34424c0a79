"""``according evaluate``: readings measured against reports annotated by people."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from according.cli.console import fail, progress, report_failure
from according.encoder import WeightsError
from according.evaluate.chains import score_chains
from according.evaluate.confidence import Reliability, outcomes, reliability
from according.evaluate.errors import Mismatch, MismatchKind, count_by_kind, listing
from according.evaluate.gold import GoldDocument, GoldError, read_gold
from according.evaluate.statements import Levels, StatementScore, score_statements
from according.evaluate.tokens import PRF
from according.export.contract import from_line
from according.ingest import Given, document_from_text
from according.language import PipelineError
from according.model import Failure, Reading
from according.reading import Reader

evaluate = typer.Typer(
    help="Measure readings against reports annotated by people.", no_args_is_help=True
)

Gold = Annotated[
    Path,
    typer.Argument(
        help="Annotated reports: JSON Lines (plain or .gz) with `id`, `text` and `attributions` "
        "or `statements`.",
        show_default=False,
    ),
]
Readings = Annotated[
    Path | None,
    typer.Option(
        help="Score these readings (from `according read --format json`) instead of reading the "
        "gold's texts now."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]

_SHOWN = 20


@evaluate.command()
def statements(
    gold: Gold,
    readings: Readings = None,
    json: AsJson = False,
    errors: Annotated[
        int,
        typer.Option(
            help="List this many errors of each kind with the words around them; -1 for all.",
            min=-1,
        ),
    ] = 0,
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
    documents = _gold(gold)
    predicted = {r.id: r.statements for r in _readings(documents, readings)}
    wanted = _kinds(kind)
    try:
        score = score_statements(documents, predicted, all_layers=all_layers)
        mismatches = listing(documents, predicted, all_layers=all_layers)
        trust = reliability(outcomes(documents, predicted, all_layers=all_layers))
    except ValueError as error:
        fail(str(error))
    if kind and errors == 0:
        errors = _SHOWN
    shown = _first_of_each(mismatches, wanted, errors)
    if json:
        result = msgspec.to_builtins(score) | {"errors": count_by_kind(mismatches)}
        result |= {"confidence": msgspec.to_builtins(trust)}
        result |= {"mismatches": msgspec.to_builtins(shown)} if errors else {}
        typer.echo(msgspec.json.format(msgspec.json.encode(result), indent=1).decode())
        return
    console = Console(highlight=False)
    _print_score(console, score, count_by_kind(mismatches))
    _print_reliability(console, trust)
    for mismatch in shown:
        _print_mismatch(console, mismatch)


@evaluate.command()
def chains(gold: Gold, readings: Readings = None, json: AsJson = False) -> None:
    """Score on whose word: statements inside statements, acts, answers, kinds, speakers.

    The gold needs all layers of statements with their acts.
    """
    documents = _gold(gold)
    try:
        score = score_chains(documents, {r.id: r for r in _readings(documents, readings)})
    except ValueError as error:
        fail(str(error))
    if json:
        typer.echo(msgspec.json.format(msgspec.json.encode(score), indent=1).decode())
        return
    table = _score_table("right / read / gold")
    for name in ("found", "nested", "about"):
        table.add_row(name, *_cells(getattr(score, name)))
    console = Console(highlight=False)
    console.print(table)
    shares = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for name in ("of the found", "right", "share"):
        shares.add_column(name, justify="left" if name == "of the found" else "right")
    named = {name: getattr(score, name) for name in ("source", "kind", "act", "speaker")}
    for name, share in (named | {f"  {act}": s for act, s in score.acts.items()}).items():
        shares.add_row(name, f"{share.right} of {share.of}", f"{100 * share.share:.1f}")
    console.print(shares)


def _score_table(counts: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for name in ("", "P", "R", "F1", counts):
        table.add_column(name, justify="left" if not name else "right")
    return table


def _gold(path: Path) -> tuple[GoldDocument, ...]:
    try:
        return read_gold(path)
    except (GoldError, OSError) as error:
        fail(str(error))


def _readings(documents: Sequence[GoldDocument], path: Path | None) -> list[Reading]:
    """Take the readings from a file, or read the gold's texts as `according read` would."""
    if path is not None:
        return _readings_from(path)
    try:
        reader = Reader.load()
    except (PipelineError, WeightsError) as error:
        fail(str(error))
    texts = (document_from_text(d.text, given=Given(id=d.id)) for d in documents)
    readings = []
    for result in progress(reader.read(texts), "reading", unit="reports"):
        if isinstance(result, Failure):
            report_failure(result)
        else:
            readings.append(result)
    return readings


def _readings_from(path: Path) -> list[Reading]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        fail(f"{path}: {error.strerror}")
    records = []
    for number, line in enumerate(lines, 1):
        try:
            records.append(from_line(line))
        except msgspec.MsgspecError as error:
            fail(f"{path}:{number}: not a reading: {error}")
    return [record for record in records if isinstance(record, Reading)]


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
    table = _score_table("right / read / gold")
    for role in ("source", "cue", "content"):
        table.add_row(f"tokens of {role}", *_cells(getattr(score.tokens, role)))
    for name, levels in (
        ("all statements", score.statements.all),
        ("with quotation marks", score.statements.quoted),
        ("without quotation marks", score.statements.unquoted),
    ):
        table.add_row(f"[bold]{name}[/]")
        for label, value in _rows(levels):
            table.add_row(f"  {label}", *_cells(value))
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


def _cells(value: PRF) -> list[str]:
    shares = [f"{100 * share:.1f}" for share in (value.p, value.r, value.f1)]
    return [*shares, f"{value.tp} / {value.pred} / {value.gold}"]


def _print_mismatch(console: Console, mismatch: Mismatch) -> None:
    kind = mismatch.kind.replace("_", " ")
    console.print(f"\n[bold]{kind}[/] in {escape(mismatch.document)} {list(mismatch.span)}")
    console.print(f"  {escape(mismatch.context)}", style="dim")
    for name, side in (("gold", mismatch.gold), ("read", mismatch.predicted)):
        if side is not None:
            roles = (f"{r}: {getattr(side, r) or '—'}" for r in ("source", "cue", "content"))
            console.print(f"  {name}  {escape('  |  '.join(roles))}")
