"""Entities and relations against gold: small cases, and the published scorer."""

import random
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from according.evaluate.entities import actor_mistakes, entities_of, score_actors
from according.evaluate.gold_relations import (
    GoldEntity,
    GoldRelation,
    RelationDocument,
    read_relation_gold,
)
from according.evaluate.relations import (
    FIVE,
    RelationScore,
    relation_mistakes,
    score_relations,
    told_in,
)
from according.evaluate.tokens import PRF
from according.model import Actor, ActorKind, PlaceRef, Predicate, Reading, Relation, Span

from .published import scorer

TEXT = "Captain Ida Fenn leads the Fifth Watch (FW) of Ostrel; the Reeds fight it since May."


def at(words: str) -> Span:
    assert TEXT.count(words) == 1, words
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def entity(words: str, kind: str) -> GoldEntity:
    return GoldEntity(at(words), kind)


def related(kind: str, one: str, other: str) -> GoldRelation:
    return GoldRelation(kind, at(one), at(other))


GOLD = RelationDocument(
    id="d",
    text=TEXT,
    entities=(
        entity("Ida Fenn", "Person"),
        entity("the Fifth Watch", "Organisation"),
        entity("FW", "Organisation"),
        entity("Ostrel", "Location"),
        entity("May", "Temporal"),
        entity("the Reeds", "Organisation"),
    ),
    doubtful=(entity("Captain", "Person"),),
    relations=(
        related("InChargeOf", "Ida Fenn", "the Fifth Watch"),
        related("IsSynonymOf", "the Fifth Watch", "FW"),
        related("IsSynonymOf", "FW", "the Fifth Watch"),
        related("FightingAgainst", "the Reeds", "it"),
        related("BelongsTo", "FW", "Ostrel"),
        related("CoLocated", "Ida Fenn", "Ostrel"),
    ),
)


def actor(name: str, kind: ActorKind, *mentions: str) -> Actor:
    return Actor(id=name, name=name, kind=kind, mentions=tuple(map(at, mentions or (name,))))


def relation(subject: str, predicate: Predicate, object_: str, words: str) -> Relation:
    return Relation(subject=subject, predicate=predicate, object=object_, span=at(words))


def read(*actors: Actor, relations: tuple[Relation, ...] = ()) -> dict[str, Reading]:
    return {"d": Reading(id="d", text=TEXT, actors=actors, relations=relations)}


ACTORS = (
    actor("Ida Fenn", "person"),
    actor("Fifth Watch", "organisation", "Fifth Watch", "FW", "it"),
    actor("Ostrel", "place"),
    actor("the Reeds", "group"),
)
RELATIONS = (
    relation("Ida Fenn", "leads", "Fifth Watch", "leads"),
    relation("the Reeds", "fights", "Fifth Watch", "fight"),
    relation("Fifth Watch", "part_of", "Ostrel", "of"),
)
GOOD = read(*ACTORS, relations=RELATIONS)


def scored(*relations: Relation, gold: RelationDocument = GOLD) -> RelationScore:
    return score_relations([gold], read(*ACTORS, relations=relations))


def test_a_good_reading() -> None:
    actors = score_actors([GOLD], GOOD)
    assert actors.partial == actors.partial_untyped == PRF(1.0, 1.0, 1.0, 5, 5, 5)
    assert actors.exact.tp == 4
    assert actors.exact_the.tp == 5
    assert actors.types["ORG"] == PRF(1.0, 1.0, 1.0, 3, 3, 3)
    result = score_relations([GOLD], GOOD)
    assert result.relations["all five"] == PRF(1.0, 1.0, 1.0, 4, 4, 4)
    assert result.named["FightingAgainst"] == PRF(0.0, 0.0, 0.0, 0, 0, 0)
    assert result.named["all five"].gold == 3
    assert relation_mistakes([GOLD], GOOD) == ()
    assert actor_mistakes([GOLD], GOOD) == ()


def test_pronouns_and_other_kinds_are_no_entities() -> None:
    pronoun = actor("it", "organisation")
    flood = actor("fight", "event")
    assert entities_of(read(pronoun, flood)["d"]) == ()
    found = entities_of(
        Reading(id="d", text=TEXT, places=(PlaceRef(id="p", span=at("Ostrel"), name="Ostrel"),))
    )
    assert found == ((at("Ostrel"), "PLACE"),)


def test_other_types_and_doubtful_words_are_not_held_wrong() -> None:
    careless = read(actor("May", "organisation"), actor("Captain", "person"))
    assert score_actors([GOLD], careless).partial == PRF(0.0, 0.0, 0.0, 0, 0, 5)
    assert {one.kind for one in actor_mistakes([GOLD], careless)} == {"missed"}


