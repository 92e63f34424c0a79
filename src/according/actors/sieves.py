"""Mentions that are one actor for certain, by rules that hardly ever err.

The same name again; a name and its short form in brackets; names that a list has for one actor;
"also known as". What is left the trained scorer decides (``coreference``).
"""

from collections.abc import Iterator, Sequence

from according import lexicon
from according.actors.mentions import Mention
from according.actors.spellings import key, same_name
from according.language import PLURAL_TAGS, Syntax
from according.model import Span

_DASHES = frozenset({"—", "–", "--"})
_ABBREVIATION = range(2, 9)
"""Characters of a short form in brackets."""
_EQUATING = frozenset(
    {",", "(", "–", "—", "is", "was", "were", "are", "also", "better", "known", "aka", "alias"}
    | {"a.k.a.", "a.k.a", "so-called", "formerly", "now", "whose", "who", "which", "'s", "’s"}
)
"""What may follow a name of which another name is told; "dubbed Brenk a liar" tells of Brenk."""
_LONG_ENOUGH = 5
"""Letters of a name that may be another spelling: of short names too many are alike."""
_LONGEST_EQUATION = 8
"""Tokens between two names that can say they are one: ", who was also widely known as"."""


def certain_pairs(
    syntax: Syntax,
    text: str,
    mentions: Sequence[Mention],
    names: Sequence[str],
    listed: Sequence[str | None],
) -> Iterator[tuple[int, int]]:
    """Yield earlier and later mention of pairs that are one actor.

    Args:
        syntax: the parse.
        text: the text.
        mentions: in the order of their heads.
        names: for every mention its name without title; empty for nouns and pronouns.
        listed: for every mention the name under which a list of actors has it, if it is on one.
    """
    yield from _same_names(mentions, names, listed)
    for number in range(len(mentions) - 1):
        for later in range(number + 1, min(number + 4, len(mentions))):
            one, other = mentions[number], mentions[later]
            if _is_shared(mentions[number + 1 : later], one):
                continue
            if (
                _is_bracketed(text, one, other)
                or _is_equated(syntax, one, other)
                or _in_apposition(syntax, text, one, other)
            ):
                yield number, later


def _is_shared(between: Sequence[Mention], one: Mention) -> bool:
    """Tell whether a mention ends with another, of which what follows is told.

    "The leader of a militia known as the Reed" is not the Reed.
    """
    return any(m.span.end == one.span.end and one.span.contains(m.span) for m in between)


def _same_names(
    mentions: Sequence[Mention], names: Sequence[str], listed: Sequence[str | None]
) -> Iterator[tuple[int, int]]:
    # What a list has may be a state that acts in one sentence and is a place in the next: two
    # actors. Of other names the encoder now and then mistakes the kind, and they are one.
    last: dict[tuple[str, bool, bool], int] = {}
    spelt: dict[tuple[str, bool], list[tuple[str, int]]] = {}
    for number, one in enumerate(mentions):
        if not names[number] or one.kind == "time":
            continue
        name = listed[number]
        named = (
            (names[number].lower(), one.kind == "person", False)
            if name is None
            else (name, False, one.kind == "place")
        )
        if named in last:
            yield last[named], number
        elif name is None:
            yield from _spelt_alike(spelt, named, number)
        last[named] = number


def _spelt_alike(
    spelt: dict[tuple[str, bool], list[tuple[str, int]]],
    named: tuple[str, bool, bool],
    number: int,
) -> Iterator[tuple[int, int]]:
    """Yield the pair with the first mention of another spelling: "el-Manei", "Al-Mani'i"."""
    name, person, _ = named
    others = spelt.setdefault((key(name), person), [])
    alike = next((first for other, first in others if same_name(other, name)), None)
    if alike is not None and len(name) >= _LONG_ENOUGH:
        yield alike, number
    others.append((name, number))


def _is_bracketed(text: str, one: Mention, other: Mention) -> bool:
    """Tell "Kurdistan Workers' Party (PKK)", "PKK (Kurdistan Workers' Party)".

    But not "PARIS (AFP)" and "the Harbour Board (UK)": a wire, a country. What stands in capitals
    in brackets the encoder now and then takes for a person or a place, so initials decide first.
    """
    between = text[one.span.end : other.span.start].strip(" \u200e“\"'‘")
    if between != "(" or one.kind == "person" or one.form != "name":
        return False
    after = text[other.span.end :].lstrip("”\"'’")[:1]
    said = other.span.of(text)
    if len(said) in _ABBREVIATION and _in_capitals(said):
        fits = _initials(one.span.of(text)) == said.replace(".", "").upper()
        places = one.kind == "place" or other.kind == "place"
        return after in (")", ";", ",") and (fits or not places)
    both = one.kind == other.kind == "organisation" and other.form == "name"
    return both and after == ")"


def _in_capitals(words: str) -> bool:
    return 2 * sum(map(str.isupper, words)) >= len(words.replace(".", ""))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())


def _in_apposition(syntax: Syntax, text: str, one: Mention, other: Mention) -> bool:
    """Tell "its military wing, the Brigade", "Wendo — commander of the Brigade —".

    A name beside a description of the same kind. Two names side by side are as often a list that
    was parsed wrongly.
    """
    appositive = syntax.dep[other.head] == "appos" and int(syntax.heads[other.head]) == one.head
    dashed = text[one.span.end : other.span.start].strip() in _DASHES and one.form == "name"
    singular = syntax.tag[one.head] not in PLURAL_TAGS and syntax.tag[other.head] not in PLURAL_TAGS
    forms = {one.form, other.form}
    alike = one.kind == other.kind and forms == {"name", "nominal"} and singular
    return alike and (appositive or (dashed and one.kind == "person"))


def _is_equated(syntax: Syntax, one: Mention, other: Mention) -> bool:
    """Tell "X, also known as Y", "X aka Y", "X, whose nom de guerre was Y"."""
    if "name" not in (one.form, other.form) or other.form == "pronoun":
        return False
    first, last = syntax.tokens(Span(one.span.end, other.span.start))
    if not 0 < last - first <= _LONGEST_EQUATION or syntax.words[first] not in _EQUATING:
        return False
    if syntax.sentence[first - 1] != syntax.sentence[last]:
        return False
    between = " ".join(syntax.words[first:last]).rstrip(" “\"'‘").removesuffix(" the")
    between = between.removesuffix(" as")
    return f" {between}".endswith(tuple(f" {cue}" for cue in lexicon.entries("equations")))
