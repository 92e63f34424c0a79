"""Whom different people blame for one happening."""

from collections.abc import Collection, Sequence

from according.link.disputes.held import Vote, dispute
from according.model import Dispute, EventType

_BLAMED: Collection[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Types of happenings that somebody is blamed for; of others two actors are two who took part."""


def disputed(type_: EventType, rivals: Sequence[Vote[str]]) -> tuple[Dispute, ...]:
    """Return the dispute over who did it, where there is one.

    Args:
        type_: of the happening.
        rivals: those named for it, whom most reports name first.
    """
    if type_ not in _BLAMED or len(rivals) < 2:
        return ()
    first, *others = rivals
    against = [vote for vote in others if vote.apart_from(first) and not _beside(vote, first)]
    if not against:
        return ()
    return (dispute("actors", [(vote.value, vote.by) for vote in (first, *against)]),)


def _beside(one: Vote[str], other: Vote[str]) -> bool:
    """Tell whether a claim names both: they are said to have done it together."""
    mine = {(by.document, by.claim) for by in one.by}
    return bool(mine & {(by.document, by.claim) for by in other.by})
