"""What a claim tells: who, whom, when, where and how many, from the words it stands on."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

import msgspec

from according.model import Claim, Count, Event, Party, PlaceRef, Reading, TimeRef, parties

Value = Literal["actors", "recipients", "time", "place"]
_T = TypeVar("_T")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The values of a claim of an event."""

    events: tuple[Event, ...]
    """The claim's own: those of its happening that the same statement tells as the same status."""
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    time: TimeRef | None = None
    place: PlaceRef | None = None
    counts: tuple[Count, ...] = ()
    """Those given on the claim's own word."""
    borrowed: tuple[Value, ...] = ()
    """Values that the claim's own events lack and another event of the happening tells."""


class Telling:
    """What the claims of one reading tell."""

    def __init__(self, reading: Reading):
        self._reading = reading
        self._events = {event.id: event for event in reading.events}
        self._times = {time.id: time for time in reading.times}
        self._places = {place.id: place for place in reading.places}

    def of(self, claim: Claim) -> Told:
        """Return the values of a claim of an event, each from the first event that has it.

        The claim's own events come first. What they leave open is taken from the other events of
        the happening, and named in ``borrowed``: one happening has one time and one place, but
        who tells them may be somebody else.

        Raises:
            KeyError: the claim is of a relation, or of no event of this reading.
        """
        first = self._events[claim.record]
        events = [self._events[each] for each in claim.events] or [first]
        told_as = (first.statement, first.status)
        own = tuple(e for e in events if (e.statement, e.status) == told_as)
        rest = [event for event in events if event not in own]
        borrowed: list[Value] = []

        def value(name: Value, of: Callable[[Event], _T | None]) -> _T | None:
            found = _first(own, of)
            if found is None and (found := _first(rest, of)) is not None:
                borrowed.append(name)
            return found

        return Told(
            events=own,
            actors=value("actors", self._actors) or (),
            recipients=value("recipients", self._recipients) or (),
            time=value("time", lambda event: self._times.get(event.time or "")),
            place=value("place", lambda event: self._places.get(event.place or "")),
            counts=self._counts(claim, events),
            borrowed=tuple(borrowed),
        )

    def _actors(self, event: Event) -> tuple[Party, ...] | None:
        return parties(self._reading.actors, event.actors, event.actor_ids) or None

    def _recipients(self, event: Event) -> tuple[Party, ...] | None:
        return parties(self._reading.actors, event.recipients, event.recipient_ids) or None

    def _counts(self, claim: Claim, events: Sequence[Event]) -> tuple[Count, ...]:
        ids = {event.id for event in events}
        named = {each for event in events for each in event.counts}
        teller = claim.chain[0].statement
        return tuple(
            count
            for count in self._reading.counts
            if count.statement == teller and (count.id in named or count.event in ids)
        )


def _first(events: Iterable[Event], of: Callable[[Event], _T | None]) -> _T | None:
    return next((found for event in events if (found := of(event)) is not None), None)
