"""How a mention stands in its sentence: one or many, definite, indefinite or generic."""

from according import lexicon
from according.actors.mentions import Mention
from according.language import PLURAL_TAGS, Syntax
from according.model import Definiteness, GrammaticalNumber

_GENERIC_TAGS = frozenset({"VBZ", "VBP", "MD"})
"""Tags of verbs under which a bare plural speaks of a kind: "rebels control the road" does not,
so only present tense and modals of sentences without a time are taken (a rough rule)."""


def number_of(syntax: Syntax, one: Mention) -> GrammaticalNumber | None:
    """Return the number that the head shows; none for "who" and names of bodies."""
    word = syntax.words[one.head]
    if one.form == "pronoun":
        pronouns = lexicon.table("pronouns")
        if word in pronouns["plural"]:
            return "plural"
        return "singular" if word in pronouns["singular"] else None
    if syntax.tag[one.head] in PLURAL_TAGS:
        return "plural"
    return None if one.form == "name" and one.kind == "organisation" else "singular"


def definiteness_of(syntax: Syntax, one: Mention) -> Definiteness:
    """Tell "the gunmen" from "two gunmen" and from gunmen in general."""
    if one.form != "nominal":
        return "definite"
    before = range(int(syntax.first[one.head]), one.head)
    opening = syntax.words[before[0]] if before else ""
    own = {syntax.dep[i] for i in before if syntax.heads[i] == one.head}
    known = lexicon.table("pronouns")
    if opening in known["generic"]:
        return "generic"
    if opening == "the" or opening in known["demonstrative"] or "poss" in own:
        return "definite"
    if opening in known["some"] or "nummod" in own or syntax.tag[one.head] not in PLURAL_TAGS:
        return "indefinite"
    verb = int(syntax.heads[one.head])
    habitual = syntax.dep[one.head] == "nsubj" and syntax.tag[verb] in _GENERIC_TAGS
    return "generic" if habitual and not before else "indefinite"
