"""Training examples for events: which words name a happening, of what type, and who takes part.

Three kinds of text: the project's own passages, in which every event is marked; sentences marked by
others with one pair and its type, to which we added all events (marks as offsets, kept in
``event_marks/``); ECB+, which marks that something happens, not of which type.
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

import event_marks
from according.encoder.pieces import EVENTS, MODES, STATUSES
from according.encoder.windows import Encoded, encode, windows_of
from according.events.features import Tree, role_features
from according.events.phrases import may_take_part
from according.ingest.paragraphs import paragraph_spans
from according.language import Pipeline, Syntax, head_of, syntax_of
from according.model import Document, Paragraph, Span
from event_marks import Marked, Passage
from windows import CLS, SEP, recase

ROOT = Path(__file__).resolve().parents[1]
SIZE, OVERLAP = 254, 84
IGNORED = -100
UNTOLD = -1
"""A word of which our marks do not say whether it reports, or is a state."""
SOMETHING = -2
"""A word that names a happening of a type that is not told."""
OPEN = ("none", "REPORTING", "STATE")
"""What an unmarked word of our own passages may be."""


class EventText(msgspec.Struct):
    """A text with the events it teaches."""

    encoded: Encoded
    events: np.ndarray
    """(pieces,): index in ``EVENTS``, ``UNTOLD``, ``SOMETHING`` or ``IGNORED``."""
    statuses: np.ndarray
    """(pieces,): index in ``STATUSES`` or ``IGNORED``."""
    modes: np.ndarray
    """(pieces,): index in ``MODES`` or ``IGNORED``."""
    rows: np.ndarray
    """(tokens,): the piece at which each word that stands in a pair begins."""
    pairs: np.ndarray
    """(pairs, 3): rows of anchor and phrase in ``rows``, index in ``PARTS``."""
    shown: np.ndarray
    """(pairs, features)."""
    name: str = ""


def read_events(gold: Path, tokeniser: Tokenizer, pipeline: Pipeline) -> list[EventText]:
    """Read all training texts that tell of events."""
    own = [
        passage
        for path in sorted((ROOT / "training" / "invented_events").glob("*.txt"))
        for passage in event_marks.passages(path)
    ]
    marked = sentences(gold / "events" / "plover_sentences_train.jsonl.gz")
    found = [
        labelled(passage, parse, tokeniser) for passage, parse in _parsed([*own, *marked], pipeline)
    ]
    told = [
        one for row in _lines(gold / "coref_cdec" / "train.jsonl.gz") for one in _validated(row)
    ]
    for (passage, parse), marks in zip(
        _parsed([passage for passage, _ in told], pipeline), (m for _, m in told), strict=True
    ):
        found.append(_happens(passage, marks, parse, tokeniser))
    return found


def _lines(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentences(path: Path) -> list[Passage]:
    """Read annotated sentences and the marks added to them; those without marks are left out."""
    marks = ROOT / "training" / "event_marks" / "sentences.jsonl"
    added = {}
    for line in marks.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        added[row["id"]] = msgspec.convert(row["events"], list[Marked])
    return [
        Passage(row["id"], row["text"], [(0, len(row["text"]))], added[row["id"]])
        for row in _lines(path)
        if row["id"] in added
    ]


def _parsed(passages: Sequence[Passage], pipeline: Pipeline) -> Iterable[tuple[Passage, object]]:
    documents = [
        Document(
            id=str(n), text=one.text, paragraphs=tuple(map(Paragraph, paragraph_spans(one.text)))
        )
        for n, one in enumerate(passages)
    ]
    for passage, (_, parse) in zip(passages, pipeline.parse(documents), strict=True):
        yield passage, parse


def labelled(passage: Passage, parse: object, tokeniser: Tokenizer) -> EventText:
    """Label a passage in which every event is marked."""
    syntax = syntax_of(parse)
    encoded = encode(tokeniser, passage.text, paragraph_spans(passage.text))
    place = _rows(encoded, syntax.starts)
    events = np.full(len(encoded.ids), IGNORED)
    for token in range(syntax.size):
        verb = syntax.pos[token] in ("VERB", "AUX", "NOUN", "ADJ")
        events[place[token]] = UNTOLD if verb else 0
    statuses, modes = (np.full(len(encoded.ids), IGNORED) for _ in range(2))
    heads: dict[int, Marked] = {}
    for one in passage.events:
        head = head_of(syntax, *one.span)
        if head is None:
            continue
        if head in heads:
            one = _joined(heads[head], one)
        heads[head] = one
        events[place[head]] = EVENTS.index(one.type)
        statuses[place[head]] = STATUSES.index(one.status)
        if len(one.modes) <= 1 and one.type != "OTHER":
            mode = f"{one.type}.{one.modes[0]}" if one.modes else "none"
            modes[place[head]] = MODES.index(mode)
    tokens, pairs, shown = _pairs(syntax, heads)
    return EventText(encoded, events, statuses, modes, place[tokens], pairs, shown, passage.id)


def _joined(one: Marked, other: Marked) -> Marked:
    """Join two events of one anchor: the first one's type, both ones' parts."""
    return msgspec.structs.replace(
        one,
        actors=one.actors + other.actors,
        recipients=one.recipients + other.recipients,
        instrument=one.instrument + other.instrument,
    )


def _pairs(syntax: Syntax, heads: dict[int, Marked]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pair every anchor with every phrase of its sentence that may take part."""
    told: dict[tuple[int, int], int] = {}
    for anchor, one in heads.items():
        if one.type == "OTHER" and not (one.actors or one.recipients):
            continue
        inside = np.flatnonzero(syntax.sentence == syntax.sentence[anchor])
        for token in inside.tolist():
            if token != anchor and may_take_part(syntax, token):
                told[anchor, token] = 0
        for number, spans in enumerate((one.actors, one.recipients, one.instrument), 1):
            for span in spans:
                head = head_of(syntax, *span)
                if head is not None:
                    told[anchor, head] = number
                    _silence(syntax, told, anchor, head, Span(*span))
    tokens = sorted({token for pair in told for token in pair})
    number = {token: n for n, token in enumerate(tokens)}
    pairs = np.array([(number[a], number[b], r) for (a, b), r in told.items()], dtype=np.int64)
    pairs = pairs.reshape(-1, 3)
    at = np.array(tokens, dtype=np.int64)
    shown = role_features(Tree(syntax), at[pairs[:, 0]], at[pairs[:, 1]])
    return at, pairs, shown


