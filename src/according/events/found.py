"""A happening as it is found, before it is a record."""

import msgspec

from according.model import EventStatus, EventType


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A happening as one word names it; words are given by their tokens."""

    anchor: int
    type: EventType
    probability: float
    mode: str | None = None
    status: EventStatus = "happened"
    status_probability: float = 1.0
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    instruments: tuple[int, ...] = ()
