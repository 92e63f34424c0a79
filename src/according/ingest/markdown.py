"""Markdown files: the marks taken off, so that plain text is left."""

import re

_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\n(?:---|\.\.\.)\r?\n", re.DOTALL)
_MARKS = (
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),  # pictures
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),  # links
    (re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE), r"\n\1\n"),  # headings
    (re.compile(r"^ {0,3}>\s?", re.MULTILINE), ""),  # quoted blocks
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),  # strong
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),  # emphasis
)


def without_marks(source: str) -> str:
    """Return the words of a Markdown text; front matter, pictures and marks are left out."""
    text = _FRONT_MATTER.sub("", source)
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    return text
