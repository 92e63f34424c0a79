"""Names that are one actor's for certain though their words differ: rules that hardly ever err.

A title and the name that it stands before; a surname after the full name; a company's short name;
"the Karsale Herald newspaper"; "the two gunmen" after "two gunmen".
"""

from collections.abc import Iterator, Sequence

from according import lexicon
from according.actors.descriptions import is_title
from according.actors.mentions import Mention
from according.language import PLURAL_TAGS, Syntax


def named_again(
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
    for number in range(len(mentions) - 1):
        for later in range(number + 1, min(number + 4, len(mentions))):
            one, other = mentions[number], mentions[later]
            if _is_title_of(syntax, text, one, other) or _is_class_of(syntax, one, other):
                yield number, later
    yield from _surnames(mentions, names)
    yield from _companies(mentions, names, listed)
    yield from _counted(syntax, mentions)


def _is_title_of(syntax: Syntax, text: str, one: Mention, other: Mention) -> bool:
    """Tell "Foreign Minister" in or just before "Foreign Minister Mara Voss"."""
    if one.kind != "person" or other.kind != "person" or other.form != "name":
        return False
    single = syntax.tag[one.head] not in PLURAL_TAGS and syntax.dep[one.head] != "poss"
    if not single or not is_title(syntax.words[one.head]):
        return False
    inside = other.span.contains(one.span) and one.span.end < other.span.end
    before = one.span.end <= other.span.start and text[one.span.end : other.span.start] == " "
    return inside or before


def _is_class_of(syntax: Syntax, one: Mention, other: Mention) -> bool:
    """Tell "Herald" in "the Herald newspaper" and "Reedmen" in "the Reedmen militia"."""
    if one.form != "name" or other.form != "nominal" or one.kind in ("place", "time", "event"):
        return False
    classes = lexicon.table("roles")["classes"]
    hangs = syntax.heads[one.head] == other.head and syntax.dep[one.head] in ("compound", "nmod")
    return hangs and one.span.end < other.span.end and syntax.words[other.head] in classes


def _surnames(mentions: Sequence[Mention], names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield full name and surname, where one person only of the report has it so far."""
    full: dict[tuple[str, ...], int] = {}
    for number, one in enumerate(mentions):
        words = tuple(names[number].lower().split())
        if one.kind != "person" or not words or any(map(is_title, words)):
            continue
        fuller = [name for name in full if len(name) > len(words) and _ends(name, words)]
        if len(fuller) == 1:
            yield full[fuller[0]], number
        if len(words) > 1 and words not in full:
            full[words] = number


def _ends(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return name[len(name) - len(words) :] == words


def _companies(
    mentions: Sequence[Mention], names: Sequence[str], listed: Sequence[str | None]
) -> Iterator[tuple[int, int]]:
    """Yield "Larch" and "Larch Computer Inc.", unless "Larch Records" is of the report too."""
    kinds = lexicon.table("roles")["company_words"]
    bodies = {
        tuple(names[number].lower().replace(".", "").replace(",", "").split()): number
        for number, one in reversed(list(enumerate(mentions)))
        if one.kind in ("organisation", "thing") and names[number] and listed[number] is None
    }
    for number, one in enumerate(mentions):
        short = tuple(names[number].lower().replace(".", "").replace(",", "").split())
        if one.kind not in ("organisation", "thing") or not short or listed[number] is not None:
            continue
        longer = [body for body in bodies if len(body) > len(short) and body[: len(short)] == short]
        if longer and all(set(body[len(short) :]) <= set(kinds) for body in longer):
            pair = sorted((bodies[longer[0]], number))
            yield pair[0], pair[1]


def _counted(syntax: Syntax, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield "two gunmen" and "the two gunmen", "the two companies" and the same again."""
    last: dict[tuple[str, str], int] = {}
    for number, one in enumerate(mentions):
        counted = _count(syntax, one)
        if counted is None:
            continue
        first, _ = syntax.tokens(one.span)
        if syntax.words[first] in ("the", "those", "these") and counted in last:
            yield last[counted], number
        last[counted] = number


def _count(syntax: Syntax, one: Mention) -> tuple[str, str] | None:
    """Return the number and the noun of "the two gunmen"; none where more is said of them."""
    first, end = syntax.tokens(one.span)
    words = syntax.words[first:end]
    if words and words[0] in ("the", "those", "these"):
        words = words[1:]
    two = 2
    numbered = one.form == "nominal" and len(words) == two
    if not numbered or syntax.tag[end - 2] != "CD" or syntax.tag[end - 1] != "NNS":
        return None
    return words[0], words[1]


__all__ = ["named_again"]
