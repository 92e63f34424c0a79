"""The small neural reader: a text's cues, each with its source and content, and its mentions."""

from according.encoder.decoding import Link
from according.encoder.layers import LayerReader
from according.encoder.onnx import Encoder, WeightsError, load_encoder, weights_digest
from according.encoder.pieces import (
    EVENTS,
    KINDS,
    MODES,
    PARTS,
    RELATIONS,
    STATUSES,
    PairScorer,
    Pieces,
)
from according.encoder.reader import LinkReader, Seen, Settings

__all__ = [
    "EVENTS",
    "KINDS",
    "MODES",
    "PARTS",
    "RELATIONS",
    "STATUSES",
    "Encoder",
    "LayerReader",
    "Link",
    "LinkReader",
    "PairScorer",
    "Pieces",
    "Seen",
    "Settings",
    "WeightsError",
    "load_encoder",
    "weights_digest",
]
