import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from according.evaluate.coreference import (
    CoreferenceScore,
    coreference_mistakes,
    guessed_head,
    score_coreference,
)
from according.evaluate.gold_mentions import GoldMention, MentionDocument, read_mention_gold
from according.model import Actor, Reading, Span

from .published import scorer

TEXT = "The new warden of Ostrel met Ida Fenn. He thanked her for the visit."


def at(words: str) -> Span:
    assert TEXT.count(words) == 1, words
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def document(*mentions: tuple[str, str, str]) -> MentionDocument:
    marked = tuple(GoldMention(at(words), kind, cluster) for words, cluster, kind in mentions)
    return MentionDocument(id="d", text=TEXT, mentions=marked)


GOLD = document(
    ("The new warden of Ostrel", "1", "person"),
    ("Ostrel", "2", "place"),
    ("Ida Fenn", "3", "person"),
    ("He", "1", "person"),
    ("her", "3", "person"),
    ("the visit", "4", "event"),
)


def read(*clusters: tuple[str, ...]) -> dict[str, Reading]:
    actors = tuple(
        Actor(id=f"a{k}", name=words[0], kind="person", mentions=tuple(map(at, words)))
        for k, words in enumerate(clusters)
    )
    return {"d": Reading(id="d", text=TEXT, actors=actors)}


PERFECT = read(("The new warden of Ostrel", "He"), ("Ostrel",), ("Ida Fenn", "her"), ("the visit",))


def told(*clusters: tuple[str, ...], kinds: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    mistakes = coreference_mistakes([GOLD], read(*clusters), kinds=kinds)
    return [(one.kind, one.what, one.gold or "", one.predicted or "") for one in mistakes]


def test_a_perfect_reading() -> None:
    score = score_coreference([GOLD], PERFECT)
    for block in (score.all, score.no_singletons):
        assert (block.conll.f1, block.mentions.f1) == (1, 1)
    assert score.all.counts.key_mentions == 6
    assert score.no_singletons.counts.key_mentions == 4
    assert coreference_mistakes([GOLD], PERFECT) == ()


def test_other_borders_with_the_same_head_are_the_same_mention() -> None:
    score = score_coreference([GOLD], read(("The new warden", "He"), ("Ida Fenn", "her")))
    assert score.no_singletons.conll.f1 == 1
    assert (score.all.mentions.p, score.all.mentions.r) == (1, pytest.approx(4 / 6))


def test_a_mention_with_another_head_is_another() -> None:
    inner = document(("The new warden of Ostrel", "1", "person"), ("He", "1", "person"))
    score = score_coreference([inner], read(("Ostrel", "He")))
    assert score.all.mentions.p == 0.5


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("The new warden of Ostrel", "warden"),
        ("Ida Fenn", "Fenn"),
        ("the well-known Fenns, ferrymen", "Fenns"),
        ("Ida Fenn’s", "Fenn"),
        ("Ida Fenn's", "Fenn's"),
        ("of", "of"),
        ("…", "…"),
    ],
)
def test_heads_are_guessed(words: str, head: str) -> None:
    assert guessed_head(words, Span(0, len(words))).of(words) == head


def test_a_wrong_link_costs_a_link_on_both_sides() -> None:
    muc = score_coreference(
        [GOLD], read(("The new warden of Ostrel", "He"), ("her", "the visit"))
    ).no_singletons.muc
    assert (muc.p, muc.r) == (0.5, 0.5)


def test_only_some_kinds() -> None:
    places = score_coreference([GOLD], PERFECT, kinds={"place"}).all
    assert places.counts.key_mentions == places.counts.response_mentions == 1
    assert told(("Ostrel",), kinds=("place",)) == []
    assert told(("met",), kinds=("place",)) == [
        ("missed", "place", "Ostrel", ""),
        ("invented", "", "", "met"),
    ]


def test_each_kind_of_mistake() -> None:
    clusters = (("The new warden of Ostrel", "Ida Fenn"), ("He",), ("her", "met"), ("Ostrel",))
    assert told(*clusters) == [
        ("merged", "person", "", "The new warden of Ostrel = Ida Fenn"),
        ("split", "person", "The new warden of Ostrel = He", ""),
        ("invented", "", "", "met"),
        ("split", "person", "Ida Fenn = her", ""),
        ("missed", "event", "the visit", ""),
    ]


def test_a_mention_stands_in_one_cluster_the_first() -> None:
    twice = read(("The new warden of Ostrel", "He"), ("Ida Fenn", "her", "He"))
    assert score_coreference([GOLD], twice).no_singletons.conll.f1 == 1


