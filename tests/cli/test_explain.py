"""Why a record is what it is, as it is printed."""

from io import StringIO
from typing import Any

import msgspec
import pytest
from rich.console import Console

from according import lexicon
from according.cli.explain import UnknownRecordError, show_explanation
from according.cli.explain.fields import UNSHOWN
from according.cli.explain.find import KINDS
from according.cli.explain.references import REFERENCES
from according.model import (
    Actor,
    Count,
    Known,
    Mention,
    Paragraph,
    PlaceCandidate,
    PlaceRef,
    Reading,
    Relation,
    Span,
    TimeRef,
    Unnamed,
)
from claims.invented import TEXT, at, event, examples, reading, told

ELSEWHERE = PlaceCandidate(
    id="99", name="Kelb", admin1="Sund", country="VEL", lat=40.5, lon=1.25, score=0.21
)
FRIDAY = TimeRef(
    id="t1", span=at("Friday"), start="2023-03-03", end="2023-03-03", anchor="published"
)
READING = reading(
    published="2023-03-04T10:00:00Z",
    paragraphs=(Paragraph(span=Span(0, 106)), Paragraph(span=Span(106, len(TEXT)))),
    statements=(
        told("s1", "the harbour", cue=(at("said"),), content=(Span(0, 66),), speaker="a1"),
        told(
            "s2",
            "a pilot",
            cue=(at("citing"),),
            content=(Span(0, 66),),
            parent="s1",
            source_kind="unnamed",
            unnamed=Unnamed(class_="pilot", count=1),
        ),
        told("s3", "The Reed Front", "deny", cue=(at("denied"),), about="s2", confidence=0.8125),
    ),
    actors=(
        Actor(
            id="a1",
            name="Kelb Harbour",
            kind="organisation",
            mentions=(at("the harbour"),),
            known=Known(name="Kelb Harbour", list="ours", why="the same name"),
        ),
        Actor(id="a2", name="Reed Front", kind="group", mentions=(at("The Reed Front"),)),
    ),
    mentions=(
        Mention(span=at("the harbour"), head=at("harbour"), form="nominal", actor="a1"),
        Mention(span=at("The Reed Front"), head=at("Front"), form="name", actor="a2"),
    ),
    relations=(
        Relation(subject="a2", predicate="fights", object="a1", span=at("Rebels"), statement="s1"),
    ),
    times=(
        FRIDAY,
        TimeRef(id="t2", span=at("dawn"), reason="the day is not told", anchor="t1"),
    ),
    places=(
        PlaceRef(
            id="p1",
            span=at("Kelb"),
            name="Kelb",
            gazetteer="12",
            country="VEL",
            why="the country the report speaks of",
            score=0.79,
            alternatives=(ELSEWHERE,),
        ),
        PlaceRef(id="p2", span=at("harbour"), name="harbour", reason="no entry is sure enough"),
    ),
    counts=(
        Count(
            id="n1", span=at("at least 3"), what="killed", low=3, statement="s2", event="e1",
            of_whom=(at("people"),), cue=at("killing"),
        ),
        Count(id="n2", span=at("3"), what="killed", low=1, within="n1", scope="subset"),
    ),
    events=(
        event(
            "e1", statement="s2", actors=(at("Rebels"),), actor_ids=("a2",), time="t1", place="p1",
            time_reason="it stands in the same clause", place_reason="it stands after “at”",
            counts=("n1",), confidence=0.93,
        ),
        event("e2", "attack", happening="e1", status="possible", status_reason="the word “may”"),
    ),
)  # fmt: skip


def explained(id_: str, one: Reading = READING) -> str:
    """What is printed, with single spaces."""
    console = Console(width=400, record=True, file=StringIO())
    show_explanation(console, one, id_)
    return "\n".join(" ".join(line.split()) for line in console.export_text().splitlines())


@pytest.mark.parametrize(
    ("id_", "told"),
    [
        ("s1", ["s1 statement Kelb Harbour, assert", "⟦the harbour⟧ ⟦said⟧", "is told inside"]),
        ("s2", ["class: pilot, count: 1", "a pilot (unnamed) ← Kelb Harbour", "answers it"]),
        ("s3", ["confidence 0.8125", "--min-confidence", "about s2"]),
        ("a1", ["⟦the harbour⟧", "nominal, definite", "the same name — ", "is made by it",
                "list: ours"]),
        ("a2", ["is done by it", "has it as subject", "no guess is made"]),
        ("r1", ["Reed Front – fights – Kelb Harbour", "(claims of it: c3)",
                "subject a2 Reed Front (group)"]),
        ("e1", ["Rebels ⟦shelled⟧", "it stands in the same clause — ", "it stands after “at” — ",
                "confidence 0.93", "tells the same happening", "is a number of it",
                "a pilot (unnamed) ← Kelb Harbour", "(claims of it: c1, c2)"]),
        ("e2", ["status possible the word “may” — ", "place —", "happening e1 shelling “shelled”"]),
        ("t1", ["the day of the report, 2023-03-04", "happens then", "is counted from it"]),
        ("t2", ["“dawn” = open", "the day is not told — ", "anchor t1 “Friday” = 2023-03-03"]),
        ("p1", ["the country the report speaks of — ", "alternatives 1, below",
                "0.21 Kelb, Sund, VEL 40.50, 1.25 99", "happens there"]),
        ("p2", ["“harbour” = open", "no entry is sure enough — ", "No other entry"]),
        ("n1", ["killing ⟦at least 3⟧ people", "is a subset of it", "event e1", "low 3"]),
        ("c1", ["claim shelling “shelled”, on the word of a pilot (unnamed) ← Kelb Harbour",
                "a pilot (unnamed, s2) asserts; holds it: happened",
                "(kind not known, s1) asserts; holds it: does not say",
                "The Kelb Post (author, the report itself) reports; holds it: possible",
                "The event e1", "it stands in the same clause"]),
        ("c3", ["The relation r1", "holds it: told as so"]),
    ],
)  # fmt: skip
def test_a_record_is_explained(id_: str, told: list[str]) -> None:
    output = explained(id_)
    missing = [words for words in told if words not in output]
    assert not missing, output


