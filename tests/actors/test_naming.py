"""Names of one actor whose words differ, and neighbours that must not be taken for one."""

from collections.abc import Callable

import pytest

from according.actors.naming import named_again

from .invented import Parsed

pytestmark = pytest.mark.model

ONE = [
    "Foreign {p:Minister} Mara {p:Voss} spoke.",
    "{p:Spokesman} for the board Tomas {p:Brenk} spoke.",
    "{p:Mara Voss} spoke. {p:Voss} left.",
    "{p:Orso Dal Monte} spoke. {p:Dal Monte} left.",
    "The {o:Herald} {o:newspaper} closed.",
    "The {o:Reedmen} {o:militia} fled.",
    "{o:Larch Computer Inc.} grew. {o:Larch} paid its staff.",
    "{o:Larch} grew. {o:Larch Corp.} paid its staff.",
    "Two {p:gunmen} fled. The two {p:gunmen} were caught.",
    "The two {o:companies} sued. A judge warned the two {o:companies}.",
]
OTHERS = [
    "{p:Mayor} Mara Voss spoke. {p:Tomas Brenk} left.",
    "Party {p:leaders} Mara {p:Voss} and Tomas Brenk spoke.",
    "The {p:mayor}'s brother Tomas {p:Brenk} spoke.",
    "{p:Mara Voss} and {p:Pavel Voss} spoke. {p:Voss} left.",
    "The {l:London} {o:newspaper} closed.",
    "The {o:Harbour Board} {p:clerk} left.",
    "{o:Larch Computer} sued {o:Larch Records}. {o:Larch} won.",
    "{o:Reed} fought. The {o:Reed Brigade} fled.",
    "Two {p:gunmen} fled. Two {p:gunmen} were caught.",
    "Two {p:gunmen} fled. The three {p:gunmen} were caught.",
    "Two {p:gunmen} fled. The two young {p:gunmen} were caught.",
]


def pairs(one: Parsed) -> set[tuple[int, int]]:
    nothing = [None] * len(one.mentions)
    return set(named_again(one.syntax, one.text, one.mentions, one.names, nothing))


@pytest.mark.parametrize("marked", ONE)
def test_names_of_one(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert pairs(parsed(marked)) == {(0, 1)}


@pytest.mark.parametrize("marked", OTHERS)
def test_names_of_two(parsed: Callable[[str], Parsed], marked: str) -> None:
    assert pairs(parsed(marked)) == set()


def test_a_listed_body_is_no_company_called_by_it(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{o:Larch Group} fought. {o:Larch} fled.")
    assert set(named_again(one.syntax, one.text, one.mentions, one.names, [None, "Larch"])) == set()
