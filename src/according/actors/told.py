"""What the words of one mention tell of its actor, which no other mention of it may gainsay."""

import re
from collections.abc import Sequence

import msgspec

from according import lexicon
from according.actors.descriptions import is_title
from according.actors.known import KnownActors, Match
from according.actors.mentions import Mention
from according.language import PLURAL_TAGS, Syntax

_WORD = re.compile(r"\w+")
_CUT = frozenset({"to", "in", "on", "from", "at", "for", "with"})
"""Prepositions after which another country may be told: "the Syrian ambassador to Washington"."""
_HYPHENS = frozenset({"-", "–"})
_SURELY = 0.8
"""Least probability that a name is a person's from which it is nothing that "it" means."""
_AGE = re.compile(r"\b(\d{1,3})-year", re.IGNORECASE)
_ADJECTIVES = frozenset({"JJ", "NNP", "NNPS"})


class Told(msgspec.Struct, frozen=True):
    """What a mention's own words tell."""

    sentence: int
    country: str | None = None
    sector: str | None = None
    """Of the actor that a list has under this name; "STATE" for a state."""
    listed: str | None = None
    """Name under which a list has it."""
    called: frozenset[str] = frozenset()
    """Sectors of the actors that may be called by this noun; empty: all."""
    person: frozenset[str] = frozenset()
    """Words of a person's name; empty for what may be a title."""
    body: frozenset[str] = frozenset()
    """Words of a body's name, and their initials."""
    surely: bool = False
    """Whether it is a person's name for certain."""
    unknown: bool = False
    """Whether it is "a man", of whom nothing was said before."""
    several: bool = False
    """Whether it is "the two companies"."""
    one: bool = False
    """Whether it is a name in the singular."""
    neuter: bool = False
    """Whether it is "it"."""
    surname: str = ""
    """Last word of a person's name of several."""
    age: str | None = None
    """Years told in it: "a 17-year-old"."""
    further: bool = False
    """Whether it brings in one more: "another man", "a second officer"."""


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
    sentence = int(syntax.sentence[one.head])
    if one.form == "pronoun":
        return Told(sentence, neuter=syntax.words[one.head] in lexicon.table("pronouns")["neuter"])
    country = match.actor.country if match else _country(syntax, text, one, known)
    if one.form == "nominal":
        first, _ = syntax.tokens(one.span)
        counted = "CD" in syntax.tag[first : one.head]
        return Told(
            sentence,
            country,
            called=frozenset(lexicon.table("roles")["called"].get(syntax.words[one.head], ())),
            several=counted and syntax.tag[one.head] in PLURAL_TAGS,
            unknown=syntax.words[first] in ("a", "an"),
            age=_age(text, one),
            further=_is_further(syntax, first, one.head),
        )
    person = _person(one, name)
    return Told(
        sentence,
        country,
        sector=_sector(match) if match else None,
        listed=match.actor.name if match else None,
        person=person,
        body=_body(name) if one.kind == "organisation" else frozenset(),
        one=syntax.tag[one.head] == "NNP",
        surely=bool(person) and one.probability >= _SURELY,
        surname=_WORD.findall(name.lower())[-1] if len(person) > 1 else "",
        age=_age(text, one),
    )


def _age(text: str, one: Mention) -> str | None:
    """Return the years that a person's words tell, of one age only."""
    ages = set(_AGE.findall(one.span.of(text))) if one.kind == "person" else set()
    return ages.pop() if len(ages) == 1 else None


def _is_further(syntax: Syntax, first: int, head: int) -> bool:
    words = [syntax.words[token] for token in range(first, min(first + 2, head))]
    further = lexicon.table("pronouns")["further"]
    return bool(words) and (words[0] == "another" or (len(words) > 1 and words[1] in further))


def _sector(match: Match) -> str | None:
    state = match.actor.kind == "place" and match.actor.sector == "GOV"
    return "STATE" if state else match.actor.sector


def _person(one: Mention, name: str) -> frozenset[str]:
    """Return the words of a person's name; none where one may be a title ("the President")."""
    if one.kind != "person":
        return frozenset()
    words = frozenset(_WORD.findall(name.lower()))
    return frozenset() if any(is_title(word) for word in words) else words


def _body(name: str) -> frozenset[str]:
    words = name.lower().replace(".", "").split()
    initials = ["".join(word[0] for word in words)] if len(words) > 1 else []
    return frozenset([*words, *initials])


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
