"""Daft and Ray keep to themselves: nothing is sent, and workers are told so too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cluster.job import lines

from according.cluster.quiet import QUIET

WATCHED = """
import sys

called = []
def watch(event, arguments):
    # Workers of this machine are spoken to through a file; all else would go out.
    named = event in ("urllib.Request", "socket.getaddrinfo", "socket.gethostbyname")
    inet = event == "socket.connect" and isinstance(arguments[1], tuple)
    if named or inet:
        called.append((event, str(arguments)))
sys.addaudithook(watch)

from pathlib import Path

{load}

import threading
for thread in threading.enumerate():
    if thread is not threading.current_thread() and not thread.name.startswith("ThreadPool"):
        thread.join(5)
print(*called, sep="\\n")
"""
READS = """
from according.cluster import Engine, Order, read_on_cluster
from according.cluster.quiet import load_ray

if __name__ == "__main__":
    order = Order(inputs=("reports.jsonl",), out="out")
    for _ in read_on_cluster(order, Engine(workers=1)):
        pass
    load_ray()
    from ray._common.usage.usage_lib import usage_stats_enabled
    assert not usage_stats_enabled()
"""


def watched(load: str, folder: Path, **settings: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in QUIET}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED.format(load=load)],
        env=clean | settings,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.model
def test_nobody_is_called(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text('{"id": "a", "text": "The mayor said it rained."}\n')
    assert not watched(READS, tmp_path).strip()
    assert len(lines(tmp_path / "out")) == 1


def test_the_watch_sees_what_daft_would_send(tmp_path: Path) -> None:
    # An address that leads nowhere in place of the one it would call.
    said = watched("import daft", tmp_path, https_proxy="http://127.0.0.1:9")
    assert "scarf" in said


def test_workers_on_other_machines_are_told(tmp_path: Path) -> None:
    names = sorted(QUIET)
    script = f"""
import ray
from according.cluster import Engine
Engine(address="local", workers=1).start()
@ray.remote
def told():
    import os
    return sorted(name for name in os.environ if name in {names!r})
print(*ray.get(told.remote()))
"""
    clean = {name: value for name, value in os.environ.items() if name not in QUIET}
    done = subprocess.run(
        [sys.executable, "-c", script], env=clean, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == names, done.stderr
