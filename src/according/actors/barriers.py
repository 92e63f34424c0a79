"""Who is never one actor: what the scorer would join now and then, and no reader would.

The scorer compares two mentions; what stands here holds for whole actors. A description is not
somebody inside it ("the leader of the Front" is not the Front), what "and" joins is two, the
government of one country is not of another, and no list's alliance is "the regime".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from according import lexicon
from according.actors.descriptions import is_title
from according.actors.known import KnownActors, Match
from according.actors.mentions import Mention
from according.actors.spellings import same_name
from according.actors.syntax import PLURAL_TAGS, Syntax

_WORD = re.compile(r"\w+")
_CUT = frozenset({"to", "in", "on", "from", "at", "for", "with"})
"""Prepositions after which another country may be told: "the Syrian ambassador to Washington"."""
_HYPHENS = frozenset({"-", "–"})
_SURELY = 0.8
"""Least probability that a name is a person's from which it is nothing that "it" means."""
_ADJECTIVES = frozenset({"JJ", "NNP", "NNPS"})


class Told(msgspec.Struct, frozen=True):
    """What a mention's own words tell of its actor and no other mention of it may gainsay."""

    country: str | None = None
    sector: str | None = None
    """Of the actor that a list has under this name; "STATE" for a state."""
    called: frozenset[str] = frozenset()
    """Sectors of the actors that may be called by this noun; empty: all."""
    words: frozenset[str] = frozenset()
    """Of a person's name; empty for what may be a title."""
    person: bool = False
    """Whether it is a person's name, and surely."""
    neuter: bool = False
    """Whether it is "it"."""


def told_of(
    syntax: Syntax,
    text: str,
    mentions: Sequence[Mention],
    names: Sequence[str],
    matches: Sequence[Match | None],
    known: KnownActors,
) -> list[Told]:
    """Return for every mention what its words tell.

    Args:
        syntax: the parse.
        text: the text.
        mentions: in the order of their heads.
        names: for every mention its name without title; empty for nouns and pronouns.
        matches: for every mention what a list has under its name.
        known: the lists, which tell the countries of adjectives.
    """
    return [
        _told(syntax, text, one, name, match, known)
        for one, name, match in zip(mentions, names, matches, strict=True)
    ]


def _told(
    syntax: Syntax, text: str, one: Mention, name: str, match: Match | None, known: KnownActors
) -> Told:
    if one.form == "pronoun":
        return Told(neuter=syntax.words[one.head] in lexicon.table("pronouns")["neuter"])
    country = match.actor.country if match else _country(syntax, text, one, known)
    if one.form == "name":
        sector, words = _sector(match) if match else None, _words(one, name)
        surely = bool(words) and one.probability >= _SURELY
        return Told(country=country, sector=sector, words=words, person=surely)
    called = lexicon.table("roles")["called"].get(syntax.words[one.head], ())
    return Told(country=country, called=frozenset(called))


def _sector(match: Match) -> str | None:
    state = match.actor.kind == "place" and match.actor.sector == "GOV"
    return "STATE" if state else match.actor.sector


def _words(one: Mention, name: str) -> frozenset[str]:
    """Return the words of a person's name; none where one may be a title ("the President")."""
    if one.kind != "person":
        return frozenset()
    words = frozenset(_WORD.findall(name.lower()))
    return frozenset() if any(is_title(word) for word in words) else words


def _country(syntax: Syntax, text: str, one: Mention, known: KnownActors) -> str | None:
    """Return the one country that a description tells up to its head, or after "of"."""
    first, end = syntax.tokens(one.span)
    found: set[str] = set()
    for token in range(first, end):
        if token > one.head and syntax.words[token] in _CUT:
            break
        name = syntax.names[token]
        begin, past = name if name and syntax.entity[token] == "GPE" else (token, token + 1)
        follows = syntax.words[past] if past < syntax.size else ""
        if token != begin or syntax.tag[token] not in _ADJECTIVES or follows in _HYPHENS:
            continue
        country = _country_of(text[int(syntax.starts[begin]) : int(syntax.ends[past - 1])], known)
        if country:
            found.add(country)
    return found.pop() if len(found) == 1 else None


def _country_of(words: str, known: KnownActors) -> str | None:
    state = known.state_of(words)
    if state is not None:
        return state.country
    match = known.match((words,), "organisation")
    return match.actor.country if match and match.actor.kind == "place" else None


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
    if len(countries) > 1:
        return False
    for ones, rest in ((some, others), (others, some)):
        sectors = {t.sector for t in ones if t.sector}
        if any(t.called and not sectors <= t.called for t in rest):
            return False
        if any(t.neuter for t in ones) and any(t.person for t in rest):
            return False
    some_names, others_names = _people(some), _people(others)
    return not (some_names and others_names) or any(
        _share_a_word(one, other) for one in some_names for other in others_names
    )


def _people(told: Sequence[Told]) -> list[frozenset[str]]:
    return [one.words for one in told if one.words]


def _share_a_word(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names of people have a word in common, however it is spelt."""
    return bool(one & other) or any(same_name(word, like) for word in one for like in other)
