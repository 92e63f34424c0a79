"""Fine-tune the network; print dev scores and keep a checkpoint after every epoch."""

import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec
import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer
from torch import Tensor

from according.encoder.pieces import EVENTS, KINDS, RELATIONS
from according.evaluate.gold import GoldDocument
from according.evaluate.statements import score_statements
from cast import IGNORED, UNKNOWN, Text, collate_texts, groups
from happenings import OPEN, SOMETHING, EventText, collate_events
from happenings import UNTOLD as UNTOLD_EVENT
from inference import read
from network import Network
from outermost import outermost
from windows import Article, batches, collate, epoch_windows

BATCH = 16
HEADS_FASTER = 5.0
"""The heads start from nothing, so they learn at this many times the encoder's rate."""
RELATED = 2.0
"""Weight of a pair that is related: nine of ten are not."""
EVENT_PIECES = 1000
"""Pieces of a group of texts that tell of events: most are one sentence long."""
EVENT_WEIGHT, STATUS_WEIGHT, MODE_WEIGHT, PART_WEIGHT = 4.0, 0.5, 0.5, 2.0
UNTOLD = ("none", "event", "thing", "time")
"""Kinds that a word may have of which the annotation says nothing."""
WARM_UP = 0.06
ANY_WEIGHT = 0.5
AVERAGED = 0.998
"""Decay of the running average of the weights, which is what is scored and kept."""
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One run of training."""

    epochs: int
    scheduled: int | None = None
    """Epochs over which the rate falls to nothing, where that is more than are run."""
    rate: float
    share: float = 1.0
    """Share of the windows with statements that an epoch reads, chosen anew each time."""
    texts: int = 3
    """Times an epoch reads the texts that tell of mentions, which are few."""
    happenings: int = 3
    """Times an epoch reads the texts that tell of events."""
    seed: int
    out: Path
    """Folder for checkpoints; training goes on from the last one in it."""


def train(
    network: Network,
    articles: list[list[Article]],
    stage: Stage,
    after_epoch: Callable[[Network], None],
    texts: Sequence[Text] = (),
    happenings: Sequence[EventText] = (),
) -> Network:
    """Train a network in place; return one with the averaged weights.

    Args:
        network: to start from.
        articles: every article with its variants, the original first.
        stage: how long, how fast, and where checkpoints go.
        after_epoch: called with the averaged network.
        texts: those that tell of mentions; without them the heads for mentions learn nothing.
        happenings: those that tell of events.
    """
    stage.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(stage.seed)
    rng = random.Random(stage.seed)
    network.to(DEVICE)
    steps = (stage.scheduled or stage.epochs) * len(
        _epoch(articles, texts, happenings, random.Random(0), stage)
    )
    optimiser, schedule = _optimiser(network, stage.rate, steps)
    average = {k: v.clone() for k, v in network.state_dict().items()}
    done = _resume(stage, network, optimiser, schedule, average, rng)
    for epoch in range(done + 1, stage.epochs + 1):
        began = time.time()
        network.train()
        work = _epoch(articles, texts, happenings, rng, stage)
        for number, make in enumerate(work, 1):
            loss = _step(network, make(rng), optimiser)
            schedule.step()
            for name, value in network.state_dict().items():
                average[name].lerp_(value, 1 - AVERAGED)
            if number % 50 == 0:
                spent = time.time() - began
                print(f"  {number} of {len(work)}, {spent:.0f} s, loss {loss:.3f}", flush=True)
        _keep(stage, epoch, network, optimiser, schedule, average, rng)
        print(f"epoch {epoch} of {stage.epochs}: {time.time() - began:.0f} s", flush=True)
        after_epoch(_with(average))
    return _with(average)


def _epoch(
    articles: list[list[Article]],
    texts: Sequence[Text],
    happenings: Sequence[EventText],
    rng: random.Random,
    stage: Stage,
) -> list[Callable[[random.Random], dict[str, Tensor]]]:
    """Return what makes the batches of an epoch, those of all tasks shuffled together."""
    cut = epoch_windows(articles, rng)
    windows = batches(rng.sample(cut, int(stage.share * len(cut))), BATCH, rng)
    work = [partial(collate, group) for group in windows]
    for _ in range(stage.texts if texts else 0):
        work += [partial(collate_texts, group) for group in groups(texts, rng)]
    for _ in range(stage.happenings if happenings else 0):
        work += [partial(collate_events, group) for group in groups(happenings, rng, EVENT_PIECES)]
    rng.shuffle(work)
    return work


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
        total = total + per_piece / (20 * len(batch["window"]))
    return total


def loss_of_texts(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Sum of three losses: kinds of mentions, who is the same, who stands to whom how."""
    hidden = network.drop(network.encoder(batch["ids"], batch["cases"], batch["mask"]))
    kinds = network.kinds(hidden).float().log_softmax(-1)
    total = kind_loss(kinds, batch["kinds"])
    vectors = network.mention(hidden).float()[batch["at_window"], batch["at_piece"]]
    with torch.autocast(DEVICE.type, enabled=False):
        if len(batch["gold"]):
            odds = network.same(vectors, batch["earlier"], batch["later"], batch["shown"])[:, 0]
            total = total + antecedent_loss(odds, batch["later"], batch["gold"])
        if len(batch["relation"]):
            told = network.related(vectors, batch["subject"], batch["object"], batch["told"])
            total = total + relation_loss(told, batch["relation"])
    return total


def relation_loss(told: Tensor, relation: Tensor) -> Tensor:
    """Cross entropy in which a relation weighs as much as a few pairs that have none."""
    weights = told.new_full((len(RELATIONS),), RELATED)
    weights[0] = 1
    summed = F.cross_entropy(told, relation, weights, reduction="sum")
    return summed / len(relation)


