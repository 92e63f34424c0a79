"""The kind of a name, by the lists and by the rest of the report."""

from collections.abc import Callable

import msgspec
import pytest

from according.actors import KnownActors
from according.actors.kinds import agreed_kinds
from according.ingest import document_from_text

from .invented import Parsed

pytestmark = pytest.mark.model


def kinds(one: Parsed, sure: tuple[float, ...] = (), sources: tuple[int, ...] = ()) -> list[str]:
    known = KnownActors.of()
    document = document_from_text(one.text)
    chances = (*sure, *(1.0 for _ in one.mentions))
    mentions = [
        msgspec.structs.replace(m, probability=chance)
        for m, chance in zip(one.mentions, chances, strict=False)
    ]
    heads = [mentions[n].head for n in sources]
    return [m.kind for m in agreed_kinds(document, one.syntax, known, mentions, heads)]


def test_a_listed_name_is_no_person(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Hezbollah} spoke. {p:Ukraine} did not. {t:Reuters} wrote of it.")
    assert kinds(one) == ["organisation", "place", "organisation"]


def test_a_listed_name_is_a_person_of_whom_the_report_tells(
    parsed: Callable[[str], Parsed],
) -> None:
    assert kinds(parsed("{p:Mara Jordan} spoke. {p:Jordan} left.")) == ["person", "person"]


def test_an_unsure_name_is_what_it_is_elsewhere(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Karsale} spoke. Rain fell in {l:Karsale}.")
    assert kinds(one, (0.5, 0.9)) == ["place", "place"]
    assert kinds(one, (0.9, 0.9)) == ["person", "place"]


def test_an_unsure_surname_is_a_person(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{p:Mara Voss} spoke. The crew of {l:Voss} left.")
    assert kinds(one, (0.9, 0.5)) == ["person", "person"]


def test_a_body_or_a_place_stays_what_its_sentence_makes_it(
    parsed: Callable[[str], Parsed],
) -> None:
    one = parsed("{o:Karsale} spoke. Rain fell in {l:Karsale}. {l:Karsale} is wet.")
    assert kinds(one, (0.5, 0.9, 0.9)) == ["organisation", "place", "place"]


def test_what_speaks_is_no_thing(parsed: Callable[[str], Parsed]) -> None:
    one = parsed("{t:Larch Computer} spoke. Staff left {t:Larch Computer}.")
    assert kinds(one, (0.5, 0.4), (0,)) == ["organisation", "organisation"]
    assert kinds(one, (0.5, 0.4)) == ["thing", "thing"]


def test_a_noun_before_a_name_says_what_it_is(parsed: Callable[[str], Parsed]) -> None:
    assert kinds(parsed("Voss leads the youth movement {p:Reed}.")) == ["organisation"]
