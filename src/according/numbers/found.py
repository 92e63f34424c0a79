"""A count as it is found, before it has a name."""

import msgspec

from according.model import CountBasis, CountScope, Span
from according.numbers.quantities import Quantity


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What became of so many, and the words that say so."""

    quantity: Quantity
    kind: str
    cue: Span
    open: bool = False
    """It is left open whether those counted lived."""
    of_whom: Span | None = None
    group: str | None = None
    scope: CountScope = "event"
    basis: CountBasis = "told"
    parts: tuple[Quantity, ...] = ()
    sentence: int = 0
    """Which sentence of those read it stands in."""
