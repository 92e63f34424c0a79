"""Who did what to whom, and words that name a happening: by hand and beside the scorers."""

import json
import random
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from according.evaluate.event_status import AnchorScore, anchor_mistakes, score_anchors
from according.evaluate.events import PairScore, pair_mistakes, score_pairs
from according.evaluate.gold_events import (
    AnchorDocument,
    GoldAnchor,
    GoldPair,
    PairDocument,
    read_anchor_gold,
    read_pair_gold,
    shape_of,
)
from according.evaluate.lines import GoldError
from according.model import Event, EventType, Reading, Span, Spans

from .published import scorer

TEXT = "Ostrel condemned Kelb while Ardesh met Nerim and Tolk."


def at(*wanted: str, text: str = TEXT) -> Spans:
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in wanted)


def pair(kind: str, source: str, target: str | None, quad: str = "VCONF") -> GoldPair:
    return GoldPair(
        type=kind, quad=quad, sources=(at(source),), targets=(at(target) if target else (),)
    )


def sentence(*pairs: GoldPair, name: str = "a", in_codebook: bool | None = None) -> PairDocument:
    return PairDocument(id=name, text=TEXT, pairs=pairs, yields=True, in_codebook=in_codebook)


def event(kind: EventType, actors: Spans = (), recipients: Spans = (), **more: Any) -> Event:
    anchor = {"id": "e", "span": at("condemned")[0]} | more
    return Event(type=kind, actors=actors, recipients=recipients, **anchor)


def read(*events: Event, name: str = "a", text: str = TEXT) -> dict[str, Reading]:
    return {name: Reading(id=name, text=text, events=events)}


def recall(score: PairScore) -> dict[str, float]:
    return {name: value for name, value in score.all.recall.items() if value}


PAIR = at("Ostrel"), at("Kelb")
CONDEMNED = pair("ACCUSE", "Ostrel", "Kelb")


def test_the_right_type_on_the_wrong_pair_is_no_pair_of_that_type() -> None:
    found = read(
        event("ACCUSE", at("Ardesh"), at("Kelb")), event("REJECT", at("Ostrel"), at("Kelb"))
    )
    score = score_pairs([sentence(CONDEMNED)], found)
    assert recall(score) == dict.fromkeys(
        ("type-only", "quad-only", "pair", "pair-any-direction", "pair-strict", "pair+quad"), 1.0
    )
    assert score.all.type_of_pair == 0
    assert (score.all.macro_any.f1, score.all.macro_first.f1) == (1, 1)


def test_an_event_that_names_everybody_is_no_strict_pair() -> None:
    found = read(event("ACCUSE", at("Ostrel", "Ardesh"), at("Kelb", "Nerim")))
    hits = score_pairs([sentence(CONDEMNED)], found).all.hits
    assert (hits["pair+type"], hits["pair-strict"]) == (1, 0)


def test_an_absent_side_is_satisfied_by_anything() -> None:
    gold = sentence(pair("YIELD", "Ardesh", None, "MCOOP"))
    score = score_pairs([gold], read(event("RETREAT", at("Ardesh"), at("Tolk"))))
    assert score.all.hits["pair-strict+type"] == 1
    assert score.all.told_pair.accuracy.right == 1


def test_actors_exchanged() -> None:
    found = read(event("ACCUSE", at("Kelb"), at("Ostrel")))
    score = score_pairs([sentence(CONDEMNED)], found)
    assert (score.all.hits["pair"], score.all.hits["pair-any-direction"]) == (0, 1)
    (mistake,) = pair_mistakes([sentence(CONDEMNED)], found)
    assert (mistake.kind, mistake.gold, mistake.predicted) == (
        "exchanged",
        "Ostrel –ACCUSE→ Kelb",
        "Kelb –ACCUSE “condemned”→ Ostrel",
    )


def test_sources_without_a_target_act_on_one_another() -> None:
    both = GoldPair(
        type="CONSULT",
        quad="VCOOP",
        sources=(at("Nerim"), at("Tolk")),
        targets=(),
        both_ways=True,
    )
    gold = PairDocument(id="a", text=TEXT, pairs=(both,), yields=False)
    assert score_pairs([gold], read(event("CONSULT", at("Tolk"), at("Nerim")))).all.hits["pair"]
    assert not score_pairs([gold], read(event("CONSULT", at("Tolk"), at("Kelb")))).all.hits["pair"]


@pytest.mark.parametrize(
    ("events", "right"),
    [
        ([event("AID", at("Ardesh"), at("Tolk")), event("ACCUSE", at("Ostrel"), at("Kelb"))], 1),
        # Both touch one side in its role: the one that touches the other side at all is the better.
        ([event("AID", at("Ostrel"), at("Tolk")), event("ACCUSE", at("Ostrel", "Kelb"))], 1),
        # Both fit; the closer words win, and of equals the earlier.
        ([event("AID", at("Ostrel", "Tolk"), at("Kelb")), event("ACCUSE", *PAIR)], 1),
        ([event("AID", *PAIR), event("ACCUSE", *PAIR)], 0),
        ([], 0),
    ],
)  # fmt: skip
def test_the_type_told_the_pair(events: list[Event], right: int) -> None:
    told = score_pairs([sentence(CONDEMNED)], read(*events)).all.told_pair
    assert (told.accuracy.right, told.accuracy.of) == (right, 1)
    assert told.macro_f1 == right


