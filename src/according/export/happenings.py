"""Happenings coded by a codebook: the claims of one report that tell of one thing, put together.

A codebook codes what happened, and one report may tell it in three sentences: one names the place,
one the dead. So the event that is coded has what any mention of its happening tells.
"""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from according.base import Base, ClaimFilter
from according.codebooks import (
    AcledEvent,
    CannotBeCoded,
    Codebook,
    Facts,
    Record,
    gather,
    to_acled,
    to_cameo,
    to_plover,
    to_ucdp,
)
from according.export.claimed import Claimed, claimed_in
from according.model import Event, Reading

_CODERS: Mapping[Codebook, Callable[[Facts], Record | tuple[AcledEvent, ...] | CannotBeCoded]] = {
    "plover": to_plover,
    "cameo": to_cameo,
    "acled": to_acled,
    "ucdp": to_ucdp,
}


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """A happening of a report in a codebook."""

    claims: tuple[Claimed, ...]
    """Those asked for that tell of it; the first is the one that is coded."""
    event: Event
    """What is coded: the first claim's event, with what other mentions of the happening add."""
    outcome: tuple[Record, ...] | CannotBeCoded

    @property
    def claim(self) -> Claimed:
        """The claim that is coded."""
        return self.claims[0]

    @property
    def id(self) -> str:
        """The report's id, a slash, the event's."""
        return f"{self.claim.facts.report.id}/{self.event.id}"


def happenings(
    base: Base, filter_: ClaimFilter, *, by_status: bool
) -> Iterator[tuple[Claimed, ...]]:
    """Yield the claims asked for that tell of one happening, in the order of the text.

    Claims of relations are left out.

    Args:
        base: the base.
        filter_: which claims.
        by_status: keep claims apart that hold the happening to be different things.

    Raises:
        BaseError: the filter cannot be asked, or a reading is damaged.
    """
    for selected in base.selected(filter_):
        found: dict[tuple[str, str | None], list[Claimed]] = {}
        for one in claimed_in(selected):
            if one.claim.kind == "event":
                key = one.happening, one.row.status if by_status else None
                found.setdefault(key, []).append(one)
        yield from map(tuple, found.values())


def coded(claims: tuple[Claimed, ...], codebook: Codebook) -> Coded:
    """Code a happening: by the first of its claims that can be, else tell why the nearest cannot.

    Args:
        claims: of one happening.
        codebook: which.
    """
    tried: list[Coded] = []
    for one in claims:
        reading = one.facts.reading
        event = whole(reading, one)
        outcome = code(reading, event, codebook)
        others = tuple(each for each in claims if each is not one)
        tried.append(Coded(claims=(one, *others), event=event, outcome=outcome))
        if not isinstance(outcome, CannotBeCoded):
            return tried[-1]
    return min(tried, key=_lacks)


def code(reading: Reading, event: Event, codebook: Codebook) -> tuple[Record, ...] | CannotBeCoded:
    """Return the records of an event, which need not stand in the reading as it is."""
    outcome = _CODERS[codebook](gather(reading, event))
    return outcome if isinstance(outcome, tuple | CannotBeCoded) else (outcome,)


def whole(reading: Reading, one: Claimed) -> Event:
    """Return a claim's event with what it leaves open and other mentions of the happening tell."""
    first = one.told.events[0]
    events = {event.id: event for event in reading.events}
    own = one.told.events[1:]
    named = (events[id_] for id_ in one.claim.events)
    others = [*own, *(each for each in named if each not in (first, *own))]
    added: dict[str, object] = {}
    for fields, why in (
        (("actors", "actor_ids"), None),
        (("recipients", "recipient_ids"), None),
        (("instrument",), None),
        (("time",), "time_reason"),
        (("place",), "place_reason"),
    ):
        has = next((each for each in (first, *others) if _any(each, fields)), first)
        if has is not first:
            added |= {name: getattr(has, name) for name in fields}
            if why is not None:
                added[why] = f"another mention of the happening tells it ({has.id})"
    if first.mode is None:
        alike = (each.mode for each in others if each.type == first.type and each.mode)
        added["mode"] = next(alike, None)
    mentions = {each.id for each in (first, *others)}
    counts = dict.fromkeys(id_ for each in (first, *others) for id_ in each.counts)
    counts |= dict.fromkeys(each.id for each in reading.counts if each.event in mentions)
    return msgspec.structs.replace(first, counts=tuple(counts), **added)


def _any(event: Event, fields: tuple[str, ...]) -> bool:
    return any(getattr(event, name) for name in fields)


def _lacks(tried: Coded) -> int:
    return len(tried.outcome.reasons) if isinstance(tried.outcome, CannotBeCoded) else 0
