"""Run the commands that stand in the documentation, and write down what they really print.

``python docs/transcripts.py`` runs the ``console`` blocks of ``PAGES``, in order, in one new folder
that has the example reports in ``reports/``, and puts the output under each command; ``--check``
changes nothing and exits 1, with the difference, where a page tells something else. So the tutorial
cannot lie. In a block, a line that begins with ``$`` is a command.

Ids change when the reader does. A command that names an id of an earlier output is given the one
that stands at its place in the new output.
"""

import contextlib
import difflib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import typer.main

from according.cli.app import app

DOCS = Path(__file__).resolve().parent
PAGES = ("tutorial.md", "coding-teams.md")
_LINES = r"((?:(?!```).*\n)*)"
BLOCK = re.compile(
    rf"^```console\n{_LINES}```$|^```python\n{_LINES}```\n\n```text\n{_LINES}```$", re.MULTILINE
)
"""A block of commands; or a program with what it prints below."""
ID = re.compile(r"\b(?:[a-z2-7]{12}|[0-9a-f]{8,16}(?:/[a-z]\d+)?)\b")
WIDTH = "110"


class Step(msgspec.Struct, frozen=True):
    """A command with what is told of its output."""

    command: str
    output: str


def steps(block: str) -> Iterator[Step]:
    """Yield the commands of a block."""
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        if part.startswith("$ "):
            command, _, output = part[2:].partition("\n")
            yield Step(command, output)


class Session:
    """A folder in which commands are run one after another, and the ids that they told."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._ids: dict[str, str] = {}

    def block(self, text: str) -> str:
        """Return a block with what its commands print now."""
        written = []
        for step in steps(text):
            command = ID.sub(lambda found: self._ids.get(found[0], found[0]), step.command)
            output = self._run(command)
            was, now = ID.findall(step.output), ID.findall(output)
            self._ids |= dict(zip(was, now, strict=False)) if len(was) == len(now) else {}
            written.append(f"$ {command}\n{output}")
        return "".join(written)

    def _run(self, command: str) -> str:
        first, *others = command.split(" | ")
        if not first.startswith("according "):
            return _shell(command, self._folder)
        printed = _according(shlex.split(first)[1:], self._folder)
        for other in others:
            printed = _shell(other, self._folder, printed)
        lines = [line.rstrip() for line in printed.strip("\n").split("\n")]
        return "".join(f"{line}\n" for line in lines if lines != [""])

    def python(self, code: str) -> str:
        """Return what a program prints."""
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=self._folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


def _according(words: list[str], folder: Path) -> str:
    """Run a command of According in this process, which has loaded it; return all it printed."""
    printed = io.StringIO()
    command = typer.main.get_command(app)
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        try:
            command.main(words, prog_name="according", standalone_mode=True)
        except SystemExit as end:
            if end.code not in (0, None):
                sys.__stderr__.write(f"according {shlex.join(words)}: {printed.getvalue()}\n")
                raise
    return printed.getvalue()


def _shell(command: str, folder: Path, given: str = "") -> str:
    done = subprocess.run(
        ["bash", "-euc", command],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def run(pages: dict[str, str]) -> dict[str, str]:
    """Return the pages with what their commands and programs print now.

    Args:
        pages: name to text; run in this order, in one folder.

    Raises:
        SystemExit, subprocess.CalledProcessError: a command failed.
    """
    os.environ["COLUMNS"] = WIDTH
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(DOCS.parent / "examples" / "corpus", folder / "reports")
        session = Session(folder)

        def made_anew(found: re.Match[str]) -> str:
            commands, code, _ = found.groups()
            if commands is not None:
                return f"```console\n{session.block(commands)}```"
            return f"```python\n{code}```\n\n```text\n{session.python(code)}```"

        return {name: BLOCK.sub(made_anew, text) for name, text in pages.items()}


def main() -> int:
    """Write the pages, or with ``--check`` compare them."""
    was = {name: (DOCS / name).read_text(encoding="utf-8") for name in PAGES}
    now = run(was)
    stale = [name for name in PAGES if was[name] != now[name]]
    if "--check" in sys.argv[1:]:
        for name in stale:
            old, new = was[name].splitlines(keepends=True), now[name].splitlines(keepends=True)
            sys.stderr.writelines(difflib.unified_diff(old, new, name, "what is printed now"))
        if stale:
            sys.stderr.write("run: .venv/bin/python docs/transcripts.py, and read what changed\n")
        return int(bool(stale))
    for name in stale:
        (DOCS / name).write_text(now[name], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