def test_each_kind_of_mistaken_entity() -> None:
    wrong = read(actor("Ida", "organisation"), actor("since", "place"), actor("Ostrel", "place"))
    mistakes = actor_mistakes([GOLD], wrong)
    assert [(one.kind, one.what, one.gold, one.predicted) for one in mistakes] == [
        ("wrong_border", "PERSON", "PERSON: Ida Fenn", "ORG: Ida"),
        ("wrong_type", "PERSON", "PERSON: Ida Fenn", "ORG: Ida"),
        ("missed", "ORG", "ORG: the Fifth Watch", None),
        ("missed", "ORG", "ORG: FW", None),
        ("missed", "ORG", "ORG: the Reeds", None),
        ("invented", "PLACE", None, "PLACE: since"),
    ]
    assert mistakes[0].context == TEXT


def test_a_relation_stands_at_the_nearest_mentions() -> None:
    leads, fights, part_of, alias = told_in(GOOD["d"])
    assert leads == ("InChargeOf", at("Ida Fenn"), at("Fifth Watch"))
    assert fights == ("FightingAgainst", at("the Reeds"), at("it"))
    assert part_of == ("BelongsTo", at("FW"), at("Ostrel"))
    assert alias == ("IsSynonymOf", at("Fifth Watch"), at("FW"))


def test_direction_counts_where_a_relation_has_one() -> None:
    turned = scored(
        relation("Fifth Watch", "leads", "Ida Fenn", "leads"),
        relation("Fifth Watch", "fights", "the Reeds", "fight"),
    ).relations
    assert turned["InChargeOf"] == PRF(0.0, 0.0, 0.0, 0, 1, 1)
    assert turned["FightingAgainst"].f1 == 1


def test_relations_of_other_predicates_and_of_nobody_are_passed_over() -> None:
    result = scored(
        relation("Ida Fenn", "speaks_for", "Fifth Watch", "leads"),
        relation("Ida Fenn", "leads", "nobody", "leads"),
        relation("Ida Fenn", "leads", "Ida Fenn", "leads"),
    )
    assert result.relations["InChargeOf"].pred == 0


def test_the_same_pair_again_is_neither_right_nor_wrong() -> None:
    wide = Actor(id="w", name="Captain Ida Fenn", kind="person", mentions=(at("Captain Ida Fenn"),))
    again = (*RELATIONS, relation("w", "leads", "Fifth Watch", "leads"))
    row = score_relations([GOLD], read(*ACTORS, wide, relations=again)).relations["InChargeOf"]
    assert (row.tp, row.pred, row.gold) == (1, 1, 1)


def test_roles_are_recalled_in_either_direction_and_not_held_wrong() -> None:
    gold = RelationDocument(
        id="d",
        text=TEXT,
        entities=(),
        relations=(
            related("role", "Ida Fenn", "the Fifth Watch"),
            related("named", "FW", "the Fifth Watch"),
            related("part-of", "FW", "Ostrel"),
            related("opposite", "the Reeds", "FW"),
        ),
    )
    wrong = relation("the Reeds", "leads", "Ostrel", "fight")
    result = scored(*RELATIONS, wrong, gold=gold).relations
    assert result["role"].r == 1
    assert result["InChargeOf"] == PRF(0.0, 0.0, 0.0, 0, 1, 0)
    assert result["IsSynonymOf"].f1 == result["BelongsTo"].f1 == 1
    assert (result["opposite"].tp, result["opposite"].gold) == (0, 1)
    mistakes = relation_mistakes([gold], read(*ACTORS, relations=(*RELATIONS, wrong)))
    assert [(one.kind, one.what, one.gold, one.predicted) for one in mistakes] == [
        ("missed", "opposite", "FW and the Reeds", None),
        ("invented", "InChargeOf", None, "the Reeds → Ostrel"),
        ("invented", "FightingAgainst", None, "the Reeds and it"),
    ]


def test_what_cannot_be_compared_is_refused() -> None:
    assert score_relations([GOLD], {}).relations["all five"].gold == 4
    with pytest.raises(ValueError, match="not in the gold: d"):
        score_actors([], GOOD)
    with pytest.raises(ValueError, match="of another text"):
        score_relations([GOLD], {"d": Reading(id="d", text="Other words.")})
    nowhere = Relation(subject="a", predicate="leads", object="b", span=Span(4, 4))
    with pytest.raises(ValueError, match=r"document d: span \[4, 4\) covers nothing"):
        score_relations([GOLD], read(relations=(nowhere,)))


