"""How the actors of a sentence stand to one another: part of, leads, fights, and so on.

What the grammar tells plainly comes first (``patterns``); the trained scorer adds the rest.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from according.actors.mentions import Mention
from according.actors.pairs import ordered_features
from according.actors.patterns import denied_fights, plain_relations
from according.actors.traits import TIME, Traits
from according.encoder import RELATIONS, PairScorer
from according.language import Floats, Ints, Syntax
from according.model import ActorKind, Predicate, Span

_REACH = 40
"""Tokens between the heads of two mentions that are compared."""
_PLAIN = 0.8
"""Probability of what the grammar says plainly (``patterns``)."""
_LEAST = {"same_as": 0.9, "fights": 0.5}
_LEAST_OTHER = 0.6
"""Least probability of each relation; two actors' being one: coreference has had its say."""


_BRACKET = len(" (")
_NO_ACTORS: frozenset[ActorKind] = frozenset({"event", "thing"})


class Related(msgspec.Struct, frozen=True):
    """Two mentions of a sentence, by number, and what its words say of them."""

    subject: int
    predicate: Predicate
    object: int
    span: Span
    """From the beginning of the one to the end of the other."""
    probability: float


def related_mentions(
    syntax: Syntax,
    mentions: Sequence[Mention],
    traits: Traits,
    vectors: Floats,
    scorer: PairScorer,
) -> list[Related]:
    """Return the relations between mentions of one sentence, the likeliest of each pair.

    Args:
        syntax: the parse.
        mentions: in the order of their heads.
        traits: of the mentions.
        vectors: shape (mentions, width), from the encoder.
        scorer: the trained scorer.
    """
    found: dict[tuple[int, int], Related] = {}
    for a, predicate, b in plain_relations(syntax, mentions):
        found.setdefault((a, b), _related(mentions, a, predicate, b, _PLAIN))
    first, second = _candidates(traits)
    if not len(first):
        return list(found.values())
    forward = ordered_features(syntax, traits, first, second)
    backward = forward.copy()
    backward[:, -1] = 0
    subject, object_ = np.concatenate([first, second]), np.concatenate([second, first])
    shown = np.concatenate([forward, backward])
    told = scorer.related(vectors, subject, object_, shown)
    best = told[:, 1:].argmax(axis=1) + 1
    sure = told[np.arange(len(best)), best]
    least = np.array([_LEAST.get(name, _LEAST_OTHER) for name in RELATIONS])
    rows = np.flatnonzero(sure >= least[best])
    denied = {frozenset(pair) for pair in denied_fights(syntax, mentions)}
    for row in rows[np.argsort(-sure[rows])].tolist():
        a, b = int(subject[row]), int(object_[row])
        if (a, b) not in found and (b, a) not in found:
            predicate = RELATIONS[best[row]]
            if predicate == "fights" and {a, b} in denied:
                continue
            found[a, b] = _related(mentions, a, predicate, b, float(sure[row]))
    return list(found.values())


def may_hold(
    one: Related, mentions: Sequence[Mention], subject: ActorKind, object_: ActorKind
) -> bool:
    """Tell whether actors of these kinds can stand so to one another.

    Nobody is a body, nor a member of a person; no ability is a member of the alliance that has it;
    a place does not lie in a place that its name is part of ("the capital of the province"), and
    nothing in what stands before it with a bracket or a comma ("JERUSALEM (AP)", "Buffalo, N.Y.").
    """
    if one.predicate == "located_in":
        inner, outer = mentions[one.subject].span, mentions[one.object].span
        beside = inner.start - outer.end == _BRACKET
        return subject not in _NO_ACTORS and not beside and not outer.contains(inner)
    if one.predicate == "same_as":
        return len({subject, object_} & {"person", "organisation"}) < len((subject, object_))
    if one.predicate in ("member_of", "part_of") and object_ == "person":
        return False
    acting = one.predicate in ("member_of", "speaks_for", "leads", "fights")
    return not (acting and _NO_ACTORS & {subject, object_})


def _related(
    mentions: Sequence[Mention], a: int, predicate: Predicate, b: int, probability: float
) -> Related:
    first, second = mentions[min(a, b)].span, mentions[max(a, b)].span
    span = Span(min(first.start, second.start), max(first.end, second.end))
    return Related(a, predicate, b, span, probability)


def _candidates(t: Traits) -> tuple[Ints, Ints]:
    """Return the pairs of mentions of one sentence, the earlier first, times left out."""
    first = np.tile(np.arange(len(t)), _REACH - 1)
    second = first + np.repeat(np.arange(1, _REACH), len(t))
    first, second = first[second < len(t)], second[second < len(t)]
    near = (t.sentence[first] == t.sentence[second]) & (t.token[second] - t.token[first] <= _REACH)
    near &= (t.kind[first] != TIME) & (t.kind[second] != TIME)
    return first[near], second[near]
