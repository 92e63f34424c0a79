"""How much memory is free."""

import os
from pathlib import Path

_UNKNOWN = 4_000_000_000
"""Where a system does not tell: half of what small machines have."""
_MEMINFO = Path("/proc/meminfo")
_GROUP = Path("/sys/fs/cgroup")
"""Where Linux tells the limits of a container."""


def free_memory() -> int:
    """Return the bytes of memory that a new process may take, as far as the system tells."""
    return min(free for free in (_of_machine(), _of_container()) if free is not None)


def _of_machine() -> int:
    try:
        for line in _MEMINFO.read_text().splitlines():
            # Not "free": what the system keeps of files it gives up when asked.
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (AttributeError, OSError, ValueError):
        return _UNKNOWN


def _of_container() -> int | None:
    try:
        most = int((_GROUP / "memory.max").read_text())
        return most - int((_GROUP / "memory.current").read_text())
    except (OSError, ValueError):
        return None
