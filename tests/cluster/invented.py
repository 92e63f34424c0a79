"""A folder of inputs of every kind, good and bad, from the example reports."""

import gzip
import json
from pathlib import Path

import pyarrow
import pyarrow.parquet

CORPUS = Path(__file__).parents[2] / "examples" / "corpus"
GERMAN = (
    "Der Minister sagte am Dienstag, die Brücke werde im Frühjahr wieder geöffnet, sobald die "
    "Arbeiten an den Pfeilern abgeschlossen seien. Die Stadt hatte das zuvor bestritten."
)


def make(folder: Path) -> list[Path]:
    """Write JSON Lines, Parquet and a web archive; return them in the order of their names."""
    folder.mkdir()
    texts = sorted((CORPUS / "texts").glob("*.txt"))
    pages = sorted((CORPUS / "pages").glob("*.html"))
    _json_lines(folder / "a.jsonl.gz", [path.read_text() for path in texts[:8]])
    _parquet(
        folder / "b.parquet", [path.read_bytes().decode("utf-8", "replace") for path in pages[:10]]
    )
    _archive(folder / "c.warc.gz", [path.read_bytes() for path in pages[10:20]])
    return sorted(folder.iterdir())


def _json_lines(path: Path, texts: list[str]) -> None:
    rows = [
        {"id": f"j{n}", "text": text, "published": "2024-05-06"} for n, text in enumerate(texts)
    ]
    lines = [json.dumps(row).encode() for row in rows]
    lines[2:2] = [b'{"id": "broken", "text": ', b'{"id": "\xff"}', b"", b'{"id": "empty"}']
    lines.append(json.dumps({"id": "german", "text": GERMAN}).encode())
    path.write_bytes(gzip.compress(b"\n".join(lines)))


def _parquet(path: Path, pages: list[str]) -> None:
    rows = [
        {"id": f"p{n}", "html": html, "other": n, "publisher": "The Paper"}
        for n, html in enumerate(pages)
    ]
    rows.insert(3, {"id": "nothing", "html": None, "other": -1, "publisher": None})
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=4)


def _archive(path: Path, pages: list[bytes]) -> None:
    with gzip.open(path, "wb") as out:
        for number, page in enumerate([*pages, b"<html><body></body></html>"]):
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
                f"WARC-Target-URI: https://paper.example/{number}\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            )
            out.write(head.encode() + answer + b"\r\n\r\n")
