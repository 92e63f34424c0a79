"""``according link``."""

from contextlib import closing
from datetime import datetime

import typer
from rich.markup import escape

from according.base.errors import BaseError
from according.cli.base import options
from according.cli.base.pace import Pace
from according.cli.console import fail, stderr
from according.cli.stopping import STOPPED, stoppable
from according.link.job import Progress, link_base


def link(base: options.BasePath) -> None:
    """Find out which reports tell the same happening, and how many really know.

    Only what is new since the last run is compared, and only what it touches is grouped anew; the
    outcome is the same whatever the order of the reports. It can be stopped at any moment: run the
    same command again and it goes on. People's decisions (same, different, merge, split) hold.

    Exit status: 0 all is linked; 1 decisions contradict each other; 2 the command was wrong; 130 it
    was stopped.
    """
    done: Progress | None = None
    try:
        with stoppable(), Pace("comparing", None) as pace, closing(link_base(base, _now)) as steps:
            for done in steps:
                if done.stage == "comparing":
                    pace.total = done.of
                    pace.show(done.done, worked=done.done, words=done.words)
    except BaseError as error:
        fail(str(error))
    except KeyboardInterrupt:
        stderr().print("stopped; run the same command again to go on", style="bold")
        raise typer.Exit(STOPPED) from None
    _tell(str(base), done)
    if done is not None and done.conflicts:
        raise typer.Exit(1)


def _tell(base: str, done: Progress | None) -> None:
    console = stderr()
    if done is None:
        console.print(f"{escape(base)}: nothing new to link", soft_wrap=True)
        return
    parts = [f"{done.reports:,} reports linked"]
    if done.gone:
        parts.append(f"{done.gone:,} of them anew")
    parts.append(f"{done.pairs:,} pairs of events compared")
    parts.append(f"{done.incidents:,} incidents made or made anew")
    parts.append(f"{done.actors:,} actors of several reports")
    console.print(f"{escape(base)}: {', '.join(parts)}", soft_wrap=True)
    if done.conflicts:
        console.print(
            f"[bold red]{done.conflicts:,} decisions contradict others[/]: they say that two are"
            " not one happening which other decisions make one; withdraw one of them:"
            f" according decisions {escape(base)}",
            soft_wrap=True,
        )


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
