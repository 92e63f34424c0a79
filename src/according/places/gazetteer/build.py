"""Making the gazetteer from what is installed."""

from pathlib import Path

from according.places.gazetteer.location import gazetteer_path
from according.places.gazetteer.package import package_digest, package_rows
from according.places.gazetteer.store import write_gazetteer


def build_gazetteer(path: Path | None = None) -> Path:
    """Make the gazetteer from the installed package and our lists; it takes some seconds.

    Args:
        path: where to write it; by default the path of ``gazetteer_path``. A gazetteer that is
            there is replaced once the new one is whole.

    Raises:
        GazetteerError: the package is missing, or the file cannot be written.
    """
    path = gazetteer_path() if path is None else path
    write_gazetteer(path, package_rows(), package_digest())
    return path
