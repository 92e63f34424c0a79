"""Refusals: an event that a codebook has no place for, and what is missing, for people."""

from typing import Literal

import msgspec

from according.model import EventStatus

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


def unreal(status: EventStatus) -> tuple[str, ...]:
    """Return why an event of this status is none for who codes what happened, if it is none."""
    return (_STATUSES[status],) if status in _STATUSES else ()
