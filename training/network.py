"""The network: MiniLM with a letter-case input, and heads for statements and for mentions.

For every cue the *link head* labels all pieces of the window as source, cue, content or
neither *of that cue*. So links between spans are not a second decision over found spans:
two cues may share a word, and content may come in pieces.

The *kind head* tells which pieces begin the head of a mention, and of what kind it is; the *pair
head* tells of two mentions, by the vectors of their heads and by what the parse and the words show
(``according.actors.pairs``), whether they are one actor and how their actors are related.
"""

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn

from according.encoder.pieces import EVENTS, KINDS, MODES, PARTS, RELATIONS, STATUSES
from according.events.features import SHOWN as PARTS_SHOWN

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 6, 384, 12, 1536, 30522, 512
CASES = 4
TAGS = 3
"""Outside, begins a cue, inside a cue."""
ROLES = 4
"""None, source, cue, content."""
LINK_WIDTH = 128
MENTION_WIDTH, PAIR_WIDTH, SHOWN = 64, 64, 133
"""Width of a mention's vector, of the pair head, and of a pair's features."""
EVENT_WIDTH = 256
"""Width inside the head that tells what happens. With one layer, fitted on mixed weights, it lost
six points of the types that it told before the mixing."""
ACT_WIDTH = 96
"""Width of the vector of a word that names a happening, or takes part in one."""
FAR = 64
"""Distances between piece and cue beyond this many pieces count alike."""


class Block(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, dropout: float):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Shapes: x (batch, pieces, width), bias (batch, 1, 1, pieces), none in export."""
        mixed = self._mixed(x, bias) if not torch.onnx.is_in_onnx_export() else self._fused(x)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))

    def _mixed(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        return mixed.transpose(1, 2).reshape(batch, length, WIDTH)

    def _fused(self, x: Tensor) -> Tensor:
        """The same as one operator of ONNX Runtime, which without padding needs no mask.

        A third faster than the graph that its optimiser makes of BERT's published code.
        """
        weights, biases = self.qkv.weight.chunk(3), self.qkv.bias.chunk(3)
        q, k, v = (torch.matmul(x, weights[n].t()) + biases[n] for n in range(3))
        return _MultiHeadAttention.apply(q, k, v)


class _MultiHeadAttention(torch.autograd.Function):
    """Stands for ONNX Runtime's operator while a graph is traced."""

    @staticmethod
    def forward(context: object, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        """Give something of the right shape; the numbers are never used."""
        return q

    @staticmethod
    def symbolic(graph: object, q: object, k: object, v: object) -> object:
        """Write the operator."""
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS)


class Encoder(nn.Module):
    """MiniLM-L6; the letter case of each piece is added to its embedding."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return (batch, pieces, width); mask is 1 for pieces, 0 for padding, none in export."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place) + self.types.weight[0] + self.cases(cases)
        x = self.drop(self.norm(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].float()) * -10000.0
        for block in self.blocks:
            x = block(x, bias)
        return x

    def load_base(self, weights: Path) -> None:
        """Take the published weights (``model.safetensors``, names as in BERT)."""
        given = load_file(weights)
        named = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "types.weight": given["embeddings.token_type_embeddings.weight"],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
            "cases.weight": self.cases.weight.data,
        }
        for n in range(LAYERS):
            for kind in ("weight", "bias"):
                old = f"encoder.layer.{n}."
                qkv = [given[f"{old}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
                named[f"blocks.{n}.qkv.{kind}"] = torch.cat(qkv)
                for ours, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    named[f"blocks.{n}.{ours}.{kind}"] = given[f"{old}{theirs}.{kind}"]
        self.load_state_dict(named)


class LinkHead(nn.Module):
    """Labels every piece of a window by its role for one cue."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.near = nn.Embedding(2 * FAR + 2, LINK_WIDTH)
        self.convs = nn.ModuleList(
            nn.Conv1d(LINK_WIDTH, LINK_WIDTH, 5, padding=2 * d, dilation=d) for d in (1, 2, 4)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(LINK_WIDTH) for _ in range(4))
        self.roles = nn.Linear(LINK_WIDTH, ROLES)
        self.drop = nn.Dropout(dropout)

    def forward(
        self, pieces: Tensor, cue: Tensor, gate: Tensor, start: Tensor, end: Tensor
    ) -> Tensor:
        """Return role logits (cues, pieces, roles).

        Shapes: pieces (cues, pieces, link width), cue and gate (cues, link width), start and
        end (cues,): the cue's pieces ``[start, end)``.
        """
        place = torch.arange(pieces.shape[1], device=pieces.device)[None, :]
        before = (place - start[:, None]).clamp(min=-FAR, max=0)
        after = (place - end[:, None] + 1).clamp(min=0, max=FAR)
        inside = (place >= start[:, None]) & (place < end[:, None])
        distance = torch.where(inside, 2 * FAR + 1, before + after + FAR)
        x = pieces + cue[:, None] + pieces * gate[:, None] + self.near(distance)
        x = self.norms[0](F.gelu(x))
        for conv, norm in zip(self.convs, self.norms[1:], strict=True):
            exporting = torch.onnx.is_in_onnx_export()
            y = _as_product(conv, x) if exporting else conv(x.transpose(1, 2)).transpose(1, 2)
            x = norm(x + self.drop(F.gelu(y)))
        return self.roles(x)


