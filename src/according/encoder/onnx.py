"""The trained network as it is shipped: ONNX graphs, the large ones in int8, run on the CPU."""

import hashlib
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import numpy as np
from tokenizers import Tokenizer

from according.encoder.layers import LayerReader
from according.encoder.pieces import PairScorer
from according.encoder.reader import Floats, Ints, LinkReader, Settings
from according.encoder.runtime import Session, open_session

_WEIGHTS = "weights"


class WeightsError(RuntimeError):
    """The weights are missing or are not the ones that the model card describes."""


class OnnxNetwork:
    """Runs the graphs of a folder."""

    def __init__(self, folder: Path):
        self._folder = folder

    def pieces(self, ids: Ints, cases: Ints) -> tuple[Floats, ...]:
        """See ``Network.pieces``."""
        return tuple(self._pieces.run(None, {"ids": ids, "cases": cases}))

    def links(self, pieces: Floats, cues: Floats, window: Ints, start: Ints, end: Ints) -> Floats:
        """See ``Network.links``."""
        given = {"pieces": pieces, "cues": cues, "window": window, "start": start, "end": end}
        roles: Floats = self._links.run(None, given)[0]
        return roles

    def same(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        """See ``PairScorer.same``."""
        odds: Floats = self._scores(self._same, vectors, one, other, shown)[:, 0]
        return odds

    def related(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        """See ``PairScorer.related``."""
        return _shares(self._scores(self._related, vectors, one, other, shown))

    def parts(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        """See ``PairScorer.parts``."""
        return _shares(self._scores(self._parts, vectors, one, other, shown))

    def _scores(
        self,
        session: Session,
        vectors: Floats,
        one: Ints,
        other: Ints,
        shown: Floats,
    ) -> Floats:
        given = {"vectors": vectors, "one": one, "other": other, "shown": shown}
        scores: Floats = session.run(None, given)[0]
        return scores

    @cached_property
    def _same(self) -> Session:
        return open_session(self._folder / "same.onnx")

    @cached_property
    def _related(self) -> Session:
        return open_session(self._folder / "related.onnx")

    @cached_property
    def _parts(self) -> Session:
        return open_session(self._folder / "parts.onnx")

    @cached_property
    def _pieces(self) -> Session:
        return open_session(self._folder / "pieces.onnx")

    @cached_property
    def _links(self) -> Session:
        return open_session(self._folder / "links.onnx")


def _shares(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


class Encoder(msgspec.Struct, frozen=True):
    """The trained network, ready to be used."""

    reader: LayerReader
    """Reads links and what the pair scorer needs."""
    scorer: PairScorer


def load_encoder(folder: Path | None = None) -> Encoder:
    """Load the shipped network, or another one of the same form from a folder.

    Raises:
        WeightsError: a file is missing, or is not the one recorded in ``weights.sha256``.
    """
    if folder is None:
        with as_file(files(__package__) / _WEIGHTS) as own:
            return load_encoder(own)
    _check(folder)
    tokeniser = Tokenizer.from_file(str(folder / "tokeniser.json"))
    settings = msgspec.json.decode((folder / "settings.json").read_bytes(), type=Settings)
    network = OnnxNetwork(folder)
    again = msgspec.structs.replace(settings, threshold=settings.inner)
    reader = LayerReader(
        LinkReader(tokeniser, network, settings),
        LinkReader(tokeniser, network, again),
        again=settings.again,
    )
    return Encoder(reader, network)


def weights_digest() -> str:
    """Return one SHA-256 over the shipped weights, by the record of their digests."""
    record = files(__package__) / _WEIGHTS / "weights.sha256"
    return hashlib.sha256(record.read_bytes()).hexdigest()


def _check(folder: Path) -> None:
    record = folder / "weights.sha256"
    if not record.is_file():
        raise WeightsError(f"{folder} holds no weights; reinstall according, or run: make train")
    for line in record.read_text(encoding="utf-8").splitlines():
        expected, name = line.split(maxsplit=1)
        path = folder / name
        if not path.is_file():
            raise WeightsError(f"{path} is missing; reinstall according")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise WeightsError(f"{path} is not the file of the model card; reinstall according")
