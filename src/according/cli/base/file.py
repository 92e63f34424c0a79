"""``according file``."""

import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from according.actors import ActorListError
from according.base.errors import BaseError
from according.base.filing import (
    Filed,
    Order,
    default_workers,
    file_reports,
    read_anew,
)
from according.cli.base.pace import Pace
from according.cli.console import fail, stderr
from according.cli.options import (
    ActorLists,
    Every,
    MinConfidence,
    Published,
    Publisher,
    Title,
    Url,
    reading_options,
)
from according.cli.places import provide_places
from according.cli.stopping import STOPPED, stoppable
from according.encoder import WeightsError
from according.ingest import Given, IngestError
from according.ingest.estimate import estimate
from according.language import PipelineError
from according.model import Failure
from according.places.gazetteer import GazetteerError

_SHOWN = 10
"""Failures that are told at the end; all are in the base."""

BasePath = Annotated[
    Path,
    typer.Argument(
        metavar="BASE",
        help="The evidence base, one file; it is made where there is none.",
        show_default=False,
    ),
]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT …|-]",
        help="Pages (.html), texts (.txt), JSON Lines, feeds (RSS, Atom), archives (.warc, "
        ".warc.gz), folders of these, http(s) addresses; `-` is standard input. Lines of JSON that "
        "are readings (`according read -f json`, `according export BASE jsonl`) are filed as they "
        "are.",
        show_default=False,
    ),
]
WorkerCount = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        help="How many processes read; each takes up to 1.3 GB. Without it: one a core, as far as "
        "the free memory goes.",
        show_default=False,
    ),
]
RetryFailed = Annotated[
    bool,
    typer.Option(
        "--retry-failed",
        help="Also try again what failed in earlier runs; needs no INPUT.",
    ),
]
Again = Annotated[
    bool,
    typer.Option(
        "--reread",
        help="First read anew the reports that another version of the reader read, or one with "
        "other options; needs no INPUT. Old readings are kept, and people's decisions stay.",
    ),
]


def file(
    base: BasePath,
    inputs: Inputs = None,
    workers: WorkerCount = None,
    retry_failed: RetryFailed = False,
    reread: Again = False,
    title: Title = None,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    min_confidence: MinConfidence = 0.0,
    actors: ActorLists = None,
    every: Every = False,
) -> None:
    """Read reports and file them, with all that is read in them, in an evidence base.

    It can be stopped at any moment (Ctrl-C, a kill, a power cut): run the same command again and
    it goes on. What is filed is passed over, so the same input twice changes nothing. Copies and
    near copies are kept and linked; a copy that the reader would see alike is not read again. A
    document that fails is kept with the reason, and the rest is filed.

    Exit status: 0 all is filed; 1 something could not be filed; 2 the command was wrong; 130 it
    was stopped.
    """
    if not (inputs or retry_failed or reread):
        if sys.stdin.isatty():
            fail("nothing to file; name a file, a folder or an address, or pipe reports in")
        inputs = ["-"]
    try:
        order = Order(
            inputs=tuple(inputs or ()),
            told=Given(title=title, published=published, publisher=publisher, url=url),
            options=reading_options(min_confidence, actors, every=every),
            workers=workers or default_workers(),
            retry_failed=retry_failed,
        )
    except (ActorListError, IngestError) as error:
        fail(str(error))
    provide_places()
    if _run(base, order, reread=reread):
        raise typer.Exit(1)


def _run(base: Path, order: Order, *, reread: bool) -> int:
    """Do what is asked for; return how many failed."""
    try:
        with stoppable():
            failed = _reread(base, order) if reread else 0
            if order.inputs or order.retry_failed:
                failed += _file(base, order)
    except (BaseError, GazetteerError, PipelineError, WeightsError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        stderr().print("stopped; run the same command again to go on", style="bold")
        raise typer.Exit(STOPPED) from None
    return failed


def _file(base: Path, order: Order) -> int:
    """File; return how many failed."""
    total = None if order.retry_failed else estimate(order.inputs)
    done, failures = Filed(), list[Failure]()
    with (
        Pace("filing", total) as pace,
        closing(file_reports(base, order, _now, stdin=sys.stdin.buffer)) as runs,
    ):
        for done in runs:
            pace.show(done.seen, worked=done.filed + done.failed, words=done.words)
            failures.extend(done.failures[: _SHOWN - len(failures)])
    parts = [
        f"{done.filed:,} filed",
        f"{done.copies:,} of them copies" if done.copies else "",
        f"{done.known:,} passed over, filed before" if done.known else "",
        f"{done.given_up:,} passed over, failed before (--retry-failed tries them again)"
        if done.given_up
        else "",
    ]
    _tell(base, [part for part in parts if part], done.failed, failures)
    return done.failed


def _reread(base: Path, order: Order) -> int:
    """Read anew; return how many failed."""
    reread = failed = 0
    failures = list[Failure]()
    with Pace("reading anew", None) as pace, closing(read_anew(base, order)) as runs:
        for done in runs:
            pace.total = done.of
            pace.show(done.seen, worked=done.seen, words=done.words)
            failures.extend(done.failures[: _SHOWN - len(failures)])
            reread, failed = done.reread, done.failed
    _tell(base, [f"{reread:,} read anew"], failed, failures)
    return failed


def _tell(base: Path, parts: list[str], failed: int, failures: list[Failure]) -> None:
    """Print what a run came to, and why the first failed."""
    console = stderr()
    for failure in failures:
        where = failure.origin or failure.url or failure.id
        told = escape(f"{where}: {failure.error}")
        console.print(f"[bold red]not filed:[/] {told}", soft_wrap=True)
    if failed > len(failures):
        console.print(f"… and {failed - len(failures):,} more")
    if failed:
        parts = [*parts, f"{failed:,} failed (all reasons: according info {base})"]
    console.print(f"{escape(str(base))}: {escape(', '.join(parts))}", soft_wrap=True)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
