"""Fuzz readers with libFuzzer, guided by what of the code each input reaches.

``python -m fuzz.run [READER…] [--minutes 30] [--jobs 2] [--out build/fuzz]``

Each reader runs in a process of its own, for the minutes asked. An input that raises is kept as
``OUT/READER/fault-…`` with its traceback beside it, and the run goes on; one that takes longer
than 10 seconds or 2 GB ends the process, is kept as libFuzzer names it (``timeout-…``, ``oom-…``),
and the process is begun anew. At the end a table says how much was tried; faults make it fail.
"""

import argparse
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

_SECONDS = 10
_MEGABYTES = 2048
_LONGEST = 65_536
"""Bytes of an input; how time and memory grow beyond is measured by tests/attack."""
_TRIED = re.compile(r"^#(\d+)\s", re.MULTILINE)
_COVERED = re.compile(r"cov: (\d+)")


class Ran(NamedTuple):
    """What fuzzing a reader came to."""

    reader: str
    minutes: float
    tried: int
    covered: int
    """Edges of the code that were reached."""
    faults: list[Path]


def run(reader: str, minutes: float, out: Path) -> Ran:
    """Fuzz one reader; begin its process anew whenever it ends before the time is up."""
    folder = out / reader
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    tried = covered = 0
    while (left := minutes * 60 - (time.monotonic() - began)) > 1:
        command = [sys.executable, "-m", "fuzz.target", reader, str(folder)]
        limits = (
            f"-max_total_time={int(left)}",
            f"-timeout={_SECONDS}",
            f"-rss_limit_mb={_MEGABYTES}",
            f"-max_len={_LONGEST}",
            f"-dict={Path(__file__).parent / 'words' / f'{reader}.dict'}",
            f"-artifact_prefix={folder}/",
        )
        with (folder / "log.txt").open("w+", encoding="utf-8", errors="replace") as log:
            subprocess.run([*command, *limits], stdout=log, stderr=log, check=False)
            log.seek(0)
            said = log.read()
        counts = [int(each) for each in _TRIED.findall(said)]
        if not counts:
            raise RuntimeError(f"{reader} could not be fuzzed; {folder / 'log.txt'} says why")
        tried += counts[-1]
        covered = max([covered, *(int(each) for each in _COVERED.findall(said))])
    spent = (time.monotonic() - began) / 60
    found = [
        path
        for path in sorted(folder.iterdir())
        if re.match(r"fault|timeout|oom|crash|slow", path.name)
    ]
    return Ran(reader, spent, tried, covered, [each for each in found if each.suffix != ".txt"])


def main() -> int:
    """Fuzz what was asked for and print a table; 1 where there is a fault."""
    from fuzz.readers import READERS

    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    ap.add_argument("--minutes", type=float, default=30.0, help="of each reader (30)")
    ap.add_argument("--jobs", type=int, default=2, help="readers at a time (2)")
    ap.add_argument(
        "--out", type=Path, default=Path("build/fuzz"), help="what is kept (build/fuzz)"
    )
    args = ap.parse_args()
    unknown = sorted({*args.readers} - {*READERS})
    if unknown:
        ap.error(f"no reader is called {', '.join(unknown)}; there are {', '.join(READERS)}")
    wanted = args.readers or list(READERS)
    failed = False
    print(f"{'reader':16} {'minutes':>8} {'inputs':>10} {'edges':>7}  faults", flush=True)
    with ThreadPoolExecutor(args.jobs) as pool:
        for ran in pool.map(lambda reader: run(reader, args.minutes, args.out), wanted):
            failed = failed or bool(ran.faults)
            told = ", ".join(map(str, ran.faults)) or "none"
            print(
                f"{ran.reader:16} {ran.minutes:8.1f} {ran.tried:10,} {ran.covered:7,}  {told}",
                flush=True,
            )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
