"""Write the trained network as two ONNX graphs in int8, beside what reading them needs."""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from network import HEADS, WIDTH, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

OPSET = 17
GRAPHS = ("pieces", "links")


class Pieces(nn.Module):
    """Ids to cue-tag probabilities and the vectors that the link head takes."""

    def __init__(self, network: Network):
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Shapes: (windows, length) to (windows, length, …)."""
        tags, pieces, cues = self.network.encode(ids, cases, mask)
        return tags.softmax(-1), pieces, cues


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
    """Write ``pieces.onnx`` and ``links.onnx`` in float32."""
    network.eval()
    ids = torch.ones(2, 32, dtype=torch.long)
    zeros = torch.zeros_like(ids)
    windows = {0: "windows", 1: "length"}
    names = ("ids", "cases", "mask", "tags", "pieces", "cues")
    torch.onnx.export(
        Pieces(network),
        (ids, zeros, torch.ones_like(ids)),
        str(folder / "pieces.onnx"),
        dynamo=False,
        opset_version=OPSET,
        input_names=list(names[:3]),
        output_names=list(names[3:]),
        dynamic_axes=dict.fromkeys(names, windows),
    )
    _, pieces, cues = network.encode(ids, zeros, torch.ones_like(ids))
    at = torch.tensor([0, 1, 1])
    places = {name: {0: "found"} for name in ("window", "start", "end")}
    torch.onnx.export(
        Links(network),
        (pieces, cues, at, at + 2, at + 4),
        str(folder / "links.onnx"),
        dynamo=False,
        opset_version=OPSET,
        input_names=["pieces", "cues", *places],
        output_names=["roles"],
        dynamic_axes={
            "pieces": windows,
            "cues": windows,
            **places,
            "roles": {0: "found", 1: "length"},
        },
    )


def export(network: Network, tokeniser: Path, settings: dict[str, float], out: Path) -> None:
    """Write graphs, tokeniser, settings and hashes into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        traced = Path(folder)
        trace(network, traced)
        fused = optimize_model(
            str(traced / "pieces.onnx"), model_type="bert", num_heads=HEADS, hidden_size=WIDTH
        )
        fused.save_model_to_file(str(traced / "pieces.onnx"))
        for name in GRAPHS:
            onnx.checker.check_model(str(traced / f"{name}.onnx"))
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
    names = [*(f"{name}.onnx" for name in GRAPHS), "tokeniser.json", "settings.json"]
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
