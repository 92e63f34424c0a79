"""Weights that judge whether two events are one happening.

    python training/incidents.py anything READINGS [GOLD]     from ECB+ train
    python training/incidents.py violence READINGS [GOLD]     from the reports of shootings, dev
    python training/incidents.py undated READINGS [GOLD]      the same reports, read without their
                                                              days of publication

GOLD: the folder of the gold. READINGS: the reports read by ``according read``, with events of
every type for ECB+. Logistic regression with numpy alone, L2 on standardised features, by Newton's
method. Both print what cross-validation gives; how many pairs and with what outcome stands in the
weights' heads.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.link.compare.clusters import cluster
from according.link.compare.features import FEATURES
from according.link.compare.features.between import between
from according.link.compare.lexical import Likeness
from according.link.compare.node import Key, Node
from according.link.compare.nodes import nodes_of
from according.link.compare.words import Weights, cosine, stem
from according.model import Event, Reading

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "according" / "link" / "weights"
GOLD = ROOT.parent / "shared" / "gold"
FOLDS = 5
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
LEAST_STORY = 0.05
"""Cosine of two reports below which their events are not compared."""
SINGLE = [feature.name for feature in FEATURES]
_PRODUCTS = """
lemma*story lemma*lead lemma*names lemma*sentence lemma*near lemma*actors lemma*recipients
lemma*rare_side lemma*actors_differ lemma*recipients_differ alike*story alike*sentence alike*lead
alike*rare_side alike*names alike*lead_names alike*figures stem*story stem*lead_names
stem*figures stem*names stem*rare_side concepts*story concepts*sentence type*story
type*rare_side one_report*lemma one_report*alike one_report*sentence one_report*rare_side
one_report*apart lemma*other_time lemma*far_place alike*type lemma*same_time rare_lemma*story
sentence*story rare_side*story actors*recipients early*alike early*lead lemma*early near*alike
story*story
"""
PRODUCTS = _PRODUCTS.split()
NAMES = [*SINGLE, *PRODUCTS]
_CROSS = [tuple(map(SINGLE.index, name.split("*"))) for name in PRODUCTS]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Pairs(msgspec.Struct):
    """Pairs of events with their features."""

    ends: NDArray[np.int64]
    values: Floats

    def where(self, chosen: Bools) -> "Pairs":
        """Return some of them."""
        return Pairs(self.ends[chosen], self.values[chosen])


class Fitted(msgspec.Struct):
    """A logistic regression on the features as they are."""

    bias: float
    weights: Floats

    def of(self, values: Floats) -> Floats:
        """Return probabilities."""
        return np.asarray(1 / (1 + np.exp(-np.clip(values @ self.weights + self.bias, -30, 30))))


def fit(values: Floats, same: Bools, ridge: float) -> Fitted:
    """Fit weights by Newton's method; ``ridge`` is on the standardised weights, not the bias."""
    mean, spread = values.mean(0), values.std(0)
    spread = np.where(spread > 0, spread, 1.0)
    x = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 0.0
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - same) + penalty * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    weights = w[:-1] / spread
    return Fitted(float(w[-1] - weights @ mean), weights)


def compared(nodes: Sequence[Node], chosen: Iterable[tuple[int, int]]) -> Pairs:
    """Work out the features of pairs."""
    ends, rows = [], []
    last, reports = None, None
    for i, j in chosen:
        one, other = sorted((nodes[i], nodes[j]), key=lambda node: node.key)
        these = one.report.document, other.report.document
        if these != last or reports is None:
            last, reports = these, between(one.report, other.report)
        single = [feature.value(one, other, reports) for feature in FEATURES]
        ends.append((i, j))
        rows.append([*single, *(single[a] * single[b] for a, b in _CROSS)])
    return Pairs(np.array(ends).reshape(-1, 2), np.array(rows).reshape(-1, len(NAMES)))


