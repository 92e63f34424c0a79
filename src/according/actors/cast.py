"""The cast of a report: who is spoken of, by which words, and who of them speaks."""

from collections.abc import Sequence

import msgspec

from according import lexicon
from according.actors.barriers import Barriers, apart_pairs
from according.actors.coreference import clusters_of, likely_pairs
from according.actors.descriptions import (
    country_of,
    is_title,
    kind_of,
    name_of,
    roles_of,
    sector_of,
)
from according.actors.kinds import agreed_kinds, countries_of
from according.actors.known import KnownActors, Match
from according.actors.mentions import Mention, find_mentions
from according.actors.naming import named_again
from according.actors.relations import Related, may_hold, related_mentions
from according.actors.sieves import certain_pairs
from according.actors.standing import definiteness_of, number_of
from according.actors.told import told_of
from according.actors.traits import Traits, traits_of
from according.encoder import PairScorer, Pieces
from according.language import Floats, Syntax, head_of
from according.model import Actor, ActorKind, Document, Known, Relation, Span, Statement
from according.model import Mention as MentionRecord

_DESCRIBED = ("person", "organisation", "group")


class Cast(msgspec.Struct, frozen=True):
    """What was read of the actors of one document."""

    statements: tuple[Statement, ...]
    """As given, with ``speaker`` and ``source_kind`` filled."""
    actors: tuple[Actor, ...]
    mentions: tuple[MentionRecord, ...]
    relations: tuple[Relation, ...]


class _Found(msgspec.Struct, frozen=True):
    """One actor on its way to a record."""

    mentions: list[int]
    actor: Actor


def read_cast(
    document: Document,
    syntax: Syntax,
    pieces: Pieces,
    scorer: PairScorer,
    statements: Sequence[Statement],
    known: KnownActors,
) -> Cast:
    """Find who a report speaks of.

    Args:
        document: the document.
        syntax: the parse of exactly ``document.text``.
        pieces: what the encoder computed for the same text.
        scorer: compares mentions.
        statements: of the document; their sources are mentions whatever the encoder says.
        known: lists of actors.
    """
    sources = [head_of(syntax, *s.source[0]) if s.source else None for s in statements]
    mentions = find_mentions(syntax, pieces, needed=[h for h in sources if h is not None])
    mentions = agreed_kinds(document, syntax, known, mentions, frozenset(sources))
    traits = traits_of(syntax, mentions, statements)
    vectors = pieces.vectors[pieces.at(syntax.starts[[m.head for m in mentions]])]
    describe = _Describer(document, syntax, known, mentions)
    clusters = _clusters(mentions, describe, traits, vectors, scorer)
    related = related_mentions(syntax, mentions, traits, vectors, scorer)
    by_head = {m.head: n for n, m in enumerate(mentions)}
    found = _actors(syntax, mentions, clusters, describe)
    of = {number: one.actor for one in found for number in one.mentions}
    named = {of[n].id for n, one in enumerate(mentions) if one.form == "name" and n in of}
    speakers = [of.get(by_head[h]) if h is not None else None for h in sources]
    return Cast(
        statements=tuple(
            _spoken(s, actor, named) for s, actor in zip(statements, speakers, strict=True)
        ),
        actors=tuple(one.actor for one in found),
        mentions=tuple(
            _record(syntax, one, of[number].id)
            for number, one in enumerate(mentions)
            if number in of and one.span in of[number].mentions
        ),
        relations=_relations(mentions, traits, statements, related, of),
    )


def _clusters(
    mentions: Sequence[Mention],
    describe: "_Describer",
    traits: Traits,
    vectors: Floats,
    scorer: PairScorer,
) -> list[list[int]]:
    syntax, text = describe.syntax, describe.text
    certain = [
        *certain_pairs(syntax, text, mentions, describe.names, describe.listed),
        *named_again(syntax, text, mentions, describe.names, describe.listed),
    ]
    odds = likely_pairs(syntax, traits, vectors, scorer)
    barriers = Barriers(
        told_of(syntax, text, mentions, describe.names, describe.matches, describe.known),
        apart_pairs(syntax, mentions, certain),
    )
    return clusters_of(mentions, describe.names, traits, certain, odds, barriers)


