"""Which mentions of a text stand for the same actor.

A trained scorer compares every mention with those before it (``encoder``); a mention joins the
cluster of the one it most likely repeats, unless what is known of the cluster forbids it.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np

from according.actors.barriers import Barriers
from according.actors.mentions import Mention
from according.actors.pairs import pair_features, shared_words
from according.actors.spellings import same_name
from according.actors.traits import FEMALE, MALE, NAME, PERSON, PRONOUN, TIME, Traits
from according.encoder import PairScorer
from according.language import Bools, Floats, Ints, Syntax

_FARTHEST, _FARTHEST_PRONOUN, _FARTHEST_LIKE = 150, 110, 200
"""Mentions that lie between two that are compared: at most so many; for a pronoun; for two that
share a word. The same name again needs no comparison, however far it is (``sieves``)."""
_BLOCK = 128
"""Mentions whose pairs are computed together; a long report has a million pairs."""
_SURE = -0.4
"""Log odds from which a mention joins one before it. On the development texts CoNLL F1 falls from
52.4 to 48.7 at 1, where a link is as often right (MUC precision 77 for 76)."""
_SURE_UNLIKE = 0.0
"""The same for two nouns or names that share no head ("the Council", "the regime")."""
_ACTING = 3
"""Kinds below this number (person, organisation, place) can be actors."""


class Cluster(msgspec.Struct):
    """Mentions taken for one actor so far; grows while a text is gone through."""

    mentions: list[int]
    sexes: set[int]
    full_names: list[tuple[str, ...]]
    """Names of a person that have more than one word."""


def clusters_of(
    mentions: Sequence[Mention],
    names: Sequence[str],
    traits: Traits,
    certain: Iterable[tuple[int, int]],
    odds: Mapping[tuple[int, int], float],
    barriers: Barriers,
) -> list[list[int]]:
    """Return the mentions' numbers, put together by whom they stand for, in text order.

    Args:
        mentions: in the order of their heads.
        names: for every mention its name without title; empty for nouns and pronouns.
        traits: of the mentions.
        certain: pairs, earlier and later, that are one actor whatever the odds say.
        odds: log odds of pairs that may be one (``likely_pairs``).
        barriers: what keeps actors apart that the odds would join.
    """
    links: dict[int, list[tuple[float, int]]] = {}
    for (earlier, later), value in odds.items():
        links.setdefault(later, []).append((value, earlier))
    of = _certainly(mentions, names, traits, certain)
    for number in range(len(mentions)):
        likely = [a for _, a in sorted(links.get(number, ()), reverse=True)]
        own = of[number]
        best = next((a for a in likely if _may_follow(of[a], own, barriers)), None)
        if best is not None and of[best] is not own:
            _join(of[best], own, of)
    distinct = {id(cluster): cluster for cluster in of.values()}
    return [sorted(cluster.mentions) for cluster in distinct.values()]


def _certainly(
    mentions: Sequence[Mention],
    names: Sequence[str],
    traits: Traits,
    certain: Iterable[tuple[int, int]],
) -> dict[int, Cluster]:
    """Return the cluster of every mention, joined by what is certain only.

    All of it goes before what is likely: "the governor" that stands before a name is hers, and
    no earlier governor's whom the scorer would find for the word alone.
    """
    of = {number: _alone(one, names[number], traits, number) for number, one in enumerate(mentions)}
    for earlier, later in sorted(certain, key=lambda pair: (pair[1], pair[0])):
        if of[earlier] is not of[later] and _may_join(of[earlier], of[later]):
            _join(of[earlier], of[later], of)
    return of


def likely_pairs(
    syntax: Syntax, traits: Traits, vectors: Floats, scorer: PairScorer
) -> dict[tuple[int, int], float]:
    """Return the log odds of the pairs that the scorer takes for one actor.

    Args:
        syntax: the parse.
        traits: of the mentions.
        vectors: shape (mentions, width), from the encoder.
        scorer: the trained scorer.
    """
    found: dict[tuple[int, int], float] = {}
    for first in range(0, len(traits), _BLOCK):
        earlier, later = _candidates(syntax, traits, first, min(first + _BLOCK, len(traits)))
        if len(earlier):
            shown = pair_features(syntax, traits, earlier, later)
            odds = scorer.same(vectors, earlier, later, shown)
            spoken = (traits.form[earlier] != PRONOUN) & (traits.form[later] != PRONOUN)
            unlike = spoken & (traits.head[earlier] != traits.head[later])
            for n in np.flatnonzero(odds > np.where(unlike, _SURE_UNLIKE, _SURE)).tolist():
                found[int(earlier[n]), int(later[n])] = float(odds[n])
    return found


def _candidates(syntax: Syntax, t: Traits, first: int, last: int) -> tuple[Ints, Ints]:
    """Return the pairs worth a comparison, earlier and later mention, the later in a range.

    Things and events are compared only where they share a word or one is a pronoun, and pronouns
    only with what is near: a third of the pairs, and next to nothing is lost.
    """
    later, earlier = np.tril_indices(last - first, first - 1, last)
    later = later + first
    form, kind = t.form, t.kind
    pronoun = (form[earlier] == PRONOUN) | (form[later] == PRONOUN)
    acting = (kind[earlier] < _ACTING) & (kind[later] < _ACTING)
    like = (t.head[earlier] == t.head[later]) | (t.last[earlier] == t.last[later])
    near = later - earlier <= np.where(pronoun, _FARTHEST_PRONOUN, _FARTHEST)
    kept: Bools = near & ((pronoun & (kind[earlier] != TIME)) | acting)
    kept |= like & ~pronoun & (later - earlier <= _FARTHEST_LIKE)
    earlier, later = earlier[kept], later[kept]
    apart = _other_names(t, earlier, later) | _other_owners(t, earlier, later)
    apart |= _kept_apart_by_grammar(syntax, t, earlier, later)
    return earlier[~apart], later[~apart]


def _other_names(t: Traits, i: Ints, j: Ints) -> Bools:
    """Tell pairs of names of bodies or places that are neither equal nor one the other's initials.

    The scorer cannot know that two names are of one body; lists and the text's own words can.
    People's are left to it: what begins with a capital may be a title ("the President").
    """
    names = (t.form[i] == NAME) & (t.form[j] == NAME)
    names &= (t.kind[i] != PERSON) & (t.kind[j] != PERSON)
    apart: Bools = names & (t.text[i] != t.text[j]) & (t.initials[i] != t.initials[j])
    return apart


def _kept_apart_by_grammar(syntax: Syntax, t: Traits, i: Ints, j: Ints) -> Bools:
    """Tell "her" in "her deputy" from the deputy, and who arrests from who is arrested."""
    inside = (t.first[j] >= t.first[i]) & (t.end[j] <= t.end[i])
    around = (t.first[i] >= t.first[j]) & (t.end[i] <= t.end[j])
    suffers = np.array([dep in ("dobj", "dative") for dep in syntax.dep], dtype=bool)
    direct = (syntax.heads[t.token[i]] == syntax.heads[t.token[j]]) & t.subject[i]
    one_verb = direct & suffers[t.token[j]] & ~t.reflexive[j]
    apart: Bools = ((inside | around) & ~t.relative[j]) | one_verb
    return apart


def _other_owners(t: Traits, i: Ints, j: Ints) -> Bools:
    """Tell "the Resistance Committee" and "the Daawa committee": one noun, other words."""
    mixed = (t.form[i] + t.form[j] == 1) & (t.head[i] == t.head[j])
    modified = np.any(t.modifiers >= 0, axis=1)
    apart: Bools = mixed & modified[i] & modified[j]
    rows = np.flatnonzero(apart)
    apart[rows] = shared_words(t.modifiers, i[rows], j[rows]) == 0
    return apart


def _alone(one: Mention, name: str, t: Traits, number: int) -> Cluster:
    sex = int(t.sex[number])
    words = tuple(name.lower().split()) if one.kind == "person" else ()
    return Cluster(
        mentions=[number],
        sexes={sex} if sex in (MALE, FEMALE) else set(),
        full_names=[words] if len(words) > 1 else [],
    )


def _may_follow(cluster: Cluster, own: Cluster, barriers: Barriers) -> bool:
    if cluster is own:
        return True
    return _may_join(cluster, own) and barriers.let(cluster.mentions, own.mentions)


def _may_join(cluster: Cluster, own: Cluster) -> bool:
    """Tell whether nothing known of both forbids that they are one.

    Two people of one surname are kept apart by their first names, whatever is said of them.
    """
    if len(cluster.sexes | own.sexes) > 1:
        return False
    return all(_may_be_one(one, other) for one in cluster.full_names for other in own.full_names)


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell "Viktor Orlin" from "Pavel Orlin", but not "Orso Dal Monte" from "Dal Monte"."""
    shorter, longer = sorted((one, other), key=len)
    if one[-1] != other[-1] or longer[len(longer) - len(shorter) :] == shorter:
        return True
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    initial = min(len(first), len(second)) == 1 and first[0] == second[0]
    return initial or same_name(first, second)


def _join(cluster: Cluster, own: Cluster, of: dict[int, Cluster]) -> None:
    cluster.mentions += own.mentions
    cluster.sexes |= own.sexes
    cluster.full_names += [name for name in own.full_names if name not in cluster.full_names]
    for number in own.mentions:
        of[number] = cluster
