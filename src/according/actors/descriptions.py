"""What a report says of an actor beside its name: name, titles and roles, kind, country, sector."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from according import lexicon
from according.actors.known import KnownActors
from according.actors.mentions import Mention
from according.language import NAME_TAGS, PLURAL_TAGS, Syntax
from according.model import ActorKind

_POSSESSIVES = ("’s", "'s", "’", "'")
_ARTICLES = frozenset({"the", "a", "an"})
_TELLING = {"name": 3.0, "nominal": 1.5, "pronoun": 0.5}
"""How much a mention of a form tells of the kind of its actor."""
_LONGEST_ROLE = 12
"""Words of a description that is still a role, and not a sentence about somebody."""


def bare_name(words: str) -> str:
    """Return a name without article, possessive and letters after it ("QC", "Jr.")."""
    flat = " ".join(words.split())
    for ending in _POSSESSIVES:
        flat = flat.removesuffix(ending)
    kept = flat.strip(" ,;:()[]\"“”'‘").split(" ")
    if len(kept) > 1 and kept[0].lower() in _ARTICLES:
        kept = kept[1:]
    after = lexicon.table("roles")["after_names"]
    while len(kept) > 1 and kept[-1].strip(".,").lower() in after:
        kept.pop()
    return " ".join(kept).strip(" ,")


def name_of(syntax: Syntax, text: str, one: Mention) -> tuple[str, str]:
    """Part a mention by name into the name and the title before it: "Col." and "Idris Wendo".

    A person's name is what spaCy calls one around the head, or the capitalised words after the
    last common noun; a body's name is the mention's words without nouns that say what it is ("the
    youth movement Reed"). A number or an adjective alone is no
    title ("six Sudanese").
    """
    first, last = syntax.tokens(one.span)
    if one.kind != "person":
        begin = _after_nouns(syntax, first, one.head)
        title = (
            text[int(syntax.starts[first]) : int(syntax.ends[begin - 1])] if begin > first else ""
        )
        return bare_name(text[int(syntax.starts[begin]) : one.span.end]), bare_name(title)
    end = one.head + 1
    while end < last and syntax.tag[end] in NAME_TAGS:
        end += 1
    begin = one.head
    in_name = syntax.entity[one.head] == "PERSON"
    while begin > first and syntax.tag[begin - 1] in ("NNP", "NNPS", "HYPH", ":", "-LRB-"):
        if in_name and syntax.entity[begin - 1] != "PERSON":
            break
        begin -= 1
    titles = lexicon.table("titles")["before_names"]
    while begin < end - 1 and syntax.words[begin].rstrip(".") in titles:
        begin += 1
    while begin < one.head and not syntax.words[begin][0].isalnum():
        begin += 1
    name = text[int(syntax.starts[begin]) : int(syntax.ends[end - 1])]
    told = any(syntax.tag[token][:2] == "NN" for token in range(first, begin))
    title = text[int(syntax.starts[first]) : int(syntax.ends[begin - 1])] if told else ""
    return bare_name(name), bare_name(title).rstrip(".-")


def _after_nouns(syntax: Syntax, first: int, head: int) -> int:
    """Return the token after the last common noun before a name's head, if only names follow."""
    begin = head
    while begin > first and syntax.tag[begin - 1] in NAME_TAGS:
        begin -= 1
    return begin if begin > first and syntax.tag[begin - 1] == "NN" else first


def is_title(word: str) -> bool:
    """Tell whether a word of a person's name may be no name but what the person is: "Mayor"."""
    relations = lexicon.table("relations")
    titles = lexicon.table("titles")["before_names"]
    said = word.lower().rstrip(".")
    return any(said in known for known in (titles, relations["leads"]["nouns"])) or (
        said in relations["speaks_for"]["nouns"]
    )


def kind_of(syntax: Syntax, mentions: Sequence[Mention]) -> ActorKind | None:
    """Return the kind that most mentions have, names counting most; none for times."""
    weights: dict[str, float] = defaultdict(float)
    for one in mentions:
        weights[one.kind] += one.probability * _TELLING[one.form]
    kind = max(weights, key=lambda kind: weights[kind])
    if kind == "time":
        return None
    return "group" if kind == "person" and is_many(syntax, mentions) else kind  # type: ignore[return-value]


def is_many(syntax: Syntax, mentions: Sequence[Mention]) -> bool:
    """Tell whether mentions of people are of more than one: their nouns, else their pronouns."""
    nouns = [m for m in mentions if m.form != "pronoun"]
    if nouns:
        plural = sum(syntax.tag[m.head] in PLURAL_TAGS for m in nouns)
        names = any(m.form == "name" and syntax.tag[m.head] == "NNP" for m in nouns)
        return not names and 2 * plural > len(nouns)
    return sum(
        syntax.words[m.head] in lexicon.table("pronouns")["plural"] for m in mentions
    ) * 2 > len(mentions)


def roles_of(
    syntax: Syntax, text: str, mentions: Iterable[Mention], titles: Iterable[str], name: str
) -> tuple[str, ...]:
    """Return an actor's titles, and what nominal mentions call it beside its name, each once.

    "The two" and "the other" say nothing of anybody: a role has a noun.
    """
    described = [
        bare_name(m.span.of(text))
        for m in mentions
        if m.form == "nominal"
        and syntax.pos[m.head] in ("NOUN", "PROPN")
        and len(m.span.of(text).split()) <= _LONGEST_ROLE
    ]
    found: dict[str, str] = {}
    for role in (*titles, *described):
        found.setdefault(role.lower(), role)
    own = bare_name(name).lower()
    said = (own, *own.split())
    return tuple(role for key, role in found.items() if role and key not in said)


def sector_of(words: Iterable[str]) -> str | None:
    """Return the PLOVER sector that the nouns of an actor's names and roles tell, if any."""
    present = {word.lower() for word in words}
    for sector, nouns in lexicon.table("sectors").items():
        if not present.isdisjoint(nouns):
            return str(sector)
    return None


def country_of(words: Iterable[str], known: KnownActors) -> str | None:
    """Return the country of the first adjective, people or state among an actor's words."""
    for word in words:
        if word[:1].isupper():
            state = known.state_of(word)
            if state is not None:
                return state.country
    return None