def _actors(
    syntax: Syntax,
    mentions: Sequence[Mention],
    clusters: Sequence[list[int]],
    describe: "_Describer",
) -> list[_Found]:
    kept: list[tuple[list[int], ActorKind]] = []
    for numbers in clusters:
        kind = kind_of(syntax, [mentions[n] for n in numbers])
        if kind is not None:
            kept.append((numbers, kind))
    kept.sort(key=lambda pair: mentions[pair[0][0]].span.start)
    return [
        _Found(numbers, describe.actor(f"a{place}", _outer(mentions, numbers), kind))
        for place, (numbers, kind) in enumerate(kept, 1)
    ]


def _outer(mentions: Sequence[Mention], numbers: Sequence[int]) -> list[Mention]:
    """Leave out what is inside a name of the same actor: the title in "Mayor Idris Wendo"."""
    own = [mentions[n] for n in numbers]
    names = [m.span for m in own if m.form == "name"]
    return [m for m in own if not any(s != m.span and s.contains(m.span) for s in names)]


class _Describer:
    """Turns mentions into actors, with what the report and the lists tell of them."""

    def __init__(
        self, document: Document, syntax: Syntax, known: KnownActors, mentions: Sequence[Mention]
    ):
        self.text = document.text
        self._day = document.published
        self.syntax = syntax
        self.known = known
        self._countries = countries_of(document.text, syntax, mentions, known)
        self._parted = {
            one.head: name_of(syntax, document.text, one) for one in mentions if one.form == "name"
        }
        """Name and title of every mention by name, by its head."""
        self.names = [self._parted.get(one.head, ("", ""))[0] for one in mentions]
        """For every mention its name without title; empty where it is none."""
        self._beside = frozenset(name for name in self.names if name)
        self.matches = [
            self._match((name,), one.kind) if name else None
            for name, one in zip(self.names, mentions, strict=True)
        ]
        """For every mention what a list has under its name; most are on none."""
        self.listed = [match.actor.name if match else None for match in self.matches]
        """For every mention the name under which a list has it."""

    def actor(self, id_: str, own: Sequence[Mention], kind: ActorKind) -> Actor:
        """Return the record of one actor."""
        text = self.text
        parted = [self._parted[m.head] for m in own if m.form == "name"]
        names = list(dict.fromkeys(name for name, _ in parted if name))
        titles = list(dict.fromkeys(title for _, title in parted if title))
        nominals = [" ".join(m.span.of(text).split()) for m in own if m.form == "nominal"]
        match = self._match(names, kind)
        name = _fullest(names, kind) if names else (nominals or [own[0].span.of(text)])[0]
        name = match.actor.name if match else name
        roles = roles_of(self.syntax, text, own, titles, name) if kind in _DESCRIBED else ()
        told = [*names, *nominals, *roles]
        words = [word for phrase in told for word in phrase.replace("-", " ").split()]
        heads = [word for phrase in told for word in _head_words(phrase)]
        sector = sector_of(heads) if kind in _DESCRIBED else None
        return Actor(
            id=id_,
            name=name,
            kind=kind,
            mentions=tuple(sorted(m.span for m in own)),
            aliases=tuple(one for one in names if one != name),
            roles=roles,
            country=match.actor.country if match else country_of(words, self.known),
            sector=match.actor.sector if match else sector,
            known=_known(match) if match else None,
        )

    def _match(self, names: Sequence[str], kind: str) -> Match | None:
        if not names or kind in ("event", "time"):
            return None
        if kind not in _DESCRIBED:
            # What the encoder takes for a thing or a place may be a body; a list knows better.
            kind = "organisation"
        return self.known.match(
            names, kind, countries=self._countries, on=self._day, beside=self._beside
        )


