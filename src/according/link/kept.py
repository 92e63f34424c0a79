"""What was made last, so that it need not be made again."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Makes what belongs to a key, and keeps what was asked for last."""

    def __init__(self, make: Callable[[int], T], most: int):
        self._make = make
        self._most = most
        self._kept: OrderedDict[int, T] = OrderedDict()

    def get(self, key: int) -> T:
        """Return what belongs to a key; it is made where it is not there."""
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = self._make(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return self._kept[key]
