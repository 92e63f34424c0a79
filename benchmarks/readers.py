"""One reader of reports, alone in its process: what it costs, as one line of JSON.

``python benchmarks/readers.py NAME TEXTS.jsonl[.gz] --reports N --weights FOLDER``. Started by
``benchmarks/peers.py``, with the interpreter in which that reader is installed: so nothing is
imported before a reader needs it.

Processor time is that of the whole process, after the first reports were read once to warm up;
loading is told apart. Words are what ``str.split`` gives. Results are counted and let go.
"""

import argparse
import gzip
import importlib
import json
import platform
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

BATCH = 32
"""Reports to warm up with, and that a bare pipeline holds at once: so peaks can be compared."""
REFUSED = -1

Row = dict[str, str]
Read = Callable[[list[Row]], Iterator[int]]
"""Reads reports; gives for each how much was found in it, or ``REFUSED``."""


class Made(NamedTuple):
    """A reader that is loaded, and the releases of what it runs on."""

    read: Read
    runs_on: tuple[str, ...]


def according(args: argparse.Namespace) -> Made:
    """The whole reading: every record, as `according read` makes them."""
    from according.ingest import Given, document_from_text
    from according.model import Failure
    from according.reading import Reader

    reader = Reader.load()

    def read(rows: list[Row]) -> Iterator[int]:
        documents = (document_from_text(r["text"], given=Given(id=r["id"])) for r in rows)
        for reading in reader.read(documents):
            yield REFUSED if isinstance(reading, Failure) else len(reading.statements)

    return Made(read, ("spacy", "onnxruntime", "numpy"))


def encoder(args: argparse.Namespace) -> Made:
    """According's encoder alone, with what is read off it."""
    from according.encoder import load_encoder
    from according.ingest import Given, document_from_text

    layers = load_encoder().reader

    def read(rows: list[Row]) -> Iterator[int]:
        documents = [document_from_text(r["text"], given=Given(id=r["id"])) for r in rows]
        for begin in range(0, len(documents), BATCH):
            yield from (0 for _ in layers.read(documents[begin : begin + BATCH]))

    return Made(read, ("onnxruntime", "numpy"))


def spacy(args: argparse.Namespace) -> Made:
    """The stock pipeline with nothing switched off: what the others stand on, and finds nothing."""
    nlp = load_spacy(args.weights)
    return Made(lambda rows: (0 for _ in parses(nlp, rows)), ("spacy", "numpy"))


def textacy(args: argparse.Namespace) -> Made:
    """Direct quotations by textacy's rules; it refuses a text with an odd number of quote marks."""
    found = importlib.import_module("textacy.extract.triples").direct_quotations
    nlp = load_spacy(args.weights)

    def read(rows: list[Row]) -> Iterator[int]:
        for doc in parses(nlp, rows):
            try:
                yield sum(1 for _ in found(doc))
            except ValueError:
                yield REFUSED

    return Made(read, ("textacy", "spacy", "numpy"))


VERBS = """
accuse acknowledge add admit agree allege announce argue ask assert believe call claim comment
complain concede conclude confirm criticize declare demand deny describe estimate expect explain
insist mention note observe predict promise propose recall remark repeat reply report respond
reveal say state stress suggest suspect tell think urge vow warn write
"""
SAYING = frozenset(VERBS.split())
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CONTENTS = frozenset({"ccomp", "xcomp"})