def test_what_cannot_be_compared_is_refused() -> None:
    assert score_coreference([GOLD], {}).all.mentions.r == 0
    with pytest.raises(ValueError, match="not in the gold: d"):
        score_coreference([], PERFECT)
    with pytest.raises(ValueError, match="document d: its reading is of another text"):
        score_coreference([GOLD], {"d": Reading(id="d", text="Other words.")})
    outside = Actor(id="a", name="x", kind="person", mentions=(Span(3, 999),))
    with pytest.raises(ValueError, match=r"document d: span \[3, 999\) covers nothing"):
        score_coreference([GOLD], {"d": Reading(id="d", text=TEXT, actors=(outside,))})


def test_the_keys_of_the_json_form_are_stable() -> None:
    written = msgspec.json.decode(msgspec.json.encode(score_coreference([GOLD], PERFECT)))
    assert list(written) == ["docs", "all", "no-singletons"]
    assert list(written["all"]) == ["muc", "b3", "ceafe", "conll", "mentions", "counts"]
    assert list(written["all"]["muc"]) == ["p", "r", "f1"]


def guessed(gold: MentionDocument, chance: random.Random) -> Reading:
    """The gold's clusters, worsened: split, joined, with mentions moved, dropped and invented."""
    clusters: dict[str, list[Span]] = {}
    names = sorted({mention.cluster for mention in gold.mentions})
    for mention in gold.mentions:
        fate = chance.random()
        if fate < 0.15:
            continue
        name = chance.choice(names) if fate < 0.3 else mention.cluster
        start, end = mention.span
        if chance.random() < 0.3:
            start = max(0, start + chance.randint(-6, 6))
            end = min(len(gold.text), max(start + 1, end + chance.randint(-6, 6)))
        clusters.setdefault(name, []).append(Span(start, end))
        if fate > 0.9:
            other = chance.randrange(len(gold.text) - 9)
            clusters[name].append(Span(other, other + chance.randint(1, 9)))
        if fate > 0.97:
            clusters.setdefault(chance.choice(names), []).append(Span(start, end))
    actors = tuple(
        Actor(id=f"a{k}", name=name, kind="person", mentions=tuple(spans))
        for k, (name, spans) in enumerate(clusters.items())
    )
    return Reading(id=gold.id, text=gold.text, actors=actors)


def rounded(value: Any) -> Any:
    """Both add the same numbers up, in another order."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return round(value, 9) if isinstance(value, float) else value


def published_score(
    gold: Path, documents: list[MentionDocument], readings: dict[str, Reading], kinds: set[str]
) -> Any:
    convert, published = scorer(gold, "convert"), scorer(gold, "score_coref")
    lines = [msgspec.to_builtins(reading) for reading in readings.values()]
    made = [convert.coref(msgspec.json.decode(msgspec.json.encode(line))) for line in lines]
    return published.score(
        msgspec.json.decode(msgspec.json.encode(documents)),
        {line["id"]: line["clusters"] for line in made},
        kinds or None,
    )


@pytest.mark.gold
@pytest.mark.parametrize(
    ("seed", "kinds"),
    [(0, set()), (1, set()), (2, {"person", "organization"}), (3, {"event"})],
)
def test_the_published_scorer_gives_the_same_numbers(
    gold: Path, seed: int, kinds: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(gold.parent / "score"))
    chance = random.Random(seed)
    documents = [
        *read_mention_gold(gold / "coref_gum" / "dev.jsonl.gz"),
        *read_mention_gold(gold / "coref_gum" / "train.jsonl.gz")[:4],
    ]
    readings = {one.id: guessed(one, chance) for one in documents[1:]}
    ours: CoreferenceScore = score_coreference(documents, readings, kinds=kinds)
    built = rounded(msgspec.to_builtins(ours))
    assert built.pop("docs") == 10
    assert built == rounded(published_score(gold, documents, readings, kinds))
    for block in built.values():
        assert all(0 < block[name]["f1"] < 1 for name in ("muc", "b3", "ceafe", "mentions"))


@pytest.mark.gold
@pytest.mark.parametrize("kinds", [(), ("person",)])
def test_the_listing_adds_up_to_the_score(gold: Path, kinds: tuple[str, ...]) -> None:
    chance = random.Random(9)
    documents = read_mention_gold(gold / "coref_gum" / "dev.jsonl.gz")
    readings = {one.id: guessed(one, chance) for one in documents}
    score = score_coreference(documents, readings, kinds=kinds).all
    mistakes = coreference_mistakes(documents, readings, kinds=kinds)
    kinds_of = [one.kind for one in mistakes]
    right = round(score.mentions.r * score.counts.key_mentions)
    assert kinds_of.count("missed") == score.counts.key_mentions - right
    assert kinds_of.count("invented") == score.counts.response_mentions - right
    assert kinds_of.count("split") and kinds_of.count("merged")
    texts = {one.id: one.text for one in documents}
    assert all(part in texts[m.document] for m in mistakes for part in m.context.split(" … "))
