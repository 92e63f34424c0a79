"""Make ``picture.svg``, the README's picture, from a report of the example corpus."""

import re
from io import StringIO
from pathlib import Path

from rich.console import Console

from according.cli.render import show_report
from according.ingest import read_inputs
from according.model import Reading
from according.reading import Reader

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "examples" / "corpus" / "pages" / "h01-meridian-1.html"
WIDTH = 118
FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Read one report and draw what the terminal shows; fonts are the reader's own."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    for reading in Reader.load().read(read_inputs([str(REPORT)])):
        assert isinstance(reading, Reading), reading
        show_report(console, reading)
    drawn = console.export_svg(title=f"according read {REPORT.name}")
    (ROOT / "docs" / "picture.svg").write_text(FONT_FACES.sub("", drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
