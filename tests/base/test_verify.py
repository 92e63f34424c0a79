"""Verifying: a sound base has nothing off, and each planted fault is told, and only it."""

import re
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from according.base import BaseError
from according.base.decisions import Judgement, decide
from according.base.records import packed, unpacked
from according.base.verify import Fault, Verified, verify
from according.ingest import read_inputs
from according.model import Document, Reading, Span

from .invented import Told, file_readings, reading

LONG = (
    "Rebels attacked soldiers in Kell on Monday, killing seven, the ministry said. "
    "The raid came after a week of quiet along the river, where farmers had begun to bring in the "
    "barley under the eyes of the garrison and its one old gun on the hill above the ford. "
    "Nobody in the town would say who had opened the gate, and the bridge stayed shut till dusk."
)
AT = "2024-05-02T10:00:00+00:00"
PAGE = (
    "<html><head><title>Raid on Kell</title></head><body><article><h1>Raid on Kell</h1>"
    + "".join(f"<p>{part}.</p>" for part in LONG.split(". "))
    + "</article></body></html>"
)


def told() -> Told:
    return Told(
        anchor="attacked",
        actor="Rebels",
        recipient="soldiers",
        place="Kell",
        when=("Monday", "2024-04-29", "2024-04-29"),
        killed=("seven", 7),
        by=("the ministry", "said"),
    )


