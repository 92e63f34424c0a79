"""What a mention shows of itself: words, number, sex, how definite it is, where it stands."""

from collections.abc import Iterable, Sequence
from typing import get_args

import msgspec
import numpy as np

from according import lexicon
from according.actors.mentions import Mention
from according.actors.standing import number_of
from according.encoder import KINDS
from according.language import PLURAL_TAGS, Bools, Ints, Syntax
from according.model import Form, Span, Statement

FORMS: tuple[Form, ...] = get_args(Form)
NAME, NOMINAL, PRONOUN = range(len(FORMS))
KIND_NAMES = KINDS[1:]
PERSON, TIME = KIND_NAMES.index("person"), KIND_NAMES.index("time")
DETERMINERS = ("none", "indefinite", "definite", "demonstrative", "possessive", "quantity")
SINGULAR, PLURAL, EITHER = 1, 2, 0
MALE, FEMALE, NEUTER, UNKNOWN = 1, 2, 3, 0

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_IDLE = frozenset({"the", "a", "an", "of", "'s", "’s", "this", "that", "these", "those"})
"""Words that two mentions may share without being alike; possessives are others."""
_WORDS = 8
"""Words of a mention that are compared; longer ones are told by their first eight."""


class Traits(msgspec.Struct, frozen=True):
    """One row a mention, in text order; words are numbered within the report."""

    text: Ints
    head: Ints
    last: Ints
    initials: Ints
    words: Ints
    """Shape (mentions, 8): distinct content words, padded with -1 - row."""
    modifiers: Ints
    """Shape (mentions, 8): the same without the head."""
    form: Ints
    kind: Ints
    determiner: Ints
    number: Ints
    sex: Ints
    person: Ints
    reflexive: Bools
    relative: Bools
    subject: Bools
    token: Ints
    first: Ints
    end: Ints
    above: Ints
    """Token of the word that governs the head; for conjuncts and what stands under a preposition
    the nearest one above that is neither."""
    sentence: Ints
    statement: Ints
    """Innermost statement in whose content the mention stands; -1: none."""
    source_of: Ints
    """A statement whose source has the mention as its head; -1: none."""

    def __len__(self) -> int:
        return len(self.text)


def traits_of(
    syntax: Syntax, mentions: Sequence[Mention], statements: Sequence[Statement] = ()
) -> Traits:
    """Collect the traits of mentions.

    Args:
        syntax: the parse.
        mentions: in text order.
        statements: whose contents say who "I" is.
    """
    heads = np.array([m.head for m in mentions], dtype=np.int64)
    ids = _Ids()
    pronouns = lexicon.table("pronouns")
    contents = _innermost(syntax, ((s.content, n) for n, s in enumerate(statements)))
    sources = _innermost(syntax, ((s.source, n) for n, s in enumerate(statements)))
    rows = [_row(syntax, one, ids) for one in mentions]
    modifiers = [[w for w in row.words if w != row.head] for row in rows]

    def column(name: str) -> Ints:
        return np.array([getattr(row, name) for row in rows], dtype=np.int64)

    return Traits(
        text=column("text"),
        head=column("head"),
        last=column("last"),
        initials=column("initials"),
        words=_padded([row.words for row in rows]),
        modifiers=_padded(modifiers),
        form=np.array([FORMS.index(m.form) for m in mentions], dtype=np.int64),
        kind=np.array([KIND_NAMES.index(m.kind) for m in mentions], dtype=np.int64),
        determiner=column("determiner"),
        number=column("number"),
        sex=column("sex"),
        person=column("person"),
        reflexive=np.array([syntax.words[h] in pronouns["reflexive"] for h in heads], dtype=bool),
        relative=np.array([syntax.tag[h] in ("WP", "WDT", "WP$") for h in heads], dtype=bool),
        subject=np.array([syntax.dep[h] in _SUBJECT for h in heads], dtype=bool),
        token=heads,
        first=column("first"),
        end=column("end"),
        above=np.array([_above(syntax, int(h)) for h in heads], dtype=np.int64),
        sentence=syntax.sentence[heads] if len(heads) else heads,
        statement=contents[heads] if len(heads) else heads,
        source_of=sources[heads] if len(heads) else heads,
    )


class _Ids:
    """Numbers for strings, within one report."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def of(self, word: str) -> int:
        return self._ids.setdefault(word, len(self._ids))


class _Row(msgspec.Struct, frozen=True):
    """What one mention's own words show; see ``Traits``."""

    text: int
    head: int
    last: int
    initials: int
    words: list[int]
    determiner: int
    number: int
    sex: int
    person: int
    first: int
    end: int


