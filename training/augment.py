"""Variants of annotated articles: other names, other quotation marks. Labels move with the words.

The corpus knows one country and one decade. A reader trained on it as it stands learns that
sources are called Clinton; with the names of many regions put in their place it learns where
sources stand.
"""

import random
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

Edit = tuple[int, int, str]
MARKS = {
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "single": ("‘", "’"),
    "guillemets": ("«", "»"),
    "none": ("", ""),
}
MARK_WEIGHTS = {"keep": 55, "straight": 12, "curly": 12, "single": 9, "guillemets": 3, "none": 9}
ROLES = ("source", "cue", "content")


def variant(row: dict, names: list[tuple[int, int, str]], rng: random.Random) -> dict:
    """Return a row with other names and perhaps other quotation marks.

    Args:
        row: ``id``, ``text``, ``attributions``.
        names: start, end and spaCy label of every name in the text.
        rng: source of chance.
    """
    edits = [*name_edits(row["text"], names, rng), *mark_edits(row["text"], rng)]
    return apply(row, edits)


def name_edits(text: str, names: Iterable[tuple[int, int, str]], rng: random.Random) -> list[Edit]:
    """Give every name another; the same name, or a surname alone, always gets the same."""
    lists = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    chosen: dict[tuple[str, str], str] = {}

    def pick(kind: str, word: str) -> str:
        return chosen.setdefault((kind, word.lower()), rng.choice(lists[kind]))

    edits = []
    for start, end, label in names:
        words = text[start:end]
        tail = next((t for t in ("’s", "'s", "’", "'") if words.endswith(t)), "")
        bare = words.removesuffix(tail)
        if "\n" in words or not bare:
            continue
        if label == "PERSON":
            *first, last = bare.split()
            new = " ".join([*(pick("given", w) for w in first[:1]), pick("family", last)])
        elif label == "GPE":
            new = pick("places", bare)
        elif label == "NORP":
            new = pick("peoples", bare)
        else:
            new = pick("bodies", bare)
            if text[:start].rstrip().lower().endswith(" the") or not bare[0].isupper():
                new = new.removeprefix("the ")
            elif bare.startswith("The ") or start == 0 or text[start - 2 : start - 1] in ".\n":
                new = new[0].upper() + new[1:]
        edits.append((start, end, new + tail))
    return edits


def mark_edits(text: str, rng: random.Random) -> list[Edit]:
    """Change all double quotation marks of a text to one other kind, or leave them."""
    kind = rng.choices(list(MARK_WEIGHTS), list(MARK_WEIGHTS.values()))[0]
    if kind == "keep":
        return []
    opening, closing = MARKS[kind]
    edits = []
    for mark in re.finditer('[“”"]', text):
        before = text[mark.start() - 1 : mark.start()] if mark.start() else " "
        opens = mark.group() == "“" or (
            mark.group() == '"' and (before.isspace() or before in "([—–-")
        )
        edits.append((mark.start(), mark.end(), opening if opens else closing))
    return edits


def apply(row: dict, edits: list[Edit]) -> dict:
    """Make the edits (overlapping ones: the first wins) and move every span with its words."""
    text, parts, moved, position = row["text"], [], [], 0
    for start, end, new in sorted(edits):
        if start < position:
            continue
        parts += [text[position:start], new]
        moved.append((start, end, len(new)))
        position = end
    parts.append(text[position:])

    def at(offset: int, *, ending: bool) -> int:
        shift = 0
        for start, end, length in moved:
            if end <= offset:
                shift += length - (end - start)
            elif start < offset:
                return start + shift + (length if ending else 0)
            else:
                break
        return offset + shift

    attributions = []
    for old in row["attributions"]:
        new_spans = {
            role: [[at(s, ending=False), at(e, ending=True)] for s, e in old[role]]
            for role in ROLES
        }
        attributions.append(
            {**old, **{r: [x for x in v if x[0] < x[1]] for r, v in new_spans.items()}}
        )
    return {"id": row["id"], "text": "".join(parts), "attributions": attributions}


def names_of(nlp: Language, texts: list[str]) -> list[list[tuple[int, int, str]]]:
    """Find persons, bodies, places and peoples with spaCy."""
    kinds = {"PERSON", "ORG", "GPE", "NORP"}
    return [
        [(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in kinds]
        for doc in nlp.pipe(texts, batch_size=16)
    ]
