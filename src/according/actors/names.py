"""The people and bodies that a report names, every spelling of a name put together."""

from collections.abc import Iterable
from typing import Literal

import msgspec
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from according import lexicon
from according.model import ActorKind, Span

Sex = Literal["male", "female"]
_PERSON = "PERSON"
_BODIES = {"ORG": "organisation", "GPE": "place", "NORP": "group"}
_POSSESSIVES = ("’s", "'s", "’", "'")


class Named(msgspec.Struct):
    """A person or body with the mentions found so far; grows while a text is gone through."""

    name: str
    kind: ActorKind
    mentions: list[Span] = []
    spellings: list[str] = []
    roles: list[str] = []
    sex: Sex | None = None

    def meet(self, spelling: str, mention: Span) -> None:
        """Add a mention; the longest spelling is the name."""
        self.mentions.append(mention)
        if spelling not in self.spellings:
            self.spellings.append(spelling)
        if len(spelling) > len(self.name):
            self.name = spelling

    def is_called(self, name: str) -> bool:
        """Tell whether this is a spelling of the name, or the surname of a person."""
        spellings = [spelling.lower() for spelling in self.spellings]
        last = self.name.lower().split()[-1] if self.kind == "person" else None
        return name.lower() in spellings or name.lower() == last

    def covers(self, place: int) -> bool:
        """Tell whether a mention stands at this place of the text."""
        return any(mention.start <= place < mention.end for mention in self.mentions)


def named_actors(doc: Doc) -> list[Named]:
    """Put the names of a text together, in the order in which they first come.

    A person's later mentions are by surname, less often by first name; a body's by the same words
    or by the initials of its words. Two people who share a surname stay apart: a bare surname
    goes to the one named last.
    """
    found: list[Named] = []
    surnames = _surnames(doc)
    for entity in doc.ents:
        spelling = bare_name(entity.text)
        is_person = entity.label_ == _PERSON or spelling.lower() in surnames
        kind = "person" if is_person else _BODIES.get(entity.label_)
        if kind is None or not spelling:
            continue
        same = _same(found, spelling, kind)
        if same is None:
            same = Named(spelling, kind)  # type: ignore[arg-type]
            found.append(same)
        same.meet(spelling, Span(entity.start_char, entity.start_char + len(entity.text)))
        if kind == "person":
            _note_roles(same, entity)
    return found


def _surnames(doc: Doc) -> set[str]:
    """Return the last words of full names; spaCy now and then takes a bare one for a body."""
    full = (bare_name(e.text).lower().split() for e in doc.ents if e.label_ == _PERSON)
    return {words[-1] for words in full if len(words) > 1}


def bare_name(words: str) -> str:
    """Return a name without article, possessive and letters after it ("QC", "Jr.")."""
    flat = " ".join(words.split())
    for ending in _POSSESSIVES:
        flat = flat.removesuffix(ending)
    for article in ("the ", "The "):
        flat = flat.removeprefix(article)
    kept = flat.strip(" ,.").split(" ")
    while len(kept) > 1 and kept[-1].strip(".,").lower() in lexicon.table("roles")["after_names"]:
        kept.pop()
    return " ".join(kept).strip(" ,.")


def _same(found: Iterable[Named], spelling: str, kind: str) -> Named | None:
    matching = [
        one
        for one in found
        if (one.kind == "person") == (kind == "person")
        and (_same_person if kind == "person" else _same_body)(one, spelling)
    ]
    return matching[-1] if matching else None


def _same_person(known: Named, spelling: str) -> bool:
    words, other = spelling.lower().split(), known.name.lower().split()
    if len(words) == 1 or len(other) == 1:
        return words[-1] == other[-1] or (len(words) == 1 and words[0] == other[0])
    return words[-1] == other[-1] and (words[0] == other[0] or _initial(words[0], other[0]))


def _initial(one: str, other: str) -> bool:
    shorter, longer = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)


def _same_body(known: Named, spelling: str) -> bool:
    return any(
        spelling.lower() == old.lower() or _initials(old) == spelling or _initials(spelling) == old
        for old in known.spellings
    )


def _initials(name: str) -> str:
    words = [word for word in name.replace("-", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _note_roles(person: Named, entity: Tokens) -> None:
    """Note what stands with the name: "spokesman Radwan", "Radwan, a spokesman", "Mrs. Marr"."""
    for token in _beside(entity):
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and lemma not in person.roles:
            person.roles.append(lemma)
        person.sex = sex_of_noun(lemma) or sex_of_noun(token.lower_) or person.sex


def sex_of_noun(word: str) -> Sex | None:
    """Return what a noun or title tells of the sex of a person: "spokeswoman", "Mr."."""
    words = lexicon.table("roles")
    if word in words["male_titles"] or word in words["male_nouns"]:
        return "male"
    if word in words["female_titles"] or word in words["female_nouns"]:
        return "female"
    return None


def _beside(entity: Tokens) -> list[Token]:
    root = entity.root
    inside = range(entity.start, entity.end)
    near = [
        t for t in root.children if t.dep_ in ("compound", "appos", "nmod") and t.i not in inside
    ]
    if root.dep_ == "appos":
        near.append(root.head)
    before = entity.doc[entity.start - 1] if entity.start else None
    if before is not None and before.pos_ in ("PROPN", "NOUN") and before not in near:
        near.append(before)
    return near
