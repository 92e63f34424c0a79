"""Copies: the same text, and nearly the same, are linked to the first; others are not."""

from pathlib import Path

from tests.base.fake import document, file, rows

from according.base.copies import fingerprint, runs_of, shared
from according.model import Document, Paragraph, Span

STORY = (
    "The ferry had been cracked since March, an engineer told the Gazette on Tuesday. "
    "The company said it had never been warned, and that the hull was inspected each spring. "
    "Divers went down twice in the night and found nobody alive in the forward cabins. "
    "The coast guard called off the search at dawn, when the wind had risen to a gale. "
    "Families waited on the quay until noon, and the mayor of Port Casimir read out the names. "
    "A court will hear the captain on Thursday, the prosecutor said in a short note."
)
OTHER = (
    "Voters in the hill districts queued from early morning, and polling was extended by an hour. "
    "The election board said that turnout was the highest since the war, at seven in ten. "
    "Observers from two neighbouring countries saw no fraud, but noted that lists were missing. "
    "A winner is not expected before the weekend, since the islands count by hand."
)


def kinds(path: Path) -> list[tuple[int, int, str]]:
    return rows(path, "SELECT document, of, kind FROM copy ORDER BY document")


def test_a_shortened_print_is_a_near_copy(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    short = STORY[: STORY.index("Families")] + "More follows."
    file(base, [document("d1", STORY), document("d2", OTHER), document("d3", short)])
    assert kinds(base) == [(3, 1, "near")]
    ((share,),) = rows(base, "SELECT shared FROM copy")
    assert 0.9 < share < 1.0


def test_a_copy_is_linked_to_the_earliest(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    prints = [document(f"d{n}", f"{STORY} Print {n}.") for n in range(5)]
    file(base, prints)
    assert kinds(base) == [(n, 1, "near") for n in range(2, 6)]


def test_a_long_quotation_in_common_is_no_copy(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    quoted = STORY[: STORY.index("Divers")]
    file(base, [document("d1", STORY), document("d2", f"{OTHER} {quoted}")])
    assert kinds(base) == []


def test_short_texts_are_only_exact_copies(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    items = ["Mara said so on Tuesday.", "Mara said so on Tuesday!", "Mara said so on Tuesday."]
    file(base, [document(f"d{n}", text, url=str(n)) for n, text in enumerate(items)])
    assert kinds(base) == [(3, 1, "exact")]


def test_a_phrase_of_the_outlet_makes_no_copies(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    phrase = "Sign up for our newsletter and get the news of the coast every morning at six."
    texts = [f"{name} won the race of boats number {name} by far. {phrase}" for name in "abcdefgh"]
    file(base, [document(f"d{n}", text) for n, text in enumerate(texts)])
    assert kinds(base) == []


def test_the_fingerprint_leaves_furniture_out() -> None:
    furniture = "Sign up for our newsletter and get the news of the coast every morning at six."
    text = f"{STORY}\n{furniture}"
    end = len(STORY)
    paragraphs = (
        Paragraph(Span(0, end)),
        Paragraph(Span(end + 1, len(text)), role="furniture"),
    )
    bare, framed = (
        Document(id="a", text=STORY),
        Document(id="b", text=text, paragraphs=paragraphs),
    )
    assert fingerprint(bare) == fingerprint(framed)


def test_shared_is_of_the_shorter() -> None:
    assert shared(runs_of(STORY), runs_of(f"{STORY} {OTHER}")) == 1.0
    assert shared(runs_of(STORY), runs_of("")) == 0.0
    assert runs_of("One two three four FIVE!") == runs_of("one, two, three, four, five")
