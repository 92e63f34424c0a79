"""Who acts, who is acted on, and how many."""

from according.link.compare.features.between import Between
from according.link.compare.features.feature import Feature, listed, overlap
from according.link.compare.node import Node
from according.link.compare.words import Rarity

_RAREST = 9.0


def _actors(one: Node, other: Node, _: Between) -> float:
    return overlap(one.actors, other.actors)


def _recipients(one: Node, other: Node, _: Between) -> float:
    return overlap(one.recipients, other.recipients)


def _crossed(one: Node, other: Node, _: Between) -> float:
    there = overlap(one.actors, other.recipients)
    return max(there, overlap(one.recipients, other.actors))


def _actor_heads(one: Node, other: Node, _: Between) -> float:
    return float(not one.actor_heads.isdisjoint(other.actor_heads))


def _recipient_heads(one: Node, other: Node, _: Between) -> float:
    return float(not one.recipient_heads.isdisjoint(other.recipient_heads))


def _actors_differ(one: Node, other: Node, _: Between) -> float:
    return float(bool(one.actors and other.actors) and one.actors.isdisjoint(other.actors))


def _recipients_differ(one: Node, other: Node, _: Between) -> float:
    both = bool(one.recipients and other.recipients)
    return float(both and one.recipients.isdisjoint(other.recipients))


def _rare_side(one: Node, other: Node, _: Between) -> float:
    rarity = Rarity.load()
    return max((rarity.of(word) for word in _shared(one, other)), default=0.0) / _RAREST


def _shared(one: Node, other: Node) -> frozenset[str]:
    return (one.actors | one.recipients) & (other.actors | other.recipients)


def _agree(one: Node, other: Node, _: Between) -> float:
    return float(_agreeing(one, other) is True)


def _contradict(one: Node, other: Node, _: Between) -> float:
    return float(_agreeing(one, other) is False)


def _agreeing(one: Node, other: Node) -> bool | None:
    """Tell whether some count of the two agrees; none: they count nothing alike."""
    found = None
    for mine in one.numbers:
        for theirs in other.numbers:
            if mine.what == theirs.what:
                if mine.low <= theirs.high and theirs.low <= mine.high:
                    return True
                found = False
    return found


def _told_numbers(one: Node, other: Node, _: Between) -> str:
    return f"{_numbers(one)}; {_numbers(other)}"


def _numbers(node: Node) -> str:
    return ", ".join(
        f"{n.what} {n.low}" if n.low == n.high else f"{n.what} {n.low} to {n.high}"
        for n in node.numbers[:3]
    )


FEATURES = (
    Feature("actors", _actors, lambda a, b, _: f"who acts: {listed(a.actors & b.actors)}"),
    Feature(
        "recipients",
        _recipients,
        lambda a, b, _: f"who is acted on: {listed(a.recipients & b.recipients)}",
    ),
    Feature("crossed", _crossed, lambda *_: "who acts in one is acted on in the other"),
    Feature(
        "actor_heads",
        _actor_heads,
        lambda a, b, _: f"who acts: {listed(a.actor_heads & b.actor_heads)}",
    ),
    Feature(
        "recipient_heads",
        _recipient_heads,
        lambda a, b, _: f"who is acted on: {listed(a.recipient_heads & b.recipient_heads)}",
    ),
    Feature(
        "actors_differ",
        _actors_differ,
        lambda a, b, _: f"others act: {listed(a.actors)}; {listed(b.actors)}",
    ),
    Feature(
        "recipients_differ",
        _recipients_differ,
        lambda a, b, _: f"others are acted on: {listed(a.recipients)}; {listed(b.recipients)}",
    ),
    Feature(
        "rare_side", _rare_side, lambda a, b, _: f"in both takes part: {listed(_shared(a, b))}"
    ),
    Feature("counts_agree", _agree, _told_numbers),
    Feature("counts_differ", _contradict, _told_numbers),
)
