"""The gazetteer's file: one SQLite database, written once and then only read."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from hashlib import blake2b, sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from according.places.gazetteer.entry import Entry, Found
from according.places.gazetteer.errors import GazetteerError
from according.places.gazetteer.location import gazetteer_path
from according.places.gazetteer.names import key
from according.places.gazetteer.rows import Row

FORMAT = "1"
"""Number of the layout; a file of another is refused."""
REMEDY = "according gazetteer build"
_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, feature TEXT NOT NULL,
    country TEXT, admin1_code TEXT, admin1 TEXT, lat REAL NOT NULL, lon REAL NOT NULL,
    population INTEGER NOT NULL);
CREATE TABLE named (
    key TEXT NOT NULL, entry INTEGER NOT NULL, alias INTEGER NOT NULL,
    PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE adjective (
    key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE abbreviation (
    written TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (written, entry)) WITHOUT ROWID;
CREATE TABLE borders (country TEXT NOT NULL, other TEXT NOT NULL);
"""
_OURS_FROM = 10**12
"""Numbers from here on are of entries that are not GeoNames' own."""
_TWICE = f"""
CREATE TEMP TABLE divided AS SELECT number, country, admin1_code, feature, name FROM entry
    WHERE feature IN ('A.ADM1', 'A.ADM2') AND number < {_OURS_FROM};
CREATE TEMP TABLE twice AS SELECT ours.number AS ours, min(theirs.number) AS theirs
    FROM entry AS ours JOIN divided AS theirs
        ON theirs.country = ours.country AND theirs.admin1_code = ours.admin1_code
        AND theirs.feature = ours.feature
        AND (theirs.name = ours.name OR (ours.feature = 'A.ADM1' AND ours.population > 0))
    WHERE ours.number >= {_OURS_FROM} AND ours.feature LIKE 'A.ADM%' GROUP BY ours.number;
UPDATE OR IGNORE named SET entry = (SELECT theirs FROM twice WHERE ours = entry)
    WHERE entry IN (SELECT ours FROM twice);
UPDATE OR IGNORE abbreviation SET entry = (SELECT theirs FROM twice WHERE ours = entry)
    WHERE entry IN (SELECT ours FROM twice);
UPDATE OR IGNORE adjective SET entry = (SELECT theirs FROM twice WHERE ours = entry)
    WHERE entry IN (SELECT ours FROM twice);
DELETE FROM named WHERE entry IN (SELECT ours FROM twice);
DELETE FROM entry WHERE number IN (SELECT ours FROM twice);
DROP TABLE twice;
DROP TABLE divided;
"""
"""Divisions of our lists give way to GeoNames' own once a dump has brought them."""
_COLUMNS = "id, name, feature, country, admin1_code, admin1, lat, lon, population"
_CACHE = 100_000
"""Kilobytes of the file that are held in memory while it is written."""
_CACHED = 200_000
"""Names whose answers are kept in memory; beyond that the memory is emptied."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a gazetteer holds."""

    path: str
    entries: int
    names: int
    countries: int
    size: int
    """Bytes."""
    about: dict[str, str]
    """Sources with their versions or digests."""
    features: dict[str, int]
    """Entries by feature class."""


def write_gazetteer(
    path: Path,
    rows: Iterable[Row],
    about: Callable[[], dict[str, str]],
    *,
    start_from: Path | None = None,
) -> None:
    """Write a gazetteer; an old file stays until the new one is whole.

    Args:
        path: the file to write.
        rows: its entries; one with the id of an earlier one takes its place.
        about: tells sources and versions, which the file keeps; asked when all rows are in.
        start_from: a gazetteer to whose entries these are added.

    Raises:
        GazetteerError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".gazetteer-", delete=False) as made:
            draft = Path(made.name)
        try:
            with closing(sqlite3.connect(draft)) as store:
                _fill(store, rows, about, start_from)
            draft.chmod(0o644)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"the gazetteer {path} cannot be written: {error}") from error


def _fill(
    store: sqlite3.Connection,
    rows: Iterable[Row],
    about: Callable[[], dict[str, str]],
    start_from: Path | None,
) -> None:
    store.execute("PRAGMA journal_mode = OFF")
    store.execute("PRAGMA synchronous = OFF")
    store.execute(f"PRAGMA cache_size = -{_CACHE}")
    if start_from is not None:
        with closing(sqlite3.connect(start_from)) as old:
            old.backup(store)
    else:
        store.executescript(_SCHEMA)
    for row in rows:
        _add(store, row)
    store.executescript(_TWICE)
    told = about() | {"format": FORMAT}
    store.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", told.items())
    store.commit()
    store.execute("VACUUM")


def _number(name: str) -> int:
    """Return an entry's number: of GeoNames the id itself, of others one made from the name."""
    if name.isdigit():
        return int(name)
    return int.from_bytes(blake2b(name.encode(), digest_size=6).digest()) + _OURS_FROM


