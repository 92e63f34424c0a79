"""The trained network as it is shipped: two ONNX graphs with int8 weights, run on the CPU."""

import hashlib
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import onnxruntime  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from according.encoder.layers import LayerReader
from according.encoder.reader import Floats, Ints, LinkReader, Settings

_WEIGHTS = "weights"
_THREADS = 1
"""More threads finish one text sooner but cost more processor time in all; many texts are better
read by many processes."""


class WeightsError(RuntimeError):
    """The weights are missing or are not the ones that the model card describes."""


class OnnxNetwork:
    """Runs the two graphs of a folder."""

    def __init__(self, folder: Path):
        self._folder = folder

    def pieces(self, ids: Ints, cases: Ints, mask: Ints) -> tuple[Floats, Floats, Floats]:
        """See ``Network.pieces``."""
        tags, pieces, cues = self._pieces.run(None, {"ids": ids, "cases": cases, "mask": mask})
        return tags, pieces, cues

    def links(self, pieces: Floats, cues: Floats, window: Ints, start: Ints, end: Ints) -> Floats:
        """See ``Network.links``."""
        given = {"pieces": pieces, "cues": cues, "window": window, "start": start, "end": end}
        roles: Floats = self._links.run(None, given)[0]
        return roles

    @cached_property
    def _pieces(self) -> onnxruntime.InferenceSession:
        return _session(self._folder / "pieces.onnx")

    @cached_property
    def _links(self) -> onnxruntime.InferenceSession:
        return _session(self._folder / "links.onnx")


def load_layer_reader(folder: Path | None = None) -> LayerReader:
    """Load the shipped network, or another one of the same form from a folder.

    Raises:
        WeightsError: a file is missing, or is not the one recorded in ``weights.sha256``.
    """
    if folder is None:
        with as_file(files(__package__) / _WEIGHTS) as own:
            return load_layer_reader(own)
    _check(folder)
    tokeniser = Tokenizer.from_file(str(folder / "tokeniser.json"))
    settings = msgspec.json.decode((folder / "settings.json").read_bytes(), type=Settings)
    network = OnnxNetwork(folder)
    again = msgspec.structs.replace(settings, threshold=settings.inner)
    return LayerReader(
        LinkReader(tokeniser, network, settings),
        LinkReader(tokeniser, network, again),
        again=settings.again,
    )


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


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
