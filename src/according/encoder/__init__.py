"""The small neural reader: a text's cues, each with its source and content."""

from according.encoder.decoding import Link
from according.encoder.layers import LayerReader
from according.encoder.onnx import WeightsError, load_layer_reader
from according.encoder.pieces import KINDS, RELATIONS, Pieces
from according.encoder.reader import LinkReader, Settings

__all__ = ["KINDS", "RELATIONS", "Pieces", "LayerReader", "Link", "LinkReader", "Settings", "WeightsError", "load_layer_reader"]
