"""Jobs as a user runs them, and what they wrote."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.parquet

CORPUS = Path(__file__).parents[2] / "examples" / "corpus"
ACCORDING = Path(sys.executable).with_name("according")


def command(inputs: Sequence[Path], out: Path, *options: str) -> list[str]:
    read = [str(ACCORDING), "read", "--engine", "daft", *map(str, inputs), "--out", str(out)]
    return [*read, *options]


def run(inputs: Sequence[Path], out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(inputs, out, *options), capture_output=True, text=True, check=False, timeout=300
    )


def in_one_process(inputs: Sequence[Path]) -> list[str]:
    """Return the lines of ``according read --format json``."""
    read = [str(ACCORDING), "read", "--format", "json", *map(str, inputs)]
    done = subprocess.run(read, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.splitlines()


def lines(out: Path) -> list[str]:
    """Return the lines that a job made, readings and failures, in the order of its inputs."""
    found = []
    for table, column in (("readings", "reading"), ("errors", "failure")):
        for path in (out / table).glob("*.parquet"):
            rows = pyarrow.parquet.read_table(path, columns=["part", "row", column]).to_pylist()
            found += [(row["part"], row["row"], row[column]) for row in rows]
    assert len({(part, row) for part, row, _ in found}) == len(found)
    return [line for _, _, line in sorted(found)]


def killed(job: "subprocess.Popen[bytes]", when: Callable[[], bool]) -> bool:
    """Kill a job and all processes that it started, at a moment; tell whether it was running."""
    while not when() and job.poll() is None:
        time.sleep(0.02)
    running = job.poll() is None
    if running:
        os.killpg(job.pid, signal.SIGKILL)
    job.wait()
    return running


def parts(out: Path) -> int:
    """Return how many parts are done."""
    return len(list((out / "readings").glob("*.parquet")))


def linked_by_daft(out: Path) -> list[str]:
    """Link what a job read, in a process of its own: an engine is chosen once a process."""
    script = (
        "import sys\n"
        "from according.cluster import Engine, link_on_cluster\n"
        "if __name__ == '__main__':\n"
        "    steps = [each.stage for each in link_on_cluster(sys.argv[1], Engine(workers=2))]\n"
        "    print(*dict.fromkeys(steps), sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(out)],
        capture_output=True,
        text=True,
        check=True,
        timeout=200,
    )
    return done.stdout.splitlines()
