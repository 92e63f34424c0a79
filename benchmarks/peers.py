"""Speed and memory of reading beside its peers, each alone in a process, over the same reports.

    python benchmarks/peers.py TEXTS.jsonl[.gz] [--textacy PYTHON] [--citron FOLDER PYTHON]

TEXTS has lines with ``id`` and ``text``. All peers parse with the same weights of spaCy, in one
thread. Every process reads the first 32 reports to warm up and then all; loading is told apart.
Readers take turns, and of several runs of one the quickest counts: other work on the machine only
ever adds. Then the same for more and more reports: seconds should grow with the words, memory not.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from according.language.pipeline import weights_folder

READER = Path(__file__).with_name("readers.py")
ONE_THREAD = {f"{each}_NUM_THREADS": "1" for each in ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR")}

HEADS = (
    "words a processor second",
    "of bare spaCy",
    "According : it",
    "peak MB",
    "to load, s",
    "found in 1,000 words",
)

Cost = dict[str, Any]
"""What ``readers.py`` prints."""


class Peer(NamedTuple):
    """One line of the table."""

    title: str
    name: str
    """Of the reader in ``readers.py``."""
    python: Path | None
    """What runs it; none if it is not here."""
    missing: str = ""
    """What to give, then."""
    options: tuple[str, ...] = ()


def peers(args: argparse.Namespace) -> list[Peer]:
    """List who is measured, and who could be."""
    here = Path(sys.executable)
    folder, python = args.citron or (None, None)
    return [
        Peer("According, whole reading", "according", here),
        Peer("its encoder alone", "encoder", here),
        Peer("bare spaCy md", "spacy", here),
        Peer("textacy, direct quotations", "textacy", args.textacy, "--textacy PYTHON"),
        Peer("verbs of saying", "saying", here),
        Peer(
            "Citron",
            "citron",
            python and Path(python),
            "--citron FOLDER PYTHON",
            ("--citron", str(folder)),
        ),
    ]


def cost(peer: Peer, args: argparse.Namespace, count: int) -> Cost:
    """Measure one reader over so many reports.

    Raises:
        SystemExit: it failed.
    """
    command = [str(peer.python), str(READER), peer.name, str(args.texts), *peer.options]
    command += ["--reports", str(count), "--weights", str(weights_folder())]
    print(f"{peer.title}: {count} reports …", end=" ", file=sys.stderr, flush=True)
    done = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | ONE_THREAD, check=False
    )
    if done.returncode:
        raise SystemExit(f"{peer.title} failed:\n{done.stderr.strip()[-2000:]}")
    got: Cost = json.loads(done.stdout.splitlines()[-1])
    got["speed"] = got["words"] / got["seconds"]
    print(f"{got['speed']:,.0f} words a processor second", file=sys.stderr)
    return got


def in_turns(found: list[Peer], args: argparse.Namespace) -> dict[str, list[Cost]]:
    """Measure all that are here, one after the other, so often as asked."""
    turns: dict[str, list[Cost]] = {peer.name: [] for peer in found if peer.python}
    for _ in range(args.runs):
        for peer in found:
            if peer.python:
                turns[peer.name].append(cost(peer, args, args.reports))
    return turns


def compared(found: list[Peer], turns: dict[str, list[Cost]]) -> Iterator[str]:
    """Write the table of all peers."""
    best = {name: max(costs, key=lambda c: c["speed"]) for name, costs in turns.items()}
    ours, spacy = best["according"]["speed"], best["spacy"]["speed"]
    yield row("", *HEADS)
    yield "|---" * (len(HEADS) + 1) + "|"
    for peer in found:
        if peer.name not in best:
            yield row(peer.title, f"not measured: give {peer.missing}", *[""] * (len(HEADS) - 1))
            continue
        got = best[peer.name]
        finds = f"{1000 * got['found'] / got['words']:.1f}" if got["found"] else "–"
        if got["refused"]:
            finds += f" ({got['refused']} of {got['reports']} reports refused)"
        ratios = (got["speed"] / spacy, ours / got["speed"])
        yield row(
            peer.title,
            f"{got['speed']:,.0f}",
            *(f"{ratio:.2f}" for ratio in ratios),
            f"{got['peak_mb']:,.0f}",
            f"{got['load_seconds']:.1f}",
            finds,
        )
    yield ""
    for peer in found:
        if peer.name in best:
            speeds = ", ".join(f"{each['speed']:,.0f}" for each in turns[peer.name])
            yield f"{peer.title}: {'; '.join(best[peer.name]['runs_on'])}; runs {speeds}"


def growth(found: list[Peer], args: argparse.Namespace) -> dict[str, list[Cost]]:
    """Measure According and bare spaCy over more and more reports."""
    chosen = [peer for peer in found if peer.name in ("according", "spacy")]
    return {peer.name: [cost(peer, args, count) for count in args.growth] for peer in chosen}


def grown(sizes: dict[str, list[Cost]]) -> Iterator[str]:
    """Write the table of growth."""
    yield row("reports", "words", "seconds in 1,000 words", "peak MB", "bare spaCy: s", "peak MB")
    yield "|---" * 6 + "|"
    for ours, bare in zip(sizes["according"], sizes["spacy"], strict=True):
        cells = [(f"{1000 / c['speed']:.3f}", f"{c['peak_mb']:,.0f}") for c in (ours, bare)]
        yield row(f"{ours['reports']}", f"{ours['words']:,}", *cells[0], *cells[1])


def row(*cells: str) -> str:
    """Write a row of a table."""
    return f"| {' | '.join(cells)} |"


def machine() -> str:
    """Name the processor, how many cores of it there are and what else runs on them."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    name = next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), "")
    load = os.getloadavg()[0]
    return f"{name or platform.processor()}, {os.cpu_count()} cores, load {load:.1f} at the start"


def arguments() -> argparse.Namespace:
    """Parse the command line.

    Raises:
        SystemExit: there are no texts, or an interpreter is missing.
    """
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument("texts", type=Path, help="reports: JSON Lines, or gzip of them")
    ap.add_argument("--reports", type=int, default=150, help="how many are read (150)")
    ap.add_argument("--runs", type=int, default=2, help="how often; the quickest counts (2)")
    ap.add_argument("--growth", type=int, nargs="*", default=[40, 80, 160, 320], metavar="N")
    ap.add_argument("--textacy", type=Path, metavar="PYTHON", help="an interpreter that has it")
    ap.add_argument(
        "--citron",
        nargs=2,
        metavar=("FOLDER", "PYTHON"),
        help="a checkout with its models, and an interpreter that has what it needs",
    )
    ap.add_argument("--json", type=Path, metavar="OUT", help="write every run there, too")
    args = ap.parse_args()
    if not args.texts.is_file():
        ap.error(f"there is no {args.texts}; give JSON Lines whose lines have `id` and `text`")
    for python in filter(None, (args.textacy, args.citron and args.citron[1])):
        if not Path(python).is_file():
            ap.error(f"there is no interpreter {python}")
    return args


def main() -> None:
    """Measure and print."""
    args = arguments()
    found, on = peers(args), machine()
    turns = in_turns(found, args)
    first = turns["according"][0]
    print(f"{first['reports']} reports, {first['words']:,} words; {on}\n")
    print("\n".join(compared(found, turns)))
    sizes = growth(found, args) if args.growth else {}
    if sizes:
        print()
        print("\n".join(grown(sizes)))
    if args.json:
        made = {"machine": on, "peers": turns, "growth": sizes}
        args.json.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
