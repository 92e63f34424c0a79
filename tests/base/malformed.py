"""Inputs with which something is wrong, ten of each kind, and what is said of each."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

TIMES = 10
_GERMAN = (
    "Der Rat der Stadt hat am Dienstag beschlossen, dass die Brücke im Herbst gesperrt wird. "
    "Nummer {n} der Liste sei die Fähre, sagte der Bürgermeister."
)
_NO_ARTICLE = "<!doctype html><html><head><title>x</title></head><body><nav></nav></body></html>"
_WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\nWARC-Target-URI: "
    b"https://a.example/%d\r\nWARC-Date: 2024-05-01T12:00:00Z\r\nContent-Length: 999\r\n\r\nHTTP/1"
)
FILES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "page": ("html", lambda n: _NO_ARTICLE.encode() + b"\n" * n),
    "text": ("txt", lambda n: b" \n\t" * (n + 1)),
    "feed": ("rss", lambda n: b"<?xml version='1.0'?><rss><channel>" + b" " * n),
    "archive": ("warc", lambda n: _WARC % (n, n)),
    "gzip": ("txt.gz", lambda n: gzip.compress(b"Mara said so. " * 900)[: 40 + n]),
    "picture": ("txt", lambda n: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * (n + 1)),
    "empty": ("html", lambda _: b""),
    "unknown": ("qqq", lambda n: b"Mara said so %d." % n),
    "huge": ("txt", lambda n: b"Mara said so. " * (150_000 + n)),
    "german": ("txt", lambda n: _GERMAN.format(n=n).encode() * 3),
    "nul": ("txt", lambda n: b"\x00Mara\x00said\x00so" * (n + 100)),
}
"""Kind -> ending, and the bytes of the n-th."""
LINES: dict[str, Callable[[int], str]] = {
    "broken": lambda n: f'{{"id": "broken{n}", "text": "Mara',
    "surrogate": lambda n: f'{{"id": "surrogate{n}", "text": "Mara \\ud800 said so."}}',
    "keyless": lambda n: json.dumps({"id": f"keyless{n}", "words": "Mara said so."}),
    "number": lambda n: json.dumps({"id": f"number{n}", "text": n}),
    "blank": lambda n: json.dumps({"id": f"blank{n}", "text": "  "}),
    "doubled": lambda n: json.dumps({"id": f"good{n}", "text": f"Another text is number {n}."}),
    "undated": lambda n: json.dumps({"id": f"undated{n}", "text": "Mara.", "published": "May"}),
}
"""Kind -> the n-th line of JSON Lines."""
UNWELL: dict[str, Callable[[int], bytes]] = {
    "latin": lambda n: f"Señor Peña said {n} bridges were closed in Logroño.".encode("cp1252"),
    "nul in line": lambda n: json.dumps({"text": f"Mara said\x00 so on day {n}."}).encode(),
}
"""What looks wrong and can be read all the same."""


def write(folder: Path) -> int:
    """Write all kinds ten times; return how many are wrong."""
    for kind, (ending, raw) in FILES.items():
        for n in range(TIMES):
            (folder / f"{kind}{n}.{ending}").write_bytes(raw(n))
    lines = [line(n) for line in LINES.values() for n in range(TIMES)]
    (folder / "lines.jsonl").write_text("\n".join(lines) + "\n")
    return TIMES * (len(FILES) + len(LINES))


def good(times: int) -> Iterator[str]:
    """Yield lines of reports with which nothing is wrong, no two alike."""
    for n in range(times):
        text = (
            f"Police in Port Casimir said on Tuesday that {n + 2} people were arrested after a "
            f"protest at gate {n}. A union spokesman, Tomas Vekh, called the arrests unlawful."
        )
        yield json.dumps({"id": f"good{n}", "text": text, "published": "2024-05-01"})
