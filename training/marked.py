"""The invented training passages, read from their marked form (``invented/README.md``)."""

import re
from pathlib import Path

OPENING = re.compile(r"\[(\d+)([scx]) ?")
ROLES = {"s": "source", "c": "cue", "x": "content"}
PARTING = re.compile(r"^---\s*$", re.MULTILINE)


class MarkError(ValueError):
    """A passage whose brackets do not fit; the message names file and passage."""


def passages(folder: Path) -> list[dict]:
    """Read every passage of a folder as a row with ``id``, ``text`` and ``attributions``.

    Raises:
        MarkError: brackets do not close, or a statement has no cue or no content.
    """
    rows = []
    for path in sorted(folder.glob("*.txt")):
        for number, marked in enumerate(PARTING.split(path.read_text(encoding="utf-8")), 1):
            lines = [line for line in marked.splitlines() if not line.startswith("#")]
            passage = "\n".join(lines).strip()
            if passage:
                rows.append(parsed(passage, f"{path.stem}-{number}"))
    return rows


def parsed(marked: str, name: str) -> dict:
    """Turn one marked passage into its text and the spans of its statements."""
    text = ""
    open_marks: list[tuple[str, str, int]] = []
    found: dict[str, dict[str, list[list[int]]]] = {}
    position = 0
    while position < len(marked):
        opening = OPENING.match(marked, position)
        if opening:
            open_marks.append((opening[1], ROLES[opening[2]], len(text)))
            position = opening.end()
        elif marked[position] == "]" and open_marks:
            number, role, start = open_marks.pop()
            roles = found.setdefault(number, {"source": [], "cue": [], "content": []})
            roles[role].append([start, len(text)])
            position += 1
        else:
            text += marked[position]
            position += 1
    if open_marks:
        raise MarkError(f"{name}: bracket {open_marks[-1][:2]} does not close")
    for number, roles in found.items():
        if not roles["cue"] or not roles["content"]:
            raise MarkError(f"{name}: statement {number} has no cue or no content")
        if any(start == end for spans in roles.values() for start, end in spans):
            raise MarkError(f"{name}: statement {number} has an empty bracket")
    return {"id": name, "text": text, "attributions": list(found.values())}


if __name__ == "__main__":
    rows = passages(Path(__file__).parent / "invented")
    statements = sum(len(row["attributions"]) for row in rows)
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{len(rows)} passages, {statements} statements, {words} words")
