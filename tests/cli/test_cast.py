"""The cast of a report as it is printed: table, tree and relations."""

import pytest
from rich.console import Console

from according.cli.cast import show_cast
from according.model import Actor, ActorKind, Predicate, Reading, Relation, Span, Statement

TEXT = "Mara Voss leads the Harbour Board. Its Pilots' Branch fights the [bold]Reed[/] gang."


def actor(id_: str, name: str, kind: ActorKind = "organisation", **more: object) -> Actor:
    mentions = more.pop("mentions", (Span(0, 4),))
    return Actor(id=id_, name=name, kind=kind, mentions=mentions, **more)  # type: ignore[arg-type]


def stands(subject: str, predicate: Predicate, object_: str) -> Relation:
    return Relation(subject=subject, predicate=predicate, object=object_, span=Span(0, 33))


VOSS = actor(
    "a1", "Mara Voss", "person", aliases=("Voss",), roles=("head", "pilot", "mayor", "cook")
)
BOARD = actor("a2", "Harbour Board", country="FRA", sector="BUS")
BRANCH = actor("a3", "Pilots' Branch")
GANG = actor("a4", "[bold]Reed[/] gang")


def shown(*actors: Actor, relations: tuple[Relation, ...] = (), speakers: str = "") -> str:
    statements = tuple(
        Statement(id=f"s{number}", speaker=id_) for number, id_ in enumerate(speakers.split())
    )
    reading = Reading(id="d", text=TEXT, actors=actors, relations=relations, statements=statements)
    console = Console(width=200, color_system=None, highlight=False)
    with console.capture() as capture:
        console.print(show_cast(reading))
    return capture.get()


def line_of(output: str, words: str) -> str:
    (line,) = [line for line in output.splitlines() if words in line]
    return line


def test_a_row_tells_who_somebody_is() -> None:
    output = shown(VOSS, BOARD, speakers="a1 a1")
    row = line_of(output, "Mara Voss").split()
    assert (row[0], row[-2:]) == ("a1", ["2", "1"])
    assert {"person", "Voss", "head,", "pilot,", "mayor"} <= set(row)
    assert "cook" not in row
    assert "FRA, BUS" in line_of(output, "Harbour Board")


def test_who_speaks_most_stands_first() -> None:
    output = shown(VOSS, BOARD, BRANCH, speakers="a3 a3 a2")
    places = [output.index(name) for name in ("Pilots' Branch", "Harbour Board", "Mara Voss")]
    assert places == sorted(places)


def test_bodies_hang_under_bodies() -> None:
    relations = (stands("a3", "part_of", "a2"), stands("a1", "leads", "a3"))
    tree = shown(VOSS, BOARD, BRANCH, relations=relations).split("Which belongs to which")[1]
    depths = [tree.splitlines()[n].index(name) for n, name in enumerate(
        ("Harbour Board", "Pilots' Branch", "Mara Voss"), 1
    )]  # fmt: skip
    assert depths == sorted(set(depths))
    assert "part of it" in line_of(tree, "Pilots' Branch")
    assert "leads" in line_of(tree, "Mara Voss")


def test_other_relations_stand_beside_with_their_words() -> None:
    output = shown(BRANCH, GANG, relations=(stands("a3", "fights", "a4"),))
    assert "Which belongs to which" not in output
    row = line_of(output, "fights")
    assert "Pilots' Branch" in row
    assert "“Mara Voss leads the Harbour Board”" in row


def test_brackets_in_a_name_are_no_markup() -> None:
    relations = (stands("a3", "part_of", "a4"), stands("a3", "fights", "a4"))
    output = shown(BRANCH, GANG, relations=relations)
    assert output.count("[bold]Reed[/] gang") == 3


@pytest.mark.parametrize("under", ["", "a4"], ids=["a ring alone", "a ring under a body"])
def test_a_ring_of_bodies_ends(under: str) -> None:
    ring = (stands("a2", "part_of", "a3"), stands("a3", "part_of", "a2"))
    more = (stands("a2", "part_of", under),) if under else ()
    tree = shown(BOARD, BRANCH, GANG, relations=ring + more).split("Which belongs to which")[1]
    assert "Harbour Board" in tree
    assert "Pilots' Branch" in tree


def test_only_who_matters_is_shown() -> None:
    twice = (Span(0, 4), Span(5, 9))
    output = shown(
        VOSS,
        actor("a5", "sailors", "group"),
        actor("a6", "villagers", "group", mentions=twice),
        actor("a7", "Karsale", "place"),
        actor("a8", "Quarrel", "event", mentions=twice),
        actor("a9", "neighbours", "group"),
        speakers="a9",
    )
    assert all(name in output for name in ("Mara Voss", "villagers", "neighbours"))
    assert not any(name in output for name in ("sailors", "Karsale", "Quarrel"))


def test_a_place_in_a_relation_is_shown() -> None:
    place = actor("a7", "Karsale", "place")
    output = shown(VOSS, place, relations=(stands("a1", "leads", "a7"),))
    assert line_of(output.split("Which belongs to which")[0], "Karsale")


def test_nobody_gives_nothing() -> None:
    assert shown().strip() == ""
    assert shown(actor("a8", "rain", "event")).strip() == ""


def test_a_ring_beside_a_tree_is_shown_too() -> None:
    ring = (stands("a2", "part_of", "a3"), stands("a3", "part_of", "a2"))
    output = shown(VOSS, BOARD, BRANCH, GANG, relations=(*ring, stands("a1", "leads", "a4")))
    assert "Harbour Board" in output.split("Which belongs to which")[1]
