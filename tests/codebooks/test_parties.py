"""Who the parties are: spans and actors joined, sectors and number from words; whole readings."""

import pytest

from according.codebooks import CannotBeCoded, as_rows, gather, project
from according.codebooks.parties import parties
from according.codebooks.words import head_words, is_plural, sector_of
from according.model import Actor, Reading, Statement

from .reports import event, exact, span, told


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("two gunmen of the militia", "UAF"),
        ("armed men", "UAF"),
        ("unidentified people", "UAF"),
        ("the soldier's wife", "CVL"),
        ("government soldiers", "MIL"),
        ("a journalist from the capital", "JRN"),
        ("41 members of the security forces", "MIL"),
        ("six of our soldiers", "MIL"),
        ("two boys", "CVL"),
        ("the Sons of the Dawn", None),
        ("Red Dawn", None),
        ("", None),
    ],
)
def test_sectors_of_words(words: str, sector: str | None) -> None:
    assert sector_of(words) == sector


@pytest.mark.parametrize(
    ("words", "plural"),
    [
        ("two men", True),
        ("villagers", True),
        ("Drivers", True),
        ("the police", True),
        ("a soldier", False),
        ("a member of the security forces", False),
        ("the mayor", False),
        ("the boss", False),
        ("the bus", False),
        ("Taliban", None),
        ("Hamas", None),
        ("", None),
    ],
)
def test_number_of_words(words: str, *, plural: bool | None) -> None:
    assert is_plural(words) is plural


def test_head_words_end_at_what_follows_the_head() -> None:
    assert head_words("three soldiers of the 7th Brigade") == ("three", "soldiers")
    assert head_words("of the army") == ("of", "the", "army")


def test_spans_go_with_the_actors_that_are_mentioned_in_them() -> None:
    text = "fighters of Red Dawn and Blue Dusk, and some others"
    red = Actor(id="a1", name="Red Dawn", kind="organisation", mentions=(span(text, "Red Dawn"),))
    blue = Actor(
        id="a2", name="Blue Dusk", kind="organisation", mentions=(span(text, "Blue Dusk"),)
    )
    reading = Reading(id="r", text=text, actors=(red, blue))
    spans = (span(text, "some others"), span(text, "fighters of Red Dawn"))
    found = parties(reading, spans, ("a2", "a1"))
    assert [(p.text, p.actor and p.actor.id) for p in found] == [
        ("fighters of Red Dawn", "a1"),
        ("some others", "a2"),
    ]
    (alone,) = parties(reading, (), ("a2",))
    assert (alone.text, alone.name, alone.named) == (None, "Blue Dusk", True)


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("a drone", None, None),
        ("a bomb", None, None),
        ("a drone of the army", None, "MIL"),
        ("rockets from rebels", None, "REB"),
        ("Chadian warplanes", "TCD", "MIL"),
    ],
)
def test_a_weapon_is_nobody_but_its_owner_is(
    words: str, country: str | None, sector: str | None
) -> None:
    by = (words, {"kind": "thing", "country": country}) if country else words
    reading = event(f"{words} struck", "struck", by=(by,))
    found = gather(reading, reading.events[0]).actors
    assert [party.sector for party in found] == ([sector] if sector else [])


def test_a_person_of_no_body_who_is_hit_counts_as_a_civilian() -> None:
    rebels = ("Red Dawn", {"sector": "REB", "kind": "organisation"})
    zed = ("Zed Marl", {"kind": "person"})
    reading = event("Red Dawn killed Zed Marl", "killed", by=(rebels,), to=(zed,))
    for codebook, field in (("acled", "inter2"), ("ucdp", "deaths_civilians")):
        coded = project(reading, "e1", codebook)  # type: ignore[arg-type]
        assert not isinstance(coded, CannotBeCoded)
        assert coded[0].reasons[field] == "“Zed Marl” is not told to be of any armed body"


def test_the_number_of_a_mention_wins() -> None:
    reading = event(
        "Red Dawn killed the crew", "killed", to=(("the crew", {"sector": "CVL"}),),
        plurals={"the crew": "plural"},
    )  # fmt: skip
    (crew,) = gather(reading, reading.events[0]).recipients
    assert crew.plural is True


def test_the_sentence_of_an_event() -> None:
    reading = told("It rained. Red Dawn killed “Zed.” He fled.", "killed")
    assert gather(reading, reading.events[0]).sentence == "Red Dawn killed “Zed.”"


def test_counts_may_be_named_or_point_at_the_event() -> None:
    reading = event("Six fell, two fled", "fell", counts=(("Six", exact(6, event=None)),))
    assert gather(reading, reading.events[0]).counts == ()
    reading = event(
        "Six fell, two fled",
        "fell",
        counts=(("Six", exact(6, event=None)), ("two", exact(2))),
        named=("c1",),
    )
    assert len(gather(reading, reading.events[0]).counts) == 2


def test_a_chain_that_bites_its_tail_ends() -> None:
    text = "Zed fell, it said"
    loop = (
        Statement(id="s1", source=(span(text, "it"),), parent="s2"),
        Statement(id="s2", source=(span(text, "Zed"),), parent="s1"),
    )
    reading = told(text, "fell", statement="s1", statements=loop)
    assert [each.id for each in gather(reading, reading.events[0]).chain] == ["s1", "s2"]


def test_rows_of_a_reading_are_records_and_refusals() -> None:
    march = event("Nurses marched", "marched", "PROTEST", "demo", by=("Nurses",))
    rows = list(as_rows(march, "acled"))
    assert len(rows) == 1
    assert not isinstance(rows[0], CannotBeCoded)
    assert isinstance(next(as_rows(march, "ucdp")), CannotBeCoded)


def test_ids_that_stand_for_nothing_are_an_error() -> None:
    reading = told("Zed fell.", "fell")
    with pytest.raises(KeyError, match="e9"):
        project(reading, "e9", "plover")
    with pytest.raises(KeyError, match="t9"):
        project(told("Zed fell.", "fell", time="t9"), "e1", "plover")
