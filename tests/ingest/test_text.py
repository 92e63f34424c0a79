"""Text files and pasted text."""

import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from according.ingest.errors import IngestError
from according.ingest.given import Given
from according.ingest.limits import Limits
from according.ingest.text import document_from_text, read_text

BODY = [
    "ARDESH (PCP) — A bomb went off at the Rope Market on Thursday, killing nine people, the "
    "interior ministry said.",
    "Witnesses said that the dead were traders, and that there had been a second blast.",
]
REPORT = "\n\n".join(["EXCLUSIVE – Bomb kills nine at Ardesh market", "By Joss Hallam", *BODY])


def test_a_report_is_taken_apart() -> None:
    document = read_text(
        REPORT.encode() + b"\n\nPlease let us know if you're having issues with commenting.\n",
        given=Given(published="2023-03-02", publisher="The Lantern"),
        origin="a.txt",
    )
    assert document.title == "Bomb kills nine at Ardesh market"
    assert document.kicker == "EXCLUSIVE"
    assert document.byline == "Joss Hallam"
    assert document.text == "\n\n".join(["Bomb kills nine at Ardesh market", *BODY])
    assert [p.role for p in document.paragraphs] == ["title", "body", "body"]
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.credit) == ("ARDESH", "PCP")
    assert document.dateline.span.of(document.text) == "ARDESH (PCP) —"
    assert (document.published, document.published_from) == ("2023-03-02", "given")
    assert (document.language, document.origin) == ("en", "a.txt")


def test_a_date_is_never_invented() -> None:
    document = read_text(REPORT.encode())
    assert (document.published, document.published_from) == (None, None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_any_line_end(end: str) -> None:
    document = read_text(REPORT.replace("\n", end).encode())
    assert document.text == read_text(REPORT.encode()).text


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "Bomb kills nine at Ardesh market\n"
        "By Joss Hallam\n\n"
        "A bomb went off at the Rope Market on Thursday morning,\n"
        "killing at least nine people, the interior ministry\n"
        "said, in the worst attack on the capital for years.\n"
        "   Witnesses said that the blast had thrown stalls over\n"
        "the street, and that most of the dead were traders.\n"
    )
    document = read_text(wrapped.encode())
    assert document.byline == "Joss Hallam"
    assert document.text.split("\n\n") == [
        "Bomb kills nine at Ardesh market",
        "A bomb went off at the Rope Market on Thursday morning, killing at least nine people, "
        "the interior ministry said, in the worst attack on the capital for years.",
        "Witnesses said that the blast had thrown stalls over the street, and that most of the "
        "dead were traders.",
    ]


def test_without_empty_lines_every_line_is_a_paragraph() -> None:
    lines = ["Bomb kills nine", *BODY, "Nobody has claimed it.", "Police are looking for a car."]
    assert read_text("\n".join(lines).encode()).text == "\n\n".join(lines)


def test_glyphless_characters_go_and_spaces_are_evened_out() -> None:
    raw = "\ufeffNine dead\n\nA bom\u00adb\u200b killed\u00a0nine  people\tin Ardesh.\n".encode()
    assert read_text(raw).text == "Nine dead\n\nA bomb killed nine people in Ardesh."


def test_a_given_title_wins_and_is_looked_for() -> None:
    printed = "Bomb kills nine at Ardesh market.\n\n" + "\n\n".join(BODY)
    document = document_from_text(printed, given=Given(title="Bomb kills nine at Ardesh market"))
    assert [p.role for p in document.paragraphs] == ["title", "body", "body"]
    other = document_from_text(printed, given=Given(title="Blast in the capital"))
    assert other.title == "Blast in the capital"
    assert [p.role for p in other.paragraphs] == ["body", "body", "body"]


def test_a_given_title_with_its_deck_in_it() -> None:
    printed = "Bomb kills nine;\n\nTraders among the dead.\n\n" + "\n\n".join(BODY)
    title = "Bomb kills nine; Traders among the dead"
    document = document_from_text(printed, given=Given(title=title))
    assert [p.role for p in document.paragraphs] == ["title", "title", "body", "body"]
    assert document.title == title


def test_a_text_that_begins_with_a_sentence_has_no_title() -> None:
    document = document_from_text("\n\n".join(BODY))
    assert document.title is None


def test_a_rule_between_paragraphs_is_no_paragraph() -> None:
    assert read_text("\n\n".join([BODY[0], "___", "* * *", BODY[1]]).encode()).text == (
        "\n\n".join(BODY)
    )


def test_a_label_on_a_line_of_its_own() -> None:
    document = read_text(("BREAKING\n\nNine dead in Ardesh\n\n" + BODY[0]).encode())
    assert (document.kicker, document.title) == ("BREAKING", "Nine dead in Ardesh")
    assert document.text.startswith("Nine dead in Ardesh\n\nARDESH")


def test_a_kept_text_is_marked_and_not_changed() -> None:
    text = f"  {REPORT}\r\n\r\nShare this story  \n"
    document = document_from_text(text)
    assert document.text == text
    assert [p.role for p in document.paragraphs] == [
        "title",
        "furniture",
        "body",
        "body",
        "furniture",
    ]
    assert (document.kicker, document.byline) == ("EXCLUSIVE", "Joss Hallam")
    assert document.paragraphs[0].span.of(text) == "EXCLUSIVE – Bomb kills nine at Ardesh market"


