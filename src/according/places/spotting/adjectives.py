"""Words for the people and belongings of a place: "Syrian", "South Koreans"."""

from spacy.tokens import Token

from according.places.spotting.page import Page, is_capital, span_of

_BODIES = {"Union", "Commission", "Parliament"}
"""Words that make of "European" and "African" the name of a body."""


def keep_adjective(page: Page, token: Token) -> int:
    """Take an adjective that begins at a token; return how many tokens it has, or 0."""
    if not is_capital(token):
        return 0
    parse, lookup = page.parse, page.lookup
    following = parse[token.i + 1] if token.i + 1 < len(parse) else None
    if following is not None and token.lower_ in page.words.parts:
        implied = lookup.of_adjective(f"{token.text} {following.text}")
        if implied:
            page.keep(span_of(token, following), "adjective", implied=implied)
            return 2
        return 0
    if following is not None and following.text in _BODIES:
        return 0
    implied = lookup.of_adjective(token.text)
    if not implied or lookup.short(token.text) is not None:
        return 0
    page.keep(span_of(token, token), "adjective", implied=implied)
    return 1
