"""What is no event of the report: the page around it, and what no codebook has."""

import pytest

from according.ingest import IngestError

from .invented import Read

pytestmark = pytest.mark.model

REPORT = "Rebels shelled the village on Monday, the army said."


@pytest.mark.parametrize(
    "furniture",
    [
        "Read more: Gunmen kill mayor\n\nShare this story",
        "ADVERTISEMENT\n\nRelated stories: Police arrest editor",
        "Follow us: Gunmen attack convoy",
        "Sign up for our newsletter: Gunmen killed the mayor",
    ],
)
def test_furniture_is_not_read(read: Read, furniture: str) -> None:
    report = read(f"{REPORT}\n\n{furniture}\n")
    assert "furniture" in {one.role for one in report.reading.paragraphs}
    assert report.words == ["shelled"]


def test_a_headline_is_read(read: Read) -> None:
    report = read(f"Gunmen kill mayor\n\n{REPORT}\n")
    assert [one.role for one in report.reading.paragraphs] == ["title", "body"]
    assert report.words == ["kill", "shelled"]


@pytest.mark.parametrize(
    "text", ["The choir sang in the church.", "The weather was fine.", "The ferry sails at noon.",
             "12", ".", "…"],
)  # fmt: skip
def test_what_is_of_no_type_is_no_event(read: Read, text: str) -> None:
    assert read(text).words == []


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_no_text_is_no_report(read: Read, text: str) -> None:
    with pytest.raises(IngestError):
        read(text)


def test_every_event_has_also_those_of_no_type(read: Read) -> None:
    assert read("The choir sang in the church.", every=True).event("sang").type == "OTHER"
    text = "Rebels shelled the village, police said."
    report = read(text, every=True)
    assert report.event("said").type == "OTHER"
    assert report.event("said").mode is None
    assert report.event("shelled").type == "ASSAULT"
    assert read(text).words == ["shelled"]


@pytest.mark.parametrize(
    "text",
    [
        "Police said on Tuesday that rebels had shelled the village.",
        "Gunmen killed 12 people in Lagos on Monday and wounded 30, the mayor said.",
        "The ferry sank. Soldiers arrested the editor and beat him.",
    ],
)
def test_asking_for_all_changes_nothing_of_the_others(read: Read, text: str) -> None:
    def told(*, every: bool) -> list[object]:
        report = read(text, every=every)
        return [
            (e.type, e.span, e.actors, e.recipients, e.time, e.place, e.counts, e.status)
            for e in report.reading.events
            if e.type != "OTHER"
        ]

    assert told(every=True) == told(every=False) != []


def test_events_stand_in_the_order_of_the_text(read: Read) -> None:
    report = read(
        "Gunmen attacked the convoy and killed nine soldiers. Police arrested two men. "
        "The arrest angered the union."
    )
    events = report.reading.events
    assert [one.id for one in events] == [f"e{n}" for n in range(1, len(events) + 1)]
    assert [one.span.start for one in events] == sorted(one.span.start for one in events)
    assert all(0.35 <= one.confidence <= 1 for one in events)
