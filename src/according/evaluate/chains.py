"""On whose word: nesting, acts, denials, speakers and the numbers they give, against gold.

The measures are those that came with the chains gold (``score_chains``), under the same keys once
written as JSON.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from according.evaluate.beside import refuse_unknown
from according.evaluate.gold import GoldDocument, GoldStatement
from according.evaluate.matching import FOUND, Pair, one_to_one, tokened
from according.evaluate.tokens import PRF, Share, Tokens, dice
from according.model import Count, Reading, Statement

COUNTED = frozenset(
    {
        "killed",
        "injured",
        "arrested",
        "detained",
        "abducted",
        "displaced",
        "expelled",
        "attackers",
        "protesters",
    }
)
"""What a gold number must count to be scored."""

_WORD = re.compile(r"\w+")


class NumberShares(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of ``COUNTED`` things, as shares of the gold ones."""

    found: Share
    """A predicted count overlaps the number."""
    what: Share
    """It counts the same."""
    bounds: Share
    """Its low and high are the same."""
    by: Share
    """The statement that gives it stands for the gold one, or it is the report's own on both."""


class ChainScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well it was read on whose word things stand."""

    found: PRF
    """Statements whose content agrees (Dice at least 0.5)."""
    nested: PRF
    """Statements with a parent: found, and the parents stand for one another."""
    about: PRF
    """Statements that deny, confirm or retract another: found, and so is that other."""
    source: Share
    """Of the found: source Dice at least 0.5 or both empty."""
    kind: Share
    """Of the found: the same ``source_kind``."""
    act: Share
    """Of the found: the same act."""
    act_macro: float
    """Mean of the shares of ``acts`` that were found at all."""
    acts: dict[str, Share]
    """By gold act, sorted by name: of the found, the same act."""
    speaker: Share
    """Of the found whose source is a pronoun, short name or role: the actor's name or an alias
    ends in the same word as the gold speaker's."""
    numbers: NumberShares


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document's gold beside its reading, with who stands for whom."""

    gold: GoldDocument
    statements: tuple[Statement, ...]
    counts: tuple[Count, ...]
    names: dict[str, tuple[str, ...]]
    """By actor id, the actor's name and aliases."""
    pairs: tuple[Pair, ...]
    partner: dict[str, str]
    """By gold statement id, the id of the statement that stands for it."""


def score_chains(gold: Iterable[GoldDocument], readings: Mapping[str, Reading]) -> ChainScore:
    """Measure nesting, acts, links between statements, speakers and numbers.

    Args:
        gold: documents with all layers of statements and their acts; one without a reading counts
            as read with nothing found.
        readings: what was read, by document id.

    Raises:
        ValueError: a gold statement has no act, a reading belongs to no gold document, or a span
            does not lie in its text.
    """
    documents = tuple(gold)
    refuse_unknown(documents, readings)
    tally: Counter[str] = Counter()
    found_acts: Counter[str] = Counter()
    right_acts: Counter[str] = Counter()
    for one in documents:
        document = _beside(one, readings.get(one.id))
        tally.update(_totals(document))
        for told, said in _statement_pairs(document):
            tally.update(_agreement(document, told, said))
            found_acts[_act(one, told)] += 1
            right_acts[_act(one, told)] += told.act == said.act
        for number in one.counts:
            if number.what in COUNTED:
                tally["numbers"] += 1
                tally.update(_number_agreement(document, number))
    names = {_act(one, told) for one in documents for told in one.statements}
    acts = {name: Share.counted(right_acts[name], found_acts[name]) for name in sorted(names)}
    return _score(tally, acts)


def _beside(gold: GoldDocument, reading: Reading | None) -> _Document:
    statements = reading.statements if reading else ()
    pairs = _pairs(gold, statements)
    actors = reading.actors if reading else ()
    return _Document(
        gold=gold,
        statements=statements,
        counts=reading.counts if reading else (),
        names={actor.id: (actor.name, *actor.aliases) for actor in actors},
        pairs=pairs,
        partner={pair.gold.told.id: pair.predicted.told.id for pair in pairs},
    )


