"""``according watch``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from according.base.errors import BaseError
from according.base.filing import Filer, default_workers
from according.base.store import Store
from according.cli.base.file import BasePath, WorkerCount
from according.cli.base.listing import out
from according.cli.console import fail, stderr
from according.cli.options import ActorLists, Every, MinConfidence, reading_options
from according.cli.places import provide_places
from according.cli.stopping import STOPPED, stoppable
from according.encoder import WeightsError
from according.language import PipelineError
from according.places.gazetteer import GazetteerError
from according.watch import Plan, Round, State, SystemClock, Watcher
from according.watch.names import name_of

_TROUBLED = 30
"""Items with a fault that are listed."""

Feeds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FEED …]",
        help="Addresses of feeds (RSS, Atom). The base remembers them: without any, those are "
        "watched that it knows.",
        show_default=False,
    ),
]
FeedList = Annotated[
    Path | None,
    typer.Option(
        "--feeds", metavar="FILE", help="A file with an address a line; `#` begins a remark.",
        exists=True, dir_okay=False, show_default=False,
    ),
]  # fmt: skip
Once = Annotated[
    bool, typer.Option("--once", help="Go round until nothing is due, then end: for cron.")
]
Interval = Annotated[
    float, typer.Option(min=1, metavar="MINUTES", help="Time between two looks at a feed.")
]
LinkEvery = Annotated[
    float,
    typer.Option(
        min=0, metavar="MINUTES", help="Link what was filed at most so often; 0: at once."
    ),
]
Pages = Annotated[
    bool,
    typer.Option(
        "--pages/--no-pages",
        help="File the pages that items lead to, or only the text in the feed.",
    ),
]
Pause = Annotated[
    float,
    typer.Option(min=0, metavar="SECONDS", help="Least time between two requests to a host."),
]
Contact = Annotated[
    str | None,
    typer.Option(
        help="Where you can be reached, told to every server: an address or a page.",
        show_default=False,
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Let feeds lead to hosts inside the network of this machine."
    ),
]
Status = Annotated[
    bool, typer.Option("--status", help="Only tell how the feeds of the base are doing.")
]
Forget = Annotated[
    list[str] | None,
    typer.Option(metavar="FEED", help="Watch this feed no more.", show_default=False),
]


def watch(
    base: BasePath,
    feeds: Feeds = None,
    feed_list: FeedList = None,
    once: Once = False,
    interval: Interval = 15,
    link_every: LinkEvery = 30,
    pages: Pages = True,
    pause: Pause = 2,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    status: Status = False,
    forget: Forget = None,
    workers: WorkerCount = None,
    min_confidence: MinConfidence = 0.0,
    actors: ActorLists = None,
    every: Every = False,
) -> None:
    """Watch feeds: fetch what is new, file it, and link it.

    Servers are asked politely: only for what is newer, as robots.txt allows, one request to a host
    at a time, ever more seldom while they fail. What is fetched is kept beside the base, in
    BASE.pages. All state is in the base: it can be stopped at any moment (Ctrl-C, a kill, a power
    cut) and begun again with `according watch BASE`; nothing is lost, nothing comes twice.

    Exit status: 0 it ended by itself (`--once`, `--status`); 2 the command was wrong; 130 it was
    stopped.
    """
    wanted = [_feed(each) for each in [*(feeds or ()), *_listed(feed_list)]]
    try:
        if status or forget:
            _told_of(base, forget or [])
            return
        options = reading_options(min_confidence, actors, every=every)
        provide_places()
        plan = Plan(
            interval=interval * 60, link_every=link_every * 60, pages=pages, pause=pause,
            contact=contact, private=allow_private,
        )  # fmt: skip
        with stoppable(), Filer(base, options, workers or default_workers()) as filer:
            _go(Watcher(base, filer, plan, SystemClock()), base, wanted, once=once)
    except (BaseError, GazetteerError, PipelineError, WeightsError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        stderr().print("stopped; run the same command again to go on", style="bold")
        raise typer.Exit(STOPPED) from None


def _go(watcher: Watcher, base: Path, wanted: list[str], *, once: bool) -> None:
    watcher.state.add_feeds(wanted, SystemClock().now())
    if not watcher.state.feeds():
        fail(f"{base} watches no feed yet; name one: according watch {base} FEED")
    for done in watcher.run(once=once):
        _tell(done)


def _feed(value: str) -> str:
    try:
        name_of(value)
    except ValueError as error:
        fail(f"{error}; a feed is an address such as https://paper.example/rss.xml")
    return value


def _listed(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{path} cannot be read: {error}")
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _tell(done: Round) -> None:
    console = stderr()
    for error in done.errors:
        console.print(f"[bold red]not yet:[/] {escape(error)}", soft_wrap=True)
    parts = [
        f"{done.feeds:,} feeds asked" if done.feeds else "",
        f"{done.new:,} new" if done.new else "",
        f"{done.filed:,} filed" if done.filed else "",
        f"{done.failed:,} given up (all reasons: --status)" if done.failed else "",
        "linked" if done.linked else "",
    ]
    if not done.idle:
        console.print(", ".join(part for part in parts if part))


def _told_of(base: Path, forget: list[str]) -> None:
    """Print how feeds are doing, after those to be forgotten are."""
    with Store.open(base, write=True) as store:
        state = State(store)
        for url in forget:
            if not state.forget(url):
                known = ", ".join(feed.url for feed in state.feeds()) or "none"
                fail(f"{base} does not watch {url}; it watches: {known}")
        counts = state.counts()
        console = out()
        table = Table(box=None, pad_edge=False)
        for name in ("feed", "last asked", "filed", "waiting", "given up", "fault"):
            table.add_column(name, overflow="fold")
        for feed in state.feeds():
            own = counts.get(feed.key, {})
            waiting = own.get("waiting", 0) + own.get("fetched", 0)
            fault = f"{feed.error} ({feed.failures} times)" if feed.error else ""
            numbers = (str(n) for n in (own.get("filed", 0), waiting, own.get("failed", 0)))
            table.add_row(escape(feed.url), feed.asked or "never", *numbers, escape(fault))
        console.print(table)
        for url, how, why in state.troubled(_TROUBLED):
            word = "given up" if how == "failed" else "tried again"
            console.print(f"{word}: {escape(url)}: {escape(why)}", soft_wrap=True)
