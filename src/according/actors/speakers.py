"""Whom a statement's source means: a name, a pronoun, a role, or somebody who is not named."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

import msgspec
from spacy.tokens import Doc, Token

from according import lexicon
from according.actors.names import Named, Sex, bare_name, named_actors, sex_of_noun
from according.model import Actor, Span, Statement, words

_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_SEXED: dict[str, Sex] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
}
_THINGS = frozenset({"it", "its"})
_MANY = frozenset({"they", "them", "their", "those", "these", "many", "some", "all", "both"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})


def with_speakers(
    parse: Doc, statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """Return the statements with ``speaker`` and ``source_kind`` filled, and the actors they mean.

    Args:
        parse: the parse of the document's text.
        statements: in text order; a parent may come after its child.
    """
    cast = _Cast(parse)
    for statement in _outer_first(statements):
        cast.place(statement)
    told = tuple(cast.told(statement) for statement in statements)
    return told, cast.actors()


def _outer_first(statements: Sequence[Statement]) -> list[Statement]:
    """Order statements so that a parent is placed before what is told inside it."""
    by_id = {s.id: s for s in statements}

    def depth(statement: Statement) -> int:
        deep, seen = 0, {statement.id}
        while statement.parent and statement.parent not in seen:
            statement = by_id[statement.parent]
            seen.add(statement.id)
            deep += 1
        return deep

    return sorted(statements, key=lambda s: (_start(s), depth(s)))


def _start(statement: Statement) -> int:
    spans = statement.cue or statement.content
    return spans[0].start if spans else 0


class _Cast:
    """The actors of one report, as they come on."""

    def __init__(self, parse: Doc):
        self._parse = parse
        self._text = parse.text
        self._named = named_actors(parse)
        sentences = [s for s in parse.sents if s.root.pos_ in ("VERB", "AUX")]
        self._ends = [s.end_char for s in sentences]
        self._roots = [s.root for s in sentences]
        self._spoke: list[Named] = []
        self._speaker: dict[str, Named] = {}

    def place(self, statement: Statement) -> None:
        """Find whom the source means and remember it."""
        head = self._head(statement)
        if head is None:
            return
        actor = self._meant(statement, head, depth=0)
        if actor is None:
            return
        span = statement.source[0]
        if span not in actor.mentions:
            actor.mentions.append(span)
        self._speaker[statement.id] = actor
        self._spoke.append(actor)
        sex = _SEXED.get(head.lower_)
        if sex is not None and actor.sex is None:
            actor.sex = sex

    def told(self, statement: Statement) -> Statement:
        """Return the statement with its speaker's id and the kind that follows from whom it is."""
        actor = self._speaker.get(statement.id)
        if actor is None:
            return statement
        kind = statement.source_kind
        if actor.spellings and kind in (None, "unnamed", "named_organisation", "named_person"):
            kind = "named_person" if actor.kind == "person" else "named_organisation"
        elif kind is None:
            kind = "unnamed"
        unnamed = statement.unnamed if kind == "unnamed" else None
        return msgspec.structs.replace(
            statement, speaker=self._id(actor), source_kind=kind, unnamed=unnamed
        )

    def actors(self) -> tuple[Actor, ...]:
        """Return those who speak, in the order of their ids."""
        return tuple(
            Actor(
                id=self._id(actor),
                name=actor.name,
                kind=actor.kind,
                mentions=tuple(sorted(set(actor.mentions))),
                aliases=tuple(s for s in actor.spellings if s != actor.name),
                roles=tuple(actor.roles),
            )
            for actor in self._order()
        )

    def _order(self) -> list[Named]:
        return list({id(actor): actor for actor in self._spoke}.values())

    def _id(self, actor: Named) -> str:
        return f"a{[id(one) for one in self._order()].index(id(actor)) + 1}"

    def _head(self, statement: Statement) -> Token | None:
        if not statement.source:
            return None
        phrase = self._parse.char_span(*statement.source[0], alignment_mode="expand")
        return phrase.root if phrase is not None and len(phrase) else None

    def _meant(self, statement: Statement, head: Token, *, depth: int) -> Named | None:
        word = head.lower_
        if word in _RELATIVE and depth < 2 and head.head.dep_ == "relcl":
            return self._meant(statement, head.head.head, depth=depth + 1)
        if word in _FIRST and head.pos_ in ("PRON", "DET"):
            return self._speaker.get(statement.parent or "")
        if word in _SEXED:
            return self._person_before(head.idx, _SEXED[word])
        if word in _THINGS:
            return self._last(lambda one: one.kind != "person")
        if word in _MANY and head.pos_ == "PRON" and not any(head.children):
            return self._last(lambda one: not one.spellings or one.kind != "person")
        return self._by_name(statement, head) or self._by_role(head) or self._unnamed(statement)

    def _by_name(self, statement: Statement, head: Token) -> Named | None:
        """Find the actor whose name is the head of the source, or stands beside it."""
        beside = [t for t in head.children if t.dep_ in ("appos", "compound", "flat")]
        if statement.source_kind == "named_person":
            phrase = self._parse.char_span(*statement.source[0], alignment_mode="expand")
            beside += [t for t in phrase or () if t.dep_ != "pobj"]
        near = [t for t in beside if t.ent_type_ == "PERSON"]
        if head.pos_ == "PROPN":
            near.insert(0, head)
        for token in near:
            for actor in self._named:
                if actor.covers(token.idx):
                    return actor
        name = bare_name(words(self._text, statement.source))
        if not name[:1].isupper():
            return None
        same = [one for one in self._named if one.is_called(name)]
        return same[-1] if same else None

    def _by_role(self, head: Token) -> Named | None:
        """Find whom "the spokesman", "the group", "the sources" mean."""
        if not any(child.lower_ in _DEFINITE for child in head.children):
            return None
        lemma = head.lemma_.lower()
        plain = all(child.dep_ in ("det", "poss") for child in head.children)
        in_office = [
            one
            for one in self._named
            if lemma in one.roles
            and one.mentions[0].start < head.idx
            and head.tag_ in ("NN", "NNP")
        ]
        if in_office:
            return in_office[-1]
        again = self._last(lambda one: not one.spellings and one.roles[:1] == [lemma])
        if again is not None or not plain:
            return again
        if lemma in lexicon.table("roles")["bodies"]:
            return self._last(lambda one: bool(one.spellings) and one.kind == "organisation")
        return None

    def _unnamed(self, statement: Statement) -> Named:
        span = statement.source[0]
        phrase = " ".join(words(self._text, statement.source).split())
        head = self._head(statement)
        single = head is not None and head.tag_ in ("NN", "NNP")
        body = head is not None and head.lemma_.lower() in lexicon.table("roles")["bodies"]
        kind = "organisation" if body else ("person" if single else "group")
        lemma = head.lemma_.lower() if head is not None else ""
        return Named(phrase, kind, mentions=[span], roles=[lemma])  # type: ignore[arg-type]

    def _person_before(self, place: int, sex: Sex) -> Named | None:
        """Find the man or woman that a pronoun means.

        The sentence before is about them, or they spoke last, or they were named last.
        """
        theme = self._theme(place, sex)
        if theme is not None:
            return theme
        fits = self._last(lambda one: one.kind == "person" and one.sex in (None, sex))
        if fits is not None:
            return fits
        near = [
            (mention.end, actor)
            for actor in self._named
            if actor.kind == "person" and actor.sex in (None, sex)
            for mention in actor.mentions
            if mention.end <= place
        ]
        return max(near, key=lambda pair: pair[0])[1] if near else None

    def _theme(self, place: int, sex: Sex) -> Named | None:
        """Return the subject of the nearest sentence before, in the same paragraph."""
        at = bisect_right(self._ends, place) - 1
        if at < 0 or "\n" in self._text[self._ends[at] : place]:
            return None
        subjects = [t for t in self._roots[at].children if t.dep_ in ("nsubj", "nsubjpass")]
        for head in subjects:
            beside = [head, *(t for t in head.children if t.dep_ == "appos")]
            named = [a for a in self._named if any(a.covers(t.idx) for t in beside)]
            if named:
                fits = [a for a in named if a.kind == "person" and a.sex in (None, sex)]
                return fits[0] if fits else None
            people = lexicon.table("sources")["people"]
            lemma = head.lemma_.lower()
            if head.tag_ == "NN" and lemma in people and sex_of_noun(lemma) in (None, sex):
                return self._nominal(head)
        return None

    def _nominal(self, head: Token) -> Named:
        """Return the person a noun phrase without a name stands for, the same one each time."""
        phrase = [t for t in head.subtree if t.dep_ not in ("relcl", "punct")]
        start = min(t.idx for t in phrase)
        for one in self._spoke:
            if any(m.start == start for m in one.mentions):
                return one
        span = Span(head.left_edge.idx, head.idx + len(head))
        words_ = self._text[span.start : span.end]
        return Named(" ".join(words_.split()), "person", mentions=[span], roles=[head.lemma_])

    def _last(self, fits: Callable[[Named], bool]) -> Named | None:
        return next((one for one in reversed(self._spoke) if fits(one)), None)
