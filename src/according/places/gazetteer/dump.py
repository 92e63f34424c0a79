"""Full dumps of GeoNames: ``allCountries``, ``cities500`` and the files of single countries.

The format is GeoNames' own: 19 columns between tabs, UTF-8, no header
(https://download.geonames.org/export/dump/readme.txt).
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from according.places.gazetteer.entry import Entry
from according.places.gazetteer.errors import GazetteerError
from according.places.gazetteer.latin import other_names
from according.places.gazetteer.lists import admin1_names, divisions, table
from according.places.gazetteer.rows import Row

_COLUMNS = 19
CLASSES = "APLHT"
"""Classes of features that are loaded: divisions, settlements, regions, waters, heights.

Buildings (S) and roads (R) are left out unless asked for: their names are those of everything.
"""
_DOUBTFUL = 100
"""A file whose first lines are all bad is no dump."""


class Dump:
    """Rows of a dump. Bad lines are passed over and counted."""

    def __init__(self, path: Path, *, classes: str = CLASSES, admin1: Path | None = None):
        """Make ready to read a dump.

        Args:
            path: ``allCountries.txt``, ``cities500.txt``, ``XX.txt``, or a zip file with one.
            classes: letters of the feature classes to take.
            admin1: GeoNames' ``admin1CodesASCII.txt``; without it our own list gives the names.

        Raises:
            GazetteerError: the list of divisions cannot be read.
        """
        self._path = path
        self._classes = frozenset(classes)
        self._admin1 = _names_of_divisions(admin1)
        self._alpha3 = {
            row["iso2"]: row["country"] for row in table("known_actors/states.csv") if row["iso2"]
        }
        self.lines = 0
        self.skipped = 0
        self.first_bad: str | None = None
        """Where the first bad line stands and what is wrong with it."""

    def rows(self) -> Iterator[Row]:
        """Read the dump, line by line.

        Raises:
            GazetteerError: it cannot be opened, or it is no dump.
        """
        try:
            with _opened(self._path) as file:
                for self.lines, line in enumerate(file, 1):
                    try:
                        row = self._row(line)
                    except ValueError as error:
                        self._pass_over(error)
                        if self.lines == self.skipped == _DOUBTFUL:
                            break
                        continue
                    if row is not None:
                        yield row
        except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
            raise GazetteerError(f"{self._path} cannot be read: {error}") from error
        if self.lines == self.skipped:
            what = f"; {self.first_bad}" if self.first_bad else ": it is empty"
            raise GazetteerError(
                f"{self._path} is no dump of GeoNames{what}; get allCountries.zip, cities500.zip "
                "or a country's file from https://download.geonames.org/export/dump/"
            )

    def _row(self, line: str) -> Row | None:
        """Make the row of a line; None where its class is not wanted.

        Raises:
            ValueError: the line is no place; the message says why.
        """
        fields = line.rstrip("\n").split("\t")
        if len(fields) != _COLUMNS:
            raise ValueError(f"it has {len(fields)} columns, not {_COLUMNS}")
        number, name, _, others, lat, lon, kind, code, country, _, admin1 = fields[:11]
        if not (number.isdigit() and name):
            raise ValueError("it has no number or no name")
        if kind not in self._classes:
            return None
        point = float(lat), float(lon)
        if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
            raise ValueError("its point is not on the globe")
        people = int(fields[14] or 0)
        return Row(
            Entry(
                id=str(int(number)),
                name=name,
                feature=f"{kind}.{code}",
                country=self._alpha3.get(country),
                admin1_code=admin1 or None,
                admin1=self._admin1.get((country, admin1)),
                lat=point[0],
                lon=point[1],
                population=people,
            ),
            aliases=other_names(others.split(","), country, people),
        )

    def _pass_over(self, error: ValueError) -> None:
        self.skipped += 1
        if self.first_bad is None:
            self.first_bad = f"line {self.lines}: {error}"


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8", newline="\n") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        members = [
            info
            for info in archive.infolist()
            if info.filename.endswith(".txt") and "readme" not in info.filename.lower()
        ]
        if not members:
            raise GazetteerError(f"{path} holds no .txt file; it is no dump of GeoNames")
        largest = max(members, key=lambda info: info.file_size)
        with archive.open(largest) as raw:
            yield TextIOWrapper(raw, encoding="utf-8", newline="\n")


def _names_of_divisions(path: Path | None) -> dict[tuple[str, str], str]:
    names = admin1_names(divisions())
    if path is None:
        return names
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        codes, *rest = line.split("\t")
        country, dot, code = codes.partition(".")
        if not dot or len(rest) < 2:
            raise GazetteerError(
                f"{path}:{number} is no line of admin1CodesASCII.txt; it should read like "
                "US.CA, a tab, California, a tab, California"
            )
        names[country, code] = rest[0]
    return names
