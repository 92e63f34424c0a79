"""Disks that fill, processes that die or come together, bases of the future: nothing is lost."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.attack.lines import write
from tests.base.fake import rows

from according.base.schema import version

WITHIN = 100
"""Seconds within which any command has ended."""
COMMAND = (sys.executable, "-c", "from according.cli import main; main()")
COUNT = "SELECT count(*) FROM document"


def start(*args: str | Path, limit: int | None = None) -> subprocess.Popen[str]:
    """Start a command; ``limit``: bytes that a file of it may have, as on a disk that is full."""

    def narrow() -> None:
        assert limit is not None
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [*COMMAND, *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=narrow if limit is not None else None,
    )


def run(*args: str | Path, limit: int | None = None) -> tuple[int, str]:
    """Run a command to its end; return its exit status and what it says."""
    process = start(*args, limit=limit)
    printed, said = process.communicate(timeout=WITHIN)
    assert "Traceback" not in said, said
    return process.returncode, printed + said


def exported(base: Path, to: Path) -> list[bytes]:
    """Return what a base holds, readings in order."""
    code, said = run("export", base, "jsonl", "-o", to)
    assert code == 0, said
    return sorted(to.read_bytes().splitlines())


def is_sound(base: Path) -> bool:
    code, said = run("verify", base)
    assert code == 0, said
    return "nothing is off" in said


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, list[bytes]]]:
    """A file of 160 readings, a base that was made of it undisturbed, and what it holds."""
    folder = tmp_path_factory.mktemp("whole")
    lines, base = write(folder / "a.jsonl", range(160)), folder / "whole.accd"
    code, said = run("file", base, lines)
    assert code == 0, said
    yield lines, base, exported(base, folder / "out.jsonl")


def test_a_disk_that_fills_while_filing(
    whole: tuple[Path, Path, list[bytes]], tmp_path: Path
) -> None:
    lines, undisturbed, holds = whole
    base = tmp_path / "base.accd"
    code, said = run("file", base, lines, limit=undisturbed.stat().st_size // 3)
    assert code != 0
    assert "base.accd" in said
    assert "make room" in said
    assert run("file", base, lines)[0] == 0
    assert is_sound(base)
    assert exported(base, tmp_path / "out.jsonl") == holds


def test_a_disk_that_fills_while_linking(
    whole: tuple[Path, Path, list[bytes]], tmp_path: Path
) -> None:
    base = tmp_path / "base.accd"
    base.write_bytes(whole[1].read_bytes())
    code, said = run("link", base, limit=40_000)
    assert code != 0
    assert "make room" in said
    assert is_sound(base)
    code, said = run("link", base)
    assert code == 0, said
    assert is_sound(base)


def test_a_disk_that_fills_while_exporting(
    whole: tuple[Path, Path, list[bytes]], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("what was there before\n")
    code, said = run("export", whole[1], "jsonl", "-o", out, limit=100_000)
    assert code != 0
    assert "out.jsonl" in said
    assert out.read_text() == "what was there before\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_killed_at_any_moment_and_run_again(
    whole: tuple[Path, Path, list[bytes]], tmp_path: Path
) -> None:
    lines, _, holds = whole
    base = tmp_path / "base.accd"
    killed = 0
    for wait in (0.9, 1.2, 1.5, 1.8):
        process = start("file", base, lines)
        time.sleep(wait)
        if process.poll() is None:
            process.kill()
            killed += 1
        process.communicate(timeout=WITHIN)
    assert killed
    code, said = run("file", base, lines)
    assert code == 0, said
    assert is_sound(base)
    assert exported(base, tmp_path / "out.jsonl") == holds


def test_two_jobs_at_once_file_every_report_once(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    files = [write(tmp_path / f"{n}.jsonl", range(n * 100, n * 100 + 250)) for n in range(2)]
    jobs = [start("file", base, file) for file in files]
    said = [job.communicate(timeout=WITHIN)[1] for job in jobs]
    assert [job.returncode for job in jobs] == [0, 0], said
    assert rows(base, COUNT) == [(350,)]
    assert is_sound(base)


def test_filing_and_linking_at_once(whole: tuple[Path, Path, list[bytes]], tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    base.write_bytes(whole[1].read_bytes())
    more = write(tmp_path / "more.jsonl", range(160, 200))
    jobs = [start("link", base), start("file", base, more)]
    said = [job.communicate(timeout=WITHIN)[1] for job in jobs]
    assert [job.returncode for job in jobs] == [0, 0], said
    assert rows(base, COUNT) == [(200,)]
    assert run("link", base)[0] == 0
    assert is_sound(base)
    together = tmp_path / "together.accd"
    assert run("file", together, whole[0], more)[0] == 0
    assert run("link", together)[0] == 0
    asked = "SELECT id, words FROM incident ORDER BY id"
    assert rows(base, asked) == rows(together, asked)


@pytest.mark.parametrize(
    "command",
    [
        lambda base, _: ("file", base, base.with_name("none.jsonl")),
        lambda base, _: ("link", base),
        lambda base, _: ("claims", base),
        lambda base, _: ("verify", base),
        lambda base, out: ("export", base, "jsonl", "-o", out),
        lambda base, _: ("serve", base),
        lambda base, _: ("watch", base, "--once"),
    ],
    ids=["file", "link", "claims", "verify", "export", "serve", "watch"],
)
def test_a_base_of_the_future_is_refused_and_left_as_it_is(
    command: Callable[[Path, Path], tuple[str | Path, ...]],
    whole: tuple[Path, Path, list[bytes]],
    tmp_path: Path,
) -> None:
    base = tmp_path / "base.accd"
    base.write_bytes(whole[1].read_bytes())
    connection = sqlite3.connect(base)
    connection.execute(f"PRAGMA user_version = {version() + 7}")
    connection.commit()
    connection.close()
    before = base.read_bytes()
    code, said = run(*command(base, tmp_path / "out"))
    assert code != 0
    assert str(version() + 7) in said, said
    assert base.read_bytes() == before
    assert not (tmp_path / "out").exists()


def test_a_reader_that_goes_away(whole: tuple[Path, Path, list[bytes]]) -> None:
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [*COMMAND, "claims", whole[1], "--format", "jsonl"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    os.close(reading)
    _, said = process.communicate(timeout=WITHIN)
    assert "Traceback" not in said
