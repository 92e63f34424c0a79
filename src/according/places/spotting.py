"""Finding the words that name places, before asking which place they name."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Parsed

from according.model import Actor, Document, Mention, Span
from according.model.place import PlaceUse
from according.places.gazetteer import Entry, Found, Gazetteer, key
from according.places.words import PlaceWords

_PLACES = {"GPE", "LOC", "FAC"}
_OTHERS = {"ORG", "PERSON", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP", "LAW", "MONEY", "QUANTITY"}
_LONGEST = 5
"""Words of the longest name that is looked for inside other names and outside any."""
_KNOWN_ALIAS = 100_000
"""People from which on a town is looked for by its other names where nothing else says "place"."""
_BEFORE = {
    "in",
    "near",
    "at",
    "outside",
    "around",
    "throughout",
    "across",
    "from",
    "toward",
    "towards",
}
_ROAD_NUMBER = re.compile(
    r"(?:the )?(?:I|US|U\.S\.|Interstates?|Highways?|Hwy|Routes?|Exit|Gate|Room)[ -]?\d", re.I
)
_EDGES = re.compile(r"^[\W_]+|['’]s?$|[^\w.)]+$")
_JOINED = re.compile(r"\s*(?:,|;|/|\band\b|\bor\b|&|\n)\s*")
_ADDRESS = re.compile(r"[@\d]|\w\.(?:com|org|net|edu)\b|://")


_LISTED_BEFORE = re.compile(r"(?:,|;|\band|\bor|,\s*and|/)\s*(?:the\s+)?\Z")
_LISTED_AFTER = re.compile(r"\s*(?:,\s*and\b|,\s*or\b|,|;|\band\b|\bor\b|/)\s*(?:the\s+)?")


_UNIONS = {"Union", "Commission", "Parliament"}
"""Words that make of "European" and "African" the name of a body."""


_CONSTITUENCY = re.compile(r"\b[DRI]-((?:[A-Z][\w.’']+ ?){1,3})(?=[,;.)\s])")


class Spot(msgspec.Struct, frozen=True):
    """Words that name a place."""

    span: Span
    use: PlaceUse
    found: tuple[Found, ...] = ()
    """Entries that bear the name as it stands."""
    implied: tuple[Entry, ...] = ()
    """Countries that the word belongs to, for an adjective."""
    kind: str = ""
    """What the parse takes the words for."""


class Spotter:
    """Finds place names in a parse."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, knows: Callable[[str], bool]):
        self._gazetteer = gazetteer
        self._words = words
        self._knows = knows

    def spots(
        self,
        document: Document,
        parse: Doc,
        actors: Sequence[Actor],
        mentions: Sequence[Mention],
    ) -> list[Spot]:
        """Return the place names of a document in text order; no two overlap."""
        return _Search(
            self._gazetteer, self._words, self._knows, document, parse, actors, mentions
        ).run()


