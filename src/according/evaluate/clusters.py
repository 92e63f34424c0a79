"""How far two groupings of mentions agree: MUC, B³, CEAF-e and their mean.

A grouping maps each mention to its cluster. The two may hold different mentions: nothing is
added to either or taken from it, as in the reference scorer of the CoNLL shared tasks (Pradhan,
Luo, Recasens, Hovy, Ng and Strube 2014). After the literature, *key* is the gold and *response*
what was read.
"""

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

import msgspec

from according.evaluate.assignment import greatest_sum

MentionT = TypeVar("MentionT", bound=Hashable)
ClusterT = TypeVar("ClusterT", bound=Hashable)
OtherT = TypeVar("OtherT", bound=Hashable)


class Rates(msgspec.Struct, frozen=True):
    """Precision, recall and a mean of the two, as shares of one."""

    p: float
    r: float
    f1: float

    @classmethod
    def of(cls, p: float, r: float) -> "Rates":
        """Join precision and recall with their harmonic mean, 0 where both are."""
        return cls(p=p, r=r, f1=2 * p * r / (p + r) if p + r else 0.0)


class ClusterCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How much there was to agree on."""

    key_mentions: int
    response_mentions: int
    key_clusters: int
    response_clusters: int


class ClusterScore(
    msgspec.Struct, frozen=True, kw_only=True, rename={"b_cubed": "b3", "ceaf_e": "ceafe"}
):
    """How far two groupings of mentions agree."""

    muc: Rates
    """Links (Vilain, Burger, Aberdeen, Connolly and Hirschman 1995)."""
    b_cubed: Rates
    """The mean over mentions of how far their clusters agree (Bagga and Baldwin 1998)."""
    ceaf_e: Rates
    """Clusters, aligned one to one as well as can be, by their Dice: φ₄ of Luo (2005)."""
    conll: Rates
    """Arithmetic means of the three, that of F1 included: the score of the CoNLL tasks."""
    mentions: Rates
    """Mentions that both have, whatever their clusters."""
    counts: ClusterCounts


def score_clusters(
    key: Mapping[MentionT, ClusterT], response: Mapping[MentionT, OtherT]
) -> ClusterScore:
    """Measure a grouping of mentions against the gold's."""
    muc = Rates.of(_share(_links(response, key)), _share(_links(key, response)))
    b_cubed = Rates.of(_share(_overlap(response, key)), _share(_overlap(key, response)))
    ours, theirs = members(key), members(response)
    similar = _similarity(key, response)
    ceaf_e = Rates.of(_share((similar, len(theirs))), _share((similar, len(ours))))
    three = (muc, b_cubed, ceaf_e)
    common = len(key.keys() & response.keys())
    return ClusterScore(
        muc=muc,
        b_cubed=b_cubed,
        ceaf_e=ceaf_e,
        conll=Rates(
            p=sum(one.p for one in three) / 3,
            r=sum(one.r for one in three) / 3,
            f1=sum(one.f1 for one in three) / 3,
        ),
        mentions=Rates.of(_share((common, len(response))), _share((common, len(key)))),
        counts=ClusterCounts(
            key_mentions=len(key),
            response_mentions=len(response),
            key_clusters=len(ours),
            response_clusters=len(theirs),
        ),
    )


def members(grouping: Mapping[MentionT, ClusterT]) -> dict[ClusterT, set[MentionT]]:
    """Return the mentions of each cluster."""
    found: dict[ClusterT, set[MentionT]] = {}
    for mention, cluster in grouping.items():
        found.setdefault(cluster, set()).add(mention)
    return found


def _share(of: tuple[float, int]) -> float:
    part, whole = of
    return part / whole if whole else 0.0


def _links(one: Mapping[MentionT, ClusterT], other: Mapping[MentionT, OtherT]) -> tuple[int, int]:
    """Return how many of the links of ``one`` the other keeps, and how many there are.

    A cluster of n mentions has n - 1. The other keeps one fewer for each part that it breaks the
    cluster into; a mention that it lacks is a part of its own.
    """
    kept = links = 0
    for cluster in members(one).values():
        parts = {other[mention] for mention in cluster if mention in other}
        kept += len(cluster) - len(parts) - sum(mention not in other for mention in cluster)
        links += len(cluster) - 1
    return kept, links


def _overlap(
    one: Mapping[MentionT, ClusterT], other: Mapping[MentionT, OtherT]
) -> tuple[float, int]:
    """Return the sum over mentions of the share of their cluster that shares the other's too."""
    theirs = members(other)
    total = 0.0
    for cluster in members(one).values():
        shared = sum(len(cluster & theirs[other[m]]) for m in cluster if m in other)
        total += shared / len(cluster)
    return total, len(one)


def _similarity(key: Mapping[MentionT, ClusterT], response: Mapping[MentionT, OtherT]) -> float:
    """Return the greatest sum of Dice over one-to-one alignments of clusters.

    Clusters that share no mention add nothing to each other, so that those which hang together
    are aligned apart: a collection's documents, and most of a document's entities, one by one.
    """
    ours, theirs = members(key), members(response)
    total = 0.0
    for some, others in _hanging_together(key, response):
        total += greatest_sum([[_dice(ours[a], theirs[b]) for b in others] for a in some])
    return total


def _dice(one: set[MentionT], other: set[MentionT]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _hanging_together(
    key: Mapping[MentionT, ClusterT], response: Mapping[MentionT, OtherT]
) -> Iterator[tuple[list[ClusterT], list[OtherT]]]:
    beside: dict[ClusterT, set[OtherT]] = {}
    back: dict[OtherT, set[ClusterT]] = {}
    for mention, cluster in key.items():
        if mention in response:
            beside.setdefault(cluster, set()).add(response[mention])
            back.setdefault(response[mention], set()).add(cluster)
    seen: set[ClusterT] = set()
    for first in beside:
        if first in seen:
            continue
        ours: dict[ClusterT, None] = {first: None}
        theirs: dict[OtherT, None] = {}
        waiting = [first]
        while waiting:
            for other in beside[waiting.pop()] - theirs.keys():
                theirs[other] = None
                waiting += back[other] - ours.keys()
                ours.update(dict.fromkeys(back[other]))
        seen |= ours.keys()
        yield list(ours), list(theirs)
