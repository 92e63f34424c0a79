"""Incidents measured against gold: words that tell one happening, and reports of one incident.

The measures are those that came with the gold (``score_incidents`` and ``score_same_incident``),
with the same numbers under the same keys once written as JSON.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from according.evaluate.clusters import ClusterScore, Rates, score_clusters
from according.evaluate.gold_incidents import OneIncidentDocument, ToldDocument, ToldMention
from according.evaluate.matching import one_to_one
from according.evaluate.mistakes import Mistake, mistake
from according.evaluate.tokens import PRF
from according.model import Incident, Span

INCIDENT_MISTAKES = ("split", "merged")
REPORT_MISTAKES = ("missed", "wrong")

Told = Mapping[str, Sequence[tuple[Span, str]]]
"""By document, the words that were read as happenings, each with the id of its incident."""
_Mention = tuple[str, int, bool]
"""Document, position, and whether it is the gold's."""
_Cluster = tuple[str, ...]


class IncidentInfo(msgspec.Struct, frozen=True, kw_only=True):
    """How much there was to measure."""

    docs: int
    topics: int
    gold_mentions: int
    predictions: int
    outside_validated_sentences: int
    aligned: int


class IncidentScore(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "gold_mentions": "gold mentions",
        "end_to_end": "end-to-end",
        "multi_document": "multi-document",
    },
):
    """How far the words that tell one happening were put together."""

    info: IncidentInfo
    gold_mentions: ClusterScore
    """Of the gold's words alone: those that were not read each stand alone."""
    end_to_end: ClusterScore
    """Words that were not read count against recall, others that were against precision."""
    multi_document: Rates
    """Pairs of reports of a topic that tell a happening in common."""


class ReportScore(msgspec.Struct, frozen=True, kw_only=True, rename={"b_cubed": "b3"}):
    """How far the reports of one incident were found."""

    docs: int
    pairs: PRF
    """Of reports."""
    b_cubed: Rates
    """Each report in its largest incident."""


class _Groupings(msgspec.Struct):
    key: dict[_Mention, _Cluster]
    aligned: dict[_Mention, _Cluster]
    read: dict[_Mention, _Cluster]
    where: dict[_Mention, tuple[ToldDocument, Span]]
    predictions: int = 0
    outside: int = 0
    found: int = 0


