"""What became of how many, with the real parse. All sentences are invented."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from according.model import Count, Span, Statement

from .conftest import Read

pytestmark = pytest.mark.model


def told(counts: tuple[Count, ...], text: str, *, basis: str = "told") -> list[tuple[str, str]]:
    return [(one.what, one.span.of(text)) for one in counts if one.basis == basis]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shelling killed more than 20 millers.", [("killed", "more than 20")]),
        ("Twelve people were killed in Ostrel.", [("killed", "Twelve")]),
        ("Gunmen killed 3 and wounded 12.", [("killed", "3"), ("injured", "12")]),
        ("3 dead, 12 injured in Ostrel blast", [("killed", "3"), ("injured", "12")]),
        ("The flood left 40 people dead.", [("killed", "40")]),
        ("The blaze claimed 12 lives.", [("killed", "12")]),
        ("Five farmers lost their lives.", [("killed", "Five")]),
        ("Three men died at the hospital.", [("killed", "Three")]),
        ("Two women were pronounced dead at the scene.", [("killed", "Two")]),
        ("Two boys were found shot to death.", [("killed", "Two")]),
        ("Police shot dead two men.", [("killed", "two")]),
        ("The deaths of 14 miners shocked the town.", [("killed", "14")]),
        ("Four deaths were reported.", [("killed", "Four")]),
        ("Officials confirmed 12 fatalities.", [("killed", "12")]),
        ("A young woman was killed by a stray bullet.", [("killed", "A")]),
        ("He condemned the killing of an unarmed man.", [("killed", "an")]),
        ("Dozens of people were hurt.", [("injured", "Dozens")]),
        ("Four officers were treated for minor injuries.", [("injured", "Four")]),
        ("Six people suffered gunshot wounds.", [("injured", "Six")]),
        ("Seven people were taken to hospital.", [("injured", "Seven")]),
        ("Two of the men are in critical condition.", [("injured", "Two")]),
        ("The blast left five people with burns.", [("injured", "five")]),
        ("Another was injured.", [("injured", "Another")]),
        ("More than 60 civilians were killed and injured.", [("casualties", "More than 60")]),
        ("Police arrested at least 30 marchers.", [("arrested", "at least 30")]),
        ("Some 500 students were detained.", [("detained", "Some 500")]),
        ("Rebels kidnapped three teachers.", [("abducted", "three")]),
        ("Three aid workers were taken hostage.", [("abducted", "Three")]),
        ("Tens of thousands have fled the valley.", [("displaced", "Tens of thousands")]),
        ("The kingdom expelled four diplomats.", [("expelled", "four")]),
        ("Nine sailors are missing.", [("missing", "Nine")]),
        ("The militia released 12 hostages.", [("released", "12")]),
        ("About 300 villagers were evacuated.", [("evacuated", "About 300")]),
        ("Forty fighters surrendered.", [("surrendered", "Forty")]),
        ("Eleven miners were trapped underground.", [("trapped", "Eleven")]),
        ("The virus infected 70 nurses.", [("infected", "70")]),
        ("Thousands marched through Ostrel.", [("protesters", "Thousands")]),
        ("He was shot by two masked men.", [("attackers", "two")]),
        ("Five or six gunmen are inside the castle.", [("attackers", "Five or six")]),
        ("There are 5,000 rebels in the valley.", [("fighters", "5,000")]),
        ("The coalition carried out ten airstrikes.", [("strikes", "ten")]),
        ("Three others are in critical condition.", [("injured", "Three")]),
        ("Six people are believed to have been shot.", [("injured", "Six")]),
        (
            "They left 67 dead and about 1,000 wounded.",
            [("killed", "67"), ("injured", "about 1,000")],
        ),
        ("Seven soldiers, not six, were wounded.", [("injured", "Seven")]),
        ("The flood left 100 dead or injured.", [("casualties", "100")]),
        ("It was a double homicide.", [("killed", "double")]),
        ("The death toll rose to 40.", [("killed", "40")]),
        ("Hospitals put the death toll at 30.", [("killed", "30")]),
        ("No one was hurt.", [("injured", "No one")]),
        ("No arrests were made.", [("arrested", "No")]),
        ("They killed between 3 and 5 guards.", [("killed", "between 3 and 5")]),
    ],
)
def test_what_became_of_how_many(counts: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(counts(text), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The gang threatened to kill three hostages.",
        "The bomb could kill 100 people.",
        "They planned to kidnap two judges.",
        "He failed to kill two guards.",
        "The plan would lead to the deaths of ten men.",
        "Guards prevented the killing of three men.",
        "No information was released.",
        "The rebels freed two roads.",
        "If 20 people died, the road would be closed.",
        "He was charged with the attempted murder of two men.",
        "The storm will displace 2,000 families.",
        "The soldiers did not kill three men.",
        "Ida Fenn, 24, was killed.",
        "Ida Fenn was killed in 2014.",
        "The hunters killed 12 deer.",
        "He was shot three times.",
        "He was shot on the 4300 block of Mill Road.",
        "She was hurt at 3:15 p.m. on Route 9.",
        "The mayor was hurt in the first round by 12 percent.",
        "The injured man paid $500.",
        "Twelve people walked to the market.",
        "She has two sons and a farm.",
        "Police shot at two boats.",
        "The shot endangered the lives of thousands.",
        "A few cabins were burned.",
        "The guards wounded on 16 November slept.",
        "The council met for three hours.",
    ],
)
def test_what_is_no_count(counts: Read, text: str) -> None:
    assert counts(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Two soldiers and a civilian were killed.", "Two soldiers and a civilian", 3),
        ("Two soldiers, a cook and 3 guards died.", "Two soldiers, a cook and 3 guards", 6),
        (
            "They killed 6 clergymen, a maid, and her daughter.",
            "6 clergymen, a maid, and her daughter",
            8,
        ),
        ("A boy and three women were hurt.", "A boy and three women", 4),
        ("Ida Fenn and two others were killed.", "Ida Fenn and two others", 3),
        ("He killed his wife and four children.", "his wife and four children", 5),
    ],
)
def test_sums(counts: Read, text: str, words: str, number: int) -> None:
    made = counts(text)
    (total,) = (one for one in made if one.basis == "summed")
    assert (total.span.of(text), total.low, total.high) == (words, number, number)
    assert set(total.parts) <= {one.id for one in made if one.basis == "told"}
    assert total.parts


def test_a_list_of_names(counts: Read) -> None:
    text = "Robert Smith and his daughter were killed."
    (one,) = counts(text)
    assert (one.basis, one.low, one.high, one.parts) == ("listed", 2, 2, ())


def test_a_sum_has_open_sides(counts: Read) -> None:
    text = "At least three soldiers and two cooks were killed."
    (total,) = (one for one in counts(text) if one.basis == "summed")
    assert (total.low, total.high, total.exact) == (5, None, False)


def test_of_those_shot_some_died(counts: Read) -> None:
    text = "Five people were shot in Ostrel. Two of them died."
    made = {(one.what, one.basis): one for one in counts(text)}
    assert made["casualties", "told"].low == 5
    assert made["killed", "told"].low == 2
    rest = made["injured", "rest"]
    assert (rest.low, rest.high) == (3, 3)
    assert rest.parts == (made["casualties", "told"].id, made["killed", "told"].id)


def test_of_those_shot_nobody_is_told_to_have_died(counts: Read) -> None:
    (one,) = counts("Five people were shot in Ostrel.")
    assert (one.what, one.low) == ("injured", 5)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people, including 3 children, were killed.",
        "Twelve people were killed, among them 3 children.",
        "Twelve people were killed, 3 of them children.",
    ],
)
def test_some_of_them(counts: Read, text: str) -> None:
    whole, some = counts(text)
    assert (whole.low, whole.scope, whole.within) == (12, "event", None)
    assert (some.what, some.low, some.scope, some.within) == ("killed", 3, "subset", whole.id)


@pytest.mark.parametrize(
    "text",
    [
        "A farmer died on Monday, bringing the death toll to 40.",
        "Forty people have been killed since 2003.",
        "So far this year 40 people have been killed.",
    ],
)
def test_tolls_over_more_than_this(counts: Read, text: str) -> None:
    assert [one.scope for one in counts(text) if one.low == 40] == ["total"]


@pytest.mark.parametrize(
    ("text", "group", "whom"),
    [
        ("Three policemen were killed.", "police", "policemen"),
        ("Three members of the army died.", "soldiers", "members of the army"),
        ("Dozens of young civilians were hurt.", "civilians", "young civilians"),
        ("Three people were killed.", None, "people"),
        ("Three were killed.", None, None),
    ],
)
def test_of_whom(counts: Read, text: str, group: str | None, whom: str | None) -> None:
    (one,) = counts(text)
    assert one.group == group
    assert [span.of(text) for span in one.of_whom] == ([whom] if whom else [])


def test_each_number_is_on_its_own_word(counts: Read) -> None:
    text = "The ministry said 12 people died; activists said 30 people died."
    first, second = text.split("; ")

    def statement(name: str, clause: str) -> Statement:
        start = text.index(clause) + clause.index("said") + 5
        return Statement(id=name, content=(Span(start, text.index(clause) + len(clause)),))

    given_ = (statement("s1", first), statement("s2", second))
    assert [(one.low, one.statement) for one in counts(text, *given_)] == [(12, "s1"), (30, "s2")]


def test_the_innermost_statement_gives_the_number(counts: Read) -> None:
    text = "Papers said the ministry said 12 people died."
    outer = Statement(id="s1", content=(Span(12, len(text) - 1),))
    inner = Statement(id="s2", content=(Span(30, len(text) - 1),), parent="s1")
    assert [one.statement for one in counts(text, inner, outer)] == ["s2"]
    same = Statement(id="s3", content=inner.content, parent="s2")
    assert [one.statement for one in counts(text, inner, outer, same)] == ["s3"]


def test_an_indented_line_in_the_midst_of_a_sentence(counts: Read) -> None:
    text = "The mayor came back from Ostrel on Monday. Two policemen\n            were wounded.\n"
    assert told(counts(text), text) == [("injured", "Two")]


WORDS = [
    "killed", "wounded", "12", "at least", "three", "men", "and", "a", "woman", "were", "died",
    "of", "them", "including", ",", ".", "the toll", "rose to", "dozens", "shot", "dead", "no",
    "was", "said", "Ida Fenn", "both", "double", "shooting", "between", "3", "to", "5",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_any_words_in_any_order(counts: Read, words: list[str]) -> None:
    text = " ".join(words)
    made = counts(text)
    assert made == counts(text)
    assert [one.id for one in made] == [f"n{k}" for k in range(1, len(made) + 1)]
    assert [one.span.start for one in made] == sorted(one.span.start for one in made)
    names = {one.id for one in made}
    for one in made:
        assert one.span.fits(text)
        assert all(span.fits(text) for span in one.of_whom)
        assert one.cue is None or one.cue.fits(text)
        assert one.within is None or one.within in names
        assert set(one.parts) <= names - {one.id}
        assert one.low is not None or one.high is not None


@pytest.mark.parametrize(
    "text",
    [
        "Crash leaves Ostrel mother of 2 dead",
        "The father of three children was killed.",
        "Our men captured 46 M-16 rifles, 2 M-60 machineguns and 13 rocket launchers.",
        "OUR MEN CAPTURED 46 M-16 RIFLES.",
        "One army company was annihilated.",
        "Kade, 40 \u2014 she sang in a choir \u2014 was shot dead.",
    ],
)
def test_numbers_of_things_children_and_years_are_no_victims(counts: Read, text: str) -> None:
    assert counts(text) == ()


def test_none_of_the_injured_says_nothing_by_itself(counts: Read) -> None:
    text = "Five others were wounded. None of the injured were Belgian."
    assert told(counts(text), text) == [("injured", "Five")]


def test_some_of_the_prisoners_after_a_date(counts: Read) -> None:
    text = "On 18 December, 18 of the prisoners captured in the battle were released."
    assert ("released", "18") in told(counts(text), text)


def test_a_number_over_decades_is_a_total_and_one_of_a_day_earlier_is_not(counts: Read) -> None:
    (many,) = counts("The league killed more than 800 people over four decades of violence.")
    assert many.scope == "total"
    (two,) = counts("They avenged the death of two of their men a day earlier.")
    assert two.scope != "total"


def test_one_number_may_count_two_kinds_of_people(counts: Read) -> None:
    text = "Over 200 protesters and police officers were injured."
    (one,) = counts(text)
    assert [span.of(text) for span in one.of_whom] == ["protesters and police officers"]
    assert one.group is None


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Two supporters of the mayor were killed.", None),
        ("Three members of the police were killed.", "police"),
        ("At least ten Marines died.", "soldiers"),
        ("Three activists were killed.", "activists"),
    ],
)
def test_the_group_is_that_of_those_counted(counts: Read, text: str, group: str | None) -> None:
    (one,) = counts(text)
    assert one.group == group
