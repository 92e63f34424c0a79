"""PLOVER, ACLED and UCDP: a happening a record, what is refused with the reason."""

import csv
import json
from pathlib import Path

import msgspec
import pandas
import pytest
from tests.base.invented import file_readings
from tests.codebooks.reports import DAY, TOWN, span, told

from according.base import Base, ClaimFilter
from according.export import codebook_tables, plover
from according.export.kind import Settings, Written
from according.model import Claim, Event, Link, Reading, Statement

TEXT = (
    "Rebels of Red Dawn attacked farmers in Zara. The shooting on 2 March killed five. "
    "The governor denied the attack. Soldiers vowed to bomb the camp."
)
PAPER = Link(name="Daily Kiln", source_kind="author", stance="asserts", held="happened")


def _raid() -> Reading:
    """Three sentences on one raid: where, when with the dead, and a denial; and a threat."""
    base = told(
        TEXT,
        "attacked",
        mode="firearms",
        by=(("Rebels of Red Dawn", {"name": "Red Dawn", "sector": "REB", "country": "NGA"}),),
        to=(("farmers", {"sector": "CVL", "kind": "group"}),),
        where=("Zara", TOWN),
        happening="e1",
        page={"id": "zara1", "title": "-Raid in Zara", "published": "2023-03-03"},
    )
    when = told(TEXT, "shooting", when=("2 March", DAY), counts=(("five", {"low": 5, "high": 5}),))
    text_of = when.events[0]
    shooting = msgspec.structs.replace(text_of, id="e2", happening="e1")
    count = msgspec.structs.replace(when.counts[0], event="e2")
    denial = Statement(
        id="s1", source=(span(TEXT, "The governor"),), cue=(span(TEXT, "denied"),),
        content=(span(TEXT, "the attack"),), act="deny", source_kind="named_person",
    )  # fmt: skip
    denied = Event(
        id="e3", type="ASSAULT", span=span(TEXT, "attack"), happening="e1", status="denied",
        statement="s1",
    )  # fmt: skip
    threat = Event(id="e4", type="THREATEN", span=span(TEXT, "vowed"), happening="e4")
    governor = Link(statement="s1", name="The governor", stance="denies", act="deny", held="denied")
    of_raid = {"kind": "event", "events": ("e1", "e2", "e3")}
    return msgspec.structs.replace(
        base,
        events=(base.events[0], shooting, denied, threat),
        times=when.times,
        counts=(count,),
        statements=(denial,),
        claims=(
            Claim(id="c1", record="e3", chain=(governor, PAPER), **of_raid),
            Claim(id="c2", record="e1", chain=(PAPER,), **of_raid),
            Claim(id="c3", kind="event", record="e4", events=("e4",), chain=(PAPER,)),
        ),
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return file_readings(tmp_path_factory.mktemp("codes") / "b.accd", [_raid()])


def _acled(base: Path, target: Path, **settings: bool) -> tuple[Written, pandas.DataFrame]:
    with Base.open(base) as door:
        told_ = codebook_tables.write_acled(door, ClaimFilter(), target, Settings(**settings))
    return told_, pandas.read_csv(target, dtype={"fatalities": "Int64", "year": "Int64"})


def test_acled_has_a_row_a_happening_with_what_its_mentions_tell(
    base: Path, tmp_path: Path
) -> None:
    _, rows = _acled(base, tmp_path / "a.csv")
    coded = rows[rows["cannot_be_coded"].isna()]
    assert len(coded) == 1
    row = coded.iloc[0]
    assert (row["id"], row["claim"]) == ("zara1/e1", "zara1/c2")
    assert (row["event_date"], row["year"]) == ("2023-03-02", 2023)
    assert pandas.to_datetime(rows["event_date"]).notna().sum() == 1
    assert (row["location"], row["latitude"], row["geo_precision"]) == ("Zara", 11.5, 1)
    assert (row["actor1"], row["fatalities"]) == ("Red Dawn", 5)
    assert "another mention of the happening tells it (e2)" in row["choices"]


def test_the_claims_and_their_chains_stand_beside(base: Path, tmp_path: Path) -> None:
    _, rows = _acled(base, tmp_path / "a.csv")
    row = rows.iloc[0]
    assert json.loads(row["claims"]) == ["zara1/c2", "zara1/c1"]
    assert json.loads(row["chains"]) == ["Daily Kiln", "The governor ← Daily Kiln"]
    assert row["denied"]
    assert row["sentence"] == "Rebels of Red Dawn attacked farmers in Zara."
    assert row["report_title"] == "'-Raid in Zara"


def test_what_is_refused_is_a_row_with_the_reason(base: Path, tmp_path: Path) -> None:
    told_, rows = _acled(base, tmp_path / "a.csv")
    refused = rows[rows["cannot_be_coded"].notna()]
    assert list(refused["id"]) == ["zara1/e4"]
    assert "no event type for THREATEN" in refused.iloc[0]["cannot_be_coded"]
    assert refused.iloc[0]["told_type"] == "THREATEN"
    assert refused["event_date"].isna().all()
    assert (told_.records, told_.of) == (1, "coded events")
    assert told_.notes[0].startswith("1 happenings cannot be coded")


def test_only_coded_leaves_the_rest_out(base: Path, tmp_path: Path) -> None:
    told_, rows = _acled(base, tmp_path / "a.csv", only_coded=True)
    assert len(rows) == 1
    assert "left out" in told_.notes[0]


def test_ucdp_codes_the_same_raid(base: Path, tmp_path: Path) -> None:
    target = tmp_path / "u.csv"
    with Base.open(base) as door:
        codebook_tables.write_ucdp(door, ClaimFilter(), target, Settings())
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    coded = [row for row in rows if not row["cannot_be_coded"]]
    assert [(row["side_a"], row["side_b"], row["best"]) for row in coded] == [
        ("Red Dawn", "Civilians", "5")
    ]
    assert (coded[0]["date_start"], coded[0]["date_prec"]) == ("2023-03-02", "1")
    assert {row["cannot_be_coded"] for row in rows if row["id"] == "zara1/e4"} != {""}


def test_plover_keeps_the_denial_as_a_record_of_its_own(base: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.jsonl"
    with Base.open(base) as door:
        assert plover.write(door, ClaimFilter(), target, Settings()).records == 3
    rows = {row["id"]: row for row in map(json.loads, target.read_text().splitlines())}
    raid, denial = rows["zara1/e1"], rows["zara1/e3"]
    assert (raid["event"], raid["mode"], raid["date"]) == (["ASSAULT"], ["firearms"], "2023-03-02")
    assert raid["size"]["dead"] == 5
    assert raid["cameo"]["root"] == "19"
    assert denial["mode"][-1] == "negation"
    assert denial["cameo"]["cannot_be_coded"]
    assert denial["according"]["chains"] == ["The governor ← Daily Kiln"]
    assert rows["zara1/e4"]["event"] == ["THREATEN"]


def test_what_no_codebook_has_is_told_or_left_out(tmp_path: Path) -> None:
    odd = _raid()
    events = (*odd.events[:3], msgspec.structs.replace(odd.events[3], type="OTHER"))
    base = file_readings(tmp_path / "b.accd", [msgspec.structs.replace(odd, events=events)])
    target = tmp_path / "p.jsonl"
    with Base.open(base) as door:
        plover.write(door, ClaimFilter(), target, Settings())
        last = json.loads(target.read_text().splitlines()[-1])
        assert (last["id"], last["according"]["told_type"]) == ("zara1/e4", "OTHER")
        assert last["cannot_be_coded"]
        plover.write(door, ClaimFilter(), target, Settings(only_coded=True))
    assert len(target.read_text().splitlines()) == 2


def test_a_filter_chooses_the_claims(base: Path, tmp_path: Path) -> None:
    with Base.open(base) as door:
        asked = ClaimFilter(types=("THREATEN",))
        codebook_tables.write_acled(door, asked, tmp_path / "a.csv", Settings())
    assert list(pandas.read_csv(tmp_path / "a.csv")["id"]) == ["zara1/e4"]