def _as_product(conv: nn.Conv1d, x: Tensor) -> Tensor:
    """The same convolution as one matrix product, which ONNX Runtime computes in int8."""
    reach, step = conv.padding[0], conv.dilation[0]
    padded = F.pad(x, (0, 0, reach, reach))
    shifted = [padded[:, n * step : n * step + x.shape[1]] for n in range(conv.kernel_size[0])]
    weights = conv.weight.permute(2, 1, 0).reshape(-1, conv.out_channels)
    return torch.cat(shifted, dim=-1) @ weights + conv.bias


class PairHead(nn.Module):
    """Scores pairs of words, given as rows of a table of vectors."""

    def __init__(self, outputs: int, shown: int, dropout: float = 0.1, width: int = MENTION_WIDTH):
        super().__init__()
        self.one = nn.Linear(width, PAIR_WIDTH)
        self.other = nn.Linear(width, PAIR_WIDTH, bias=False)
        self.product = nn.Linear(width, PAIR_WIDTH, bias=False)
        self.shown = nn.Linear(shown, PAIR_WIDTH, bias=False)
        self.deep = nn.Linear(PAIR_WIDTH, PAIR_WIDTH)
        self.out = nn.Linear(PAIR_WIDTH, outputs)
        self.drop = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, one: Tensor, other: Tensor, shown: Tensor) -> Tensor:
        """Shapes: (words, width), (pairs,) twice, (pairs, shown) to (pairs, outputs)."""
        x = self.one(vectors)[one] + self.other(vectors)[other]
        x = x + self.product(vectors[one] * vectors[other]) + self.shown(shown)
        x = self.drop(F.gelu(x))
        return self.out(self.drop(F.gelu(self.deep(x))))


class Network(nn.Module):
    """Encoder and all heads; and tags of all roles together, to steady the training."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.encoder = Encoder(dropout)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.any_role = nn.Linear(WIDTH, 3)
        self.piece = nn.Linear(WIDTH, LINK_WIDTH)
        self.cue = nn.Linear(WIDTH, 2 * LINK_WIDTH)
        self.link = LinkHead(dropout)
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        self.mention = nn.Linear(WIDTH, MENTION_WIDTH)
        self.same = PairHead(1, SHOWN, dropout)
        self.related = PairHead(len(RELATIONS), SHOWN + 1, dropout)
        self.events = nn.Sequential(
            nn.Linear(WIDTH, EVENT_WIDTH),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(EVENT_WIDTH, len(EVENTS)),
        )
        self.statuses = nn.Linear(WIDTH, len(STATUSES))
        self.modes = nn.Linear(WIDTH, len(MODES))
        self.act = nn.Linear(WIDTH, ACT_WIDTH)
        self.parts = PairHead(len(PARTS), PARTS_SHOWN, dropout, ACT_WIDTH)
        self.drop = nn.Dropout(dropout)

    def encode(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, ...]:
        """Return what is computed for every piece.

        Cue-tag logits, vectors for the link head, of a cue, kind logits, vectors of a mention,
        logits of events, of their statuses and modes, vectors of what takes part.
        """
        x = self.encoder(ids, cases)
        statements = self.tags(x), self.piece(x), self.cue(x)
        mentions = self.kinds(x), self.mention(x)
        return *statements, *mentions, self.events(x), self.statuses(x), self.modes(x), self.act(x)

    def links(
        self, pieces: Tensor, cues: Tensor, window: Tensor, start: Tensor, end: Tensor
    ) -> Tensor:
        """Return role logits (cues, pieces, roles) for cues given as window, start, end."""
        length = pieces.shape[1]
        place = torch.arange(length, device=pieces.device)[None, :]
        inside = ((place >= start[:, None]) & (place < end[:, None])).to(cues.dtype)
        pooled = (inside[:, None, :] @ cues[window])[:, 0] / inside.sum(1, keepdim=True)
        cue, gate = pooled.chunk(2, dim=-1)
        return self.link(pieces[window], cue, gate, start, end)
