"""How fast reading is: words per processor second, each part and the whole, in one process.

``python benchmarks/reading.py TEXTS.jsonl[.gz] [--reports 150]``: lines with ``id`` and ``text``.
The texts are read once to warm up and once for the measure. Words are what ``str.split`` gives.
"""

import argparse
import gzip
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

from according.encoder import load_encoder
from according.ingest import Given, document_from_text
from according.language import Pipeline
from according.model import Document, Failure
from according.reading import Reader

BATCH = 32


def texts(path: Path, most: int) -> list[Document]:
    """Read documents from JSON Lines."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(most), lines, strict=False)]
    return [document_from_text(row["text"], given=Given(id=row["id"])) for row in rows]


def seconds(work: Callable[[], object]) -> float:
    """Return processor seconds of the second of two runs."""
    work()
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Measure and print a table."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("texts", type=Path)
    ap.add_argument("--reports", type=int, default=150)
    args = ap.parse_args()
    documents = texts(args.texts, args.reports)
    words = sum(len(d.text.split()) for d in documents)
    reader = Reader.load()
    pipeline, layers = Pipeline.load(), load_encoder().reader

    def encode() -> None:
        for begin in range(0, len(documents), BATCH):
            layers.read(documents[begin : begin + BATCH])

    def read() -> None:
        failed = [r for r in reader.read(documents) if isinstance(r, Failure)]
        assert not failed, failed

    spacy_alone = words / seconds(lambda: list(pipeline.parse(documents)))
    print(f"{len(documents)} reports, {words} words")
    for name, speed in (
        ("spaCy alone", spacy_alone),
        ("encoder alone", words / seconds(encode)),
        ("whole reading", words / seconds(read)),
    ):
        print(
            f"{name:14} {speed:8.0f} words a processor second, {speed / spacy_alone:.2f} of spaCy"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory    {peak:8.0f} MB (two pipelines and two encoders loaded)")


if __name__ == "__main__":
    main()
