"""What changed: between two readers of the same reports, and between two days."""

import shutil
from pathlib import Path

import pytest

from according.base import BaseError
from according.base.diff import Change, ChangeFilter, diff

from .invented import Told, file_readings, reading

TEXT = (
    "Rebels attacked soldiers in Kell on Monday, killing seven, the ministry said. "
    "Police arrested rioters in Varn. Teachers marched."
)


def attack(**changed: object) -> Told:
    values: dict[str, object] = {
        "anchor": "attacked",
        "actor": "Rebels",
        "recipient": "soldiers",
        "place": "Kell",
        "when": ("Monday", "2024-04-29", "2024-04-29"),
        "killed": ("seven", 7),
        "by": ("the ministry", "said"),
    }
    return Told(**{**values, **changed})  # type: ignore[arg-type]


ARREST = Told(anchor="arrested", type="COERCE", actor="Police", place="Varn")
MARCH = Told(anchor="marched", type="PROTEST", actor="Teachers")


def kinds(changes: list[Change]) -> list[tuple[str, str]]:
    return [(one.kind, one.claim.type) for one in changes if one.claim.kind == "event"]


@pytest.fixture
def read_twice(tmp_path: Path) -> Path:
    base = file_readings(tmp_path / "b.accd", [reading("one", TEXT, attack(), ARREST)])
    again = reading("one", TEXT, attack(killed=("seven", 17), denied_by=None), MARCH)
    return file_readings(base, [again], reader="2")


def test_between_readers(read_twice: Path) -> None:
    changes = list(diff(read_twice, "reader:1", "reader:2"))
    assert kinds(changes) == [("revised", "ASSAULT"), ("new", "PROTEST"), ("gone", "COERCE")]
    (revision,) = changes[0].revisions
    assert (revision.field, revision.before, revision.after, revision.direction) == (
        "killed", "7", "17", "up",
    )  # fmt: skip
    back = list(diff(read_twice, "reader:2", "reader:1"))
    assert kinds(back) == [("revised", "ASSAULT"), ("new", "COERCE"), ("gone", "PROTEST")]
    assert back[0].revisions[0].direction == "down"


def test_a_reader_is_no_change_to_itself(read_twice: Path) -> None:
    assert list(diff(read_twice, "reader:2", "reader:2")) == []


def test_reports_that_only_one_of_them_read_are_left_out(read_twice: Path) -> None:
    file_readings(read_twice, [reading("two", TEXT, MARCH)], reader="2")
    assert all(
        told.document == "one"
        for change in diff(read_twice, "reader:1", "reader:2")
        for told in (change.before, change.after)
        if told
    )


@pytest.mark.parametrize(
    ("later", "field", "before", "after"),
    [
        (attack(killed=("seven", 9)), "killed", "7", "9"),
        (attack(place="Varn"), "place", "Kell", "Varn"),
        (attack(when=("Monday", "2024-04-29", "2024-05-01")), "time", "2024-04-29",
         "2024-04-29/2024-05-01"),
        (attack(actor="Police"), "actors", "Rebels", "Police"),
        (attack(status="possible"), "status", "happened", "possible"),
    ],
)  # fmt: skip
def test_what_is_revised_by_a_later_report(
    tmp_path: Path, later: Told, field: str, before: str, after: str
) -> None:
    base = file_readings(
        tmp_path / "b.accd",
        [
            reading("old", TEXT, attack()),
            reading("new", "Again: " + TEXT.replace(". ", ".\n"), later, day="2024-05-03"),
        ],
    )
    (change,) = [one for one in days(base) if one.claim.kind == "event"]
    (revision,) = change.revisions
    assert (change.kind, revision.field, revision.before, revision.after) == (
        "revised", field, before, after,
    )  # fmt: skip


def days(base: Path, filter_: ChangeFilter | None = None) -> list[Change]:
    return list(diff(base, "2024-05-01", "2024-05-03", filter_))


@pytest.fixture
def two_days(tmp_path: Path) -> Path:
    return file_readings(
        tmp_path / "b.accd",
        [
            reading("old", TEXT, attack(), ARREST),
            reading("denies", "On " + TEXT, attack(denied_by="Police"), day="2024-05-02"),
            reading("news", "Teachers marched in Varn.", MARCH, day="2024-05-03"),
            reading("too late", "Teachers marched out.", MARCH, day="2024-05-04"),
        ],
    )


def test_what_is_denied_and_what_is_new_on_later_days(two_days: Path) -> None:
    assert kinds(days(two_days)) == [("denied", "ASSAULT"), ("new", "PROTEST")]
    assert days(two_days)[0].before is not None


def test_another_time_is_another_happening(tmp_path: Path) -> None:
    later = attack(when=("Monday", "2024-05-02", "2024-05-02"))
    base = file_readings(
        tmp_path / "b.accd",
        [reading("old", TEXT, attack()), reading("new", "On " + TEXT, later, day="2024-05-03")],
    )
    assert ("new", "ASSAULT") in kinds(days(base))


def test_a_copy_tells_nothing_new(tmp_path: Path) -> None:
    base = file_readings(
        tmp_path / "b.accd",
        [reading("old", TEXT, ARREST), reading("copy", TEXT, attack(), day="2024-05-03")],
    )
    assert days(base) == []


@pytest.mark.parametrize(
    ("wanted", "types"),
    [
        (ChangeFilter(types=("PROTEST",)), {"PROTEST"}),
        (ChangeFilter(actor="REBELS"), {"ASSAULT", "fights"}),
        (ChangeFilter(place="kell"), {"ASSAULT"}),
        (ChangeFilter(country="ARD"), {"ASSAULT"}),
        (ChangeFilter(place="nowhere"), set()),
    ],
)
def test_filters(two_days: Path, wanted: ChangeFilter, types: set[str]) -> None:
    assert {one.claim.type for one in days(two_days, wanted)} <= types
    assert bool(days(two_days, wanted)) == bool(types)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("reader:1", "reader:9", "no reader 9; it has reader:1"),
        ("reader:1", "2024-05-01", "two days"),
        ("yesterday", "2024-05-01", "two days"),
        ("2024-05-03", "2024-05-01", "the earlier day first"),
    ],
)
def test_what_cannot_be_compared(two_days: Path, before: str, after: str, told: str) -> None:
    with pytest.raises(BaseError, match=told):
        list(diff(two_days, before, after))


def test_the_base_is_only_read(two_days: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(two_days, tmp_path / "copy.accd"))
    days(other)
    assert other.read_bytes() == two_days.read_bytes()
