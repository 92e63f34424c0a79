"""Makes ``corpus/`` and ``gold/`` from ``reports/`` and ``happenings/``, and checks every rule.

python examples/build.py             write what has changed
python examples/build.py --check     change nothing; exit 1 where a file is not what it would be
python examples/build.py --check h06 H06   look only at reports and happenings of these names
"""

import argparse
import sys
import tomllib
from pathlib import Path

import msgspec

import _corpus
import _gold
import _incidents
import _rules
from _sources import Happening, Problems, Report, read_folder

MADE = ("corpus", "gold")


def main(arguments: list[str] | None = None) -> int:
    """Build or check the examples; return 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", help="only report problems of names that begin so")
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--root", type=Path, default=Path(__file__).parent, help="examples folder")
    options = parser.parse_args(arguments)
    problems = Problems()
    files = build(options.root, problems)
    lines = problems.lines
    if not lines and not options.names:
        lines = stale(options.root, files) if options.check else []
    if options.names:
        lines = [line for line in lines if line.startswith(tuple(options.names))]
    for line in lines:
        print(line)
    if lines:
        print(f"{len(lines)} problems; nothing was written")
        return 1
    if not options.check and not options.names:
        print(f"{write(options.root, files)} of {len(files)} files written")
    return 0


def build(root: Path, problems: Problems) -> dict[str, bytes]:
    """Return every file that the sources make; complete only where there are no problems."""
    outlets = _corpus.read_outlets(root / "outlets.toml")
    modes = tomllib.loads((root / "codebook.toml").read_text("utf-8"))["modes"]
    reports = read_folder(root / "reports", Report, problems)
    happenings = read_folder(root / "happenings", Happening, problems)
    golds = {report.id: _gold.gold_of(report, problems) for report in reports}
    for gold in golds.values():
        _rules.check_report(gold, outlets, modes, problems)
    for happening in happenings:
        _incidents.check_happening(happening, golds, problems)
    _incidents.check_links(happenings, golds, problems)
    if problems.lines:
        return {}
    encode = msgspec.json.Encoder().encode_lines
    pages = _corpus.files_of(reports, outlets, root / "templates")
    lines = [
        _gold.line_of(
            golds[report.id],
            outlets[report.outlet].name,
            _corpus.place_of(report),
            _corpus.address(report, outlets[report.outlet]),
        )
        for report in reports
    ]
    return {f"corpus/{place}": data for place, data in pages.items()} | {
        "gold/reports.jsonl": encode(lines),
        "gold/incidents.jsonl": encode([_incidents.line_of(h, golds) for h in happenings]),
    }


def stale(root: Path, files: dict[str, bytes]) -> list[str]:
    """Say which files on disk differ from what the sources make."""
    lines = []
    for place, data in sorted(files.items()):
        path = root / place
        if not path.is_file():
            lines.append(f"{place}: is missing; run examples/build.py")
        elif path.read_bytes() != data:
            lines.append(f"{place}: differs from what the sources make; run examples/build.py")
    return lines + [f"{place}: nothing makes this file" for place in _leftovers(root, files)]


def write(root: Path, files: dict[str, bytes]) -> int:
    """Write the files that changed, take away those nothing makes, return how many were written."""
    for place in _leftovers(root, files):
        (root / place).unlink()
    written = 0
    for place, data in files.items():
        path = root / place
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written += 1
    return written


def _leftovers(root: Path, files: dict[str, bytes]) -> list[str]:
    """Return the files in the made folders that no source makes."""
    found = (path for folder in MADE for path in sorted((root / folder).rglob("*")))
    places = (path.relative_to(root).as_posix() for path in found if path.is_file())
    return [place for place in places if place not in files]


if __name__ == "__main__":
    sys.exit(main())
