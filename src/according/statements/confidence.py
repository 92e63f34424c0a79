"""Leaving out statements that are not sure enough."""

from collections.abc import Sequence

import msgspec

from according.model import Statement


def sure_enough(statements: Sequence[Statement], least: float) -> tuple[Statement, ...]:
    """Return the statements whose confidence is at least ``least``.

    A statement told inside one that goes is then told inside the next one out; a tie (``about``)
    to one that goes is cut. Ids stay as they were.
    """
    kept = {s.id: s for s in statements if s.confidence >= least}
    parent_of = {s.id: s.parent for s in statements}

    def outer(parent: str | None) -> str | None:
        while parent is not None and parent not in kept:
            parent = parent_of[parent]
        return parent

    return tuple(
        msgspec.structs.replace(
            s, parent=outer(s.parent), about=s.about if s.about in kept else None
        )
        for s in kept.values()
    )
