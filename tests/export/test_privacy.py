"""Private individuals get pseudonyms everywhere; spans still give their words."""

import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from according.base import Base, BaseError, ClaimFilter
from according.cli.app import app
from according.export.kind import Settings
from according.export.kinds import KINDS
from according.export.privacy import Private, Pseudonymiser, key_beside, key_in, pseudonymised
from according.export.privacy.keys import pseudonym
from according.export.privacy.private import holds_office, parts_of
from according.model import Reading, Span

from .reports import READING, SECOND, base_of, report

KEY = b"a key of sixteen bytes or more"
IDA, TOMAS = pseudonym(KEY, "Ida Fenn-Holt"), pseudonym(KEY, "Tomas Ebb")
ALL = ClaimFilter()


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return Base.open(base_of(tmp_path))


@pytest.fixture
def hidden(base: Base) -> Reading:
    return Pseudonymiser(Private(base.connection), KEY).reading(READING)


def spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)


def test_the_text_is_the_same_but_for_the_names(hidden: Reading) -> None:
    assert hidden.text == (
        f"OSMARK (Wire) – Police beat {IDA} at the Osmark mill on 3 May 2024, her neighbour "
        f"{TOMAS} said. “They beat her for an hour,” Mr {TOMAS} told the Courier. {IDA}, 34, is "
        "a baker. At least 12 people were hurt.\n\nInterior Minister Karl Ebb denied that officers "
        f"beat anybody. Minister Ebb leads the Unity Party. {IDA}’s sister is a member of "
        "the Mill Union."
    )


def test_nothing_of_the_reading_holds_a_private_name(hidden: Reading) -> None:
    written = msgspec.json.encode(hidden).decode()
    assert not re.search(r"Fenn|Holt|Ida\b|Tomas", written, re.IGNORECASE)
    assert hidden.title == f"Police beat {IDA}, says neighbour"
    assert hidden.url == "https://meridian.example/"
    assert hidden.origin == READING.origin
    assert hidden.raw_sha256 is None
    assert hidden.id == READING.id


def test_every_span_gives_the_words_it_gave_with_the_names_replaced(hidden: Reading) -> None:
    before, after = list(spans(READING)), list(spans(hidden))
    assert len(before) == len(after)
    names = re.compile(r"(?:Ida\s+)?Fenn-Holt|(?<!Karl )(?<!Minister )(?:Tomas )?Ebb|Ida")
    for old, new in zip(before, after, strict=True):
        told = names.sub(lambda m: TOMAS if "Ebb" in m.group() else IDA, old.of(READING.text))
        if old.of(READING.text) == "Ebb" and new.of(hidden.text) != TOMAS:
            told = "Ebb"  # the head of "Minister Ebb"
        assert new.of(hidden.text) == told


def test_who_has_an_office_keeps_the_name_even_beside_a_namesake(hidden: Reading) -> None:
    names = {actor.id: (actor.name, actor.aliases) for actor in hidden.actors}
    assert names["a4"] == ("Karl Ebb", ("Minister",))
    assert names["a3"] == (TOMAS, ())
    assert names["a2"] == (IDA, ())
    assert hidden.claims[0].chain[0].name == TOMAS
    assert hidden.claims[0].answers[0].name == "Interior Minister Karl Ebb"
    assert hidden.actors[2].roles == ("her neighbour", "Mr"), "kinship and titles are not touched"


def test_a_pseudonym_is_one_name_whatever_its_case_and_accents() -> None:
    assert pseudonym(KEY, "José  Ortiz") == pseudonym(KEY, "JOSE ORTIZ")
    assert pseudonym(KEY, "José Ortiz") != pseudonym(KEY + b"x", "José Ortiz")
    assert re.fullmatch(r"Person [A-Z2-7]{4}-[A-Z2-7]{4}", pseudonym(KEY, "x"))


@pytest.mark.parametrize(
    "role", ["Interior Minister", "president of the union", "Gen", "president-elect", "Mayor."]
)
def test_an_office_is_the_last_word_of_a_role(role: str) -> None:
    assert holds_office((role,), speaks=False)


@pytest.mark.parametrize(
    "role",
    ["the president's wife", "wife of the president", "driver for the mayor", "suspect", "soldier"],
)
def test_who_stands_near_an_office_has_none(role: str) -> None:
    assert not holds_office((role,), speaks=True)


def test_a_calling_counts_where_its_holder_speaks() -> None:
    assert holds_office(("human rights lawyer",), speaks=True)
    assert not holds_office(("human rights lawyer",), speaks=False)
    assert not holds_office((), speaks=True)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ida Fenn-Holt", ("Ida", "Fenn-Holt")),
        ("Mrs. Ida van der Meer", ("Ida", "van", "der", "Meer")),
        ("Yusef al-Dahir", ("Yusef", "al-Dahir")),
        ("Minister", ()),
        ("a soldier of that post", ()),
        ("Reporting by Joss Hallam", ()),
        ("12 people", ()),
    ],
)
def test_what_a_persons_name_is(name: str, parts: tuple[str, ...]) -> None:
    assert parts_of(name) == parts


