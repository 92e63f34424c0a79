"""Who is who: the actors of a report measured against gold clusters of mentions.

The measures are those that came with the gold of coreference (``score_coref``), on the mentions
of each actor as one cluster: the same numbers, under the same keys once written as JSON.
Documents are scored apart and summed up.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from according.evaluate.beside import beside
from according.evaluate.clusters import ClusterScore, score_clusters
from according.evaluate.gold_mentions import MentionDocument
from according.evaluate.matching import one_to_one
from according.evaluate.mistakes import Mistake, in_text_order, mistake
from according.evaluate.tokens import closeness_of
from according.model import Reading, Span

NEAR = 0.5
"""Least Dice of the characters at which two mentions with the same head are the same."""

COREFERENCE_MISTAKES = ("missed", "invented", "split", "merged")

# Part of the published measure, not of the lexicon: a word more or less changes the numbers.
_AFTER_HEAD = re.compile(
    r"[,(;:\u2014]|\b(?:of|in|on|at|for|from|to|with|by|about|against|between|near|as|than|after|"
    r"before|who|whom|whose|which|that|where|when)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[-']\w+)*")

Mention = tuple[str, int, bool]
"""Document, position, and whether it is the gold's: a read one that stands for none is not."""
Cluster = tuple[str, str]
"""Document and name."""


class CoreferenceScore(
    msgspec.Struct, frozen=True, kw_only=True, rename={"no_singletons": "no-singletons"}
):
    """How well mentions were found and put together."""

    docs: int
    all: ClusterScore
    """With clusters of one mention, in the gold and in what was read."""
    no_singletons: ClusterScore
    """Without them, in the manner of OntoNotes."""


class _Aligned(msgspec.Struct, frozen=True, kw_only=True):
    """One document's gold mentions and read ones, each span once, and who stands for whom."""

    document: MentionDocument
    gold: tuple[Span, ...]
    gold_cluster: tuple[str, ...]
    read: tuple[Span, ...]
    read_cluster: tuple[str, ...]
    gold_of: dict[int, int]
    """By position in ``read``, the position in ``gold``."""
    types: dict[str, frozenset[str]]
    """By gold cluster that is scored, the types of its mentions."""

    def key(self) -> dict[Mention, Cluster]:
        """Return the gold's grouping."""
        name = self.document.id
        return {
            (name, i, True): (name, cluster)
            for i, cluster in enumerate(self.gold_cluster)
            if cluster in self.types
        }

    def response(self) -> dict[Mention, Cluster]:
        """Return the reading's grouping, without mentions of gold that is not scored."""
        name = self.document.id
        found: dict[Mention, Cluster] = {}
        for j, cluster in enumerate(self.read_cluster):
            i = self.gold_of.get(j)
            if i is None:
                found[name, j, False] = (name, cluster)
            elif self.gold_cluster[i] in self.types:
                found[name, i, True] = (name, cluster)
        return found


def score_coreference(
    gold: Iterable[MentionDocument],
    readings: Mapping[str, Reading],
    *,
    kinds: Collection[str] = (),
) -> CoreferenceScore:
    """Measure mentions and how they were put together.

    A read mention stands for the gold one of the same span, else for one whose head it shares
    and with which its Dice over characters is at least ``NEAR``. The heads are guessed.

    Args:
        gold: annotated documents; one without a reading counts as read with nothing found.
        readings: what was read, by document id.
        kinds: score only gold clusters that have a mention of one of these types; what was read
            for the others is passed over, what stands for no gold counts still. Empty: all.

    Raises:
        ValueError: a reading belongs to no gold document, is of another text, or has a span that
            covers nothing of it.
    """
    documents = tuple(gold)
    key: dict[Mention, Cluster] = {}
    response: dict[Mention, Cluster] = {}
    for document, reading in beside(documents, readings):
        one = _aligned(document, reading, kinds)
        key |= one.key()
        response |= one.response()
    return CoreferenceScore(
        docs=len(documents),
        all=score_clusters(key, response),
        no_singletons=score_clusters(_without_singletons(key), _without_singletons(response)),
    )


def coreference_mistakes(
    gold: Iterable[MentionDocument],
    readings: Mapping[str, Reading],
    *,
    kinds: Collection[str] = (),
) -> tuple[Mistake, ...]:
    """List every mistake, documents in the gold's order and each in the order of its text.

    The kinds of mistakes: ``missed`` (a gold mention that nothing stands for), ``invented`` (a
    mention that stands for none), ``split`` (a mention put with no earlier one of its entity,
    though some were found) and ``merged`` (one put with earlier ones of other entities only).

    Raises:
        ValueError: as ``score_coreference``, which see for the arguments.
    """
    found: list[Mistake] = []
    for document, reading in beside(tuple(gold), readings):
        found += in_text_order(_mistakes(_aligned(document, reading, kinds)))
    return tuple(found)


