"""The library that runs the graphs, told to keep to itself."""

import os
from pathlib import Path
from typing import Any, Protocol

_THREADS = 1
"""More threads finish one text sooner but cost more processor time in all; many texts are better
read by many processes."""


class Session(Protocol):
    """A graph that is ready to run."""

    def run(self, outputs: list[str] | None, given: dict[str, Any]) -> list[Any]:
        """Run it on arrays by the names of its inputs; return the outputs asked for, or all."""


def open_session(path: Path) -> Session:
    """Make a graph ready.

    onnxruntime's wheels send Microsoft word of their use unless this variable is set before they
    are imported; its own ``disable_telemetry_events`` comes too late for the first one. Nothing
    leaves the machine on our account, so it is set, and the import waits until here.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    # Texts are of every length: plans kept for each shape would grow without end.
    options.enable_mem_pattern = False
    session: Session = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"]
    )
    return session
