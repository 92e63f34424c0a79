"""The list of claims as it is printed."""

from io import StringIO
from typing import Any, get_args

import msgspec
import pytest
from rich.console import Console

from according import lexicon
from according.claims import read_claims
from according.cli.claims import chain_words, plainly, show_claims
from according.model import (
    MODES,
    Actor,
    Count,
    EventType,
    Link,
    PlaceRef,
    Reading,
    Relation,
    TimeRef,
)
from claims.invented import TEXT, at, event, examples, reading, told

COLUMNS = "id what who → whom when where how many on whose word status"


def printed(one: Reading) -> str:
    console = Console(width=300, record=True, file=StringIO())
    console.print(show_claims(one))
    return console.export_text()


def rows(one: Reading) -> list[str]:
    """The printed rows, each on one line, with single spaces."""
    return [" ".join(line.split()) for line in printed(one).splitlines()[2:] if line.strip()]


def time(start: str | None, end: str | None, **more: Any) -> TimeRef:
    return TimeRef(id="t1", span=at("Friday"), start=start, end=end, **more)


def test_a_happening_is_a_row() -> None:
    one = reading(
        statements=(told("s1", "the harbour", source_kind="named_organisation"),),
        times=(time("2023-03-03", "2023-03-03", precision="day"),),
        places=(PlaceRef(id="p1", span=at("Kelb"), name="Kelb"),),
        counts=(
            Count(id="n1", span=at("at least 3"), what="killed", low=3, statement="s1", event="e1"),
        ),
        events=(
            event(
                "e1",
                statement="s1",
                actors=(at("Rebels"),),
                recipients=(at("the ferry"),),
                time="t1",
                place="p1",
            ),
        ),
    )
    assert " ".join(printed(one).splitlines()[1].split()) == COLUMNS
    assert rows(one) == [
        "c1 shelling “shelled” Rebels → the ferry 2023-03-03 Kelb at least 3 killed "
        "the harbour ← The Kelb Post happened"
    ]


def test_nothing_told_shows_nothing() -> None:
    assert printed(reading()).strip() == ""


def test_relations_are_left_to_the_cast() -> None:
    leads = Relation(id="r1", subject="a1", predicate="leads", object="a2", span=at("Rebels"))
    assert printed(reading(relations=(leads,))).strip() == ""


def test_claims_of_the_reading_are_taken() -> None:
    one = reading(events=(event("e1"),))
    (claim,) = read_claims(one)
    renamed = msgspec.structs.replace(claim, id="c77")
    assert rows(msgspec.structs.replace(one, claims=(renamed,)))[0].startswith("c77 ")


def test_another_teller_stands_below_with_what_is_told_otherwise() -> None:
    one = reading(
        statements=(told("s1", "the harbour"), told("s2", "The Reed Front", "deny", about="s1")),
        events=(
            event("e1", statement="s1", actors=(at("Rebels"),), recipients=(at("the ferry"),)),
            event(
                "e2", "the shelling", statement="s2", happening="e1", status="denied",
                recipients=(at("the harbour"),),
            ),
        ),
    )  # fmt: skip
    first, denier, below = rows(one)
    assert denier == "✗ denied by The Reed Front"
    assert first.startswith("c1 shelling “shelled” Rebels → the ferry the harbour")
    assert below.startswith(
        "c2 shelling “the shelling” ? → the harbour The Reed Front ← The Kelb Post denied"
    )


def test_the_first_row_takes_what_another_telling_has() -> None:
    one = reading(
        times=(time("2023-03-03", "2023-03-03"),),
        events=(event("e1"), event("e2", "attack", happening="e1", time="t1")),
    )
    assert len(rows(one)) == 1
    assert "2023-03-03" in rows(one)[0]


def test_denials_are_marked_with_who_denies() -> None:
    one = reading(
        statements=(
            told("s1", "the harbour"),
            told("s2", "The Reed Front", "deny", about="s1"),
            told("s3", "a pilot", "confirm", about="s1"),
        ),
        events=(event("e1", statement="s1"),),
    )
    text = " ".join(printed(one).split())
    assert "✗ denied by The Reed Front" in text
    assert "confirmed by a pilot" in text


