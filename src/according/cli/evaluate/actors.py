"""``according evaluate actors``, ``relations`` and ``coreference``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from according.cli.console import fail
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
from according.evaluate.clusters import ClusterScore
from according.evaluate.coreference import (
    COREFERENCE_MISTAKES,
    coreference_mistakes,
    score_coreference,
)
from according.evaluate.entities import ACTOR_MISTAKES, actor_mistakes, score_actors
from according.evaluate.gold_mentions import MentionDocument, read_mention_gold
from according.evaluate.gold_relations import read_relation_gold
from according.evaluate.relations import (
    FIVE,
    READ_AS,
    RELATION_MISTAKES,
    TOTAL,
    RelationScore,
    relation_mistakes,
    score_relations,
)

RelationGold = Annotated[
    Path,
    typer.Argument(
        help="Annotated reports: JSON Lines (plain or .gz) with `id`, `text`, `entities`, "
        "`relations` and, where annotators were not sure, `doubtful`.",
        show_default=False,
    ),
]
MentionGold = Annotated[
    Path,
    typer.Argument(
        help="Annotated reports: JSON Lines (plain or .gz) with `id`, `text` and `mentions`.",
        show_default=False,
    ),
]


def actors(
    gold: RelationGold, readings: Readings = None, json: AsJson = False, errors: Errors = 0
) -> None:
    """Score who and what is spoken of: people, organisations and places.

    Read mentions that are pronouns are passed over.
    """
    documents = gold_from(gold, read_relation_gold)
    predicted = readings_of(documents, readings)
    with or_fail():
        score = score_actors(documents, predicted)
        mistakes = actor_mistakes(documents, predicted)
    if json:
        print_json(with_mistakes(score, mistakes, ACTOR_MISTAKES, errors))
        return
    table = score_table("right / read / gold")
    table.add_row("exact", *cells(score.exact))
    table.add_row("exact, articles and 's aside", *cells(score.exact_the))
    table.add_row("partial", *cells(score.partial))
    for kind, value in score.types.items():
        table.add_row(f"  {kind}", *cells(value))
    table.add_row("partial, of any type", *cells(score.partial_untyped))
    console = Console(highlight=False)
    console.print(f"{score.docs} reports")
    console.print(table)
    print_mistakes(console, mistakes, ACTOR_MISTAKES, errors)


def relations(
    gold: RelationGold, readings: Readings = None, json: AsJson = False, errors: Errors = 0
) -> None:
    """Score who stands how to whom: belonging, leading, other names, fights, alliances.

    Gold marks relations told in one sentence, so that precision is a floor.
    """
    documents = gold_from(gold, read_relation_gold)
    predicted = readings_of(documents, readings)
    with or_fail():
        score = score_relations(documents, predicted)
        mistakes = relation_mistakes(documents, predicted)
    if json:
        print_json(with_mistakes(score, mistakes, RELATION_MISTAKES, errors))
        return
    console = Console(highlight=False)
    console.print(f"{score.docs} reports")
    _print_relations(console, score)
    print_mistakes(console, mistakes, RELATION_MISTAKES, errors)


def coreference(
    gold: MentionGold,
    readings: Readings = None,
    json: AsJson = False,
    errors: Errors = 0,
    kinds: Annotated[
        str | None,
        typer.Option(
            help="Score only clusters with a mention of one of these types of the gold, joined by "
            "commas: `person,organization`. What stands for no gold counts still."
        ),
    ] = None,
) -> None:
    """Score who is who: mentions and how they were put together (MUC, B³, CEAF-e, CoNLL)."""
    documents = gold_from(gold, read_mention_gold)
    wanted = _kinds(documents, kinds)
    predicted = readings_of(documents, readings)
    with or_fail():
        score = score_coreference(documents, predicted, kinds=wanted)
        mistakes = coreference_mistakes(documents, predicted, kinds=wanted)
    if json:
        print_json(with_mistakes(score, mistakes, COREFERENCE_MISTAKES, errors))
        return
    console = Console(highlight=False)
    console.print(f"{score.docs} reports")
    _print_clusters(console, "with singletons", score.all)
    _print_clusters(console, "without singletons", score.no_singletons)
    print_mistakes(console, mistakes, COREFERENCE_MISTAKES, errors)


def _kinds(documents: tuple[MentionDocument, ...], given: str | None) -> frozenset[str]:
    wanted = frozenset(name.strip() for name in (given or "").split(",")) - {""}
    known = sorted({mention.type for document in documents for mention in document.mentions})
    for name in sorted(wanted.difference(known)):
        fail(f"the gold has no mention of type {name!r}; its types are {', '.join(known)}")
    return wanted


def _print_relations(console: Console, score: RelationScore) -> None:
    predicates: dict[str, list[str]] = {}
    for predicate, row in READ_AS.items():
        predicates.setdefault(row, []).append(predicate)
    table = score_table("right / read / gold")
    for title, rows in (("all", score.relations), ("no pronouns", score.named)):
        table.add_row(f"[bold]{title}[/]")
        for row, value in rows.items():
            if value.gold or row in (*FIVE, TOTAL):
                read_as = f" ({', '.join(predicates[row])})" if row in predicates else ""
                table.add_row(f"  {row}{read_as}", *cells(value))
    console.print(table)


def _print_clusters(console: Console, title: str, score: ClusterScore) -> None:
    counts = score.counts
    console.print(
        f"[bold]{title}[/]: {counts.key_mentions} mentions in {counts.key_clusters} clusters in "
        f"the gold, {counts.response_mentions} in {counts.response_clusters} in the readings"
    )
    table = plain_table("", "P", "R", "F1")
    for name, rates in (
        ("MUC", score.muc),
        ("B³", score.b_cubed),
        ("CEAF-e", score.ceaf_e),
        ("CoNLL", score.conll),
        ("mentions", score.mentions),
    ):
        table.add_row(f"  {name}", *percent(rates.p, rates.r, rates.f1))
    console.print(table)
