"""Read articles with the torch network through the code that the shipped reader uses."""

import numpy as np
import torch
from tokenizers import Tokenizer

from according.encoder.reader import Floats, Ints, LinkReader, Settings
from according.ingest.paragraphs import paragraph_spans
from according.model import Document, Paragraph
from network import Network as TorchNetwork


class InTorch:
    """The network in training, behind the reader's interface."""

    def __init__(self, network: TorchNetwork):
        self.network = network.eval()

    @torch.no_grad()
    def pieces(self, ids: Ints, cases: Ints) -> tuple[Floats, ...]:
        """See ``according.encoder.reader.Network``."""
        given = torch.from_numpy(ids), torch.from_numpy(cases)
        net = self.network
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = net.encoder(*given, torch.ones_like(given[0]))
        hidden = hidden.float()
        told = (net.kinds, net.mention, net.events, net.statuses, net.modes, net.act)
        kinds, mentions, *happens, acts = (head(hidden) for head in told)
        computed = [net.tags(hidden).softmax(-1), net.piece(hidden), net.cue(hidden)]
        computed += [kinds.softmax(-1), mentions, *(x.softmax(-1) for x in happens), acts]
        return tuple(x.numpy() for x in computed)

    @torch.no_grad()
    def links(self, pieces: Floats, cues: Floats, window: Ints, start: Ints, end: Ints) -> Floats:
        """See ``according.encoder.reader.Network``."""
        given = (
            torch.from_numpy(np.ascontiguousarray(x)) for x in (pieces, cues, window, start, end)
        )
        return self.network.links(*given).softmax(-1).numpy()


def read(
    network: TorchNetwork, tokeniser: Tokenizer, texts: list[str], **settings: float
) -> list[list]:
    """Return the links of each text."""
    documents = [
        Document(id="", text=text, paragraphs=tuple(map(Paragraph, paragraph_spans(text))))
        for text in texts
    ]
    seen = LinkReader(tokeniser, InTorch(network), Settings(**settings)).read(documents)
    return [one.links for one in seen]