def _silence(
    syntax: Syntax, told: dict[tuple[int, int], int], anchor: int, head: int, span: Span
) -> None:
    """Words inside a phrase that takes part are neither right nor wrong to be named too."""
    first, last = syntax.tokens(span)
    for token in range(first, last):
        if token != head and told.get((anchor, token)) == 0:
            del told[anchor, token]


def _validated(row: dict) -> Iterable[tuple[Passage, list[tuple[int, int, str]]]]:
    """Cut the validated sentences out of a report of ECB+, each with its marks of what happens."""
    for sentence in row["validated_sentences"]:
        tokens = [t for t in row["tokens"] if t[2] == sentence]
        start, end = tokens[0][0], tokens[-1][1]
        marks = [
            (m["spans"][0][0] - start, m["spans"][0][1] - start, m["tag"])
            for m in row["mentions"]
            if m["kind"] == "action" and m["sent"] == sentence
        ]
        yield Passage(f"{row['id']}-{sentence}", row["text"][start:end], [], []), marks


def _happens(
    passage: Passage, marks: list[tuple[int, int, str]], parse: object, tokeniser: Tokenizer
) -> EventText:
    """Label a sentence of ECB+: that something happens, not what."""
    syntax = syntax_of(parse)
    encoded = encode(tokeniser, passage.text, paragraph_spans(passage.text))
    place = _rows(encoded, syntax.starts)
    events, statuses, modes = (np.full(len(encoded.ids), IGNORED) for _ in range(3))
    events[place] = 0
    for start, end, tag in marks:
        head = head_of(syntax, start, end)
        if head is None:
            continue
        kind = tag.removeprefix("NEG_").removeprefix("ACTION_")
        label = {"REPORTING": EVENTS.index("REPORTING"), "OCCURRENCE": SOMETHING}
        events[place[head]] = label.get(kind, EVENTS.index("STATE"))
        if kind == "OCCURRENCE" and tag.startswith("NEG_"):
            statuses[place[head]] = STATUSES.index("negated")
    empty = np.zeros((0, 3), dtype=np.int64)
    shown = role_features(Tree(syntax), empty[:, 0], empty[:, 1])
    none = np.zeros(0, dtype=np.int64)
    return EventText(encoded, events, statuses, modes, none, empty, shown, passage.id)


def _rows(encoded: Encoded, starts: np.ndarray) -> np.ndarray:
    return np.maximum(np.searchsorted(encoded.offsets[:, 0], starts, side="right") - 1, 0)


def collate_events(group: Sequence[EventText], rng: random.Random) -> dict[str, Tensor]:
    """Make the tensors of a group of texts.

    Returns:
        ids, cases, mask, events, statuses, modes: (windows, length). at_window, at_piece:
        (words,). anchor, phrase, part: (pairs,) and parts_shown (pairs, features).
    """
    windows, at, offset = [], [], 0
    pairs, shown = [], []
    for text in group:
        cuts = windows_of(len(text.encoded.ids), size=SIZE, overlap=OVERLAP)
        centres = np.array([first + length / 2 for first, length in cuts])
        chosen = np.abs(text.rows[:, None] - centres[None, :]).argmin(axis=1)
        at += [
            (len(windows) + w, row - cuts[w][0] + 1)
            for w, row in zip(chosen.tolist(), text.rows.tolist(), strict=True)
        ]
        windows += [_window(text, first, length, rng) for first, length in cuts]
        pairs.append(text.pairs + np.array([offset, offset, 0]))
        shown.append(text.shown)
        offset += len(text.rows)
    longest = max(len(w[0]) for w in windows)
    fills = {"ids": 0, "cases": 0, "mask": 0, "events": IGNORED}
    fills |= {"statuses": IGNORED, "modes": IGNORED}
    batch = {
        name: torch.tensor(
            np.stack([np.pad(w[n], (0, longest - len(w[n])), constant_values=f) for w in windows])
        )
        for n, (name, f) in enumerate(fills.items())
    }
    places = torch.tensor(at, dtype=torch.long).reshape(-1, 2)
    joined = torch.from_numpy(np.concatenate(pairs))
    batch |= {"at_window": places[:, 0], "at_piece": places[:, 1]}
    batch |= {"anchor": joined[:, 0], "phrase": joined[:, 1], "part": joined[:, 2]}
    return batch | {"parts_shown": torch.from_numpy(np.concatenate(shown))}


def _window(text: EventText, first: int, length: int, rng: random.Random) -> tuple[np.ndarray, ...]:
    cut = slice(first, first + length)
    ids = np.concatenate([[CLS], text.encoded.ids[cut], [SEP]])
    cases = recase(np.concatenate([[0], text.encoded.cases[cut], [0]]), rng)
    edge = [IGNORED]
    labels = (
        np.concatenate([edge, v[cut], edge]) for v in (text.events, text.statuses, text.modes)
    )
    return ids, cases, np.ones(len(ids), dtype=np.int64), *labels
