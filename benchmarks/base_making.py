"""A large base made from a few hundred readings, for `base.py`."""

import gzip
import json
import random
import re
import time
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import msgspec

from according.base.records import Packed, project
from according.base.records.reports import sha256
from according.base.records.rows import CopyRow
from according.base.store import Store
from according.base.write import (
    add_copy,
    add_document,
    add_reading,
    add_records,
    reader_key,
)
from according.ingest import Given, document_from_text
from according.model import MODES, Document, Failure, Reading, TimeRef
from according.reading import Options, Reader, reader_version

SOURCES = (("muc4/train.jsonl.gz", 260, 500), ("attribution/train.jsonl.gz", 140, 700))
"""File, how many of its reports, and the most words of one."""
LEAST_WORDS, MOST_WORDS = 120, 400
"""Of those varied: longer ones take long to write, and ask no more of the index."""
BATCH = 500
FIRST_DAY = date(2019, 1, 1)
DAYS = 1800
PUBLISHERS = tuple(f"The Daily Record {number}" for number in range(60))
ONE_COPY_IN = 20
_TOKEN = re.compile(r"[A-Z][A-Za-z]{3,}")
KEPT = frozenset(MODES)
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_DIGITS = re.compile(r"\d{1,3}")


class Original(msgspec.Struct, frozen=True):
    """A reading as it is varied."""

    pieces: tuple[str, ...]
    """Its JSON: every second piece is a word that becomes another."""
    published: date


def make(path: Path, gold: Path, cache: Path, documents: int) -> None:
    """Make a base of so many documents; it must not be there yet."""
    if not cache.exists():
        _read(gold, cache)
    readings = [msgspec.json.decode(line, type=Reading) for line in cache.read_bytes().splitlines()]
    readings = [each for each in readings if len(each.text.split()) <= MOST_WORDS]
    originals = [original(reading) for reading in readings]
    pool = _pool(readings)
    began = time.process_time()
    with Store.open(path, create=True) as store:
        # It is made anew after a power cut; a large cache keeps the indexes in memory.
        store.connection.execute("PRAGMA synchronous = OFF")
        store.connection.execute("PRAGMA cache_size = -2000000")
        store.connection.execute("PRAGMA foreign_keys = OFF")
        with store.writing() as connection:
            reader = reader_key(connection, reader_version(Options()))
        for first in range(1, documents + 1, BATCH):
            with store.writing() as connection:
                for key in range(first, min(first + BATCH, documents + 1)):
                    reading = varied(originals[key % len(originals)], key, pool)
                    add_document(connection, key, document_of(reading))
                    add_reading(connection, key, reader, packed(reading))
                    add_records(connection, project(key, reading))
                    if key % ONE_COPY_IN == 0:
                        copy = CopyRow(document=key, of=key - 1, kind="near", shared=0.6)
                        add_copy(connection, copy)
            if first % 10_000 == 1:
                print(f"{first - 1:,} documents, {time.process_time() - began:.0f} s", flush=True)
        for index in ("report_words", "statement_words", "name_words"):
            store.connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(f"{documents:,} documents, {time.process_time() - began:.0f} s of one core")


def varied(original: Original, key: int, pool: dict[int, Sequence[str]]) -> Reading:
    """Return a reading with other names, tolls and days; the same for the same key."""
    chance = random.Random(key)
    others: dict[str, str] = {}

    def other(word: str) -> str:
        if word not in others:
            others[word] = _other(word, pool, chance)
        return others[word]

    pieces = list(original.pieces)
    pieces[1::2] = map(other, pieces[1::2])
    reading = msgspec.json.decode("".join(pieces), type=Reading)
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    text, counts = _tolls(reading, chance)
    return msgspec.structs.replace(
        reading,
        id=sha256(f"{key}".encode())[:16],
        text=text,
        counts=counts,
        times=tuple(_shifted(time, day - original.published) for time in reading.times),
        published=f"{day.isoformat()}T{key % 24:02d}:00:00+00:00",
        publisher=PUBLISHERS[int(len(PUBLISHERS) * chance.random() ** 2)],
        url=f"https://news.example/{key}",
        origin=f"archive/{key}.txt",
    )