def _score(tally: Counter[str], acts: dict[str, Share]) -> ChainScore:
    shares = [share.share for share in acts.values() if share.of]
    found, numbers = tally["found"], tally["numbers"]
    return ChainScore(
        found=PRF.counted(found, tally["pred"], tally["gold"]),
        nested=PRF.counted(tally["nested"], tally["pred nested"], tally["gold nested"]),
        about=PRF.counted(tally["about"], tally["pred about"], tally["gold about"]),
        source=Share.counted(tally["source"], found),
        kind=Share.counted(tally["kind"], found),
        act=Share.counted(tally["act"], found),
        act_macro=sum(shares) / len(shares) if shares else 0.0,
        acts=acts,
        speaker=Share.counted(tally["speaker"], tally["speakers"]),
        numbers=NumberShares(
            found=Share.counted(tally["number found"], numbers),
            what=Share.counted(tally["number what"], numbers),
            bounds=Share.counted(tally["number bounds"], numbers),
            by=Share.counted(tally["number by"], numbers),
        ),
    )


def _pairs(gold: GoldDocument, statements: tuple[Statement, ...]) -> tuple[Pair, ...]:
    """Pair greedily by (content Dice, whether the cues meet, source Dice, order)."""
    tokens = Tokens(gold.text, underscores=True)
    one = tokened(tokens, gold.id, gold.statements)
    other = tokened(tokens, gold.id, statements)
    near = (
        (-closeness, -float(bool(a.cue & b.cue)), -dice(a.source, b.source), i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if a.content & b.content and (closeness := dice(a.content, b.content)) >= FOUND
    )
    return tuple(Pair(one[i], other[j]) for i, j in one_to_one(near))


def _statement_pairs(document: _Document) -> Iterable[tuple[GoldStatement, Statement]]:
    gold = {told.id: told for told in document.gold.statements}
    said = {statement.id: statement for statement in document.statements}
    return ((gold[one], said[other]) for one, other in document.partner.items())


def _totals(document: _Document) -> dict[str, int]:
    gold, statements = document.gold.statements, document.statements
    return {
        "gold": len(gold),
        "gold nested": sum(bool(told.parent) for told in gold),
        "gold about": sum(bool(told.about) for told in gold),
        "pred": len(statements),
        "pred nested": sum(bool(said.parent) for said in statements),
        "pred about": sum(bool(said.about) for said in statements),
        "found": len(document.pairs),
        "source": sum(pair.near_source for pair in document.pairs),
    }


def _agreement(document: _Document, told: GoldStatement, said: Statement) -> dict[str, int]:
    names = document.names.get(said.speaker, ()) if said.speaker else ()
    speaker = told.refers_to is not None and _last_word(told.refers_to) in map(_last_word, names)
    return {
        "nested": _linked(document, told.parent, said.parent),
        "about": _linked(document, told.about, said.about),
        "kind": told.source_kind == said.source_kind,
        "act": told.act == said.act,
        "speakers": bool(told.refers_to),
        "speaker": speaker,
    }


def _linked(document: _Document, told: str | None, said: str | None) -> bool:
    """Tell whether both link somewhere, and to statements that stand for one another."""
    return told is not None and said is not None and document.partner.get(told) == said


def _number_agreement(document: _Document, gold: Count) -> dict[str, int]:
    met = [count for count in document.counts if count.span.overlaps(gold.span)]
    if not met:
        return {}
    # The same kind of number first, then the one that starts nearest.
    count = max(met, key=lambda c: (c.what == gold.what, -abs(c.span.start - gold.span.start)))
    if gold.statement is None:
        by = count.statement is None
    else:
        by = _linked(document, gold.statement, count.statement)
    return {
        "number found": 1,
        "number what": count.what == gold.what,
        "number bounds": (count.low, count.high) == (gold.low, gold.high),
        "number by": by,
    }


def _act(document: GoldDocument, told: GoldStatement) -> str:
    if told.act is None:
        raise ValueError(
            f"document {document.id}, statement {told.id}: the gold gives no act; "
            "measure it with score_statements"
        )
    return told.act


def _last_word(name: str) -> str:
    found = _WORD.findall(name.lower())
    return found[-1] if found else ""
