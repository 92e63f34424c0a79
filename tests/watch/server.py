"""A feed server that lies, repeats, vanishes, hangs and floods; and what it really published."""

import gzip
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep

Answer = tuple[int, dict[str, str], bytes]

PLACES = ("Kelb", "Zarim", "Halvat", "Belhain", "Sarvena", "Dunmarra", "Tal Oruk", "Nerim")


def article(number: int) -> str:
    """Return the page of an invented report; each is another."""
    place, dead = PLACES[number % len(PLACES)], 2 + number
    paragraphs = (
        f"Gunmen killed {dead} villagers near {place} on Monday, police said.",
        f"Officer number {number} of the {place} district said the attackers fled on motorbikes.",
        f'"We found {dead} bodies in the market of {place}," a witness of house {number} said.',
        f"The governor of {place} promised {dead * 10} more guards within {number + 3} days.",
    )
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return (
        f"<html><head><title>{dead} killed near {place}, case {number}</title></head><body>"
        f"<article><h1>{dead} killed near {place}, case {number}</h1>{body}</article></body></html>"
    )


def rss(items: list[tuple[str, str]], title: str = "The Ilmar Feed") -> bytes:
    """Return a feed of guids and addresses."""
    told = "".join(
        f"<item><guid>{escape(guid)}</guid><link>{escape(link)}</link><title>Case</title>"
        "<pubDate>Mon, 06 Mar 2023 10:00:00 GMT</pubDate></item>"
        for guid, link in items
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{told}'
        "</channel></rss>"
    ).encode()


class Hostile:
    """Answers by what is published so far; counts what it was asked for."""

    def __init__(self) -> None:
        self.root = ""
        self.answers: dict[str, Callable[[int, dict[str, str]], Answer]] = {}
        self.asked: Counter[str] = Counter()
        self.lock = threading.Lock()

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        """Return status, headers and body."""
        with self.lock:
            self.asked[path] += 1
            times = self.asked[path]
        made = self.answers.get(path)
        return (404, {}, b"no such page") if made is None else made(times, headers)

    def page(self, path: str, number: int) -> str:
        """Publish an article that answers; return its address."""
        raw = article(number).encode()
        self.answers[path] = lambda _times, _headers: (200, {"Content-Type": "text/html"}, raw)
        return self.root + path


@contextmanager
def serving(hostile: Hostile) -> Iterator[Hostile]:
    """Run the server."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            status, headers, body = hostile.answer(path, dict(self.headers))
            if status == 0:  # it hangs, then cuts the line
                sleep(float(headers["after"]))
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    hostile.root = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hostile
    finally:
        server.shutdown()
        server.server_close()


def bomb() -> bytes:
    """Return 50 MB of white space, compressed."""
    return gzip.compress(b" " * 50_000_000)
