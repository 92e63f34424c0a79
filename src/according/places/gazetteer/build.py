"""Making the gazetteer: from what is installed, and from dumps of GeoNames."""

from collections.abc import Iterable
from pathlib import Path

from according.places.gazetteer.dump import Dump
from according.places.gazetteer.location import gazetteer_path
from according.places.gazetteer.package import package_digest, package_rows
from according.places.gazetteer.rows import Row
from according.places.gazetteer.store import Gazetteer, write_gazetteer


def build_gazetteer(path: Path | None = None) -> Path:
    """Make the gazetteer from the installed package and our lists; it takes some seconds.

    Args:
        path: where to write it; by default the path of ``gazetteer_path``. A gazetteer that is
            there is replaced once the new one is whole.

    Raises:
        GazetteerError: the package is missing, or the file cannot be written.
    """
    path = gazetteer_path() if path is None else path
    write_gazetteer(path, package_rows(), package_digest)
    return path


def load_dump(dump: Dump, rows: Iterable[Row], *, name: str, path: Path | None = None) -> Path:
    """Add the places of a dump to the gazetteer; one with a known id takes the old one's place.

    Args:
        dump: the dump.
        rows: its ``rows()``, perhaps watched on their way.
        name: what to call the dump in the gazetteer's summary.
        path: the gazetteer; by default the path of ``gazetteer_path``.

    Raises:
        GazetteerError: there is no gazetteer yet, it is of another version, or the dump cannot be
            read.
    """
    path = gazetteer_path() if path is None else path
    Gazetteer.open(path).close()
    write_gazetteer(
        path,
        rows,
        lambda: {f"dump {name}": f"{dump.lines} lines, {dump.skipped} passed over"},
        start_from=path,
    )
    return path
