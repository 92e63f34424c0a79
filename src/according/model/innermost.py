"""On whose word something stands: the statement it is told in."""

from collections.abc import Mapping, Sequence

from according.model.span import Span
from according.model.statement import Statement


class Innermost:
    """Finds the innermost statement that tells some words; one for a document."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        sized = [
            (sum(end - start for start, end in one.content), number, one)
            for number, one in enumerate(statements)
            if one.content
        ]
        # Of statements with the same content, the one inside the other comes first.
        above = {one.id: one.parent for one in statements}
        self._inner = [
            one for *_, one in sorted(sized, key=lambda s: (s[0], -_depth(above, s[2].id), s[1]))
        ]

    def around(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content covers the span."""
        for one in self._inner:
            if any(part.contains(span) for part in one.content):
                return one
        return None


def _depth(above: Mapping[str, str | None], name: str) -> int:
    depth, parent = 0, above.get(name)
    while parent is not None and depth < len(above):
        depth, parent = depth + 1, above.get(parent)
    return depth
