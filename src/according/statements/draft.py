"""What was found in a text before it is judged: a statement without an id."""

import msgspec

from according.model import Spans


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Source, cue and content of one statement."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float

    @property
    def size(self) -> int:
        """Characters of the content."""
        return sum(span.end - span.start for span in self.content)

    @property
    def start(self) -> int:
        """Where the statement's first word stands."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))
