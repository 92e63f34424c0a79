"""Who is one across reports, and who is not."""

import random
from itertools import permutations

import pytest
from tests.link.actors.people import bearer, body, groups, link, told

from according.link.actors import group

STORY = {"d1": ("idris wendo", "larch union"), "d2": ("idris wendo", "larch union")}


def test_a_rare_full_name_is_one() -> None:
    assert groups(bearer("d1", "Mara Voss"), bearer("d2", "Mara Voss", "minister")) == "d1 d2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong-il"),
        ("Saddam Hussein", "Uday Hussein"),
        ("Maria García", "Mario García"),
        ("George W. Bush", "George H. W. Bush"),
    ],
)
def test_likeness_of_names_alone_joins_nobody(one: str, other: str) -> None:
    told = {"country": "PRK", "sector": "GOV"}
    assert (
        groups(
            bearer("d1", one, "president", **told),
            bearer("d2", other, "president", **told),
            beside=STORY,
        )
        == "d1 | d2"
    )


def test_another_spelling_needs_more_than_the_name() -> None:
    one, other = bearer("d1", "Muammar Gaddafi"), bearer("d2", "Moammar Qadhafi")
    assert groups(one, other) == "d1 | d2"
    assert groups(one, other, beside=STORY) == "d1 d2"
    one = bearer("d1", "Muammar Gaddafi", "leader", country="LBY")
    other = bearer("d2", "Moammar Qadhafi", "Libyan leader", country="LBY")
    assert groups(one, other) == "d1 d2"


def test_two_bearers_of_a_common_name_stay_apart() -> None:
    officer = bearer("d1", "John Smith", "police officer", sector="COP")
    assert groups(officer, bearer("d2", "John Smith", "senator", sector="GOV")) == "d1 | d2"
    assert groups(officer, bearer("d2", "John Smith", "police officer", sector="COP")) == "d1 | d2"
    assert groups(bearer("d1", "John Smith"), bearer("d2", "John Smith")) == "d1 | d2"


def test_a_common_name_with_role_and_body_is_one() -> None:
    one = bearer("d1", "John Smith", "spokesman", bodies=["Larch Union"])
    other = bearer("d2", "John Smith", "Spokesman", bodies=["Larch Union"])
    assert groups(one, other) == "d1 d2"
    assert groups(bearer("d1", "John Smith"), bearer("d2", "John Smith"), beside=STORY) == "d1 d2"


def test_one_rare_name_of_two_trades_and_no_company_is_two() -> None:
    mayor = bearer("d1", "Idris Wendo", "mayor", sector="GOV")
    judge = bearer("d2", "Idris Wendo", "singer", sector="BUS")
    assert groups(mayor, judge) == "d1 | d2"
    # Who fits both about as well goes with neither.
    assert groups(mayor, judge, bearer("d3", "Idris Wendo")) == "d1 | d2 | d3"


def test_a_surname_joins_the_only_one_of_its_role_and_body() -> None:
    lone = bearer("d1", "Smith", "mayor", bodies=["Larch Council"])
    john = bearer("d2", "John Smith", "mayor", bodies=["Larch Council"])
    jane = bearer("d3", "Jane Smith", "mayor", bodies=["Larch Council"])
    assert groups(lone, john) == "d1 d2"
    assert groups(lone, john, jane) == "d1 | d2 | d3"
    assert groups(bearer("d1", "Smith"), john) == "d1 | d2"
    assert groups(bearer("d1", "Smith", "mayor"), john, beside=STORY) == "d1 | d2"
    assert groups(bearer("d1", "Voss"), bearer("d2", "Voss"), beside=STORY) == "d1 | d2"


def test_short_forms_of_given_names() -> None:
    one = bearer("d1", "Bill Wendo", "senator", sector="GOV", country="USA")
    assert groups(one, bearer("d2", "William Wendo", "senator", country="USA")) == "d1 d2"


def test_a_middle_name_and_two_who_have_others() -> None:
    bare = bearer("d1", "George Orlov", "president")
    one, other = bearer("d2", "George W. Orlov"), bearer("d3", "George H. Orlov")
    assert groups(bare, bearer("d2", "George W. Orlov", "president")) == "d1 d2"
    assert groups(bare, one, other).count("|") == 2


def test_what_every_state_has_needs_the_state() -> None:
    one, other = body("d1", "Interior Ministry"), body("d2", "Interior Ministry")
    assert groups(one, other) == "d1 | d2"
    one, other = body("d1", "The Army", country="SYR"), body("d2", "The Army", country="IRQ")
    assert groups(one, other, beside=STORY) == "d1 | d2"
    assert groups(one, body("d3", "Army", country="SYR")) == "d1 d3"


