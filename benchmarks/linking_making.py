"""A year of a newsroom's reports, made from some thousand read ones, for `linking.py`.

The readings are taken several times, each time as another world. In a world every name is another
name of as many letters, the same one in all its reports; so is half of the longer words that say
what a report is about (another word that is about as rare; not those of the events themselves);
towns lie elsewhere, ages are others, and all days are moved by the same number. So the reports of
one happening still tell one happening, and what two worlds tell of is no more alike than what two
happenings of one world are. The days are folded into as many as give 100,000 claims a year:
a base of 10,000 claims has the reports of its first 36 days, one of 100,000 those of a year.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from according.base.records import project
from according.base.store import Store
from according.base.write import add_document, add_reading, add_records, reader_key
from according.model import PlaceRef, Reading, TimeRef
from according.reading import Options, reader_version
from base_making import KEPT, Original, document_of, names_in, original, packed

A_YEAR = 100_000
"""Claims."""
WORLDS = 3
MOVED = 97
"""Days by which a world lies after the one before."""
FIRST_DAY = date(2023, 1, 1)
_NEAR = 50
"""Places in the list of words by how rare they are, within which another is drawn."""
_WORD = re.compile(r"(?<![A-Za-z])[a-z]{5,}(?![A-Za-z])")
_AGE = re.compile(r"\b[1-8]\d(?=[- ]years?[- ]old)|(?<=\baged )[1-8]\d\b|(?<=, )[1-8]\d(?=,)")


class Stock(NamedTuple):
    """What takes the place of what."""

    names: dict[int, Sequence[str]]
    """By their number of letters."""
    words: dict[int, Sequence[str]]
    """By their number of letters, the rarest first."""
    ranks: dict[str, int]
    places: dict[str | None, Sequence[PlaceRef]]
    """By their precision."""
    kept: frozenset[str]
    """Words of events."""


def make(path: Path, readings: Sequence[Reading], claims: int) -> tuple[int, int]:
    """Make a base with so many claims, the first days first; return reports and claims."""
    dated = [reading for reading in readings if reading.published and reading.claims]
    stock = _stock(dated)
    days = round(365 * WORLDS * sum(len(each.claims) for each in dated) / A_YEAR)
    listed = sorted(
        (_day(r, w, days), w, r.id, n) for w in range(WORLDS) for n, r in enumerate(dated)
    )
    path.unlink(missing_ok=True)
    made = reports = 0
    with Store.open(path, create=True) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        store.connection.execute("PRAGMA foreign_keys = OFF")
        with store.writing() as connection:
            reader = reader_key(connection, reader_version(Options()))
            for day, world, _, place in listed:
                reports += 1
                reading = in_world(original(dated[place]), world, day, stock)
                add_document(connection, reports, document_of(reading))
                add_reading(connection, reports, reader, packed(reading))
                add_records(connection, project(reports, reading))
                made += len(reading.claims)
                if made >= claims:
                    break
    return reports, made


def read(paths: Iterable[Path]) -> Iterator[Reading]:
    """Yield readings of files, without the lines that stand for failures."""
    for path in paths:
        for line in path.read_bytes().splitlines():
            if "error" not in msgspec.json.decode(line):
                yield msgspec.json.decode(line, type=Reading)


def in_world(given: Original, world: int, day: int, stock: Stock) -> Reading:
    """Return a reading as another world has it."""
    pieces = list(given.pieces)
    if world:
        pieces[1::2] = [_name(word, world, stock) for word in pieces[1::2]]
    reading = msgspec.json.decode("".join(pieces), type=Reading)
    published = FIRST_DAY + timedelta(days=day)
    by = published - given.published
    if world:
        reading = msgspec.structs.replace(
            reading,
            text=_text(reading.text, world, stock),
            title=_text(reading.title, world, stock) if reading.title else None,
            places=tuple(_place(place, world, stock) for place in reading.places),
        )
    return msgspec.structs.replace(
        reading,
        id=f"{reading.id}-{world}",
        times=tuple(_moved(time, by) for time in reading.times),
        published=published.isoformat(),
        url=None,
        origin=f"world {world}/{reading.id}",
    )


def _day(reading: Reading, world: int, days: int) -> int:
    first = date.fromisoformat((reading.published or "")[:10]).toordinal()
    return (first + MOVED * world) % days


def _stock(readings: Sequence[Reading]) -> Stock:
    names: dict[int, set[str]] = {}
    places: dict[str | None, dict[str, PlaceRef]] = {}
    counted: Counter[str] = Counter()
    kept: set[str] = set()
    for reading in readings:
        for word in names_in(reading):
            names.setdefault(len(word), set()).add(word.title())
        for place in reading.places:
            if place.gazetteer:
                places.setdefault(place.precision, {}).setdefault(place.gazetteer, place)
        counted.update(_WORD.findall(reading.text))
        for event in reading.events:
            kept.update(_WORD.findall(f"{event.lemma} {event.span.of(reading.text)}"))
    words: dict[int, list[str]] = {}
    for word in sorted(counted, key=lambda word: (counted[word], word)):
        if word not in kept:
            words.setdefault(len(word), []).append(word)
    return Stock(
        {size: sorted(some) for size, some in names.items()},
        words,
        {word: rank for some in words.values() for rank, word in enumerate(some)},
        {how: [some[key] for key in sorted(some)] for how, some in places.items()},
        frozenset(kept),
    )


def _chance(world: int, word: str) -> int:
    return zlib.crc32(f"{world} {word}".encode()) * 2_654_435_761 % 2**32 >> 4


def _name(word: str, world: int, stock: Stock) -> str:
    some = stock.names[len(word)]
    other = some[_chance(world, word.title()) % len(some)]
    if other in KEPT:
        return word
    return other.upper() if word.isupper() else other


def _text(text: str, world: int, stock: Stock) -> str:
    def other(found: re.Match[str]) -> str:
        word = found.group()
        rank, drawn = stock.ranks.get(word), _chance(world, word)
        if rank is None or drawn % 2:
            return word
        some = stock.words[len(word)]
        near = rank + (drawn >> 1) % (2 * _NEAR + 1) - _NEAR
        return some[min(max(near, 0), len(some) - 1)]

    def age(found: re.Match[str]) -> str:
        return str(10 + _chance(world, found.group()) % 80)

    return _AGE.sub(age, _WORD.sub(other, text))


def _place(place: PlaceRef, world: int, stock: Stock) -> PlaceRef:
    if not place.gazetteer:
        return place
    some = stock.places[place.precision]
    there = some[_chance(world, place.gazetteer) % len(some)]
    return msgspec.structs.replace(
        place,
        gazetteer=there.gazetteer,
        country=there.country,
        admin1=there.admin1,
        lat=there.lat,
        lon=there.lon,
    )


def _moved(time: TimeRef, by: timedelta) -> TimeRef:
    def moved(moment: str | None) -> str | None:
        if moment is None or len(moment) < len("2023-01-01"):
            return moment
        try:
            return (date.fromisoformat(moment[:10]) + by).isoformat() + moment[10:]
        except (ValueError, OverflowError):
            return moment

    return msgspec.structs.replace(time, start=moved(time.start), end=moved(time.end))


__all__ = ["in_world", "make", "read"]
