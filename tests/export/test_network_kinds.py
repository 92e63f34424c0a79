"""Exports for networks and maps, opened by programs that know nothing of According."""

import json
from pathlib import Path

import networkx
import pytest
from followthemoney import model
from geojson_pydantic import FeatureCollection

from according.base import Base, ClaimFilter
from according.export import ftm, geojson, graph
from according.export.kind import Settings
from according.model import Reading

from .reports import base_of, report

ALL = ClaimFilter()


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return Base.open(base_of(tmp_path))


def test_a_map_is_valid_geojson_and_counts_what_is_not_on_it(base: Base, tmp_path: Path) -> None:
    target = tmp_path / "o.geojson"
    written = geojson.write(base, ALL, target, Settings())
    raw = json.loads(target.read_bytes())
    (feature,) = FeatureCollection.model_validate(raw).features
    assert feature.geometry is not None
    assert tuple(feature.geometry.coordinates) == (11.5, 60.25), "longitude comes first"
    assert feature.properties is not None
    assert feature.properties["precision"] == "town"
    assert feature.properties["chain"] == "Tomas Ebb ← Meridian"
    assert feature.properties["denied"] is True
    assert raw["according"] == {"claims": 1, "noPlace": 4, "placeOpen": 0}
    assert written.records == 1 and "4 claims are not on the map" in written.notes[0]


def test_a_map_of_nothing_is_valid(base: Base, tmp_path: Path) -> None:
    geojson.write(base, ClaimFilter(types=("AID",)), tmp_path / "o", Settings())
    assert not FeatureCollection.model_validate_json((tmp_path / "o").read_bytes()).features


@pytest.mark.parametrize(
    ("write", "read"),
    [
        (graph.write_graphml, networkx.read_graphml),
        (graph.write_gexf, networkx.read_gexf),
    ],
)
def test_networkx_reads_both_forms_of_the_network(write, read, base: Base, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write(base, ALL, tmp_path / "o", Settings())
    network = read(tmp_path / "o")
    assert network.is_directed()
    names = {data["label"]: node for node, data in network.nodes(data=True)}
    assert set(names) == {"Police", "Ida Fenn-Holt", "Karl Ebb", "Unity Party", "Mill Union"}
    (edge,) = (
        network.get_edge_data(names["Police"], names["Ida Fenn-Holt"], default={}).values()
        if (network.is_multigraph())
        else (network.edges[names["Police"], names["Ida Fenn-Holt"]],)
    )
    assert (edge["what"], int(edge["weight"]), edge["reports"], edge["not_so"]) == (
        "ASSAULT",
        2,
        2,
        1,
    )
    assert (edge["first"], edge["first_report"], edge["last_report"]) == (
        "2024-05-03",
        "2024-05-04",
        "2024-05-09",
    )
    assert network.nodes[names["Police"]]["reports"] == 2


def test_unnamed_people_of_two_reports_are_two(tmp_path: Path) -> None:
    def told(id_: str) -> Reading:
        made = report(
            id_, f"gunmen beat Ola {id_}", ("gunmen", "group", ()), ("Ola", "person", ()), day=""
        )
        nominal = [m for m in made.mentions if m.actor != "a1"]
        return type(made)(
            **{name: getattr(made, name) for name in made.__struct_fields__}
            | {"mentions": tuple(nominal), "published": None}
        )

    base = Base.open(base_of(tmp_path, told("x"), told("y")))
    graph.write_graphml(base, ALL, tmp_path / "o", Settings())
    labels = [d["label"] for _, d in networkx.read_graphml(tmp_path / "o").nodes(data=True)]
    assert sorted(labels) == ["Ola", "gunmen", "gunmen"]


def test_characters_that_xml_cannot_hold_do_not_break_the_network(tmp_path: Path) -> None:
    made = report(
        "x",
        "A\x01lpha beat B&<eta",
        ("A\x01lpha", "group", ()),
        ("B&<eta", "group", ()),
        day="2024",
    )
    base = Base.open(base_of(tmp_path, made))
    for write, read in (
        (graph.write_graphml, networkx.read_graphml),
        (graph.write_gexf, networkx.read_gexf),
    ):
        write(base, ALL, tmp_path / "o", Settings())
        labels = {d["label"] for _, d in read(tmp_path / "o").nodes(data=True)}
        assert labels == {"A�lpha", "B&<eta"}


def entities(base: Base, target: Path) -> dict[str, dict]:  # type: ignore[type-arg]
    ftm.write(base, ALL, target, Settings())
    lines = [json.loads(line) for line in target.read_text().splitlines()]
    found = {line["id"]: line for line in lines}
    assert len(found) == len(lines), "every entity is written once"
    return found


def test_followthemoney_takes_every_property_of_every_entity(base: Base, tmp_path: Path) -> None:
    found = entities(base, tmp_path / "o")
    for entity in found.values():
        schema = model.get(entity["schema"])
        schema.validate(entity)
        assert set(schema.required) <= set(entity["properties"]), entity
        # Cleaning drops values that the type of the property does not allow.
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (entity["schema"], name)
            property_ = schema.properties[name]
            if property_.type.name == "entity":
                for value in values:
                    assert model.get(found[value]["schema"]).is_a(property_.range)


def test_entities_say_who_what_and_on_whose_word(base: Base, tmp_path: Path) -> None:
    found = entities(base, tmp_path / "o").values()
    by_schema: dict[str, list[dict]] = {}  # type: ignore[type-arg]
    for entity in found:
        by_schema.setdefault(entity["schema"], []).append(entity["properties"])
    event = next(one for one in by_schema["Event"] if one.get("date"))
    assert event["name"] == ["beating: Police → Ida Fenn-Holt (denied or doubted)"]
    assert event["date"] == ["2024-05-03"]
    assert event["country"] == ["no"]
    assert event["summary"] == [" ".join(TEXT_OF_EVENT.split())]
    assert event["description"] == ["happened, according to: Tomas Ebb ← Meridian"]
    assert len(event["proof"]) == 1 and len(event["involved"]) == 2
    assert [one["role"] for one in by_schema["Directorship"]] == [["leads"]]
    assert [one["role"] for one in by_schema["UnknownLink"]] == [["allied with"]]
    people = [one for one in by_schema["Person"] if one["name"] == ["Ida Fenn-Holt"]]
    assert len(people) == 1, "one person of two reports"
    assert [one["name"] for one in by_schema["PublicBody"]] == [["Police"]] or len(
        by_schema["PublicBody"]
    ) == 1


TEXT_OF_EVENT = (
    "OSMARK (Wire) – Police beat Ida Fenn-Holt at the Osmark mill on 3 May 2024, her neighbour "
    "Tomas Ebb said."
)


def test_ids_of_entities_are_the_same_in_every_base(tmp_path: Path) -> None:
    from .reports import READING, SECOND

    one = entities(Base.open(base_of(tmp_path)), tmp_path / "o")
    (tmp_path / "other").mkdir()
    other = entities(Base.open(base_of(tmp_path / "other", SECOND, READING)), tmp_path / "o")
    assert set(one) == set(other)