def _head_words(phrase: str) -> list[str]:
    """Return the words of a phrase up to its first preposition, last first: the head and before.

    Without the "general" of an attorney, who is no soldier.
    """
    words = phrase.split()
    cut = next(
        (i for i, w in enumerate(words) if i and w in ("of", "in", "for", "at", "from")), None
    )
    kept = words[:cut]
    civil = lexicon.table("titles")["before_general"]
    return [
        word
        for at, word in reversed(list(enumerate(kept)))
        if word.lower() != "general" or not at or kept[at - 1].lower() not in civil
    ]


def _fullest(names: Sequence[str], kind: ActorKind) -> str:
    """Return a person's longest name, and of a body's names the longest of few words.

    A person is called by a title ("Mayor") only where no name is told.
    """
    few = [n for n in names if len(n.split()) <= (4 if kind == "person" else 8)] or list(names)
    if kind == "person":
        few = [n for n in few if not all(map(is_title, n.split()))] or few
    return max(few, key=lambda n: (len(n.split()), len(n)))


def _known(match: Match) -> Known:
    actor = match.actor
    return Known(name=actor.name, list=actor.list, why=match.why, part_of=actor.part_of)


def _record(syntax: Syntax, one: Mention, actor: str) -> MentionRecord:
    head = Span(int(syntax.starts[one.head]), int(syntax.ends[one.head]))
    return MentionRecord(
        span=one.span,
        head=head,
        form=one.form,
        actor=actor,
        number=number_of(syntax, one),
        definiteness=definiteness_of(syntax, one),
    )


def _spoken(statement: Statement, speaker: Actor | None, named: set[str]) -> Statement:
    """Return the statement with its speaker and the kind of source that follows from whom it is."""
    if speaker is None:
        return statement
    kind = statement.source_kind
    if speaker.id in named and kind in (None, "unnamed", "named_organisation", "named_person"):
        kind = "named_person" if speaker.kind == "person" else "named_organisation"
    elif kind is None:
        kind = "unnamed"
    unnamed = statement.unnamed if kind == "unnamed" else None
    return msgspec.structs.replace(statement, speaker=speaker.id, source_kind=kind, unnamed=unnamed)


def _relations(
    mentions: Sequence[Mention],
    traits: Traits,
    statements: Sequence[Statement],
    related: Sequence[Related],
    of: dict[int, Actor],
) -> tuple[Relation, ...]:
    """Turn related mentions into relations of actors, each once a sentence and statement."""
    found: dict[tuple[str, str, str, str | None, int], Relation] = {}
    for one in related:
        subject, object_ = of.get(one.subject), of.get(one.object)
        if subject is None or object_ is None or subject.id == object_.id:
            continue
        if not may_hold(one, mentions, subject.kind, object_.kind):
            continue
        inside = int(traits.statement[one.object])
        statement = statements[inside].id if inside >= 0 else None
        sentence = int(traits.sentence[one.object])
        key = (subject.id, one.predicate, object_.id, statement, sentence)
        if key not in found or found[key].confidence < one.probability:
            found[key] = Relation(
                subject=subject.id,
                predicate=one.predicate,
                object=object_.id,
                span=_from_name(one, mentions, traits, of),
                statement=statement,
                confidence=round(one.probability, 3),
            )
    ordered = sorted(found.values(), key=lambda r: r.span)
    return tuple(
        msgspec.structs.replace(one, id=f"r{place}") for place, one in enumerate(ordered, 1)
    )


def _from_name(
    one: Related, mentions: Sequence[Mention], traits: Traits, of: dict[int, Actor]
) -> Span:
    """Return a relation's words, from the name that its sentence has for whom a role describes.

    In "Votel, commander of the force, said" the words are not only "commander of the force".
    """
    span, actor = one.span, of[one.subject]
    if mentions[one.subject].form != "nominal":
        return span
    named = [
        other.span
        for number, other in enumerate(mentions)
        if other.form == "name"
        and number in of
        and of[number].id == actor.id
        and traits.sentence[number] == traits.sentence[one.subject]
    ]
    if not named:
        return span
    nearest = min(named, key=lambda name: max(name.start - span.end, span.start - name.end))
    return Span(min(span.start, nearest.start), max(span.end, nearest.end))


__all__ = ["Cast", "read_cast"]
