"""How many reports inputs hold, before they are read."""

import gzip
import os
from pathlib import Path

import pytest

from according.ingest import estimate as module
from according.ingest.estimate import estimate

LINES = b'{"text": "Mara said so."}\n' * 7


def test_pages_texts_and_folders_are_counted_by_files(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("a.txt", "b.html", "below/c.txt", "style.css"):
        (tmp_path / name).write_text("Mara said so.")
    assert estimate([str(tmp_path), str(tmp_path / "a.txt")]) == 4


def test_lines_of_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES + b'{"text": "no end of line"}')
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES))
    assert estimate([str(tmp_path)]) == 15


def test_a_long_file_is_counted_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WHOLE", 1 << 20)
    source = tmp_path / "a.jsonl"
    source.write_bytes(LINES * 20_000)
    told = estimate([str(source)])
    assert told is not None
    assert abs(told - 140_000) < 10


def test_items_of_a_feed(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("<rss><channel><items/><item>a</item><item >b</item></channel>")
    (tmp_path / "b.atom").write_text("<feed><entry>a</entry></feed>")
    assert estimate([str(tmp_path)]) == 3


@pytest.mark.parametrize("name", ["-", "https://a.example/report"])
def test_what_is_not_known_before_it_is_read(name: str) -> None:
    assert estimate([name]) is None


def test_an_archive_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n"))
    assert estimate([str(tmp_path)]) is None


def test_what_cannot_be_opened_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(LINES)[:20])
    assert estimate([str(tmp_path / "none.txt"), str(tmp_path / "cut.jsonl.gz")]) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_not_touched(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert estimate([str(tmp_path / "pipe.jsonl")]) is None
