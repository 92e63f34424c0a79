"""Sets that are joined, and asked which one a thing is in."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

ThingT = TypeVar("ThingT", bound=Hashable)


class Union(Generic[ThingT]):
    """Disjoint sets: Tarjan's union-find, paths halved."""

    def __init__(self) -> None:
        self._above: dict[ThingT, ThingT] = {}

    def find(self, thing: ThingT) -> ThingT:
        """Return the thing that stands for the set."""
        above = self._above
        at = thing
        while (up := above.get(at, at)) != at:
            top = above.get(up, up)
            above[at] = top
            at = top
        return at

    def join(self, one: ThingT, other: ThingT) -> None:
        """Make the sets of two things one."""
        top, under = self.find(one), self.find(other)
        if top != under:
            self._above[under] = top

    def sets(self, things: Iterable[ThingT]) -> list[list[ThingT]]:
        """Return the sets of things, each in the order given."""
        found: dict[ThingT, list[ThingT]] = {}
        for thing in things:
            found.setdefault(self.find(thing), []).append(thing)
        return list(found.values())
