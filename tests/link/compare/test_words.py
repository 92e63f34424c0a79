"""Words of reports: stems, rarity and likeness."""

import pytest
from tests.link.compare.events import TOWNS

from according.link.compare.lexical import Likeness
from according.link.compare.places import kilometres
from according.link.compare.words import Rarity, cosine, stem, words_of


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("shelling", "shelled", "shells", "shell"), "shell"),
        (("bombed", "bombing", "Bombs"), "bomb"),
        (("injuries", "injury"), "injury"),
        (("stopped", "stopping", "stops"), "stop"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...], expected: str) -> None:
    assert {stem(form) for form in forms} == {expected}


def test_words_lose_their_points_and_genitives() -> None:
    assert words_of("Tesh’s “mayor”, 41, said: no.") == ["Tesh", "mayor", "41", "said", "no"]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    rarity = Rarity.load()
    assert rarity.of("the") < rarity.of("army") < rarity.of("zzyzx")
    bag = rarity.weigh(["the", "army", "zzyzx"])
    assert sum(weight**2 for weight in bag.values()) == pytest.approx(1)
    assert cosine(bag, bag) == pytest.approx(1)
    assert cosine(bag, {}) == 0


def test_words_of_one_meaning_are_alike() -> None:
    words = Likeness.load()
    assert words.alike("acquire", "acquisition") > words.alike("acquire", "arrest")
    assert words.alike("zzyzx", "arrest") == 0
    assert words.share("buy", "purchase") > 0
    assert ("blast", "explosion") in words.close()


def test_distance() -> None:
    far = kilometres(TOWNS["tesh"], TOWNS["korvin"])
    assert far is not None
    assert 450 < far < 480
