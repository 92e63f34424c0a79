"""Datelines of many houses, and sentences that begin like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.ingest.dateline import find_dateline
from according.model import Span

BODY = "The army said on Monday that nine people were killed. It was the third blast."

DATELINES = [
    ("TEL AVIV – ", "TEL AVIV", None, None),
    ("GAZA CITY, June 3 (Reuters) - ", "GAZA CITY", "June 3", "Reuters"),
    ("KELB, Velmora, March 3 (Meridian) -", "KELB, Velmora", "March 3", "Meridian"),
    ("ARDESH (PCP) —", "ARDESH", None, "PCP"),
    ("WASHINGTON — ", "WASHINGTON", None, None),
    ("WASHINGTON ― ", "WASHINGTON", None, None),
    ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None, None),
    ("BEDFORD, N.H. (AP) — ", "BEDFORD, N.H.", None, "AP"),
    ("Beirut, Lebanon (AP) —", "Beirut, Lebanon", None, "AP"),
    ("New Delhi, Jun 3 (PTI) ", "New Delhi", "Jun 3", "PTI"),
    ("BAGHDAD/ERBIL, Iraq, Oct 3 (Reuters) - ", "BAGHDAD/ERBIL, Iraq", "Oct 3", "Reuters"),
    ("NEW YORK—", "NEW YORK", None, None),
    ("NEW YORK, Monday, 3 June 2023 (AP) -- ", "NEW YORK", "Monday, 3 June 2023", "AP"),
    ("MOSCOW. June 3 (Interfax) - ", "MOSCOW", "June 3", "Interfax"),
    ("MOSCOW, June 3. /TASS/. ", "MOSCOW", "June 3", "TASS"),
    ("KARACHI: ", "KARACHI", None, None),
    ("LAGOS- ", "LAGOS", None, None),
    ("ST. LOUIS — ", "ST. LOUIS", None, None),
    ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE, Haiti", None, None),
    ("N'DJAMENA (AFP) – ", "N'DJAMENA", None, "AFP"),
    ("McALLEN, Texas — ", "McALLEN, Texas", None, None),
    ("SÃO PAULO — ", "SÃO PAULO", None, None),
    ("DAR es SALAAM, Tanzania — ", "DAR es SALAAM, Tanzania", None, None),
    ("THE HAGUE — ", "THE HAGUE", None, None),
    ("ABOARD AIR FORCE ONE (AP) — ", "ABOARD AIR FORCE ONE", None, "AP"),
    ("(CNN) — ", None, None, "CNN"),
    ("(CNN)", None, None, "CNN"),
    ("(Reuters) - ", None, None, "Reuters"),
    ("Aug 27 (Reuters) - ", None, "Aug 27", "Reuters"),
]

SENTENCES = [
    "TRUMP — the winner — said he would go home on Monday.",
    "NATO - which has troops there - said on Monday it would go.",
    "NATO - The alliance said on Monday it would go.",
    "ISIS — The group said on Monday that it had taken Kelb.",
    "NLF — The front said on Monday that it had taken Kelb.",
    "Northern Liberation Front (NLF) — which fights in Nerim — denied it on Monday.",
    "Northern Liberation Front (NLF) — Samir Qadan denied it on Monday.",
    "Cable News Network (CNN) President Tobias Lund said on Monday he would go.",
    "Senator Pavlo Brandt (R-Sund) - The man said on Monday he would go.",
    "EXCLUSIVE — The army said on Monday that it had gone.",
    "WATCH: The army said on Monday that nine had gone.",
    "Q: What did the army say on Monday about the nine?",
    "THE BOTTOM LINE: The army said on Monday that nine had gone.",
    "HOW WE GOT HERE - The army said on Monday that nine had gone.",
    "MOSCOW–BEIJING axis of power was said to be on its way.",
    "VEKH--Jonas, 98, of Ardesh, died on Monday at his home.",
    "Ilmar–Dorsania talks went on, the ministry said on Monday.",
    "The army — which lost nine men — said on Monday it would go.",
    "In Ardesh, March 3 - The army said on Monday it would go.",
    "March 3 - The army said on Monday that nine people were killed.",
    "(UPDATED) — The army said on Monday that it would go.",
    "BRANDT: What did he say?\n\nTHORNE: Nothing at all, on that day or since.",
]


@pytest.mark.parametrize(("head", "place", "date", "credit"), DATELINES)
def test_a_dateline_is_taken_apart(
    head: str, place: str | None, date: str | None, credit: str | None
) -> None:
    text = "A headline\n\n" + head + BODY
    found = find_dateline(text, Span(12, len(text)))
    assert found is not None
    assert (found.place, found.date, found.credit) == (place, date, credit)
    assert found.span.of(text) == head.strip()
    assert (found.place_span.of(text) if found.place_span else None) == place


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_has_no_dateline(text: str) -> None:
    assert find_dateline(text, Span(0, len(text))) is None


def test_a_dateline_stays_inside_its_paragraph() -> None:
    text = "ARDESH\n\n— The army said on Monday that nine people were killed."
    assert find_dateline(text, Span(0, 6)) is None


@given(st.text(st.sampled_from("ABC abc,.()—-:/0123\n") | st.characters(), max_size=80))
def test_every_span_fits(head: str) -> None:
    text = head + BODY
    found = find_dateline(text, Span(0, len(text)))
    if found is not None:
        assert found.span.fits(text)
        assert found.place_span is None or found.place_span.of(text) == found.place
        assert found.place or found.credit
