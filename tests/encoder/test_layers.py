"""Contents read again as texts of their own."""

from collections.abc import Sequence

from according.encoder.decoding import Link
from according.encoder.layers import LayerReader
from according.encoder.pieces import Pieces
from according.encoder.reader import Seen
from according.model import Document, Span

TEXT = "Marr said the port, she knew, had told the crews to wait for the tide."


def at(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),)


class Finds:
    """A reader that finds given words wherever they stand."""

    def __init__(self, *told: tuple[str, str, str]):
        self.told = told
        self.read_texts: list[str] = []

    def read(self, documents: Sequence[Document]) -> list[Seen]:
        self.read_texts += [d.text for d in documents]
        return [Seen(self._links(d.text), Pieces.none()) for d in documents]

    def _links(self, text: str) -> list[Link]:
        return [
            Link(
                source=at(text, source),
                cue=at(text, cue),
                content=at(text, content),
                confidence=0.5,
            )
            for source, cue, content in self.told
            if all(words in text for words in (source, cue, content))
        ]


OUTER = ("Marr", "said", "the port, she knew, had told the crews to wait for the tide")
INNER = ("the port", "had told", "to wait for the tide")


def test_what_is_told_inside_a_content_is_found_there() -> None:
    inner = Finds(INNER)
    (seen,) = LayerReader(Finds(OUTER), inner).read([Document(id="d", text=TEXT)])
    assert inner.read_texts == [OUTER[2]]
    assert [span.of(TEXT) for link in seen.links for span in link.cue] == ["said", "had told"]
    assert [span.of(TEXT) for span in seen.links[1].content] == [INNER[2]]
    assert seen.links[1].confidence == 0.25


def test_a_content_in_pieces_keeps_its_places() -> None:
    pieces = (*at(TEXT, "the port"), *at(TEXT, "had told the crews to wait for the tide"))
    outer = Finds()
    link = Link(source=(), cue=at(TEXT, "she knew"), content=pieces, confidence=1.0)
    outer.read = lambda documents: [Seen([link], Pieces.none()) for _ in documents]  # type: ignore[method-assign]
    (seen,) = LayerReader(outer, Finds(INNER)).read([Document(id="d", text=TEXT)])
    assert [span.of(TEXT) for span in seen.links[1].source + seen.links[1].cue] == [
        "the port",
        "had told",
    ]


def test_a_known_cue_is_not_found_twice() -> None:
    again = ("the port", "said", "the port")
    (seen,) = LayerReader(Finds(OUTER, INNER), Finds(INNER, again)).read(
        [Document(id="d", text=TEXT)]
    )
    assert [span.of(TEXT) for link in seen.links for span in link.cue] == ["said", "had told"]