class _Search:
    """The search of one document."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        words: PlaceWords,
        knows: Callable[[str], bool],
        document: Document,
        parse: Doc,
        actors: Sequence[Actor],
        mentions: Sequence[Mention],
    ):
        self._gazetteer = gazetteer
        self._words = words
        self._knows = knows
        self._text = document.text
        self._parse = parse
        kinds = {actor.id: actor.kind for actor in actors}
        named = sorted((m.span, kinds[m.actor]) for m in mentions if m.form == "name")
        self._starts = [span.start for span, _ in named]
        self._named = named
        self._taken = bytearray(len(parse))
        self._people = self._surnames()
        self._spots: list[Spot] = []
        self._pending: list[tuple[Span, tuple[Found, ...], str]] = []

    def run(self) -> list[Spot]:
        for entity in self._parse.ents:
            if entity.label_ in _PLACES:
                self._from_place(entity)
            elif entity.label_ in _OTHERS:
                self._from_other(entity)
        self._from_loose()
        self._from_constituencies()
        self._spots.sort(key=lambda spot: spot.span)
        self._settle()
        self._spots.sort(key=lambda spot: spot.span)
        return self._spots

    # --- what the parse calls a place ---

    def _from_place(self, entity: Parsed) -> None:
        for start, end in self._pieces(entity):
            span = self._trimmed(start, end)
            if span is None:
                continue
            span = self._widened(span)
            name = span.of(self._text)
            adjective = self._gazetteer.of_adjective(name)
            if adjective and not self._found(name):
                self._keep(span, "adjective", (), entity.label_, adjective)
            elif not self._knows(name) and self._holds_known(entity):
                self._inside(entity, None)
            elif self._is_place(entity, span, name):
                self._keep(span, self._use(entity), self._found(name), entity.label_)

    def _holds_known(self, entity: Parsed) -> bool:
        """Tell whether a longer name holds a known place: "Columbia County Jail"."""
        tokens = [token for token in entity if token.text.strip()]
        if not tokens or _bare(tokens[-1].lower_) in self._words.ways and entity.label_ == "FAC":
            return False
        if entity.label_ == "GPE" and len(tokens) < 2:
            return False
        for at in range(len(tokens)):
            for end in range(min(len(tokens), at + _LONGEST), at, -1):
                first, last = tokens[at], tokens[end - 1]
                if not (
                    _capital(first) and _capital(last) and self._may_be_part(tokens, at, end - at)
                ):
                    continue
                name = self._text[first.idx : last.idx + len(last.text)]
                plain = key(name)
                if plain not in self._words.ordinary and plain not in self._people:
                    found = self._known(name)
                    if found and (at == 0 or self._strong(found)):
                        return True
        return False

    def _is_place(self, entity: Parsed, span: Span, name: str) -> bool:
        if not (name[0].isupper() or any(c.isupper() for c in name)):
            return False
        if _ADDRESS.search(name) and entity.label_ != "FAC" or _ROAD_NUMBER.match(name):
            return False
        after = self._after(span)
        if after.lower() in self._words.illness:
            return False
        if self._gazetteer.abbreviated(name) is not None:
            return True
        found = self._found(name)
        plain = key(name)
        if plain in self._words.ordinary:
            return bool(found) and self._stands_in_place(span)
        if after.lower() in self._words.media and after[0].isupper():
            return False
        kind = self._kind(span)
        if kind == "person" and (not found or plain in self._people):
            return self._stands_in_place(span) and plain not in self._people
        if plain in self._people and kind != "place" and not self._stands_in_place(span):
            return False
        if kind in ("organisation", "thing") and not found:
            return entity.label_ == "FAC"
        return True

    def _pieces(self, entity: Parsed) -> Iterator[tuple[int, int]]:
        """Split "Paris, Texas" and "Jamaica or Cuba"; keep "Bosnia and Herzegovina"."""
        start, end = entity.start_char, entity.end_char
        name = self._text[start:end]
        if not _JOINED.search(name) or self._found(name):
            yield start, end
            return
        at = start
        for gap in _JOINED.finditer(name):
            yield at, start + gap.start()
            at = start + gap.end()
        yield at, end

    # --- what it calls something else, or nothing ---

    def _from_other(self, entity: Parsed) -> None:
        span = self._trimmed(entity.start_char, entity.end_char)
        if span is None:
            return
        name = span.of(self._text)
        kind = self._kind(span)
        if kind == "place" and entity.label_ in ("ORG", "PERSON", "NORP", "PRODUCT", "EVENT"):
            found = self._found(name)
            adjective = self._gazetteer.of_adjective(name)
            if adjective and not found:
                self._keep(span, "adjective", (), entity.label_, adjective)
                return
            if not self._knows(name) and self._holds_known(entity):
                self._inside(entity, None)
                return
            if self._is_place(entity, span, name) and (found or entity.label_ == "ORG"):
                self._keep(span, "location", found, entity.label_)
                return
        self._inside(entity, kind)

    def _inside(self, entity: Parsed, kind: str | None) -> None:
        tokens = [token for token in entity if token.text.strip()]
        body = bool(tokens) and key(tokens[-1].text) in self._words.bodies
        person = (entity.label_ == "PERSON" or kind == "person") and not body
        surely = entity.label_ == "PERSON"
        media = bool(tokens) and _bare(tokens[-1].lower_) in self._words.media
        at = 0
        while at < len(tokens):
            token = tokens[at]
            width = 1
            adjective = self._adjective(token)
            if adjective:
                width += token.lower_ in self._words.parts
                self._keep(
                    _span(token, tokens[min(at + width, len(tokens)) - 1]),
                    "adjective",
                    (),
                    entity.label_,
                    adjective,
                )
            elif not media and (not person or (not surely and at < 2)):
                width = self._part(tokens, at, entity, person=person)
            elif person and len(tokens) <= 3 and at == 0:
                whole = self._trimmed(entity.start_char, entity.end_char)
                if whole is not None and self._whole_person(whole, entity):
                    return
            at += width

    def _whole_person(self, span: Span, entity: Parsed) -> bool:
        """Take a name that the parse takes for a person's where the words around say "place"."""
        name = span.of(self._text)
        found = self._known(name)
        if not found or key(name) in self._people or key(name) in self._words.ordinary:
            return False
        if self._stands_in_place(span):
            self._keep(span, "location", found, entity.label_)
            return True
        self._pending.append((span, found, entity.label_))
        return True

    def _part(self, tokens: list[Token], at: int, entity: Parsed, *, person: bool) -> int:
        """Take the longest place name at a position inside a longer name; return its width."""
        for width in range(min(_LONGEST, len(tokens) - at), 0, -1):
            part = tokens[at : at + width]
            if not (_capital(part[0]) and _capital(part[-1])):
                continue
            span = self._trimmed(part[0].idx, part[-1].idx + len(part[-1].text))
            if span is None or not self._may_be_part(tokens, at, width):
                continue
            name = span.of(self._text)
            found = self._known(name)
            if found and not self._is_common(name):
                whole = width == len(tokens) - (tokens[0].lower_ == "the")
                if whole and not (self._stands_in_place(span) or self._strong(found)):
                    self._pending.append((span, found, entity.label_))
                    return width
                if not whole and not self._worth(tokens, at, width, found):
                    return width
                if person and not self._strong(found):
                    return width
                self._keep(span, "location" if whole else "in_name", found, entity.label_)
                return width
        return 1

    def _is_common(self, name: str) -> bool:
        """Tell whether a name is an ordinary word, or a word of a person's name in the report."""
        if self._gazetteer.abbreviated(name) is not None:
            return False
        plain = key(name)
        return plain in self._words.ordinary or plain in self._people

    def _worth(self, tokens: list[Token], at: int, width: int, found: tuple[Found, ...]) -> bool:
        """Tell whether a place inside a longer name is likely meant as one."""
        first, last = tokens[at], tokens[at + width - 1]
        text = self._text
        end = last.idx + len(last.text)
        if (first.idx and text[first.idx - 1] in "-–") or text[end : end + 1] in "-–":
            return self._strong(found)
        if last.i + 1 < len(self._parse):
            after = self._parse[last.i + 1]
            if _capital(after) and _bare(after.lower_) in self._words.media:
                return False
        if self._strong(found):
            return True
        opens = at == 0 or (at == 1 and tokens[0].lower_ == "the")
        civic = tokens[-1].lower_ in self._words.civic
        if opens and civic and not found[0].alias:
            return True
        self._pending.append((_span(first, last), found, "in_name"))
        return False

    def _may_be_part(self, tokens: list[Token], at: int, width: int) -> bool:
        first = at == 0 or at == 1 and tokens[0].lower_ == "the"
        last = at + width == len(tokens)
        after_word = at > 0 and tokens[at - 1].lower_ in (
            "of",
            "in",
            "at",
            "-",
            "–",
            "/",
            ",",
            "and",
            "for",
        )
        return first or last or after_word

    def _from_loose(self) -> None:
        parse = self._parse
        at = 0
        while at < len(parse):
            token = parse[at]
            if self._taken[at] or token.ent_type_ or not _capital(token):
                at += 1
                continue
            at += self._loose(token)

    def _from_constituencies(self) -> None:
        """Take the place after a legislator's party: "D-Hardy", "R-Ashland"."""
        for match in _CONSTITUENCY.finditer(self._text):
            span = self._trimmed(*match.span(1))
            if span is not None and (found := self._known(span.of(self._text))):
                self._keep(span, "location", found, "")

    def _loose(self, token: Token) -> int:
        adjective = self._adjective(token)
        if adjective:
            self._keep(_span(token, token), "adjective", (), "", adjective)
            return 1
        sentence_end = min(token.i + _LONGEST, len(self._parse))
        for end in range(sentence_end, token.i, -1):
            last = self._parse[end - 1]
            if not _capital(last) or any(self._taken[i] for i in range(token.i, end)):
                continue
            span = self._trimmed(token.idx, last.idx + len(last.text))
            if span is None:
                continue
            name = span.of(self._text)
            found = self._known(name)
            if found and self._may_stand_alone(span, name, found, token, last):
                self._keep(span, "location", found, "")
                return end - token.i
            if found and not self._taken[token.i]:
                self._pending.append((span, found, ""))
        return 1

    def _may_stand_alone(
        self, span: Span, name: str, found: tuple[Found, ...], first: Token, last: Token
    ) -> bool:
        plain = key(name)
        if plain in self._words.ordinary or plain in self._people:
            return False
        kind = self._kind(span)
        if kind == "place" or self._in_dateline(first, last):
            return True
        if kind is not None and kind != "event":
            return False
        if last.i + 1 < len(self._parse) and _capital(self._parse[last.i + 1]):
            return False
        if first.i and _capital(self._parse[first.i - 1]):
            return False
        return self._stands_in_place(span) and first.pos_ in ("PROPN", "NOUN", "X")

    def _in_dateline(self, first: Token, last: Token) -> bool:
        """Tell whether words in capitals open a line and a dash, a colon or brackets follow."""
        before = self._text[: first.idx].rstrip(" \t")
        if not first.text.isupper() or len(first.text) < 3:
            return False
        if before and before[-1] not in ".\n:!?\"”'’":
            return False
        after = self._text[last.idx + len(last.text) :][:30]
        return bool(re.match(r"\s*(?:,[^\n:–—-]{2,20})?\s*(?:\([^)]{2,20}\)\s*)?[:–—-]", after))

    # --- what is decided by its neighbours ---

    def _settle(self) -> None:
        """Take weaker finds where they stand in a list of places, or were found elsewhere."""
        waiting = sorted(self._pending, key=lambda one: one[0])
        often = Counter(key(span.of(self._text)) for span, _, _ in waiting)
        sure = {
            name
            for name, times in Counter(
                key(spot.span.of(self._text)) for spot in self._spots if spot.use != "adjective"
            ).items()
            if times >= often[name]
        }
        ends = {spot.span.end for spot in self._spots if spot.use in ("location", "actor")}
        starts = {spot.span.start for spot in self._spots if spot.use in ("location", "actor")}
        for _ in range(2):
            for span, found, kind in waiting:
                plain = key(span.of(self._text))
                if plain in self._words.ordinary or plain in self._people:
                    continue
                before = _LISTED_BEFORE.search(self._text, max(0, span.start - 8), span.start)
                after = _LISTED_AFTER.match(self._text, span.end)
                if kind == "in_name":
                    if plain in sure:
                        self._keep(span, "in_name", found, kind)
                    continue
                listed = (before is not None and before.start() in ends) or (
                    after is not None and after.end() in starts
                )
                noun = self._after(span).lower() in self._words.beside
                if listed or noun or plain in sure:
                    self._keep(span, "location", found, kind)
                    ends.add(span.end)
                    starts.add(span.start)
            waiting.reverse()

    # --- small questions ---

    def _keep(
        self,
        span: Span,
        use: PlaceUse,
        found: tuple[Found, ...],
        kind: str,
        implied: tuple[Entry, ...] = (),
    ) -> None:
        tokens = self._parse.char_span(*span, alignment_mode="expand")
        if tokens is None or any(self._taken[tokens.start : tokens.end]):
            return
        for i in range(tokens.start, tokens.end):
            self._taken[i] = 1
        self._spots.append(Spot(span, use, found, implied, kind))

    def _trimmed(self, start: int, end: int) -> Span | None:
        text = self._text
        name = text[start:end]
        lead = len(name) - len(name.lstrip(" \t\n\r\"'“‘(-–—.,:;*•"))
        if name[lead:].lower().startswith("the ") and not name[lead:].startswith("The Hague"):
            lead += 4
        start += lead
        while end > start and text[end - 1] in " \t\n\r\"'“”‘’-–—,:;*!?":
            end -= 1
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        if end > start and text[end - 1] == "." and "." not in text[start : end - 1]:
            short = self._gazetteer.abbreviated(text[start:end])
            end -= short is None
        return (
            Span(start, end) if end > start and any(c.isalpha() for c in text[start:end]) else None
        )

    def _widened(self, span: Span) -> Span:
        """Take in a capital word beside a name where the gazetteer knows both together."""
        tokens = self._parse.char_span(*span, alignment_mode="expand")
        if tokens is None:
            return span
        first, last = tokens.start, tokens.end
        for before, after in ((1, 0), (0, 1), (0, 2)):
            start, end = first - before, last + after
            if start < 0 or end > len(self._parse) or any(self._taken[start:end]):
                continue
            edge = self._parse[start] if before else self._parse[end - 1]
            if (
                not _capital(edge)
                or edge.is_sent_start
                and after
                or "\n" in self._text[self._parse[start].idx : edge.idx]
            ):
                continue
            wider = Span(
                min(span.start, self._parse[start].idx), max(span.end, edge.idx + len(edge.text))
            )
            if any(not one.alias for one in self._gazetteer.find(wider.of(self._text))):
                return wider
        return span

    def _found(self, name: str) -> tuple[Found, ...]:
        short = self._gazetteer.abbreviated(name) or self._gazetteer.abbreviated(f"{name}.")
        if short is not None:
            return (Found(short, False),)
        if len(key(name)) <= 3 and not name[0].isupper():
            return ()
        return self._gazetteer.find(name)

    def _known(self, name: str) -> tuple[Found, ...]:
        """Entries of a name where only the gazetteer says that it is one."""
        if len(name) < 3 or name.isdigit():
            return tuple(f for f in self._found(name) if name.isupper() and f.entry.is_country)
        short = self._gazetteer.abbreviated(name)
        if short is not None and (name.isupper() or "." in name):
            return (Found(short, False),)
        found = self._gazetteer.find(name)
        if any(not f.alias or f.entry.population >= _KNOWN_ALIAS or _curated(f) for f in found):
            return found
        return ()

    def _strong(self, found: tuple[Found, ...]) -> bool:
        return any(
            not f.alias and (f.entry.feature[0] in "AHL" or f.entry.population > _KNOWN_ALIAS)
            for f in found
        )

    def _adjective(self, token: Token) -> tuple[Entry, ...]:
        if token.lower_ in self._words.parts and token.i + 1 < len(self._parse):
            return self._gazetteer.of_adjective(f"{token.text} {self._parse[token.i + 1].text}")
        if not token.text[:1].isupper():
            return ()
        found = self._gazetteer.of_adjective(token.text)
        if token.i + 1 < len(self._parse) and self._parse[token.i + 1].text in _UNIONS:
            return ()
        if found and not self._gazetteer.abbreviated(token.text):
            return found
        return ()

    def _stands_in_place(self, span: Span) -> bool:
        """Tell whether a word such as "in" or "near" stands before, or the name ends a place."""
        token = self._token_at(span.start)
        if token is None or token.i == 0:
            return False
        before = self._parse[token.i - 1]
        while (
            before.lower_
            in ("the", "northern", "southern", "eastern", "western", "downtown", "central")
            and before.i
        ):
            before = self._parse[before.i - 1]
        return before.lower_ in _BEFORE

    def _after(self, span: Span) -> str:
        token = self._token_at(span.end - 1)
        if token is None or token.i + 1 >= len(self._parse):
            return ""
        return self._parse[token.i + 1].text

    def _token_at(self, offset: int) -> Token | None:
        found = self._parse.char_span(offset, offset + 1, alignment_mode="expand")
        return found[0] if found is not None else None

    def _use(self, entity: Parsed) -> PlaceUse:
        root = entity.root
        if root.dep_ in ("nsubj", "agent") and root.head.pos_ == "VERB":
            return "actor"
        return "location"

    def _kind(self, span: Span) -> str | None:
        """Return the kind of the actor whose name covers most of the words."""
        best, kind = 0, None
        at = bisect_right(self._starts, span.start)
        for i in range(max(0, at - 3), len(self._named)):
            other, of = self._named[i]
            if other.start >= span.end:
                break
            shared = min(other.end, span.end) - max(other.start, span.start)
            if shared > best:
                best, kind = shared, of
        return kind

    def _surnames(self) -> frozenset[str]:
        names = set()
        for entity in self._parse.ents:
            if entity.label_ == "PERSON" and len(entity) > 1:
                names.update(key(token.text) for token in entity if token.text[:1].isupper())
        for span, kind in self._named:
            words = span.of(self._text).split()
            if kind == "person" and len(words) > 1:
                names.update(key(word.strip("'’s.,")) for word in words if word[:1].isupper())
        return frozenset(names)


def _curated(found: Found) -> bool:
    return found.entry.feature[0] in "HLT" or found.entry.feature.startswith(("A.PCL", "A.ADM1"))


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _bare(word: str) -> str:
    return word.strip("'’s.,") if len(word) > 3 else word


def _span(first: Token, last: Token) -> Span:
    return Span(first.idx, last.idx + len(last.text))
