"""Lists of actors: what is read, what is said of a bad row, and whether the built-in are sound."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from according.actors.known.folding import folded
from according.actors.known.lists import ActorListError, builtin_actors, read_actor_list
from according.actors.known.match import KnownActors

HEADER = "name,aliases,kind,country,sector,part_of,valid_from,valid_to\n"


def write(folder: Path, text: str | bytes, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_row_gives_an_actor(tmp_path: Path) -> None:
    row = 'Blue Front,"BF|the  Blues| |BF",Organisation,SDN,REB,Great Front,2010-01-01,2012-12-31\n'
    found = read_actor_list(write(tmp_path, HEADER + row))
    assert found.problems == ()
    (actor,) = found
    assert (actor.name, actor.aliases, actor.kind) == (
        "Blue Front",
        ("BF", "the Blues"),
        "organisation",
    )
    assert (actor.country, actor.sector, actor.part_of) == ("SDN", "REB", "Great Front")
    assert (actor.valid_from, actor.valid_to, actor.list) == (
        "2010-01-01",
        "2012-12-31",
        "mine.csv",
    )


@pytest.mark.parametrize(
    "text",
    [
        "kind,name\nperson,Åsa Öst\n",
        "﻿name,kind\r\nÅsa Öst,person\r\n",
        "\n\nName;Kind\n;;\nÅsa Öst;person\n\n",
        "name\tkind\nÅsa Öst\tperson",
    ],
)
def test_order_mark_separator_and_blank_lines_are_free(tmp_path: Path, text: str) -> None:
    found = read_actor_list(write(tmp_path, text))
    assert [(actor.name, actor.kind) for actor in found] == [("Åsa Öst", "person")]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("row", "wrong", "remedy"),
    [
        (",,person,,,,,", "has no name", "Write the name"),
        ("…,,person,,,,,", "has no letter", "Write the name"),
        ("A,,,,,,,", "has no kind", "person, organisation, group or place"),
        ("A,,militia,,,,,", "“militia” is no kind", "person, organisation, group or place"),
        ("A,,group,TR,,,,", "“TR” is no country code", "Write TUR."),
        ("A,,group,syr,,,,", "“syr” is no country code", "Write SYR."),
        ("A,,group,XYZ,,,,", "“XYZ” is no country code", "such as SYR"),
        ("A,,group,,ARMY,,,", "“ARMY” is no sector", "GOV, MIL"),
        ("A,,group,,,,2014,", "“2014” is no date", "2014-06-29"),
        ("A,,group,,,,2014-02-30,", "no date", "2014-06-29"),
        ("A,,group,,,,2014-02-03,2013-01-01", "before valid_from", "Exchange"),
        ("A,,group,,,,,,more", "9 cells, the header 8", "quotation marks"),
        ('"A,,group,,,,,', "cannot be read", "Close the quotation mark"),
    ],
)
def test_a_bad_row_is_told_and_the_rest_kept(
    tmp_path: Path, row: str, wrong: str, remedy: str
) -> None:
    path = write(tmp_path, f"{HEADER}Good,,group,,,,,\n{row}\nBetter,,group,,,,,\n")
    found = read_actor_list(path)
    assert [actor.name for actor in found] == ["Good", "Better"]
    (problem,) = found.problems
    assert isinstance(problem, ValueError)
    assert str(problem).startswith(f"{path}, line 3: ")
    assert wrong in problem.wrong
    assert remedy in problem.remedy


def test_a_column_that_is_not_known_is_told(tmp_path: Path) -> None:
    found = read_actor_list(write(tmp_path, "name,kind,alias\nA,group,B\n"))
    assert [actor.aliases for actor in found] == [()]
    assert "“alias” is not known" in found.problems[0].wrong
    assert "aliases" in found.problems[0].remedy


@pytest.mark.parametrize(
    ("content", "line", "wrong"),
    [
        (b"", None, "empty"),
        (b" \n,,\n", None, "empty"),
        (b"A,group\n", 1, "no column"),
        (b"name,country\nA,SYR\n", 1, "“kind”"),
        (b"name,kind,name\n", 1, "more than once"),
        (b"name,kind\nA,group\n\xff\xfe,group\n", 3, "no UTF-8"),
        ("name,kind\nA,group\n".encode("utf-16"), 1, "no UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(
    tmp_path: Path, content: bytes, line: int | None, wrong: str
) -> None:
    with pytest.raises(ActorListError) as raised:
        read_actor_list(write(tmp_path, content))
    assert raised.value.line == line
    assert wrong in raised.value.wrong


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ActorListError, match=r"none\.csv.*cannot be opened.*Check the path"):
        read_actor_list(tmp_path / "none.csv")


ENTITIES = [
    {
        "id": "p1",
        "schema": "Person",
        "properties": {
            "name": ["Idris Wendo"],
            "alias": ["I. Wendo"],
            "weakAlias": ["The Ferryman"],
            "nationality": ["sd"],
            "topics": ["role.pep", "gov.judicial"],
        },
    },
    {"id": "o1", "schema": "Organization", "properties": {"name": ["Northern Brigade"]}},
    {"id": "m1", "schema": "Membership", "properties": {"member": ["p1"], "organization": ["o1"]}},
    {
        "id": "b1",
        "schema": "PublicBody",
        "properties": {"name": ["River Board"], "country": ["sd", "ss"]},
    },
    {
        "id": "l1",
        "schema": "LegalEntity",
        "properties": {"name": ["Sand Ltd"], "country": ["SD"], "classification": ["MNC"]},
    },
    {"id": "v1", "schema": "Vessel", "properties": {"name": ["Ferry"]}},
]


def lines(*entities: object) -> str:
    return "".join(json.dumps(one) + "\n" for one in entities)


@pytest.mark.parametrize("write_down", [json.dumps, lambda entities: lines(*entities)])
def test_follow_the_money(tmp_path: Path, write_down: Callable[[object], str]) -> None:
    text = write_down(ENTITIES)
    found = read_actor_list(write(tmp_path, text, "graph.json"))
    assert found.problems == ()
    person, body, board, company = found
    assert person.kind == "person"
    assert person.aliases == ("I. Wendo", "The Ferryman")
    assert (person.country, person.sector, person.part_of) == ("SDN", "JUD", "Northern Brigade")
    assert (body.kind, body.country, body.sector) == ("organisation", None, None)
    assert (board.country, board.sector) == (None, "GOV")
    assert (company.country, company.sector) == ("SDN", "MNC")
    assert {actor.list for actor in found} == {"graph.json"}


def test_a_bad_entity_is_told_and_the_rest_kept(tmp_path: Path) -> None:
    nameless = {"id": "x", "schema": "Person", "properties": {"alias": ["?"]}}
    text = lines(ENTITIES[1]) + "{broken\n\n" + lines({"id": "y"}, nameless, ENTITIES[0])
    found = read_actor_list(write(tmp_path, text, "graph.ftm.jsonl"))
    assert sorted(actor.name for actor in found) == ["Idris Wendo", "Northern Brigade"]
    told = sorted((problem.line or 0, problem.wrong) for problem in found.problems)
    assert [line for line, _ in told] == [2, 4, 5]
    assert ["no JSON" in told[0][1], "no entity" in told[1][1], "no name" in told[2][1]] == [
        True
    ] * 3


@pytest.mark.parametrize("text", ["", "[{]", "  \n"])
def test_a_file_that_is_no_json_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(ActorListError):
        read_actor_list(write(tmp_path, text, "graph.json"))


def test_a_list_goes_into_matching(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + "Blue Front,BF,organisation,SDN,REB,,,\n")
    match = KnownActors.of([read_actor_list(path, name="rebels")]).match(["the BF"])
    assert match is not None
    assert match.why == "“the BF” is listed as an alias of Blue Front (list rebels)"


def test_the_builtin_list_is_large_and_sound() -> None:
    actors = builtin_actors()
    sectors = Counter(actor.sector for actor in actors)
    assert sectors["REB"] + sectors["CRM"] + sectors["PRM"] > 250
    assert sum(actor.kind == "place" and actor.sector == "GOV" for actor in actors) >= 195
    rows = Counter((actor.name, actor.country, actor.valid_from) for actor in actors)
    assert [row for row, count in rows.items() if count > 1] == []
    assert all(actor.country or actor.sector or actor.kind == "place" for actor in actors)


def test_what_a_builtin_actor_is_part_of_is_known() -> None:
    known = KnownActors.of()
    names = {folded(actor.name) for actor in builtin_actors()}
    unknown = {
        actor.part_of
        for actor in builtin_actors()
        if actor.part_of
        and folded(actor.part_of) not in names
        and known.match([actor.part_of], "organisation") is None
    }
    assert unknown == set()


def test_every_builtin_name_leads_to_its_actor() -> None:
    known = KnownActors.of()
    for actor in builtin_actors():
        countries = {actor.country} if actor.country else set()
        match = known.match([actor.name], actor.kind, countries=countries, on=actor.valid_from)
        assert match is not None, actor.name
        assert match.actor.name == actor.name
