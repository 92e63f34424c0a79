"""Fit the relation head on an encoder that no longer changes.

Trained together with the encoder it stays behind: it begins from nothing, sees few texts, and one
pair in ten is related. Fitted once more alone, on what the final encoder computes, the relations
of held-out passages rise from next to nothing to F1 73. It takes a minute, since the encoder runs
only once. The other heads gained nothing by it.
"""

import random
from collections.abc import Sequence

import msgspec
import numpy as np
import torch
from cast import OVERLAP, SIZE, Text, relations
from network import Network
from torch import Tensor
from train import relation_loss
from windows import CLS, SEP

from according.encoder.windows import windows_of

EPOCHS, RATE, TOGETHER = 12, 1e-3, 6
MENTION_HEADS = ("kinds", "mention", "same", "related")


class Computed(msgspec.Struct, frozen=True):
    """What the relation head reads of a text."""

    vectors: Tensor
    """Of its mentions: (mentions, width)."""
    told: tuple[Tensor, ...]
    """``cast.relations``."""


@torch.no_grad()
def computed(network: Network, text: Text) -> Computed:
    """Run the encoder over a text as the reader does: each piece from its inmost window."""
    encoded = text.encoded
    cuts = windows_of(len(encoded.ids), size=SIZE, overlap=OVERLAP)
    place = np.arange(len(encoded.ids))
    centres = np.array([first + length / 2 for first, length in cuts])
    chosen = np.abs(place[:, None] - centres[None, :]).argmin(axis=1)
    hidden = torch.zeros(len(encoded.ids), network.kinds.in_features)
    for number, (first, length) in enumerate(cuts):
        cut = slice(first, first + length)
        ids = torch.tensor([[CLS, *encoded.ids[cut], SEP]])
        cases = torch.tensor([[0, *encoded.cases[cut], 0]])
        rows = network.encoder(ids, cases, torch.ones_like(ids))[0, 1:-1]
        own = place[chosen == number]
        hidden[own] = rows[own - first]
    vectors = network.mention(hidden[torch.from_numpy(text.rows)])
    return Computed(vectors, tuple(map(torch.from_numpy, relations(text, 0))))


def fit_heads(network: Network, texts: Sequence[Text], seed: int) -> Network:
    """Fit the relation head in place, and return the network.

    Args:
        network: its encoder is left as it is.
        texts: those that tell of mentions.
        seed: of the order of texts and of what is dropped.
    """
    network.eval()
    known = [computed(network, text) for text in texts if len(text.related)]
    parameters = list(network.related.parameters())
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.02)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network.related.train()
    for epoch in range(EPOCHS):
        rng.shuffle(known)
        total = 0.0
        for begin in range(0, len(known), TOGETHER):
            group = known[begin : begin + TOGETHER]
            loss = sum(_loss(network, one) for one in group) / len(group)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            total += loss.item()
        for parameters_ in optimiser.param_groups:
            parameters_["lr"] = RATE * (1 - (epoch + 1) / EPOCHS) + 1e-5
        print(f"relations, epoch {epoch + 1} of {EPOCHS}: loss {total:.1f}", flush=True)
    return network.eval()


def _loss(network: Network, one: Computed) -> Tensor:
    subject, object_, label, told = one.told
    return relation_loss(network.related(one.vectors, subject, object_, told), label)
