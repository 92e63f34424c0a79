"""Which words of one report are a private individual's name, and the pseudonym in their place."""

import re
from collections.abc import Iterable, Iterator

from according import lexicon
from according.export.privacy.keys import pseudonym
from according.export.privacy.private import Private, is_particle, parts_of
from according.model import Actor, Reading, Span

_SHORTEST = 3
"""Letters of a part of a name that is replaced where it stands alone."""
Replacement = tuple[Span, str]


class Names:
    """The names of one report's private individuals."""

    def __init__(self, reading: Reading, private: Private, key: bytes):
        self._private, self._key = private, key
        called = {one.actor for one in reading.mentions if one.form == "name"}
        # Hand-made readings have no mentions of their own: a capital tells a name.
        self._actors = [a for a in reading.actors if a.id in called or not reading.mentions]
        pronouns = lexicon.table("pronouns").values()
        self._small = {word for word in re.findall(r"\w+", reading.text) if word.islower()}
        self._small.update(
            word for listed in pronouns if isinstance(listed, list) for word in listed
        )
        self._whole: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self.of_actor: dict[str, str] = {}
        """Id of a private actor to its pseudonym."""
        people = [actor for actor in self._actors if actor.kind == "person"]
        for actor in people:
            self._enter(actor)
        for actor in people:
            self._enter_short_forms(actor)
        public = list(self._public(reading))
        for name in public:
            for part in parts_of(name) if self._is_public_person(name) else ():
                self._parts.pop(part.casefold(), None)
        kept = {_folded(name): "" for name in public if not self._holds_private(name)}
        self._all = {**kept, **self._parts, **self._whole}
        """Folded words to the pseudonym; none: they stay, and what they hold with them."""
        self._pattern = _pattern(self._all)

    @property
    def words(self) -> frozenset[str]:
        """Single words of private names, without case."""
        return frozenset(w for name in (*self._whole, *self._parts) for w in name.split())

    def in_text(self, reading: Reading) -> list[Replacement]:
        """Return what is to be replaced in the text, in order, without overlaps."""
        text = reading.text
        found: list[Replacement] = []
        for actor in self._actors:
            new = self.of_actor.get(actor.id)
            if new is not None:
                own = _pattern({_folded(w): "" for w in _words_of(actor)})
                for span in actor.mentions:
                    matched = own.finditer(text, *span) if own else ()
                    found += [(Span(*m.span()), new) for m in matched if _is_name(m.group())]
        found += self._matches(text)
        # At one place the longer wins, and of two alike the mention's.
        found.sort(key=lambda one: (one[0].start, -one[0].end))
        kept: list[Replacement] = []
        for one in found:
            if not kept or one[0].start >= kept[-1][0].end:
                kept.append(one)
        return _joined(text, kept)

    def in_words(self, words: str, *, speaker: str | None = None) -> str:
        """Return words that stand outside the text with the names in them replaced.

        Args:
            words: a title, a reason, the words for a link of a chain.
            speaker: id of the actor whose name they are.
        """
        if words.islower():
            return words
        new = self.of_actor.get(speaker or "")
        if new is not None:
            actor = next(each for each in self._actors if each.id == speaker)
            own = _pattern({_folded(w): "" for w in _words_of(actor)})
            matches = [(Span(*m.span()), new) for m in own.finditer(words)] if own else []
            words = replaced(words, _joined(words, matches))
        return replaced(words, _joined(words, list(self._matches(words))))

    def _matches(self, text: str) -> Iterator[Replacement]:
        for match in self._pattern.finditer(text) if self._pattern else ():
            new = self._all.get(_folded(match.group()))
            if new and _is_name(match.group()):
                yield Span(*match.span()), new

    def _enter(self, actor: Actor) -> None:
        """Enter the full names of a person, each by what the base tells of it."""
        own = self._private.told(actor.name)
        for name in (actor.name, *actor.aliases):
            parts = parts_of(name)
            told = self._private.told(name) if name != actor.name else own
            if not parts or self._is_ordinary(parts) or not (own if told is None else told):
                continue
            if len(parts) > 1 or name == actor.name:
                new = pseudonym(self._key, " ".join(parts))
                self._whole.setdefault(_folded(" ".join(parts)), new)
                for part in parts:
                    if len(part) >= _SHORTEST and not is_particle(part):
                        self._parts.setdefault(part.casefold(), new)
                if name == actor.name:
                    self.of_actor[actor.id] = new

    def _is_ordinary(self, parts: tuple[str, ...]) -> bool:
        """Tell a capitalised word that the reader took for a name: "Nobody", "Guard"."""
        return len(parts) == 1 and parts[0].casefold() in self._small

    def _enter_short_forms(self, actor: Actor) -> None:
        new = self.of_actor.get(actor.id)
        for name in actor.aliases if new else ():
            parts = parts_of(name)
            if len(parts) == 1 and len(parts[0]) >= _SHORTEST:
                self._parts.setdefault(parts[0].casefold(), new or "")

    def _public(self, reading: Reading) -> Iterator[str]:
        for actor in self._actors:
            for name in (actor.name, *actor.aliases):
                if _folded(name) not in self._whole and actor.id not in self.of_actor:
                    yield name
        yield from (place.name for place in reading.places if place.gazetteer)

    def _is_public_person(self, name: str) -> bool:
        return len(parts_of(name)) > 1 and any(
            actor.kind == "person" and name in (actor.name, *actor.aliases)
            for actor in self._actors
        )

    def _holds_private(self, name: str) -> bool:
        words = f" {_folded(name)} "
        return any(f" {whole} " in words for whole in self._whole)


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """Return a text with its replacements made; they are in order and do not overlap."""
    pieces, at = [], 0
    for span, new in replacements:
        pieces += [text[at : span.start], new]
        at = span.end
    return "".join((*pieces, text[at:]))


def _words_of(actor: Actor) -> Iterator[str]:
    for name in (actor.name, *actor.aliases):
        parts = parts_of(name)
        if parts:
            yield " ".join(parts)
            yield from (part for part in parts if not is_particle(part))


def _joined(text: str, found: list[Replacement]) -> list[Replacement]:
    """Make one of neighbours that stand for the same person: first name and surname."""
    kept: list[Replacement] = []
    for span, new in found:
        if kept and kept[-1][1] == new and not text[kept[-1][0].end : span.start].strip():
            kept[-1] = Span(kept[-1][0].start, span.end), new
        else:
            kept.append((span, new))
    return kept


def _is_name(words: str) -> bool:
    """Tell a name from an ordinary word of the same letters: "Mark" and "mark"."""
    return any(char.isupper() for char in words)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    longest = sorted(filter(None, names), key=len, reverse=True)
    if not longest:
        return None
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
