"""Clauses that tell what happened at a time or place, or as part of what happened there."""

from collections.abc import Iterator, Mapping

from according.language import Syntax

_REACH = 12
"""Most tokens between a verb and the word that begins its clause, and between that and a noun."""


class Clauses:
    """The clauses of one report that begin with "when", "where" or "in which"."""

    def __init__(self, syntax: Syntax, words: Mapping[str, frozenset[str]]):
        """Take the parse and the words of ``settings``."""
        self._syntax = syntax
        self._words = words

    def is_when(self, verb: int, main: int) -> bool:
        """Tell whether a verb tells what happened just when another did: "when a bomb exploded"."""
        syntax = self._syntax
        return (
            syntax.dep[verb] == "advcl"
            and int(syntax.heads[verb]) == main
            and any(
                syntax.heads[one] == verb and syntax.words[one] in self._words["whens"]
                for one in range(max(0, verb - _REACH), verb)
            )
        )

    def is_bare(self, verb: int) -> bool:
        """Tell whether a clause is joined without a word: "killing two", not "after he killed"."""
        syntax = self._syntax
        return not any(
            syntax.heads[one] == verb and syntax.dep[one] in ("mark", "nsubj", "nsubjpass")
            for one in range(max(0, verb - _REACH), verb)
        )

    def sees(self, place: int) -> int | None:
        """Return the verb by which a place is said to see what happens: "Lagos saw protests"."""
        verb = int(self._syntax.heads[place])
        is_subject = self._syntax.dep[place] == "nsubj"
        return verb if is_subject and self._syntax.lemmas[verb] in self._words["sees"] else None

    def about(self, noun: int, *, is_start: bool, where: bool) -> Iterator[int]:
        """Yield the verbs of clauses that tell of what a noun names.

        Args:
            noun: its token.
            is_start: whether it is the time or place itself, of which "when" and "where" tell;
                of a happening that is dated or placed, "in which" does.
            where: whether it is a place.
        """
        syntax = self._syntax
        sentence = syntax.sentence[noun]
        begins = "where" if where else "when"
        for one in range(noun + 1, min(noun + _REACH, syntax.size)):
            if syntax.sentence[one] != sentence or syntax.pos[one] in ("VERB", "AUX"):
                return
            if syntax.words[one] == begins and is_start:
                if self._follows(one, noun) and syntax.dep[int(syntax.heads[one])] == "relcl":
                    yield int(syntax.heads[one])
                return
            if syntax.words[one] == "which":
                by = int(syntax.heads[one])
                if syntax.dep[one] == "pobj" and syntax.lemmas[by] in self._words["which"]:
                    yield int(syntax.heads[by])
                return

    def _follows(self, begin: int, noun: int) -> bool:
        """Tell whether a word comes right after a noun, but for a year and a comma."""
        return all(
            self._syntax.pos[one] in ("NUM", "PUNCT", "SPACE") for one in range(noun + 1, begin)
        )