def test_a_wrong_type_told_the_pair_is_listed() -> None:
    found = read(event("AID", at("Ostrel"), at("Kelb")))
    (mistake,) = pair_mistakes([sentence(CONDEMNED)], found)
    assert (mistake.kind, mistake.what) == ("wrong_type", "ACCUSE")
    missed = pair_mistakes([sentence(CONDEMNED)], {})
    assert [(one.kind, one.predicted) for one in missed] == [("missed", None)]


def test_examples_of_the_codebook_stand_apart() -> None:
    gold = [
        sentence(CONDEMNED, in_codebook=False),
        sentence(CONDEMNED, name="b", in_codebook=True),
    ]
    score = score_pairs(gold, read(event("ACCUSE", at("Ostrel"), at("Kelb"))))
    assert score.not_in_codebook is not None
    assert score.in_codebook is not None
    assert (score.not_in_codebook.hits["pair"], score.in_codebook.hits["pair"]) == (1, 0)


@pytest.mark.parametrize(
    "readings",
    [
        read(event("ACCUSE"), name="other"),
        read(event("ACCUSE"), text=TEXT + " "),
        read(event("ACCUSE", (Span(3, 999),))),
    ],
)
def test_readings_that_do_not_belong_are_refused(readings: dict[str, Reading]) -> None:
    with pytest.raises(ValueError, match=r"not in the gold|another text|covers nothing"):
        score_pairs([sentence(CONDEMNED)], readings)


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def side(word: str) -> dict[str, Any]:
    return {"surface": word, "spans": [list(at(word)[0])]}


def test_gold_of_pairs(tmp_path: Path) -> None:
    one = {"source": side("Ostrel"), "target": {"spans": []}, "event_type": "retreat"}
    two = {
        "source": [{"span": list(at("Nerim")[0])}, {"span": list(at("Tolk")[0])}, {"span": None}],
        "target": [],
        "event_type": "FIGHT",
    }
    path = write(
        tmp_path,
        {"id": "a", "text": TEXT, "events": []},
        {"id": "b", "text": TEXT, "events": [one], "in_codebook": True},
        {"id": "c", "text": TEXT, "events": [two]},
    )
    assert shape_of(path) == "pairs"
    _, b, c = read_pair_gold(path)
    assert (b.pairs[0].type, b.pairs[0].quad, b.yields, b.in_codebook) == (
        *("YIELD", "MCOOP"),
        *(True, True),
    )
    assert (c.pairs[0].type, c.pairs[0].both_ways, c.yields) == ("ASSAULT", True, False)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"event_type": "SING", "source": side("Kelb"), "target": side("Tolk")}, "SING"),
        ({"event_type": "AID", "source": {"spans": [[5, 999]]}, "target": side("Tolk")}, "nothing"),
        ({"event_type": "AID", "source": "KEL", "target": "TOL"}, "gold.jsonl:1"),
    ],
)
def test_gold_that_cannot_be_read(tmp_path: Path, row: dict[str, Any], message: str) -> None:
    path = write(tmp_path, {"id": "a", "text": TEXT, "events": [row]})
    with pytest.raises(GoldError, match=message):
        read_pair_gold(path)


def test_gold_without_events_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "a", "text": TEXT, "statements": []})
    with pytest.raises(GoldError, match="no line has events"):
        shape_of(path)


TOLD = "Gunmen struck. Nobody fled. Rain fell."
TOLD_TOKENS = ((0, 6, 0), (7, 13, 0), (15, 21, 1), (22, 26, 1), (28, 32, 2), (33, 37, 2))
ANCHORS = AnchorDocument(
    id="a",
    text=TOLD,
    tokens=TOLD_TOKENS,
    validated_sentences=frozenset({0, 1}),
    anchors=(
        GoldAnchor(at("struck", text=TOLD), "ACTION_OCCURRENCE"),
        GoldAnchor(at("fled", text=TOLD), "NEG_ACTION_OCCURRENCE"),
    ),
)


def named(word: str, kind: EventType = "ASSAULT", **more: Any) -> Event:
    return Event(id=word, type=kind, span=at(word, text=TOLD)[0], **more)


def test_anchors_of_validated_sentences() -> None:
    found = read(named("struck"), named("struck", "COERCE"), named("fell"), text=TOLD)
    score = score_anchors([ANCHORS], found)
    assert (score.predictions, score.outside_validated_sentences, score.aligned) == (3, 1, 1)
    assert (score.mentions.p, score.mentions.r) == (1, 0.5)
    assert score.tags["NEG_ACTION_OCCURRENCE"].share == 0
    assert [one.kind for one in anchor_mistakes([ANCHORS], found)] == ["missed"]


