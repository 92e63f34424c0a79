"""The sentence or so around a record's words."""

import re

AROUND = 300
"""Characters looked at on each side."""
_LONGEST = 160
"""Characters kept on a side where no sentence ends."""
_BEGINS = re.compile(r"\n|(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_ENDS = re.compile(r"\n|(?<=[.!?…])[\"'”’)]*(?=\s|$)")


def quote(around: str, start: int, end: int) -> str:
    """Return the sentence around some words, on one line.

    Args:
        around: the text from ``AROUND`` characters before the words to as many after them.
        start: of the words in the text of the report.
        end: of the words in the text of the report.
    """
    first = min(start, AROUND)
    before, told = around[:first], around[first : first + end - start]
    after = around[first + end - start :]
    begins = [found.end() for found in _BEGINS.finditer(before)]
    ends = _ENDS.search(after)
    left = before[begins[-1] :] if begins else before
    right = after[: ends.end()] if ends else after
    if len(left) > _LONGEST:
        left = "… " + left[-_LONGEST:].partition(" ")[2]
    if len(right) > _LONGEST:
        right = right[:_LONGEST].rpartition(" ")[0] + " …"
    return " ".join((left + told + right).split())
