"""Who is never one actor: what the scorer would join now and then, and no reader would.

The scorer compares two mentions; what stands here holds for whole actors. A description is not
somebody inside it ("the leader of the Front" is not the Front), what "and" joins is two, the
government of one country is not of another, and no list's alliance is "the regime".
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from according.actors.mentions import Mention
from according.actors.spellings import same_name
from according.actors.told import Told
from according.language import PLURAL_TAGS, Syntax


def apart_pairs(
    syntax: Syntax, mentions: Sequence[Mention], certain: Iterable[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    """Return the pairs, earlier and later, that the grammar says are two.

    A mention and one inside it ("her" and "her deputy"), and what "and" joins where one of both is
    a name or many: "my friend and colleague" may be one.

    Args:
        syntax: the parse.
        mentions: in the order of their heads.
        certain: pairs that are one for all that ("the Orban newspaper" and "Orban").
    """
    found = {(min(pair), max(pair)) for pair in _apart(syntax, mentions)}
    return frozenset(found.difference(certain))


def _apart(syntax: Syntax, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    by_head = {one.head: number for number, one in enumerate(mentions)}
    for number, one in enumerate(mentions):
        first, end = syntax.tokens(one.span)
        for token in range(first, end):
            other = by_head.get(token)
            if other is not None and other != number and one.span.contains(mentions[other].span):
                yield number, other
        head = int(syntax.heads[one.head])
        while syntax.dep[one.head] == "conj" and head in by_head:
            other = by_head[head]
            if _are_two(syntax, one) or _are_two(syntax, mentions[other]):
                yield number, other
            if syntax.dep[head] != "conj":
                break
            head = int(syntax.heads[head])


def _are_two(syntax: Syntax, one: Mention) -> bool:
    return one.form != "nominal" or syntax.tag[one.head] in PLURAL_TAGS


class Barriers(msgspec.Struct, frozen=True):
    """What keeps actors of a report apart."""

    told: Sequence[Told] = ()
    """By mention."""
    apart: frozenset[tuple[int, int]] = frozenset()
    """Pairs of mentions, earlier and later, that the grammar says are two."""

    def let(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """Tell whether two groups of mentions may be one actor."""
        if any((min(i, j), max(i, j)) in self.apart for i in some for j in others):
            return False
        if not self.told:
            return True
        return _at_peace([self.told[n] for n in some], [self.told[n] for n in others])


def _at_peace(some: Sequence[Told], others: Sequence[Told]) -> bool:
    countries = {t.country for t in (*some, *others) if t.country}
    listed = {t.listed for t in (*some, *others) if t.listed}
    if len(countries) > 1 or len(listed) > 1:
        return False
    for ones, rest in ((some, others), (others, some)):
        sectors = {t.sector for t in ones if t.sector}
        if any(t.called and not sectors <= t.called for t in rest):
            return False
        if any(t.neuter for t in ones) and any(t.surely for t in rest):
            return False
        if any(t.several for t in ones) and any(t.one for t in rest):
            return False
    bodies = [[t.body for t in group if t.body] for group in (some, others)]
    if all(bodies) and not any(one & other for one in bodies[0] for other in bodies[1]):
        return False
    ages = {t.age for t in (*some, *others) if t.age}
    if len(ages) > 1 or (others[0].further and not any(t.further for t in some)):
        return False
    return _may_be_one_person(some, others)


def _may_be_one_person(some: Sequence[Told], others: Sequence[Told]) -> bool:
    """Tell whether two groups of mentions, the earlier first, may be of one person.

    Names have a word in common, however it is spelt, and full names the surname of one of them:
    "Dana Noah" is not Dana Coston. And whom a report brings in as "an officer"
    it does not name in full later.
    """
    full = [[t for t in group if t.surname] for group in (some, others)]
    if all(full) and not any(_may_be_called(one, other) for one in full[0] for other in full[1]):
        return False
    people = [[t.person for t in group if t.person] for group in (some, others)]
    if all(people):
        return any(_share_a_word(one, other) for one in people[0] for other in people[1])
    named = [t for t in others if len(t.person) > 1]
    if people[0] or not named or not some[0].unknown:
        return True
    return any(t.sentence == one.sentence for t in some for one in named)


def _may_be_called(one: Told, other: Told) -> bool:
    return _share_a_word(frozenset([one.surname]), other.person) or _share_a_word(
        one.person, frozenset([other.surname])
    )


def _share_a_word(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or any(same_name(word, like) for word in one for like in other)
