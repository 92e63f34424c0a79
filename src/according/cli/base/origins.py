"""``according origins``."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from according.cli.base import options
from according.cli.base.listing import one_line, opened, out, short
from according.link.origins.filed import ClaimOrigins, claim_origins
from according.link.origins.records import Collapse, FoundOrigin, Origins, Paper

ClaimId = Annotated[
    str,
    typer.Argument(
        metavar="CLAIM",
        help="A claim: its report's id or a beginning, a slash, and the claim's: `a1b2c3/c5`.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")]
_KINDS = {"unnamed": "not named", "outlet": "a paper's word", "wire": "wire"}
_SURE = {"sure": "", "rather": "likely: ", "maybe": "perhaps: "}


def origins(base: options.BasePath, claim: ClaimId, json: AsJson = False) -> None:
    """Tell how many really know what a claim tells: whom it rests on, and who copies whom."""
    with opened(base) as door:
        found = claim_origins(door, claim)
    if json:
        told = msgspec.to_builtins(found)
        for paper in told["papers"]:
            del paper["runs"]
        typer.echo(msgspec.json.encode(told).decode())
        return
    _print(out(), found)


def _print(console: Console, found: ClaimOrigins) -> None:
    papers = {paper.document: paper for paper in found.papers}
    told = "report tells" if len(papers) == 1 else "reports tell"
    console.print(Text(f"{found.words}  ", style="bold").append(short(found.claim), style="dim"))
    console.print(f"{len(papers)} {told} it, and it rests on {_number(found.origins)}.")
    if found.incident is None:
        console.print(Text("The base has not been linked since this report was filed: other reports"
                           " are left out. See: according link", style="yellow"))  # fmt: skip
    for each in found.origins.origins:
        _origin(console, each, papers)
    for doubt in found.origins.doubts:
        console.print(Text(f"  perhaps one: {doubt.why}", style="dim"))
    if found.values:
        console.print(Text("\nNumbers", style="bold"))
    for value in found.values:
        names = (each.origin.name for each in value.origins.origins)
        line = f"  {value.value.what} {value.value.words}: {_number(value.origins)}"
        console.print(Text(line).append(f" ({one_line(tuple(names))})", style="dim"))


def _origin(console: Console, found: FoundOrigin, papers: Mapping[str, Paper]) -> None:
    origin = found.origin
    name = Text(f"\n{origin.name or 'nobody named'}", style="bold")
    kind = "names no source" if found.unsourced else _KINDS.get(origin.kind, origin.kind)
    console.print(name.append(f"  {kind}", style="not bold dim"))
    for report in origin.reports:
        paper = papers[report]
        day = (paper.published or "")[:10] or None
        console.print(Text("  " + one_line((paper.publisher, day, short(report)), " · ")))
    for step in found.evidence:
        console.print(Text(f"    {_why(step, papers)}", style="dim"))


def _why(step: Collapse, papers: Mapping[str, Paper]) -> str:
    one, other = (papers[each].publisher or short(each) for each in step.documents)
    who = one if one == other else f"{one}, {other}"
    return f"{who}: {_SURE[step.strength]}{step.why}"


def _number(found: Origins) -> str:
    noun = "origin" if found.independent == 1 else "origins"
    between = "" if found.low == found.high else f" (from {found.low} to {found.high})"
    return f"{found.independent} {noun}{between}"
