"""The dossier: every line with its words and sources, safe to open, the same in both forms."""

import re
from pathlib import Path

import msgspec
import pytest
from lxml import html

from according.base import Base, ClaimFilter
from according.export.dossier import write_html, write_markdown
from according.export.dossier.marks import Piece, pieces, sentence
from according.export.kind import Settings
from according.model import Reading, Span

from .reports import READING, base_of, report

ALL = ClaimFilter()
DAY = "2024-06-01"


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return Base.open(base_of(tmp_path))


def page(
    base: Base, target: Path, filter_: ClaimFilter = ALL, **settings: bool
) -> html.HtmlElement:
    write_html(base, filter_, target, Settings(**settings), day=DAY)
    return html.document_fromstring(target.read_text(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_claim_has_its_words_its_chain_and_its_denial(base: Base, tmp_path: Path) -> None:
    made = page(base, tmp_path / "o.html")
    first = made.xpath("//article")[0]
    told = words(first)
    assert words(first.xpath("h3")[0]) == "beating: Police → Ida Fenn-Holt"
    assert "When: 2024-05-03. Where: Osmark." in told
    assert "On the word of: Tomas Ebb ← Meridian (asserts)" in told
    assert "Karl Ebb denies: “that officers beat anybody”" in told
    assert "Numbers: at least 12 people injured" in told
    assert "fire/1 a/c1" in told and "nobody has decided on it" in told
    marks = {words(one): one.get("class") for one in first.xpath(".//blockquote/mark")}
    assert marks == {
        "Police": "who",
        "beat": "what",
        "Ida Fenn-Holt": "who",
        "Osmark": "where",
        "3 May 2024": "when",
    }


def test_the_head_says_what_was_asked_of_what_and_when(base: Base, tmp_path: Path) -> None:
    asked = ClaimFilter(types=("ASSAULT", "leads"), since="2024-01-01", limit=5)
    head = words(page(base, tmp_path / "o.html", asked).xpath("//header")[0])
    assert "invented.accd" in head and DAY in head
    assert "types: ASSAULT, leads; since: 2024-01-01; limit: 5" in head
    assert "1 claims of 1 happenings and relations, in 1 reports; 1 of the claims" in head


def test_happenings_stand_in_the_order_of_time_and_footnotes_lead_to_reports(
    base: Base, tmp_path: Path
) -> None:
    made = page(base, tmp_path / "o.html")
    days = [words(one) for one in made.xpath("//article/p[1]")]
    assert days[0].startswith("When: 2024-05-03") and "not told" in days[1]
    for link in made.xpath("//blockquote/a"):
        assert made.xpath(f"//li[@id='{link.get('href')[1:]}']")
    (first, _) = made.xpath("//section[@class='sources']//li")
    assert words(first).startswith("Police beat Fenn-Holt, says neighbour. Meridian, 2024-05-04")
    assert first.xpath("a/@href") == [READING.url]


def test_it_says_how_it_was_made(base: Base, tmp_path: Path) -> None:
    told = words(page(base, tmp_path / "o.html").xpath("//footer")[0])
    assert "nobody has checked a line unless" in told
    assert "Reader 1: According 1; weights w; word lists l; gazetteer g" in told
    assert "pseudonyms" not in told
    told = words(page(base, tmp_path / "p.html", pseudonymised=True).xpath("//footer")[0])
    assert "Private individuals have pseudonyms here" in told


def test_a_report_cannot_put_a_script_into_the_page(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> beat \"B\" & 'C'"
    people = (("<script>alert(1)</script>", "group", ()), ('"B"', "group", ()))
    made = report("x", evil, *people, day="2024")
    made = msgspec.structs.replace(made, url="javascript:alert(1)", publisher='"><img src=x>')
    shown = page(Base.open(base_of(tmp_path, made)), tmp_path / "o.html")
    assert not shown.xpath("//script | //img | //iframe | //link | //@onload")
    assert not [href for href in shown.xpath("//a/@href") if not href.startswith("#")]
    assert "<script>alert(1)</script>" in shown.xpath("//article")[0].text_content()


def test_the_page_needs_nothing_from_elsewhere(base: Base, tmp_path: Path) -> None:
    page(base, tmp_path / "o.html")
    raw = (tmp_path / "o.html").read_text(encoding="utf-8")
    assert not re.search(r"(?:src=|url\(|@import)", raw)
    assert "prefers-color-scheme: dark" in raw and "@media print" in raw


def test_markdown_says_what_the_page_says(base: Base, tmp_path: Path) -> None:
    shown = " ".join(page(base, tmp_path / "o.html").xpath("//body")[0].itertext())
    write_markdown(base, ALL, tmp_path / "o.md", Settings(), day=DAY)
    marked = (tmp_path / "o.md").read_text(encoding="utf-8")

    def said(text: str) -> set[str]:
        return set(re.findall(r"[\w’-]{2,}", text))

    only_marked = said(marked) - said(shown)
    assert only_marked <= {"Words", "in", "bold"}, only_marked
    assert said(shown) - said(marked) <= {"Marks"}
    assert (
        "> OSMARK (Wire) – **Police** **beat** **Ida Fenn-Holt** at the **Osmark** mill" in marked
    )
    assert marked.count("[^1]: ") == 1


def test_markdown_shows_marks_as_they_are(tmp_path: Path) -> None:
    people = (("*A* <b>_x_", "group", ()), ("[B](http://x)", "group", ()))
    made: Reading = report("x", "*A* <b>_x_ beat [B](http://x)", *people, day="2024")
    write_markdown(Base.open(base_of(tmp_path, made)), ALL, tmp_path / "o.md", Settings(), day=DAY)
    marked = (tmp_path / "o.md").read_text(encoding="utf-8")
    assert r"> **\*A\* &lt;b&gt;\_x\_** **beat** **\[B\](http://x)**" in marked


@pytest.mark.parametrize(
    ("text", "anchor", "found"),
    [
        ("One. Two hit three. Four.", "hit", "Two hit three."),
        ("Then Mr. Bell hit J. Cole. He fled.", "hit", "Then Mr. Bell hit J. Cole."),
        ("A title\nHe hit it", "hit", "He hit it"),
        ("“They hit us.” He wept.", "hit", "“They hit us."),
    ],
)
def test_the_sentence_around_words(text: str, anchor: str, found: str) -> None:
    start = text.index(anchor)
    assert sentence(text, Span(start, start + len(anchor))).of(text) in (found, found + "”")


def test_marks_that_overlap_give_way_to_the_first() -> None:
    cut = pieces("a bc d", Span(0, 6), [(Span(2, 4), "what"), (Span(3, 6), "who")])
    assert cut == (Piece("a "), Piece("bc", "what"), Piece(" d"))
