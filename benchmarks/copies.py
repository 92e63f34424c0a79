"""How many near copies are found, and how many reports are called copies that are none.

    python benchmarks/copies.py GOLD [--edits 10000] [-v]

GOLD is a folder of annotated reports (JSON Lines with ``text``). Every report is filed as it is,
and then in invented prints: its tail cut, its lead new, half its length, lightly reworded, with
other outlets' names, with quotations of another report put in, or several of these at once. A
print is found where it is entered as a copy of its report, of another print of it, or of a report
that shares that one's text. Two different reports that are entered as copies count as wrong unless
they share their text by another measure: blocks of at least eight words, in the same order
(difflib), that make up half of the shorter.
"""

import argparse
import gzip
import json
import random
import re
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import msgspec

from according.base.copies import Copies, fingerprint
from according.base.records.rows import CopyRow
from according.model import Document

SOURCES = (
    "casualties/dev.jsonl.gz",
    "coref_cdec/train.jsonl.gz",
    "coref_cdec/dev.jsonl.gz",
    "attribution/train.jsonl.gz",
    "muc4/train.jsonl.gz",
)
LEAST_WORDS = 60
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“(]*[A-Z])")
_OUTLETS = ("Reuters", "AP", "AFP", "Associated Press", "CNN", "BBC", "Times", "Post", "UPI")
_BLOCK = 8

Edit = Callable[[list[str], list[str], random.Random], list[str]]


class Print(msgspec.Struct, frozen=True):
    """A report as it is filed."""

    text: str
    family: int
    """Which report it is, or is a print of."""
    edit: str


def cut_tail(text: list[str], other: list[str], chance: random.Random) -> list[str]:
    """A print that had less room."""
    return text[: max(2, round(len(text) * chance.uniform(0.6, 0.9)))]


def half(text: list[str], other: list[str], chance: random.Random) -> list[str]:
    """The first half."""
    return text[: max(2, len(text) // 2)]


def new_lead(text: list[str], other: list[str], chance: random.Random) -> list[str]:
    """Another beginning."""
    return [*other[:2], *text[max(1, len(text) // 8) :]]


def reworded(text: list[str], other: list[str], chance: random.Random) -> list[str]:
    """Every twentieth word is another."""
    spare = " ".join(other).split()
    return [
        " ".join(chance.choice(spare) if chance.random() < 0.05 else word for word in s.split())
        for s in text
    ]


def other_outlets(text: list[str], other: list[str], chance: random.Random) -> list[str]:
    """Other outlets are named."""
    names = "|".join(_OUTLETS)
    return [re.sub(rf"\b(?:{names})\b", lambda _: chance.choice(_OUTLETS), s) for s in text]


def quotes_added(text: list[str], other: list[str], chance: random.Random) -> list[str]:
    """Two quotations of another report put in."""
    made = list(text)
    for _ in range(2):
        made.insert(
            chance.randrange(1, len(made) + 1), f"“{chance.choice(other)}” a resident said."
        )
    return made


def several(text: list[str], other: list[str], chance: random.Random) -> list[str]:
    """A town paper's print: cut, a lead of its own, a local voice, other words here and there."""
    kept = new_lead(cut_tail(text, other, chance), other[2:] or other, chance)
    spare = " ".join(other).split()
    kept = quotes_added(kept, other, chance)[:-1]
    return [
        " ".join(chance.choice(spare) if chance.random() < 0.02 else word for word in s.split())
        for s in kept
    ]


EDITS: tuple[Edit, ...] = (
    cut_tail, half, new_lead, reworded, other_outlets, quotes_added, several,
)  # fmt: skip


def reports(gold: Path) -> list[str]:
    """Return the texts, each once."""
    found: dict[str, None] = {}
    for name in SOURCES:
        path = gold / name
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    text = json.loads(line)["text"]
                    if len(text.split()) >= LEAST_WORDS:
                        found.setdefault(text)
    return list(found)


def prints(texts: list[str], edits: int, chance: random.Random) -> Iterator[Print]:
    """Yield the reports, and then their invented prints in no order."""
    split = [_SENTENCE.split(text) for text in texts]
    for place, text in enumerate(texts):
        yield Print(text, place, "as it is")
    made = []
    for number in range(edits):
        place = number % len(texts) if number < len(texts) else chance.randrange(len(texts))
        other = split[chance.randrange(len(texts))]
        edit = EDITS[number % len(EDITS)]
        if len(split[place]) >= 4 and len(other) >= 4:
            text = " ".join(edit(split[place], other, chance))
            made.append(Print(text, place, edit.__name__))
    chance.shuffle(made)
    yield from made


def filed(given: list[Print]) -> tuple[dict[int, list[CopyRow]], float]:
    """File prints in order; return their copies by key, and the seconds it took."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE document (key INTEGER PRIMARY KEY, text TEXT, text_sha256 TEXT);"
        "CREATE INDEX document_by_text ON document (text_sha256);"
        "CREATE TABLE reading (document INTEGER, current INTEGER, record BLOB);"
        "CREATE INDEX reading_of ON reading (document);"
        "CREATE TABLE fingerprint (hash INTEGER NOT NULL, document INTEGER NOT NULL,"
        " PRIMARY KEY (hash, document)) WITHOUT ROWID;"
    )
    copies, found = Copies(connection), {}
    began = time.perf_counter()
    for key, each in enumerate(given, 1):
        document = Document(id=str(key), text=each.text)
        own = fingerprint(document)
        connection.execute("INSERT INTO document VALUES (?, ?, ?)", (key, each.text, each.text))
        copy = copies.of(key, document, each.text, own)
        connection.executemany(
            "INSERT INTO fingerprint VALUES (?, ?)", ((hash_, key) for hash_ in own.hashes)
        )
        if copy is not None:
            found[key] = [copy]
    return found, time.perf_counter() - began


def share_text(one: str, other: str) -> bool:
    """Tell whether blocks of words in the same order make up half of the shorter text."""
    first, second = one.casefold().split(), other.casefold().split()
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    common = sum(b.size for b in matcher.get_matching_blocks() if b.size >= _BLOCK)
    return common >= 0.5 * min(len(first), len(second))


def measure(given: list[Print]) -> dict[str, object]:
    """Return recall by edit, and precision over all pairs that were entered."""
    found, seconds = filed(given)
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong = pairs = 0
    for key, each in enumerate(given, 1):
        rows = found.get(key, [])
        made[each.edit] += 1
        good = False
        for row in rows:
            pairs += 1
            of = given[row.of - 1]
            fits = of.family == each.family or share_text(of.text, each.text)
            wrong += not fits
            good = good or fits
            if not fits and "-v" in sys.argv:
                print(row.shared, each.edit, "|", each.text[:300], "|", of.text[:300], "\n")
        right[each.edit] += good
    edited = [name for name in made if name != "as it is"]
    return {
        "reports": made["as it is"],
        "prints": sum(made[name] for name in edited),
        "recall": sum(right[n] for n in edited) / max(1, sum(made[n] for n in edited)),
        "precision": 1 - wrong / max(1, pairs),
        "pairs": pairs,
        "wrong": wrong,
        "recall by edit": {name: round(right[name] / made[name], 4) for name in sorted(edited)},
        "milliseconds a report": round(1000 * seconds / len(given), 2),
    }


def main() -> None:
    """Print the score as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("-v", action="store_true", help="print what is wrong")
    given = parser.parse_args()
    chance = random.Random(8)
    score = measure(list(prints(reports(given.gold), given.edits, chance)))
    print(json.dumps(score, indent=1))


if __name__ == "__main__":
    main()
