"""The label before a headline, and words that only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.ingest.headline import is_kicker, split_kicker

LABELLED = [
    ("EXCLUSIVE – Bureau watched reporters", "EXCLUSIVE", "Bureau watched reporters"),
    ("EXCLUSIVE: Bureau watched reporters", "EXCLUSIVE", "Bureau watched reporters"),
    ("Exclusive | Bureau watched reporters", "Exclusive", "Bureau watched reporters"),
    ("[EXCLUSIVE] Bureau watched reporters", "EXCLUSIVE", "Bureau watched reporters"),
    ("BREAKING: Nine dead in Ardesh", "BREAKING", "Nine dead in Ardesh"),
    ("Breaking: nine dead in Ardesh", "Breaking", "nine dead in Ardesh"),
    ("UPDATE 2-Bomb kills nine", "UPDATE 2", "Bomb kills nine"),
    ("UPDATE 12 - Bomb kills nine", "UPDATE 12", "Bomb kills nine"),
    ("WRAPUP 3-Army, rebels trade blame", "WRAPUP 3", "Army, rebels trade blame"),
    ("CORRECTED-Bus plunges off bridge", "CORRECTED", "Bus plunges off bridge"),
    ("REFILE-Bus plunges off bridge", "REFILE", "Bus plunges off bridge"),
    ("UPDATE 1-EXCLUSIVE-Bureau list", "UPDATE 1-EXCLUSIVE", "Bureau list"),
    ("BREAKING | LIVE: March in Ardesh", "BREAKING | LIVE", "March in Ardesh"),
    ("LIVE: March in Ardesh", "LIVE", "March in Ardesh"),
    ("WATCH: Convoy burns", "WATCH", "Convoy burns"),
    ("ANALYSIS-Why the truce broke", "ANALYSIS", "Why the truce broke"),
    ("Fact check: Was it a drone?", "Fact check", "Was it a drone?"),
    ("Breaking news! Truce ends", "Breaking news", "Truce ends"),
    ("Q&A: The dam", "Q&A", "The dam"),
    ("EXCLUSIVE—Bureau list", "EXCLUSIVE", "Bureau list"),
]

UNLABELLED = [
    "Breaking bread in Gaza",
    "Live music returns",
    "Exclusive club opens",
    "Watch-makers strike",
    "LIVE-FIRE DRILL KILLS TWO",
    "Live–work units",
    "Update on the dam",
    "UPDATE 10:30 am",
    "Analysis of the ballots begins",
    "Report: Army shelled Kelb",
    "Poll: Thorne leads",
    "Thorne: We march on Monday",
    "EXCLUSIVE:",
    "EXCLUSIVE",
    "",
]


@pytest.mark.parametrize(("printed", "kicker", "title"), LABELLED)
def test_a_label_is_told_apart(printed: str, kicker: str, title: str) -> None:
    assert split_kicker(printed) == (kicker, title)


@pytest.mark.parametrize("printed", UNLABELLED)
def test_a_headline_is_left_alone(printed: str) -> None:
    assert split_kicker(printed) == (None, printed)


def test_a_label_by_itself() -> None:
    assert is_kicker("EXCLUSIVE")
    assert is_kicker("UPDATE 2")
    assert not is_kicker("Nine dead")


@given(st.text(max_size=80))
def test_nothing_but_marks_is_lost(printed: str) -> None:
    kicker, title = split_kicker(printed)
    assert printed.strip().endswith(title)
    assert kicker is None or kicker in printed
