"""From documents to readings: the one place that knows the order of the steps."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec
from spacy.tokens import Doc

from according import __version__, lexicon
from according.actors import KnownActor, KnownActors, read_cast
from according.claims import read_claims
from according.encoder import Encoder, Seen, load_encoder, weights_digest
from according.events import EventReader, Read
from according.ingest import language_name
from according.language import Pipeline, syntax_of
from according.model import Document, Failure, ReaderVersion, Reading, Records
from according.numbers import CountReader
from according.places import PlaceReader
from according.places.gazetteer import Gazetteer
from according.statements import read_statements, sure_enough
from according.times import TimeReader

_BATCH = 8
"""Documents read together: at 32 the peak memory was 1,060 MB, at 8 it is 920 MB.

After a failure inside a batch its documents are read one by one.
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The settings that change what is read."""

    min_confidence: float = 0.0
    """Statements that are less sure are left out."""
    actors: tuple[tuple[KnownActor, ...], ...] = ()
    """Lists of actors of one's own, which win over the built-in list."""
    every: bool = False
    """Also read what happens and is of none of the codebook's types, as ``OTHER``."""


class Equipment(msgspec.Struct, frozen=True, kw_only=True):
    """What is costly to load, once for all reports; a part that is not given is the shipped one."""

    pipeline: Pipeline = msgspec.field(default_factory=Pipeline.load)
    encoder: Encoder = msgspec.field(default_factory=load_encoder)
    known: KnownActors = msgspec.field(default_factory=KnownActors.of)
    gazetteer: Gazetteer = msgspec.field(default_factory=Gazetteer.open)


class Reader:
    """Reads documents. Holds what is costly to load; make one and keep it."""

    def __init__(self, equipment: Equipment, *, min_confidence: float = 0.0, every: bool = False):
        self._equipment = equipment
        self._times = TimeReader.load()
        self._places = PlaceReader(equipment.gazetteer)
        self._counts = CountReader.load()
        self._events = EventReader(equipment.encoder.scorer, every=every)
        self._min_confidence = min_confidence

    @classmethod
    def load(cls, options: Options | None = None) -> "Reader":
        """Load all that is shipped, and the gazetteer built from it.

        Raises:
            PipelineError: the language pipeline is missing or is not the expected one.
            WeightsError: the encoder's weights are missing or are not the expected ones.
            GazetteerError: the gazetteer was not built, or by an older version.
        """
        wanted = options or Options()
        equipment = Equipment(known=KnownActors.of(wanted.actors))
        return cls(equipment, min_confidence=wanted.min_confidence, every=wanted.every)

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
            yield Failure.of(
                documents[0],
                f"could not be read: {type(error).__name__}: {error}",
                stage="read",
            )
            return
        for item in items:
            yield item if isinstance(item, Failure) else readings[id(item)]

    def _readings(self, documents: list[Document]) -> Iterator[Reading]:
        pipeline, encoder = self._equipment.pipeline, self._equipment.encoder
        copies = [pipeline.readable(document) for document in documents]
        seen = encoder.reader.read(copies)
        for document, (copy, parse), one in zip(
            documents, pipeline.parse(copies), seen, strict=True
        ):
            yield Reading.of(document, **self._records(copy, parse, one))

    def _records(self, document: Document, parse: Doc, seen: Seen) -> Records:
        drafts = read_statements(document, parse, seen.links)
        told = sure_enough(drafts, self._min_confidence)
        syntax = syntax_of(parse)
        scorer, known = self._equipment.encoder.scorer, self._equipment.known
        cast = read_cast(document, syntax, seen.pieces, scorer, told, known)
        statements = cast.statements
        records = Records(
            statements=statements,
            actors=cast.actors,
            mentions=cast.mentions,
            relations=cast.relations,
            times=self._times.read(document, parse, statements),
            places=self._places.read(document, parse, statements, cast.actors, cast.mentions),
            counts=self._counts.read(document, parse, statements),
        )
        read = Read(document=document, syntax=syntax, pieces=seen.pieces, records=records)
        records["events"] = self._events.read(read)
        records["claims"] = read_claims(Reading.of(document, **records))
        return records


def _accept(document: Document) -> Document | Failure:
    if document.language is None or document.language == "en":
        return document
    return Failure.of(
        document,
        f"the text is in {language_name(document.language)}, and According reads English; "
        "translate it first, or leave it out",
        stage="read",
    )


def reader_version(options: Options | None = None) -> ReaderVersion:
    """Return what readings with these options are made by; nothing costly is loaded.

    Raises:
        GazetteerError: the gazetteer was not built, or by an older version.
    """
    wanted = options or Options()
    gazetteer = Gazetteer.open()
    try:
        sources = gazetteer.digest()
    finally:
        gazetteer.close()
    told = {
        "min_confidence": wanted.min_confidence,
        "every": wanted.every,
        "actors": [_digest(each) for each in wanted.actors],
    }
    return ReaderVersion(
        version=__version__,
        weights=weights_digest(),
        lexicon=lexicon.digest(),
        gazetteer=sources,
        options=msgspec.json.encode(told).decode(),
    )


def _digest(actors: Iterable[KnownActor]) -> str:
    return hashlib.sha256(msgspec.json.encode(list(actors))).hexdigest()