def _read(gold: Path, cache: Path) -> None:
    given = chain.from_iterable(_reports(gold / name, *size) for name, *size in SOURCES)
    reader = Reader.load()
    with cache.open("wb") as out:
        for reading in reader.read(list(given)):
            if not isinstance(reading, Failure):
                out.write(msgspec.json.encode(reading) + b"\n")


def _reports(path: Path, most: int, longest: int) -> Iterator[Document]:
    taken = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if LEAST_WORDS <= len(row["text"].split()) <= longest and taken < most:
                taken += 1
                told = Given(
                    id=f"gold{taken:04d}",
                    title=row.get("title"),
                    published=row.get("dct") or row.get("date"),
                )
                yield document_from_text(row["text"], given=told)


def names_in(reading: Reading) -> set[str]:
    """Return the words of the names of a reading."""
    named = [
        actor.name for actor in reading.actors if actor.kind in ("person", "organisation", "place")
    ]
    named += [place.name for place in reading.places]
    return {word for name in named for word in _TOKEN.findall(name)} - KEPT


def original(reading: Reading) -> Original:
    """Return a reading ready to be varied."""
    words = sorted(names_in(reading), key=len, reverse=True) or ["Nobody"]
    either = "|".join(words)
    # In JSON a line ends with "\n": its letter belongs to no word.
    names = re.compile(rf"(?:(?<![A-Za-z])|(?<=\\n))({either})(?![A-Za-z])")
    published = date.fromisoformat((reading.published or "1990-01-01")[:10])
    return Original(tuple(names.split(msgspec.json.encode(reading).decode())), published)


def _pool(readings: Sequence[Reading]) -> dict[int, Sequence[str]]:
    """Return the words of all names by their length, the commonest most often."""
    pool: dict[int, list[str]] = {}
    for reading in readings:
        for word in sorted(names_in(reading)):
            pool.setdefault(len(word), []).append(word.title())
    return pool


def _other(word: str, pool: dict[int, Sequence[str]], chance: random.Random) -> str:
    """Return a word of the same length: often itself, else another name, or one never heard of."""
    drawn = chance.random()
    if drawn < 0.4:
        return word
    if drawn < 0.85:
        other = chance.choice(pool.get(len(word)) or [word])
    else:
        letters = (chance.choice(_VOWELS if n % 2 else _CONSONANTS) for n in range(len(word)))
        other = "".join(letters).title()
    other = other.upper() if word.isupper() else other
    return word if other in KEPT else other


def _tolls(reading: Reading, chance: random.Random) -> tuple[str, tuple]:  # type: ignore[type-arg]
    """Change the counts that are told in digits, in the text too."""
    text, counts = reading.text, []
    for count in reading.counts:
        start, end = count.span.start, count.span.end
        if _DIGITS.fullmatch(text[start:end]) and count.low == count.high == int(text[start:end]):
            number = chance.randrange(10 ** (end - start - 1), 10 ** (end - start))
            text = text[:start] + str(number) + text[end:]
            count = msgspec.structs.replace(count, low=number, high=number)
        counts.append(count)
    return text, tuple(counts)


def _shifted(time: TimeRef, by: timedelta) -> TimeRef:
    def shifted(moment: str | None) -> str | None:
        if moment is None or len(moment) < 10:
            return moment
        try:
            return (date.fromisoformat(moment[:10]) + by).isoformat() + moment[10:]
        except (ValueError, OverflowError):
            return moment

    return msgspec.structs.replace(time, start=shifted(time.start), end=shifted(time.end))


def document_of(reading: Reading) -> Document:
    """Return the document of a reading."""
    return Document(**{name: getattr(reading, name) for name in Document.__struct_fields__})


def packed(reading: Reading) -> Packed:
    """Return what `packed` does; half the time is spent on one part in ten of the size."""
    raw = msgspec.json.encode(msgspec.structs.replace(reading, text=""))
    return Packed(zlib.compress(raw, 1), sha256(raw))
