"""A reading as a person wants to look at it in a terminal."""

from collections.abc import Iterable

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from according.cli.cast import show_cast
from according.cli.claims import show_claims
from according.cli.facts import show_facts
from according.model import Paragraph, Reading, Span, Statement, words

_STYLES = {"source": "bold cyan", "cue": "yellow", "content": "green"}
_ASIDE = {"furniture": "dim strike", "credit": "dim italic"}
"""Paragraphs that are not read, and how they are shown."""
_LONGEST = 160
"""Characters of a statement's content shown in the list; the whole of it is in the text above."""


def show_report(console: Console, reading: Reading) -> None:
    """Print a report: its text with the statements marked, who says what, when, where, who."""
    console.print(Rule(style="dim"))
    console.print(_head(reading))
    console.print(_legend())
    for paragraph in reading.paragraphs:
        console.print(Padding(_marked(reading, paragraph), (1, 0, 0, 2)))
    console.print()
    if reading.statements:
        console.print(statement_table([reading]))
    else:
        console.print("[bold]No statements[/]: the report quotes nobody that could be found.\n")
    console.print()
    console.print(show_claims(reading))
    console.print(show_facts(reading))
    console.print(show_cast(reading))


def statement_table(readings: Iterable[Reading], *, documents: bool = False) -> Table:
    """Return a table with one row a statement, nested ones indented under their parents."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold", expand=True)
    if documents:
        table.add_column("report", overflow="fold", max_width=16, style="dim")
    table.add_column("id", style="dim", no_wrap=True)
    for name, ratio in (("source", 3), ("cue", 2), ("content", 7)):
        table.add_column(name, style=_STYLES[name], ratio=ratio, overflow="fold")
    table.add_column("act, manner, source kind, confidence", ratio=3, overflow="fold")
    for reading in readings:
        for statement in reading.statements:
            report = [Text(reading.id)] if documents else []
            table.add_row(*report, *_row(reading, statement))
    return table


def _row(reading: Reading, statement: Statement) -> list[Text]:
    depth = _depth(reading, statement)
    content = words(reading.text, statement.content).replace("\n", " ")
    short = content if len(content) <= _LONGEST else f"{content[: _LONGEST - 1]}…"
    traits: list[str] = [statement.act, statement.manner]
    traits += [statement.source_kind] if statement.source_kind else []
    traits.append(f"{statement.confidence:.2f}")
    if statement.parent:
        traits.append(f"inside {statement.parent}")
    if statement.about:
        traits.append(f"about {statement.about}")
    return [
        Text("  " * depth + ("└ " if depth else "") + statement.id),
        _source(reading, statement),
        Text(words(reading.text, statement.cue) or "—"),
        Text(short),
        Text(", ".join(traits).replace("_", " ")),
    ]


def _source(reading: Reading, statement: Statement) -> Text:
    """Return the source's words, and whom they mean where that is more than they say."""
    said = words(reading.text, statement.source)
    shown = Text(said or "—")
    meant = next((a.name for a in reading.actors if a.id == statement.speaker), said)
    if meant not in said:
        shown.append(f" = {meant}", style="dim")
    return shown


def _depth(reading: Reading, statement: Statement) -> int:
    by_id = {s.id: s for s in reading.statements}
    depth = 0
    while statement.parent and depth < len(by_id):
        statement = by_id[statement.parent]
        depth += 1
    return depth


def _head(reading: Reading) -> Group:
    title = Text()
    if reading.kicker:
        title.append(f"{reading.kicker}  ", style="bold red")
    title.append(reading.title or "(no title)", style="bold")
    published = reading.published
    if published and reading.published_from:
        published += f" ({reading.published_from})"
    dateline = reading.dateline
    place = dateline.place if dateline else None
    credit = f"credited to {dateline.credit}" if dateline and dateline.credit else None
    size = f"{len(reading.text.split())} words, {len(reading.statements)} statements"
    told = (
        reading.publisher,
        published or "date unknown",
        reading.byline,
        place,
        credit,
        size,
        reading.url,
    )
    return Group(title, Text(" · ".join(part for part in told if part), style="dim"))


def _legend() -> Text:
    legend = Text("marked: ", style="dim")
    for name, style in _STYLES.items():
        legend.append(name, style=style)
        legend.append(" ")
    return legend


def _marked(reading: Reading, paragraph: Paragraph) -> Text:
    text = Text(paragraph.span.of(reading.text))
    if paragraph.role in _ASIDE:
        text.stylize(_ASIDE[paragraph.role])
        return text
    if paragraph.role == "title":
        text.stylize("bold")
    for role in ("content", "cue", "source"):
        for statement in reading.statements:
            for span in getattr(statement, role):
                _stylize(text, span, paragraph.span, _STYLES[role])
    return text


def _stylize(text: Text, span: Span, around: Span, style: str) -> None:
    if span.overlaps(around):
        start = max(0, span.start - around.start)
        text.stylize(style, start, min(span.end, around.end) - around.start)
