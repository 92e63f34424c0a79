"""Groups of what is tied together, the surest ties first."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Things that are joined; what comes out depends on the set of joins alone."""

    def __init__(self, things: Iterable[T]):
        self._parent = {thing: thing for thing in things}

    def join(self, one: T, other: T) -> bool:
        """Join two; tell whether they were apart."""
        first, second = self._root(one), self._root(other)
        if first == second:
            return False
        self._parent[second] = first
        return True

    def together(self, one: T, other: T) -> bool:
        """Tell whether two are joined."""
        return self._root(one) == self._root(other)

    def all(self) -> list[list[T]]:
        """Return the groups, their members in the order given at first."""
        found: dict[T, list[T]] = {}
        for thing in self._parent:
            found.setdefault(self._root(thing), []).append(thing)
        return list(found.values())

    def __len__(self) -> int:
        return sum(thing == parent for thing, parent in self._parent.items())

    def copy(self) -> "Groups[T]":
        """Return the same groups, to be joined further."""
        other: Groups[T] = Groups(())
        other._parent = dict(self._parent)
        return other

    def _root(self, thing: T) -> T:
        while self._parent[thing] != thing:
            self._parent[thing] = self._parent[self._parent[thing]]
            thing = self._parent[thing]
        return thing
