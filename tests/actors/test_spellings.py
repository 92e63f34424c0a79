"""Spellings of one name are alike, other names are not."""

import random
import string

import pytest

from according.actors.spellings.edits import GAP, Edits, features_of, folded, units_of
from according.actors.spellings.names import key, likeness, name_likeness, parts_of, same_name

ALIKE = [
    ("al-Mani'i", "el-Manei"),
    ("Mohammed", "Muhamad"),
    ("Mohammed", "Mohamed"),
    ("Qassam", "Kassam"),
    ("Gaddafi", "Qadhafi"),
    ("Qadhafi", "Kadafi"),
    ("Pyotr Tchaikovsky", "Piotr Chaykovskiy"),
    ("Dmitry Petrov", "Dimitri Petrov"),
    ("Thomas Müller", "Thomas Mueller"),
    ("Deng Xiaoping", "Teng Xiaoping"),
    ("José Núñez", "Jose Nunez"),
    ("Slobodan Milošević", "Slobodan Milosevic"),
    ("Vojislav Šešelj", "Vojislav Seselj"),
    ("Abd al-Rahman", "Abdulrahman"),
    ("Abdurrahman Said", "Abdel Rahman Saeed"),
    ("Abdallah Salih", "Abdullah Saleh"),
    ("Hassan Nasrallah", "Hasan Nasr Allah"),
    ("Abu Bakr al-Baghdadi", "Abou Bakr el Baghdadi"),
    ("Osama bin Laden", "Usama ben Ladin"),
    ("Bashar al-Assad", "Bashar Assad"),
    ("ash-Sharif", "al-Sharif"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Kim Jong-un", "Kim Jongun"),
    ("George W. Bush", "George Bush"),
    ("J. Smith", "John Smith"),
]

APART = [
    ("Kim Jong-un", "Kim Jong-il"),
    ("Saddam Hussein", "Uday Hussein"),
    ("Maria García", "Mario García"),
    ("Hasan", "Husain"),
    ("Ali", "Alia"),
    ("Karim", "Karam"),
    ("Mahmoud Abbas", "Mohammed Abbas"),
    ("Ali Hassan", "Hassan Ali"),
    ("Abdul Rahman", "Abdul Rahim"),
    ("Abu Bakr", "Bakr"),
    ("Ahmed bin Salman", "Mohammed bin Salman"),
    ("George H. W. Bush", "George W. Bush"),
    ("J. Smith", "John S."),
    ("Saddam", "Saddam Hussein"),
    ("Anna Petrov", "Ivan Petrov"),
    ("", "Ali"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_names(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_share_a_key(one: str, other: str) -> None:
    if "Chaykovskiy" in other or "W." in one or "J." in one:
        pytest.skip("a v that is not heard, or a name that the other lacks")
    assert key(one) == key(other)


def test_likeness_is_symmetric_and_stays_between_nothing_and_one() -> None:
    chance = random.Random(1)
    for _ in range(500):
        one, other = (
            "".join(chance.choices(string.ascii_lowercase + "'é", k=chance.randint(0, 9)))
            for _ in range(2)
        )
        assert likeness(one, other) == pytest.approx(likeness(other, one))
        assert 0 <= likeness(one, other) <= 1
        assert likeness(one, one) == 1
        assert 0 <= name_likeness(f"{one} {other}", f"{other}-{one}") <= 1


def test_case_and_marks_make_no_difference() -> None:
    assert likeness("GARCÍA", "garcia") == 1
    assert likeness("Łódź", "Lodz") == 1
    assert name_likeness("Recep Tayyip ERDOĞAN", "recep tayyip erdogan") == 1


def test_words_of_other_scripts_can_be_compared() -> None:
    assert likeness("محمد", "محمد") == 1
    assert likeness("محمد", "سعيد") < 0.5
    assert key("محمد") != key("سعيد")


def test_a_middle_name_is_missed_but_not_another_one() -> None:
    assert name_likeness("Lyndon Baines Johnson", "Lyndon Johnson") < 1
    assert same_name("Lyndon Baines Johnson", "Lyndon Johnson")
    assert not same_name("Omar Said Hassan", "Omar Tariq Hassan")


def test_keys_are_skeletons() -> None:
    assert key("Gaddafi") == "KTF"
    assert key("Hui") == "-"
    assert key("Saddam Hussein") != key("Uday Hussein")


def test_units_are_the_longest_letters_that_fit() -> None:
    assert units_of("Khalid") == ("^kh", "a", "l", "i", "d$")
    assert units_of("Mohammed") == ("^m", "o", "h", "a", "mm", "e", "d$")
    assert units_of("Is'haq") == ("^i", "s", "h", "a", "q$")
    assert units_of("Mani'i") == ("^m", "a", "n", "ii$")
    assert units_of("'") == ()
    assert folded("Fuʾad") == "fu'ad"


def test_features_go_from_the_general_to_the_particular() -> None:
    assert features_of("^k", "^q") == ("near consonant", "k q", "near consonant first")
    assert features_of("mm", "m") == ("same consonant", "doubling")
    assert features_of("e$", GAP) == ("gap vowel", "gap e", "gap vowel last", "gap e last")
    assert features_of("a", "l") == ("far mixed",)


def test_an_alignment_never_drops_on_both_sides_at_once() -> None:
    edits = Edits(
        {"same consonant": 1.0, "far vowel": -5.0, "gap vowel": -0.1, "gap consonant": -9.0}
    )
    assert edits.alignment(("^b", "a", "d$"), ("^b", "u", "d$")) == [
        ("^b", "^b"),
        ("a", "u"),
        ("d$", "d$"),
    ]
    assert edits.alignment(("^b", "d$"), ("^b", "u", "d$"))[1] == (GAP, "u")


def test_particles_are_known() -> None:
    assert [p.kind for p in parts_of("Osama bin Laden")] == ["word", "kinship", "word"]
    assert [p.text for p in parts_of("Abdulrahman al-Said")] == [
        "abd",
        "ul",
        "rahman",
        "al",
        "said",
    ]
    assert [p.kind for p in parts_of("Al")] == ["word"]
