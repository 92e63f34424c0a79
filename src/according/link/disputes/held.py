"""Values with those who hold them, put together and put in order."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from according.model import Dispute, HeldValue, Holder

T = TypeVar("T")


class Vote(Generic[T]):
    """A value and who holds it."""

    def __init__(self, value: T):
        self.value = value
        self.by: list[Holder] = []

    @property
    def reports(self) -> int:
        """How many reports have it."""
        return len({one.document for one in self.by})

    def apart_from(self, other: "Vote[T]") -> bool:
        """Tell whether nobody holds both in one report."""
        mine = {(one.document, one.speaker) for one in self.by}
        return not mine & {(one.document, one.speaker) for one in other.by}


def votes(told: Iterable[tuple[T, Holder]]) -> list[Vote[T]]:
    """Put values that are equal together, in the order in which they come."""
    found: dict[T, Vote[T]] = {}
    for value, by in told:
        vote = found.setdefault(value, Vote(value))
        if by not in vote.by:
            vote.by.append(by)
    return list(found.values())


def dispute(about: str, sides: Sequence[tuple[str, Iterable[Holder]]]) -> Dispute:
    """Return a dispute; a speaker is listed once a report and value."""
    return Dispute(
        about=about,
        values=tuple(HeldValue(value=value, by=_once(by)) for value, by in sides),
    )


def _once(by: Iterable[Holder]) -> tuple[Holder, ...]:
    first: dict[tuple[str, str], Holder] = {}
    for one in sorted(by, key=lambda h: (h.day or "9999", h.document, h.speaker, h.claim or "")):
        first.setdefault((one.document, one.speaker), one)
    return tuple(first.values())
