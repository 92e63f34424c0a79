"""Who is behind a source's words: a person, a body, an outlet, a document, or nobody named."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from according.link.origins.outlets import credited, is_outlet, match_among, outlet_pattern
from according.model import Actor, Link, Reading, Statement, words

Kind = Literal["person", "body", "outlet", "document", "unnamed", "nobody"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")
_AFTER = re.compile(r"[,;(]|\b(?:who|which|that|at the scene)\b")


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One source of one report, as it is compared with those of others."""

    name: str
    """For people to read."""
    kind: Kind
    who: str | None = None
    """Id of the actor across documents, where that is known."""
    people: tuple[frozenset[str], ...] = ()
    """The words of each of a person's names."""
    bodies: tuple[frozenset[str], ...] = ()
    """Those it is or speaks for, each by the words of its name."""
    leads: tuple[frozenset[str], ...] = ()
    """Those it heads."""
    noun: str | None = None
    """What an unnamed source or a document is: "diplomat", "memo"."""
    owner: frozenset[str] = frozenset()
    """Words for whom an unnamed source or a document belongs to."""
    count: int | None = None
    """How many an unnamed source is."""
    words: frozenset[str] = frozenset()
    """Of its description."""
    outlet: str | None = None
    """The outlet that it is, or by whose report it is known."""
    saw: bool = False
    """Whether it is somebody of the place, or the reporter: no official."""


class Voices:
    """The sources of one reading."""

    def __init__(
        self,
        reading: Reading,
        publishers: tuple[str, ...] = (),
        who: Mapping[str, str] | None = None,
    ):
        self._reading = reading
        self._who = who or {}
        self._publishers = publishers
        self._actors = {one.id: one for one in reading.actors}
        self._statements = {one.id: one for one in reading.statements}

    def of(self, link: Link) -> Voice:
        """Return the voice of a link of a chain that is not the report itself."""
        voice = self._of(link)
        who = self._who.get(link.speaker or "")
        if who is None or voice.kind not in ("person", "body"):
            return voice
        return msgspec.structs.replace(voice, who=who)

    def _of(self, link: Link) -> Voice:
        statement = self._statements.get(link.statement or "")
        actor = self._actors.get(link.speaker or "")
        printed = link.name or ""
        outlet = self._outlet(link, printed, actor)
        if outlet is not None:
            return Voice(name=printed, kind="outlet", outlet=outlet, words=content(printed))
        told = self._told(statement)
        if link.source_kind == "document":
            return self._document(printed, told)
        if head_of(printed) in _words("reporters"):
            paper = told or self._reading.publisher
            seen = content(printed)
            return Voice(
                name=printed, kind="unnamed", noun="reporter", words=seen, outlet=paper, saw=True
            )
        bodies, leads = self._bodies(printed, actor)
        if actor is not None and actor.kind == "person" and _is_named(actor):
            return self._person(actor, printed, bodies, leads)
        named = actor is not None and actor.kind in ("organisation", "group", "place")
        if link.source_kind == "named_organisation" or (named and _is_named(actor)):
            own = content(actor.name if actor is not None else printed)
            return Voice(name=_read(actor, printed), kind="body", bodies=(own, *bodies), words=own)
        if link.source_kind == "named_person":
            own = frozenset(content(_before_relative(printed)))
            return Voice(name=printed, kind="person", people=(own,), bodies=bodies, words=own)
        return self._unnamed(printed, statement, actor, bodies, told)

    def _outlet(self, link: Link, printed: str, actor: Actor | None) -> str | None:
        names = [name for name in (actor.name if actor else None, printed) if name]
        for name in names:
            among = match_among(name, self._publishers)
            if among is not None:
                return among
        if link.source_kind == "media":
            return names[0] if names else None
        if link.source_kind == "named_organisation" and names and is_outlet(names[0]):
            return names[0]
        return None

    def _told(self, statement: Statement | None) -> str | None:
        """Return the outlet to which a statement was made: "told Channel 6"."""
        if statement is None or not statement.cue:
            return None
        text = self._reading.text
        cue = words(text, statement.cue)
        after = text[statement.cue[-1].end : statement.cue[-1].end + 60]
        match = _told_pattern().search(f"{cue.split()[-1] if cue else ''}{after}")
        return match["outlet"] if match else None

    def _bodies(
        self, printed: str, actor: Actor | None
    ) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
        """Return whom a source speaks for, and whom it heads."""
        speaks = [content(body) for body in spoken_for(printed)]
        leads: list[frozenset[str]] = []
        for relation in self._reading.relations if actor is not None else ():
            if actor is not None and relation.subject == actor.id:
                body = self._actors.get(relation.object)
                if body is not None and relation.predicate in ("speaks_for", "leads"):
                    into = speaks if relation.predicate == "speaks_for" else leads
                    into.append(content(body.name))
        return tuple(dict.fromkeys(filter(None, speaks))), tuple(dict.fromkeys(filter(None, leads)))

    def _person(
        self,
        actor: Actor,
        printed: str,
        bodies: tuple[frozenset[str], ...],
        leads: tuple[frozenset[str], ...],
    ) -> Voice:
        names = [content(name) for name in (actor.name, *actor.aliases)]
        said = content(" ".join((printed, *actor.roles)))
        local = not (bodies or leads) and bool(said & _words("witnesses"))
        office = not local and bool(bodies or leads or actor.roles or actor.sector)
        return Voice(
            name=actor.name,
            kind="person",
            people=tuple(dict.fromkeys(name for name in names if name)),
            bodies=bodies,
            leads=leads,
            words=content(printed),
            saw=not office,
        )

    def _document(self, printed: str, told: str | None) -> Voice:
        described = content(printed)
        noun = head_of(printed)
        owner = described - {noun}
        if noun in _words("own_reports") and self._reading.publisher:
            paper = self._reading.publisher
            return Voice(name=paper, kind="outlet", outlet=paper, words=described)
        if noun in _words("own_words") and owner:
            return Voice(name=printed, kind="body", bodies=(owner,), words=described)
        return Voice(
            name=printed, kind="document", noun=noun, owner=owner, words=described, outlet=told
        )

    def _unnamed(
        self,
        printed: str,
        statement: Statement | None,
        actor: Actor | None,
        bodies: tuple[frozenset[str], ...],
        told: str | None,
    ) -> Voice:
        about = statement.unnamed if statement is not None else None
        printed = _read(actor, printed) if not content(printed) else printed
        described = content(_before_relative(printed)) or content(printed)
        if not described:
            return Voice(name=printed or "nobody named", kind="nobody", outlet=told)
        noun = head_of(printed)
        if noun in _words("own_reports") and self._reading.publisher:
            return self._document(printed, told)
        if bodies or (noun in _words("bare_bodies") and not (about and about.count)):
            return Voice(name=printed, kind="body", bodies=bodies or (described,), words=described)
        owner = content(about.affiliation or "") if about else frozenset()
        return Voice(
            name=printed,
            kind="unnamed",
            noun=singular((about.class_ if about else None) or noun),
            owner=owner,
            count=about.count if about else None,
            words=described,
            outlet=told,
            saw=bool(described & (_words("witnesses") | _words("reporters"))),
        )


