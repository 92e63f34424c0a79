"""When, where and how many: the times, places and numbers of a report for the terminal."""

from collections.abc import Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from according.model import Count, PlaceRef, Reading, Span, TimeRef, words

_AROUND = 28
"""Characters of the text shown on each side of a value's words."""
_NO_TIME = "the words name no particular time"
"""Why "now" and "recently" are open: they share one row."""
_SHOWN_USES = ("location", "actor", "in_name")
_SCOPES = {"event": "", "subset": "among ", "total": "in all "}


def show_facts(reading: Reading) -> Group:
    """Return the timeline, the places and the numbers of a report, as far as it has any."""
    parts: list[Table | Text] = []
    for rows in (
        _timeline(reading) if reading.times else None,
        _places(reading),
        _numbers(reading) if reading.counts else None,
    ):
        if rows is not None:
            parts += [rows, Text()]
    return Group(*parts)


def how_many(count: Count) -> str:
    """Write the number of a count: ``12``, ``about 9 to 11``, ``at least 24``, ``up to 30``."""
    low, high = count.low, count.high
    if low is None and high is None:
        return "some"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    if low == high:
        return f"{low:,}" if count.exact else f"about {low:,}"
    return f"{low:,} to {high:,}"


def interval(time: TimeRef) -> str:
    """Write the interval of a time: ``2015-12-07 to 2015-12-13``, ``since 2007``, ``open``."""
    if time.start is None and time.end is None:
        return "open"
    if time.end is None:
        return f"since {time.start}"
    if time.start is None:
        return f"until {time.end}"
    return time.start if time.start == time.end else f"{time.start} to {time.end}"


def _table(title: str) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold", expand=True)
    table.title, table.title_justify, table.title_style = title, "left", "bold"
    table.add_column("id", style="dim", no_wrap=True)
    return table


def _timeline(reading: Reading) -> Table:
    table = _table("When")
    table.add_column("interval", style="bold cyan", ratio=3)
    table.add_column("precision", ratio=2)
    table.add_column("words", ratio=6, overflow="ellipsis", no_wrap=True)
    table.add_column("counted from, or why it is open", ratio=4)
    known = {time.id: time.span.of(reading.text) for time in reading.times}
    vague = [time for time in reading.times if time.reason == _NO_TIME]
    for time in sorted(
        (time for time in reading.times if time not in vague),
        key=lambda t: (t.start or t.end or "9", t.span),
    ):
        counted = time.anchor or ""
        if time.anchor == "published":
            counted = f"the day of the report, {(reading.published or '')[:10]}".rstrip(" ,")
        elif time.anchor in known:
            counted = f"“{known[time.anchor]}” ({time.anchor})"
        told = " ".join(filter(None, (time.bound, (time.precision or "").replace("_", " "))))
        table.add_row(
            time.id, interval(time), told, _in_context(reading, time.span), time.reason or counted
        )
    if vague:
        said = dict.fromkeys(f"“{known[time.id].lower()}”" for time in vague)
        ids = vague[0].id if len(vague) == 1 else f"{vague[0].id} …"
        table.add_row(ids, "open", "", ", ".join(said), vague[0].reason or "")
    return table


def _places(reading: Reading) -> Table | None:
    shown = [place for place in reading.places if place.use in _SHOWN_USES]
    if not shown:
        return None
    groups: dict[tuple[str | None, str], list[PlaceRef]] = {}
    for place in shown:
        groups.setdefault((place.gazetteer or place.name, place.precision or ""), []).append(place)
    table = _table("Where")
    table.add_column("place", style="bold cyan", ratio=4)
    table.add_column("lat, lon", no_wrap=True)
    table.add_column("precision", ratio=2)
    table.add_column("words", ratio=5, overflow="ellipsis", no_wrap=True)
    table.add_column("named", justify="right", no_wrap=True)
    table.add_column("why this one, or why it is open", ratio=5)
    for places in groups.values():
        table.add_row(*_place(reading, places))
    return table


def _place(reading: Reading, places: Sequence[PlaceRef]) -> list[str | Text]:
    first = min(places, key=lambda place: _SHOWN_USES.index(place.use))
    within = [part for part in (first.admin1, first.country) if part and part != first.name]
    if first.precision == "country" or (first.feature or "").startswith("A.PCL"):
        within = []
    at = "" if first.lat is None else f"{first.lat:.2f}, {first.lon:.2f}"
    precision: str = first.precision or "open"
    if first.radius:
        precision += f" within {first.radius:.0f} km"
    standing = {"actor": "stands for who acts", "in_name": "inside a name"}.get(first.use, "")
    why = "; ".join(filter(None, (first.reason or first.why, standing)))
    if first.alternatives and not first.reason:
        others = len(first.alternatives)
        why += f" ({others} other{'s' if others > 1 else ''} weighed)"
    return [
        first.id,
        ", ".join([first.name, *within]),
        at,
        precision,
        _in_context(reading, first.span),
        str(len(places)),
        why,
    ]


def _numbers(reading: Reading) -> Table:
    table = _table("How many")
    table.add_column("what", style="bold cyan", ratio=2)
    table.add_column("how many", style="bold", ratio=2)
    table.add_column("of whom", ratio=3)
    table.add_column("words", ratio=6, overflow="ellipsis", no_wrap=True)
    table.add_column("on whose word", ratio=3)
    for count in reading.counts:
        number = _SCOPES[count.scope] + how_many(count)
        if count.within:
            number += f" (of {count.within})"
        whom = " ".join(words(reading.text, count.of_whom).split()) or (count.group or "")
        said = _speaker(reading, count.statement)
        table.add_row(count.id, count.what, number, whom, _in_context(reading, count.span), said)
    return table


def _speaker(reading: Reading, statement: str | None) -> str:
    """Name who says it, and in whose words they are told, out to the report."""
    by_id = {s.id: s for s in reading.statements}
    names = {actor.id: actor.name for actor in reading.actors}
    chain = []
    while statement in by_id:
        one = by_id[statement]
        chain.append(names.get(one.speaker or "") or words(reading.text, one.source) or "unnamed")
        statement = one.parent
    return " ← ".join(chain) or "the report"


def _in_context(reading: Reading, span: Span) -> Text:
    text = reading.text
    before = " ".join(text[max(0, span.start - _AROUND) : span.start].split(" ")[1:])
    shown = Text(before.replace("\n", " "), style="dim")
    shown.append(span.of(text).replace("\n", " "), style="not dim bold yellow")
    return shown.append(text[span.end : span.end + _AROUND].replace("\n", " "), style="dim")
