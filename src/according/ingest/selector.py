"""From a span of a document's text to the place in its saved page, by the words themselves.

A selector survives what a page goes through between markup and text: white space, entities,
inline tags, soft hyphens. Comparison is on the visible characters alone, all white space left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from according.ingest.markup import is_glyphless
from according.model import Span, TextQuoteSelector

_CONTEXT = 32
"""Code points of prefix and suffix to begin with."""

_LONGEST_CONTEXT = 1024

_ANCHOR = 24
"""Visible characters of a quote's two ends by which it is found where its middle differs."""

_MOST_BETWEEN = 3000
"""Visible characters that a page may show inside a quote and its text not hold: a pop-up box."""

_MARKUP = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>"
    r"|<(script|style|title|template)\b.*?</\1\s*>"
    r"""|</?[a-z!?][^<>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>"""
    r"|</?[a-z!?][^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(r"&(?:#\d+|#x[\da-f]+|\w+);?|&|[^\s&]+", re.IGNORECASE)


def quote_selector(text: str, span: Span) -> TextQuoteSelector:
    """Describe a span of a text by its words and their surroundings.

    The surroundings grow until no other place in ``text`` has the same, or to 1024 code points on
    either side.

    Raises:
        ValueError: The span does not fit the text.
    """
    if not span.fits(text):
        raise ValueError(f"{span} does not fit a text of {len(text)} characters")
    exact = span.of(text)
    context = _CONTEXT
    while True:
        prefix = text[max(0, span.start - context) : span.start]
        suffix = text[span.end : span.end + context]
        quoted = prefix + exact + suffix
        first = text.find(quoted)
        if text.find(quoted, first + 1) < 0 or context >= _LONGEST_CONTEXT:
            return TextQuoteSelector(exact=exact, prefix=prefix, suffix=suffix)
        context *= 2


def locate(html: str, selector: TextQuoteSelector) -> Span | None:
    """Find a selector's words in a page's markup.

    Returns:
        Offsets into ``html``, from the first to the last of the words, with whatever tags stand
        between them; none where the page does not show them.
    """
    return locate_all(html, [selector])[0]


def locate_all(html: str, selectors: Sequence[TextQuoteSelector]) -> list[Span | None]:
    """Find many selectors in one page; see `locate`. The markup is gone through only once."""
    page = _visible(html)
    return [_located(page, selector) for selector in selectors]


@dataclass(frozen=True, slots=True)
class _Visible:
    """The visible characters of a page, and where in its markup they come from.

    Piece ``i`` begins at ``starts[i]`` in ``text`` and at ``sources[i].start`` in the markup. Its
    characters stand one to one in the markup unless it is an entity.
    """

    text: str
    starts: list[int]
    sources: list[Span]

    def span(self, start: int, end: int) -> Span:
        return Span(self._source(start).start, self._source(end - 1).end)

    def _source(self, position: int) -> Span:
        index = bisect_right(self.starts, position) - 1
        source = self.sources[index]
        following = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        if source.end - source.start != following - self.starts[index]:
            return source
        at = source.start + position - self.starts[index]
        return Span(at, at + 1)


def _visible(html: str) -> _Visible:
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[Span] = []
    length = 0
    for shown, source in _shown(html):
        pieces.append(shown)
        starts.append(length)
        sources.append(source)
        length += len(shown)
    return _Visible("".join(pieces), starts, sources)


def _shown(html: str) -> Iterator[tuple[str, Span]]:
    position = 0
    for markup in [*_MARKUP.finditer(html), None]:
        end = markup.start() if markup else len(html)
        for piece in _PIECE.finditer(html, position, end):
            word = piece.group()
            is_entity = word.startswith("&") and len(word) > 1
            shown = _folded(unescape(word)) if is_entity else word
            if is_entity or not any(map(is_glyphless, word)):
                if shown:
                    yield shown, Span(*piece.span())
                continue
            for index, character in enumerate(word, piece.start()):
                if not is_glyphless(character):
                    yield character, Span(index, index + 1)
        position = markup.end() if markup else end


def _folded(text: str) -> str:
    """Return the visible characters of a text."""
    return "".join(char for char in text if not char.isspace() and not is_glyphless(char))


def _located(page: _Visible, selector: TextQuoteSelector) -> Span | None:
    exact = _folded(selector.exact)
    if not exact:
        return None
    prefix, suffix = _folded(selector.prefix), _folded(selector.suffix)
    best: tuple[int, int] | None = None
    at = page.text.find(exact)
    while at >= 0:
        score = _agreement(page.text, at, at + len(exact), prefix, suffix)
        if best is None or score > best[0]:
            best = score, at
        at = page.text.find(exact, at + 1)
    if best is not None:
        return page.span(best[1], best[1] + len(exact))
    return _by_its_ends(page, exact)


def _agreement(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    """Return how many characters around a place are those around the quote."""
    before = text[max(0, start - len(prefix)) : start]
    after = text[end : end + len(suffix)]
    return _alike(reversed(before), reversed(prefix)) + _alike(iter(after), iter(suffix))


def _alike(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _by_its_ends(page: _Visible, exact: str) -> Span | None:
    """Find a quote that the page interrupts, as with a box that opens on a touch."""
    if len(exact) < 2 * _ANCHOR:
        return None
    start = page.text.find(exact[:_ANCHOR])
    while start >= 0:
        end = page.text.find(exact[-_ANCHOR:], start + _ANCHOR)
        if 0 <= end <= start + len(exact) + _MOST_BETWEEN:
            return page.span(start, end + _ANCHOR)
        start = page.text.find(exact[:_ANCHOR], start + 1)
    return None
