"""Claims: what is told, with everybody on whose word it stands."""

from typing import Literal

import msgspec

from according.model.event import EventStatus
from according.model.statement import Act, SourceKind

ClaimKind = Literal["event", "relation"]
Stance = Literal[
    "asserts",
    "denies",
    "confirms",
    "accuses",
    "claims_responsibility",
    "threatens",
    "promises",
    "demands",
    "asks",
    "believes",
    "doubts",
    "declines_to_comment",
    "retracts",
    "reports",
]
"""What a link of a chain does by saying it; ``reports``: the report passes on what others say."""
Held = Literal[EventStatus, "doubted", "stands"]
"""What somebody holds a happening or relation to be. ``stands``: it is so; said of relations, and
of a happening that one asserts and another denies, since its status is then the denial."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One of those through whom a claim comes."""

    statement: str | None = None
    """Id of the statement; none: the report itself."""
    speaker: str | None = None
    """Id of the actor who makes it."""
    name: str | None = None
    """The speaker as printed, which may be "he"; of the report its publisher, or "this report";
    none where the text names nobody."""
    source_kind: SourceKind | None = None
    """``author`` for the report itself."""
    act: Act | None = None
    """Of the statement; none for the report."""
    stance: Stance
    held: Held | None = None
    """What this link holds the happening or relation to be; none: it does not say, as who only
    passes on another's words."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A happening or relation on somebody's word: the unit that is shown, filed and linked.

    What two people tell of one happening are two claims. What one of them tells twice in one
    statement is one, unless it is held to be different things.
    """

    id: str
    kind: ClaimKind
    record: str
    """Id of the event or relation; of several events that make one claim, the first."""
    events: tuple[str, ...] = ()
    """Ids of all events of the reading that tell the same happening, on whoever's word."""
    chain: tuple[Link, ...]
    """From the innermost speaker out; the last is the report itself, and is never missing."""
    answers: tuple[Link, ...] = ()
    """Statements elsewhere in the report that deny, confirm, doubt or retract one of the chain, or
    decline to comment on it."""
