"""Training examples for mentions: who is mentioned, who is the same, who stands to whom how.

Three kinds of text, of which each tells something else: GUM marks every mention of everything and
who is the same; CrossRE marks names and relations, sentence by sentence; the project's own
passages mark people, bodies and places with names, nominals and pronouns, and relations.
"""

import gzip
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

import actor_marks
from according.actors.mentions import Mention, mention_at
from according.actors.pairs import ordered_features, pair_features
from according.actors.traits import Traits, traits_of
from according.encoder.pieces import KINDS, RELATIONS
from according.encoder.windows import Encoded, encode, windows_of
from according.ingest.paragraphs import paragraph_spans
from according.language import Pipeline, Syntax, head_of, syntax_of
from according.model import Document, Paragraph
from windows import CLS, SEP, recase

ROOT = Path(__file__).resolve().parents[1]
SIZE, OVERLAP = 254, 84
MARKS = 2
"""Pieces that a window has beside its own."""
FARTHEST = 150
"""Mentions that lie further apart are not compared."""
REACH = 40
"""Tokens between the heads of two mentions whose relation is asked for."""
IGNORED = -100
UNKNOWN = -1
"""Kind of a word of which the annotation does not say whether it is a thing, an event, a time."""

GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}
GUM_KINDS |= {"event": "event", "time": "time"}
CROSSRE_KINDS = {
    **dict.fromkeys(["politician", "person", "musicalartist", "writer"], "person"),
    **dict.fromkeys(["politicalparty", "organisation", "band", "university"], "organisation"),
    **dict.fromkeys(["country", "location"], "place"),
    **dict.fromkeys(["election", "event"], "event"),
}
CROSSRE_RELATIONS = {"part-of": "part_of", "named": "same_as", "physical": "located_in"}
CROSSRE_SILENT = frozenset({"role", "general-affiliation", "opposite", "origin", "related-to"})
"""Relations that could be one of ours or none: such pairs teach nothing."""
OWN_KINDS = {"group": "person"}
"""The network tells people from bodies; one from many, the grammar tells."""


class Text(msgspec.Struct):
    """A text with what it teaches."""

    encoded: Encoded
    syntax: Syntax
    mentions: list[Mention]
    traits: Traits
    clusters: np.ndarray
    """(mentions,): number of the entity; -1 where the text does not say."""
    kinds: np.ndarray
    """(pieces,): index in ``KINDS``, ``UNKNOWN`` or ``IGNORED``."""
    rows: np.ndarray
    """(mentions,): the piece at which each mention's head begins."""
    related: np.ndarray
    """(pairs, 3): subject's and object's row, index in ``RELATIONS``."""


def read_texts(gold: Path, tokeniser: Tokenizer, pipeline: Pipeline) -> list[Text]:
    """Read all training texts that tell of mentions."""
    rows = [*_gum(gold / "coref_gum" / "train.jsonl.gz")]
    rows += _crossre(gold / "entities_relations" / "crossre_politics_train.jsonl.gz")
    for path in sorted((ROOT / "training" / "invented_actors").glob("*.txt")):
        rows += [{**row, "told": "actors"} for row in actor_marks.passages(path)]
    return [text_of(row, tokeniser, parse) for row, parse in _parsed(rows, pipeline)]


