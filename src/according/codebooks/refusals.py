"""Refusals: an event that a codebook has no place for, and what is missing, for people."""

from typing import Literal

import msgspec

from according.model import Event, EventStatus

Codebook = Literal["plover", "cameo", "acled", "ucdp"]

_NAMES: dict[Codebook, str] = {
    "plover": "PLOVER",
    "cameo": "CAMEO",
    "acled": "ACLED",
    "ucdp": "UCDP GED",
}
_STATUSES: dict[EventStatus, str] = {
    "denied": "the event is denied",
    "negated": "the event is told not to have happened",
    "planned": "the event is planned and has not happened",
    "possible": "the event is only told as possible",
    "hypothetical": "the event is hypothetical",
}


class CannotBeCoded(msgspec.Struct, frozen=True, kw_only=True):
    """Why an event has no record in a codebook."""

    codebook: Codebook
    event: str
    """Id of the event."""
    reasons: tuple[str, ...]
    """Each completes "cannot be coded because …"; all that stand in the way, not the first."""

    def __str__(self) -> str:
        return f"{self.event} cannot be coded in {_NAMES[self.codebook]} " + ", and ".join(
            f"because {reason}" for reason in self.reasons
        )


class Open(msgspec.Struct, frozen=True):
    """In place of a value: the reason why it is not known."""

    reason: str


def unreal(event: Event) -> tuple[str, ...]:
    """Return why an event is none for a codebook of what happened, if it is none."""
    if event.status not in _STATUSES:
        return ()
    return (with_why(_STATUSES[event.status], event.status_reason),)


def with_why(reason: str, why: str | None) -> str:
    """Return a reason with what the reading gives as its ground."""
    return f"{reason} ({why})" if why else reason
