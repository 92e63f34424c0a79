"""What the rest of the reading knows of a statement reader."""

from typing import Protocol

from spacy.tokens import Doc

from according.model import Document, Statement


class StatementReader(Protocol):
    """Finds the statements of one document."""

    def read(self, document: Document, parse: Doc) -> tuple[Statement, ...]:
        """Return the document's statements in text order, with ids ``s1``, ``s2``, and so on.

        Args:
            document: the document; furniture among its paragraphs is not read.
            parse: spaCy's parse of exactly ``document.text``.
        """
        ...
