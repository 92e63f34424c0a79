"""The copy of a document that is read: in ordinary case, each paragraph on one line.

The copy has the same length, character by character, so a span of one is a span of the other.
"""

import re

import msgspec

from according.language.recase import Recaser
from according.model import Document

_LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")


def readable(document: Document, recaser: Recaser) -> Document:
    """Return the document with a text that can be parsed; itself where nothing is to be changed.

    Capitals of an upper-case text or paragraph become small letters where they belong, and line
    ends inside a paragraph become blanks: on news wrapped at 76 columns, line ends gave 2 % of the
    words another head and changed 3 % of the names.
    """
    spans = [paragraph.span for paragraph in document.paragraphs]
    text = recaser.recased(document.text, spans or None)
    wrapped = [span for span in spans if _LINE_END.search(text, span.start, span.end)]
    if wrapped:
        letters = list(text)
        for span in wrapped:
            letters[span.start : span.end] = _LINE_END.sub(" ", span.of(text))
        text = "".join(letters)
    return document if text == document.text else msgspec.structs.replace(document, text=text)
