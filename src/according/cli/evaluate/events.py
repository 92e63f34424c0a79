"""``according evaluate events``."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.table import Table

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
from according.evaluate.beside import Texted
from according.evaluate.event_records import (
    RECORD_MISTAKES,
    RecordScore,
    record_mistakes,
    score_records,
)
from according.evaluate.event_status import (
    ANCHOR_MISTAKES,
    AnchorScore,
    anchor_mistakes,
    score_anchors,
)
from according.evaluate.events import (
    PAIR_MISTAKES,
    MacroRow,
    PairBlock,
    PairScore,
    pair_mistakes,
    score_pairs,
)
from according.evaluate.gold_events import (
    read_anchor_gold,
    read_pair_gold,
    read_police_gold,
    read_record_gold,
    shape_of,
)
from according.evaluate.mistakes import Mistake
from according.evaluate.police import (
    POLICE_MISTAKES,
    PoliceScore,
    police_mistakes,
    score_police,
)
from according.evaluate.tokens import PRF, Share
from according.model import Reading

EventGold = Annotated[
    Path,
    typer.Argument(
        help="Annotated reports: JSON Lines (plain or .gz) with `id`, `text` and one of `events` "
        "(each `event_type`, `source`, `target`; or as `according read` writes them), `mentions` "
        "with `tokens` and `validated_sentences` (ECB+), or `sentences` with `labels` of what "
        "police did.",
        show_default=False,
    ),
]

DocumentT = TypeVar("DocumentT", bound=Texted)
ScoreT = TypeVar("ScoreT", bound=msgspec.Struct)


class _Measure(msgspec.Struct, frozen=True, kw_only=True):
    """What the command was given, and how it was asked to show what comes of it."""

    gold: Path
    readings: Path | None
    json: bool
    errors: int

    def run(
        self,
        read: Callable[[Path], tuple[DocumentT, ...]],
        score: Callable[[Sequence[DocumentT], Mapping[str, Reading]], ScoreT],
        list_mistakes: Callable[[Sequence[DocumentT], Mapping[str, Reading]], Sequence[Mistake]],
        kinds: Sequence[str],
        show: Callable[[Console, ScoreT], None],
        *,
        every: bool = False,
    ) -> None:
        """Read the gold, score the readings (now made with every event or not), and print it."""
        documents = gold_from(self.gold, read)
        predicted = readings_of(documents, self.readings, every=every)
        with or_fail():
            result = score(documents, predicted)
            mistakes = list_mistakes(documents, predicted)
        if self.json:
            print_json(with_mistakes(result, mistakes, kinds, self.errors))
            return
        console = Console(highlight=False)
        show(console, result)
        print_mistakes(console, mistakes, kinds, self.errors)


def events(
    gold: EventGold, readings: Readings = None, json: AsJson = False, errors: Errors = 0
) -> None:
    """Score who does what to whom, and whether it happened.

    What is scored depends on what the gold holds: pairs of who and whom with the type of what
    passed between them; words that name a happening; what police did, by sentences; or whole
    events.
    """
    shape = gold_from(gold, shape_of)
    measure = _Measure(gold=gold, readings=readings, json=json, errors=errors)
    if shape == "pairs":
        measure.run(read_pair_gold, score_pairs, pair_mistakes, PAIR_MISTAKES, _print_pairs)
    elif shape == "anchors":
        # All that happens is annotated, of whatever type.
        measure.run(
            *(read_anchor_gold, score_anchors, anchor_mistakes, ANCHOR_MISTAKES, _print_anchors),
            every=True,
        )
    elif shape == "police":
        # Of police any doing counts, also one of no type: "police said", "police patrolled".
        measure.run(
            *(read_police_gold, score_police, police_mistakes, POLICE_MISTAKES, _print_police),
            every=True,
        )
    else:
        measure.run(
            read_record_gold, score_records, record_mistakes, RECORD_MISTAKES, _print_records
        )


def _print_pairs(console: Console, score: PairScore) -> None:
    _print_block(console, "all", score.all)
    # A gold without examples of the codebook is one block, not the same one twice.
    if score.in_codebook is not None:
        _print_block(console, "in the codebook", score.in_codebook)
        if score.not_in_codebook is not None:
            _print_block(console, "not in the codebook", score.not_in_codebook)
    table = score_table("right / read / gold")
    for name, row in score.all.told_pair.types.items():
        table.add_row(f"  {name}", *cells(row))
    console.print("[bold]types, told the pair[/]")
    console.print(table)


def _print_block(console: Console, title: str, block: PairBlock) -> None:
    console.print(
        f"[bold]{title}[/]: {block.gold} pairs, {block.predicted_events} events read, none in "
        f"{block.sentences_without_prediction} sentences"
    )
    recall = plain_table("", "recall", "found / gold")
    for level, share in block.recall.items():
        recall.add_row(f"  {level}", *percent(share), f"{block.hits[level]} / {block.gold}")
    right = f"{block.hits['pair+type']} / {block.hits['pair']}"
    recall.add_row("  type|pair", *percent(block.type_of_pair), right)
    console.print(recall)
    macro = plain_table(f"  {block.single_event_sentences} sentences of one pair", "P", "R", "F1")
    _add_macro(macro, "any type read", block.macro_any)
    _add_macro(macro, "first type read", block.macro_first)
    console.print(macro)
    told = block.told_pair
    _print_shares(console, {"type, told the pair": told.accuracy})
    console.print(f"  macro-F1 of these {100 * told.macro_f1:.1f}")


def _add_macro(table: Table, name: str, row: MacroRow) -> None:
    table.add_row(f"  {name} (macro)", *percent(row.p, row.r, row.f1))


def _print_anchors(console: Console, score: AnchorScore) -> None:
    console.print(
        f"{score.docs} reports, {score.predictions} events read, "
        f"{score.outside_validated_sentences} of them in sentences that the gold cannot judge"
    )
    _print_scores(console, {"anchors": score.mentions})
    _print_shares(
        console,
        {
            "negated, read so": score.negated,
            "not negated, read so": score.others,
            **{f"found of {tag}": share for tag, share in score.tags.items()},
            **{f"right of {kind}": share for kind, share in score.types.items()},
        },
    )


def _print_police(console: Console, score: PoliceScore) -> None:
    console.print(f"{score.docs} reports, {score.sentences} sentences")
    _print_scores(console, score.labels)


def _print_records(console: Console, score: RecordScore) -> None:
    console.print(f"{score.docs} reports")
    _print_scores(
        console,
        {
            "type and anchor": score.events,
            **{f"  {kind}": row for kind, row in score.types.items()},
            "anchor alone": score.anchors,
            **{f"{link}, of those found": row for link, row in score.links.items()},
        },
    )
    _print_shares(
        console,
        {
            "status, of those found": score.status,
            **{f"  {status}": share for status, share in score.statuses.items()},
            "mode, of those found": score.mode,
        },
    )


def _print_scores(console: Console, rows: Mapping[Any, PRF]) -> None:
    table = score_table("right / read / gold")
    for name, row in rows.items():
        table.add_row(str(name), *cells(row))
    console.print(table)


def _print_shares(console: Console, rows: Mapping[str, Share]) -> None:
    table = plain_table("", "share", "right / of")
    for name, share in rows.items():
        table.add_row(name, *percent(share.share), f"{share.right} / {share.of}")
    console.print(table)
