"""``according incident``: everything on one page."""

from typing import Annotated

import msgspec
import typer
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from according.base import Base, FiledIncident
from according.cli.base import options
from according.cli.base.claims import what_is
from according.cli.base.incidents import injured, killed, known_from, when
from according.cli.base.listing import one_line, opened, out
from according.link.disputes.numbers import number_words
from according.model import Answer, HeldValue, Holder, Incident, IncidentReport

_AROUND = 160
"""Characters around the word of a report that are quoted."""
_SHOWN = 8
"""Of those who hold one value."""

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="An incident's id, or a beginning that no other's has; also one that it had before"
        " another incident or an earlier report joined it.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as one line of JSON.")]


def incident(base: options.BasePath, id_: Id, json: AsJson = False) -> None:
    """Show an incident on one page: what is agreed, what is not, who tells it, who denies it."""
    with opened(base) as door:
        found = door.incident(id_)
        if json:
            typer.echo(msgspec.json.encode(found.incident).decode())
            return
        _page(out(), door, found)


def _page(console: Console, door: Base, found: FiledIncident) -> None:
    one = found.incident
    _head(console, found, one)
    _numbers(console, one)
    _disputes(console, one)
    _answers(console, "Denied or doubted", one.denials, "red")
    _answers(console, "Confirmed", one.confirmations, "green")
    _history(console, one)
    _origins(console, one)
    _reports(console, door, one)


def _head(console: Console, found: FiledIncident, one: Incident) -> None:
    title = Text(f"{what_is(one.type, one.mode)} “{one.words}”", style="bold cyan")
    where = one_line((one.place, one.country))
    title.append(f"  {one_line((where, when(found)))}", style="bold not italic")
    console.print(title)
    known = one_line((known_from(found), one_line((killed(found), injured(found)))), " · ")
    seen = f"reported {one.first}" if one.first == one.latest else f"{one.first} to {one.latest}"
    status = None if one.status == "happened" else f"told as {one.status}"
    line = one_line((known, status, seen if one.first else None), " · ")
    console.print(Text(line, style="bold"))
    for side, names in (("who", one.actors), ("to whom", one.recipients)):
        if names:
            console.print(Text(f"{side:>8}  ", style="dim").append("; ".join(names), "not dim"))
    console.print(Text(f"{'id':>8}  {one.id}", style="dim"))


def _numbers(console: Console, one: Incident) -> None:
    if not one.counts:
        return
    _title(console, "How many")
    table = _table("", "best", "least to most", "by")
    for count in one.counts:
        by = ", ".join(count.by[:_SHOWN])
        table.add_row(
            count.what,
            Text(str(count.best), style="bold"),
            number_words(count.low, count.high) if count.low != count.high else "",
            by,
        )
    console.print(_indented(table))


def _disputes(console: Console, one: Incident) -> None:
    if not one.disputes:
        return
    _title(console, "Not agreed", "red")
    for dispute in one.disputes:
        table = _table(dispute.about, "who holds it")
        for value in dispute.values:
            table.add_row(Text(value.value, style="bold"), _on_origins(value) + _holders(value))
        console.print(_indented(table))


def _answers(console: Console, title: str, answers: tuple[Answer, ...], style: str) -> None:
    if not answers:
        return
    _title(console, title, style)
    for answer in answers:
        line = Text(f"{answer.speaker} ({answer.stance}): ", style=style)
        line.append(f"“{_one_line(answer.quote)}”", style="not bold")
        line.append(f"  {_source(answer.publisher, answer.day)} {answer.id}", style="dim")
        if answer.told_in:
            told = f"  answers what {answer.told_by} tells: {answer.told_in}/{answer.claim}"
            line.append(told, style="dim")
        console.print(_indented(line))


def _history(console: Console, one: Incident) -> None:
    """Print how toll and blame changed, where they were told on several days."""
    days = {each.day for each in one.tolls} | {each.day for each in one.blame}
    if len(days) < 2:
        return
    _title(console, "Day by day")
    table = _table("day", "told", "by")
    seen: set[tuple[str | None, str, str]] = set()
    told = [
        (each.day, f"{number_words(each.low, each.high)} {each.what}", each.by)
        for each in one.tolls
    ]
    told += [(each.day, f"by {', '.join(each.actors)}", each.by) for each in one.blame]
    for day, what, by in sorted(told, key=lambda row: (row[0] or "9999", row[2].document)):
        key = (day, what, by.speaker)
        if key not in seen:
            seen.add(key)
            table.add_row(day or "no date", what, _holder(by))
    console.print(_indented(table))


def _origins(console: Console, one: Incident) -> None:
    if not one.origins:
        return
    _title(console, "Origins")
    table = _table("", "from", "reports")
    for origin in one.origins:
        table.add_row(origin.kind, origin.name or "not named", ", ".join(origin.reports))
    console.print(_indented(table))


def _reports(console: Console, door: Base, one: Incident) -> None:
    _title(console, "Reports")
    by_document: dict[str, list[IncidentReport]] = {}
    for report in one.reports:
        by_document.setdefault(report.document, []).append(report)
    for document, tellings in by_document.items():
        head = door.report(document)
        line = Text(_source(head.publisher, (head.published or "")[:10]), style="bold")
        line.append(f"  {head.title or ''}", style="not bold")
        line.append(f"  {document}", style="dim")
        if head.copy_of:
            line.append(f"  copy of {head.copy_of}", style="yellow")
        console.print(_indented(line))
        console.print(Padding(_quote(door, tellings[0]), (0, 0, 0, 4)))


def _quote(door: Base, telling: IncidentReport) -> Text:
    (text,) = door.connection.execute(
        "SELECT text FROM document WHERE id = ?", (telling.document,)
    ).fetchone()
    start, end = telling.span
    before = _one_line(text[max(0, start - _AROUND) : start])
    after = _one_line(text[end : end + _AROUND])
    quote = Text("…" if start > _AROUND else "").append(before + " " if before else "")
    quote.append(_one_line(text[start:end]), style="bold yellow")
    return quote.append(f" {after}" + ("…" if end + _AROUND < len(text) else ""))


def _on_origins(value: HeldValue) -> str:
    if value.independent is None:
        return ""
    return f"{value.independent} origin{'' if value.independent == 1 else 's'}: "


def _holders(value: HeldValue) -> str:
    named = "; ".join(_holder(by) for by in value.by[:_SHOWN])
    more = len(value.by) - _SHOWN
    return f"{named}; and {more} more" if more > 0 else named


def _holder(by: Holder) -> str:
    paper = _source(by.publisher or by.document, by.day)
    return paper if by.speaker == by.publisher else f"{by.speaker} ({paper})"


def _source(publisher: str | None, day: str | None) -> str:
    return one_line((publisher or "paper not known", day), ", ")


def _title(console: Console, title: str, style: str = "") -> None:
    console.print(Text(f"\n{title}", style=f"bold {style}".strip()))


def _table(*names: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _indented(shown: RenderableType) -> Padding:
    return Padding(shown, (0, 0, 0, 2))


def _one_line(words: str) -> str:
    return " ".join(words.split())
