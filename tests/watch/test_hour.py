"""An hour of a hostile server's feeds: nothing lost, nothing twice."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from tests.watch.server import Hostile, bomb, rss, serving

from according.base.filing import Filer
from according.ingest import Limits
from according.reading import Options
from according.watch import Plan, Watcher

HOUR = 3600.0
START = 1_680_000_000.0
LIMITS = Limits(max_bytes=1_000_000, fetch_seconds=2.0)
PLAN = Plan(interval=300, link_every=900, pause=1, feed_limits=LIMITS, page_limits=LIMITS)


class Simulated:
    """A clock that runs as fast as it is waited for, and now and then jumps."""

    def __init__(self) -> None:
        self.time = START
        self.jumps = {START + 1000: -7200.0, START + 2500: 3600.0}
        """Once passed, the machine's clock is set by so many seconds."""
        self.offset = 0.0

    def now(self) -> float:
        return self.time + self.offset

    def wait(self, seconds: float) -> None:
        assert seconds >= 0
        self.time += max(seconds, 0.5)
        for at in [at for at in self.jumps if at <= self.time]:
            self.offset += self.jumps.pop(at)


@pytest.fixture
def hostile() -> Iterator[Hostile]:
    with serving(Hostile()) as server:
        yield server


def published(server: Hostile) -> tuple[list[str], set[int]]:
    """Set up feeds that misbehave; return their addresses and the cases they publish."""
    answers = server.answers
    links = {n: server.page(f"/story/{n}", n) for n in range(24)}

    def lying(times: int, _headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        # One guid for all, another order each time, one story more each time, the old ones gone.
        shown = [("same", links[n]) for n in range(min(times, 6))]
        return 200, {"ETag": f'"{times}"'}, rss(shown[::-1] if times % 2 else shown[-2:])

    def repeating(times: int, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        # Other guids for the same stories, with counters in their addresses.
        if headers.get("If-None-Match") == '"r"' and times % 3:
            return 304, {}, b""
        shown = [(f"{times}-{n}", f"{links[n]}?utm_source=feed{times}#top") for n in range(4, 10)]
        return 200, {"ETag": '"r"'}, rss(shown * 3)

    def vanishing(times: int, _headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        if times in (2, 3):
            return 404, {}, b"gone"
        if times == 4:
            return 503, {"Retry-After": "120"}, b"later"
        return 200, {}, rss([(str(n), links[n]) for n in range(10, 12 + min(times, 5))])

    def broken(times: int, _headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        kinds = [
            (200, {"Content-Encoding": "gzip"}, bomb()),
            (200, {}, b"<html><body>Our feed has moved!</body></html>"),
            (0, {"after": "0.2"}, b""),
            (200, {"Content-Length": "50000000"}, b"<rss>" + b" " * 2_000_000),
            (302, {"Location": server.root + "/broken"}, b""),
            (200, {}, b"\xff\xfe\x00" * 50),
        ]
        if times <= len(kinds):
            return kinds[times - 1]
        return 200, {}, rss([(str(n), links[n]) for n in range(17, 20)])

    answers |= {"/lying": lying, "/repeating": repeating, "/vanishing": vanishing}
    answers["/broken"] = broken
    whole = answers["/story/20"]
    answers["/story/20"] = lambda times, told: (
        (503, {"Retry-After": "60"}, b"") if times < 3 else whole(times, told)
    )
    answers["/robots.txt"] = lambda _times, _told: (
        200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /story/23\n",
    )  # fmt: skip
    moved = server.root + "/moved"
    answers["/moved"] = lambda _times, _told: (301, {"Location": links[0]}, b"")
    answers["/picture"] = lambda _times, _told: (200, {"Content-Type": "image/png"}, b"\x89PNG")
    answers["/steady"] = lambda _times, _told: (
        200, {}, rss([("20", links[20]), ("21", links[21]), ("m", moved), ("23", links[23]),
                      ("p", server.root + "/picture"), ("n", server.root + "/nowhere")]),
    )  # fmt: skip
    feeds = [server.root + path for path in ("/lying", "/repeating", "/vanishing", "/steady")]
    return [*feeds, server.root + "/broken"], {*range(17), 20, 21}


def filed(base: Path) -> Counter[str]:
    """Count the headlines of the base."""
    with closing(sqlite3.connect(base)) as connection:
        return Counter(title for (title,) in connection.execute("SELECT title FROM document"))


def test_an_hour_of_lies(hostile: Hostile, tmp_path: Path) -> None:
    feeds, cases = published(hostile)
    base, clock = tmp_path / "hour.accd", Simulated()
    errors: list[str] = []
    with Filer(base, Options(), 1) as filer:
        watcher = Watcher(base, filer, PLAN, clock)
        watcher.state.add_feeds(feeds, clock.now())
        for done in watcher.run():
            errors += done.errors
            if clock.time > START + HOUR:
                break
        states = {url: how for url, how, _ in watcher.state.troubled(99)}
    found = filed(base)
    assert {int(title.rpartition("case ")[2]) for title in found} >= cases
    assert max(found.values()) == 1
    # What was asked for in vain is told, not forgotten.
    assert states[hostile.root + "/story/23"] == "failed"
    assert hostile.asked["/story/23"] == 0
    assert any("image/png" in error or "/nowhere" in error for error in errors)
    # Each story was asked for once, however often and under whatever name it was carried.
    assert all(hostile.asked[f"/story/{n}"] == 1 for n in range(1, 10))
    with closing(sqlite3.connect(base)) as connection:
        (broken,) = connection.execute(
            "SELECT failures FROM feed WHERE url LIKE '%/broken'"
        ).fetchone()
        (linked,) = connection.execute("SELECT count(*) FROM incident").fetchone()
    assert broken >= 3
    assert linked


def test_servers_are_left_alone_between_requests(hostile: Hostile, tmp_path: Path) -> None:
    clock = Simulated()
    clock.jumps = {}
    times: list[float] = []
    hostile.answers["/feed"] = lambda _times, _told: (
        200, {}, rss([(str(n), hostile.page(f"/s/{n}", n)) for n in range(3)]),
    )  # fmt: skip
    answer = hostile.answer

    def noted(path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        times.append(clock.now())
        return answer(path, headers)

    hostile.answer = noted  # type: ignore[method-assign]
    with Filer(tmp_path / "b.accd", Options(), 1) as filer:
        watcher = Watcher(tmp_path / "b.accd", filer, PLAN, clock)
        watcher.state.add_feeds([hostile.root + "/feed"], clock.now())
        list(watcher.run(once=True))
    assert len(filed(tmp_path / "b.accd")) == 3
    assert all(later - sooner >= PLAN.pause for sooner, later in pairwise(times[1:]))
