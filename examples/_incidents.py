"""A happening's gold in the terms of ``according incidents``, and the rules it must keep."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from _gold import Gold
from _sources import Happening, Problems

DENYING_ACTS = {"deny", "doubt", "retract"}


def check_happening(happening: Happening, golds: dict[str, Gold], problems: Problems) -> None:
    """Check one happening against the reports that tell it."""
    for what in (
        *_dates(happening),
        *_counts(happening),
        *_reports(happening, golds),
        *_origins(happening),
        *_denials(happening, golds),
    ):
        problems.add(happening.id, what)


def check_links(
    happenings: Iterable[Happening], golds: dict[str, Gold], problems: Problems
) -> None:
    """Check that reports name only happenings that there are."""
    ids = {happening.id for happening in happenings}
    for gold in golds.values():
        if not gold.report.happenings:
            problems.add(gold.report.id, "names no happening")
        for name in gold.report.happenings:
            if name not in ids:
                problems.add(gold.report.id, f"happening “{name}” is not in happenings/")


def line_of(happening: Happening, golds: dict[str, Gold]) -> dict[str, Any]:
    """Return a happening's line of ``gold/incidents.jsonl``."""
    return {
        "id": happening.id,
        "type": happening.type,
        "start": happening.start,
        "end": happening.end,
        "place": happening.place,
        "actors": happening.actors,
        "recipients": happening.recipients,
        "counts": [
            {
                "what": count.what,
                "low": _open(count.low),
                "best": _open(count.best),
                "high": _open(count.high),
                "by": count.by,
            }
            for count in happening.counts
        ],
        "independent": happening.independent,
        "origins": [
            {"id": origin.id, "kind": origin.kind, "name": origin.name, "reports": origin.reports}
            for origin in happening.origins
        ],
        "reports": list(_tellings(happening, golds)),
        "disputes": happening.disputes,
        "denials": happening.denials,
    }


def _open(number: int) -> int | None:
    """Return a number, or nothing for the -1 of an open side."""
    return None if number == -1 else number


def _tellings(happening: Happening, golds: dict[str, Gold]) -> Iterator[dict[str, Any]]:
    """Yield one record for each event of a report that tells the happening."""
    for telling in happening.reports:
        spans = {event.id: event.span for event in golds[telling.report].events}
        for event in telling.events:
            yield {"document": telling.report, "event": event, "span": list(spans[event])}


def _dates(happening: Happening) -> Iterator[str]:
    try:
        if date.fromisoformat(happening.start) > date.fromisoformat(happening.end):
            yield "start is after end"
    except ValueError:
        yield "start and end must be ISO dates"


def _counts(happening: Happening) -> Iterator[str]:
    for count in happening.counts:
        known = [n for n in (count.low, count.best, count.high) if n != -1]
        if known != sorted(known):
            yield f"counts {count.what}: not low <= best <= high"


def _reports(happening: Happening, golds: dict[str, Gold]) -> Iterator[str]:
    """Yield where the happening's list of reports and the reports' lists of happenings differ."""
    listed = {telling.report for telling in happening.reports}
    naming = {name for name, gold in golds.items() if happening.id in gold.report.happenings}
    for name in sorted(naming - listed):
        yield f"report {name} names this happening, but is not listed here"
    for name in sorted(listed - naming):
        yield f"report {name} is listed, but " + (
            "does not name this happening" if name in golds else "is not in reports/"
        )
    for telling in happening.reports:
        gold = golds.get(telling.report)
        events = {event.id for event in gold.events} if gold else set(telling.events)
        if not telling.events:
            yield f"report {telling.report}: no events"
        for event in telling.events:
            if event not in events:
                yield f"report {telling.report}: it has no event “{event}”"


def _origins(happening: Happening) -> Iterator[str]:
    """Yield what is wrong with the origins and their number."""
    listed = {telling.report for telling in happening.reports}
    rested = {name for origin in happening.origins for name in origin.reports}
    ids = [origin.id for origin in happening.origins]
    if len(set(ids)) != len(ids):
        yield "two origins have the same id"
    if happening.independent != len(ids):
        yield f"independent is {happening.independent}, but there are {len(ids)} origins"
    for name in sorted(listed - rested):
        yield f"report {name} belongs to no origin"
    for name in sorted(rested - listed):
        yield f"an origin has report {name}, which is not listed"


def _denials(happening: Happening, golds: dict[str, Gold]) -> Iterator[str]:
    """Yield which denials are no denying statements of a report."""
    for denial in happening.denials:
        report, _, name = denial.partition("/")
        found = [s for s in golds[report].statements if s.id == name] if report in golds else []
        if not found:
            yield f"denial “{denial}” is no statement of a report"
        elif found[0].act not in DENYING_ACTS:
            yield f"denial “{denial}” has the act {found[0].act}"