def test_what_every_town_has_needs_the_story() -> None:
    one, other = body("d1", "Children's Hospital"), body("d2", "Children's Hospital")
    assert groups(one, other) == "d1 | d2"
    assert groups(one, other, beside=STORY) == "d1 d2"
    one, other = body("d1", "Police", country="USA"), body("d2", "Police", country="USA")
    assert groups(one, other) == "d1 | d2"


def test_a_body_by_its_letters_and_its_short_name() -> None:
    whole = body("d1", "Larch Reform Movement", aliases=["LRM"])
    assert groups(whole, body("d2", "Larch Reform Movement")) == "d1 d2"
    assert groups(whole, body("d2", "LRM"), beside=STORY) == "d1 d2"
    records = body("d1", "Larch Records", aliases=["Larch"])
    computers = body("d2", "Larch Computers", aliases=["Larch"])
    assert groups(records, computers, beside=STORY) == "d1 | d2"
    assert groups(records, body("d3", "Larch")) == "d1 d3"
    assert groups(records, computers, body("d3", "Larch")) == "d1 | d2 | d3"


def test_an_entry_of_a_list_is_one_whatever_its_names() -> None:
    one = body("d1", "IDF", known="Israel Defense Forces", country="ISR")
    other = body("d2", "Israeli army", known="Israel Defense Forces", country="ISR")
    assert groups(one, other) == "d1 d2"
    assert groups(one, body("d3", "IDF", known="Irish Defence Forces", country="IRL")) == "d1 | d3"


def test_places_are_one_by_the_gazetteer_alone() -> None:
    def place(document: str, name: str, gazetteer: str | None) -> object:
        return bearer(document, name, sort="place", kind="place", gazetteer=gazetteer)

    some = [place("d1", "Mumbai", "7"), place("d2", "Bombay", "7"), place("d3", "Mumbai", "8")]
    assert groups(*some) == "d1 d2 | d3"  # type: ignore[arg-type]
    assert groups(place("d1", "Orr", None), place("d2", "Orr", None)) == "d1 | d2"  # type: ignore[arg-type]


def test_a_report_that_names_both_tells_them_apart() -> None:
    one, other = bearer("d1", "Ahmed Belik"), bearer("d1", "Ahmad Belik", id_="a2")
    assert groups(one, other, beside=STORY) == "d1 | d1"


def test_copies_have_the_same_people() -> None:
    one = bearer("d1", "Smith", text="d1")
    assert groups(one, bearer("d2", "Smith", text="d1")) == "d1 d2"


def test_decisions_hold_through_others_and_stay() -> None:
    one, two, three = (bearer(f"d{n}", name) for n, name in ((1, "Mara Voss"), (2, "M"), (3, "Q")))
    assert groups(one, two, three, must=[link(one, two), link(two, three)]) == "d1 d2 d3"
    same = [bearer(f"d{n}", "Mara Voss") for n in (1, 2, 3)]
    # The first that is named leaves; the rest stay together.
    assert groups(*same, cannot=[link(same[1], same[0])]) == "d1 d3 | d2"
    assert groups(*same, cannot=[link(same[0], same[1])]) == "d1 | d2 d3"


def test_every_member_has_its_reason() -> None:
    one, other = bearer("d1", "Mara Voss", "minister"), bearer("d2", "Mara Vos", "minister")
    (who,) = group([other, one], STORY)
    assert [member.score is None for member in who.members] == [True, False]
    assert who.members[1].why == (
        "“Mara Voss” and “Mara Vos” may be one name; both minister;"
        " both beside idris wendo and larch union"
    )


def crowd(chance: random.Random) -> list[object]:
    names = ["John Smith", "Jon Smith", "Smith", "Mara Voss", "Marah Voss", "Voss", "Police"]
    some: list[object] = []
    for n in range(14):
        name = chance.choice(names)
        make = body if name == "Police" else bearer
        more = {
            "country": chance.choice([None, "USA", "GBR"]),
            "sector": chance.choice([None, "GOV", "COP"]),
            "bodies": chance.choice([(), ("Larch Council",)]),
        }
        if make is bearer:
            role = chance.sample(["mayor", "officer"], chance.randint(0, 1))
            some.append(bearer(f"d{n:02}", name, *role, **more))
        else:
            some.append(body(f"d{n:02}", name, **more))
    return some


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_reports_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    some = crowd(chance)
    beside = {f"d{n:02}": tuple(chance.sample(["a b", "c d", "e f"], 2)) for n in range(14)}
    expected = group(some, beside)  # type: ignore[arg-type]
    for _ in range(4):
        chance.shuffle(some)
        assert group(some, beside) == expected  # type: ignore[arg-type]


def test_every_order_of_three() -> None:
    some = [
        bearer("d1", "Mara Voss", sector="GOV"),
        bearer("d2", "Mara Voss"),
        bearer("d3", "Mara Voss", sector="REB"),
    ]
    assert len({told(group(order, {})) for order in permutations(some)}) == 1
