"""Upper-case texts come out in ordinary case, letter for letter."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according import lexicon
from according.ingest import document_from_text
from according.language import Pipeline
from according.language.readable import readable
from according.language.recase import Recaser, is_upper_case
from according.language.recase.bodies import spelt_out
from according.language.recase.words import words_of
from according.model import Span


class NoVocabulary:
    """Knows no spelling, so that the properties need no pipeline."""

    def commonness(self, spelling: str) -> float:
        return 0.0


BARE = Recaser(NoVocabulary())
SENTENCES = [
    "The mayor of Popayan, Carlos Restrepo, said today that two policemen were killed.",
    'Col. Hernan Quiroga told reporters: "We will not leave the Cauca Valley."',
    "Lima, 3 Mar 88 (AFP) -- [Text] The Peruvian police freed nine hostages on Tuesday.",
    "The rebels of the FMLN fired on a U.S. helicopter. It did not crash.",
    "Mrs. O'Brien's lawyer didn't say when the trial will begin, and I don't know.",
    "A spokesman for the Committee for Rural Water and Roads (CRWR) denied it.",
    "Soldiers seized eleven AK-47 rifles on the 3d day of the operation near San Miguel.",
    "President Bush will meet Venezuelan President Perez at the White House in March.",
    "He was seen at 5 p.m. in Managua, 12 km from the coast, according to the police.",
    "The law may change on 2 May, a Colombian judge said in Bogota.",
]
SHORT = [
    ("NO", False),
    ("", False),
    ("1988 -- 1989, 3,400.50 (12) 77777 88888 99999 00000", False),
    ("THE MAYOR WAS KILLED BY TWO UNKNOWN MEN IN THE CAPITAL TODAY.", True),
    ("THE MAYOR, MR. McDONALD, WAS KILLED BY TWO UNKNOWN MEN IN THE CAPITAL TODAY.", True),
    ("The mayor was killed by two unknown men in the capital today.", False),
    ("МЭР ГОРОДА БЫЛ УБИТ ДВУМЯ НЕИЗВЕСТНЫМИ ЛЮДЬМИ В СТОЛИЦЕ СЕГОДНЯ.", True),
]


def in_capitals(text: str) -> str:
    return "".join(big if len(big := letter.upper()) == 1 else letter for letter in text)


@pytest.fixture(scope="session")
def recaser(pipeline: Pipeline) -> Recaser:
    return pipeline._recaser


@pytest.mark.model
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_comes_back(recaser: Recaser, sentence: str) -> None:
    assert recaser.recased(in_capitals(sentence)) == sentence


@pytest.mark.parametrize(("text", "is_upper"), SHORT)
def test_upper_case_is_of_a_whole_text(text: str, is_upper: object) -> None:
    assert is_upper_case(text) is is_upper


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_keeps_its_length_and_letters(text: str) -> None:
    for given_text in (
        text,
        in_capitals(text),
        f"THE MEN OF THE TOWN WERE SEEN TODAY, SAID {text}",
    ):
        found = BARE.recased(given_text)
        assert len(found) == len(given_text)
        for now, before in zip(found, given_text, strict=True):
            assert now in (before, before.lower())


@given(st.text(alphabet="aB .\n\r\u2028-[]()'\"ÉİßŉΣς1", max_size=200).filter(str.strip))
@settings(max_examples=200, deadline=None)
def test_a_readable_copy_keeps_every_place(text: str) -> None:
    document = document_from_text(text)
    copy = readable(document, BARE)
    assert len(copy.text) == len(text)
    assert copy.paragraphs == document.paragraphs
    for now, before in zip(copy.text, text, strict=True):
        assert now in (before, before.lower()) or (now == " " and before.isspace())


def test_ordinary_text_stays() -> None:
    text = "\n\n".join(SENTENCES)
    document = document_from_text(text)
    assert BARE.recased(text) is text
    assert readable(document, BARE) is document


@pytest.mark.model
def test_a_headline_in_capitals_takes_its_names_from_the_report(recaser: Recaser) -> None:
    headline = "ZUBRAN VILLAGERS FLEE AFTER ROCKETS HIT A TOR MARKET"
    body = (
        "More than ninety people left the hills near Tor on Monday. The Zubran council said that "
        "the rockets came from the north, and that the market of Tor was shut."
    )
    expected = "Zubran villagers flee after rockets hit a Tor market"
    assert recaser.recased(f"{headline}\n\n{body}") == f"{expected}\n\n{body}"


@pytest.mark.model
@pytest.mark.parametrize("label", ["BREAKING NEWS", "FOR IMMEDIATE RELEASE: 5 MAY", "GAZA CITY"])
def test_a_short_line_in_capitals_stays(recaser: Recaser, label: str) -> None:
    text = f"{label}\n\nThe council said on Monday that nobody was hurt in the village."
    assert recaser.recased(text) == text


@pytest.mark.model
def test_wrapped_lines_are_joined_in_the_copy_alone(pipeline: Pipeline) -> None:
    text = (
        "   THE GOVERNOR OF SANTA CRUZ SAID TODAY THAT FOUR\n"
        "MEN WERE ARRESTED IN THE PORT.  THEY HAD PLANNED\n"
        "AN ATTACK ON A BANK.\n\n"
        "   NOBODY WAS HURT, ACCORDING TO THE POLICE OF THE\n"
        "CITY.\n"
    )
    document = document_from_text(text)
    copy = pipeline.readable(document)
    assert document.text == text
    assert copy.text == (
        "   The governor of Santa Cruz said today that four "
        "men were arrested in the port.  They had planned "
        "an attack on a bank.\n\n"
        "   Nobody was hurt, according to the police of the "
        "city.\n"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SEEN BY THE RURAL WATER BOARD (RWB) TODAY", ["RURAL", "WATER", "BOARD"]),
        ("THE UNION OF LAKE TOWNS (ULT)", ["UNION", "LAKE", "TOWNS"]),
        ("HE TOLD THE HILL PRESS OFFICE (OPREHI) SO", ["HILL", "PRESS", "OFFICE"]),
        ("THE RWB [RURAL WATER BOARD] SAID", ["RURAL", "WATER", "BOARD"]),
        ("THE RWB [AS HEARD] SAID", []),
        ("IN TOR (RWB) TODAY", []),
    ],
)
def test_names_beside_their_abbreviation(text: str, names: list[str]) -> None:
    words = words_of(text, Span(0, len(text)))
    short = {at for at, word in enumerate(words) if word.key in ("rwb", "ult", "oprehi")}
    found = sorted(set(spelt_out(words, short)))
    assert [words[at].span.of(text) for at in found] == names


@pytest.mark.parametrize(
    ("text", "openers"),
    [
        ("GEN. LARA CAME. HE LEFT.", ["GEN", "HE"]),
        ("THE U.S. ARMY LEFT THE U.S.  IT CAME BACK.", ["THE", "IT"]),
        ('HE SAID: "WE WON." SHE DID NOT.', ["HE", "WE", "SHE"]),
        ('IT IS "NORMAL," HE SAID, "AND CALM."', ["IT", "AND"]),
        ("TOR, 3 MAR 88 (AFP) -- [TEXT] THE MEN LEFT.", ["TOR", "TEXT", "THE"]),
        ("THE MEN LEFT AT 3.5 KM, NO. 4 AT 9. THEN ALL WENT.", ["THE", "THEN"]),
        ("THE MEN -- ALL OF THEM -- LEFT", ["THE"]),
    ],
)
def test_what_opens_a_sentence(text: str, openers: list[str]) -> None:
    words = words_of(text, Span(0, len(text)))
    assert [word.span.of(text) for word in words if word.opens] == openers


def test_counts_are_of_single_words() -> None:
    for entry in lexicon.entries("word_case"):
        small, capital, upper, *words = entry.split(" ")
        assert all(re.fullmatch(r"\d+", count) for count in (small, capital, upper))
        assert all(word == word.lower() for word in words)


def test_counts_stay_small() -> None:
    folder = Path(lexicon.__file__).parent / "data"
    assert (folder / "word_case.txt").stat().st_size < 200_000
    assert (folder / "recase_weights.toml").stat().st_size < 120_000