def readings(folder: Path) -> list[Reading]:
    page = folder / "kell.html"
    page.write_text(PAGE, encoding="utf-8")
    (taken,) = read_inputs([str(page)])
    assert isinstance(taken, Document)
    return [
        reading("one", LONG, told()),
        reading("near", LONG.replace("barley", "wheat"), told(), day="2024-05-02"),
        reading("exact", LONG, told(), day="2024-05-03"),
        reading("two", "Police arrested rioters in Varn.", Told(anchor="arrested", actor="Police")),
        Reading.of(taken),
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verified")
    base = file_readings(folder / "b.accd", readings(folder))
    connection = sqlite3.connect(base)
    connection.execute(
        "INSERT INTO job (key, started, inputs, reader, first) VALUES (1, 'now', '[]', 1, 1)"
    )
    connection.execute(
        "INSERT INTO failure (id, stage, error, input, told, document) VALUES"
        " ('f', 'read', 'why', 'in', '{}', ?)",
        (msgspec.json.encode(Document(id="f", text="Words.")).decode(),),
    )
    connection.commit()
    connection.close()
    for verdict, minute in (("accept", 1), ("reject", 2)):
        judgement = msgspec.convert({"verdict": verdict, "records": ["one/c1"]}, Judgement)
        decide(base, judgement, person="Ann", at=AT.replace("10:00", f"10:0{minute}"))
    return base


@pytest.fixture
def base(made: Path, tmp_path: Path) -> Path:
    connection = sqlite3.connect(made)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copy(made.parent / "kell.html", tmp_path / "kell.html")
    return Path(shutil.copy(made, tmp_path / "b.accd"))


def result(base: Path, pages: Path | None = None, workers: int = 1) -> Verified:
    *_, last = verify(base, pages=pages, workers=workers)
    return last


def faults(base: Path, pages: Path | None = None) -> list[Fault]:
    return result(base, pages).faults


@contextmanager
def tampering(base: Path) -> Iterator[sqlite3.Connection]:
    """Change a base behind its back: no triggers, no references."""
    connection = sqlite3.connect(base)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_nothing_is_off_in_a_sound_base(base: Path) -> None:
    found = result(base, base.parent)
    assert found.faults == []
    assert (found.documents, found.pages, found.missing) == (5, 1, 0)
    assert found.done == found.of
    assert found.spans > 50
    assert found.skipped == []


def test_two_processes_find_the_same(base: Path) -> None:
    with tampering(base) as connection:
        connection.execute("UPDATE event SET words = 'hugged' WHERE key = 1000001")
    one, two = result(base, workers=1), result(base, workers=2)
    assert one.faults == two.faults
    assert (one.records, one.spans) == (two.records, two.spans)


def test_nothing_is_changed_by_looking(base: Path) -> None:
    before = base.read_bytes()
    assert faults(base) == []
    assert base.read_bytes() == before


PLANTED: dict[str, tuple[str, str, str]] = {
    # what: (SQL, check, record)
    "text": (
        "UPDATE document SET text = replace(text, 'Varn', 'Kell') WHERE id = 'two'",
        "text",
        "two",
    ),
    "title": ("UPDATE document SET title = 'Calm in Varn' WHERE id = 'two'", "row", "two"),
    "day": ("UPDATE document SET day = '2024-06-01' WHERE id = 'two'", "row", "two"),
    "hash of a text": ("UPDATE document SET text_sha256 = 'ab' WHERE id = 'two'", "row", "two"),
    "hash of a reading": (
        "UPDATE reading SET sha256 = 'ab' WHERE document = 4",
        "reading",
        "two, reading 4",
    ),
    "no current reading": (
        "UPDATE reading SET current = 0 WHERE document = 4",
        "reading",
        "two",
    ),
    "words of an event": (
        "UPDATE event SET words = 'hugged' WHERE key = 1000001",
        "words",
        "one/e1",
    ),
    "span of a claim": (
        "UPDATE claim SET start = start + 1 WHERE key = 1000001",
        "words",
        "one/c1",
    ),
    "span of a place beyond the text": (
        'UPDATE place SET start = start + 9000, "end" = "end" + 9000 WHERE key = 1000001',
        "words",
        "one/p1",
    ),
    "spans of a statement": (
        "UPDATE statement SET spans ="
        ' \'{"source":[[0,3]],"cue":[],"content":[[4,9]]}\' WHERE key = 1000001',
        "words",
        "one/s1",
    ),
    "mention of an actor": (
        "UPDATE actor SET mentions = '[[0,9999]]' WHERE key = 1000001",
        "words",
        "one/a1",
    ),
    "a toll": ("UPDATE count SET high = 70 WHERE key = 1000001", "row", "one/n1"),
    "a toll of a claim": (
        "UPDATE claim SET killed_high = 70 WHERE key = 1000001",
        "row",
        "one/c1",
    ),
    "a day of a time": (
        "UPDATE time SET since = '2024-04-22' WHERE key = 1000001",
        "row",
        "one/t1",
    ),
    "who denies": (
        "UPDATE link SET stance = 'denies' WHERE claim = 1000001 AND place = 0",
        "row",
        "one/c1, link 0",
    ),
    "a party gone": (
        "DELETE FROM party WHERE event = 1000001 AND role = 'actor'",
        "row",
        "one/e1, actor 1",
    ),
    "an event gone": ("DELETE FROM event WHERE key = 1000001", "row", "one/e1"),
    "a statement gone": ("DELETE FROM statement WHERE key = 1000001", "row", "one/s1"),
    "a relation added": (
        "INSERT INTO relation SELECT key + 50, document, 'r51', subject, predicate, object, words,"
        ' start, "end", statement, confidence FROM relation WHERE key = 1000001',
        "row",
        "one/r51",
    ),
    "a report gone": ("DELETE FROM document WHERE id = 'two'", "reference", "document 4"),
    "a name": ("UPDATE name SET name = 'Militia' WHERE name = 'Police'", "row", "two/a1"),
    "a near copy": ("UPDATE copy SET shared = 0.99 WHERE document = 2", "copy", "near"),
    "an exact copy": ("UPDATE copy SET of = 2 WHERE kind = 'exact'", "copy", "exact"),
    "a fingerprint": (
        "DELETE FROM fingerprint WHERE document = 1 AND hash = (SELECT min(hash) FROM fingerprint"
        " WHERE document = 1)",
        "fingerprint",
        "document 1",
    ),
    "a run's reader": ("UPDATE job SET reader = 9", "reference", "job 1"),
    "a failure's document": ("UPDATE failure SET document = '{'", "note", "failure 1"),
    "an index of words": (
        "INSERT INTO report_words (report_words, rowid, title, text)"
        " SELECT 'delete', key, title, text FROM document WHERE key = 1",
        "index",
        "report_words",
    ),
    "an index of names": (
        "INSERT INTO name_words (name_words, rowid, name)"
        " SELECT 'delete', key, name FROM name WHERE key = 1",
        "index",
        "name_words",
    ),
    "a verdict": (
        "UPDATE decision SET verdict = 'accept' WHERE key = 2",
        "decision",
        r"decision \w+",
    ),
    "who decided": ("UPDATE decision SET person = 'Bo' WHERE key = 1", "decision", r"decision \w+"),
    "words of a decision": (
        "UPDATE decision_record SET words = 'hugged' WHERE decision = 1",
        "decision",
        r"decision \w+",
    ),
    "a decision gone": (
        "DELETE FROM decision_record WHERE decision = 1; DELETE FROM decision WHERE key = 1",
        "decision",
        "decision 1",
    ),
    "an index dropped": ("DROP INDEX claim_by_type", "layout", "index claim_by_type"),
    "a column added": ("ALTER TABLE claim ADD COLUMN truth TEXT", "layout", "table claim"),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_fault_is_told_and_only_it(base: Path, what: str) -> None:
    sql, check, record = PLANTED[what]
    with tampering(base) as connection:
        for statement in sql.split("; "):
            connection.execute(statement)
    (fault,) = faults(base)
    assert fault.check == check
    assert re.fullmatch(record, fault.record)
    assert fault.what
    assert fault.remedy


def test_a_changed_byte_of_a_reading(base: Path) -> None:
    def flip(record: bytes) -> bytes:
        return record[:40] + bytes([record[40] ^ 1]) + record[41:]

    change_reading(base, flip)
    (fault,) = faults(base)
    assert (fault.check, fault.record) == ("reading", "two, reading 4")


def test_a_span_of_a_stored_reading_outside_the_text(base: Path) -> None:
    connection = sqlite3.connect(base)
    record, text = connection.execute(
        "SELECT record, text FROM reading JOIN document ON document.key = document"
        " WHERE document = 4"
    ).fetchone()
    before = unpacked(record, text)
    event = msgspec.structs.replace(before.events[0], span=Span(900, 909))
    bad = packed(msgspec.structs.replace(before, events=(event,)))
    connection.execute(
        "UPDATE reading SET record = ?, sha256 = ? WHERE document = 4", (bad.record, bad.sha256)
    )
    connection.commit()
    connection.close()
    (fault,) = faults(base)
    assert (fault.check, fault.record) == ("span", "two, reading 4")
    assert "(900, 909) of e1" in fault.what


def test_a_dropped_trigger_and_one_that_changes_what_is_written(base: Path) -> None:
    connection = sqlite3.connect(base)
    connection.execute("DROP TRIGGER decision_stays")
    connection.execute("CREATE TRIGGER mine AFTER INSERT ON event BEGIN SELECT 1; END")
    connection.commit()
    connection.close()
    assert [(one.check, one.record) for one in faults(base)] == [
        ("layout", "trigger decision_stays"),
        ("layout", "trigger mine"),
    ]


def test_a_page_of_an_index_overwritten(base: Path) -> None:
    connection = sqlite3.connect(base)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'claim_by_country'"
    ).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    raw = bytearray(base.read_bytes())
    raw[(page - 1) * size : page * size] = bytes(size)
    base.write_bytes(raw)
    (fault,) = faults(base)
    assert fault.check == "file"
    assert "backup" in fault.remedy


def test_a_file_cut_short(base: Path) -> None:
    raw = base.read_bytes()
    base.write_bytes(raw[: len(raw) // 2])
    try:
        found = faults(base)
    except BaseError as error:
        assert "damaged" in str(error)
    else:
        assert {one.check for one in found} == {"file"}


def test_a_saved_page_that_was_changed_or_is_gone(tmp_path: Path) -> None:
    base = file_readings(tmp_path / "b.accd", readings(tmp_path))
    page = tmp_path / "kell.html"
    page.write_text(PAGE.replace("seven", "eleven"), encoding="utf-8")
    (fault,) = faults(base, tmp_path)
    assert fault.check == "page"
    assert "its hash is another" in fault.what
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    page.rename(moved / "kell.html")
    found = result(base, moved)
    assert (found.faults, found.pages, found.missing) == ([], 1, 0)
    found = result(base, tmp_path)
    assert (found.faults, found.pages, found.missing) == ([], 0, 1)


def change_reading(base: Path, change: Callable[[bytes], bytes]) -> None:
    connection = sqlite3.connect(base)
    (record,) = connection.execute("SELECT record FROM reading WHERE document = 4").fetchone()
    assert zlib.decompress(record)
    connection.execute("UPDATE reading SET record = ? WHERE document = 4", (change(record),))
    connection.commit()
    connection.close()
