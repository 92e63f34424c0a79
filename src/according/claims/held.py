"""What everybody in a chain holds a happening or a relation to be.

A reading's event has one status. Who merely passes on another's words does not say what they
hold, so here it is given only to whom the words give it to; all others are left open.
"""

from collections.abc import Sequence

import msgspec

from according.claims.chains import Chains
from according.model import EventStatus, Held, Link

_DENYING = frozenset({"deny", "doubt", "retract"})
_UNCOMMITTED = frozenset({*_DENYING, "ask", "decline_to_comment"})
"""Acts whose content need not be what their source holds."""
_NOT_SO: frozenset[Held | None] = frozenset({"denied", "negated", "doubted"})


def event_held(
    chains: Chains, chain: Sequence[Link], status: EventStatus, own: EventStatus | None
) -> tuple[Link, ...]:
    """Fill in what each link of an event's chain holds.

    Args:
        chains: of the reading.
        chain: the event's, from the innermost speaker out.
        status: of the event. ``denied`` may be the innermost source's denial, or that of one
            further out who tells of what the innermost asserts ("rejected a report that …").
        own: status of the same happening where the report tells it in its own words, if it does.
    """
    *told, author = chain
    if not told:
        return (msgspec.structs.replace(author, held=status),)
    denier = _outer_denier(told) if status == "denied" else None
    inner: Held = "happened" if denier is not None else status
    return _outward(chains, chain, inner, denier, own)


def relation_held(
    chains: Chains, chain: Sequence[Link], *, told_by_report: bool
) -> tuple[Link, ...]:
    """Fill in what each link of a relation's chain holds.

    Args:
        chains: of the reading.
        chain: the relation's.
        told_by_report: whether the report tells it in its own words, here or elsewhere.
    """
    *told, _ = chain
    innermost = told[0].act if told else None
    inner: Held | None = None if innermost in _UNCOMMITTED else "stands"
    return _outward(chains, chain, inner, None, "stands" if told_by_report else None)


def answer_held(answer: Link, answered: Link) -> Link:
    """Fill in what an answer elsewhere in the report holds, given the link that it answers.

    A denial of a denial need not assert, so it is left open; so is what one takes back.
    """
    return msgspec.structs.replace(answer, held=_answered(answer, answered.held))


def _outward(
    chains: Chains,
    chain: Sequence[Link],
    inner: Held | None,
    denier: int | None,
    own: Held | None,
) -> tuple[Link, ...]:
    *told, author = chain
    filled: list[Link] = []
    for place, link in enumerate(told):
        answered = _among(filled, chains.about(link))
        held: Held | None = None
        if place == 0:
            held = inner
        elif place == denier:
            held = "doubted" if link.act == "doubt" else "denied"
        elif answered is not None:
            held = _answered(link, answered.held)
        filled.append(msgspec.structs.replace(link, held=held))
    return (*filled, msgspec.structs.replace(author, held=own))


def _outer_denier(told: Sequence[Link]) -> int | None:
    """Return the place of the first who denies what the innermost tells without denying it."""
    if told[0].act in _DENYING:
        return None
    return next((place for place, link in enumerate(told) if link.act in _DENYING), None)


def _answered(answer: Link, held: Held | None) -> Held | None:
    if answer.act == "confirm":
        return held
    if held in _NOT_SO or held is None:
        return None
    if answer.act == "deny":
        return "denied"
    return "doubted" if answer.act == "doubt" else None


def _among(links: Sequence[Link], statement: str | None) -> Link | None:
    return next((link for link in links if link.statement == statement), None)