def loss_of_events(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Sum of four losses: events and their types, statuses, modes, and who takes part."""
    hidden = network.drop(network.encoder(batch["ids"], batch["cases"], batch["mask"]))
    total = event_loss(network.events(hidden).float().log_softmax(-1), batch["events"])
    for head, name, weight in (
        (network.statuses, "statuses", STATUS_WEIGHT),
        (network.modes, "modes", MODE_WEIGHT),
    ):
        told = batch[name] != IGNORED
        if told.any():
            logits = head(hidden[told]).float()
            total = total + weight * F.cross_entropy(logits, batch[name][told])
    if len(batch["part"]):
        vectors = network.act(hidden).float()[batch["at_window"], batch["at_piece"]]
        with torch.autocast(DEVICE.type, enabled=False):
            told = network.parts(vectors, batch["anchor"], batch["phrase"], batch["parts_shown"])
            total = total + PART_WEIGHT * F.cross_entropy(told, batch["part"])
    return total


def event_loss(logs: Tensor, events: Tensor) -> Tensor:
    """Cross entropy of what happens; where the text does not say, all that may be is right."""
    known, untold, some = events >= 0, events == UNTOLD_EVENT, events == SOMETHING
    open_ = [EVENTS.index(name) for name in OPEN]
    typed = list(range(1, EVENTS.index("REPORTING")))
    loss = F.nll_loss(logs[known], events[known], reduction="sum")
    loss = loss - logs[untold][:, open_].logsumexp(-1).sum()
    loss = loss - logs[some][:, typed].logsumexp(-1).sum()
    # One word in eight names a happening, the rest are easy.
    return EVENT_WEIGHT * loss / (events != IGNORED).sum().clamp(min=1)


def kind_loss(logs: Tensor, kinds: Tensor) -> Tensor:
    """Cross entropy of kinds; where the annotation is silent any kind it never marks is right."""
    untold = [KINDS.index(kind) for kind in UNTOLD]
    known, open_ = kinds >= 0, kinds == UNKNOWN
    loss = F.nll_loss(logs[known], kinds[known], reduction="sum")
    loss = loss - logs[open_][:, untold].logsumexp(-1).sum()
    return loss / (kinds != IGNORED).sum()


def antecedent_loss(odds: Tensor, later: Tensor, gold: Tensor) -> Tensor:
    """Negative log of the probability that a mention goes to one of its true antecedents.

    A mention that has none should go to the empty antecedent, whose log odds are 0 (Lee et al.
    2017, "End-to-end neural coreference resolution").
    """
    _, row = later.unique(return_inverse=True)
    count = int(row.max()) + 1
    weights = odds.clamp(max=30).exp()
    every = odds.new_ones(count).index_add(0, row, weights)
    true = odds.new_zeros(count).index_add(0, row, weights * gold)
    first = odds.new_zeros(count).index_add(0, row, gold.float()) == 0
    return (every.log() - torch.where(first, torch.ones_like(true), true).log()).mean()


def report(network: Network, tokeniser: Tokenizer, gold: tuple[GoldDocument, ...]) -> None:
    """Print scores on development reports at a few cue thresholds."""
    for threshold in (0.3, 0.4, 0.5):
        found = read(network, tokeniser, [d.text for d in gold], threshold=threshold)
        readings = {d.id: outermost(links) for d, links in zip(gold, found, strict=True)}
        levels = score_statements(gold, readings).statements
        partial = levels.all.content_partial
        print(
            f"  cues over {threshold}: found {100 * partial.f1:.1f} "
            f"(P {100 * partial.p:.1f} R {100 * partial.r:.1f}) "
            f"exact {100 * levels.all.content_exact.f1:.1f} "
            f"with source {100 * levels.all.source_partial.f1:.1f} "
            f"indirect with source {100 * levels.unquoted.source_partial.f1:.1f}",
            flush=True,
        )


def _step(network: Network, batch: dict[str, Tensor], optimiser: torch.optim.Optimizer) -> float:
    batch = {name: value.to(DEVICE) for name, value in batch.items()}
    with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
        loss = _loss_for(batch)(network, batch)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return loss.item()


def _loss_for(batch: dict[str, Tensor]) -> Callable[[Network, dict[str, Tensor]], Tensor]:
    if "part" in batch:
        return loss_of_events
    return loss_of_texts if "gold" in batch else loss_of


def _optimiser(
    network: Network, rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    body = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": rate * HEADS_FASTER}],
        weight_decay=0.01,
    )
    warm = max(1.0, WARM_UP * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / warm, max(0.0, 1 - n / steps)) + 0.005
    )
    return optimiser, schedule


def _with(weights: dict[str, Tensor]) -> Network:
    network = Network()
    network.load_state_dict({name: value.cpu() for name, value in weights.items()})
    return network.eval()


def _keep(stage: Stage, epoch: int, network: Network, *rest: object) -> None:
    optimiser, schedule, average, rng = rest
    torch.save(
        {
            "epoch": epoch,
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "average": average,
            "chance": (torch.get_rng_state(), rng.getstate()),
        },
        stage.out / "last.pt",
    )
    torch.save({k: v.cpu() for k, v in average.items()}, stage.out / f"epoch{epoch}.pt")


def _resume(stage: Stage, network: Network, *rest: object) -> int:
    """Take up the last checkpoint, if there is one; return the epochs that are done."""
    path = stage.out / "last.pt"
    if not path.is_file():
        return 0
    optimiser, schedule, average, rng = rest
    state = torch.load(path, weights_only=False, map_location=DEVICE)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    average.update(state["average"])
    torch.set_rng_state(state["chance"][0].cpu())
    rng.setstate(state["chance"][1])
    print(f"going on after epoch {state['epoch']}", flush=True)
    return int(state["epoch"])
