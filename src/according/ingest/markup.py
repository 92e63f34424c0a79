"""HTML to a tree, and a tree to lines of text."""

import re

import lxml.html
from lxml import etree

from according.ingest.errors import IngestError

_MOST_TAGS = 200_000
"""Tags of one page. Large pages of newspapers have 3,000; this many take some seconds."""
_DEEPEST = 1000
"""Tags inside one another; newspapers have 51. trafilatura reads the text of every one anew."""

_ATTRIBUTE = (
    r"""(?>[\s/]*[^\s/>][^\s/>=]*+(?>\s*=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>)))?)"""
)
_LADEN = re.compile(rf"(<[a-zA-Z][^\s/>]*+{_ATTRIBUTE}{{100}}){_ATTRIBUTE}++")
"""A tag and its first hundred attributes, then the others.

libxml2 compares each attribute of a tag with all before it: 200,000 in one tag took 75 seconds.
"""

_GLYPHLESS = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]")
"""Soft hyphen, zero-width space, word joiner, byte order mark, direction marks."""

_JOINER_IN_LATIN = re.compile(
    "(?<![^\u0000-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\u0000-\u02ff])"
)
"""Joiners shape Persian and Indic words and emoji and stay there; in Latin words they are noise."""

_PARTING = frozenset(
    {"br", "p", "div", "li", "ul", "time", "h1", "h2", "h3", "h4", "h5", "section"}
)
"""Elements before and after which a page begins a new line, and ``time``, which is set apart."""


def parse(html: str) -> lxml.html.HtmlElement | None:
    """Parse a page leniently, without comments and processing instructions.

    Of a tag, no attributes beyond the hundredth.

    Returns:
        The root element; none where there is nothing that could be parsed.

    Raises:
        IngestError: There are more tags, or deeper ones, than any report has.
    """
    refuse_overgrown(html.count("<"))
    html = _LADEN.sub(r"\1", html)
    # An XML declaration in a decoded string makes lxml refuse it; bytes carry their own charset.
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        # NUL ends the text for libxml2; lone surrogates cannot be encoded.
        source = html.replace("\x00", "").encode("utf-8", "replace")
        tree = lxml.html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    _refuse_deep(tree)
    return tree


def refuse_overgrown(tags: int) -> None:
    """Refuse markup that takes long to read for its number of tags.

    Raises:
        IngestError: There are more tags than any report has.
    """
    if tags > _MOST_TAGS:
        raise IngestError(
            f"it has {tags:,} tags, more than the {_MOST_TAGS:,} that a page may have; "
            "save the report alone, or give its text"
        )


def _refuse_deep(tree: lxml.html.HtmlElement) -> None:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise IngestError(
                f"its tags are nested more than {_DEEPEST} deep; save the report alone, or give "
                "its text"
            )


def tidy(text: str) -> str:
    """Return one line of text as a reader sees it.

    Characters without a glyph go, every run of white space (no-break spaces and line ends too)
    becomes one space.
    """
    return " ".join(_JOINER_IN_LATIN.sub("", _GLYPHLESS.sub("", text)).split())


def shown_lines(element: lxml.html.HtmlElement) -> list[str]:
    """Return an element's text as lines, parted where a page would part them."""
    pieces: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if part.tag in _PARTING and part is not element:
            pieces.append("\n")
        text = part.text if event == "start" else part.tail
        if text and (event == "start" or part is not element):
            pieces.append(text.replace("\n", " "))
    lines = (tidy(line) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def names_of(element: lxml.html.HtmlElement) -> str:
    """Return an element's ``class`` and ``id``, which say what the page's author takes it for."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def is_glyphless(character: str) -> bool:
    """Tell whether a character is one that no reader sees, wherever it stands; joiners too."""
    return character in "\u200c\u200d" or _GLYPHLESS.match(character) is not None
