"""Matching: which predicted statement stands for which gold statement."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol, TypeVar

import msgspec

from according.evaluate.gold import GoldDocument
from according.evaluate.tokens import Tokens, TokenSet, dice
from according.model import Spans, Statement

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")

FOUND = 0.5
"""Least Dice of the contents at which a gold statement counts as found."""

# As in the published scorer; the closing single quotation mark is left out, being the apostrophe.
_QUOTES = frozenset('"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2018')
_TYPED_QUOTES = ("``", "''")


class Told(Protocol):
    """What gold and predicted statements have in common."""

    @property
    def id(self) -> str:
        """Name of the statement in its document."""

    @property
    def source(self) -> Spans:
        """Who says it."""

    @property
    def cue(self) -> Spans:
        """The words that say that it is said."""

    @property
    def content(self) -> Spans:
        """What is said."""

    @property
    def parent(self) -> str | None:
        """The statement inside which this one is told."""


ToldT = TypeVar("ToldT", bound=Told)


class Tokened(msgspec.Struct, frozen=True):
    """A statement seen as sets of tokens."""

    told: Told
    source: TokenSet
    cue: TokenSet
    content: TokenSet

    @property
    def roles(self) -> tuple[TokenSet, TokenSet, TokenSet]:
        """The three sets, in the order of ``ROLES``."""
        return self.source, self.cue, self.content


class Pair(msgspec.Struct, frozen=True):
    """A gold statement and the predicted one that stands for it."""

    gold: Tokened
    predicted: Tokened

    @property
    def same_content(self) -> bool:
        """Tell whether the contents agree to the token."""
        return self.gold.content == self.predicted.content

    @property
    def near_source(self) -> bool:
        """Tell whether the sources agree at least by half (Dice); two that are empty agree."""
        return dice(self.gold.source, self.predicted.source) >= FOUND


class Matching(msgspec.Struct, frozen=True):
    """One document's statements, paired; each stands in one place."""

    pairs: tuple[Pair, ...]
    missed: tuple[Tokened, ...]
    """Gold with content that no prediction stands for."""
    invented: tuple[Tokened, ...]
    """Predictions that stand for no gold."""
    gold_without_content: tuple[Tokened, ...]
    """Gold that cannot be found by its content and is left out."""
    duplicates: int
    """Predictions left out because an earlier one has the same tokens in all roles."""
    tokens: int
    """Number of tokens of the text."""

    @property
    def gold(self) -> tuple[Tokened, ...]:
        """Every gold statement, those without content last."""
        return (*(pair.gold for pair in self.pairs), *self.missed, *self.gold_without_content)

    @property
    def predicted(self) -> tuple[Tokened, ...]:
        """Every predicted statement, duplicates apart."""
        return (*(pair.predicted for pair in self.pairs), *self.invented)


def match(
    document: GoldDocument, predicted: Sequence[Statement], *, all_layers: bool = False
) -> Matching:
    """Pair a document's gold and predicted statements.

    Candidates are the pairs whose contents share a token, taken greedily by (content Dice, source
    Dice, cue Dice, order), each statement once. A pair taken below ``FOUND`` uses both up and
    counts as missed and invented, as in the published scorer.

    Args:
        document: the gold.
        predicted: statements read in the same text.
        all_layers: also take statements that are told inside another one.

    Raises:
        ValueError: a span does not lie in the text.
    """
    tokens = Tokens(document.text)
    gold = tokened(tokens, document.id, outer(document.statements, all_layers=all_layers))
    every = tokened(tokens, document.id, outer(predicted, all_layers=all_layers))
    first: dict[tuple[TokenSet, ...], Tokened] = {}
    for one in every:
        first.setdefault(one.roles, one)
    distinct = tuple(first.values())
    taken = [
        (i, j)
        for i, j in one_to_one(_candidates(gold, distinct))
        if dice(gold[i].content, distinct[j].content) >= FOUND
    ]
    used_gold, used_predicted = {i for i, _ in taken}, {j for _, j in taken}
    unpaired = [one for i, one in enumerate(gold) if i not in used_gold]
    return Matching(
        pairs=tuple(Pair(gold[i], distinct[j]) for i, j in taken),
        missed=tuple(one for one in unpaired if one.content),
        invented=tuple(one for j, one in enumerate(distinct) if j not in used_predicted),
        gold_without_content=tuple(one for one in unpaired if not one.content),
        duplicates=len(every) - len(distinct),
        tokens=len(tokens),
    )


def tokened(tokens: Tokens, document: str, statements: Iterable[Told]) -> tuple[Tokened, ...]:
    """See statements as token sets.

    Raises:
        ValueError: a span does not lie in the text; the message names document and statement.
    """
    seen = []
    for told in statements:
        try:
            roles = [tokens.touched(spans) for spans in (told.source, told.cue, told.content)]
        except ValueError as error:
            raise ValueError(f"document {document}, statement {told.id}: {error}") from error
        seen.append(Tokened(told, *roles))
    return tuple(seen)


def outer(statements: Iterable[ToldT], *, all_layers: bool) -> list[ToldT]:
    """Leave out statements told inside another one, unless ``all_layers``."""
    return [told for told in statements if all_layers or not told.parent]


def one_to_one(candidates: Iterable[tuple[float, float, float, int, int]]) -> list[tuple[int, int]]:
    """Take candidates from the lowest up, each of their last two numbers once on its side."""
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return list(pairs.items())


def quoted(text: str, spans: Spans) -> bool:
    """Tell whether a quotation mark stands in the spans or next to one of them."""
    for start, end in spans:
        around = text[max(0, start - 1) : end + 1]
        if not _QUOTES.isdisjoint(around) or any(mark in around for mark in _TYPED_QUOTES):
            return True
    return False


def _candidates(
    gold: Sequence[Tokened], predicted: Sequence[Tokened]
) -> Iterator[tuple[float, float, float, int, int]]:
    for i, one in enumerate(gold):
        for j, other in enumerate(predicted):
            if one.content & other.content:
                yield (
                    -dice(one.content, other.content),
                    -dice(one.source, other.source),
                    -dice(one.cue, other.cue),
                    i,
                    j,
                )
