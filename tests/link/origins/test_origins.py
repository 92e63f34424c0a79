"""How many really know: the rules, on sources made by hand."""

import random

import msgspec

from according.link.origins.credits import Credit
from according.link.origins.origins import origins_of, value_origins
from according.link.origins.records import Origins, Paper, Telling, Value
from according.link.origins.voices import Voice, content


def paper(id_: str, publisher: str, *, wire: str | None = None, runs: range = range(0)) -> Paper:
    credits = (Credit(outlet=wire, scope="all", where="dateline", words=f"({wire})"),)
    return Paper(
        document=id_,
        publisher=publisher,
        published="2023-03-02",
        credits=credits if wire else (),
        runs=frozenset(runs),
    )


def person(name: str, *, of: str | None = None) -> Voice:
    bodies = (content(of),) if of else ()
    return Voice(name=name, kind="person", people=(content(name),), bodies=bodies)


def body(name: str) -> Voice:
    return Voice(name=name, kind="body", bodies=(content(name),))


def unnamed(name: str, noun: str, *, count: int | None = None, via: str | None = None) -> Voice:
    return Voice(name=name, kind="unnamed", noun=noun, count=count, outlet=via, words=content(name))


def outlet(name: str) -> Voice:
    return Voice(name=name, kind="outlet", outlet=name)


def told(document: str, voice: Voice | None, *values: Value, stance: str = "asserts") -> Telling:
    claim = (document, voice.name if voice else "own")
    return Telling(claim=claim, voice=voice, values=values, stance=stance)


def found(papers: list[Paper], *tellings: Telling) -> Origins:
    return origins_of(papers, tellings)


A, B, C = (paper(id_, name) for id_, name in (("a", "Courier"), ("b", "Herald"), ("c", "Monitor")))


def test_a_spokesman_told_to_two_papers_is_one() -> None:
    vekh = person("Jonas Vekh", of="army")
    origins = found([A, B], told("a", vekh), told("b", body("the army")))
    assert (origins.low, origins.independent, origins.high) == (1, 1, 1)
    (one,) = origins.origins
    assert one.origin.reports == ("a", "b") and one.origin.kind == "official"
    assert "speaks for" in one.evidence[0].why


def test_two_people_of_one_surname_stay_two() -> None:
    garcias = [told("a", person("Maria Garcia")), told("b", person("Mario Garcia"))]
    assert found([A, B], *garcias).independent == 2
    assert found([A, B, C], *garcias, told("c", person("Garcia"))).independent == 2


def test_two_unnamed_officials_are_a_doubt() -> None:
    officials = [told("a", unnamed("an official", "official")),
                 told("b", unnamed("an official", "official"))]  # fmt: skip
    origins = found([A, B], *officials)
    assert (origins.low, origins.independent, origins.high) == (1, 2, 2)
    assert origins.doubts


def test_two_officials_and_three_are_not_the_same() -> None:
    pair = told("a", unnamed("two officials", "official", count=2))
    three = told("b", unnamed("three officials", "official", count=3))
    assert found([A, B], pair, three).low == 2


def test_the_informant_of_a_cited_paper_is_the_papers() -> None:
    own = told("a", unnamed("a police officer", "officer"))
    cited = told("b", unnamed("an unnamed police officer", "officer", via="The Courier"))
    assert found([A, B], own, cited).independent == 1


def test_who_cites_a_report_rests_on_its_sources() -> None:
    origins = found([A, B], told("a", person("Ida Fenn")), told("b", outlet("Courier")))
    (one,) = origins.origins
    assert one.origin.reports == ("a", "b") and one.origin.name == "Ida Fenn"


def test_papers_that_print_one_wire_are_one() -> None:
    prints = [paper(id_, name, wire="Reuters") for id_, name in (("a", "Courier"), ("b", "Herald"))]
    origins = found(prints, told("a", None), told("b", None))
    assert (origins.low, origins.high) == (1, 1)
    assert origins.origins[0].origin.kind == "wire"


def test_a_copy_counts_once_and_its_added_witness_counts() -> None:
    first, copy = paper("a", "Courier", runs=range(100)), paper("b", "Herald", runs=range(90))
    tellings = [told("a", None), told("b", None)]
    assert found([first, copy], *tellings).high == 1
    assert found([A, B], *tellings).high == 2
    both = found([first, copy], told("a", person("Ida Fenn")), *tellings, told("b", body("navy")))
    assert both.independent == 2


def test_a_paper_that_names_nobody_counts_only_at_most() -> None:
    origins = found([A, B], told("a", person("Ida Fenn")), told("b", None))
    assert (origins.low, origins.independent, origins.high) == (1, 1, 2)
    assert [each.unsourced for each in origins.origins] == [False, True]


def test_who_denies_is_no_origin() -> None:
    denial = told("b", body("navy"), stance="denies")
    assert found([A, B], told("a", person("Ida Fenn")), denial).high == 1


def test_each_number_has_its_own_origins() -> None:
    twelve, thirty = Value("killed", 12, 12, "n1"), Value("killed", 30, 30, "n2")
    army = told("a", body("the army"), twelve)
    other = told("b", body("the army"), twelve)
    rebels = told("c", body("the rebels"), thirty)
    values = value_origins([A, B, C], [army, other, rebels])
    assert [(each.value.words, each.origins.independent) for each in values] == [
        ("12", 1),
        ("30", 1),
    ]


def test_the_order_of_reports_changes_nothing() -> None:
    tellings = [
        told("a", person("Jonas Vekh", of="army")),
        told("b", body("the army")),
        told("b", unnamed("a resident", "resident")),
        told("c", unnamed("a resident", "resident")),
        told("c", outlet("Courier")),
    ]
    expected = found([A, B, C], *tellings)
    for seed in range(10):
        chance = random.Random(seed)
        papers, mixed = [A, B, C], list(tellings)
        chance.shuffle(papers)
        chance.shuffle(mixed)
        assert found(papers, *mixed) == expected


def test_who_is_merely_quoted_on_it_counts_only_at_most() -> None:
    beside = msgspec.structs.replace(told("b", person("Jonas Vekh")), beside=True)
    origins = found([A, B], told("a", person("Ida Fenn")), beside)
    assert (origins.low, origins.independent, origins.high) == (1, 1, 2)


def test_two_officials_of_one_paper_may_have_it_from_one_another() -> None:
    vekh, fenn = told("a", body("the army")), told("a", body("the navy"))
    origins = found([A], vekh, fenn)
    assert (origins.low, origins.independent, origins.high) == (1, 2, 2)
    apart = found([A, B], vekh, told("b", body("the navy")))
    assert apart.low == 2


def test_a_linked_actor_is_one_voice_across_spellings() -> None:
    spelled = [
        told("a", msgspec.structs.replace(person("Jonas Vekh"), who="w1")),
        told("b", msgspec.structs.replace(person("Yonas Wekh"), who="w1")),
    ]
    assert found([A, B], *spelled).high == 1
