"""The commands that a page of documentation names."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import typer.main

from according.cli.app import app

_CODE = re.compile(
    r"^(?: {4}|\$ )(?P<line>.*\baccording .*)$|`(?P<inline>[^`\n]*\baccording [^`\n]*)`", re.M
)
_CALL = re.compile(r"(?:^|[\s/|;&(])according (?P<words>[a-z-][^|;&)#]*)")
_PLACE = re.compile(r"^[A-Z…\[]")


class UnknownCommandError(Exception):
    """A page names a command or an option that there is none of."""


def named_in(path: Path) -> Iterator[str]:
    """Yield what follows ``according`` in the code of a page."""
    for found in _CODE.finditer(path.read_text(encoding="utf-8")):
        for call in _CALL.finditer(found["line"] or found["inline"]):
            yield call["words"].strip()


def check(words: str) -> None:
    """Look whether a command and its options are there.

    Raises:
        UnknownCommandError: they are not.
    """
    command: click.Command = typer.main.get_command(app)
    try:
        parts = shlex.split(words.replace("…", " "))
    except ValueError:
        parts = words.split()
    for part in parts:
        children = getattr(command, "commands", {})
        if part.startswith("-"):
            _check_option(command, part.split("=")[0], words)
        elif children:
            # What stands for any command: `according evaluate NAME`.
            for name in () if _PLACE.match(part) else part.split("|")[:1]:
                if name not in children:
                    raise UnknownCommandError(f"no command {name!r}: according {words}")
                command = children[name]


def _check_option(command: click.Command, option: str, words: str) -> None:
    options = {each for one in command.params for each in (*one.opts, *one.secondary_opts)}
    options |= {"--help", "-h", "-", "--install-completion"}
    if option not in options:
        raise UnknownCommandError(f"{command.name} has no {option}: according {words}")
