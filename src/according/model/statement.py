"""Statements: someone is reported to say, write, believe or want something."""

from typing import Literal

import msgspec

from according.model.span import Spans

Act = Literal[
    "assert",
    "deny",
    "confirm",
    "accuse",
    "claim_responsibility",
    "threaten",
    "promise",
    "demand",
    "ask",
    "believe",
    "doubt",
    "decline_to_comment",
    "retract",
]
Manner = Literal["direct", "indirect", "mixed"]
SourceKind = Literal["named_person", "named_organisation", "unnamed", "media", "document", "author"]


class Unnamed(msgspec.Struct, frozen=True, kw_only=True):
    """What a report says of a source it does not name: "three Western diplomats"."""

    class_: str | None = msgspec.field(default=None, name="class")
    """What the source is: ``source``, ``official``, ``diplomat``, ``witness``, ``resident``."""
    affiliation: str | None = None
    count: int | None = None
    """How many there are; none where the report does not say."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Someone (``source``) is reported, by some words (``cue``), to say something (``content``)."""

    id: str
    source: Spans = ()
    """Empty where the text names nobody: "It was said that …", a quotation left floating."""
    cue: Spans = ()
    """Empty where a quotation stands by itself."""
    content: Spans = ()
    act: Act = "assert"
    manner: Manner = "indirect"
    speaker: str | None = None
    """Id of the actor that ``source`` means."""
    source_kind: SourceKind | None = None
    unnamed: Unnamed | None = None
    parent: str | None = None
    """Id of the statement inside whose content this one is reported."""
    about: str | None = None
    """Id of the statement that this one denies, confirms or retracts."""
    confidence: float = 1.0
