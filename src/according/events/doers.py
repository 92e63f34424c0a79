"""Gives the doers of a cause to the harm that came of it."""

from collections.abc import Iterable, Sequence

import msgspec

from according.events.causes import Cause, Violence
from according.events.found import Found
from according.language import Syntax
from according.model import EventStatus

_WAS = frozenset({"happened", "background"})
_OPEN = frozenset({"possible", "hypothetical", "planned"})


def with_doers(found: Sequence[Found], syntax: Syntax, violence: Violence) -> list[Found]:
    """Return the happenings, those of violence with who did it where a cause tells so.

    What a word has been given stays, but for three things: a cause is nobody ("shelling killed
    nine"); the harmed did not do it; and where two sides fought, neither is the doer for sure.
    """
    by_anchor = {one.anchor: one for one in found}
    for means, doers in violence.means.items():
        one = by_anchor.get(means)
        if one is not None and one.type == "ASSAULT" and not one.actors:
            by_anchor[means] = msgspec.structs.replace(one, actors=doers)
    for cause in violence.causes:
        _join(by_anchor, cause, syntax)
    for harm in violence.harms:
        one = by_anchor.get(harm)
        if one is not None and one.actors:
            by_anchor[harm] = _of_one_side(one, violence.sides(harm), syntax)
    return [by_anchor[one.anchor] for one in found]


def _join(by_anchor: dict[int, Found], cause: Cause, syntax: Syntax) -> None:
    harm, means = by_anchor.get(cause.harm), by_anchor.get(cause.means)
    if harm is None or harm.type != "ASSAULT":
        return
    doers = cause.doers
    if means is not None and means.type == "ASSAULT" and means is not harm:
        others = _others(means.actors, harm.recipients, syntax)
        doers = doers or others
        by_anchor[cause.means] = msgspec.structs.replace(
            means, actors=others or doers, status=_as_real(means.status, harm.status)
        )
    doers = _others(doers, harm.recipients, syntax)
    if cause.means == cause.harm:
        victims = tuple(one for one in harm.recipients if one not in cause.doers)
        harm = msgspec.structs.replace(harm, recipients=victims)
        doers = cause.doers
    if all(_holds(syntax, actor, cause.means) for actor in harm.actors):
        harm = msgspec.structs.replace(harm, actors=doers)
    by_anchor[cause.harm] = harm


def _as_real(means: EventStatus, harm: EventStatus) -> EventStatus:
    """Return the status of a cause: where the harm came about, so did what it came of."""
    return harm if harm in _WAS and means in _OPEN else means


def _of_one_side(harm: Found, sides: frozenset[int], syntax: Syntax) -> Found:
    """Leave the doer of a fight open, unless only one side is not among the harmed."""
    if not sides.issuperset(harm.actors):
        return harm
    others = _others(harm.actors, harm.recipients, syntax)
    return msgspec.structs.replace(harm, actors=others if len(others) == 1 else ())


def _others(parts: Iterable[int], harmed: Sequence[int], syntax: Syntax) -> tuple[int, ...]:
    """Return those who are not called as the harmed are: "policemen" are police."""
    victims = [syntax.lemmas[one].lower() for one in harmed]
    return tuple(
        one
        for one in parts
        if one not in harmed
        and not any(
            victim.startswith(name) or name.startswith(victim)
            for name in [syntax.lemmas[one].lower()]
            for victim in victims
        )
    )


def _holds(syntax: Syntax, phrase: int, token: int) -> bool:
    return bool(syntax.first[phrase] <= token < syntax.last[phrase])
