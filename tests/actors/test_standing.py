"""One or many, definite, indefinite or generic."""

from collections.abc import Callable

import pytest

from according.actors.standing import definiteness_of, number_of

from .invented import Parsed

pytestmark = pytest.mark.model

NUMBERS = [
    ("The {p:gunmen} fled.", "plural"),
    ("The {p:gunman} fled.", "singular"),
    ("{p:Mara Voss} left.", "singular"),
    ("The {o:Harbour Board} met.", None),
    ("The {o:board} met.", "singular"),
    ("{p:They} left.", "plural"),
    ("{p:He} left.", "singular"),
    ("The mayor, {p:who} left, was ill.", None),
    ("{p:You} left.", None),
]

DEFINITE = [
    ("The {p:gunmen} fled.", "definite"),
    ("These {p:officers} fled.", "definite"),
    ("Karsale's {p:mayor} left.", "definite"),
    ("They took their {p:men} along.", "definite"),
    ("{p:Mara Voss} left.", "definite"),
    ("{p:They} left.", "definite"),
    ("Two {p:gunmen} fled.", "indefinite"),
    ("A {p:sailor} fled.", "indefinite"),
    ("Some {p:rebels} stayed.", "indefinite"),
    ("{p:Rebels} blew up the bridge.", "indefinite"),
    ("Police arrested {p:rebels}.", "indefinite"),
    ("{p:Rebels} control the road.", "generic"),
    ("Any {p:sailor} knows the tide.", "generic"),
    ("Old {p:sailors} know the tide.", "indefinite"),
]


@pytest.mark.parametrize(("marked", "number"), NUMBERS, ids=[row[0] for row in NUMBERS])
def test_the_head_shows_the_number(
    parsed: Callable[[str], Parsed], marked: str, number: str | None
) -> None:
    one = parsed(marked)
    assert number_of(one.syntax, one.mentions[0]) == number


@pytest.mark.parametrize(("marked", "standing"), DEFINITE, ids=[row[0] for row in DEFINITE])
def test_the_opening_shows_how_definite(
    parsed: Callable[[str], Parsed], marked: str, standing: str
) -> None:
    one = parsed(marked)
    assert definiteness_of(one.syntax, one.mentions[0]) == standing
