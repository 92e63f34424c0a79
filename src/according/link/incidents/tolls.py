"""How many, by whom, and how that changed.

The rule. A source's last word counts: what the same source gave earlier is history. A number of
some among others ("three of them children") or of more than this happening is no number of it.
``low`` and ``high`` are the least and the most of the last words; ``best`` is the one that most
reports give, of equals the one given latest, then one that is exact, then the least. An interval
votes for its lower end. What nobody gives but as none ("no strikes") is no number.
"""

from collections.abc import Iterable, Sequence

import msgspec

from according.model import Count, Dispute, Holder, IncidentCount, TollTold

from according.link.incidents.held import dispute  # isort: skip

_NOT_OF_IT = frozenset({"subset", "total"})


class Tolls(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of an incident."""

    counts: tuple[IncidentCount, ...] = ()
    told: tuple[TollTold, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def tolls(given: Iterable[tuple[Count, Holder]]) -> Tolls:
    """Sum up the numbers that are told of an incident."""
    by_what: dict[str, list[tuple[Count, Holder]]] = {}
    for count, by in given:
        number = count.low if count.low is not None else count.high
        if number is not None and count.high != 0 and count.scope not in _NOT_OF_IT:
            by_what.setdefault(count.what, []).append((count, by))
    counts: list[IncidentCount] = []
    told: list[TollTold] = []
    disputes: list[Dispute] = []
    for what in sorted(by_what):
        listed = _in_time(by_what[what])
        last = _last_words(listed)
        counts.append(_count(what, last))
        told += [_told(count, by, last) for count, by in listed]
        disputes += _dispute(what, last)
    told.sort(key=lambda one: (one.day or "9999", one.by.document, one.what, one.low or 0))
    return Tolls(counts=tuple(counts), told=tuple(told), disputes=tuple(disputes))


def _in_time(given: Sequence[tuple[Count, Holder]]) -> list[tuple[Count, Holder]]:
    return sorted(
        given, key=lambda one: (one[1].day or "", one[1].document, one[0].span.start, one[0].id)
    )


def _last_words(listed: Sequence[tuple[Count, Holder]]) -> list[tuple[Count, Holder]]:
    """Return the numbers of each source's last report on them.

    In one report a source's greatest number is its toll: the others are steps to it.
    """
    latest: dict[str, tuple[Count, Holder]] = {}
    for count, by in listed:
        who = _source(by)
        known = latest.get(who)
        same_report = known is not None and known[1].document == by.document
        if known is None or not same_report or _least(count) > _least(known[0]):
            latest[who] = (count, by)
    return list(latest.values())


def _source(by: Holder) -> str:
    """Return whose word a number is.

    A report that tells it itself speaks for its paper ("Post" is "The Velmora Post"); of a paper
    without a name each report is its own source.
    """
    if by.speaker == "this report":
        return by.document
    words = set(by.speaker.casefold().split())
    paper = (by.publisher or "").casefold()
    return paper if words <= set(paper.split()) else by.speaker.casefold()


def _count(what: str, last: Sequence[tuple[Count, Holder]]) -> IncidentCount:
    reports: dict[int, set[str]] = {}
    latest: dict[int, str] = {}
    exact: set[int] = set()
    for count, by in last:
        number = _least(count)
        reports.setdefault(number, set()).add(by.document)
        latest[number] = max(latest.get(number, ""), by.day or "")
        if count.low == count.high:
            exact.add(number)
    best = max(reports, key=lambda n: (len(reports[n]), latest[n], n in exact, -n))
    highest = max(count.high if count.high is not None else _least(count) for count, _ in last)
    return IncidentCount(
        what=what,
        low=min(_least(count) for count, _ in last),
        best=best,
        high=highest,
        by=tuple(dict.fromkeys(by.speaker for _, by in last)),
    )


def _dispute(what: str, last: Sequence[tuple[Count, Holder]]) -> Iterable[Dispute]:
    """Yield the dispute, where two last words cannot both be so: their intervals are apart."""
    intervals = [_interval(count) for count, _ in last]
    if not any(a[1] < b[0] for a in intervals for b in intervals):
        return
    sides: dict[str, list[Holder]] = {}
    for count, by in last:
        sides.setdefault(number_words(count.low, count.high), []).append(by)
    ranked = sorted(sides.items(), key=lambda side: (-len({h.document for h in side[1]}), side[0]))
    yield dispute(what, ranked)


def number_words(low: int | None, high: int | None) -> str:
    """Return a number for people."""
    if low == high:
        return f"{low:,}" if low is not None else "open"
    if high is None:
        return f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def _told(count: Count, by: Holder, last: Sequence[tuple[Count, Holder]]) -> TollTold:
    return TollTold(
        day=by.day,
        what=count.what,
        low=count.low,
        high=count.high,
        by=by,
        last=any(by == other and count.id == one.id for one, other in last),
    )


def _least(count: Count) -> int:
    return count.low if count.low is not None else count.high or 0


def _interval(count: Count) -> tuple[float, float]:
    low = float(_least(count))
    return (0.0 if count.low is None else low), (
        float("inf") if count.high is None else float(count.high)
    )
