"""Addresses, fetched from a server on this machine that misbehaves in every way."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from according.ingest.errors import IngestError
from according.ingest.fetch import fetch
from according.ingest.inputs import read_inputs
from according.ingest.limits import Limits
from according.model import Document, Failure

BODY = "A bomb – it is said – went off at the Rope Market on Thursday, killing nine people. "
PAGE = f"<html><head><title>Nine dead</title></head><body><article><p>{BODY * 3}</p><p>{BODY}</p>"
FEED = (
    "<rss version='2.0'><channel><title>PCP</title><item><title>Nine dead</title>"
    f"<description>{BODY}</description></item></channel></rss>"
)
LIMITS = Limits(fetch_seconds=1.0, max_bytes=200_000)


class Server(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    def do_GET(self) -> None:
        name = self.path.split("?")[0].strip("/").split("/")[0].replace("-", "_")
        answer: Callable[[], None] = getattr(self, f"answer_{name}", self.answer_missing)
        try:
            answer()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252")

    def answer_wrong_charset(self) -> None:
        self.send(PAGE.encode(), Content_Type="text/html; charset=iso-8859-1")

    def answer_gzip(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Type="text/html", Content_Encoding="gzip")

    def answer_feed(self) -> None:
        self.send(FEED.encode(), Content_Type="application/rss+xml")

    def answer_text(self) -> None:
        self.send(BODY.encode(), Content_Type="text/plain; charset=utf-8")

    def answer_image(self) -> None:
        self.send(b"\x89PNG\r\n\x1a\n" + bytes(100), Content_Type="image/png")

    def answer_missing(self) -> None:
        self.send(b"no", status=404)

    def answer_once(self) -> None:
        self.send(b"", status=302, Location="/page")

    def answer_loop(self) -> None:
        self.send(b"", status=302, Location=f"/loop/{time.monotonic_ns()}")

    def answer_to_file(self) -> None:
        self.send(b"", status=302, Location="file:///etc/hostname")

    def answer_to_ftp(self) -> None:
        self.send(b"", status=302, Location="ftp://127.0.0.1/x")

    def answer_huge(self) -> None:
        self.send(b"<p>a" * 200_000, Content_Type="text/html")

    def answer_bomb(self) -> None:
        bomb = gzip.compress(bytes(30_000_000))
        self.send(bomb, Content_Type="text/html", Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.send(b"xx", Content_Type="text/html", Content_Encoding="br")

    def answer_short(self) -> None:
        self.send(PAGE.encode(), Content_Type="text/html", Content_Length="100000")
        self.close_connection = True

    def answer_drip(self) -> None:
        self.send(b"", Content_Type="text/html", Content_Length="1000")
        self._drip(b"<")

    def answer_drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self._drip(b"x")

    def _drip(self, piece: bytes) -> None:
        for _ in range(60):
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.parametrize("path", ["page", "wrong-charset", "gzip", "once"])
def test_a_page_is_fetched_and_read(site: str, path: str) -> None:
    (document,) = read_inputs([f"{site}/{path}"], limits=LIMITS)
    assert isinstance(document, Document)
    assert "A bomb – it is said – went off" in document.text
    assert document.origin == f"{site}/{path}"


def test_the_address_is_the_one_after_redirects(site: str) -> None:
    assert fetch(f"{site}/once", limits=LIMITS).url == f"{site}/page"


@pytest.mark.parametrize("path", ["feed", "text"])
def test_feeds_and_texts(site: str, path: str) -> None:
    (document,) = read_inputs([f"{site}/{path}"], limits=LIMITS)
    assert isinstance(document, Document)
    assert document.text == BODY.strip()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere", "404"),
        ("loop", "once too often"),
        ("to-file", "not allowed|no web address"),
        ("to-ftp", "no web address"),
        ("huge", "larger than"),
        ("bomb", "larger than|fold"),
        ("brotli", "unknown coding"),
        ("short", "broke off"),
        ("drip", "within 1 seconds"),
        ("drip-head", "within 1 seconds"),
    ],
)
def test_a_server_that_misbehaves(site: str, path: str, message: str) -> None:
    begun = time.monotonic()
    with pytest.raises(IngestError, match=message):
        fetch(f"{site}/{path}", limits=LIMITS)
    assert time.monotonic() - begun < 4


def test_redirects_are_counted(site: str) -> None:
    with pytest.raises(IngestError):
        fetch(f"{site}/once", limits=Limits(max_redirects=0))


def test_what_is_no_report_is_a_failure(site: str) -> None:
    (failed,) = read_inputs([f"{site}/image"], limits=LIMITS)
    assert isinstance(failed, Failure)
    assert "image/png" in failed.error


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/", "http://", "http://[::1", "http://a b/", "http://127.0.0.1:port/"],
)
def test_an_address_that_cannot_be_reached(url: str) -> None:
    (failed,) = read_inputs([url], limits=LIMITS)
    assert isinstance(failed, Failure)
    assert failed.id == url


def test_an_address_in_another_script(site: str) -> None:
    assert fetch(f"{site}/page/рынок?q=é ü", limits=LIMITS).raw
