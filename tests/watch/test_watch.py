"""Watching: ends at any moment, private addresses, dates that cannot be, texts without pages."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.watch.server import Hostile, article, rss, serving
from tests.watch.test_hour import LIMITS, filed

from according.base.filing import Filer
from according.ingest.fetch import Fetched
from according.reading import Options
from according.watch import Plan, SystemClock, Watcher
from according.watch.feeds import Told
from according.watch.names import name_of, seconds_told
from according.watch.pages import document_of

ACCORDING = str(Path(sys.executable).with_name("according"))


@pytest.fixture
def server() -> Iterator[Hostile]:
    with serving(Hostile()) as hostile:
        yield hostile


def feed(server: Hostile, path: str, links: list[str]) -> str:
    raw = rss([(link, link) for link in links])
    server.answers[path] = lambda _times, _told: (200, {}, raw)
    return server.root + path


def test_killed_and_begun_again(server: Hostile, tmp_path: Path) -> None:
    base = tmp_path / "killed.accd"
    address = feed(server, "/feed", [server.page(f"/s/{n}", n) for n in range(12)])
    command = [ACCORDING, "watch", str(base), address, "--once", "--pause", "0", "--workers", "1"]
    for moment in (3, 9):
        with subprocess.Popen(command, stderr=subprocess.PIPE) as job:
            until = time.monotonic() + 60
            while server.asked.total() < moment and time.monotonic() < until:
                time.sleep(0.005)
            job.send_signal(signal.SIGKILL)
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found = filed(base)
    assert len(found) == 12, done.stderr
    assert max(found.values()) == 1
    again = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "filed" not in again.stderr
    told = subprocess.run(
        [ACCORDING, "watch", str(base), "--status"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert address in told.stdout
    assert "12" in told.stdout


def test_a_stranger_may_not_lead_into_the_network(server: Hostile, tmp_path: Path) -> None:
    inside = server.page("/inside", 1)
    address = feed(server, "/feed", [inside]).replace("127.0.0.1", "localhost")
    plan = Plan(pause=0, feed_limits=LIMITS, page_limits=LIMITS)
    with Filer(tmp_path / "b.accd", Options(), 1) as filer:
        watcher = Watcher(tmp_path / "b.accd", filer, plan, SystemClock())
        watcher.state.add_feeds([address], time.time())
        list(watcher.run(once=True))
        ((url, _, why),) = watcher.state.troubled(9)
    assert url == inside
    assert "inside the network" in why
    assert server.asked["/inside"] == 0


def test_the_text_in_the_feed(server: Hostile, tmp_path: Path) -> None:
    text = "Gunmen killed three villagers near Kelb on Monday, police said. "
    raw = (
        '<rss version="2.0"><channel><title>Wire</title>'
        f"<item><title>One</title><description>{text * 3}</description></item>"
        f"<item><title>Two</title><description>{text.replace('three', 'four') * 3}</description>"
        "</item></channel></rss>"
    ).encode()
    server.answers["/wire"] = lambda _times, _told: (200, {}, raw)
    plan = Plan(pages=False, pause=0, feed_limits=LIMITS)
    base = tmp_path / "b.accd"
    with Filer(base, Options(), 1) as filer:
        watcher = Watcher(base, filer, plan, SystemClock())
        watcher.state.add_feeds([server.root + "/wire"], time.time())
        list(watcher.run(once=True))
    assert set(filed(base)) == {"One", "Two"}
    assert set(server.asked) == {"/robots.txt", "/wire"}


@pytest.mark.parametrize(
    ("published", "expected"), [("2023-03-06", "2023-03-06"), ("2031-01-01", None), (None, None)]
)
def test_what_a_feed_says_fills_what_is_open(
    published: str | None, expected: str | None, tmp_path: Path
) -> None:
    page = Fetched(
        raw=article(3).encode(), url="https://a.example/3", content_type="text/html", charset=None
    )
    told = Told(title="Another", published=published, publisher="The Ilmar Feed")
    document = document_of(page, told, seen="2023-03-07T10:00:00+00:00", folder=tmp_path)
    assert document.published == expected
    assert document.publisher == "The Ilmar Feed"
    assert document.title == "5 killed near Belhain, case 3"
    assert document.origin is not None
    assert Path(document.origin).exists()


def test_names_of_addresses() -> None:
    same = ["http://A.example:80/x?b=1&utm_source=f#top", "http://a.example/x?b=1"]
    assert len(set(map(name_of, same))) == 1
    assert name_of("https://a.example") == name_of("https://a.example/")
    for wrong in ("file:///etc/passwd", "javascript:alert(1)", "/x", "http://"):
        with pytest.raises(ValueError, match="not an http or https address"):
            name_of(wrong)


@pytest.mark.parametrize(
    ("told", "expected"),
    [("120", 120.0), ("Thu, 01 Jan 1970 00:10:00 GMT", 600.0), ("soon", None), (None, None)],
)
def test_when_to_come_again(told: str | None, expected: float | None) -> None:
    assert seconds_told(told, 0.0) == expected


@pytest.mark.parametrize("wrong", [["ftp://a.example/f"], ["--interval", "0"], []])
def test_wrong_commands(wrong: list[str], tmp_path: Path) -> None:
    command = [ACCORDING, "watch", str(tmp_path / "b.accd"), *wrong]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.strip()
