"""What filing costs, and what it survives.

``python benchmarks/filing.py kills TEXTS.jsonl[.gz] …``: a job over 2,000 short reports is killed
(-9) at 20 random moments and resumed; the base is compared with that of an undisturbed run.
``python benchmarks/filing.py overhead TEXTS.jsonl[.gz] …``: processor seconds of filing against
those of reading alone, and the peak memory of the job and of its processes.
``python benchmarks/filing.py memory TEXTS.jsonl[.gz] … --reports 20000``: peak memory of filing
1,000 short reports and of filing so many.
``python benchmarks/filing.py workers TEXTS.jsonl[.gz] …``: how much sooner two processes have filed
than one.
Lines of TEXTS have ``id`` and ``text``.
"""

import argparse
import gzip
import itertools
import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from according.base.compare import differences

ACCORDING = Path(sys.executable).with_name("according")
SHORT = 700
"""Characters of a short report, about 115 words; cut at the end of a paragraph or sentence."""
FEW = 1_000
_ENDS = re.compile(r"(?<=[.!?”\"])\s+")


def rows(paths: Iterable[Path]) -> Iterator[dict[str, str]]:
    """Read lines of JSON."""
    for path in paths:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def short_reports(paths: Iterable[Path], most: int) -> Iterator[dict[str, str]]:
    """Cut reports into short ones, in turn from each report, so that neighbours are strangers."""
    pieces = [list(_pieces(row["text"])) for row in rows(paths)]
    given = 0
    for turn in range(max(map(len, pieces))):
        for number, own in enumerate(pieces):
            if turn < len(own) and given < most:
                given += 1
                yield {"id": f"r{number}-{turn}", "text": own[turn], "published": "2020-03-02"}


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for sentence in _ENDS.split(text):
        piece = f"{piece} {sentence}".strip()
        if len(piece) >= SHORT:
            yield piece
            piece = ""


def write(path: Path, reports: Iterable[dict[str, str]]) -> int:
    """Write lines of JSON; return how many words are in them."""
    words = 0
    with path.open("w", encoding="utf-8") as out:
        for row in reports:
            words += len(row["text"].split())
            out.write(json.dumps(row) + "\n")
    return words