def told_by(incidents: Iterable[Incident]) -> dict[str, list[tuple[Span, str]]]:
    """Return the words that tell each incident, by document."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for incident in incidents:
        for report in incident.reports:
            found[report.document].append((report.span, incident.id))
    return {document: sorted(words) for document, words in found.items()}


def score_incidents(gold: Sequence[ToldDocument], told: Told) -> IncidentScore:
    """Measure words put together as one happening; clusters count within a topic.

    Raises:
        ValueError: a document is not the gold's, or a span covers nothing of its text.
    """
    grouped = _grouped(gold, told)
    ours, theirs = _shared(gold, grouped.read), _shared(gold, grouped.key)
    both = len(ours & theirs)
    return IncidentScore(
        info=IncidentInfo(
            docs=len(gold),
            topics=len({document.topic for document in gold}),
            gold_mentions=len(grouped.key),
            predictions=grouped.predictions,
            outside_validated_sentences=grouped.outside,
            aligned=grouped.found,
        ),
        gold_mentions=score_clusters(grouped.key, grouped.aligned),
        end_to_end=score_clusters(grouped.key, grouped.read),
        multi_document=Rates.of(
            both / len(ours) if ours else 0.0, both / len(theirs) if theirs else 0.0
        ),
    )


def incident_mistakes(gold: Sequence[ToldDocument], told: Told) -> list[Mistake]:
    """List found words that belong together and were split, or do not and were merged.

    Each word stands beside the nearest earlier one of its happening, or of its incident.
    """
    grouped = _grouped(gold, told)
    found = [mention for mention in grouped.key if mention in grouped.read]
    listed = []
    for kind, mine, other in (
        ("split", grouped.key, grouped.read),
        ("merged", grouped.read, grouped.key),
    ):
        last: dict[_Cluster, _Mention] = {}
        for mention in found:
            before = last.get(mine[mention])
            last[mine[mention]] = mention
            if before is not None and other[before] != other[mention]:
                document, span = grouped.where[mention]
                earlier, words = grouped.where[before]
                said = f"{span.of(document.text)} … {words.of(earlier.text)} ({earlier.id})"
                sides = (said, None) if kind == "split" else (None, said)
                listed.append(mistake(document, kind, "", [span], sides))
    return listed


def score_reports(
    gold: Sequence[OneIncidentDocument], incidents: Iterable[Incident], types: frozenset[str]
) -> ReportScore:
    """Measure which reports tell of one incident.

    Args:
        gold: reports, each of one incident.
        incidents: what was linked.
        types: only incidents of these; empty: of all.
    """
    truth = {document.id: document.incident for document in gold}
    sets = _sets(truth, incidents, types)
    theirs = _pairs(_members(truth))
    ours = _pairs(sets)
    home: dict[str, str] = {}
    for number, documents in sorted(enumerate(sets), key=lambda one: (len(one[1]), one[0])):
        home.update(dict.fromkeys(documents, str(number)))
    response = {document: home.get(document, f"alone {document}") for document in truth}
    score = score_clusters(truth, response)
    return ReportScore(
        docs=len(gold),
        pairs=PRF.counted(len(ours & theirs), len(ours), len(theirs)),
        b_cubed=score.b_cubed,
    )


def report_mistakes(
    gold: Sequence[OneIncidentDocument], incidents: Iterable[Incident], types: frozenset[str]
) -> list[Mistake]:
    """List pairs of reports of one incident that were missed, and others that were put together."""
    truth = {document.id: document.incident for document in gold}
    by_id = {document.id: document for document in gold}
    theirs, ours = _pairs(_members(truth)), _pairs(_sets(truth, incidents, types))
    listed = []
    for kind, pairs in (("missed", theirs - ours), ("wrong", ours - theirs)):
        for one, other in sorted(pairs):
            sides = (other, None) if kind == "missed" else (None, other)
            listed.append(mistake(by_id[one], kind, "", [Span(0, 1)], sides))
    return listed


def _sets(
    truth: Mapping[str, str], incidents: Iterable[Incident], types: frozenset[str]
) -> list[set[str]]:
    return [
        {report.document for report in incident.reports} & truth.keys()
        for incident in incidents
        if not types or incident.type in types
    ]


def _members(truth: Mapping[str, str]) -> list[set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for document, incident in truth.items():
        found[incident].add(document)
    return list(found.values())


def _pairs(groups: Iterable[set[str]]) -> set[tuple[str, ...]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _grouped(gold: Sequence[ToldDocument], told: Told) -> _Groupings:
    unknown = sorted(told.keys() - {document.id for document in gold})
    if unknown:
        raise ValueError(f"incidents of documents not in the gold: {', '.join(unknown[:5])}")
    grouped = _Groupings({}, {}, {}, {})
    for document in gold:
        _group_one(document, told.get(document.id, ()), grouped)
    return grouped


def _group_one(
    document: ToldDocument, told: Sequence[tuple[Span, str]], grouped: _Groupings
) -> None:
    read: dict[Span, str] = {}
    for span, incident in told:
        if not span.fits(document.text):
            raise ValueError(f"document {document.id}: span {list(span)} covers nothing")
        grouped.predictions += 1
        if not _validated(document, span):
            grouped.outside += 1
        else:
            read.setdefault(span, incident)
    name = document.id
    for i, mention in enumerate(document.mentions):
        grouped.key[name, i, True] = (document.topic, mention.cluster)
        grouped.aligned[name, i, True] = ("alone", name, str(i))
        grouped.where[name, i, True] = (document, mention.spans[0])
    spans = list(read)
    gold_of = {j: i for i, j in one_to_one(_candidates(document.mentions, spans))}
    grouped.found += len(gold_of)
    for j, span in enumerate(spans):
        cluster = (document.topic, read[span])
        if j in gold_of:
            grouped.aligned[name, gold_of[j], True] = cluster
            grouped.read[name, gold_of[j], True] = cluster
        else:
            grouped.read[name, j, False] = cluster


def _validated(document: ToldDocument, span: Span) -> bool:
    """Tell whether the first token that a span touches, or that follows, is in such a sentence."""
    first = min((token for token in document.tokens if token.end > span.start), default=None)
    return first in document.validated


def _candidates(
    mentions: Sequence[ToldMention], read: Sequence[Span]
) -> Iterator[tuple[float, float, float, int, int]]:
    for i, mention in enumerate(mentions):
        size = sum(span.end - span.start for span in mention.spans)
        for j, span in enumerate(read):
            common = sum(
                max(0, min(one.end, span.end) - max(one.start, span.start)) for one in mention.spans
            )
            if common:
                yield -2 * common / (size + span.end - span.start), 0.0, 0.0, i, j


def _shared(
    gold: Sequence[ToldDocument], grouping: Mapping[_Mention, _Cluster]
) -> set[tuple[str, ...]]:
    topic = {document.id: document.topic for document in gold}
    holders: dict[_Cluster, set[str]] = defaultdict(set)
    for (document, *_), cluster in grouping.items():
        holders[cluster].add(document)
    pairs = _pairs(holders.values())
    return {pair for pair in pairs if len(Counter(topic[one] for one in pair)) == 1}
