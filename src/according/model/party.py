"""Parties: which words of an event stand for which actor."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from according.model.actor import Actor
from according.model.span import Span, Spans

Party = tuple[Span | None, Actor | None]
"""The words and whom they stand for: words that stand for no actor have none, and an actor that
the event's sentence does not name has no words."""


def parties(actors: Iterable[Actor], spans: Spans, ids: Sequence[str]) -> tuple[Party, ...]:
    """Pair the words of one side of an event with its actors, in the order of the words.

    Each span goes with the actor of ``ids`` that has a mention in it; spans and ids that are left
    go together in their order.

    Args:
        actors: of the reading.
        spans: the side's words.
        ids: the side's actors.

    Raises:
        KeyError: an id is none of the actors'.
    """
    if not spans and not ids:
        return ()
    by_id = {actor.id: actor for actor in actors}
    left = [by_id[each] for each in ids]
    linked: dict[Span, Actor] = {}
    for span in spans:
        actor = _mentioned_in(span, left)
        if actor is not None:
            linked[span] = actor
            left.remove(actor)
    rest = [span for span in spans if span not in linked]
    paired: list[Party] = [*linked.items(), *zip_longest(rest, left)]
    # Those without words stand last.
    return tuple(sorted(paired, key=lambda one: (one[0] is None, one[0] or Span(0, 0))))


def _mentioned_in(span: Span, actors: Sequence[Actor]) -> Actor | None:
    """Return the actor whose mention covers most of the span."""

    def covered(actor: Actor) -> int:
        shares = (min(span.end, m.end) - max(span.start, m.start) for m in actor.mentions)
        return max(shares, default=0)

    best = max(actors, key=covered, default=None)
    return best if best is not None and covered(best) > 0 else None
