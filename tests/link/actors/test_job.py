"""Linking the actors of a base: at once, in parts, after a change, and by decision."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.base.invented import file_readings

from according.base.decisions import Judgement, decide
from according.base.store import Store
from according.link.actors import LinkedActors, link_actors
from according.link.actors.rows import (
    ActorWhoRow,
    WhoBlockRow,
    WhoDocumentRow,
    WhoNameRow,
    WhoRow,
)
from according.model import Actor, Mention, Reading, Span

AT = "2024-05-02T10:00:00+00:00"
CAST = [
    ("d1", "Mara Voss met John Smith of the Larch Union. Two gunmen fled."),
    ("d2", "Mara Voss thanked the Larch Union. Two gunmen fled."),
    ("d3", "John Smith sang. Bombay slept."),
    ("d4", "Marah Voss met Idris Wendo of the Larch Union."),
    ("d5", "Mara Voss met Idris Wendo."),
    ("d6", "Hamas spoke of Mara Voss."),
]
NAMES = {
    "Mara Voss": "person",
    "Marah Voss": "person",
    "John Smith": "person",
    "Idris Wendo": "person",
    "Larch Union": "organisation",
    "Hamas": "organisation",
    "Two gunmen": "group",
}


def reading(id_: str, text: str) -> Reading:
    actors = []
    mentions = []
    for name, kind in NAMES.items():
        at = text.find(name)
        if at >= 0:
            span = Span(at, at + len(name))
            key = f"a{len(actors) + 1}"
            actors.append(Actor(id=key, name=name, kind=kind, mentions=(span,)))  # type: ignore[arg-type]
            mentions.append(Mention(span=span, head=span, form="name", actor=key))
    return Reading(
        id=id_, text=text, published="2024-05-01", actors=tuple(actors), mentions=tuple(mentions)
    )


def linked(path: Path) -> LinkedActors:
    with Store.open(path, write=True) as store, store.writing() as connection:
        return link_actors(connection)


def found(path: Path) -> set[tuple[str, tuple[str, ...], str]]:
    """Return each actor across reports: id, records, and the reasons."""
    members: dict[str, list[tuple[str, str]]] = {}
    with Store.open(path) as store:
        for id_, record, why in store.connection.execute(
            "SELECT who.id, document.id || '/' || actor.id AS record, why FROM who"
            " JOIN actor_who ON actor_who.who = who.key JOIN actor ON actor.key = actor_who.actor"
            " JOIN document ON document.key = actor.document ORDER BY record"
        ):
            members.setdefault(id_, []).append((record, why))
    return {
        (id_, tuple(record for record, _ in own), " ".join(why for _, why in own))
        for id_, own in members.items()
    }


def who_of(path: Path, record: str) -> set[str]:
    (own,) = [set(records) for _, records, _ in found(path) if record in records]
    return own


def base(path: Path, cast: Iterable[tuple[str, str]]) -> Path:
    return file_readings(path, [reading(*one) for one in cast])


def test_rows_are_the_tables(tmp_path: Path) -> None:
    with Store.open(base(tmp_path / "a.accd", CAST)) as store:
        for table, row in (
            ("who", WhoRow),
            ("actor_who", ActorWhoRow),
            ("who_name", WhoNameRow),
            ("who_block", WhoBlockRow),
            ("who_document", WhoDocumentRow),
        ):
            columns = store.connection.execute(f"PRAGMA table_info({table})").fetchall()
            assert row.__struct_fields__ == tuple(column[1] for column in columns)


def test_named_actors_are_linked_and_descriptions_are_not(tmp_path: Path) -> None:
    path = base(tmp_path / "a.accd", CAST)
    told = linked(path)
    assert (told.documents, told.conflicts) == (6, ())
    assert who_of(path, "d1/a1") == {"d1/a1", "d2/a1", "d4/a1", "d5/a1", "d6/a1"}
    assert who_of(path, "d1/a2") == {"d1/a2"}
    assert not any("d1/a4" in records for _, records, _ in found(path))


def test_again_nothing_is_done(tmp_path: Path) -> None:
    path = base(tmp_path / "a.accd", CAST)
    linked(path)
    before = found(path)
    assert linked(path).actors == 0
    assert found(path) == before


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 3, 1, 4, 2, 0), (3, 2, 5, 0, 4, 1)])
def test_parts_and_order_change_nothing(tmp_path: Path, order: tuple[int, ...]) -> None:
    whole = base(tmp_path / "whole.accd", CAST)
    linked(whole)
    parts = tmp_path / "parts.accd"
    for place in order:
        base(parts, [CAST[place]])
        linked(parts)
    assert found(parts) == found(whole)


def test_a_report_read_anew_is_linked_anew(tmp_path: Path) -> None:
    path = base(tmp_path / "a.accd", CAST)
    linked(path)
    base(path, [("d2", "Mara Voss thanked the Larch Union. Two gunmen fled.")])
    assert linked(path).documents == 0
    changed = reading("d2", CAST[1][1])
    file_readings(path, [Reading.of(changed, actors=(), mentions=())], reader="2")
    assert linked(path).documents == 1
    assert who_of(path, "d1/a1") == {"d1/a1", "d4/a1", "d5/a1", "d6/a1"}


def test_what_is_undone_stays_undone(tmp_path: Path) -> None:
    path = base(tmp_path / "a.accd", CAST)
    linked(path)
    apart = Judgement(verdict="different", records=("d5/a1", "d1/a1"))
    made = decide(path, apart, person="Ann", at=AT)
    linked(path)
    assert who_of(path, "d5/a1") == {"d5/a1"}
    base(path, [("d7", "Mara Voss sang.")])
    linked(path)
    assert who_of(path, "d5/a1") == {"d5/a1"}
    assert "d7/a1" in who_of(path, "d1/a1")
    decide(path, Judgement(verdict="withdraw", withdraws=made.id), person="Ann", at=AT)
    linked(path)
    assert "d5/a1" in who_of(path, "d1/a1")


def test_a_person_may_hold_descriptions_to_be_one(tmp_path: Path) -> None:
    path = base(tmp_path / "a.accd", CAST)
    same = Judgement(verdict="same", records=("d1/a4", "d2/a3"))
    made = decide(path, same, person="Ann", at=AT)
    linked(path)
    assert who_of(path, "d1/a4") == {"d1/a4", "d2/a3"}
    assert any("Ann decided so" in why for _, _, why in found(path))
    decide(path, Judgement(verdict="withdraw", withdraws=made.id), person="Ann", at=AT)
    linked(path)
    assert not any("d1/a4" in records for _, records, _ in found(path))


def test_decisions_that_cannot_both_be_had_are_told(tmp_path: Path) -> None:
    path = base(tmp_path / "a.accd", CAST)

    def say(verdict: str, *records: str, minute: int) -> None:
        judgement = Judgement(verdict=verdict, records=records)  # type: ignore[arg-type]
        decide(path, judgement, person="Ann", at=f"2024-05-02T10:{minute:02}:00+00:00")

    say("same", "d1/a2", "d3/a1", minute=1)
    say("same", "d3/a1", "d4/a2", minute=2)
    say("different", "d1/a2", "d4/a2", minute=3)
    (conflict,) = linked(path).conflicts
    assert "Ann" in conflict.why
    assert who_of(path, "d3/a1") == {"d3/a1", "d4/a2", "d5/a2"}


def test_references_hold(tmp_path: Path) -> None:
    path = base(tmp_path / "a.accd", CAST)
    linked(path)
    connection = sqlite3.connect(path)
    assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
