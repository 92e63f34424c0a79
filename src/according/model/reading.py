"""Readings: a document with everything that was read in it."""

from typing import TypedDict, Unpack

import msgspec

from according.model.actor import Actor, Mention, Relation
from according.model.claim import Claim
from according.model.count import Count
from according.model.document import Document
from according.model.event import Event
from according.model.place import PlaceRef
from according.model.statement import Statement
from according.model.time import TimeRef


class Reading(Document, frozen=True, kw_only=True):
    """A document together with the records that stand on its words.

    A reading written as one JSON object a line is the reading contract.
    """

    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Every mention of the actors, in text order."""
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[TimeRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    counts: tuple[Count, ...] = ()
    claims: tuple[Claim, ...] = ()
    """What the records above come to: every event and relation with those on whose word it is."""

    @classmethod
    def of(cls, document: Document, **records: Unpack["Records"]) -> "Reading":
        """Join a document and the records read in it."""
        given = {name: getattr(document, name) for name in Document.__struct_fields__}
        return cls(**given, **records)


class Records(TypedDict, total=False):
    """What is read in a document, by the name of the reading's field."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    events: tuple[Event, ...]
    times: tuple[TimeRef, ...]
    places: tuple[PlaceRef, ...]
    counts: tuple[Count, ...]
    claims: tuple[Claim, ...]


class ReaderVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading was made by: the same version makes the same reading of the same document."""

    version: str
    """Of According."""
    weights: str
    """SHA-256 over the encoder's weights."""
    lexicon: str
    """SHA-256 over the word lists."""
    gazetteer: str
    """SHA-256 over the gazetteer's sources."""
    options: str
    """JSON: the settings that change what is read."""


class Failure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An input that could not be read: the line that stands in its place.

    What was learned before the failure (title, text, language) is kept beside the error.
    """

    id: str
    error: str
    """What is wrong and what to do about it, for a person."""
    stage: str
    """The step that failed: ``ingest``, ``read`` or ``file``."""
    origin: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    text: str | None = None

    @classmethod
    def of(cls, document: Document, error: str, *, stage: str) -> "Failure":
        """Say why a document could not be read or filed; what is known of it is kept."""
        return cls(
            id=document.id,
            error=error,
            stage=stage,
            origin=document.origin,
            url=document.url,
            title=document.title,
            language=document.language,
            text=document.text,
        )
