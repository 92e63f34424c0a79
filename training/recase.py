"""Learn the case of words: ``python training/recase.py --gold FOLDER``.

Counts in which case each word stands inside sentences of ordinary text, and learns from those
counts, from the order of the pipeline's vectors and from a word's neighbours whether it is a name.
Only counts of single words and weights are written out. While the weights are learned, a text's
own words are not among the counts, so that a count is trusted as far as it holds for new texts.
"""

import argparse
import gzip
import json
import random
import re
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import spacy
from numpy.typing import NDArray

from according.language.pipeline import weights_folder
from according.language.recase.features import Features, Seen, alone, in_context, shape
from according.language.recase.model import CaseModel, Logits, Weights, elsewhere
from according.language.recase.words import Word, words_of
from according.language.vocabulary import Vocabulary
from according.model import Span

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "according" / "lexicon" / "data"
TRAIN = (
    *("attribution/train", "time/train", "coref_gum/train", "coref_cdec/train"),
    *("events/plover_sentences_train", "events/plover_synthetic_train"),
    "entities_relations/crossre_politics_train",
)
FOLDS = 5
LEARNED_FROM = 2000
"""Documents that the weights are learned from; all are counted."""
LEAST_DOCUMENTS = 3
FEWEST_WORDS = 6
MOST_CAPITALS = 0.6
"""A line with more is a headline in capitals."""
RARE = 20
"""A feature that is met fewer times has no weight."""
SMALL = 0.1
"""Nor has one whose weight is nearer to 0."""
NOTHING = Seen()
Floats = NDArray[np.float64]


class Example(msgspec.Struct, frozen=True):
    """A document's lines of ordinary text: their words and how each is printed."""

    fold: int
    paragraphs: list[list[Word]]
    printed: list[list[str]]


def ordinary_lines(text: str) -> Iterator[Span]:
    """Return the lines of a text in which case tells names: no headlines, no addresses."""
    for line in re.finditer(r"[^\n]+", text):
        words = [word for word in line[0].split() if word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in words)
        if len(words) >= FEWEST_WORDS and 0 < capitals <= MOST_CAPITALS * len(words):
            yield Span(*line.span())


def examples(folder: Path) -> Iterator[Example]:
    """Read the texts to learn from, as words and how each is printed."""
    for number, text in enumerate(text for name in TRAIN for text in texts(folder, name)):
        spans = list(ordinary_lines(text))
        paragraphs = [words_of(text, span) for span in spans]
        printed = [[word.span.of(text) for word in words] for words in paragraphs]
        yield Example(random.Random(number).randrange(FOLDS), paragraphs, printed)


