"""What of a reading is marked in its text, and how it looks; pure."""

from collections.abc import Collection, Iterator
from typing import Literal

from according.model import Reading
from according.web.marks import Mark

Chosen = Literal["statements", "events", "people", "places", "times", "counts"]
CHOICES: dict[Chosen, str] = {
    "statements": "statements",
    "events": "events",
    "people": "actors",
    "places": "places",
    "times": "times",
    "counts": "counts",
}
"""What a reader may have marked, and the reading's field that holds it."""
DENYING = frozenset({"deny", "doubt", "retract"})
"""Acts of those who speak against what is told."""
_SINGLE: dict[Chosen, str] = {
    "events": "event",
    "places": "place",
    "times": "time",
    "counts": "count",
}
_PEOPLE = frozenset({"person", "organisation", "group"})


def marks_of(reading: Reading, chosen: Collection[Chosen]) -> Iterator[Mark]:
    """Yield the marks of what a reader wants to see."""
    if "statements" in chosen:
        for one in reading.statements:
            for kind in ("source", "cue", "content"):
                for span in getattr(one, kind):
                    yield Mark(span, kind, one.id)
    if "people" in chosen:
        for actor in reading.actors:
            if actor.kind in _PEOPLE:
                yield from (Mark(span, "actor", actor.id) for span in actor.mentions)
    for name, kind in _SINGLE.items():
        if name in chosen:
            yield from (Mark(one.span, kind, one.id) for one in getattr(reading, CHOICES[name]))


def looks_of(reading: Reading, denied: Collection[str]) -> dict[tuple[str, str], str]:
    """Return how marks look that stand out, by record and kind of mark.

    Args:
        reading: of the report.
        denied: ids of events that somebody denies or doubts.
    """
    found: dict[tuple[str, str], str] = {}
    for one in reading.statements:
        if one.source_kind == "unnamed":
            found[one.id, "source"] = "unnamed"
        if one.act in DENYING:
            found[one.id, "cue"] = "denies"
    for event in reading.events:
        if event.id in denied:
            found[event.id, "event"] = "denied"
        elif event.status != "happened":
            found[event.id, "event"] = "unsure"
    return found