def test_one_verdict_holds_for_all_reports(tmp_path: Path) -> None:
    def told(number: int, *roles: str) -> Reading:
        people = (("Ada Lund", "person", roles), ("Mill", "organisation", ()))
        return report(f"r{number}", f"Ada Lund beat Mill {number}", *people, day="2024")

    mayor = Base.open(base_of(tmp_path, told(1, "mayor"), told(2), told(3, "Mayor"), told(4)))
    assert Private(mayor.connection).told("Ada Lund") is False
    (tmp_path / "b").mkdir()
    once = Base.open(base_of(tmp_path / "b", told(1, "mayor"), told(2), told(3), told(4)))
    assert Private(once.connection).told("Ada Lund") is True
    assert Private(once.connection).told("Mill") is False
    assert Private(once.connection).told("Courier") is None


def test_a_paper_and_its_author_are_public(tmp_path: Path) -> None:
    people = (("Courier", "person", ()), ("Vera Quist", "person", ()))
    made = report("x", "Courier beat Vera Quist", *people, day="2024")
    made = msgspec.structs.replace(made, byline="By Vera Quist")
    known = Private(Base.open(base_of(tmp_path, made)).connection)
    assert known.told("Courier") is False and known.told("Vera Quist") is False


@pytest.mark.parametrize("kind", KINDS)
def test_no_export_of_any_kind_tells_a_private_name(kind: str, base: Base, tmp_path: Path) -> None:
    made = KINDS[kind]
    target = tmp_path / f"out{made.suffix}"
    if not made.suffix:
        target.mkdir()
    with pseudonymised(base, ALL, KEY) as (copy, rest):
        written = made.write(copy, rest, target, Settings(pseudonymised=True))
    # The copy is not linked: incidents would tell names.
    assert written.records or kind in ("acled", "ucdp") or kind.startswith("incidents-")
    files = [target] if made.suffix else sorted(target.iterdir())
    raw = b"".join(file.read_bytes() for file in files)
    if kind == "parquet":
        from pyarrow import parquet

        tables = [parquet.read_table(file) for file in files if file.suffix == ".parquet"]
        raw = b"".join(repr(table.to_pydict()).encode() for table in tables)
    for name in (b"Fenn", b"Holt", b"Tomas"):
        assert name not in raw, kind
    if written.records:
        assert IDA.encode() in raw.replace(b"\\-", b"-")


def test_the_copy_holds_the_claims_asked_for_by_a_private_name(base: Base) -> None:
    asked = ClaimFilter(party="Fenn-Holt", since="2024-05-03", limit=1)
    with pseudonymised(base, asked, KEY) as (copy, rest):
        path = copy.path
        (claim,) = copy.claims(rest)
        assert claim.claim.recipients == IDA
        assert rest == ClaimFilter(since="2024-05-03")
        assert copy.path.name == base.path.name
    assert not path.exists()
    assert {one.id for one in base.documents()} == {READING.id, SECOND.id}


def test_verify_finds_no_fault_in_a_copy(base: Base) -> None:
    with pseudonymised(base, ALL, KEY) as (copy, _):
        result = CliRunner().invoke(app, ["verify", str(copy.path)])
        assert result.exit_code == 0, result.output


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    base = tmp_path / "a.accd"
    key = key_beside(base)
    assert key_beside(base) == key and len(key) == 64
    kept = tmp_path / "a.accd.pseudonym-key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    (tmp_path / "short").write_text("short")
    with pytest.raises(BaseError, match="shorter than 16 bytes"):
        key_in(tmp_path / "short")
    with pytest.raises(BaseError, match="cannot read the key"):
        key_in(tmp_path / "none")


def test_the_command(base: Base, tmp_path: Path) -> None:
    target, key = tmp_path / "o.geojson", tmp_path / "key"
    key.write_bytes(KEY)
    command = ["export", str(base.path), "geojson", "-o", str(target)]
    given = ["--pseudonymise", "--pseudonym-key", str(key)]
    result = CliRunner().invoke(app, [*command, *given])
    assert result.exit_code == 0, result.output
    (feature,) = json.loads(target.read_bytes())["features"]
    assert feature["properties"]["recipients"] == IDA
    assert not (tmp_path / "invented.accd.pseudonym-key").exists()
    result = CliRunner().invoke(app, [*command, "--pseudonym-key", str(key)])
    assert result.exit_code == 2
    left = {path.name for path in tmp_path.iterdir()}
    assert not [name for name in left if name.startswith(".")]
