"""The invented passages with mentions and relations, read from their marked form.

The form is told in ``invented_actors/README.md``.
"""

import re
import sys
from pathlib import Path
from typing import get_args

from according.model import Predicate

PARTING = re.compile(r"^---\s*$", re.MULTILINE)
OPENING = re.compile(r"\[([pogltPOGLT])(\d+) ")
KINDS = {"p": "person", "o": "organisation", "g": "group", "l": "place", "t": "thing"}
RELATIONS = frozenset(get_args(Predicate))


class MarkError(ValueError):
    """A passage whose marks do not fit; the message names file, passage and fault."""


def passages(path: Path) -> list[dict]:
    """Read every passage of a file.

    Returns:
        Rows with ``id``, ``text``, ``mentions`` ({span, kind, cluster}) and ``relations``
        ({subject, predicate, object} as clusters, and ``span`` of the sentence).

    Raises:
        MarkError: brackets do not close, a kind or relation is unknown, or a relation names an
            entity that its sentence does not mention.
    """
    rows = []
    for number, marked in enumerate(PARTING.split(path.read_text(encoding="utf-8")), 1):
        passage = _Passage(f"{path.stem}-{number}")
        for line in marked.strip().splitlines():
            passage.take(line.strip())
        if passage.text:
            rows.append(passage.row())
    return rows


class _Passage:
    def __init__(self, name: str):
        self.name = name
        self.text = ""
        self.mentions: list[dict] = []
        self.relations: list[dict] = []
        self._start = 0

    def row(self) -> dict:
        kinds: dict[str, set[str]] = {}
        for mention in self.mentions:
            kinds.setdefault(mention["cluster"][1:], set()).add(mention["kind"])
        mixed = [number for number, kind in kinds.items() if len(kind) > 1]
        if mixed:
            raise MarkError(f"{self.name}: entity {mixed[0]} has two letters")
        return {
            "id": self.name,
            "text": self.text,
            "mentions": self.mentions,
            "relations": self.relations,
        }

    def take(self, line: str) -> None:
        if line.startswith("#"):
            return
        if line.startswith(">"):
            self._relations(line[1:])
        elif not line:
            self.text += "\n\n" if self.text and not self.text.endswith("\n") else ""
        else:
            self._sentence(line)

    def _sentence(self, line: str) -> None:
        self.text += " " if self.text and not self.text.endswith("\n") else ""
        self._start = len(self.text)
        opened: list[tuple[str, str, int]] = []
        position = 0
        while position < len(line):
            opening = OPENING.match(line, position)
            if opening:
                opened.append((opening[1], opening[2], len(self.text)))
                position = opening.end()
            elif line[position] == "]" and opened:
                letter, number, start = opened.pop()
                if start == len(self.text):
                    raise MarkError(f"{self.name}: an empty bracket {letter}{number}")
                self.mentions.append(
                    {
                        "span": [start, len(self.text)],
                        "kind": KINDS[letter.lower()],
                        "cluster": letter.lower() + number,
                    }
                )
                position += 1
            else:
                self.text += line[position]
                position += 1
        if opened:
            raise MarkError(f"{self.name}: {opened[-1][0]}{opened[-1][1]} does not close: {line}")

    def _relations(self, line: str) -> None:
        here = [m["cluster"] for m in self.mentions if m["span"][0] >= self._start]
        for told in filter(None, (part.strip() for part in line.split(";"))):
            parts = told.split()
            if len(parts) != 3 or parts[0] not in RELATIONS:
                raise MarkError(f"{self.name}: “{told}” is not a relation")
            predicate, subject, object_ = parts
            for entity in (subject, object_):
                if entity not in here:
                    raise MarkError(f"{self.name}: “{told}”: {entity} is not in the sentence")
            if predicate == "same_as" and subject == object_ and here.count(subject) < 2:
                raise MarkError(f"{self.name}: “{told}”: mentioned once in the sentence")
            self.relations.append(
                {
                    "subject": subject,
                    "predicate": predicate,
                    "object": object_,
                    "span": [self._start, len(self.text)],
                }
            )


def main() -> None:
    """Check files and count what they hold."""
    for name in sys.argv[1:]:
        rows = passages(Path(name))
        mentions = sum(len(row["mentions"]) for row in rows)
        relations = sum(len(row["relations"]) for row in rows)
        words = sum(len(row["text"].split()) for row in rows)
        print(
            f"{name}: {len(rows)} passages, {words} words, {mentions} mentions, "
            f"{relations} relations"
        )


if __name__ == "__main__":
    main()
