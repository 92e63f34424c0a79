"""A Ray cluster of two nodes, one of which loses its worker, and then is lost itself."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cluster.invented import make
from tests.cluster.job import command, in_one_process, lines, parts

from according.cluster.quiet import QUIET

pytestmark = [pytest.mark.model, pytest.mark.slow]
_STORE = 100_000_000
_RAY = {"include_dashboard": False, "num_cpus": 1, "object_store_memory": _STORE}


class TwoNodes:
    """Two nodes of one core each, as processes of this machine."""

    def __init__(self) -> None:
        os.environ.update(QUIET)
        from ray.cluster_utils import Cluster

        self._cluster = Cluster(initialize_head=True, head_node_args=_RAY)
        self._other = self._cluster.add_node(num_cpus=1, object_store_memory=_STORE)
        self._cluster.wait_for_nodes()
        self.address = str(self._cluster.address)

    def lose_one(self) -> None:
        """Take the second node away, with all that runs on it."""
        self._cluster.remove_node(self._other, allow_graceful=False)

    def workers(self) -> list[int]:
        """Return the processes that read, which both nodes have."""
        mine = f"--gcs-address={self.address}".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                told = path.read_bytes()
                above = (path.parent / "status").read_text().split("PPid:")[1].split()[0]
                raylet = Path(f"/proc/{above}/cmdline").read_bytes()
            except OSError:
                continue
            if told.startswith(b"ray::UDFActor") and mine in raylet.replace(b"\0", b" "):
                found.append(int(path.parent.name))
        return found

    def stop(self) -> None:
        self._cluster.shutdown()


@pytest.fixture
def cluster() -> Iterator[TwoNodes]:
    nodes = TwoNodes()
    yield nodes
    nodes.stop()


def test_two_nodes_that_lose_workers_make_the_readings_of_one_process(
    cluster: TwoNodes, tmp_path: Path
) -> None:
    inputs = make(tmp_path / "in")
    out = tmp_path / "out"
    whole = command(inputs, out, "--address", cluster.address, "--partition-size", "2")
    with subprocess.Popen(whole, stderr=subprocess.PIPE) as job:
        _wait(job, lambda: parts(out) >= 2 and len(cluster.workers()) == 2)
        os.kill(cluster.workers()[0], signal.SIGKILL)
        done = parts(out)
        assert done < 10
        _wait(job, lambda: parts(out) >= done + 4)
        cluster.lose_one()
        assert parts(out) < 17, "the node was lost when all was done"
        _, told = job.communicate(timeout=240)
    assert job.returncode == 1, told
    assert lines(out) == in_one_process(inputs)


def _wait(job: "subprocess.Popen[bytes]", until: object) -> None:
    while not until():  # type: ignore[operator]
        assert job.poll() is None, job.communicate()[1]
        time.sleep(0.02)
