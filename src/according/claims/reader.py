"""From a reading's events and relations to its claims."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from according.claims.chains import Chains
from according.claims.held import event_held, relation_held, with_held
from according.model import Claim, Event, EventStatus, Link, Reading, Relation

_Telling = tuple[str | None, EventStatus]
"""In which statement, and as what, a happening is told."""


def read_claims(reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of a reading: those of events in text order, then those of relations.

    One happening on one statement's word is one claim, unless the statement holds it to be
    different things. Every relation of the reading is a claim of its own.
    """
    chains = Chains(reading)
    numbers = (f"c{number}" for number in count(1))
    return (*_of_events(reading, chains, numbers), *_of_relations(reading, chains, numbers))


def _of_events(reading: Reading, chains: Chains, ids: Iterator[str]) -> Iterator[Claim]:
    ordered = sorted(reading.events, key=lambda event: (event.span, event.id))
    happenings: dict[str, list[Event]] = defaultdict(list)
    told_in: dict[str | None, set[str]] = defaultdict(set)
    for event in ordered:
        happenings[happening_of(event)].append(event)
        for link in chains.of(event.statement):
            told_in[link.statement].add(happening_of(event))
    claims: dict[tuple[str, *_Telling], Event] = {}
    for event in ordered:
        claims.setdefault((happening_of(event), event.statement, event.status), event)
    for (happening, statement, status), event in claims.items():
        events = happenings[happening]
        own = next((each.status for each in events if each.statement is None), None)
        chain = chains.of(statement)
        answers = _answers(chains, chain, happening, told_in)
        chain = event_held(chains, chain, [one for one, _ in answers], status=status, own=own)
        yield Claim(
            id=next(ids),
            kind="event",
            record=event.id,
            events=tuple(each.id for each in events),
            chain=chain,
            answers=with_held(answers, chain),
        )


def _answers(
    chains: Chains,
    chain: Sequence[Link],
    happening: str,
    told_in: Mapping[str | None, set[str]],
) -> tuple[tuple[Link, Link], ...]:
    """Return the answers to a chain that concern this happening, each with what it answers.

    An answer to a statement of several happenings is an answer to those that it tells again; if
    it tells none of them again ("the army denied it"), to all.
    """
    kept = []
    for answer, answered in chains.answers(chain):
        again = told_in.get(answer.statement, set()) & told_in.get(answered.statement, set())
        if not again or happening in again:
            kept.append((answer, answered))
    return tuple(kept)


def _of_relations(reading: Reading, chains: Chains, ids: Iterator[str]) -> Iterator[Claim]:
    own = {_triple(one) for one in reading.relations if one.statement is None}
    for place, relation in enumerate(reading.relations, 1):
        chain = relation_held(
            chains, chains.of(relation.statement), told_by_report=_triple(relation) in own
        )
        yield Claim(
            id=next(ids),
            kind="relation",
            record=relation.id or f"r{place}",
            chain=chain,
            answers=with_held(chains.answers(chain), chain),
        )


def _triple(relation: Relation) -> tuple[str, str, str]:
    return relation.subject, relation.predicate, relation.object


def happening_of(event: Event) -> str:
    """Return the id of the first event that tells the same happening."""
    return event.happening or event.id
