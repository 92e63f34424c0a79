"""The claims of a report for the terminal: what is told to have happened, and on whose word."""

import re
from collections.abc import Iterable, Sequence

import msgspec
from rich.console import Group
from rich.table import Table
from rich.text import Text

from according import lexicon
from according.claims import Chains, read_claims
from according.cli.facts import how_many, interval
from according.model import (
    Claim,
    Count,
    Event,
    EventType,
    Held,
    Link,
    Reading,
    Spans,
    TimeRef,
    words,
)

_SCOPES = {"event": "", "subset": "among them ", "total": "in all "}
_NOT_SO: frozenset[str | None] = frozenset({"denied", "negated", "doubted"})
_STYLES = {
    "denied": "bold red",
    "doubted": "bold red",
    "negated": "red",
    "possible": "yellow",
    "planned": "yellow",
    "hypothetical": "yellow",
    "background": "dim",
}
_AFTERWARDS: dict[str, str] = {
    "retracts": "taken back by",
    "confirms": "confirmed by",
    "declines_to_comment": "no comment from",
}
_WHOLE_YEAR = re.compile(r"(\d{4})-01-01 \1-12-31")
_SECONDS = re.compile(r"(\d\d:\d\d):00(?!\d)")
_DAY = len("2023-03-02")


def show_claims(reading: Reading) -> Group:
    """Return the list of what a report tells: a row a happening, and one for every other word.

    A happening that is told by several has its first teller in its row; each other stands below,
    with only what it tells otherwise. Relations are left to the cast.
    """
    rows = _rows(reading)
    if not rows:
        return Group()
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold", expand=True)
    table.title, table.title_justify, table.title_style = "What is told", "left", "bold"
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("what", style="bold cyan", ratio=4, overflow="fold")
    table.add_column("who → whom", ratio=6, overflow="fold")
    table.add_column("when", ratio=3, overflow="fold")
    table.add_column("where", ratio=3, overflow="fold")
    table.add_column("how many", ratio=4, overflow="fold")
    table.add_column("on whose word", ratio=5, overflow="fold")
    table.add_column("status", ratio=4, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return Group(table)


def plainly(type_: EventType, mode: str | None = None) -> str:
    """Return what people call events of a type and mode: "bombing", "allegation"."""
    called: dict[str, str] = lexicon.table("event_words")[type_]
    return called.get(mode or "is", called["is"])


def chain_words(reading: Reading, chain: Iterable[Link]) -> Text:
    """Write a chain from the innermost speaker out: ``Clinton ← Israeli media ← The Gazette``."""
    return Text(" ← ").join(_teller(reading, link) for link in chain)


def teller_name(reading: Reading, link: Link) -> str:
    """Return who a link is: the actor's name where the words for it do not hold it already."""
    printed = link.name or ""
    meant = next((actor.name for actor in reading.actors if actor.id == link.speaker), "")
    return (printed if meant in printed else meant) or "somebody unnamed"


def held_words(held: Held) -> str:
    """Return what people call that which somebody holds a happening to be."""
    return "told as so" if held == "stands" else held


class _Told(msgspec.Struct, frozen=True):
    """What one claim tells, in words for the columns."""

    what: str
    parties: str
    when: str
    where: str
    number: str


def _teller(reading: Reading, link: Link) -> Text:
    shown = Text(teller_name(reading, link))
    if link.source_kind == "unnamed" and "unnamed" not in shown.plain:
        shown.append(" (unnamed)", style="dim italic")
    return shown


def _rows(reading: Reading) -> list[Sequence[Text]]:
    events = {event.id: event for event in reading.events}
    chains = Chains(reading)
    claims = [one for one in reading.claims or read_claims(reading) if one.kind == "event"]
    happenings: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        happenings.setdefault(claim.events, []).append(claim)
    return [
        row
        for ids, told in happenings.items()
        for row in _happening(reading, chains, [events[each] for each in ids], told)
    ]


def _happening(
    reading: Reading, chains: Chains, events: Sequence[Event], claims: Sequence[Claim]
) -> Iterable[Sequence[Text]]:
    """Write the rows of one happening; the first has what any of its events tells."""
    shown: _Told | None = None
    for claim in claims:
        own = [event for event in events if _tells(claim, event, events)]
        counts = [
            _number(reading, count) + (f" ({teller_name(reading, giver)})" if giver else "")
            for count, giver in _counts(reading, chains, events, (claim, claims))
        ]
        told = _told(reading, own if shown else [*own, *events], counts)
        cells: Iterable[str] = msgspec.structs.astuple(told)
        if shown is not None:
            before = msgspec.structs.astuple(shown)
            cells = ("" if cell == old else cell for cell, old in zip(cells, before, strict=True))
        shown = shown or told
        shown_cells = (Text(cell) for cell in cells)
        yield (
            Text(claim.id),
            *shown_cells,
            chain_words(reading, claim.chain),
            _status(reading, claim),
        )


def _tells(claim: Claim, event: Event, events: Sequence[Event]) -> bool:
    """Tell whether an event of the claim's happening is the claim's own."""
    first = next(each for each in events if each.id == claim.record)
    return (event.statement, event.status) == (first.statement, first.status)


def _told(reading: Reading, events: Sequence[Event], counts: Sequence[str]) -> _Told:
    """Take every value from the first of the events that has it."""
    times = {time.id: time for time in reading.times}
    places = {place.id: place for place in reading.places}
    time = next((times[e.time] for e in events if e.time in times), None)
    place = next((places[e.place] for e in events if e.place in places), None)
    first = events[0]
    return _Told(
        what=f"{plainly(first.type, first.mode)} “{_one_line(reading, (first.span,))}”",
        parties=_parties(reading, events),
        when=_when(reading, time) if time else "",
        where=place.name if place else "",
        number="; ".join(counts),
    )


def _when(reading: Reading, time: TimeRef) -> str:
    """Write a time shortly: ``2023-03``, ``since 2021``, ``2023-03-02 12:00 to 18:00``."""
    if time.start is None and time.end is None:
        return f"“{_one_line(reading, (time.span,))}”"
    if time.start is None or time.end is None:
        return interval(time)
    start, end = time.start.replace("T", " "), time.end.replace("T", " ")
    if _WHOLE_YEAR.fullmatch(f"{start} {end}"):
        shown = start[:4]
    elif time.precision == "month" and start[:7] == end[:7]:
        shown = start[:7]
    elif start == end:
        shown = start
    else:
        same_day = min(len(start), len(end)) > _DAY and start[:_DAY] == end[:_DAY]
        last = end[_DAY + 1 :] if same_day else end
        shown = f"{start} to {last}"
    shown = _SECONDS.sub(r"\1", shown)
    return f"{time.bound} {shown}" if time.bound else shown


def _parties(reading: Reading, events: Sequence[Event]) -> str:
    doers = next((found for e in events if (found := _party(reading, e.actors, e.actor_ids))), "")
    others = next(
        (found for e in events if (found := _party(reading, e.recipients, e.recipient_ids))), ""
    )
    if not others:
        return doers
    return f"{doers or '?'} → {others}"


def _party(reading: Reading, spans: Spans, ids: Sequence[str]) -> str:
    """Name parties by the words for them, or by the actors where the words are only "they"."""
    printed = [_one_line(reading, (span,)) for span in spans]
    if not printed or not all(len(name.split()) > 1 or name[:1].isupper() for name in printed):
        names = {actor.id: actor.name for actor in reading.actors}
        meant = [names[each] for each in ids if each in names]
        printed = meant if len(meant) >= len(printed) else printed
    return ", ".join(dict.fromkeys(printed))


def _counts(
    reading: Reading,
    chains: Chains,
    events: Sequence[Event],
    claim: tuple[Claim, Sequence[Claim]],
) -> Iterable[tuple[Count, Link | None]]:
    """Find the numbers of a claim, among all claims of its happening.

    The first claim on a word has the numbers given on that word; the first of all also has those
    given on no claim's word, each with its giver.
    """
    one, among = claim
    ids = {event.id for event in events}
    named = {each for event in events for each in event.counts}
    mine, words_given = one.chain[0].statement, [each.chain[0].statement for each in among]
    first_on_word = among[words_given.index(mine)] is one
    for count in reading.counts:
        if count.id not in named and count.event not in ids:
            continue
        if count.statement == mine and first_on_word:
            yield count, None
        elif count.statement not in words_given and one is among[0]:
            yield count, chains.of(count.statement)[0]


def _number(reading: Reading, count: Count) -> str:
    whom = _one_line(reading, count.of_whom) or count.group or ""
    return " ".join(filter(None, (_SCOPES[count.scope] + how_many(count), whom, count.what)))


def _status(reading: Reading, claim: Claim) -> Text:
    """Say what who tells it holds it to be, and who holds otherwise."""
    inner, *outer = claim.chain
    held = inner.held or "not said"
    shown = Text(held_words(inner.held) if inner.held else held, style=_STYLES.get(held, ""))
    if inner.stance in ("denies", "doubts") and held not in _NOT_SO:
        shown.append(f", in what it {inner.stance}", style="bold red")
    others: dict[str, list[str]] = {}
    for link in (*outer, *claim.answers):
        if link.held in _NOT_SO and link.held != held:
            others.setdefault(f"✗ {link.held} by", []).append(teller_name(reading, link))
        elif link.stance in _AFTERWARDS:
            others.setdefault(_AFTERWARDS[link.stance], []).append(teller_name(reading, link))
    for how, names in others.items():
        style = "red" if how.startswith("✗") else "dim"
        shown.append(f"\n{how} {', '.join(dict.fromkeys(names))}", style=style)
    return shown


def _one_line(reading: Reading, spans: Spans) -> str:
    return " ".join(words(reading.text, spans).split())