def test_two_papers_with_one_text_are_two_documents() -> None:
    one, other = (document_from_text(REPORT, given=Given(publisher=name)).id for name in "ab")
    assert one != other
    assert one == document_from_text(REPORT, given=Given(publisher="a")).id
    assert len(one) == 16


@pytest.mark.parametrize("text", ["", " \n\u00a0\t\n", "\ud800 half a character"])
def test_no_text_is_an_error(text: str) -> None:
    with pytest.raises(IngestError):
        document_from_text(text)


def test_too_much_text_is_an_error() -> None:
    with pytest.raises(IngestError, match="split"):
        document_from_text("word " * 100, limits=Limits(max_text_characters=99))


@pytest.mark.parametrize("date", ["14 December 2015", "2015", "2015-13-01", "20151214", "today"])
def test_a_date_must_be_iso_8601(date: str) -> None:
    with pytest.raises(IngestError, match="ISO 8601"):
        Given(published=date)


@pytest.mark.parametrize("date", ["2015-12-14", "2015-12-14T10:00:00Z", "2015-12-14T10:00+02:00"])
def test_iso_8601_is_taken(date: str) -> None:
    assert Given(published=date).published == date


LINES = st.lists(
    st.sampled_from([*REPORT.split("\n"), "By A. B", "", "\r", "(CNN) —", "Share this story", "x"])
    | st.text(max_size=40),
    max_size=12,
).map("\n".join)


@property_of(LINES | st.text(max_size=200))
def test_any_text_is_kept_and_every_span_fits(text: str) -> None:
    try:
        document = document_from_text(text)
    except IngestError:
        return
    assert document.text == text
    ends = [0]
    for paragraph in document.paragraphs:
        assert paragraph.span.fits(text)
        assert paragraph.span.start >= ends[-1]
        ends.append(paragraph.span.end)


@property_of(st.binary(max_size=300) | LINES.map(lambda text: text.encode("utf-8", "replace")))
def test_any_file_is_text_or_refused(raw: bytes) -> None:
    try:
        document = read_text(raw)
    except IngestError:
        return
    assert "\n\n".join(p.span.of(document.text) for p in document.paragraphs) == document.text
    if document.dateline is not None:
        assert document.dateline.span.fits(document.text)


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("Ardesh Courier, Friday 17 March 2023, 06:00", "Ardesh Courier", "2023-03-17T06:00:00"),
        ("The Velmora Post | March 4, 2023", "The Velmora Post", "2023-03-04"),
        ("AFP, 4 Mar. 2023", "AFP", "2023-03-04"),
        ("Published: Sat, Mar 4, 2023 at 9:05 pm GMT", None, "2023-03-04T21:05:00+00:00"),
        ("March 4, 2023 Saturday", None, "2023-03-04"),
        ("Channel 6, Monday 24 April 2023, 20:45", "Channel 6", "2023-04-24T20:45:00"),
        ("The Lantern, 4 March 2023", "The Lantern", "2023-03-04"),
        ("2023-03-04", None, "2023-03-04"),
        ("Last updated 5 March 2023", None, None),
    ],
)
def test_a_source_line_is_read_and_taken_out(
    line: str, publisher: str | None, published: str | None
) -> None:
    document = read_text("\n\n".join(["Nine dead in Ardesh", line, *BODY]).encode())
    assert document.text == "\n\n".join(["Nine dead in Ardesh", *BODY])
    assert (document.publisher, document.published) == (publisher, published)
    assert document.published_from == ("source line" if published else None)


@pytest.mark.parametrize(
    "line",
    [
        "ARDESH, 3 March 2023",
        "Port Casimir, 3 March 2023",
        "It was the worst attack on the capital since March 4, 2023",
        "The Courier, 3/4/2023",
        "The Courier, 31 February 2023",
        "The Courier, March 2023",
    ],
)
def test_what_is_no_source_line_gives_no_date(line: str) -> None:
    document = read_text("\n\n".join(["Nine dead in Ardesh", line, *BODY]).encode())
    assert document.published is None
    assert line in document.text


def test_a_given_date_wins_over_the_source_line() -> None:
    text = "\n\n".join(["Nine dead", "The Courier, 3 March 2023", *BODY])
    document = document_from_text(text, given=Given(published="2023-03-02", publisher="PCP"))
    assert (document.published, document.published_from) == ("2023-03-02", "given")
    assert document.publisher == "PCP"
    assert [p.role for p in document.paragraphs] == ["title", "furniture", "body", "body"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Joss Hallam and Ines Quill, Meridian", "Joss Hallam and Ines Quill, Meridian"),
        ("BY JOSS HALLAM", "JOSS HALLAM"),
        ("By Meridian Wire and our staff", "Meridian Wire and our staff"),
        ("By Monday evening nine had died", None),
        ("By noon the market was empty.", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert read_text("\n\n".join(["Nine dead", line, *BODY]).encode()).byline == names
