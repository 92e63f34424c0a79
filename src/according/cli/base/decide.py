"""``according decide`` and ``according decisions``."""

import getpass
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from according.base import BaseError
from according.base import decisions as log
from according.base.store import Store
from according.cli.base.listing import out
from according.cli.base.options import BasePath
from according.cli.console import fail, stderr
from according.model import Decision

_SHORT = 12
"""Characters of an id that are shown."""
_STYLES = {"standing": "green", "replaced": "dim", "withdrawn": "dim", "unattached": "bold yellow"}


class Judged(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    MERGE = "merge"
    SPLIT = "split"
    SAME = "same"
    DIFFERENT = "different"


class ListFormat(StrEnum):
    """How decisions are listed."""

    TABLE = "table"
    JSONL = "jsonl"


Record = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]",
        help="The record: the report's id, a slash, the record's id (`a1b2c3/c5`). A beginning of "
        "the report's id is enough.",
        show_default=False,
    ),
]
Wanted = Annotated[
    Judged | None,
    typer.Argument(
        metavar="[VERDICT]",
        help="`accept`, `reject`, `amend` (`--field`, `--value`); `merge`, `split`: records of "
        "one report are one, or are not; `same`, `different`: claims, events or actors of two "
        "reports are one, or are not (these four with `--other`).",
        show_default=False,
    ),
]
By = Annotated[str | None, typer.Option("--by", help="Who decides; else the system's user.")]
Why = Annotated[str | None, typer.Option("--why", help="The reason, for whoever asks later.")]
Field = Annotated[
    str | None,
    typer.Option("--field", help="What is amended: type, time, actors, status, … (see the docs)."),
]
Value = Annotated[
    str | None,
    typer.Option(
        "--value",
        help="What it is to be, as JSON or in short: `2024-05-01/2024-05-03`, `Kell`, `12`, "
        "`120:131`, `null` for open.",
    ),
]
Other = Annotated[
    list[str] | None,
    typer.Option("--other", metavar="ID", help="The other record; of a merger all the others."),
]
Withdraw = Annotated[
    str | None,
    typer.Option("--withdraw", metavar="DECISION", help="Take this earlier decision back."),
]
Export = Annotated[
    Path | None,
    typer.Option(
        "--export", metavar="FILE", help="Write all decisions as JSON Lines; `-`: print them."
    ),
]
Import = Annotated[
    Path | None,
    typer.Option(
        "--import",
        metavar="FILE",
        help="Take in the decisions of such a file; those that are there already are passed over.",
    ),
]


def decide(
    base: BasePath,
    record: Record = None,
    verdict: Wanted = None,
    by: By = None,
    why: Why = None,
    field: Field = None,
    value: Value = None,
    other: Other = None,
    withdraw: Withdraw = None,
    export: Export = None,
    import_: Import = None,
) -> None:
    """Decide on a record of an evidence base. Decisions are only ever added.

    A decision hangs on the words of its record, and is found again when the report is read anew.
    A later decision of the same person on the same takes its place; what several people decide
    stands side by side. `according decisions` lists them.

    Exit status: 0 it was done; 2 the command was wrong.
    """
    asked = [record or verdict, withdraw, export, import_]
    if sum(one is not None for one in asked) != 1:
        fail("give a record and a verdict, or one of --withdraw, --export, --import")
    try:
        if export is not None:
            _export(base, export)
        elif import_ is not None:
            _import(base, import_)
        elif withdraw is not None:
            _told(base, log.Judgement(verdict="withdraw", withdraws=withdraw, why=why), by)
        else:
            if record is None or verdict is None:
                fail("give the record and the verdict: according decide BASE a1b2c3/c5 accept")
            _told(
                base,
                log.Judgement(
                    verdict=verdict.value,
                    records=(record, *(other or ())),
                    field=field,
                    value=_plain(value),
                    why=why,
                ),
                by,
            )
    except BaseError as error:
        fail(str(error))


