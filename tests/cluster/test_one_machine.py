"""Reading with Daft on one machine: the readings of one process, whatever goes wrong."""

import json
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import pyarrow.parquet
import pytest
from tests.cluster.invented import make
from tests.cluster.job import command, in_one_process, killed, lines, parts, run

from according.base.compare import differences

pytestmark = pytest.mark.model
SMALL = ("--partition-size", "4", "--workers", "2")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make(tmp_path_factory.mktemp("cluster") / "in")


@pytest.fixture(scope="module")
def expected(inputs: list[Path]) -> list[str]:
    found = in_one_process(inputs)
    assert sum("error" in json.loads(line) for line in found) == 6
    assert len(found) == 34
    return found


@pytest.fixture(scope="module")
def out(inputs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a job that nothing disturbed."""
    folder = tmp_path_factory.mktemp("job") / "out"
    done = run(inputs, folder, *SMALL)
    assert done.returncode == 1, done.stderr
    assert "28 read, 6 failed" in done.stderr
    return folder


def test_the_readings_are_those_of_one_process(out: Path, expected: list[str]) -> None:
    assert lines(out) == expected
    assert sorted(each.name for each in out.iterdir()) == [
        "errors",
        "job.json",
        "readings",
        "taken",
    ]


def test_errors_tell_what_to_do(out: Path) -> None:
    rows = pyarrow.parquet.read_table(out / "errors").to_pylist()
    told = {row["id"]: row for row in rows}
    assert told["german"]["stage"] == "read"
    assert told["german"]["error"].startswith("the text is in German")
    assert told["german"]["remedy"].startswith("translate it first")
    assert all(row["error"] and row["origin"] for row in rows)


def test_what_is_done_is_not_done_again(inputs: list[Path], out: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    again = run(inputs, out, *SMALL)
    assert again.returncode == 0
    assert "0 read, 34 passed over, done before" in again.stderr
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")} == before


@pytest.mark.parametrize("changed", [("--min-confidence", "0.9"), ("--publisher", "Mine")])
def test_a_folder_holds_one_job(inputs: list[Path], out: Path, changed: tuple[str, str]) -> None:
    done = run(inputs, out, *SMALL, *changed)
    assert done.returncode == 2
    assert "holds another job" in done.stderr


def test_a_job_that_is_killed_goes_on(
    inputs: list[Path], expected: list[str], tmp_path: Path
) -> None:
    whole = command(inputs, tmp_path / "out", *SMALL)
    with subprocess.Popen(whole, stderr=subprocess.DEVNULL, start_new_session=True) as job:
        assert killed(job, lambda: parts(tmp_path / "out") >= 2)
    kept = parts(tmp_path / "out")
    assert 2 <= kept < 9
    assert run(inputs, tmp_path / "out", *SMALL).returncode == 1
    assert lines(tmp_path / "out") == expected


def test_workers_that_are_killed_are_replaced(
    inputs: list[Path], expected: list[str], tmp_path: Path
) -> None:
    out, gone = tmp_path / "out", list[int]()

    def kill(job: int) -> None:
        while parts(out) < 2:
            time.sleep(0.02)
        for pid in _children(job):
            if b"udf_worker" in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)
                gone.append(pid)
                return

    with subprocess.Popen(command(inputs, out, *SMALL), stderr=subprocess.PIPE) as job:
        thread = threading.Thread(target=kill, args=(job.pid,), daemon=True)
        thread.start()
        _, told = job.communicate(timeout=200)
    assert gone
    assert job.returncode == 1, told
    assert lines(out) == expected


def test_a_base_takes_the_readings_in(inputs: list[Path], out: Path, tmp_path: Path) -> None:
    straight, by_parquet = tmp_path / "straight.accd", tmp_path / "by_parquet.accd"
    file = [*command(inputs, out)[:1], "file", "--workers", "1"]
    made = sorted(map(str, out.glob("*/*.parquet")), key=lambda name: name.split("/")[-1])
    for base, given in ((straight, map(str, inputs)), (by_parquet, made)):
        done = subprocess.run([*file, str(base), *given], capture_output=True, check=False)
        assert done.returncode == 1, done.stderr
    found = list(differences(straight, by_parquet))
    # A failure tells of which input it is.
    assert {each.table for each in found} <= {"failure"}, found


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for each in found for child in each.read_text().split()]
