"""Write the trained network as ONNX graphs, the large ones in int8, beside what they need."""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from network import (
    ACT_WIDTH,
    HEADS,
    LINK_WIDTH,
    MENTION_WIDTH,
    PARTS_SHOWN,
    SHOWN,
    WIDTH,
    Network,
)

OPSET = 17
QUANTISED = ("pieces", "links")
SMALL = ("same", "related", "parts")
"""Graphs that stay in float32: together 0.4 MB, and a wrong merge costs more than time."""
Axes = dict[str, dict[int, str]]


class Pieces(nn.Module):
    """Ids to all that is computed for every piece; windows are of one length, none is padded."""

    def __init__(self, network: Network):
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, ...]:
        """Shapes: (windows, length) to (windows, length, …)."""
        tags, pieces, cues, kinds, mentions, *told, acts = self.network.encode(ids, cases)
        events, statuses, modes = (logits.softmax(-1) for logits in told)
        links = tags.softmax(-1), pieces, cues
        return *links, kinds.softmax(-1), mentions, events, statuses, modes, acts


class Links(nn.Module):
    """Vectors of windows and places of cues to the role of every piece for every cue."""

    def __init__(self, network: Network):
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, cues: Tensor, window: Tensor, start: Tensor, end: Tensor
    ) -> Tensor:
        """Shapes: windows' vectors and (cues,) three times to (cues, length, roles)."""
        return self.network.links(pieces, cues, window, start, end).softmax(-1)


def trace(network: Network, folder: Path) -> None:
    """Write the five graphs in float32."""
    network.eval()
    ids = torch.ones(2, 32, dtype=torch.long)
    windows = {0: "windows", 1: "length"}
    outputs = ["tags", "pieces", "cues", "kinds", "mentions"]
    outputs += ["events", "statuses", "modes", "acts"]
    _write(
        Pieces(network),
        (ids, torch.zeros_like(ids)),
        folder / "pieces.onnx",
        dict.fromkeys(["ids", "cases"], windows),
        dict.fromkeys(outputs, windows),
    )
    pieces, cues = torch.ones(2, 32, LINK_WIDTH), torch.ones(2, 32, 2 * LINK_WIDTH)
    at = torch.tensor([0, 1, 1])
    _write(
        Links(network),
        (pieces, cues, at, at + 2, at + 4),
        folder / "links.onnx",
        {
            "pieces": windows,
            "cues": windows,
            **{name: {0: "found"} for name in ("window", "start", "end")},
        },
        {"roles": {0: "found", 1: "length"}},
    )
    for name, head, width, shown in (
        ("same", network.same, MENTION_WIDTH, SHOWN),
        ("related", network.related, MENTION_WIDTH, SHOWN + 1),
        ("parts", network.parts, ACT_WIDTH, PARTS_SHOWN),
    ):
        _write(
            head,
            (torch.ones(4, width), at, at, torch.ones(3, shown)),
            folder / f"{name}.onnx",
            {
                "vectors": {0: "words"},
                **{name: {0: "pairs"} for name in ("one", "other", "shown")},
            },
            {"scores": {0: "pairs"}},
        )


def _write(
    module: nn.Module, example: tuple[Tensor, ...], path: Path, given: Axes, returned: Axes
) -> None:
    torch.onnx.export(
        module,
        example,
        str(path),
        dynamo=False,
        opset_version=OPSET,
        input_names=list(given),
        output_names=list(returned),
        dynamic_axes={**given, **returned},
        custom_opsets={"com.microsoft": 1},
    )


def fuse(path: Path) -> None:
    """Let ONNX Runtime's optimiser merge what it knows of BERT in the graph of a file.

    But for the sum before a norm: its fused operator is slower than the two apart, by which the
    whole graph loses a quarter of its speed.
    """
    options = FusionOptions("bert")
    options.enable_attention = False
    options.enable_skip_layer_norm = False
    fused = optimize_model(
        str(path),
        model_type="bert",
        num_heads=HEADS,
        hidden_size=WIDTH,
        optimization_options=options,
    )
    fused.save_model_to_file(str(path))


def export(network: Network, tokeniser: Path, settings: dict[str, float], out: Path) -> None:
    """Write graphs, tokeniser, settings and hashes into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        traced = Path(folder)
        trace(network, traced)
        fuse(traced / "pieces.onnx")
        for name in SMALL:
            shutil.copy(traced / f"{name}.onnx", out)
        for name in QUANTISED:
            quantize_dynamic(
                str(traced / f"{name}.onnx"),
                str(out / f"{name}.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )
    shutil.copy(tokeniser, out / "tokeniser.json")
    uncut = json.loads((out / "tokeniser.json").read_text(encoding="utf-8"))
    uncut |= {"truncation": None, "padding": None}
    (out / "tokeniser.json").write_text(json.dumps(uncut, ensure_ascii=False), encoding="utf-8")
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    names = [*(f"{name}.onnx" for name in (*QUANTISED, *SMALL)), "tokeniser.json", "settings.json"]
    hashes = (f"{hashlib.sha256((out / n).read_bytes()).hexdigest()}  {n}\n" for n in names)
    (out / "weights.sha256").write_text("".join(hashes), encoding="utf-8")


def main() -> None:
    """Export a checkpoint."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("--base", type=Path, required=True, help="folder of the base model's files")
    ap.add_argument("--settings", type=json.loads, default={}, help="JSON of encoder.Settings")
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    network = Network()
    network.load_state_dict(torch.load(args.checkpoint))
    export(network, args.base / "tokenizer.json", args.settings, args.out)


if __name__ == "__main__":
    main()
