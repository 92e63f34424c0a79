"""The library that runs the network keeps to itself."""

import os
import subprocess
import sys
from pathlib import Path

LOADS_ALL = """
import os
from pathlib import Path
from according.encoder import load_encoder

network = load_encoder().scorer
network._pieces, network._links, network._same, network._related, network._parts
opened = [f"/proc/self/fd/{each}" for each in os.listdir("/proc/self/fd")]
print([os.readlink(each) for each in opened if os.path.islink(each)])
"""


def test_nothing_is_kept_for_sending_and_nobody_is_called(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    done = subprocess.run(
        [sys.executable, "-c", LOADS_ALL],
        env=clean | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "socket:" not in done.stdout
    assert "onnxruntime.db" not in done.stdout
    assert not list(tmp_path.rglob("*onnxruntime*"))