def filed(base: Path) -> int:
    """Return how many documents a base holds."""
    try:
        with closing(sqlite3.connect(f"{base.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.Error:
        return 0


def killed(command: list[str], base: Path, chance: random.Random, most: int) -> bool:
    """Run a job and kill it at a random moment; tell whether it was still running."""
    before = filed(base)
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as job:
        if chance.random() < 0.2:
            time.sleep(chance.uniform(0, 10))  # while it starts
        else:
            until = before + chance.randint(1, most)
            while filed(base) < until and job.poll() is None:
                time.sleep(0.02)
            time.sleep(chance.uniform(0, 1.5))
        running = job.poll() is None
        job.kill()
    return running


def kills(args: argparse.Namespace, folder: Path) -> bool:
    """Kill and resume; compare with an undisturbed run."""
    source, whole, broken = folder / "in.jsonl", folder / "whole.accd", folder / "broken.accd"
    words = write(source, short_reports(args.texts, args.reports))
    print(f"{args.reports} reports, {words} words", flush=True)
    command = [*args.according, "file", "--workers", str(args.workers)]
    began = time.monotonic()
    subprocess.run([*command, str(whole), str(source)], check=True, stderr=subprocess.DEVNULL)
    print(f"undisturbed: {filed(whole)} filed, {time.monotonic() - began:.0f} s", flush=True)
    chance, count = random.Random(args.seed), 0
    resumed = [*command, str(broken), str(source)]
    while count < args.kills:
        if not killed(resumed, broken, chance, 2 * args.reports // args.kills):
            print("the job ended before the last kill")
            break
        count += 1
        print(f"kill {count}: {filed(broken)} filed", flush=True)
    subprocess.run(resumed, check=True, stderr=subprocess.DEVNULL)
    found = [str(each) for each in differences(whole, broken)]
    print(f"{count} kills, {filed(broken)} filed, {len(found)} differences", *found, sep="\n")
    return not found


def measured(command: list[str]) -> tuple[float, int, int]:
    """Run a command; return its processor seconds and peak bytes: its own, and of a child."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = of_child = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as job:
        while job.poll() is None:
            own = max(own, _peak(job.pid))
            of_child = max([of_child, *map(_peak, _children(job.pid))])
            time.sleep(0.2)
    if job.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {job.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, own, of_child


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    with suppress(OSError):
        return [int(child) for each in found for child in each.read_text().split()]
    return []


def _peak(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def overhead(args: argparse.Namespace, folder: Path) -> None:
    """Compare filing with reading, and print the peaks of memory."""
    # What a start costs is not overhead of filing; it is measured on one report.
    one, most = folder / "one.jsonl", folder / "most.jsonl"
    given = short_reports(args.texts, args.reports) if args.short else rows(args.texts)
    reports = list(itertools.islice(given, args.reports))
    write(one, reports[:1])
    words = write(most, reports)
    print(f"{args.reports} reports, {words} words", flush=True)
    net = {}
    for name, options in (("read", ["--format", "json"]), ("file", ["--workers", "1"])):
        spent = []
        for source in (one, most):
            base = [str(folder / f"{source.stem}.accd")] if name == "file" else []
            command = [*args.according, name, *options, *base, str(source)]
            seconds, own, of_child = measured(command)
            spent.append(seconds)
        net[name] = spent[1] - spent[0]
        print(
            f"{name}: {spent[1]:.1f} processor seconds, {net[name]:.1f} without the start; "
            f"peak {own / 1e6:.0f} MB, of a process that reads {of_child / 1e6:.0f} MB",
            flush=True,
        )
    print(f"overhead {net['file'] / net['read'] - 1:.1%}")
    print(f"the base has {(folder / 'most.accd').stat().st_size / 1e6:.1f} MB")


def memory(args: argparse.Namespace, folder: Path) -> None:
    """Compare the peak memory of a small and of a large job."""
    peaks = []
    for number in (FEW, args.reports):
        source = folder / f"{number}.jsonl"
        write(source, short_reports(args.texts, number))
        base = str(folder / f"{number}.accd")
        command = [*args.according, "file", "--workers", str(args.workers), base, str(source)]
        seconds, own, of_child = measured(command)
        peaks.append((own, of_child))
        print(
            f"{filed(Path(base)):,} filed: {seconds:.0f} processor seconds; the job has "
            f"{own / 1e6:.0f} MB at most, a process that reads {of_child / 1e6:.0f} MB",
            flush=True,
        )
    grown = [large / small - 1 for small, large in zip(*peaks, strict=True)]
    print(f"growth: the job {grown[0]:+.0%}, a process that reads {grown[1]:+.0%}")


def workers(args: argparse.Namespace, folder: Path) -> None:
    """Compare the time that one process takes with that of two, without their start."""
    one, most = folder / "one.jsonl", folder / "most.jsonl"
    given = short_reports(args.texts, args.reports) if args.short else rows(args.texts)
    reports = list(itertools.islice(given, args.reports))
    write(one, reports[:1])
    words = write(most, reports)
    print(f"{len(reports)} reports, {words} words", flush=True)
    net = {}
    for number in (1, 2):
        took = []
        for source in (one, most):
            base = str(folder / f"{source.stem}{number}.accd")
            began = time.monotonic()
            measured([*args.according, "file", "--workers", str(number), base, str(source)])
            took.append(time.monotonic() - began)
        net[number] = took[1] - took[0]
        print(f"{number}: {took[1]:.1f} s, {net[number]:.1f} without the start", flush=True)
    print(f"two processes are {net[1] / net[2]:.2f} times as fast as one")


MEASURES = {"overhead": overhead, "memory": memory, "workers": workers}


def main() -> None:
    """Run what is asked for."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("what", choices=["kills", *MEASURES])
    ap.add_argument("texts", type=Path, nargs="+")
    ap.add_argument("--reports", type=int, default=2_000)
    ap.add_argument("--short", action="store_true", help="cut them short, as for kills")
    ap.add_argument("--kills", type=int, default=20)
    ap.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--according", nargs="+", default=[str(ACCORDING)], help="the command")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if args.what in MEASURES:
            MEASURES[args.what](args, Path(name))
        elif not kills(args, Path(name)):
            sys.exit(1)


if __name__ == "__main__":
    main()
