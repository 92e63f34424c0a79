"""Markdown files: the marks taken off, so that plain text is left."""

import re

_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\n(?:---|\.\.\.)\r?\n", re.DOTALL)
# Lengths are bounded: an open bracket that is never closed must not be looked for to the end.
_MARKS = (
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),  # pictures
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^)\n]{0,2000}\)"), r"\1"),  # links
    (re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE), r"\n\1\n"),  # headings
    (re.compile(r"^ {0,3}>\s?", re.MULTILINE), ""),  # quoted blocks
    (re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),  # strong
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500}?)(?<=\S)\*(?![\w*])"), r"\1"),  # emphasis
)


def without_marks(source: str) -> str:
    """Return the words of a Markdown text; front matter, pictures and marks are left out."""
    text = _FRONT_MATTER.sub("", source)
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    return text
