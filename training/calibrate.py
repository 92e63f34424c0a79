"""Choose the reader's thresholds and fit its confidence, on development reports.

The calibration error is measured on the half of the reports
that the fit did not see, both ways round.
"""

import itertools
import math
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from tokenizers import Tokenizer

from according.encoder import LinkReader, Settings
from according.encoder.onnx import OnnxNetwork
from according.evaluate.confidence import outcomes, reliability
from according.evaluate.gold import GoldDocument
from according.evaluate.statements import score_statements
from according.ingest import document_from_text
from according.model import Statement
from outermost import outermost

THRESHOLDS = (0.45, 0.5, 0.55)
"""Below these a tenth more cues are read, most of them wrongly, and reading is slower."""
ENTERING = (3.0, 3.5)
STEPS = 200


def read(
    weights: Path, gold: Sequence[GoldDocument], settings: Settings
) -> dict[str, list[Statement]]:
    """Read the gold's texts with the exported network."""
    tokeniser = Tokenizer.from_file(str(weights / "tokeniser.json"))
    reader = LinkReader(tokeniser, OnnxNetwork(weights), settings)
    seen = {d.id: reader.read([document_from_text(d.text)])[0] for d in gold}
    return {name: outermost(one.links) for name, one in seen.items()}


def fitted(told: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return slope and offset of Platt's scaling by Newton's method."""
    x = np.array([[math.log(p / (1 - p)), 1.0] for p, _ in told])
    y = np.array([float(right) for _, right in told])
    weights = np.array([1.0, 0.0])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2)
        weights = weights - np.linalg.solve(hessian, x.T @ (p - y))
    return float(weights[0]), float(weights[1])


def scaled(
    told: Sequence[tuple[float, bool]], slope: float, offset: float
) -> list[tuple[float, bool]]:
    """Apply a scaling."""
    return [
        (1 / (1 + math.exp(-(slope * math.log(p / (1 - p)) + offset))), right) for p, right in told
    ]


def calibrated(weights: Path, gold: tuple[GoldDocument, ...]) -> Settings:
    """Return the settings that score best, with the confidence fitted under them."""
    best = (0.0, Settings())
    for threshold, entering in itertools.product(THRESHOLDS, ENTERING):
        settings = Settings(threshold=threshold, entering=entering)
        levels = score_statements(gold, read(weights, gold, settings)).statements.all
        found, source, exact = (
            level.f1
            for level in (levels.content_partial, levels.source_partial, levels.content_exact)
        )
        print(f"cues over {threshold}, entering {entering}: {found:.3f} {source:.3f} {exact:.3f}")
        best = max(best, (found + source + exact, settings), key=lambda pair: pair[0])
    settings = best[1]
    halves = [
        [
            (min(max(p, 1e-4), 1 - 1e-4), right)
            for p, right in outcomes(half, read(weights, half, settings))
        ]
        for half in (gold[::2], gold[1::2])
    ]
    errors = [
        reliability(scaled(unseen, *fitted(seen))).expected_calibration_error
        for seen, unseen in (halves, halves[::-1])
    ]
    raw = reliability([*halves[0], *halves[1]]).expected_calibration_error
    print(f"calibration error {raw:.3f} raw, {sum(errors) / 2:.3f} scaled, on the unseen half")
    slope, offset = fitted([*halves[0], *halves[1]])
    return msgspec.structs.replace(settings, slope=round(slope, 4), offset=round(offset, 4))
