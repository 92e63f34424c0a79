"""Actors and what ties them to one another."""

from typing import Literal

import msgspec

from according.model.span import Span, Spans

ActorKind = Literal["person", "organisation", "group", "place"]
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


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, group, or a place that acts, with its mentions in one document."""

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


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Subject stands to object as ``predicate`` says, on the words of ``span``."""

    subject: str
    predicate: Predicate
    object: str
    span: Span
    statement: str | None = None
    """Id of the statement on whose word it stands; none: the report's own."""
