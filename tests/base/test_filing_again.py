"""Reading anew: records are replaced, old readings and people's decisions stay."""

import zlib
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from tests.base.fake import VERSION, FakeWorkers, document, file, rows

from according.base.filing.again import Reread, read_again
from according.base.filing.workers import Outcome, Read
from according.base.records import packed
from according.base.store import Store
from according.base.write import reader_key

NEWER = msgspec.structs.replace(VERSION, version="2")


class _NewWorkers(FakeWorkers):
    """Names every actor anew."""

    def outcomes(self, documents: Any, future: Any) -> list[Outcome]:
        return [
            self._renamed(each) if isinstance(each, Read) else each
            for each in super().outcomes(documents, future)
        ]

    def _renamed(self, one: Read) -> Read:
        actors = tuple(
            msgspec.structs.replace(each, name=f"{each.name} II") for each in one.reading.actors
        )
        reading = msgspec.structs.replace(one.reading, actors=actors)
        return Read(reading, packed(reading), one.fingerprint)


def _reread(base: Path, *, stop_after: int | None = None) -> Reread:
    with Store.open(base, write=True) as store:
        with store.writing() as connection:
            reader = reader_key(connection, NEWER)
        runs = read_again(store, _NewWorkers(), reader, ahead=1)  # type: ignore[arg-type]
        done = list(islice(runs, stop_after))
    return done[-1] if done else Reread()


def _base(tmp_path: Path) -> Path:
    base = tmp_path / "base.accd"
    file(base, [document(f"d{n}", f"Mara {n} said so.") for n in range(20)])
    return base


def test_records_are_replaced_and_old_readings_kept(tmp_path: Path) -> None:
    base = _base(tmp_path)
    done = _reread(base)
    assert (done.reread, done.of, done.failed) == (20, 20, 0)
    assert rows(base, "SELECT DISTINCT name FROM actor") == [("Mara II",)]
    assert rows(base, "SELECT current, count(*) FROM reading GROUP BY current") == [
        (0, 20),
        (1, 20),
    ]
    assert rows(base, "PRAGMA foreign_key_check") == []
    assert rows(base, "SELECT count(*) FROM statement_words WHERE statement_words MATCH 'mara'")[
        0
    ] == (20,)


def test_what_is_read_anew_is_not_read_a_third_time(tmp_path: Path) -> None:
    base = _base(tmp_path)
    _reread(base)
    assert _reread(base).reread == 0


def test_it_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    base = _base(tmp_path)
    assert _reread(base, stop_after=1).reread == 8
    assert _reread(base).reread == 12
    assert rows(base, "SELECT count(*), count(DISTINCT document) FROM reading") == [(40, 20)]


def test_decisions_stay(tmp_path: Path) -> None:
    base = _base(tmp_path)
    with Store.open(base, write=True) as store, store.writing() as connection:
        connection.execute(
            "INSERT INTO decision (key, id, at, person, verdict) VALUES (1, 'x', 'now', 'M', 'yes')"
        )
        connection.execute(
            "INSERT INTO decision_record VALUES (1, 0, 'd3', 'actor', 0, 4, 'Mara', NULL)"
        )
    _reread(base)
    assert rows(base, 'SELECT document, start, "end", words FROM decision_record') == [
        ("d3", 0, 4, "Mara")
    ]


def test_one_that_fails_keeps_its_old_reading(tmp_path: Path) -> None:
    base = _base(tmp_path)
    with Store.open(base, write=True) as store, store.writing() as connection:
        connection.execute("UPDATE document SET text = 'FAIL ' || text WHERE key = 5")
    done = _reread(base)
    assert (done.reread, done.failed) == (19, 1)
    assert rows(base, "SELECT document FROM reading WHERE reader = 1 AND current = 1") == [(5,)]
    assert rows(base, "SELECT id, stage FROM failure") == [("d4", "read")]


def test_the_document_is_read_whatever_form_old_records_have(tmp_path: Path) -> None:
    base = _base(tmp_path)
    with Store.open(base, write=True) as store, store.writing() as connection:
        old = msgspec.json.encode({"id": "d0", "text": "", "actors": [{"of": "older form"}]})
        connection.execute(
            "UPDATE reading SET record = ? WHERE document = 1", (zlib.compress(old),)
        )
    assert _reread(base).reread == 20
