"""From documents to readings: the one place that knows the order of the steps."""

from collections.abc import Iterable, Iterator

from according.language import Pipeline
from according.model import Document, Reading
from according.statements import RuleStatementReader, StatementReader


class Reader:
    """Reads documents. Holds what is costly to load; make one and keep it."""

    def __init__(self, pipeline: Pipeline, statements: StatementReader):
        self._pipeline = pipeline
        self._statements = statements

    @classmethod
    def load(cls) -> "Reader":
        """Load the pipeline and the readers from the installed package.

        Raises:
            PipelineError: the language pipeline is missing or is not the expected one.
        """
        return cls(Pipeline.load(), RuleStatementReader())

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order; the same document always gives the same reading."""
        for document, parse in self._pipeline.parse(documents):
            yield Reading.of(document, statements=self._statements.read(document, parse))
