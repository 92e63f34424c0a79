"""Statements inside statements: every content is read again as a text of its own.

Training text marks one layer, so the network passes over most of what is told inside a content.
Cut out, the same words are the outermost layer, and are found. Reading what is found so once
more found little that was right: nested F1 on the chains gold fell from 39.5 to 38.0.
"""

from collections.abc import Sequence

import msgspec

from according.encoder.decoding import Link
from according.encoder.reader import LinkReader, Seen
from according.model import Document, Paragraph, Span, Spans

_FEWEST_WORDS = 5
"""A shorter content has no room for a source, a cue and a content."""
_SAME = 0.95
"""A link whose content is so much of the content it was found in is the same statement again."""


class LayerReader:
    """Reads all layers of links."""

    def __init__(self, outer: LinkReader, inner: LinkReader, *, again: float = 0.0):
        """Take a reader for documents and one for contents, which may have other settings.

        Args:
            outer: reads documents.
            inner: reads contents.
            again: a content is read if a cue inside it is at least so likely in the first reading.
        """
        self._outer = outer
        self._inner = inner
        self._again = again

    def read(self, documents: Sequence[Document]) -> list[Seen]:
        """Return what is seen in every document, with links of both layers.

        Each document is computed by itself: int8 scales are taken over all that is computed
        together, so a neighbour would change the last digits, and now and then a border.
        """
        return [self._read_one(document) for document in documents]

    def _read_one(self, document: Document) -> Seen:
        (seen,) = self._outer.read([document])
        found = list(seen.links)
        cut = [
            one
            for one in found
            if one.inner >= self._again
            and len(_text(document, one.content).split()) >= _FEWEST_WORDS
        ]
        texts = [_as_document(document, one.content) for one in cut]
        for outer, inside in zip(cut, self._inner.read(texts), strict=True):
            moved = [_moved(one, outer) for one in inside.links]
            found += [one for one in moved if _is_new(document.text, one, outer, found)]
        return Seen(sorted(found, key=lambda one: one.cue), seen.pieces)


def _text(document: Document, content: Spans) -> str:
    return " ".join(span.of(document.text) for span in content)


def _as_document(document: Document, content: Spans) -> Document:
    text = _text(document, content)
    return Document(id="", text=text, paragraphs=(Paragraph(Span(0, len(text))),))


def _moved(inner: Link, outer: Link) -> Link:
    """Move spans of the joined content back to where its pieces stand in the document."""
    return msgspec.structs.replace(
        inner,
        source=_moved_spans(inner.source, outer.content),
        cue=_moved_spans(inner.cue, outer.content),
        content=_moved_spans(inner.content, outer.content),
        confidence=inner.confidence * outer.confidence,
    )


def _moved_spans(spans: Spans, content: Spans) -> Spans:
    back: list[Span] = []
    offset = 0
    for piece in content:
        length = piece.end - piece.start
        for span in spans:
            start, end = max(span.start - offset, 0), min(span.end - offset, length)
            if start < end:
                back.append(Span(piece.start + start, piece.start + end))
        offset += length + 1
    return tuple(back)


def _is_new(text: str, one: Link, outer: Link, known: Sequence[Link]) -> bool:
    if not one.content or not any(c.isalpha() for span in one.cue for c in span.of(text)):
        return False
    if _size(one.content) > _SAME * _size(outer.content):
        return False
    return not any(a.overlaps(b) for other in known for a in other.cue for b in one.cue)


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)
