"""Which files a job reads, and which of them are opened together."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from according.cluster.errors import ClusterError
from according.cluster.folder import filesystem
from according.ingest.fetch import is_address
from according.ingest.folders import files_in

_BYTES = 64_000_000
_FILES = 200
"""Files that are opened together by one worker, and their bytes: pages are small and many."""
_STANDARD_INPUT = "-"
_PATTERN = frozenset("*?[")


class Input(msgspec.Struct, frozen=True):
    """One file."""

    name: str
    """As one process calls it in origins and failures."""
    location: str
    """Where every worker finds it."""
    size: int
    """In bytes; of an address, 0."""
    changed: str
    """When it was last changed, in whatever way its store tells."""


def listed(names: Iterable[str]) -> list[Input]:
    """Return the files of all inputs, in the order in which one process reads them.

    Raises:
        ClusterError: an input can be read by no worker, or a folder has nothing in it.
    """
    return [one for name in names for one in _files_of(name)]


def groups_of(inputs: Sequence[Input]) -> list[tuple[Input, ...]]:
    """Put neighbours together, as far as they are small."""
    groups: list[list[Input]] = []
    size = 0
    for one in inputs:
        size += one.size
        if not groups or size > _BYTES or len(groups[-1]) == _FILES:
            groups.append([])
            size = one.size
        groups[-1].append(one)
    return [tuple(group) for group in groups]


def _files_of(name: str) -> Iterator[Input]:
    if name == _STANDARD_INPUT or not name:
        raise ClusterError("a cluster cannot read standard input; save it, and name the file")
    if is_address(name):
        yield Input(name, name, 0, "")
    elif "://" in name:
        yield from _in_store(name)
    elif Path(name).is_dir():
        files = files_in(Path(name))
        if not files:
            raise ClusterError(f"there is no file in {name} that could be a report; name another")
        yield from map(_on_disk, files)
    else:
        yield _on_disk(Path(name))


def _on_disk(path: Path) -> Input:
    try:
        told = path.stat()
    except OSError:
        # It becomes a failure in its place, as in one process.
        return Input(str(path), str(path.absolute()), 0, "missing")
    return Input(str(path), str(path.absolute()), told.st_size, str(told.st_mtime_ns))


def _in_store(address: str) -> Iterator[Input]:
    """Yield a file, what matches a pattern, or what is in a folder, in order of name."""
    import pyarrow.fs

    files, path = filesystem(address)
    before = address[: len(address.rstrip("/")) - len(path)]
    fixed = path
    if _PATTERN & set(path):
        parts = path.split("/")
        count = next(n for n, part in enumerate(parts) if _PATTERN & set(part))
        fixed = "/".join(parts[:count])
    try:
        found = [files.get_file_info(fixed)]
        if found[0].type != pyarrow.fs.FileType.File:
            found = files.get_file_info(pyarrow.fs.FileSelector(fixed, recursive=True))
    except OSError as error:
        raise ClusterError(f"{address} cannot be read ({error}); check it, and rights") from error
    matching = sorted(
        (one for one in found if one.is_file and (path == fixed or fnmatchcase(one.path, path))),
        key=lambda one: str(one.path),
    )
    if not matching:
        raise ClusterError(f"there is no file at {address}; check the address")
    for one in matching:
        whole = f"{before}{one.path}"
        yield Input(whole, whole, one.size, str(one.mtime_ns))