def _add(store: sqlite3.Connection, row: Row) -> None:
    entry = row.entry
    number = _number(entry.id)
    store.execute(
        "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *msgspec.structs.astuple(entry)),
    )
    names = {key(alias): 1 for alias in row.aliases} | {key(entry.name): 0}
    names.pop("", None)
    store.executemany(
        "INSERT INTO named VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET alias = min(alias, excluded.alias)",
        [(name, number, alias) for name, alias in names.items()],
    )
    for table, words in (
        ("adjective", {key(word) for word in row.adjectives}),
        ("abbreviation", set(row.abbreviations)),
    ):
        store.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", [(word, number) for word in words]
        )
    store.executemany(
        "INSERT INTO borders VALUES (?, ?)", [(entry.country, other) for other in row.neighbours]
    )


class Gazetteer:
    """Names of places and the entries that bear them. Read only; answers are kept in memory."""

    def __init__(self, store: sqlite3.Connection, path: Path):
        self._store = store
        self._path = path
        self._found: dict[str, tuple[Found, ...]] = {}
        self._adjectives = self._index("adjective", "key")
        self._abbreviations = self._index("abbreviation", "written")
        self._countries = {
            entry.country: entry
            for entry in self._entries("WHERE feature LIKE 'A.PCL%' AND feature != 'A.PCLH'")
            if entry.country
        }
        self._borders: dict[str, frozenset[str]] = {}
        for country, others in store.execute(
            "SELECT country, group_concat(other) FROM borders GROUP BY country"
        ):
            self._borders[country] = frozenset(others.split(","))

    @classmethod
    def open(cls, path: Path | None = None) -> "Gazetteer":
        """Open a gazetteer; nothing is built.

        Args:
            path: the file; by default the one of ``gazetteer_path``.

        Raises:
            GazetteerError: there is none, or it is of another version.
        """
        path = gazetteer_path() if path is None else path
        if not path.is_file():
            raise GazetteerError(f"there is no gazetteer at {path}; make it with: {REMEDY}")
        try:
            # Read by one thread at a time, but not always by the one that opened it.
            store = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            found = store.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(
                f"{path} is no gazetteer ({error}); make a new one with: {REMEDY}"
            ) from error
        if found is None or found[0] != FORMAT:
            raise GazetteerError(
                f"the gazetteer {path} was made by another version of According; "
                f"make it anew with: {REMEDY}"
            )
        return cls(store, path)

    def find(self, name: str) -> tuple[Found, ...]:
        """Return the entries that bear a name, whatever its case and accents.

        The most populous come first.
        """
        wanted = key(name)
        found = self._found.get(wanted)
        if found is None:
            if len(self._found) >= _CACHED:
                self._found.clear()
            found = self._found[wanted] = self._look_up(wanted)
        return found

    def abbreviated(self, written: str) -> Entry | None:
        """Return the place that a short form stands for: "Fla.", "US"; case and points count."""
        entries = self._abbreviations.get(written, ())
        return entries[0] if len(entries) == 1 else None

    def of_adjective(self, word: str) -> tuple[Entry, ...]:
        """Return the countries whose people or belongings a word names: "Syrian", "Syrians"."""
        return self._adjectives.get(word.lower()) or self._adjectives.get(key(word), ())

    def country(self, code: str) -> Entry | None:
        """Return the country with an ISO 3166-1 alpha-3 code."""
        return self._countries.get(code)

    def neighbours(self, code: str) -> frozenset[str]:
        """Return the alpha-3 codes of the countries that one borders on."""
        return self._borders.get(code, frozenset())

    def summary(self) -> Summary:
        """Count what it holds."""
        features = dict(
            self._store.execute(
                "SELECT substr(feature, 1, 1), count(*) FROM entry GROUP BY 1 ORDER BY 2 DESC"
            )
        )
        return Summary(
            path=str(self._path),
            entries=sum(features.values()),
            names=self._store.execute("SELECT count(*) FROM named").fetchone()[0],
            countries=len(self._countries),
            size=self._path.stat().st_size,
            about=dict(self._store.execute("SELECT name, value FROM about ORDER BY name")),
            features=features,
        )

    def digest(self) -> str:
        """Return one SHA-256 over what the gazetteer says of its sources and versions."""
        told = sorted(self._store.execute("SELECT name, value FROM about"))
        return sha256(repr(told).encode()).hexdigest()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _look_up(self, wanted: str) -> tuple[Found, ...]:
        if not wanted:
            return ()
        rows = self._store.execute(
            f"SELECT alias, {_COLUMNS} FROM named JOIN entry ON number = entry WHERE key = ? "
            "ORDER BY population DESC, number",
            (wanted,),
        )
        return tuple(Found(Entry(*row), bool(alias)) for alias, *row in rows)

    def _entries(self, condition: str) -> Iterator[Entry]:
        for row in self._store.execute(f"SELECT {_COLUMNS} FROM entry {condition}"):
            yield Entry(*row)

    def _index(self, table: str, column: str) -> dict[str, tuple[Entry, ...]]:
        rows = self._store.execute(
            f"SELECT {column}, {_COLUMNS} FROM {table} JOIN entry ON number = entry ORDER BY number"
        )
        index: dict[str, tuple[Entry, ...]] = {}
        for word, *row in rows:
            index[word] = (*index.get(word, ()), Entry(*row))
        return index