def content(phrase: str) -> frozenset[str]:
    """Return the words of a phrase that say who it is, in small letters, one of each."""
    low = _POSSESSIVE.sub("", phrase).casefold()
    same = credited()["same_words"]
    found = (same.get(word, word) for word in _WORD.findall(low))
    return frozenset(word for word in found if word not in _words("empty"))


def head_of(phrase: str) -> str:
    """Return the noun that a phrase is of: "report" of "a report by the police"."""
    before = re.split(r"\b(?:of|by|from|in|on|for|at|with|seen|who|which|that|close|familiar)\b|,",
                      _POSSESSIVE.sub("", phrase).casefold(), maxsplit=1)[0]  # fmt: skip
    found = _WORD.findall(before)
    same = credited()["same_words"]
    return same.get(found[-1], found[-1]) if found else ""


def singular(word: str) -> str:
    """Return a noun without the ending of its plural."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


def spoken_for(phrase: str) -> list[str]:
    """Return the bodies for which a phrase says that somebody speaks."""
    speaker = "|".join(map(re.escape, credited()["sources"]["speakers"]))
    found = []
    after = re.search(rf"\b(?:{speaker})\s+(?:of|for|at)\s+(?:the\s+)?([^,;]+)", phrase, re.I)
    if after:
        found.append(after[1])
    before = re.search(
        rf"(?:^|,)\s*(?:the\s+)?([^,;]*?)(?:['’]s?)?\s*\b(?:{speaker})\b", phrase, re.I
    )
    if before and not after and before[1].strip():
        found.append(before[1])
    return found


def _is_named(actor: Actor | None) -> bool:
    return actor is not None and any(word[:1].isupper() for word in actor.name.split())


def _before_relative(printed: str) -> str:
    return _AFTER.split(printed, maxsplit=1)[0] or printed


def _read(actor: Actor | None, printed: str) -> str:
    return actor.name if actor is not None else printed


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(credited()["sources"][key])


@cache
def _told_pattern() -> re.Pattern[str]:
    return re.compile(rf"^(?:told|telling)\s+(?:the\s+)?{outlet_pattern()}")
