"""``according read --explain ID``: why a record is what it is."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from according import lexicon
from according.claims import Chains
from according.cli.claims import chain_words
from according.cli.explain.context import Mark, in_context, snippet
from according.cli.explain.fields import fields
from according.cli.explain.find import Record, Records, kind_of
from according.cli.explain.references import claims_of, referred, related
from according.model import (
    Actor,
    Claim,
    Count,
    Event,
    PlaceCandidate,
    PlaceRef,
    Reading,
    Relation,
    Span,
    Statement,
)

_AROUND = 40
"""Characters of the text on each side of a mention."""


def show_explanation(console: Console, reading: Reading, id_: str) -> None:
    """Print why a record is what it is, as far as the reading keeps it.

    Its words in context, every field with value and reason, what was weighed and dropped, and the
    records that it has to do with.

    Args:
        console: prints.
        reading: has the record; claims are made where it has none.
        id_: of a statement, actor, relation, event, time, place, number or claim: ``s1``, ``c2``.

    Raises:
        UnknownRecordError: the reading has no such record; the message names those it has.
    """
    records = Records(reading)
    for record in records.find(id_):
        console.print(Rule(style="dim"))
        heading = Text(f"{record.id}  {kind_of(record)}  ", style="bold")
        console.print(heading.append(records.brief(record), style="bold cyan"))
        console.print(Text(" · ".join(filter(None, _report(reading))), style="dim"))
        console.print(_words(reading, records, record))
        console.print(_fields(records, record))
        told = referred(records, "record", record.record) if isinstance(record, Claim) else None
        if told is not None:
            console.print(Text(f"\nThe {kind_of(told)} {told.id}", style="bold"))
            console.print(_fields(records, told))
        console.print()
        for part in (_word(records, record), _dropped(record), _related(records, record)):
            if part is not None:
                console.print(part)


def _report(reading: Reading) -> tuple[str | None, ...]:
    return reading.title, reading.publisher, (reading.published or "")[:10]


def _words(reading: Reading, records: Records, record: Record) -> Group:
    if isinstance(record, Actor):
        return Group(Text(), _mentions(reading, record), Text())
    shown = list(in_context(reading, _marks(records, record)))
    return Group(*(Padding(each, (1, 0, 0, 2)) for each in shown), Text())


def _mentions(reading: Reading, actor: Actor) -> Table:
    forms = {(one.actor, one.span): one for one in reading.mentions}
    table = Table(box=None, padding=(0, 1), show_header=False)
    for span in actor.mentions:
        one = forms.get((actor.id, span))
        traits = (one.form, one.definiteness, one.number) if one else ()
        table.add_row(snippet(reading, span, _AROUND), ", ".join(filter(None, traits)))
    return table


def _marks(records: Records, record: Record) -> Sequence[Mark]:
    """Say which words a record stands on, the ones it is about in brackets."""
    if isinstance(record, Statement):
        return [
            *(Mark(span, "cyan") for span in record.source),
            *(Mark(span, "yellow") for span in record.cue),
            *(Mark(span, "green") for span in record.content),
        ]
    if isinstance(record, Event):
        return [
            Mark(record.span, "bold yellow"),
            *(Mark(span, "cyan", bracketed=False) for span in record.actors),
            *(Mark(span, "green", bracketed=False) for span in record.recipients),
            *(Mark(span, "magenta", bracketed=False) for span in record.instrument),
        ]
    if isinstance(record, Claim):
        told = [referred(records, "record", record.record)]
        told += [referred(records, "events", each) for each in record.events]
        marks = (mark for one in told if one is not None for mark in _marks(records, one))
        return list(dict.fromkeys(marks))
    if isinstance(record, Actor):
        return [Mark(span, "bold yellow") for span in record.mentions]
    beside: tuple[Span, ...] = ()
    if isinstance(record, Count):
        beside = (*record.of_whom, *((record.cue,) if record.cue else ()))
    return [
        Mark(record.span, "bold yellow"),
        *(Mark(span, "green", bracketed=False) for span in beside),
    ]


def _fields(records: Records, record: Record) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold", expand=True)
    table.add_column("field", style="dim", no_wrap=True)
    table.add_column("value", ratio=5, overflow="fold")
    table.add_column("why", ratio=5, overflow="fold")
    for name, value, reason, rule in fields(records, record):
        why = Text(reason)
        if rule:
            why.append(f"{' — ' if reason else ''}{rule}", style="dim")
        table.add_row(name, value, why)
    return table


def _word(records: Records, record: Record) -> Text | None:
    """Say on whose word a record stands; of actors, times and places nothing is claimed."""
    reading = records.reading
    if isinstance(record, Claim):
        chain = record.chain
    elif isinstance(record, Statement | Event | Relation | Count):
        inner = record.id if isinstance(record, Statement) else record.statement
        chain = Chains(reading).of(inner)
    else:
        return None
    shown = Text("On whose word: ", style="bold")
    shown.append_text(chain_words(reading, chain))
    if isinstance(record, Event | Relation):
        ids = ", ".join(claim.id for claim in claims_of(records, record))
        shown.append(f" (claims of it: {ids})", style="dim")
    return shown


def _dropped(record: Record) -> Group:
    told: dict[str, str] = lexicon.table("explain")["dropped"]
    title = Text("Weighed and dropped: ", style="bold")
    if not isinstance(record, PlaceRef):
        return Group(title.append(told[kind_of(record)], style="not bold"))
    if not record.alternatives:
        return Group(title.append(told["place_none"], style="not bold"))
    return Group(title.append(told["place"], style="not bold"), _alternatives(record.alternatives))


def _alternatives(candidates: Sequence[PlaceCandidate]) -> Table:
    table = Table(box=None, padding=(0, 1), show_header=False)
    for one in candidates:
        where = ", ".join(filter(None, (one.name, one.admin1, one.country)))
        at = f"{one.lat:.2f}, {one.lon:.2f}"
        table.add_row(f"{one.score:.2f}", Text(where), at, Text(one.id, style="dim"))
    return table


def _related(records: Records, record: Record) -> Group:
    found = list(_related_lines(records, record))
    title = Text("Records that have to do with it:", style="bold")
    return Group(title, *found) if found else Group(title.append(" none", style="not bold"))


def _related_lines(records: Records, record: Record) -> Iterator[Text]:
    for other, how in related(records, record):
        yield Text("  " + records.line(other)).append(f"  {how}", style="dim")
