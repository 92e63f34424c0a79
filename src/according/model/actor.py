"""Actors and what ties them to one another."""

from typing import Literal

import msgspec

from according.model.span import Span, Spans

ActorKind = Literal["person", "organisation", "group", "place", "event", "thing"]
"""Events and things act on nobody's behalf; they are kept because they are spoken of again."""
Form = Literal["name", "nominal", "pronoun"]
GrammaticalNumber = Literal["singular", "plural"]
Definiteness = Literal["definite", "indefinite", "generic"]
Predicate = Literal[
    "part_of",
    "member_of",
    "leads",
    "speaks_for",
    "same_as",
    "located_in",
    "allied_with",
    "fights",
]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for an actor."""

    span: Span
    head: Span
    """The word that the others belong to: "gunmen" in "two gunmen of the militia"."""
    form: Form
    actor: str
    """Id of the actor."""
    number: GrammaticalNumber | None = None
    """None where the words do not say: a body may be "it" or "they"."""
    definiteness: Definiteness = "definite"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of actors says of one, and why it is taken to be that one."""

    name: str
    list: str
    why: str
    """A sentence for people."""
    part_of: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that a document speaks of, with all its mentions there."""

    id: str
    name: str
    kind: ActorKind
    mentions: Spans = ()
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    sector: str | None = None
    """PLOVER sector code, such as ``GOV`` or ``REB``."""
    known: Known | None = None
    """The entry of a list that this is; none: on no list, or not surely."""


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Subject stands to object as ``predicate`` says, on the words of ``span``."""

    id: str | None = None
    """``r1`` and so on in a reading; none for a relation that is of no reading yet."""
    subject: str
    predicate: Predicate
    object: str
    span: Span
    statement: str | None = None
    """Id of the statement on whose word it stands; none: the report's own."""
    confidence: float = 1.0
