"""What everybody in a chain holds a happening or a relation to be.

A reading's event has one status. Who merely passes on another's words does not say what they
hold, so here it is given only to whom the words give it to; all others are left open.
"""

from collections.abc import Iterable, Sequence

import msgspec

from according.claims.chains import Chains
from according.model import EventStatus, Held, Link

_DENYING = frozenset({"deny", "doubt", "retract"})
_UNCOMMITTED = frozenset({*_DENYING, "ask", "decline_to_comment"})
"""Acts whose content need not be what their source holds."""
_NOT_SO: frozenset[Held | None] = frozenset({"denied", "negated", "doubted"})


def event_held(
    chains: Chains,
    chain: Sequence[Link],
    answers: Sequence[Link],
    *,
    status: EventStatus,
    own: EventStatus | None,
) -> tuple[Link, ...]:
    """Fill in what each link of an event's chain holds.

    Args:
        chains: of the reading.
        chain: the event's, from the innermost speaker out.
        answers: to the chain.
        status: of the event. ``denied`` may be the innermost source's denial, or that of one
            further out ("rejected a report that …") or elsewhere, of what the innermost asserts;
            whether that one tells it as done or as planned is then not known, so it ``stands``.
        own: status of the same happening where the report tells it in its own words, if it does.
    """
    *told, author = chain
    if not told:
        return (msgspec.structs.replace(author, held=status),)
    denier: int | None = None
    inner: Held = status
    if status == "denied" and told[0].act not in _DENYING:
        denier = next((n for n, link in enumerate(told) if link.act in _DENYING), None)
        if denier is not None or any(one.act in _DENYING for one in answers):
            inner = "stands"
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


def with_held(answers: Iterable[tuple[Link, Link]], chain: Sequence[Link]) -> tuple[Link, ...]:
    """Fill in what each answer holds, from what the link of the chain that it answers holds.

    A denial of a denial need not assert, so it is left open; so is what one takes back.
    """
    return tuple(
        msgspec.structs.replace(answer, held=_answered(answer, _passed_on(chain, answered)))
        for answer, answered in answers
    )


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
        about = chains.about(link)
        answered = next((one for one in filled if one.statement == about), None)
        held: Held | None = None
        if place == 0:
            held = inner
        elif place == denier:
            held = "doubted" if link.act == "doubt" else "denied"
        elif answered is not None:
            held = _answered(link, _passed_on(filled, answered))
        filled.append(msgspec.structs.replace(link, held=held))
    return (*filled, msgspec.structs.replace(author, held=own))


def _answered(answer: Link, held: Held | None) -> Held | None:
    if answer.act == "confirm":
        return held
    if held in _NOT_SO or held is None:
        return None
    if answer.act == "deny":
        return "denied"
    return "doubted" if answer.act == "doubt" else None


def _passed_on(chain: Sequence[Link], link: Link) -> Held | None:
    """Return what a link holds or, where it only passes on, whom it has that from holds."""
    held: Held | None = None
    for one in chain:
        held = one.held or held
        if one.statement == link.statement:
            break
    return held
