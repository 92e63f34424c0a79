"""Who said what: predicted statements measured against gold ones.

The measures are those published with PolNeAR's halves for this project (``score_attribution``):
the same numbers, to the last digit, under the same keys once written as JSON.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from according.evaluate.beside import refuse_unknown
from according.evaluate.gold import GoldDocument
from according.evaluate.matching import (
    ROLES,
    Matching,
    Pair,
    Tokened,
    match,
    quoted,
)
from according.evaluate.tokens import PRF
from according.model import Statement

_Level = Literal[
    "content_partial",
    "content_exact",
    "source_partial",
    "source_exact",
    "source_head",
    "cue",
    "strict",
]
_Class = Literal["all", "quoted", "unquoted"]


class StatementInfo(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"gold": "gold_attributions", "pred": "pred_attributions"},
):
    """What was compared, in numbers."""

    docs: int = 0
    gold: int = 0
    gold_without_content: int = 0
    gold_without_source: int = 0
    gold_without_cue: int = 0
    pred: int = 0
    pred_duplicates: int = 0
    pred_without_content: int = 0
    pred_without_source: int = 0
    tokens: int = 0


class TokenScores(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens of each role, united over a document's statements; ``any`` joins the roles."""

    source: PRF
    cue: PRF
    content: PRF
    any: PRF


class Levels(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "content_partial": "content-partial",
        "content_exact": "content-exact",
        "source_partial": "+source-partial",
        "source_exact": "+source-exact",
        "source_head": "+source-head",
        "cue": "+cue",
    },
):
    """How far the statements agree; all but ``content_exact`` and ``strict`` need only the half.

    Precision counts predictions, recall gold statements that have a content.
    """

    content_partial: PRF
    """Content Dice at least 0.5: the statement is found."""
    content_exact: PRF
    """Contents equal to the token."""
    source_partial: PRF
    """Found, and source Dice at least 0.5 or both sources empty."""
    source_exact: PRF
    """Found, and sources equal."""
    source_head: PRF
    """Found, and the last token of one source lies in the other, or both are empty."""
    cue: PRF
    """Found, and the cues share a token or both are empty."""
    strict: PRF
    """Contents and sources equal."""


class MannerClasses(msgspec.Struct, frozen=True, kw_only=True):
    """The levels for all statements, and for those with and without a quotation mark.

    A prediction that stands for a gold statement is counted in that one's class.
    """

    all: Levels
    quoted: Levels
    unquoted: Levels


class StatementScore(
    msgspec.Struct, frozen=True, kw_only=True, rename={"statements": "attributions"}
):
    """How well who said what was read."""

    info: StatementInfo
    tokens: TokenScores
    statements: MannerClasses


def score_statements(
    gold: Iterable[GoldDocument],
    readings: Mapping[str, Sequence[Statement]],
    *,
    all_layers: bool = False,
) -> StatementScore:
    """Measure statements against gold.

    Args:
        gold: annotated documents; one without a reading counts as read with nothing found.
        readings: by document id, the statements read. Equal ones are counted once.
        all_layers: also count statements told inside another one, on both sides. PolNeAR marks
            one layer.

    Raises:
        ValueError: a reading belongs to no gold document, or a span does not lie in its text.
    """
    documents = tuple(gold)
    refuse_unknown(documents, readings)
    info: Counter[str] = Counter()
    tokens: Counter[tuple[str, str]] = Counter()
    classes: Counter[tuple[_Class, str]] = Counter()
    for document in documents:
        matching = match(document, readings.get(document.id, ()), all_layers=all_layers)
        info.update(_described(matching))
        tokens.update(_token_counts(matching))
        classes.update(_class_counts(document.text, matching))
    return StatementScore(
        info=StatementInfo(**info),
        tokens=TokenScores(**{role: _prf(tokens, role) for role in (*ROLES, "any")}),
        statements=MannerClasses(
            all=_levels(classes, "all"),
            quoted=_levels(classes, "quoted"),
            unquoted=_levels(classes, "unquoted"),
        ),
    )


def reached(pair: Pair) -> Iterator[_Level]:
    """Yield the levels on which a pair agrees."""
    gold, predicted = pair.gold, pair.predicted
    same_source = gold.source == predicted.source
    yield "content_partial"
    if pair.same_content:
        yield "content_exact"
    if pair.near_source:
        yield "source_partial"
    if same_source:
        yield "source_exact"
    if _same_head(gold, predicted):
        yield "source_head"
    if gold.cue & predicted.cue or not (gold.cue or predicted.cue):
        yield "cue"
    if same_source and pair.same_content:
        yield "strict"


def _same_head(gold: Tokened, predicted: Tokened) -> bool:
    """Take the last token for the head: "the ministry's spokesman" and "spokesman" share it."""
    one, other = gold.source, predicted.source
    if not one or not other:
        return not one and not other
    return max(one) in other or max(other) in one


def _described(matching: Matching) -> dict[str, int]:
    gold, predicted = matching.gold, matching.predicted
    return {
        "docs": 1,
        "gold": len(gold),
        "gold_without_content": sum(not one.content for one in gold),
        "gold_without_source": sum(not one.source for one in gold),
        "gold_without_cue": sum(not one.cue for one in gold),
        "pred": len(predicted),
        "pred_duplicates": matching.duplicates,
        "pred_without_content": sum(not one.content for one in predicted),
        "pred_without_source": sum(not one.source for one in predicted),
        "tokens": matching.tokens,
    }


def _token_counts(matching: Matching) -> dict[tuple[str, str], int]:
    counts = {}
    gold_any: set[int] = set()
    predicted_any: set[int] = set()
    for position, role in enumerate(ROLES):
        gold = set().union(*(one.roles[position] for one in matching.gold))
        predicted = set().union(*(one.roles[position] for one in matching.predicted))
        counts.update(_overlap(role, gold, predicted))
        gold_any |= gold
        predicted_any |= predicted
    return counts | _overlap("any", gold_any, predicted_any)


def _overlap(role: str, gold: set[int], predicted: set[int]) -> dict[tuple[str, str], int]:
    return {
        (role, "tp"): len(gold & predicted),
        (role, "pred"): len(predicted),
        (role, "gold"): len(gold),
    }


def _class_counts(text: str, matching: Matching) -> Counter[tuple[_Class, str]]:
    counts: Counter[tuple[_Class, str]] = Counter()
    for pair in matching.pairs:
        counts.update(_in_classes(text, pair.gold, ("gold", "pred", *reached(pair))))
    for missed in matching.missed:
        counts.update(_in_classes(text, missed, ("gold",)))
    for invented in matching.invented:
        counts.update(_in_classes(text, invented, ("pred",)))
    return counts


def _in_classes(text: str, one: Tokened, what: Iterable[str]) -> Iterator[tuple[_Class, str]]:
    manner: _Class = "quoted" if quoted(text, one.told.content) else "unquoted"
    for name in what:
        yield "all", name
        yield manner, name


def _prf(counts: Mapping[tuple[str, str], int], role: str) -> PRF:
    return PRF.counted(*(counts.get((role, name), 0) for name in ("tp", "pred", "gold")))


def _levels(counts: Mapping[tuple[_Class, str], int], manner: _Class) -> Levels:
    pred, gold = counts.get((manner, "pred"), 0), counts.get((manner, "gold"), 0)
    return Levels(
        **{
            level: PRF.counted(counts.get((manner, level), 0), pred, gold)
            for level in Levels.__struct_fields__
        }
    )
