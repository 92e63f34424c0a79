"""Fine-tune the network; print dev scores and save weights after every epoch."""

import argparse
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from corpus import polnear, training_articles
from inference import read
from network import Network
from outermost import outermost
from tokenizers import Tokenizer
from torch import Tensor
from windows import batches, collate, epoch_windows, tokeniser_of

from according.evaluate.gold import GoldDocument, GoldStatement
from according.evaluate.statements import score_statements
from according.model import Span

BATCH = 16
RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 0.06
LINK_WEIGHT, ANY_WEIGHT = 1.0, 0.5
AVERAGED = 0.998
"""Decay of the running average of the weights, which is what is scored and kept."""


def loss_of(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Sum of three losses: cue tags, roles for each cue, roles of any cue."""
    mask = batch["mask"].bool()
    hidden = network.drop(network.encoder(batch["ids"], batch["cases"], batch["mask"]))
    tags, pieces, cues, any_role = (
        layer(hidden).float()
        for layer in (network.tags, network.piece, network.cue, network.any_role)
    )
    total = F.cross_entropy(tags[mask], batch["tags"][mask])
    total = total + ANY_WEIGHT * F.binary_cross_entropy_with_logits(
        any_role[mask], batch["any_role"][mask]
    )
    if len(batch["window"]):
        logits = network.links(pieces, cues, batch["window"], batch["start"], batch["end"])
        kept = mask[batch["window"]]
        per_piece = F.cross_entropy(logits[kept].float(), batch["roles"][kept], reduction="sum")
        # About twenty pieces of a window have a role for a cue; the rest are easy.
        total = total + LINK_WEIGHT * per_piece / (20 * len(batch["window"]))
    return total


def report(network: Network, tokeniser: Tokenizer, rows: list[dict]) -> None:
    """Print dev scores at a few cue thresholds."""
    spans = lambda value: tuple(Span(*s) for s in value)  # noqa: E731
    gold = [
        GoldDocument(
            id=row["id"],
            text=row["text"],
            statements=tuple(
                GoldStatement(id=f"g{n}", **{r: spans(a[r]) for r in ("source", "cue", "content")})
                for n, a in enumerate(row["attributions"])
            ),
        )
        for row in rows
    ]
    for threshold in (0.3, 0.4, 0.5):
        found = read(network, tokeniser, [row["text"] for row in rows], threshold=threshold)
        readings = {row["id"]: outermost(links) for row, links in zip(rows, found, strict=True)}
        levels = score_statements(gold, readings).statements
        print(
            f"  cues over {threshold}: found {100 * levels.all.content_partial.f1:.1f} "
            f"(P {100 * levels.all.content_partial.p:.1f} R {100 * levels.all.content_partial.r:.1f}) "
            f"exact {100 * levels.all.content_exact.f1:.1f} "
            f"with source {100 * levels.all.source_partial.f1:.1f} "
            f"indirect with source {100 * levels.unquoted.source_partial.f1:.1f}",
            flush=True,
        )


class Averaged:
    """A running average of a network's weights."""

    def __init__(self, network: Network):
        self.values = {k: v.clone() for k, v in network.state_dict().items()}

    def update(self, network: Network) -> None:
        """Move the average a little towards the network."""
        for name, value in network.state_dict().items():
            self.values[name].lerp_(value, 1 - AVERAGED)


def main() -> None:
    """Train from the base weights, or from a checkpoint."""
    args = arguments()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    tokeniser = tokeniser_of(args.base)
    network = Network()
    network.encoder.load_base(args.base / "model.safetensors")
    first = None
    if args.init:
        network.load_state_dict(torch.load(args.init))
        first = Network()
        first.load_state_dict(torch.load(args.init))
    args.out.mkdir(parents=True, exist_ok=True)
    articles = training_articles(
        args.gold, tokeniser, first, args.out / "articles.pickle", args.seed
    )
    dev = polnear(args.gold, "dev")
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    body = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.rate * HEAD_RATE / RATE}],
        weight_decay=0.01,
    )
    steps = args.epochs * len(epoch_windows(articles, random.Random(0))) // BATCH
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (WARM_UP * steps), max(0.0, 1 - n / steps)) + 0.005
    )
    average = Averaged(network)
    step = 0
    for epoch in range(1, args.epochs + 1):
        began, total = time.time(), 0.0
        network.train()
        for group in batches(epoch_windows(articles, rng), BATCH, rng):
            batch = collate(group, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            average.update(network)
            step += 1
            total += loss.item()
            if step % 50 == 0:
                print(
                    f"step {step} of {steps}, {time.time() - began:.0f} s, loss {total / 50:.3f}",
                    flush=True,
                )
                total = 0.0
        torch.save(average.values, args.out / f"epoch{epoch}.pt")
        print(f"epoch {epoch}: {time.time() - began:.0f} s", flush=True)
        kept = Network()
        kept.load_state_dict(average.values)
        report(kept, tokeniser, dev)


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--base", type=Path, required=True, help="folder of the base model's files")
    ap.add_argument("--gold", type=Path, required=True, help="folder of annotated reports")
    ap.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    ap.add_argument(
        "--init", type=Path, help="checkpoint to go on from, which also labels the next layer"
    )
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--rate", type=float, default=RATE)
    ap.add_argument("--seed", type=int, default=1)
    return ap.parse_args()


if __name__ == "__main__":
    main()
