"""Every field of a record with its value, and why it has it."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from rich.text import Text

from according import lexicon
from according.cli.claims import held_words, teller_name
from according.cli.explain.find import Record, Records, kind_of
from according.cli.explain.references import REFERENCES, referred
from according.model import (
    Actor,
    Event,
    Known,
    Link,
    PlaceCandidate,
    PlaceRef,
    Span,
    TimeRef,
    Unnamed,
)

_NOTHING = Text("—", style="dim")
UNSHOWN = frozenset({"id", "time_reason", "place_reason", "status_reason", "reason", "why"})
"""The id stands above; reasons stand beside the field that they are of."""
_VERBATIM = frozenset({"name", "aliases", "roles", "timex"})
"""Fields whose underscores are the text's own."""


class Field(NamedTuple):
    """A field of a record as it is shown."""

    name: str
    value: Text
    reason: str
    """What the record keeps of why; empty where it keeps nothing."""
    rule: str
    """By which rule such a field is read."""


def fields(records: Records, record: Record) -> Iterator[Field]:
    """Yield every field of a record, also those that are empty: that nothing was found is told."""
    rules: dict[str, str] = lexicon.table("explain")["rules"][kind_of(record)]
    for name in record.__struct_fields__:
        if name not in UNSHOWN:
            value = _value(records, record, name)
            yield Field(name.replace("_", " "), value, _reason(record, name), rules[name])


def _reason(record: Record, field: str) -> str:
    kept: str | None = None
    if isinstance(record, Event) and field in ("time", "place", "status"):
        kept = getattr(record, f"{field}_reason")
    elif isinstance(record, TimeRef) and field == "start":
        kept = record.reason
    elif isinstance(record, PlaceRef) and field == "gazetteer":
        kept = record.reason or record.why
    elif isinstance(record, Actor) and field == "known" and record.known:
        kept = record.known.why
    return kept or ""


def _value(records: Records, record: Record, field: str) -> Text:
    value = getattr(record, field)
    if isinstance(record, TimeRef) and value == "published":
        day = (records.reading.published or "")[:10]
        return Text(f"the day of the report, {day}".rstrip(" ,"))
    if isinstance(record, Actor) and field == "mentions":
        return Text(f"{len(value)}, above") if value else _NOTHING
    return _shown(records, field, value)


def _shown(records: Records, field: str, value: object) -> Text:
    """Write a value as people read it."""
    if value is None or value in ((), ""):
        return _NOTHING
    if isinstance(value, Span):
        return Text(records.quoted(value)).append(f" [{value.start}, {value.end})", style="dim")
    if isinstance(value, tuple):
        if isinstance(value[0], PlaceCandidate):
            return Text(f"{len(value)}, below")
        return Text("\n").join(_shown(records, field, each) for each in value)
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    if isinstance(value, float):
        return Text(f"{value:.4g}")
    if isinstance(value, Link):
        return _link(records, value)
    if isinstance(value, Known | Unnamed):
        told = msgspec.structs.asdict(value).items()
        return Text(
            ", ".join(
                f"{k.rstrip('_').replace('_', ' ')}: {v}" for k, v in told if v and k != "why"
            )
        )
    return _plain(records, field, str(value))


def _plain(records: Records, field: str, value: str) -> Text:
    if field in REFERENCES:
        named = referred(records, field, value)
        return Text(records.line(named) if named else f"{value} (not in this reading)")
    return Text(value if field in _VERBATIM else value.replace("_", " "))


def _link(records: Records, link: Link) -> Text:
    who = Text(teller_name(records.reading, link), style="cyan")
    traits = (link.source_kind or "kind not known", link.statement or "the report itself")
    who.append(f" ({', '.join(traits)})".replace("_", " "), style="dim")
    who.append(f" {link.stance.replace('_', ' ')}; holds it: ")
    held = held_words(link.held) if link.held else "does not say"
    return who.append(held, style="bold" if link.held else "dim")
