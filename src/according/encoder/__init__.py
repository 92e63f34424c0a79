"""The small neural reader: a text's cues, each with its source and content."""

from according.encoder.decoding import Link
from according.encoder.onnx import WeightsError, load_link_reader
from according.encoder.reader import LinkReader, Settings

__all__ = ["Link", "LinkReader", "Settings", "WeightsError", "load_link_reader"]
