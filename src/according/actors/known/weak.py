"""Listed names that say too little by themselves: "ICU", "Dawn", "Channel 2".

Another country has its own channel 2, and its own bodies with the same initials. Such a name means
the listed actor only where the report speaks of its country, or gives a fuller name of it too.
Acronyms and names that mean one actor nearly everywhere stand in ``known_actors/weak.toml``.
"""

from collections.abc import Iterable

from according import lexicon
from according.actors.known.folding import folded, is_acronym

_SHORT = 4
"""Letters of an acronym that many bodies may have."""
_EXPANDED = 6
"""Letters of an acronym that a report may expand."""


def is_weak(written: str, listed: str) -> bool:
    """Tell whether a listed name needs more than itself, as it is written in a report."""
    lists = lexicon.table("known_actors/weak")
    form = folded(listed)
    if form in lists["plain"]:
        return False
    if _letters(listed) <= _SHORT and (is_acronym(listed) or is_acronym(written)):
        return True
    words = form.split()
    return all(word.isdigit() or word in lists["common"] for word in words)


def is_shortened(written: str, listed: str) -> bool:
    """Tell "Kan.", short for something else, from "Kan", the broadcaster."""
    return written.endswith(".") and "." not in listed and "." not in written[:-1]


def is_expanded_otherwise(names: Iterable[str], listed: Iterable[str]) -> bool:
    """Tell whether an actor's own full name is another than what a list has for its acronym.

    In "the Harwick Police Department (HPD)" the acronym is explained by the report.

    Args:
        names: all names that a report gives the actor.
        listed: those of them under which a list has it.
    """
    known = set(listed)
    acronyms = [_bare(name) for name in known if is_acronym(name)]
    if not acronyms or len(acronyms) < len(known) or max(map(len, acronyms)) > _EXPANDED:
        return False
    return any(_initials(name).endswith(one) for name in names for one in acronyms)


def _letters(name: str) -> int:
    return sum(map(str.isalnum, name))


def _bare(name: str) -> str:
    return name.replace(".", "")


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""