def _lines(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _gum(path: Path) -> Iterable[dict]:
    for row in _lines(path):
        mentions = [
            {"span": m["span"], "kind": GUM_KINDS.get(m["type"], "thing"), "cluster": m["cluster"]}
            for m in row["mentions"]
        ]
        yield {"text": row["text"], "mentions": mentions, "relations": None, "told": "all"}


def _crossre(path: Path) -> Iterable[dict]:
    for row in _lines(path):
        mentions = [
            {"span": e["span"], "kind": CROSSRE_KINDS.get(e["type"], "thing"), "cluster": str(n)}
            for n, e in enumerate(row["entities"])
        ]
        by_span = {tuple(m["span"]): m["cluster"] for m in mentions}
        whole = [0, len(row["text"])]
        relations = [
            {
                "subject": by_span[tuple(r["source"])],
                "predicate": CROSSRE_RELATIONS.get(r["type"], "silent"),
                "object": by_span[tuple(r["target"])],
                "span": whole,
            }
            for r in row["relations"]
            if r["type"] in CROSSRE_RELATIONS or r["type"] in CROSSRE_SILENT
        ]
        yield {"text": row["text"], "mentions": mentions, "relations": relations, "told": "names"}


def _parsed(rows: list[dict], pipeline: Pipeline) -> Iterable[tuple[dict, object]]:
    documents = [
        Document(
            id=str(n),
            text=row["text"],
            paragraphs=tuple(map(Paragraph, paragraph_spans(row["text"]))),
        )
        for n, row in enumerate(rows)
    ]
    for row, (_, parse) in zip(rows, pipeline.parse(documents), strict=True):
        yield row, parse


def text_of(row: dict, tokeniser: Tokenizer, parse: object) -> Text:
    """Label a row of ``actor_marks.passages``; its ``told`` says what is marked in it."""
    syntax = syntax_of(parse)
    encoded = encode(tokeniser, row["text"], paragraph_spans(row["text"]))
    heads: dict[int, dict] = {}
    for marked in sorted(row["mentions"], key=lambda m: m["span"][1] - m["span"][0]):
        head = head_of(syntax, *marked["span"])
        if head is not None:
            heads.setdefault(head, marked)
    mentions = [
        mention_at(syntax, head, OWN_KINDS.get(heads[head]["kind"], heads[head]["kind"]))
        for head in sorted(heads)
    ]
    numbers: dict[str, int] = {}
    clusters = [numbers.setdefault(heads[m.head]["cluster"], len(numbers)) for m in mentions]
    place = _rows(encoded, syntax.starts)
    return Text(
        encoded=encoded,
        syntax=syntax,
        mentions=mentions,
        traits=traits_of(syntax, mentions),
        clusters=np.array(clusters if row["told"] != "names" else [-1] * len(mentions)),
        kinds=_kinds(encoded, syntax, place, mentions, row["told"]),
        rows=place[[m.head for m in mentions]] if mentions else np.zeros(0, dtype=np.int64),
        related=_related(row, syntax, mentions, clusters, numbers),
    )


def _rows(encoded: Encoded, starts: np.ndarray) -> np.ndarray:
    return np.maximum(np.searchsorted(encoded.offsets[:, 0], starts, side="right") - 1, 0)


def _kinds(
    encoded: Encoded, syntax: Syntax, place: np.ndarray, mentions: list[Mention], told: str
) -> np.ndarray:
    kinds = np.full(len(encoded.ids), IGNORED, dtype=np.int64)
    for token in range(syntax.size):
        noun = syntax.pos[token] in ("NOUN", "PROPN", "PRON", "NUM", "SYM")
        silent = told != "all" and noun and (told == "actors" or syntax.pos[token] != "PROPN")
        kinds[place[token]] = UNKNOWN if silent else 0
        if silent and told == "names":
            kinds[place[token]] = IGNORED
    for one in mentions:
        kinds[place[one.head]] = KINDS.index(one.kind)
    return kinds


def _related(
    row: dict, syntax: Syntax, mentions: list[Mention], clusters: list[int], numbers: dict[str, int]
) -> np.ndarray:
    """Label the pairs of mentions of a sentence, the nearest of two related actors with theirs."""
    if row["relations"] is None:
        return np.zeros((0, 3), dtype=np.int64)
    labels: dict[tuple[int, int], int] = {}
    for a, one in enumerate(mentions):
        for b, other in enumerate(mentions):
            near = abs(one.head - other.head) <= REACH
            if a != b and near and syntax.sentence[one.head] == syntax.sentence[other.head]:
                labels[a, b] = 0
                if row["told"] == "actors" and clusters[a] == clusters[b]:
                    labels[a, b] = IGNORED
    for told in row["relations"]:
        _label(told, syntax, mentions, clusters, numbers, labels)
    kept = [(a, b, label) for (a, b), label in labels.items() if label != IGNORED]
    return np.array(kept, dtype=np.int64).reshape(-1, 3)


def _label(
    told: dict,
    syntax: Syntax,
    mentions: list[Mention],
    clusters: list[int],
    numbers: dict[str, int],
    labels: dict[tuple[int, int], int],
) -> None:
    start, end = told["span"]
    inside = [n for n, m in enumerate(mentions) if start <= m.span.start and m.span.end <= end]
    subject, object_ = (numbers.get(told[role]) for role in ("subject", "object"))
    pairs = [
        (a, b)
        for a in inside
        for b in inside
        if a != b and clusters[a] == subject and clusters[b] == object_ and (a, b) in labels
    ]
    if told["predicate"] == "same_as":
        pairs = [(a, b) for a, b in pairs if "pronoun" not in (mentions[a].form, mentions[b].form)]
        pairs += [(b, a) for a, b in pairs if (b, a) in labels and (b, a) not in pairs]
    for pair in pairs:
        labels[pair] = IGNORED if labels[pair] <= 0 else labels[pair]
    if not pairs or told["predicate"] == "silent":
        return
    nearest = min(pairs, key=lambda p: abs(mentions[p[0]].head - mentions[p[1]].head))
    labels[nearest] = RELATIONS.index(told["predicate"])
    if told["predicate"] == "same_as":
        labels[nearest[::-1]] = labels[nearest]


def groups(texts: Sequence, rng: random.Random, most: int = 8 * SIZE) -> list[list]:
    """Put texts of like length together, about ``most`` pieces a group, and shuffle the groups."""
    shuffled = list(texts)
    rng.shuffle(shuffled)
    found: list[list] = [[]]
    size = 0
    for text in sorted(shuffled, key=lambda t: len(t.encoded.ids)):
        pieces = len(text.encoded.ids) + MARKS
        if size + pieces > most and found[-1]:
            found.append([])
            size = 0
        found[-1].append(text)
        size += pieces
    rng.shuffle(found)
    return found


def collate_texts(group: Sequence[Text], rng: random.Random) -> dict[str, Tensor]:
    """Make the tensors of a group of texts: windows, kinds, and the pairs of mentions.

    Returns:
        ids, cases, mask, kinds: (windows, length). at_window, at_piece: (mentions,). earlier,
        later, gold: (pairs,) and shown (pairs, features), for coreference; subject, object,
        relation, told: the same for relations.
    """
    windows, at, offset = [], [], 0
    pairs: list[tuple[np.ndarray, ...]] = []
    related: list[tuple[np.ndarray, ...]] = []
    for text in group:
        cuts = windows_of(len(text.encoded.ids), size=SIZE, overlap=OVERLAP)
        own = np.array([first + length / 2 for first, length in cuts])
        chosen = np.abs(text.rows[:, None] - own[None, :]).argmin(axis=1)
        at += [
            (len(windows) + w, row - cuts[w][0] + 1)
            for w, row in zip(chosen.tolist(), text.rows.tolist(), strict=True)
        ]
        windows += [_window(text, first, length, rng) for first, length in cuts]
        pairs.append(coreferent(text, offset))
        related.append(relations(text, offset))
        offset += len(text.mentions)
    longest = max(len(w[0]) for w in windows)
    pad = lambda n, fill: torch.tensor(  # noqa: E731
        np.stack([np.pad(w[n], (0, longest - len(w[n])), constant_values=fill) for w in windows])
    )
    joined = [np.concatenate(column) for column in zip(*pairs, strict=True)]
    told = [np.concatenate(column) for column in zip(*related, strict=True)]
    places = torch.tensor(at, dtype=torch.long).reshape(-1, 2)
    batch = {"ids": pad(0, 0), "cases": pad(1, 0), "kinds": pad(2, IGNORED), "mask": pad(3, 0)}
    batch |= {"at_window": places[:, 0], "at_piece": places[:, 1]}
    names = ("earlier", "later", "gold", "shown")
    batch |= {name: torch.from_numpy(value) for name, value in zip(names, joined, strict=True)}
    names = ("subject", "object", "relation", "told")
    return batch | {name: torch.from_numpy(v) for name, v in zip(names, told, strict=True)}


def _window(text: Text, first: int, length: int, rng: random.Random) -> tuple[np.ndarray, ...]:
    cut = slice(first, first + length)
    ids = np.concatenate([[CLS], text.encoded.ids[cut], [SEP]])
    cases = np.concatenate([[0], text.encoded.cases[cut], [0]])
    kinds = np.concatenate([[IGNORED], text.kinds[cut], [IGNORED]])
    return ids, recase(cases, rng), kinds, np.ones(len(ids), dtype=np.int64)


def coreferent(text: Text, offset: int) -> tuple[np.ndarray, ...]:
    """Return earlier, later, whether the same, and features, of the pairs of a text's mentions."""
    count = len(text.mentions)
    later, earlier = np.tril_indices(count, -1)
    kept = (later - earlier <= FARTHEST) & (text.clusters[later] >= 0)
    earlier, later = earlier[kept], later[kept]
    same = (text.clusters[earlier] == text.clusters[later]).astype(np.int64)
    shown = pair_features(text.syntax, text.traits, earlier, later)
    return earlier + offset, later + offset, same, shown


def relations(text: Text, offset: int) -> tuple[np.ndarray, ...]:
    """Return subject, object, relation and features of the pairs of a text's mentions."""
    one, other, label = text.related.T
    shown = ordered_features(text.syntax, text.traits, one, other)
    return one + offset, other + offset, label, shown
