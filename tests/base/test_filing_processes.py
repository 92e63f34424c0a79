"""Processes that read: one that dies costs one document, and none outlives the job."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.base.fake import FakeReader, load

from according.base.errors import BaseError
from according.base.filing.workers import Read, Workers
from according.encoder import WeightsError
from according.model import Document, Failure
from according.reading import Options

ROOT = Path(__file__).parents[2]


def _documents(*texts: str) -> list[Document]:
    return [Document(id=f"d{n}", text=text) for n, text in enumerate(texts)]


def load_nothing(_: Options) -> FakeReader:
    raise WeightsError("the weights are missing")


def load_and_die(_: Options) -> FakeReader:
    os._exit(9)


def test_a_document_on_which_a_process_dies_costs_only_itself() -> None:
    documents = _documents("Mara said.", "DIE", "Tomas said.")
    others = _documents("Lena said.")
    with Workers(Options(), 2, load) as workers:
        one, two = workers.submit(documents), workers.submit(others)
        outcomes = workers.outcomes(documents, one)
        assert [type(each) for each in outcomes] == [Read, Failure, Read]
        assert isinstance(outcomes[1], Failure)
        assert "--retry-failed" in outcomes[1].error
        assert outcomes[1].stage == "read"
        (other,) = workers.outcomes(others, two)
        assert isinstance(other, Read)
        assert other.reading.actors[0].name == "Lena"


def test_what_the_reader_lacks_is_told() -> None:
    with (
        Workers(Options(), 1, load_nothing) as workers,
        pytest.raises(WeightsError, match="the weights are missing"),
    ):
        workers.outcomes(_documents("a"), workers.submit(_documents("a")))


def test_processes_that_cannot_start_are_told() -> None:
    with (
        Workers(Options(), 1, load_and_die) as workers,
        pytest.raises(BaseError, match="before it had loaded"),
    ):
        workers.outcomes(_documents("a"), workers.submit(_documents("a")))


def test_a_job_that_is_stopped_does_not_wait_for_its_processes() -> None:
    with Workers(Options(), 1, load) as workers:
        workers.outcomes(_documents("a"), workers.submit(_documents("a")))
        workers.submit(_documents("SLOW"))
        began = time.monotonic()
    assert time.monotonic() - began < 5


_JOB = """
import os, sys
from according.base.filing.workers import Workers
from according.model import Document
from according.reading import Options
from tests.base.fake import load
if __name__ == "__main__":
    with Workers(Options(), 2, load) as workers:
        for text in ("one", "two"):
            documents = [Document(id="d", text=text)]
            workers.outcomes(documents, workers.submit(documents))
        futures = [workers.submit([Document(id="d", text="SLOW")]) for _ in range(2)]
        print(*(each._running[0].pid for each in workers._processes if each._running), flush=True)
        [future.result() for future in futures]
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_processes_end_when_the_job_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "job.py"
    script.write_text(_JOB)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
    ) as job:
        assert job.stdout is not None
        pids = [int(pid) for pid in job.stdout.readline().split()]
        assert pids
        time.sleep(0.5)
        job.send_signal(signal.SIGKILL)
    until = time.monotonic() + 10
    while any(map(_runs, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_runs, pids))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        # One whose parent is gone may wait, dead, for somebody to ask after it.
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
