"""The model card, written from what was measured."""

from pathlib import Path
from string import Template

from tokenizers import Tokenizer

from according.encoder import LinkReader, Settings
from according.encoder.onnx import OnnxNetwork
from according.evaluate.confidence import outcomes, reliability
from according.evaluate.gold import GoldDocument
from according.evaluate.statements import score_statements
from according.ingest import document_from_text
from according.model import Statement
from actor_marks import passages as told
from event_marks import passages as events
from inference import InTorch
from marked import passages
from network import Network
from outermost import outermost

HERE = Path(__file__).parent
MOST_LOST = 0.005
"""F1 that writing the weights in int8 may cost."""


def measured(
    network: Network, weights: Path, settings: Settings, gold: tuple[GoldDocument, ...]
) -> dict[str, str]:
    """Score the shipped weights beside the network they were made from.

    Raises:
        SystemExit: int8 costs more than half a point of F1 with source.
    """
    tokeniser = Tokenizer.from_file(str(weights / "tokeniser.json"))

    def read(runs: InTorch | OnnxNetwork) -> dict[str, list[Statement]]:
        reader = LinkReader(tokeniser, runs, settings)
        seen = {d.id: reader.read([document_from_text(d.text)])[0] for d in gold}
        return {name: outermost(one.links) for name, one in seen.items()}

    shipped = read(OnnxNetwork(weights))
    now = score_statements(gold, shipped).statements
    before = score_statements(gold, read(InTorch(network))).statements
    cost = before.all.source_partial.f1 - now.all.source_partial.f1
    if cost > MOST_LOST:
        raise SystemExit(f"int8 costs {100 * cost:.1f} points of F1: not written")
    error = reliability(outcomes(gold, shipped)).expected_calibration_error
    return {
        "found": f"{100 * now.all.content_partial.f1:.1f}",
        "source": f"{100 * now.all.source_partial.f1:.1f}",
        "exact": f"{100 * now.all.content_exact.f1:.1f}",
        "indirect": f"{100 * now.unquoted.source_partial.f1:.1f}",
        "cost": f"{-100 * cost:+.1f}",
        "calibration": f"{100 * error:.1f}",
    }


def write_card(weights: Path, numbers: dict[str, str]) -> None:
    """Fill the template and put the card beside the weights."""
    size = sum(path.stat().st_size for path in weights.iterdir() if path.suffix != ".md")
    known = numbers | {
        "megabytes": f"{size / 1e6:.0f}",
        "passages": str(len(passages(HERE / "invented"))),
        "happenings": str(
            sum(len(events(path)) for path in (HERE / "invented_events").glob("*.txt"))
        ),
        "told": str(sum(len(told(path)) for path in (HERE / "invented_actors").glob("*.txt"))),
    }
    template = Template((HERE / "card_template.md").read_text(encoding="utf-8"))
    (weights / "card.md").write_text(template.substitute(known), encoding="utf-8")