def _row(syntax: Syntax, one: Mention, ids: _Ids) -> _Row:
    first, end = syntax.tokens(one.span)
    words = syntax.words[first:end]
    pronouns = lexicon.table("pronouns")
    idle = _IDLE.union(pronouns["possessive"])
    plain = [w for w in words if w not in idle and (w.isalnum() or len(w) > 1)]
    head = syntax.words[one.head]
    capitals = [w for w, t in zip(words, syntax.tag[first:end], strict=True) if t[:3] == "NNP"]
    initials = "".join(w[0] for w in capitals) if len(capitals) > 1 else ""
    name = head.replace(".", "")
    distinct = list(dict.fromkeys(ids.of(w) for w in plain[:_WORDS]))
    return _Row(
        text=ids.of(" ".join(plain) or head),
        head=ids.of(head if one.form != "nominal" else _singular(syntax, one.head)),
        last=ids.of(plain[-1]) if plain else -1,
        initials=ids.of("#" + (initials or name)),
        words=distinct or [ids.of(head)],
        determiner=DETERMINERS.index(_determiner(syntax, one, words)),
        number=_number(syntax, one),
        sex=_sex(one, head, words),
        person=_person(head),
        first=first,
        end=end,
    )


def _person(word: str) -> int:
    pronouns = lexicon.table("pronouns")
    if word in pronouns["first_person"]:
        return 1
    return 2 if word in pronouns["second_person"] else 3


def _singular(syntax: Syntax, head: int) -> str:
    """Return a form that a noun's singular and plural share, near enough to compare them."""
    word = syntax.words[head]
    return word[:-1] if syntax.tag[head] in PLURAL_TAGS and word.endswith("s") else word


def _determiner(syntax: Syntax, one: Mention, words: Sequence[str]) -> str:
    if not words or one.form == "pronoun":
        return "none"
    opening, known = words[0], lexicon.table("pronouns")
    if opening in known["indefinite"]:
        return "indefinite"
    if opening in known["demonstrative"]:
        return "demonstrative"
    if opening == "the":
        return "definite"
    if any(syntax.heads[t] == one.head and syntax.dep[t] == "poss" for t in _before(syntax, one)):
        return "possessive"
    return "quantity" if opening in known["quantity"] or opening.isdigit() else "none"


def _before(syntax: Syntax, one: Mention) -> range:
    return range(int(syntax.first[one.head]), one.head)


def _number(syntax: Syntax, one: Mention) -> int:
    """Return the number shown; a body may be "it" or "they" whatever its noun."""
    shown = number_of(syntax, one)
    if shown == "plural":
        return PLURAL
    body = one.kind == "organisation" and one.form != "pronoun"
    return EITHER if shown is None or body else SINGULAR


def _sex(one: Mention, head: str, words: Sequence[str]) -> int:
    if one.form == "pronoun":
        pronouns = lexicon.table("pronouns")
        sexes = {"male": MALE, "female": FEMALE, "neuter": NEUTER}
        return next((code for sex, code in sexes.items() if head in pronouns[sex]), UNKNOWN)
    if one.kind != "person":
        return NEUTER
    roles = lexicon.table("roles")
    if head in roles["male_nouns"] or words[0] in roles["male_titles"]:
        return MALE
    if head in roles["female_nouns"] or words[0] in roles["female_titles"]:
        return FEMALE
    return UNKNOWN


def _above(syntax: Syntax, token: int) -> int:
    for _ in range(8):
        head = int(syntax.heads[token])
        if head == token:
            return head
        token_dep = syntax.dep[token]
        if token_dep not in ("conj", "pobj", "prep", "appos", "agent"):
            return head
        token = head
    return token


def _innermost(syntax: Syntax, spans: Iterable[tuple[Sequence[Span], int]]) -> Ints:
    """Return for every token the number of the smallest group of spans over it; -1: none."""
    over = np.full(syntax.size, -1, dtype=np.int64)
    sized = sorted(spans, key=lambda pair: -sum(s.end - s.start for s in pair[0]))
    for group, number in sized:
        for span in group:
            first, end = syntax.tokens(span)
            over[first:end] = number
    return over


def _padded(rows: Sequence[Sequence[int]]) -> Ints:
    table = np.repeat(-1 - np.arange(len(rows), dtype=np.int64)[:, None], _WORDS, axis=1)
    for n, row in enumerate(rows):
        table[n, : min(len(row), _WORDS)] = row[:_WORDS]
    return table
