"""One document under search: its words, whose names stand in it, and what was found so far."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from according.model import Actor, Mention, Span
from according.model.place import PlaceUse
from according.places.containment import lies_in
from according.places.gazetteer import Entry, Found, key
from according.places.spotting.lookup import Lookup
from according.places.spotting.spot import Spot, Weak

_OPENING = " \t\n\r\"'“‘(-–—.,:;*•"
_CLOSING = " \t\n\r\"'“”‘’-–—,:;*!?"


_HOLDER = re.compile(r"\s*,\s*([A-Z][\w.]*)((?: [A-Z][\w.]*)?)")


class Page:
    """What the search of one document shares."""

    def __init__(
        self,
        text: str,
        parse: Doc,
        actors: Sequence[Actor],
        mentions: Sequence[Mention],
        lookup: Lookup,
    ):
        self.text = text
        self.parse = parse
        self.lookup = lookup
        self.words = lookup.words
        self.spots: list[Spot] = []
        self.weak: list[Weak] = []
        kinds = {actor.id: actor.kind for actor in actors}
        self._named = sorted((m.span, kinds[m.actor]) for m in mentions if m.form == "name")
        self._starts = [span.start for span, _ in self._named]
        listed = {actor.id for actor in actors if actor.known and actor.kind != "place"}
        self._listed = {m.span for m in mentions if m.form == "name" and m.actor in listed}
        self._taken = bytearray(len(parse))
        self._people = self._words_of_people()

    def keep(
        self,
        span: Span,
        use: PlaceUse,
        found: tuple[Found, ...] = (),
        implied: tuple[Entry, ...] = (),
        *,
        called: bool = False,
    ) -> None:
        """Take words for a place's name, unless one of them is taken already.

        An actor of a list is no town that only has such a name among others ("Hamas" is Hamm in
        the tongue of some).
        """
        by_alias = bool(found) and all(one.alias and not one.entry.is_country for one in found)
        if by_alias and span in self._listed:
            return
        tokens = self.parse.char_span(*span, alignment_mode="expand")
        if tokens is None or self.taken(tokens.start, tokens.end) or self.is_titled(span):
            return
        self._taken[tokens.start : tokens.end] = b"\1" * len(tokens)
        self.spots.append(Spot(span, use, found, implied, called))

    def taken(self, start: int, end: int) -> bool:
        """Tell whether a token from ``start`` up to ``end`` is part of a name that was kept."""
        return any(self._taken[start:end])

    def trimmed(self, start: int, end: int) -> Span | None:
        """Leave off an article, quotation marks, ``'s`` and marks at the ends; None: no letter."""
        text = self.text
        while start < end and text[start] in _OPENING:
            start += 1
        if text[start:end].lower().startswith("the ") and text[start:end].lower() != "the hague":
            start += 4
        while end > start and text[end - 1] in _CLOSING:
            end -= 1
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        name = text[start:end]
        if name.endswith(".") and "." not in name[:-1] and self.lookup.short(name) is None:
            end -= 1
        elif text[end : end + 1] == "." and self.lookup.short(f"{name}.") is not None:
            end += 1
        return Span(start, end) if any(c.isalpha() for c in text[start:end]) else None

    def widened(self, span: Span) -> Span:
        """Take in a capital word beside a name where the gazetteer knows both together."""
        tokens = self.parse.char_span(*span, alignment_mode="expand")
        if tokens is None:
            return span
        short = tokens.start > 1 and self.parse[tokens.start - 1].text == "."
        for before, after in ((2 if short else 1, 0), (0, 1), (0, 2)):  # "ST" "." "LOUIS"
            start, end = tokens.start - before, tokens.end + after
            if start < 0 or end > len(self.parse) or self.taken(start, end):
                continue
            edge = self.parse[start] if before else self.parse[end - 1]
            opening, closing = self.parse[start], self.parse[end - 1]
            if not is_capital(edge) or edge.lower_ == "the" or opening.sent != closing.sent:
                continue
            wider = Span(min(span.start, opening.idx), max(span.end, end_of(closing)))
            name = wider.of(self.text)
            if "\n" not in name and self.lookup.main(name):
                return wider
        return span

    def after(self, span: Span) -> str:
        """Return the word after a span, as printed."""
        token = self._token(span.end - 1)
        if token is None or token.i + 1 >= len(self.parse):
            return ""
        return self.parse[token.i + 1].text

    def says_place(self, span: Span) -> bool:
        """Tell whether a word such as "in" or "near" stands before the words."""
        token = self._token(span.start)
        if token is None or token.i == 0:
            return False
        before = self.parse[token.i - 1]
        while before.i and (before.lower_ == "the" or before.lower_ in self.words.parts):
            before = self.parse[before.i - 1]
        if before.lower_ == "of" and before.i:
            return f"{self.parse[before.i - 1].lower_} of" in self.words.kinds
        return before.lower_ in self.words.before

    def is_held(self, span: Span, found: tuple[Found, ...]) -> bool:
        """Tell whether the country, state or county that holds a place stands right after it."""
        match = _HOLDER.match(self.text, span.end)
        if match is None:
            return False
        for end in (match.end(2), match.end(1)):
            if end < 0:
                continue
            holders = self.lookup.entries(self.text[match.start(1) : end].rstrip("."))
            holders += self.lookup.entries(self.text[match.start(1) : end])
            if any(
                lies_in(one.entry, other.entry)
                for one in found
                for other in holders
                if other.entry.feature[0] == "A"
            ):
                return True
        return False

    def is_titled(self, span: Span) -> bool:
        """Tell whether a title such as "Mr" stands before the words."""
        token = self._token(span.start)
        if token is None or token.i == 0:
            return False
        return self.parse[token.i - 1].lower_.rstrip(".") in self.words.titles

    def kind(self, span: Span) -> str | None:
        """Return the kind of the actor whose name covers most of the words."""
        most, kind = 0, None
        at = bisect_right(self._starts, span.start)
        for other, of in self._named[max(0, at - 3) :]:
            if other.start >= span.end:
                break
            shared = min(other.end, span.end) - max(other.start, span.start)
            if shared > most:
                most, kind = shared, of
        return kind

    def is_of_person(self, name: str) -> bool:
        """Tell whether a name is a word of a longer name of a person in this document."""
        return key(name) in self._people

    def is_common(self, name: str) -> bool:
        """Tell whether a name is an ordinary word or a word of a person's name."""
        if self.lookup.short(name) is not None:
            return False
        return self.lookup.is_ordinary(name) or self.is_of_person(name)

    def _token(self, offset: int) -> Token | None:
        found = self.parse.char_span(offset, offset + 1, alignment_mode="expand")
        # Between two words there is none: the span is then empty.
        return found[0] if found else None

    def _words_of_people(self) -> frozenset[str]:
        """Return the first names and surnames of the document's people.

        Of longer names they are the last two words: "Queensland Health Minister Ray Moss".
        """
        words: set[str] = set()
        for entity in self.parse.ents:
            if entity.label_ == "PERSON":
                words.update(self._own_words([token.text for token in entity]))
        for span, kind in self._named:
            if kind == "person":
                words.update(self._own_words(span.of(self.text).split()))
        return frozenset(words)

    def _own_words(self, name: list[str]) -> list[str]:
        plain = [key(bare(word)) for word in name if word[:1].isupper()]
        if len(plain) < 2 or plain[-1] in self.words.bodies:
            return []
        return plain[-2:]


def is_capital(token: Token) -> bool:
    """Tell whether a token begins with a capital."""
    return token.text[:1].isupper()


def bare(word: str) -> str:
    """Leave marks and ``'s`` off a word."""
    return word.removesuffix("'s").removesuffix("’s").strip("'’.,")


def end_of(token: Token) -> int:
    """Return where a token ends in the text."""
    return int(token.idx + len(token.text))


def span_of(first: Token, last: Token) -> Span:
    """Return the span from one token to another."""
    return Span(first.idx, end_of(last))