def guessed_head(text: str, span: Span) -> Span:
    """Return the last word before the first comma, bracket, preposition or relative word.

    A trailing ``s`` after a curly apostrophe is no word; without any word, the whole span.
    """
    words = span.of(text)
    after = _AFTER_HEAD.search(words, 1)
    if after and re.search(r"\w", words[: after.start()]):
        words = words[: after.start()]
    found = list(_WORD.finditer(words))
    if len(found) > 1 and found[-1].group().lower() == "s":
        found.pop()
    if not found:
        return span
    return Span(span.start + found[-1].start(), span.start + found[-1].end())


def _aligned(document: MentionDocument, reading: Reading, kinds: Collection[str]) -> _Aligned:
    gold: dict[Span, str] = {}
    types: dict[str, set[str]] = {}
    for mention in document.mentions:
        gold.setdefault(mention.span, mention.cluster)
        types.setdefault(mention.cluster, set()).add(mention.type)
    read: dict[Span, str] = {}
    for number, actor in enumerate(reading.actors):
        for span in actor.mentions:
            read.setdefault(span, str(number))
    return _Aligned(
        document=document,
        gold=tuple(gold),
        gold_cluster=tuple(gold.values()),
        read=tuple(read),
        read_cluster=tuple(read.values()),
        gold_of=_gold_of(document.text, tuple(gold), tuple(read)),
        types={
            cluster: frozenset(held)
            for cluster, held in types.items()
            if not kinds or not held.isdisjoint(kinds)
        },
    )


def _gold_of(text: str, gold: Sequence[Span], read: Sequence[Span]) -> dict[int, int]:
    """Return by position in ``read`` the gold mention it stands for: same spans, then near ones."""
    places = {span: i for i, span in enumerate(gold)}
    same = {j: places[span] for j, span in enumerate(read) if span in places}
    used = set(same.values())
    heads = {j: guessed_head(text, span) for j, span in enumerate(read) if j not in same}
    near = (
        (-closeness, 0.0, 0.0, i, j)
        for i, span in enumerate(gold)
        if i not in used
        for head in (guessed_head(text, span),)
        for j, other in heads.items()
        if (closeness := closeness_of(span, read[j])) >= NEAR and head.overlaps(other)
    )
    return same | {j: i for i, j in one_to_one(near)}


def _without_singletons(grouping: Mapping[Mention, Cluster]) -> dict[Mention, Cluster]:
    sizes = Counter(grouping.values())
    return {mention: cluster for mention, cluster in grouping.items() if sizes[cluster] > 1}


def _mistakes(one: _Aligned) -> Iterator[Mistake]:
    text = one.document.text
    scored = {i for i, cluster in enumerate(one.gold_cluster) if cluster in one.types}
    for i in sorted(scored - set(one.gold_of.values())):
        span = one.gold[i]
        yield mistake(one.document, "missed", _type(one, i), (span,), (span.of(text), None))
    for j, span in enumerate(one.read):
        if j not in one.gold_of:
            yield mistake(one.document, "invented", "", (span,), (None, span.of(text)))
    found = sorted((one.gold[i], i, j) for j, i in one.gold_of.items() if i in scored)
    together = [(i, one.gold_cluster[i], one.read_cluster[j]) for _, i, j in found]
    for earlier, i in _first_of_a_part(together):
        yield _link(one, "split", earlier, i)
    for earlier, i in _first_of_a_part([(i, read, gold) for i, gold, read in together]):
        yield _link(one, "merged", earlier, i)


def _first_of_a_part(mentions: Iterable[tuple[int, str, str]]) -> Iterator[tuple[int, int]]:
    """Yield a mention wherever a whole's second, third, … part begins, after the one before it.

    Args:
        mentions: in text order, each with the whole and the part it lies in.
    """
    parts: dict[str, set[str]] = {}
    last: dict[str, int] = {}
    for i, whole, part in mentions:
        if whole in last and part not in parts[whole]:
            yield last[whole], i
        parts.setdefault(whole, set()).add(part)
        last[whole] = i


def _link(one: _Aligned, kind: str, earlier: int, later: int) -> Mistake:
    spans = (one.gold[earlier], one.gold[later])
    words = " = ".join(span.of(one.document.text) for span in spans)
    sides = (words, None) if kind == "split" else (None, words)
    return mistake(one.document, kind, _type(one, later), spans, sides)


def _type(one: _Aligned, i: int) -> str:
    return ", ".join(sorted(one.types[one.gold_cluster[i]]))
