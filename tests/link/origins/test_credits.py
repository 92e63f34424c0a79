"""Whom a report credits, by its own words; names of outlets."""

import pytest

from according.ingest import Given, document_from_text
from according.link.origins.credits import credits_of, wire_of
from according.link.origins.outlets import match_among, same_outlet

BODY = "A ferry sank off Port Casimir on Tuesday, and twelve people are missing, police said."


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"PORT CASIMIR, May 3 (Reuters) - {BODY}", "Reuters"),
        (f"Aug 27 (Reuters) - {BODY}", "Reuters"),
        (f"PORT CASIMIR (AP) — {BODY}", "AP"),
        (f"{BODY}\n\n(Reporting by Ida Fenn in Kell; Editing by Tom Orr)", "Reuters"),
        (f"{BODY}\n\nSource: Xinhua", "Xinhua"),
        (f"{BODY} — AFP", "AFP"),
        (BODY, None),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", None),
        (f"{BODY} The ferry line (AP is its mark) said nothing.", None),
    ],
)
def test_a_wires_copy_says_so(text: str, wire: str | None) -> None:
    found = wire_of(document_from_text(text, given=Given(id="d", publisher="The Courier")))
    assert (found.outlet if found else None) == wire


def test_a_wires_own_dateline_is_no_credit() -> None:
    given = Given(id="d", publisher="Thomson Reuters")
    assert wire_of(document_from_text(f"KELL, May 3 (Reuters) - {BODY}", given=given)) is None


def test_what_is_credited_in_a_sentence_is_that_sentence() -> None:
    text = f"{BODY} The captain was drunk, a sailor told Al Jazeera. The sea was calm."
    (credit,) = credits_of(document_from_text(text, given=Given(id="d")))
    assert credit.scope == "here" and credit.outlet == "Al Jazeera"
    assert credit.sentence is not None
    assert "drunk" in credit.sentence.of(text) and "calm" not in credit.sentence.of(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("AP", "The Associated Press", True),
        ("USA TODAY", "usa-today", True),
        ("PCP", "Pan-Continental Press", True),
        ("Meridian", "Meridian Wire", True),
        ("Ilmar Times", "Ilmar Post", False),
        ("The Times", "The Post", False),
    ],
)
def test_names_of_one_outlet(one: str, other: str, *, same: bool) -> None:
    assert same_outlet(one, other) is same
    assert same_outlet(other, one) is same


def test_a_short_form_is_of_the_only_paper_that_ends_so() -> None:
    assert match_among("the Post", ["The Velmora Post", "Ilmar Times"]) == "The Velmora Post"
    assert match_among("the Post", ["The Velmora Post", "The Kell Post"]) is None