def test_only_who_claims_stands_on_a_word() -> None:
    on_a_word = {i for i in ("s1", "a1", "r1", "e1", "t1", "p1", "n1", "c1") if
                 "On whose word: " in explained(i)}  # fmt: skip
    assert on_a_word == {"s1", "r1", "e1", "n1", "c1"}


def test_ids_may_be_typed_in_capitals() -> None:
    assert explained(" E1 ") == explained("e1")


@pytest.mark.parametrize("id_", ["x1", "e9", "", "ferry"])
def test_an_unknown_id_says_which_there_are(id_: str) -> None:
    with pytest.raises(UnknownRecordError) as told_:
        explained(id_)
    assert str(told_.value) == (
        f"“{id_}” is no record of the report “Ferry shelled”. It has statements s1 to s3, "
        "actors a1 to a2, the relation r1, events e1 to e2, times t1 to t2, places p1 to p2, "
        "numbers n1 to n2, claims c1 to c3."
    )
    with pytest.raises(UnknownRecordError, match="no statements, no actors, no relations"):
        explained("s1", reading())


def test_every_field_has_its_rule_and_no_rule_is_without_a_field() -> None:
    rules = lexicon.table("explain")["rules"]
    assert {kind: set(fields) for kind, fields in rules.items()} == {
        kind: set(record.__struct_fields__) - UNSHOWN for record, kind in KINDS.items()
    }
    assert set(lexicon.table("explain")["dropped"]) == {*KINDS.values(), "place_none"}


def test_every_field_that_names_records_says_how_they_stand_to_them() -> None:
    named = {
        f"{kind}.{field}"
        for record, kind in KINDS.items()
        for field in record.__struct_fields__
        if field in REFERENCES
    }
    assert named == set(lexicon.table("explain")["related"])


def test_an_id_of_two_records_explains_both() -> None:
    count = msgspec.structs.replace(READING.counts[0], id="c1")
    one = msgspec.structs.replace(READING, counts=(count,))
    output = explained("c1", one)
    assert "c1 number “at least 3”" in output
    assert "c1 claim shelling" in output


def test_an_id_that_leads_nowhere_is_told() -> None:
    one = reading(events=(event("e1", time="t7"),))
    assert "time t7 (not in this reading)" in explained("e1", one)


def test_without_paragraphs_lines_are_the_context() -> None:
    text = "One line.\n\nRebels shelled it.\nAnother line."
    anchor = msgspec.structs.replace(event("e1"), span=at("shelled", text))
    output = explained("e1", reading(text=text, events=(anchor,)))
    assert "\nRebels ⟦shelled⟧ it.\n" in output
    assert "Another line" not in output


def test_long_paragraphs_are_cut_around_the_words() -> None:
    text = f"{'far ' * 200}the source {'away ' * 200}said so{' on' * 300}"
    statement = msgspec.structs.replace(
        told("s1"), source=(at("the source", text),), cue=(at("said", text),)
    )
    output = explained("s1", reading(text=text, statements=(statement,)))
    context = output.split("field value why")[0]
    first, second = context.split(" […] ")
    assert "⟦the source⟧" in first
    assert "⟦said⟧" in second
    assert len(context) < 1500


def test_words_over_two_paragraphs_are_marked_in_both() -> None:
    text = "“We fired.\n\nNobody else did,” they said."
    statement = msgspec.structs.replace(told("s1"), content=(Span(0, text.index(" they")),))
    output = explained("s1", reading(text=text, statements=(statement,)))
    assert "⟦“We fired." in output
    assert "Nobody else did,”⟧ they said." in output


def test_brackets_in_the_text_are_no_markup() -> None:
    text = "[bold]Rebels[/] shelled it."
    actor: dict[str, Any] = {"name": "[red]Rebels[/]", "kind": "group", "mentions": (Span(0, 15),)}
    one = reading(text=text, actors=(Actor(id="a1", **actor),))
    output = explained("a1", one)
    assert "[red]Rebels[/]" in output
    assert "⟦[bold]Rebels[/]⟧" in output


def test_every_record_of_the_example_corpus_is_explained() -> None:
    for one in examples()[::7]:
        for records in (one.statements, one.actors, one.events, one.times, one.places, one.counts):
            for record in records:
                assert record.id in explained(record.id, one)
