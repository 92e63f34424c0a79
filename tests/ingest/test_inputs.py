"""Files, folders and standard input, in order."""

import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from according.ingest import Given, Limits, read_inputs
from according.model import Document, Failure

SENTENCE = "A bomb went off at the Rope Market on Thursday, killing nine people, police said."
TEXT = f"Nine dead in Ardesh\n\n{SENTENCE}\n\nWitnesses said that the dead were traders."
PAGE = (
    "<!DOCTYPE html><html><head><title>Nine dead in Ardesh</title></head><body><article>"
    f"<p>{SENTENCE}</p><p>Witnesses said that the dead were traders. {SENTENCE}</p></article>"
)
ROW = json.dumps({"id": "row", "text": TEXT})
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>PCP</title><item><title>Nine</title>"
    f"<description>{SENTENCE}</description></item></channel></rss>"
)
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://pcp.example/1\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=BB\r\n\r\n--BB\r\n"
    f"Content-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n--BB--\r\n"
)


def read(
    *names: object, given: Given | None = None, stdin: bytes | None = None
) -> list[Document | Failure]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read_inputs(map(str, names), given=given or Given(), stdin=stream))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", PAGE),
        ("a.HTM", PAGE),
        ("a.xhtml", PAGE),
        ("a.txt", TEXT),
        ("a.md", "# Nine dead in Ardesh\n\n" + TEXT.split("\n\n", 1)[1]),
        ("a.jsonl", ROW),
        ("a.ndjson", ROW),
        ("a.json", ROW),
        ("b.json", json.dumps([json.loads(ROW)], indent=1)),
        ("c.json", json.dumps(json.loads(ROW), indent=1)),
        ("a.xml", FEED),
        ("a.rss", FEED),
        ("a.mhtml", MHTML),
        ("article", TEXT),
        ("page", PAGE),
        ("rows", ROW),
        ("a.php", PAGE),
        ("report.2023", TEXT),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_kind_of_file(tmp_path: Path, name: str, content: str, *, packed: bool) -> None:
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(content.encode()) if packed else content.encode())
    (document,) = read(path)
    assert isinstance(document, Document), document
    assert SENTENCE in document.text
    assert document.origin is not None
    assert document.origin.startswith(str(path))


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nlayout: post\n---\n# Nine *dead* in Ardesh\n\n"
        "![A photo](x.jpg)\n\nPolice **said** so [to PCP](https://pcp.example/).\n"
    )
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.text == "Nine dead in Ardesh\n\nPolice said so to PCP."


@pytest.mark.parametrize("content", [PAGE, TEXT, ROW, FEED, MHTML])
def test_standard_input_is_told_by_its_content(content: str) -> None:
    (document,) = read("-", stdin=content.encode())
    assert isinstance(document, Document), document
    assert SENTENCE in document.text


def test_rows_as_powershell_writes_them() -> None:
    (document,) = read("-", stdin=ROW.encode("utf-16"))
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("row", TEXT)


def test_what_the_user_says_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    told = Given(id="x", title="Blast", published="2023-03-02", publisher="PCP", url="u")
    (document,) = read(tmp_path / "a.txt", given=told)
    assert isinstance(document, Document)
    assert (document.id, document.title, document.url) == ("x", "Blast", "u")
    assert (document.published, document.publisher) == ("2023-03-02", "PCP")


def test_a_folder_in_order_without_what_belongs_to_pages(tmp_path: Path) -> None:
    for name in [
        "b.txt",
        "a/z.txt",
        ".hidden/x.txt",
        ".x.txt",
        "p_files/ad.html",
        "p.css",
        "i.PNG",
    ]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    (tmp_path / "p.html").write_text(PAGE)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "table.csv").write_text("one,two\n")
    items = read(tmp_path)
    assert [Path(item.origin or "").name for item in items] == [
        "z.txt",
        "b.txt",
        "p.html",
        "paper.pdf",
        "table.csv",
    ]
    errors = [item.error for item in items if isinstance(item, Failure)]
    assert len(errors) == 2
    assert "PDF" in errors[0]
    assert ".csv" in errors[1]


def test_each_failure_names_input_and_remedy_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "blank.txt").write_text(" \n")
    (tmp_path / "bad.html.gz").write_bytes(gzip.compress(PAGE.encode())[:-40])
    (tmp_path / "data.xml").write_text("<table><row/></table>")
    (tmp_path / "a.txt").write_text(TEXT)
    names = ["none.txt", "empty", "blank.txt", "bad.html.gz", "data.xml"]
    *failures, document = read(*[tmp_path / name for name in names], tmp_path / "a.txt")
    assert isinstance(document, Document)
    for name, failed in zip(names, failures, strict=True):
        assert isinstance(failed, Failure)
        assert failed.id == str(tmp_path / name)
        assert failed.stage == "ingest"
        assert ";" in failed.error or "," in failed.error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    (failed,) = read(path)
    assert isinstance(failed, Failure)
    assert "right" in failed.error


def test_odd_names_are_failures() -> None:
    for name in ["a\x00b", "", "x" * 5000]:
        (failed,) = read(name)
        assert isinstance(failed, Failure), name
    (failed,) = read("-")
    assert isinstance(failed, Failure)


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 30_000_000))
    (failed,) = read(path)
    assert isinstance(failed, Failure)
    assert "fold" in failed.error or "longer" in failed.error


def test_a_file_too_large_for_one_report(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT * 10)
    (failed,) = read_inputs([str(path)], limits=Limits(max_bytes=100))
    assert isinstance(failed, Failure)
    assert "larger" in failed.error


def test_rows_are_read_one_by_one() -> None:
    taken = []

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = f"{ROW}\n".encode()[: len(buffer)]
            taken.append(len(line))
            buffer[: len(line)] = line
            return len(line)

    stream = io.BufferedReader(Endless(), 1000)
    items: Iterator[Document | Failure] = read_inputs(["-"], stdin=stream)
    for _ in range(3):
        next(items)
    assert sum(taken) < 200_000
