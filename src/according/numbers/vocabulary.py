"""The word lists of this part, in the shape that its rules ask them in."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from spacy.tokens import Token

from according import lexicon

Words = frozenset[str]


class Kinds(msgspec.Struct, frozen=True, kw_only=True):
    """By word, what it says became of those it is said of: ``killed``, ``injured`` and so on."""

    objects: dict[str, str]
    """Verbs whose object it became of."""
    subjects: dict[str, str]
    """Verbs whose subject it became of."""
    adjectives: dict[str, str]
    nouns: dict[str, str]
    """What is counted is the thing itself: "three deaths"."""
    deeds: dict[str, str]
    """Nouns with "of": "the killing of three men"."""
    victims: dict[str, str]
    """Nouns before "victims"."""
    doers: dict[str, str]
    """Verbs whose subject does what is counted: "hundreds marched"."""


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """Words for what became of people, and for people."""

    kinds: Kinds
    particles: dict[str, dict[str, str]]
    """By verb, its particles with what the two say: "round up"."""
    shot: dict[str, Words]
    phrases: dict[str, Words]
    held: dict[str, str]
    tolls: dict[str, str]
    attack: dict[str, Words]
    unreal: dict[str, Words]
    scope: dict[str, Words]
    not_people: Words
    bodies: Words
    """Nouns for many people at once, whose one is not one person."""
    members: Words
    """Nouns for people who are of what is named after "of": members of the police."""
    groups: dict[str, str]
    """By noun, the group that those it means belong to; ``people`` where it says none."""

    @classmethod
    def load(cls) -> "Vocabulary":
        """Load the words from the lexicon."""
        table = lexicon.table("counted")
        people = lexicon.table("counted_people")
        fields = Kinds.__struct_fields__
        kinds = {field: _by_word(table["kind"], field) for field in fields}
        groups = dict.fromkeys(people["people"], "people")
        groups |= {noun: group for group, nouns in people["groups"].items() for noun in nouns}
        phrases = table["phrases"]
        return cls(
            kinds=Kinds(**{f: {w: k for w, k in kinds[f].items() if " " not in w} for f in fields}),
            particles=_with_particles(kinds["objects"]),
            shot=_sets(table["shot"]),
            phrases=_sets({k: v for k, v in phrases.items() if isinstance(v, list)}),
            held=phrases["held"],
            tolls=phrases["tolls"],
            attack=_sets(table["attack"]),
            unreal=_sets(table["unreal"]),
            scope=_sets(table["scope"]),
            not_people=frozenset(table["not_people"]["nouns"]),
            bodies=frozenset(people["bodies"]),
            members=frozenset(people["members"]) | frozenset(people["bodies"]),
            groups=groups,
        )

    def is_thing(self, noun: Token) -> bool:
        """Tell whether a noun means a thing, in capitals too: "46 RIFLES"."""
        lower = noun.lower_
        return not self.not_people.isdisjoint({noun.lemma_.lower(), lower, lower.removesuffix("s")})

    def group(self, noun: Token) -> str | None:
        """Return the group of a noun's people; ``people``: of none; none: not people."""
        lower = noun.lower_
        for form in (noun.lemma_.lower(), lower, noun.text, lower.removesuffix("s")):
            if form in self.groups:
                return self.groups[form]
        return None

    @property
    def triggers(self) -> Words:
        """Words without one of which a sentence counts nobody."""
        kinds = (getattr(self.kinds, field) for field in Kinds.__struct_fields__)
        told = {word for table in kinds for word in table}
        heard = self.phrases["struck"] | self.phrases["hospital"] | self.phrases["toll"]
        more = (
            self.phrases["condition"]
            | self.phrases["wounds"]
            | self.shot["open"]
            | self.attack["fire"]
        )
        return frozenset(told | heard | more | self.particles.keys() | self.held.keys())


def _by_word(kinds: Iterable[Mapping[str, Any]], field: str) -> dict[str, str]:
    return {word: kind["name"] for kind in kinds for word in kind.get(field, ())}


def _with_particles(objects: Mapping[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for words, kind in objects.items():
        verb, _, particle = words.partition(" ")
        if particle:
            found.setdefault(verb, {})[particle] = kind
    return found


def _sets(table: Mapping[str, list[str]]) -> dict[str, Words]:
    return {name: frozenset(words) for name, words in table.items()}
