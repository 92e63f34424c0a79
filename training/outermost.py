"""The layer of statements that PolNeAR marks."""

from according.encoder import Link
from according.model import Statement


def outermost(links: list[Link]) -> list[Statement]:
    """Leave out links whose cue lies in the content of another: the corpus marks one layer."""
    return [
        Statement(
            id=f"s{n}",
            source=one.source,
            cue=one.cue,
            content=one.content,
            confidence=one.confidence,
        )
        for n, one in enumerate(links)
        if not any(
            span.contains(one.cue[0])
            for other in links
            if other is not one
            for span in other.content
        )
    ]
