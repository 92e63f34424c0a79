"""What one word of a happening tells of its time and place, lent to the others."""

from collections.abc import Mapping, Sequence, Set

import msgspec

from according import lexicon
from according.events.climb import TO_COME
from according.language import Syntax
from according.model import Event, EventType, Span

_LENDS: frozenset[EventType] = frozenset(
    {"ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"}
)
"""Types of which one word after another tells one deed; words of praise or refusal are said
again and again."""
_NAMES = ("NOUN", "PROPN")
_THE_ONE = frozenset({"the", "this", "that", "its", "his", "her", "their"})
_THE_ONES = frozenset({"these", "those"})


class Lending:
    """Lends in one report."""

    def __init__(
        self,
        syntax: Syntax,
        text: str,
        anchors: Mapping[str, int],
        places: Mapping[str, Span],
        vague: Set[str],
        silent: tuple[Set[str], Set[str]],
    ):
        """Take what has been read.

        Args:
            syntax: the parse.
            text: its text.
            anchors: the token of each event, by id.
            places: the words of each place, by id.
            vague: ids of times that tell no day or year, or a stretch of days.
            silent: ids of events whose sentence names no time, and no place.
        """
        self._syntax = syntax
        self._text = text
        self._anchors = anchors
        self._places = places
        self._vague = vague
        self._silent = silent
        self._wide = frozenset(lexicon.table("settings")["wide"])

    def lent(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Give a happening's time and place to those of its events that are told without.

        The nearest event of the happening lends. What is planned borrows nothing from what was,
        and what may never be nothing at all. Other happenings never lend, however near.
        """
        told: dict[str, list[Event]] = {}
        for event in events:
            if event.happening is not None and self._may_lend(event):
                told.setdefault(event.happening, []).append(event)
        return tuple(self._borrowing(one, told.get(one.happening or "", ())) for one in events)

    def _may_lend(self, event: Event) -> bool:
        return (
            event.type in _LENDS
            and event.lemma not in self._wide
            and event.status not in ("possible", "hypothetical", "negated")
        )

    def _borrowing(self, event: Event, told: Sequence[Event]) -> Event:
        if not self._may_lend(event):
            return event
        to_come = event.status in TO_COME
        others = [one for one in told if one.id != event.id and (one.status in TO_COME) == to_come]
        days, sites = self._silent
        dated = [one for one in others if one.time and one.time not in self._vague]
        when = _nearest(event, [one for one in dated if self._may_borrow(event, one, days)])
        placed = [one for one in others if self._is_there(one)]
        where = _nearest(event, [one for one in placed if self._may_borrow(event, one, sites)])
        if event.time is None and when is not None:
            reason = self._reason(when)
            event = msgspec.structs.replace(event, time=when.time, time_reason=reason)
        if event.place is None and where is not None:
            reason = self._reason(where)
            event = msgspec.structs.replace(event, place=where.place, place_reason=reason)
        return event

    def _may_borrow(self, event: Event, other: Event, silent: Set[str]) -> bool:
        """Tell whether an event may borrow: in one sentence, or across from a silent one.

        Across sentences a noun must tell one deed ("the attack", not "a raid"), and a verb
        somebody who took part in the other: many are held or shot in one report.
        """
        syntax, anchor = self._syntax, self._anchors[event.id]
        if syntax.sentence[anchor] == syntax.sentence[self._anchors[other.id]]:
            return True
        if event.id not in silent:
            return False
        if syntax.pos[anchor] not in _NAMES:
            return bool(
                {*event.actor_ids} & {*other.actor_ids}
                or {*event.recipient_ids} & {*other.recipient_ids}
            )
        first = syntax.words[int(syntax.first[anchor])]
        is_many = syntax.tag[anchor] in ("NNS", "NNPS") and event.lemma != syntax.words[anchor]
        return first in (_THE_ONES if is_many else _THE_ONE)

    def _is_there(self, event: Event) -> bool:
        """Tell whether it is sure where an event is: in "the Kenya raid" Kenya may be who raids."""
        span = self._places.get(event.place or "")
        return span is not None and bool(self._text[span.end : event.span.start].strip()) | (
            span.start > event.span.start
        )

    def _reason(self, other: Event) -> str:
        return f"told of the same happening: “{other.span.of(self._text)}”"


def _nearest(event: Event, others: Sequence[Event]) -> Event | None:
    return min(others, key=lambda one: abs(one.span.start - event.span.start), default=None)
