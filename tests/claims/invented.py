"""Small readings made by hand; all text is invented."""

from pathlib import Path
from typing import Any

import msgspec

from according.model import Act, Event, Reading, Span, Statement

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "gold" / "reports.jsonl"
TEXT = (
    "Rebels shelled the ferry at Kelb on Friday, killing at least 3 people, the harbour said, "
    "citing a pilot. The attack began at dawn. The Reed Front denied the shelling."
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def told(id_: str, source: str = "", act: Act = "assert", **more: Any) -> Statement:
    return Statement(id=id_, source=(at(source),) if source else (), act=act, **more)


def event(id_: str, words: str = "shelled", **more: Any) -> Event:
    return Event(id=id_, type="ASSAULT", mode="heavy-weapons", span=at(words), **more)


def reading(**records: Any) -> Reading:
    given = {"id": "d", "text": TEXT, "publisher": "The Kelb Post", "title": "Ferry shelled"}
    return Reading(**{**given, **records})


def examples() -> list[Reading]:
    """The example corpus' gold as readings."""
    found = []
    for line in EXAMPLES.read_bytes().splitlines():
        row = msgspec.json.decode(line)
        del row["dateline"]
        found.append(msgspec.convert(row, Reading))
    return found