def write(name: str, fitted: Fitted, told: Sequence[str]) -> None:
    """Write weights as TOML."""
    lines = [f"# {line}" for line in told]
    lines += [f"bias = {fitted.bias:.5f}", "", "[weights]"]
    for feature, weight in zip(NAMES, fitted.weights.tolist(), strict=True):
        key = f'"{feature}"' if "*" in feature else feature
        if abs(weight) >= 1e-5:
            lines.append(f"{key} = {weight:.5f}")
    (WEIGHTS / f"{name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def readings(path: str) -> Iterable[Reading]:
    """Read readings, without the lines that stand for failures."""
    with Path(path).open("rb") as lines:
        for line in lines:
            if "error" not in msgspec.json.decode(line):
                yield msgspec.json.decode(line, type=Reading)


def gold_rows(gold: Path, name: str) -> list[dict]:  # type: ignore[type-arg]
    """Read gold."""
    with gzip.open(gold / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def fold_of(name: str) -> int:
    """Return the fold that a topic or an incident falls into."""
    return sha256(name.encode()).digest()[0] % FOLDS


# ECB+


def anything(path: str, folder: Path) -> None:
    """Learn from ECB+ train; its topics are the folds."""
    gold = {row["id"]: row for row in gold_rows(folder, "coref_cdec/train.jsonl.gz")}
    nodes: list[Node] = []
    labels: list[str] = []
    topics: list[str] = []
    for reading in readings(path):
        row = gold.get(reading.id)
        if row is None:
            continue
        for node, event in zip(nodes_of(reading), reading.events, strict=True):
            label = _label(row, event)
            if label is not None:
                nodes.append(node)
                labels.append(f"{row['topic']} {label}")
                topics.append(row["topic"])
    pairs = compared(nodes, _within_topics(nodes, topics))
    same = np.array([labels[i] == labels[j] for i, j in pairs.ends])
    fold = np.array([fold_of(topics[i]) for i, _ in pairs.ends])
    told = [
        "Made by: python training/incidents.py anything READINGS (ECB+ train).",
        f"{len(nodes)} events, {len(same)} pairs, {int(same.sum())} of one happening.",
    ]
    for ridge in (10.0, 100.0, 300.0):
        scores = np.zeros(len(same))
        for each in range(FOLDS):
            model = fit(pairs.values[fold != each], same[fold != each], ridge)
            scores[fold == each] = model.of(pairs.values[fold == each])
        best = max(_b_cubed(nodes, labels, pairs, scores, t) for t in THRESHOLDS)
        told.append(f"ridge {ridge:g}: B-cubed {best[0]:.3f} at {best[1]} by topics held out.")
    write("anything", fit(pairs.values, same, 100.0), told)
    print("\n".join(told))


def _label(row: dict, event: Event) -> str | None:  # type: ignore[type-arg]
    """Return the cluster of a word; none: it stands in a sentence that was not gone over.

    A word of such a sentence that the gold does not have is of no happening but its own.
    """
    span = event.span
    for mention in row["mentions"]:
        action = mention["kind"] == "action" and mention["validated_sentence"]
        if action and any(span.start < end and start < span.end for start, end in mention["spans"]):
            return str(mention["cluster"])
    sentence = next((n for _, end, n in row["tokens"] if end > span.start), None)
    if sentence in row["validated_sentences"]:
        return f"alone {row['id']} {event.id}"
    return None


def _within_topics(nodes: Sequence[Node], topics: Sequence[str]) -> Iterable[tuple[int, int]]:
    by: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, node in enumerate(nodes):
        by[topics[i]][node.report.document].append(i)
    for topic in sorted(by):
        for one, other in combinations(sorted(by[topic]), 2):
            a, b = by[topic][one], by[topic][other]
            story = cosine(nodes[a[0]].report.words, nodes[b[0]].report.words)
            if story >= LEAST_STORY:
                yield from ((i, j) for i in a for j in b if _alike(nodes[i], nodes[j], story))
        for group in by[topic].values():
            yield from (
                (i, j) for i, j in combinations(group, 2) if _alike(nodes[i], nodes[j], 0.0)
            )


def _alike(one: Node, other: Node, story: float) -> bool:
    words = Likeness.load()
    return (
        story > 0.2
        or stem(one.lemma)[:5] == stem(other.lemma)[:5]
        or one.type == other.type != "OTHER"
        or words.alike(one.lemma, other.lemma) > 0.25
        or words.share(one.lemma, other.lemma) > 0.2
    )


# Shootings


def violence(path: str, folder: Path, name: str = "violence") -> None:
    """Learn from reports of shootings: of each two reports, their likeliest events.

    Every pair is scored by weights that saw neither of its two incidents.
    """
    truth = {row["id"]: row["incident"] for row in gold_rows(folder, "casualties/dev.jsonl.gz")}
    nodes = [node for reading in readings(path) for node in _tellings(nodes_of(reading))]
    incident = [truth[node.report.document] for node in nodes]
    pairs = compared(nodes, _like_reports(nodes))
    same = np.array([incident[i] == incident[j] for i, j in pairs.ends])
    places = {d: n for n, d in enumerate(sorted({n.report.document for n in nodes}))}
    document = np.array([places[node.report.document] for node in nodes])
    keys = document[pairs.ends].astype(np.int64)
    keys.sort(axis=1)
    of = keys[:, 0] * len(places) + keys[:, 1]
    fold = np.array([[fold_of(incident[i]), fold_of(incident[j])] for i, j in pairs.ends])
    scores = np.zeros(len(same))
    ridge = 100.0
    for a in range(FOLDS):
        for b in range(a, FOLDS):
            held = (fold.min(1) == a) & (fold.max(1) == b)
            seen = ~np.isin(fold, [a, b]).any(1)
            model = _fit_best(pairs.values[seen], same[seen], of[seen], ridge)
            scores[held] = model.of(pairs.values[held])
    told = [
        f"Made by: python training/incidents.py {name} READINGS (reports of shootings, dev).",
        f"{len(nodes)} tellings, {len(same)} pairs, of which {int(same.sum())} in two reports of "
        "one incident.",
        *_pairwise(nodes, truth, pairs, scores),
    ]
    write(name, _fit_best(pairs.values, same, of, ridge), told)
    print("\n".join(told))


def _tellings(nodes: Sequence[Node]) -> list[Node]:
    """Return the first word for each violent happening of a report, the first four."""
    first: dict[Key, Node] = {}
    for node in nodes:
        if node.type == "ASSAULT":
            first.setdefault(node.happening, node)
    return list(first.values())[:4]


def _like_reports(nodes: Sequence[Node]) -> Iterable[tuple[int, int]]:
    of: dict[str, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        of[node.report.document].append(i)
    documents = sorted(of)
    reports = [nodes[of[document][0]].report for document in documents]
    words, names = _likeness([r.words for r in reports]), _likeness([r.names for r in reports])
    for a, b in np.argwhere(np.triu((words > 0.15) | (names > 0.2), 1)).tolist():
        yield from ((i, j) for i in of[documents[a]] for j in of[documents[b]])


def _likeness(bags: Sequence[Weights]) -> NDArray[np.float32]:
    places: dict[str, int] = {}
    for bag in bags:
        for word in bag:
            places.setdefault(word, len(places))
    rows = np.zeros((len(bags), len(places)), dtype=np.float32)
    for n, bag in enumerate(bags):
        rows[n, [places[word] for word in bag]] = list(bag.values())
    return rows @ rows.T


def _fit_best(
    values: Floats, same: Bools, of: NDArray[np.int64], ridge: float, rounds: int = 2
) -> Fitted:
    """Fit, then again to the likeliest pair of each two reports only."""
    model = fit(values, same, ridge)
    for _ in range(rounds):
        order = np.lexsort((-model.of(values), of))
        first = np.r_[True, of[order][1:] != of[order][:-1]]
        chosen = order[first]
        model = fit(values[chosen], same[chosen], ridge)
    return model


# Measures for choosing


def _grouped(
    nodes: Sequence[Node],
    pairs: Pairs,
    scores: Floats,
    threshold: float,
    name: Callable[[Node], Key],
) -> dict[Key, int]:
    likeliest: dict[tuple[Key, Key], float] = {}
    for (i, j), score in zip(pairs.ends.tolist(), scores.tolist(), strict=True):
        one, other = sorted((name(nodes[i]), name(nodes[j])))
        if score > 0.02 and one != other:
            likeliest[one, other] = max(score, likeliest.get((one, other), 0.0))
    keys = {name(node) for node in nodes}
    groups = cluster(keys, likeliest, threshold=threshold).groups
    return {key: n for n, group in enumerate(groups) for key in group}


def _b_cubed(
    nodes: Sequence[Node], labels: Sequence[str], pairs: Pairs, scores: Floats, threshold: float
) -> tuple[float, float]:
    home = _grouped(nodes, pairs, scores, threshold, lambda node: node.key)
    both: dict[tuple[str, int], int] = defaultdict(int)
    mine: dict[int, int] = defaultdict(int)
    gold: dict[str, int] = defaultdict(int)
    for node, label in zip(nodes, labels, strict=True):
        group = home[node.key]
        both[label, group] += 1
        mine[group] += 1
        gold[label] += 1
    p = sum(n * n / mine[g] for (_, g), n in both.items()) / len(nodes)
    r = sum(n * n / gold[label] for (label, _), n in both.items()) / len(nodes)
    return 2 * p * r / (p + r), threshold


def _pairwise(
    nodes: Sequence[Node], truth: dict[str, str], pairs: Pairs, scores: Floats
) -> Iterable[str]:
    sizes: dict[str, int] = defaultdict(int)
    for incident in truth.values():
        sizes[incident] += 1
    total = sum(n * (n - 1) // 2 for n in sizes.values())
    for threshold in THRESHOLDS:
        home = _grouped(nodes, pairs, scores, threshold, lambda n: (n.report.document, ""))
        groups: dict[int, list[str]] = defaultdict(list)
        for (document, _), group in home.items():
            groups[group].append(document)
        found = [pair for group in groups.values() for pair in combinations(group, 2)]
        right = sum(truth[a] == truth[b] for a, b in found)
        p, r = right / max(1, len(found)), right / total
        yield (
            f"At {threshold}, incidents held out: pairs of reports P {100 * p:.1f} "
            f"R {100 * r:.1f} F1 {200 * p * r / max(1e-9, p + r):.1f}."
        )


if __name__ == "__main__":
    {"anything": anything, "violence": violence, "undated": partial(violence, name="undated")}[
        sys.argv[1]
    ](sys.argv[2], Path(sys.argv[3]) if len(sys.argv) > 3 else GOLD)