def texts(folder: Path, name: str) -> Iterator[str]:
    """Read the texts of one file of annotated reports."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def counted(word: Word) -> bool:
    """Tell whether a word's case says something of the word: not at a sentence's start."""
    return not word.opens and not word.initials and len(word.key) > 1


def is_name(printed: str) -> bool:
    """Tell whether a word is printed as a name: with a capital anywhere."""
    return not printed.islower()


class Counts:
    """In how many places, and in how many documents, a word stands in each case, by fold."""

    def __init__(self, documents: Iterable[Example]):
        self._places: list[defaultdict[str, list[int]]] = [
            defaultdict(lambda: [0, 0, 0]) for _ in range(FOLDS)
        ]
        self._documents: list[defaultdict[str, int]] = [defaultdict(int) for _ in range(FOLDS)]
        for document in documents:
            keys = set()
            for words, printed in zip(document.paragraphs, document.printed, strict=True):
                for word, form in zip(words, printed, strict=True):
                    if counted(word):
                        case = 0 if form.islower() else 2 if form.isupper() else 1
                        self._places[document.fold][word.key][case] += 1
                        keys.add(word.key)
            for key in keys:
                self._documents[document.fold][key] += 1

    def without(self, fold: int | None) -> dict[str, Seen]:
        """Return the counts of all folds but one, of words that stand in enough documents."""
        used = [n for n in range(FOLDS) if n != fold]
        keys = {key for n in used for key in self._places[n]}
        found = {}
        for key in keys:
            if sum(self._documents[n].get(key, 0) for n in used) >= LEAST_DOCUMENTS:
                each = (self._places[n][key] for n in used if key in self._places[n])
                found[key] = Seen(*(rounded(sum(case)) for case in zip(*each, strict=True)))
        return found


def rounded(count: int) -> int:
    """Round a count down to a power of two: how often is enough, and words share a line."""
    return 1 << (count.bit_length() - 1) if count else 0


class Logistic:
    """A logistic regression over named features, by L-BFGS."""

    def __init__(self, features: list[Features], truth: list[bool], *, held: float):
        times: defaultdict[str, int] = defaultdict(int)
        for one in features:
            for name in one:
                times[name] += 1
        names = [name for name, count in times.items() if count >= RARE]
        index = {name: at for at, name in enumerate(names)}
        entries = [
            (row, index[name], value)
            for row, one in enumerate(features)
            for name, value in one.items()
            if name in index
        ]
        rows, columns, values = (np.array(part) for part in zip(*entries, strict=True))
        found = fitted(rows, columns, values.astype(float), np.array(truth, float), held)
        self.weights = {
            name: round(float(found[at]), 2)
            for name, at in sorted(index.items())
            if abs(found[at]) >= SMALL
        }


def fitted(
    rows: NDArray[np.int64], columns: NDArray[np.int64], values: Floats, truth: Floats, held: float
) -> Floats:
    """Return the weights that make the truth likeliest, held near 0."""
    count = int(columns.max()) + 1

    def loss(weights: Floats) -> tuple[float, Floats]:
        logits = np.bincount(rows, values * weights[columns], len(truth))
        error = 1 / (1 + np.exp(-logits)) - truth
        slope = np.bincount(columns, values * error[rows], count) + held * weights
        return float(
            (np.logaddexp(0, logits) - truth * logits).sum() + held / 2 * weights @ weights
        ), slope

    weights = np.zeros(count)
    now, slope = loss(weights)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(80):
        way = direction(slope, steps)
        length = 1.0
        while True:
            tried = weights + length * way
            then, new_slope = loss(tried)
            if then <= now + 1e-4 * length * float(slope @ way) or length < 1e-4:
                break
            length /= 2
        steps = [*steps[-9:], (tried - weights, new_slope - slope)]
        done = abs(now - then) < 1e-5 * abs(now)
        weights, now, slope = tried, then, new_slope
        if done:
            break
    return weights


def direction(slope: Floats, steps: list[tuple[Floats, Floats]]) -> Floats:
    """Return the way to step: L-BFGS, from the steps before and how the slope bent on them."""
    way = -slope
    if not steps:
        return way / np.abs(slope).sum()
    shares = []
    for step, bend in reversed(steps):
        share = step @ way / (step @ bend)
        shares.append(share)
        way = way - share * bend
    step, bend = steps[-1]
    way = way * (step @ bend) / (bend @ bend)
    for (step, bend), share in zip(steps, reversed(shares), strict=True):
        way = way + (share - bend @ way / (step @ bend)) * step
    return way


def learn(documents: list[Example], counts: Counts, vocabulary: Vocabulary) -> Weights:
    """Learn the models one after the other, each from what the one before it says."""
    without = [counts.without(fold) for fold in range(FOLDS)]
    places = [
        (d, p, at)
        for d, document in enumerate(documents)
        for p, words in enumerate(document.paragraphs)
        for at, word in enumerate(words)
        if counted(word)
    ]
    truth = [is_name(documents[d].printed[p][at]) for d, p, at in places]

    @cache
    def by_itself(key: str, fold: int) -> Features:
        return alone(key, without[fold].get(key, NOTHING), vocabulary)

    weights = {
        "alone": Logistic(
            [
                by_itself(documents[d].paragraphs[p][at].key, documents[d].fold)
                for d, p, at in places
            ],
            truth,
            held=1.0,
        ).weights,
        "first": {},
        "second": {},
        "shape": {},
    }
    models = [CaseModel(Weights(**weights), seen, vocabulary) for seen in without]
    logits = [
        [[models[d.fold].alone(w) for w in words] for words in d.paragraphs] for d in documents
    ]
    for name in ("first", "second"):
        means = [
            elsewhere(d.paragraphs, one) if name == "second" else [{} for _ in d.paragraphs]
            for d, one in zip(documents, logits, strict=True)
        ]
        features = [
            in_context(documents[d].paragraphs[p], at, logits[d][p], means[d][p].get(at))
            for d, p, at in places
        ]
        weights[name] = Logistic(features, truth, held=2.0).weights
        del features
        logits = [
            CaseModel.passed(weights[name], d.paragraphs, one, mean)
            for d, one, mean in zip(documents, logits, means, strict=True)
        ]
        print(name, len(weights[name]), file=sys.stderr)
    weights["shape"] = Logistic(
        *shapes(documents, places, logits, without, vocabulary), held=1.0
    ).weights
    return Weights(**weights)


def shapes(
    documents: list[Example],
    places: list[tuple[int, int, int]],
    logits: list[list[Logits]],
    without: list[dict[str, Seen]],
    vocabulary: Vocabulary,
) -> tuple[list[Features], list[bool]]:
    """Return what tells of the names which are all in capitals, and which are."""
    features, truth = [], []
    for d, p, at in places:
        words, printed = documents[d].paragraphs[p], documents[d].printed[p][at]
        if not is_name(printed):
            continue
        near = logits[d][p]
        before = at > 0 and words[at].before == " " and near[at - 1] > 0
        after = at + 1 < len(words) and words[at].after == " " and near[at + 1] > 0
        seen = without[documents[d].fold].get(words[at].key, NOTHING)
        features.append(shape(words[at], seen, vocabulary, before, after))
        truth.append(printed.isupper())
    return features, truth


def write_counts(path: Path, seen: Mapping[str, Seen]) -> None:
    """Write the counts, the words with the same counts on one line."""
    lines: defaultdict[Seen, list[str]] = defaultdict(list)
    for key, one in seen.items():
        lines[one].append(key)
    head = (
        "# Words inside sentences of ordinary text: the places where they stand in small letters,\n"
        "# with a capital, in capitals (rounded down to powers of two). By training/recase.py.\n"
    )
    order = sorted(lines, key=lambda one: (one.small, one.capital, one.upper))
    body = "".join(
        f"{one.small} {one.capital} {one.upper} {' '.join(sorted(lines[one]))}\n" for one in order
    )
    path.write_text(head + body, encoding="utf-8")


def write_weights(path: Path, weights: Weights) -> None:
    """Write the weights of each model as a table."""
    lines = [
        "# By training/recase.py: what each feature counts, in natural logarithms of the odds.\n"
    ]
    for name in Weights.__struct_fields__:
        lines.append(f"\n[{name}]\n")
        lines.extend(
            f"{json.dumps(key, ensure_ascii=False)} = {value}\n"
            for key, value in getattr(weights, name).items()
        )
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Count, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated reports")
    given = parser.parse_args()
    warnings.filterwarnings("ignore", message=r"\[W095\]")
    vocabulary = Vocabulary(spacy.load(weights_folder()).vocab)
    documents = list(examples(given.gold))
    counts = Counts(documents)
    sample = random.Random(1).sample(documents, LEARNED_FROM)
    write_counts(DATA / "word_case.txt", counts.without(None))
    write_weights(DATA / "recase_weights.toml", learn(sample, counts, vocabulary))


if __name__ == "__main__":
    main()