def told(doc: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Give source, verb and content of each verb of saying that has a subject and a complement."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in SAYING:
            continue
        source = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        content = next((c for c in verb.children if c.dep_ in CONTENTS), None)
        if source is None:
            continue
        if content is not None:
            yield subtree(source), verb, subtree(content)
        elif verb.dep_ in {"parataxis", "ccomp"}:  # "words, she said": the verb hangs on the words
            yield subtree(source), verb, subtree(verb.head)
        else:
            quoted = [t for t in verb.sent if t.is_quote]
            if len(quoted) > 1:
                yield subtree(source), verb, doc[quoted[0].i : quoted[-1].i + 1]


def subtree(token: Any) -> Any:
    """Give the words from the first to the last of all that hangs on one."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def saying(args: argparse.Namespace) -> Made:
    """Verbs of saying over the parse: the baseline that one writes in an afternoon."""
    nlp = load_spacy(args.weights)
    return Made(
        lambda rows: (sum(1 for _ in told(doc)) for doc in parses(nlp, rows)), ("spacy", "numpy")
    )


def citron(args: argparse.Namespace) -> Made:
    """Citron from a checkout, on the same weights of spaCy as the others."""
    sys.path.insert(0, str(args.citron))
    main, logger = (importlib.import_module(f"citron.{name}") for name in ("citron", "logger"))
    logger.logger.setLevel("WARNING")
    marks = importlib.import_module("spacy.tokens").Span
    # As citron.utils.get_parser does, which loads another model by name.
    marks.set_extension(
        "to_json", method=lambda span: {"start": span.start, "end": span.end, "text": span.text}
    )
    for name in ("probability", "is_plural", "gender"):
        marks.set_extension(name, default=None)
    models = sorted((args.citron / "models").glob("*/cue-classifier.pickle"))
    if not models:
        raise SystemExit(f"{args.citron}/models has no model (a folder with cue-classifier.pickle)")
    extractor = main.Citron(str(models[-1].parent), load_spacy(args.weights))
    return Made(
        lambda rows: (len(extractor.extract(row["text"])["quotes"]) for row in rows),
        ("spacy", "scikit-learn", "python-crfsuite", "numpy"),
    )


READERS: dict[str, Callable[[argparse.Namespace], Made]] = {
    each.__name__: each for each in (according, encoder, spacy, textacy, saying, citron)
}


def load_spacy(weights: Path) -> Any:
    """Load the stock pipeline from the folder of its weights."""
    return importlib.import_module("spacy").load(weights)


def parses(nlp: Any, rows: Iterable[Row]) -> Iterator[Any]:
    """Parse the texts of reports."""
    return iter(nlp.pipe((row["text"] for row in rows), batch_size=BATCH))


def reports(path: Path, most: int) -> list[Row]:
    """Read the first reports of a file of JSON Lines."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(most), lines, strict=False)]
    return [{"id": row["id"], "text": row["text"]} for row in rows]


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, args: argparse.Namespace) -> dict[str, Any]:
    """Load a reader, warm it up, read, and tell the cost."""
    rows = reports(args.texts, args.reports)
    began = time.process_time()
    made = READERS[name](args)
    loaded, after_loading = time.process_time(), peak()
    warm = sum(1 for _ in made.read(rows[:BATCH]))
    began_reading = time.process_time()
    found = list(made.read(rows))
    seconds = time.process_time() - began_reading
    if warm != min(BATCH, len(rows)) or len(found) != len(rows):
        raise SystemExit(f"{name} lost reports: {len(found)} of {len(rows)}")
    return {
        "reports": len(rows),
        "words": sum(len(row["text"].split()) for row in rows),
        "load_seconds": loaded - began,
        "seconds": seconds,
        "found": sum(each for each in found if each != REFUSED),
        "refused": found.count(REFUSED),
        "loaded_mb": after_loading,
        "peak_mb": peak(),
        "runs_on": [
            f"Python {platform.python_version()}",
            *(f"{each} {version(each)}" for each in made.runs_on),
        ],
    }


def main() -> None:
    """Measure one reader and print what it cost."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("name", choices=sorted(READERS))
    ap.add_argument("texts", type=Path, help="lines with `id` and `text`")
    ap.add_argument("--reports", type=int, default=150, help="how many of them are read")
    ap.add_argument("--weights", type=Path, help="folder of spaCy's en_core_web_md")
    ap.add_argument("--citron", type=Path, help="a checkout of Citron with its models")
    args = ap.parse_args()
    warnings.filterwarnings("ignore", message=r"\[W095\]")  # weights of 3.7 under spaCy 3.8
    print(json.dumps(measure(args.name, args)))


if __name__ == "__main__":
    main()
