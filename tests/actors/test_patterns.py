"""Relations that the grammar tells plainly, and wordings that must tell none."""

from collections.abc import Callable

import pytest

from according.actors.patterns import denied_fights, plain_relations

from .invented import Parsed

pytestmark = pytest.mark.model

TOLD = [
    (
        "The {p:commander} of the {o:Northern Brigade} resigned.",
        ("The commander of the Northern Brigade", "leads", "Northern Brigade"),
    ),
    (
        "The {o:Harbour Board}'s {p:chairman} left.",
        ("The Harbour Board's chairman", "leads", "Harbour Board"),
    ),
    (
        "The {p:mayor} of {l:Karsale} resigned.",
        ("The mayor of Karsale", "leads", "Karsale"),
    ),
    (
        "A {p:spokesman} for the {o:Harbour Board} resigned.",
        ("A spokesman for the Harbour Board", "speaks_for", "Harbour Board"),
    ),
    (
        "{o:Harbour Board} {p:spokeswoman} Mara Voss left.",
        ("Harbour Board spokeswoman", "speaks_for", "Harbour Board"),
    ),
    (
        "Two {p:fighters} of the {o:Lakeside Front} were held.",
        ("Two fighters of the Lakeside Front", "member_of", "Lakeside Front"),
    ),
    (
        "{p:Children} of the {o:Harbour Board} sang.",
        ("Children of the Harbour Board", "member_of", "Harbour Board"),
    ),
    (
        "{o:Its} military {o:wing} issued a warning.",
        ("Its military wing", "part_of", "Its"),
    ),
    (
        "The armed {o:wing} of the {o:Lakeside Front} left.",
        ("The armed wing of the Lakeside Front", "part_of", "Lakeside Front"),
    ),
    (
        "Several {o:bodies}, including the {o:Harbour Board}, signed.",
        ("Harbour Board", "part_of", "Several bodies, including the Harbour Board"),
    ),
    ("The {o:army} shelled the {l:town}.", ("The army", "fights", "the town")),
    ("The {l:town} was shelled by the {o:army}.", ("the army", "fights", "The town")),
    ("The {o:army} clashed with the {p:rebels}.", ("The army", "fights", "the rebels")),
    (
        "The {o:army} launched an offensive against the {o:Lakeside Front}.",
        ("The army", "fights", "Lakeside Front"),
    ),
    (
        "The {o:alliance}'s war on the {o:Lakeside Front} goes on.",
        ("The alliance", "fights", "Lakeside Front"),
    ),
    (
        "The {o:army} fought a war with the {o:Lakeside Front}.",
        ("The army", "fights", "Lakeside Front"),
    ),
    ("The {o:force} led by {p:Mara Voss} left.", ("Mara Voss", "leads", "The force")),
    (
        "Mara Voss, {p:who} leads the {o:Lakeside Front}, left.",
        ("who", "leads", "Lakeside Front"),
    ),
]

NOTHING = [
    "The {o:army} did not shell the {l:town}.",
    "The {o:army} never attacked the {l:town}.",
    "The {p:rebels} were not attacked by the {o:army}.",
    "{p:Mara Voss} does not lead the {o:Lakeside Front}.",
    "The {o:army} met with the {p:rebels}.",
    "The {p:mayor} spoke with the {o:Lakeside Front}.",
    "The {p:farmers} fight for the {o:league}.",
    "{p:Mara Voss} controlled the costs of the {o:league}.",
    "The {o:alliance}'s war of words with the {o:newspaper} goes on.",
    "The {t:head} of the {t:table} was carved.",
    "{t:Reports} from the {o:Harbour Board} arrived.",
    "The {p:minister} for {t:ports} left.",
    "The {o:council} condemned strikes on the {l:town}.",
    "The {o:company} hit a {t:record} on Monday.",
    "The {o:Harbour Board} and the {o:Northern Brigade} left.",
]