Format = Annotated[
    ListFormat,
    typer.Option("--format", "-f", help="`table`, or `jsonl`: one object a line, with its state."),
]
State = Annotated[
    str | None,
    typer.Option(
        "--state", help="Only those `standing`, `replaced`, `withdrawn`, `unattached`, `disputed`."
    ),
]


def decisions(base: BasePath, format_: Format = ListFormat.TABLE, state: State = None) -> None:
    """List what people decided, and what has become of it.

    `standing`; `replaced` by a later decision of the same person; `withdrawn`; `unattached`: its
    record is no longer read, and why. Where people disagree, each other is named.

    Exit status: 0 all stand on a record; 1 some hang on nothing; 2 the command was wrong.
    """
    known = (*_STYLES, "disputed")
    if state is not None and state not in known:
        fail(f"there is no state {state!r}; there are {', '.join(known)}")
    try:
        with Store.open(base) as store:
            every = log.decisions(store.connection)
    except BaseError as error:
        fail(str(error))
    wanted = [
        one for one in every if state in (None, one.state, "disputed" if one.against else None)
    ]
    if format_ is ListFormat.JSONL:
        for one in wanted:
            sys.stdout.write(msgspec.json.encode(_line(one)).decode() + "\n")
    else:
        out().print(_table(wanted))
    if any(one.state == "unattached" for one in every):
        raise typer.Exit(1)


def _told(base: Path, judgement: log.Judgement, by: str | None) -> None:
    decision = log.decide(
        base, judgement, person=by or getpass.getuser(), at=datetime.now(UTC).isoformat()
    )
    words = "; ".join(f"“{_one_line(one.words)}”" for one in decision.records)
    stderr().print(
        f"{decision.verdict} by {decision.person}: {words or decision.withdraws}",
        markup=False,
        soft_wrap=True,
    )
    typer.echo(decision.id)


def _plain(value: str | None) -> Any:
    if value is None:
        return None
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value


def _export(base: Path, file: Path) -> None:
    lines = list(log.export_decisions(base))
    if str(file) == "-":
        sys.stdout.write(b"".join(lines).decode())
        return
    try:
        file.write_bytes(b"".join(lines))
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror or error}; name another file")
    stderr().print(f"{file}: {len(lines)} decisions", markup=False)


def _import(base: Path, file: Path) -> None:
    try:
        lines = sys.stdin.buffer.readlines() if str(file) == "-" else file.read_bytes().splitlines()
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror or error}; name another file")
    done = log.import_decisions(base, lines)
    stderr().print(
        f"{done.added} decisions taken in, {done.known} were there already", markup=False
    )


def _line(one: log.StatedDecision) -> dict[str, Any]:
    return {
        **msgspec.to_builtins(one.decision),
        "state": one.state,
        "is": one.records,
        "against": one.against,
        "withdrawn_by": one.withdrawn_by,
        "reason": one.reason,
    }


def _table(every: list[log.StatedDecision]) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column("decision", style="dim", no_wrap=True)
    for column in ("when", "who", "verdict", "record", "words", "why", "state"):
        table.add_column(column, overflow="fold")
    for one in every:
        decision = one.decision
        table.add_row(
            decision.id[:_SHORT],
            decision.at[: len("2024-05-01 12:00")].replace("T", " "),
            Text(decision.person),
            Text(_verdict(decision)),
            Text("\n".join(one.records)),
            Text("\n".join(f"“{_one_line(each.words)}”" for each in decision.records)),
            Text(decision.why or ""),
            _state(one),
        )
    return table


def _verdict(decision: Decision) -> str:
    if decision.field is None:
        return decision.verdict
    return f"{decision.field} is {msgspec.json.encode(decision.value).decode()}"


def _state(one: log.StatedDecision) -> Text:
    shown = Text(one.state, style=_STYLES[one.state])
    if one.reason and one.state == "unattached":
        shown.append(f": {one.reason}")
    if one.against:
        shown.append(f"\nagainst {', '.join(one.against)}", style="red")
    return shown


def _one_line(words: str) -> str:
    return " ".join(words.split())