def test_what_somebody_merely_doubts_is_marked() -> None:
    one = reading(
        statements=(told("s1", "the harbour", "doubt"),), events=(event("e1", statement="s1"),)
    )
    assert "happened, in what it doubts" in rows(one)[0]


def test_numbers_of_others_have_their_giver() -> None:
    counts = (
        Count(id="n1", span=at("at least 3"), what="killed", low=3, statement="s1", event="e1"),
        Count(id="n2", span=at("3"), what="injured", low=9, high=9, exact=True, statement="s2"),
        Count(id="n3", span=at("3"), what="missing", low=1, high=1, exact=True),
    )
    one = reading(
        statements=(told("s1", "the harbour"), told("s2", "a pilot")),
        counts=counts,
        events=(event("e1", statement="s1", counts=("n2",)),),
    )
    assert "at least 3 killed; 9 injured (a pilot)" in rows(one)[0]
    assert "missing" not in rows(one)[0]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (time("2021-01-01", "2021-12-31", precision="year"), "2021"),
        (time("2023-03-01", "2023-03-31", precision="month"), "2023-03"),
        (time("2023-03-01", "2023-03-31", precision="month", bound="since"), "since 2023-03"),
        (time("2023-03-01", "2023-03-05"), "2023-03-01 to 2023-03-05"),
        (time("2023-03-02T12:00:00", "2023-03-02T18:30:00"), "2023-03-02 12:00 to 18:30"),
        (time("2023-03-02T12:00:00Z", "2023-03-02T12:00:00Z"), "2023-03-02 12:00Z"),
        (time("2023-03-02T12:00:05", "2023-03-02T12:00:05"), "2023-03-02 12:00:05"),
        (time(None, None, reason="the words do not say"), "“Friday”"),
        (time("2023-03-02", None), "since 2023-03-02"),
        (time(None, "2023-03-02"), "until 2023-03-02"),
    ],
)
def test_times_are_short(when: TimeRef, expected: str) -> None:
    one = reading(times=(when,), events=(event("e1", time="t1"),))
    assert rows(one) == [f"c1 shelling “shelled” {expected} The Kelb Post happened"]


def test_who_is_a_pronoun_is_named() -> None:
    text = f"{TEXT} They said it."
    actors = (Actor(id="a1", name="Reed Front", kind="group"),)
    they = (at("They", text),)
    one = reading(
        text=text,
        actors=actors,
        statements=(msgspec.structs.replace(told("s1", speaker="a1"), source=they),),
        events=(event("e1", actors=(at("it", text),), actor_ids=("a1",), statement="s1"),),
    )
    assert "“shelled” Reed Front Reed Front ← The Kelb Post" in rows(one)[0]


def test_brackets_in_the_text_are_no_markup() -> None:
    text = "[bold]Rebels[/] shelled it."
    one = msgspec.structs.replace(
        event("e1"), span=at("shelled", text), actors=(at("[bold]Rebels[/]", text),)
    )
    assert "[bold]Rebels[/]" in rows(reading(text=text, events=(one,)))[0]


def test_chains_name_hidden_sources() -> None:
    chain = (
        Link(name="two diplomats", source_kind="unnamed", stance="asserts"),
        Link(stance="asserts"),
        Link(name="The Kelb Post", source_kind="author", stance="reports"),
    )
    shown = chain_words(reading(), chain).plain
    assert shown == "two diplomats (unnamed) ← somebody unnamed ← The Kelb Post"


def test_every_type_and_mode_has_plain_words() -> None:
    table = lexicon.table("event_words")
    assert set(table) == set(MODES) == set(get_args(EventType))
    assert {type_: {*words} for type_, words in table.items()} == {
        type_: {"is", *modes} for type_, modes in MODES.items()
    }
    assert plainly("ASSAULT", "explosives") == "bombing"
    assert plainly("ASSAULT") == "attack"
    assert plainly("ASSAULT", "no such mode") == "attack"


@pytest.mark.parametrize("width", [60, 140])
def test_the_example_corpus_is_printed_whole(width: int) -> None:
    for one in examples():
        console = Console(width=width, record=True, file=StringIO())
        console.print(show_claims(one))
        ids = {line.split(" ")[0] for line in console.export_text().splitlines()}
        tellings = {(e.id, e.statement, e.status) for e in one.events}
        assert {f"c{n}" for n in range(1, len(tellings) + 1)} <= ids