def told(one: Parsed) -> list[tuple[str, str, str]]:
    said = one.said
    return [(said[a], how, said[b]) for a, how, b in plain_relations(one.syntax, one.mentions)]


@pytest.mark.parametrize(("marked", "relation"), TOLD, ids=[row[0] for row in TOLD])
def test_plain_words_tell_one_relation(
    parsed: Callable[[str], Parsed], marked: str, relation: tuple[str, str, str]
) -> None:
    assert told(parsed(marked)) == [relation]


@pytest.mark.parametrize("marked", NOTHING)
def test_other_words_tell_none(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert told(parsed(marked)) == []


def test_and_joins_subjects_and_objects(parsed: Callable[[str], Parsed]) -> None:
    subjects = parsed("The {o:army} and the {o:militia} attacked the {o:Lakeside Front}.")
    assert {a for a, _, _ in told(subjects)} == {"The army", "the militia"}
    objects = parsed("{p:Mara Voss} led the {o:militia} and the {o:league}.")
    assert {b for _, _, b in told(objects)} == {"the militia", "the league"}


def test_nobody_stands_in_a_relation_to_himself(parsed: Callable[[str], Parsed]) -> None:
    for marked in [marked for marked, _ in TOLD]:
        one = parsed(marked)
        assert all(a != b for a, _, b in plain_relations(one.syntax, one.mentions))


@pytest.mark.parametrize(
    "marked",
    [
        "The {o:army} did not launch an offensive against the {o:Lakeside Front}.",
        "The {o:army} ruled out an offensive against the {o:Lakeside Front}.",
        "No {p:soldier} attacked the {l:town}.",
    ],
)
def test_what_did_not_happen_is_no_fight(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert told(parsed(marked)) == []


@pytest.mark.parametrize(
    "marked",
    [
        "The {o:army} carried out a joint operation with the {o:militia}.",
        "The {o:army} launched a campaign with the {o:militia}.",
        "The {o:army} attacked on Tuesday with the {o:militia}.",
    ],
)
def test_an_ally_is_not_fought(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert "fights" not in [how for _, how, _ in told(parsed(marked))]


def test_who_joins_is_a_member(parsed: Callable[[str], Parsed]) -> None:
    joined = told(parsed("{p:Mara Voss} joined the {o:Lakeside Front}."))
    assert joined == [("Mara Voss", "member_of", "Lakeside Front")]


def test_who_presides_over_a_body_leads_it(parsed: Callable[[str], Parsed]) -> None:
    presides = told(parsed("{p:Mara Voss} presides over the {o:Harbour Board}."))
    assert presides == [("Mara Voss", "leads", "Harbour Board")]


def test_a_former_commander_does_not_lead(parsed: Callable[[str], Parsed]) -> None:
    assert told(parsed("The former {p:commander} of the {o:Northern Brigade} resigned.")) == []


@pytest.mark.parametrize(
    "marked",
    [
        "{o:Police} captured {p:Tomas Brenk} on Monday.",
        "The {p:rebels} seized two {p:soldiers}.",
        "{p:Mara Voss} led the {p:visitors} to the harbour.",
    ],
)
def test_who_takes_or_guides_people_does_not_lead_them(
    parsed: Callable[[str], Parsed], marked: str
) -> None:
    assert "leads" not in [how for _, how, _ in told(parsed(marked))]


@pytest.mark.parametrize(
    ("marked", "denied"),
    [
        ("The {o:Brigade} did not attack the {o:Front}.", {(0, 1)}),
        ("The {o:Brigade} denied shelling the {o:Front}.", {(0, 1)}),
        ("The {o:Brigade} attacked the {o:Front}.", set()),
        ("The {o:Brigade} did not meet the {o:Front}.", set()),
    ],
)
def test_who_is_said_not_to_fight_whom(
    parsed: Callable[[str], Parsed], marked: str, denied: set[tuple[int, int]]
) -> None:
    one = parsed(marked)
    assert set(denied_fights(one.syntax, one.mentions)) == denied