def test_an_anchor_is_found_once() -> None:
    found = read(named("Gunmen struck"), named("struck"), text=TOLD)
    score = score_anchors([ANCHORS], found)
    assert (score.mentions.tp, score.mentions.pred) == (1, 2)
    assert score.types["ASSAULT"].share == 0.5
    assert [one.kind for one in anchor_mistakes([ANCHORS], found)] == ["invented", "missed"]


@pytest.mark.parametrize(
    ("status", "negated", "others"),
    [("happened", 0, 1), ("denied", 1, 0), ("negated", 1, 0), ("planned", 0, 1)],
)
def test_negation(status: str, negated: int, others: int) -> None:
    found = read(named("struck", status=status), named("fled", status=status), text=TOLD)
    score = score_anchors([ANCHORS], found)
    assert (score.negated.right, score.others.right) == (negated, others)
    kinds = [one.kind for one in anchor_mistakes([ANCHORS], found)]
    assert kinds == (["negation_invented"] if negated else ["negation_missed"])


KINDS: tuple[EventType, ...] = tuple(t for t in get_args(EventType) if t != "OTHER")


def somewhere(text: str, chance: random.Random) -> Span:
    start = chance.randrange(len(text) - 1)
    return Span(start, min(len(text), start + chance.randint(1, 30)))


def moved(span: Span, text: str, chance: random.Random) -> Span:
    start = max(0, span.start + chance.randint(-4, 4))
    return Span(min(start, len(text) - 1), min(len(text), max(span.end, start + 1) + 3))


def worsened(document: PairDocument, chance: random.Random) -> Reading:
    """The gold's pairs, some dropped, exchanged, of another type or with roles too many."""
    events: list[Event] = []
    for wanted in document.pairs * 2:
        if chance.random() < 0.35:
            continue
        same = [kind for kind in KINDS if kind == wanted.type]
        kind = same[0] if same and chance.random() < 0.6 else chance.choice(KINDS)
        actors, recipients = wanted.source, wanted.target
        if chance.random() < 0.2:
            actors, recipients = recipients, actors
        if chance.random() < 0.3:
            actors = (*actors, somewhere(document.text, chance))
        if chance.random() < 0.3:
            recipients = tuple(moved(span, document.text, chance) for span in recipients)
        made = {"id": f"e{len(events)}", "span": somewhere(document.text, chance)}
        events.append(event(kind, actors, recipients, **made))
    chance.shuffle(events)
    return Reading(id=document.id, text=document.text, events=tuple(events))


def as_contract(readings: dict[str, Reading]) -> dict[str, Any]:
    told = {name: one.events for name, one in readings.items()}
    return dict(msgspec.json.decode(msgspec.json.encode(told)))


def gold_file(gold: Path, name: str) -> Path:
    path = gold / name
    if not path.is_file():
        pytest.skip(f"the gold is not here ({path})")
    return path


@pytest.mark.gold
@pytest.mark.parametrize("name", ["plover_sentences_train", "plover_gsr_dev"])
@pytest.mark.parametrize("seed", [1, 2])
def test_pairs_as_the_published_scorer_has_them(gold: Path, name: str, seed: int) -> None:
    module = scorer(gold, "score_events")
    path = gold_file(gold, f"events/{name}.jsonl.gz")
    assert shape_of(path) == "pairs"
    chance = random.Random(seed)
    documents = read_pair_gold(path)
    readings = {one.id: worsened(one, chance) for one in documents if chance.random() < 0.9}
    ours = msgspec.to_builtins(score_pairs(documents, readings))
    for block in ours.values():
        del block["told the pair"]
    assert ours == module.score(module.load(str(path)), as_contract(readings))


def worsened_anchors(document: AnchorDocument, chance: random.Random) -> Reading:
    spans = [one.spans[0] for one in document.anchors if chance.random() < 0.7]
    spans = [moved(s, document.text, chance) if chance.random() < 0.3 else s for s in spans]
    spans += [somewhere(document.text, chance) for _ in range(chance.randint(0, 12))]
    spans += spans[:2]
    chance.shuffle(spans)
    events = tuple(event("AID", id=f"e{k}", span=span) for k, span in enumerate(spans))
    return Reading(id=document.id, text=document.text, events=events)


def anchors_like_theirs(score: AnchorScore) -> dict[str, Any]:
    told = msgspec.to_builtins(score)
    info = ("docs", "gold_mentions", "predictions", "outside_validated_sentences", "aligned")
    return {
        "info": {name: told[name] for name in info},
        "mentions": {name: told["mentions"][name] for name in ("p", "r", "f1")},
    }


@pytest.mark.gold
def test_anchors_as_the_published_scorer_has_them(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(gold.parent / "score"))
    module = scorer(gold, "score_incidents")
    path = gold_file(gold, "coref_cdec/dev.jsonl.gz")
    assert shape_of(path) == "anchors"
    chance = random.Random(3)
    documents = read_anchor_gold(path)
    readings = {one.id: worsened_anchors(one, chance) for one in documents}
    theirs = module.score(module.load(str(path)), as_contract(readings))
    del theirs["info"]["topics"]
    assert anchors_like_theirs(score_anchors(documents, readings)) == {
        "info": theirs["info"],
        "mentions": theirs["end-to-end"]["mentions"],
    }
