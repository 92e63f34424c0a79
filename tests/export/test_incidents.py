"""Incidents as files, opened by pandas, pyarrow, geojson-pydantic and the json module."""

import csv
import json
from pathlib import Path

import pandas
import pyarrow.parquet
import pytest
from geojson_pydantic import FeatureCollection
from lxml import html
from tests.base.invented import file_readings
from tests.link.simple import SimpleScorer
from tests.link.stories import corpus
from typer.testing import CliRunner

from according.base import Base, ClaimFilter
from according.cli.app import app
from according.export.incidents.tables import tables
from according.export.kind import Settings, Written
from according.export.kinds import KINDS
from according.link.job import link_base
from according.model import Incident

ALL = ClaimFilter()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = file_readings(tmp_path_factory.mktemp("incidents") / "b.accd", corpus())
    for _ in link_base(path, lambda: "2024-06-01T10:00:00+00:00", scorer=SimpleScorer()):
        pass
    return path


def filed(base: Path) -> dict[str, Incident]:
    with Base.open(base) as door:
        return {one.id: one.incident for one in door.incidents()}


def export(kind: str, base: Path, folder: Path, filter_: ClaimFilter = ALL) -> tuple[Path, Written]:
    made = KINDS[f"incidents-{kind}"]
    target = folder / f"out{made.suffix}"
    if not made.suffix:
        target.mkdir()
    with Base.open(base) as door:
        return target, made.write(door, filter_, target, Settings())


def test_json_lines_are_the_contract_of_the_command(base: Path, tmp_path: Path) -> None:
    target, written = export("jsonl", base, tmp_path)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    printed = CliRunner().invoke(app, ["incidents", str(base), "-f", "json"]).stdout
    told = {one["id"]: one for one in map(json.loads, printed.splitlines())}
    assert {one["id"]: one for one in lines} == told
    assert written.records == len(lines) == 6


def test_every_table_opens_with_the_columns_that_are_told(base: Path, tmp_path: Path) -> None:
    for kind in ("csv", "parquet"):
        (tmp_path / kind).mkdir()
    as_csv, _ = export("csv", base, tmp_path / "csv")
    as_parquet, _ = export("parquet", base, tmp_path / "parquet")
    for table in tables():
        columns = [field.name for field in table.fields]
        typed = pyarrow.parquet.read_table(as_parquet / f"{table.name}.parquet")
        plain = pandas.read_csv(as_csv / f"{table.name}.csv")
        assert typed.column_names == list(plain.columns) == columns
        assert len(plain) == typed.num_rows
        assert all(field.metadata[b"description"] for field in typed.schema)
    with (as_csv / "dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {(row["table"], row["column"]) for row in csv.DictReader(file)}
    assert {(t.name, f.name) for t in tables() for f in t.fields} <= told


def test_the_tables_say_what_the_incidents_say(base: Path, tmp_path: Path) -> None:
    folder, _ = export("parquet", base, tmp_path)
    found = {
        table.name: pandas.read_parquet(folder / f"{table.name}.parquet") for table in tables()
    }
    for id_, told in filed(base).items():
        own = {name: frame[frame[frame.columns[0]] == id_] for name, frame in found.items()}
        (head,) = own["incidents"].to_dict("records")
        assert tuple(head["actors"]) == told.actors
        assert head["independent"] == told.independent
        assert head["reports"] == len({one.document for one in told.reports})
        assert len(own["incident_reports"]) == len(told.reports)
        assert list(own["incident_counts"]["best"]) == [one.best for one in told.counts]
        assert list(own["incident_tolls"]["overtaken"]) == [one.overtaken for one in told.tolls]
        held = {
            (d.about, v.value, by.document) for d in told.disputes for v in d.values for by in v.by
        }
        rows = own["incident_disputes"][["about", "value", "document"]].itertuples(index=False)
        assert set(map(tuple, rows)) == held
        assert len(own["incident_answers"]) == len(told.denials) + len(told.confirmations)
        assert len(own["incident_origins"]) == len(told.origins)


def test_a_map_has_the_incidents_that_have_a_place(base: Path, tmp_path: Path) -> None:
    target, written = export("geojson", base, tmp_path)
    raw = json.loads(target.read_text(encoding="utf-8"))
    read = FeatureCollection.model_validate(raw)
    placed = {id_: one for id_, one in filed(base).items() if one.lat is not None}
    assert placed and {one.id for one in read.features} == set(placed)
    assert written.records == len(placed)
    assert raw["according"]["noPlace"] == len(filed(base)) - len(placed)
    for one in read.features:
        assert one.properties is not None
        assert one.properties["independent"] == placed[str(one.id)].independent
        assert len(one.properties["disputed"]) == len(placed[str(one.id)].disputes)


def test_claims_asked_for_choose_incidents_which_are_whole(base: Path, tmp_path: Path) -> None:
    asked = ClaimFilter(types=("ASSAULT",), actor="army", limit=1)
    target, written = export("jsonl", base, tmp_path, asked)
    (one,) = map(json.loads, target.read_text(encoding="utf-8").splitlines())
    assert len({each["document"] for each in one["reports"]}) == 4
    assert any("whole" in note for note in written.notes)


def test_a_base_that_is_not_linked_says_so(tmp_path: Path) -> None:
    path = file_readings(tmp_path / "b.accd", corpus()[:1])
    _, written = export("jsonl", path, tmp_path)
    assert not written.records and "according link" in written.notes[0]


def test_the_dossier_tells_what_several_reports_tell(base: Path, tmp_path: Path) -> None:
    target = tmp_path / "o.html"
    with Base.open(base) as door:
        KINDS["dossier"].write(door, ALL, target, Settings())
        KINDS["dossier-md"].write(door, ALL, tmp_path / "o.md", Settings())
    page = html.document_fromstring(target.read_text(encoding="utf-8"))
    (section,) = page.xpath("//section[@class='incidents']")
    found = {
        one.xpath("string(p[@class='id'])").split()[-1]: one for one in section.xpath("article")
    }
    told = filed(base)
    assert set(found) == set(told)
    for id_, one in told.items():
        shown = " ".join(found[id_].text_content().split())
        assert f"{one.independent} independent" in shown
        assert all(dispute.about in shown for dispute in one.disputes)
        assert all(origin.name in shown for origin in one.origins if origin.name)
    plain = (tmp_path / "o.md").read_text(encoding="utf-8")
    assert "## What reports tell together" in plain
    for one in told.values():
        for dispute in one.disputes:
            assert f"Not agreed, {dispute.about}: " in plain
