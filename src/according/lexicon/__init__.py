"""Word lists, kept as data files that a person who does not program can extend.

A list is a text file in ``data/``: one entry a line, ``#`` starts a comment, blank lines are
passed over. A table is a TOML file there.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

_DATA = files(__package__) / "data"


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of the list ``data/<name>.txt``, in file order."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    stripped = (line.split("#", 1)[0].strip() for line in lines)
    return tuple(entry for entry in stripped if entry)


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table ``data/<name>.toml``. The result is shared: do not change it."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def digest() -> str:
    """Return one SHA-256 over all data files, so that a reading can say which lists made it."""
    total = hashlib.sha256()
    for name, path in sorted(_files(_DATA), key=lambda pair: pair[0]):
        total.update(name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _files(folder: Traversable, before: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{before}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{name}/")
        else:
            yield name, entry
