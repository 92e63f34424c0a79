"""The invented passages with events, read from their marked form.

The form is told in ``invented_events/README.md``.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec

from according.model import MODES, EventStatus, EventType

PARTING = re.compile(r"^---\s*$", re.MULTILINE)
EVENT = re.compile(r"(?:(e\d+)\s+)?([A-Z]+)((?:\s+[a-z][a-z-]*)*)\s*:\s*(.*)", re.DOTALL)
ROLES = {"by": "actors", "to": "recipients", "with": "instrument", "when": "time", "where": "place"}
TYPES = get_args(EventType)
STATUSES = frozenset(get_args(EventStatus))


class MarkError(ValueError):
    """A passage whose marks do not fit; the message names file, passage and fault."""


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is marked; spans are code points of the passage's text."""

    label: str | None = None
    """The same for two mentions of one happening."""
    type: str
    modes: tuple[str, ...] = ()
    span: tuple[int, int]
    actors: tuple[tuple[int, int], ...] = ()
    recipients: tuple[tuple[int, int], ...] = ()
    instrument: tuple[tuple[int, int], ...] = ()
    time: tuple[tuple[int, int], ...] = ()
    place: tuple[tuple[int, int], ...] = ()
    count: tuple[tuple[int, int], ...] = ()
    status: str = "happened"


class Passage(msgspec.Struct):
    """A text, where its sentences lie, and its events."""

    id: str
    text: str
    sentences: list[tuple[int, int]]
    events: list[Marked]


def passages(path: Path) -> list[Passage]:
    """Read every passage of a file.

    Raises:
        MarkError: a type, mode or status is unknown, or words do not stand in their sentence.
    """
    found = []
    for number, marked in enumerate(PARTING.split(path.read_text(encoding="utf-8")), 1):
        passage = Passage(f"{path.stem}-{number}", "", [], [])
        for line in map(str.strip, marked.strip().splitlines()):
            if line.startswith(">"):
                passage.events.append(marked_event(passage, line[1:].strip()))
            elif not line:
                passage.text += "\n\n" if passage.text and passage.text[-1] != "\n" else ""
            elif not line.startswith("#"):
                passage.text += " " if passage.text and passage.text[-1] != "\n" else ""
                passage.sentences.append((len(passage.text), len(passage.text) + len(line)))
                passage.text += line
        if passage.text:
            found.append(passage)
    return found


def marked_event(passage: Passage, line: str) -> Marked:
    """Read the line of an event; its words stand in the passage's last sentence."""
    match = EVENT.fullmatch(line)
    if not match or match[2] not in TYPES:
        raise MarkError(f"{passage.id}: “{line}” does not begin with a type")
    label, type_, told, rest = match.groups()
    for mode in told.split():
        if mode not in MODES.get(type_, ()):
            raise MarkError(f"{passage.id}: {mode} is no mode of {type_}: “{line}”")
    anchor, *parts = (part.strip() for part in rest.split("|"))
    values: dict[str, tuple[tuple[int, int], ...]] = {}
    status = "happened"
    for part in filter(None, parts):
        key, _, words = part.partition(" ")
        if key == "status":
            status = words
        elif key == "n":
            values["count"] = _spans(passage, words)
        elif key in ROLES:
            values[ROLES[key]] = _spans(passage, words)
        else:
            raise MarkError(f"{passage.id}: “{key}” is no part of an event: “{line}”")
    if status not in STATUSES:
        raise MarkError(f"{passage.id}: “{status}” is no status: “{line}”")
    (span,) = _spans(passage, anchor) or ((0, 0),)
    return Marked(
        label=label, type=type_, modes=tuple(told.split()), span=span, status=status, **values
    )


def _spans(passage: Passage, words: str) -> tuple[tuple[int, int], ...]:
    return tuple(_span(passage, one.strip()) for one in words.split(";") if one.strip())


def _span(passage: Passage, words: str) -> tuple[int, int]:
    words, _, nth = words.partition("#")
    start, end = passage.sentences[-1]
    sentence = passage.text[start:end]
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]
    wanted = int(nth or 1)
    if len(places) < wanted:
        raise MarkError(f"{passage.id}: “{words}#{wanted}” does not stand in: {sentence}")
    return start + places[wanted - 1], start + places[wanted - 1] + len(words)


def main() -> None:
    """Check files and count what they hold."""
    for name in sys.argv[1:]:
        rows = passages(Path(name))
        events = [event for row in rows for event in row.events]
        words = sum(len(row.text.split()) for row in rows)
        types = Counter(" ".join((e.type, *e.modes)) for e in events)
        print(f"{name}: {len(rows)} passages, {words} words, {len(events)} events")
        print("  " + ", ".join(f"{name} {count}" for name, count in sorted(types.items())))
        print("  " + ", ".join(f"{k} {n}" for k, n in Counter(e.status for e in events).items()))


if __name__ == "__main__":
    main()
