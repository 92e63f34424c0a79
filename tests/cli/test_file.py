"""``according file`` as a user runs it: stopped, killed, resumed, fed with what is wrong."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.base import malformed
from tests.base.fake import rows

from according.base.compare import differences

pytestmark = pytest.mark.model

ACCORDING = Path(sys.executable).with_name("according")
CORPUS = Path(__file__).parents[2] / "examples" / "corpus"


def according(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [ACCORDING, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=600)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "ferry.txt"
    path.write_text("The hull was cracked, an engineer said on Tuesday. Nobody was hurt.")
    return path


def test_a_report_is_filed_once(tmp_path: Path, report: Path) -> None:
    base = tmp_path / "base.accd"
    done = according("file", base, report, "--published", "2024-05-01", "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert b"1 filed" in done.stderr
    assert rows(base, "SELECT published FROM document") == [("2024-05-01",)]
    again = according("file", base, report, "--published", "2024-05-01", "--workers", "1")
    assert again.returncode == 0
    assert b"1 passed over, filed before" in again.stderr


def test_what_failed_is_told_with_the_reason(tmp_path: Path, report: Path) -> None:
    base = tmp_path / "base.accd"
    done = according("file", base, report, tmp_path / "none.html", "--workers", "1")
    assert done.returncode == 1
    assert b"none.html: there is no such file" in done.stderr
    assert b"1 filed, 1 failed" in done.stderr
    assert b"according info" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--published", "May"], "is not an ISO 8601 date"),
        (["--actors", "none.csv"], "none.csv"),
    ],
)
def test_a_wrong_command_files_nothing(
    tmp_path: Path, report: Path, arguments: list[str], told: str
) -> None:
    base = tmp_path / "base.accd"
    done = according("file", base, report, *arguments)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert not base.exists()


def test_a_base_is_not_a_report(tmp_path: Path, report: Path) -> None:
    done = according("file", report, report)
    assert done.returncode == 2
    assert b"is not an evidence base; name another file" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_job_that_is_stopped_says_how_to_go_on(tmp_path: Path, number: signal.Signals) -> None:
    base = tmp_path / "base.accd"
    command = [ACCORDING, "file", base, CORPUS]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as job:
        while _filed(base) == 0 and job.poll() is None:
            time.sleep(0.1)
        os.killpg(job.pid, number)  # as a terminal does it: to the job and its processes
        assert job.stderr is not None
        told = job.stderr.read().decode()
    assert job.returncode == 130
    assert told.splitlines()[-1] == "stopped; run the same command again to go on"
    assert "Traceback" not in told


@pytest.mark.slow
def test_a_job_that_is_killed_and_resumed_makes_the_same_base(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.accd", tmp_path / "broken.accd"
    assert according("file", whole, CORPUS).returncode == 0
    chance = random.Random(7)
    for _ in range(3):
        with subprocess.Popen(
            [ACCORDING, "file", broken, CORPUS], stderr=subprocess.DEVNULL
        ) as job:
            filed = _filed(broken)
            while _filed(broken) == filed and job.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.3))
            job.kill()
    done = according("file", broken, CORPUS)
    assert done.returncode == 0
    assert [str(each) for each in differences(whole, broken)] == []
    assert according("file", broken, CORPUS).returncode == 0
    assert list(differences(whole, broken)) == []
    assert len(rows(broken, "SELECT * FROM job")) == 5


def _filed(base: Path) -> int:
    try:
        return int(rows(base, "SELECT count(*) FROM document")[0][0])
    except Exception:  # noqa: BLE001 - it is being made
        return 0


@pytest.mark.slow
def test_what_is_wrong_costs_nothing_that_is_right(tmp_path: Path) -> None:
    base, folder, good = tmp_path / "base.accd", tmp_path / "in", tmp_path / "good.jsonl"
    folder.mkdir()
    good.write_text("\n".join(malformed.good(1_000)) + "\n")
    wrong = malformed.write(folder)
    for number, raw in enumerate(malformed.UNWELL["latin"](n) for n in range(10)):
        (folder / f"unwell{number}.txt").write_bytes(raw)
    done = according("file", base, good, folder)
    assert done.returncode == 1
    assert rows(base, "SELECT count(*) FROM document WHERE id LIKE 'good%'") == [(1_000,)]
    assert rows(base, "SELECT count(*) FROM document WHERE id NOT LIKE 'good%'") == [(10,)]
    failures = rows(base, "SELECT id, coalesce(origin, '') || ' ' || id, error FROM failure")
    assert len(failures) == wrong
    assert all(len(error) > 20 for _, _, error in failures)
    for kind in malformed.FILES:
        assert sum(f"/{kind}" in where for _, where, _ in failures) == malformed.TIMES, kind
    again = according("file", base, good, folder)
    assert again.returncode == 1
    assert len(rows(base, "SELECT * FROM failure")) == wrong
