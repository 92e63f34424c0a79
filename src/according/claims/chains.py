"""On whose word something stands: the statements it is told in, from the innermost speaker out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from according.model import Act, Link, Reading, Stance, Statement, words

STANCES: Mapping[Act, Stance] = {
    "assert": "asserts",
    "deny": "denies",
    "confirm": "confirms",
    "accuse": "accuses",
    "claim_responsibility": "claims_responsibility",
    "threaten": "threatens",
    "promise": "promises",
    "demand": "demands",
    "ask": "asks",
    "believe": "believes",
    "doubt": "doubts",
    "decline_to_comment": "declines_to_comment",
    "retract": "retracts",
}
_ANSWERS = frozenset({"deny", "confirm", "doubt", "retract", "decline_to_comment"})
_NO_PUBLISHER = "this report"


class Chains:
    """The chains of one reading. A statement that is not there, or a ring of them, ends a chain."""

    def __init__(self, reading: Reading):
        self._text = reading.text
        self._paper = reading.publisher or _NO_PUBLISHER
        self._statements = {one.id: one for one in reading.statements}
        self._answering: dict[str, list[Statement]] = defaultdict(list)
        for one in reading.statements:
            if one.about is not None and one.act in _ANSWERS:
                self._answering[one.about].append(one)

    def of(self, statement: str | None) -> tuple[Link, ...]:
        """Return the chain of what is told in a statement; of none: the report alone.

        What each link holds what is told to be is left open.
        """
        inner: dict[str, Link] = {}
        while statement in self._statements and statement not in inner:
            one = self._statements[statement]
            inner[one.id] = self._link(one)
            statement = one.parent
        author = Link(
            name=self._paper,
            source_kind="author",
            stance="reports" if inner else "asserts",
        )
        return (*inner.values(), author)

    def answers(self, chain: Iterable[Link]) -> tuple[tuple[Link, Link], ...]:
        """Return each statement outside a chain that answers one of it, with the one it answers."""
        links = {link.statement: link for link in chain if link.statement is not None}
        found: dict[str, tuple[Link, Link]] = {}
        for answered, link in links.items():
            for one in self._answering.get(answered, ()):
                if one.id not in links:
                    found.setdefault(one.id, (self._link(one), link))
        return tuple(found.values())

    def about(self, link: Link) -> str | None:
        """Return the id of the statement that a link's statement answers."""
        one = self._statements.get(link.statement or "")
        return one.about if one else None

    def _link(self, one: Statement) -> Link:
        return Link(
            statement=one.id,
            speaker=one.speaker,
            name=" ".join(words(self._text, one.source).split()) or None,
            source_kind=one.source_kind,
            act=one.act,
            stance=STANCES[one.act],
        )
