"""From documents to readings: the one place that knows the order of the steps."""

from collections.abc import Iterable, Iterator
from itertools import islice

from according.actors import KnownActor, KnownActors, read_cast
from according.encoder import Encoder, load_encoder
from according.ingest import language_name
from according.language import Pipeline
from according.model import Document, Failure, Reading
from according.statements import read_statements, sure_enough

_BATCH = 8
"""Documents read together: at 32 the peak memory was 1,060 MB, at 8 it is 920 MB.

After a failure inside a batch its documents are read one by one.
"""


class Reader:
    """Reads documents. Holds what is costly to load; make one and keep it."""

    def __init__(
        self,
        pipeline: Pipeline,
        encoder: Encoder,
        known: KnownActors,
        *,
        min_confidence: float = 0.0,
    ):
        self._pipeline = pipeline
        self._encoder = encoder
        self._known = known
        self._min_confidence = min_confidence

    @classmethod
    def load(
        cls, *, min_confidence: float = 0.0, actors: Iterable[Iterable[KnownActor]] = ()
    ) -> "Reader":
        """Load the pipeline and the encoder from the installed package.

        Args:
            actors: lists of actors of one's own, which win over the built-in list.
            min_confidence: statements that are less sure are left out.

        Raises:
            PipelineError: the language pipeline is missing or is not the expected one.
            WeightsError: the encoder's weights are missing or are not the expected ones.
        """
        known = KnownActors.of(actors)
        return cls(Pipeline.load(), load_encoder(), known, min_confidence=min_confidence)

    def read(self, documents: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
        """Read documents in order; the same document always gives the same reading.

        A document that cannot be read (not in English, or a fault in a step) becomes a
        ``Failure`` that says why, in its place; failures of ingest pass through.
        """
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH)):
            accepted = [item if isinstance(item, Failure) else _accept(item) for item in batch]
            yield from self._read_batch(accepted)

    def _read_batch(self, items: list[Document | Failure]) -> Iterator[Reading | Failure]:
        documents = [item for item in items if isinstance(item, Document)]
        try:
            readings = {id(d): r for d, r in zip(documents, self._readings(documents), strict=True)}
        except Exception as error:  # noqa: BLE001 - whatever it is, it costs one document, not the run
            if len(items) > 1:
                for item in items:
                    yield from self._read_batch([item])
                return
            yield _failure(documents[0], f"could not be read: {type(error).__name__}: {error}")
            return
        for item in items:
            yield item if isinstance(item, Failure) else readings[id(item)]

    def _readings(self, documents: list[Document]) -> Iterator[Reading]:
        copies = [self._pipeline.readable(document) for document in documents]
        seen = self._encoder.reader.read(copies)
        parses = self._pipeline.parse(copies)
        for document, (copy, parse), one in zip(documents, parses, seen, strict=True):
            drafts = read_statements(copy, parse, one.links)
            statements = sure_enough(drafts, self._min_confidence)
            cast = read_cast(copy, parse, one.pieces, self._encoder.scorer, statements, self._known)
            yield Reading.of(
                document,
                statements=cast.statements,
                actors=cast.actors,
                mentions=cast.mentions,
                relations=cast.relations,
            )


def _accept(document: Document) -> Document | Failure:
    if document.language is None or document.language == "en":
        return document
    return _failure(
        document,
        f"the text is in {language_name(document.language)}, and According reads English; "
        "translate it first, or leave it out",
    )


def _failure(document: Document, error: str) -> Failure:
    return Failure(
        id=document.id,
        error=error,
        stage="read",
        origin=document.origin,
        url=document.url,
        title=document.title,
        language=document.language,
        text=document.text,
    )