def test_the_keys_of_the_json_form_are_stable() -> None:
    actors = msgspec.json.decode(msgspec.json.encode(score_actors([GOLD], GOOD)))
    assert list(actors) == ["docs", "exact", "exact-the", "partial", "partial-untyped", "types"]
    assert list(actors["types"]) == ["PERSON", "ORG", "PLACE"]
    relations = msgspec.json.decode(msgspec.json.encode(score_relations([GOLD], GOOD)))
    assert list(relations) == ["docs", "relations", "named"]
    assert list(relations["named"]) == [*FIVE, "role", "opposite", "all five"]


def guessed(gold: RelationDocument, chance: random.Random) -> Reading:
    """The gold's entities and relations, worsened, as actors of one to three mentions."""
    spans = [entity.span for entity in (*gold.entities, *gold.doubtful) if chance.random() < 0.8]
    spans += [span for one in gold.relations for span in (one.source, one.target)]
    moved = [_moved(gold.text, span, chance) for span in spans]
    chance.shuffle(moved)
    actors: list[Actor] = []
    while moved:
        some = tuple(moved.pop() for _ in range(min(len(moved), chance.randint(1, 3))))
        kind = chance.choice(get_args(ActorKind))
        actors.append(Actor(id=f"a{len(actors)}", name="x", kind=kind, mentions=some))
    holder = {span: one.id for one in actors for span in one.mentions}
    relations = tuple(
        Relation(
            subject=chance.choice(actors).id if chance.random() < 0.2 else subject,
            predicate=chance.choice(get_args(Predicate)),
            object=object_,
            span=Span(min(one.source, one.target).start, max(one.source, one.target).end),
        )
        for one in gold.relations
        for subject in (_at(holder, one.source), _at(holder, one.target))
        for object_ in (_at(holder, one.target), "nobody")
        for _ in range(3)
    )
    places = tuple(
        PlaceRef(id=f"p{k}", span=entity.span, name="x")
        for k, entity in enumerate(gold.entities)
        if entity.type.lower() in ("location", "country") and chance.random() < 0.5
    )
    return Reading(
        id=gold.id, text=gold.text, actors=tuple(actors), relations=relations, places=places
    )


def _moved(text: str, span: Span, chance: random.Random) -> Span:
    if chance.random() < 0.6:
        return span
    start = min(max(0, span.start + chance.randint(-5, 5)), span.end - 1)
    return Span(start, min(len(text), max(start + 1, span.end + chance.randint(-5, 5))))


def _at(holder: dict[Span, str], span: Span) -> str:
    """Return the actor with a mention that meets the span."""
    return next((name for held, name in holder.items() if held.overlaps(span)), "nobody")


CORPORA = ["dev", "crossre_politics_dev", "crossre_politics_train"]


@pytest.mark.gold
@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("seed", range(3))
def test_the_published_scorer_gives_the_same_numbers(gold: Path, corpus: str, seed: int) -> None:
    convert, published = scorer(gold, "convert"), scorer(gold, "score_relations")
    chance = random.Random(seed)
    documents = read_relation_gold(gold / "entities_relations" / f"{corpus}.jsonl.gz")[:120]
    readings = {one.id: guessed(one, chance) for one in documents[1:]}
    made = [
        convert.relations(msgspec.json.decode(msgspec.json.encode(one)))
        for one in readings.values()
    ]
    theirs: dict[str, Any] = published.score(
        msgspec.json.decode(msgspec.json.encode(documents)), {one["id"]: one for one in made}
    )
    actors: dict[str, Any] = msgspec.to_builtins(score_actors(documents, readings))
    types = {f"partial {kind}": row for kind, row in actors.pop("types").items()}
    assert actors | types == theirs["entities"] | {"docs": theirs["docs"]}
    relations: dict[str, Any] = msgspec.to_builtins(score_relations(documents, readings))
    named = {f"{row}-named": numbers for row, numbers in relations["named"].items()}
    assert relations["relations"] | named == theirs["relations"]
    assert 0 < actors["exact"]["f1"] < actors["partial"]["f1"] < 1
    assert relations["relations"]["all five"]["tp"] > 10


@pytest.mark.gold
def test_the_listings_add_up_to_the_scores(gold: Path) -> None:
    chance = random.Random(3)
    documents = read_relation_gold(gold / "entities_relations" / "dev.jsonl.gz")
    readings = {one.id: guessed(one, chance) for one in documents}
    untyped = score_actors(documents, readings).partial_untyped
    kinds = Counter(one.kind for one in actor_mistakes(documents, readings))
    assert kinds["missed"] == untyped.gold - untyped.tp
    assert kinds["invented"] == untyped.pred - untyped.tp
    total = score_relations(documents, readings).relations["all five"]
    mistakes = [one for one in relation_mistakes(documents, readings) if one.what in FIVE]
    assert Counter(one.kind for one in mistakes) == {
        "missed": total.gold - total.tp,
        "invented": total.pred - total.tp,
    }
