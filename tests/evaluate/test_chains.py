import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from according.evaluate.chains import score_chains
from according.evaluate.gold import GoldDocument, GoldStatement, read_gold
from according.evaluate.tokens import PRF, Share
from according.model import Act, Actor, Count, Reading, Span, Statement

from .invented import GOLD as TOLLS
from .invented import at
from .published import as_dict, perturbed, scorer

TEXT = "The harbour said a pilot told it 12 crew were killed. Captain Ode denied that. She wept."


def here(anchor: str) -> tuple[Span, ...]:
    return at(anchor, text=TEXT)


HARBOUR = GoldStatement(
    id="a",
    source=here("The harbour"),
    cue=here("said"),
    content=here("a pilot told it 12 crew were killed"),
    act="assert",
    source_kind="named_organisation",
)
PILOT = GoldStatement(
    id="b",
    source=here("a pilot"),
    cue=here("told it"),
    content=here("12 crew were killed"),
    act="assert",
    source_kind="unnamed",
    parent="a",
)
CAPTAIN = GoldStatement(
    id="c",
    source=here("Captain Ode"),
    cue=here("denied"),
    content=here("that."),
    act="deny",
    source_kind="named_person",
    refers_to="Lena Ode",
    about="b",
)
KILLED = Count(id="n1", span=here("12")[0], what="killed", low=12, high=12, statement="b")
GOLD = GoldDocument(id="pilot", text=TEXT, statements=(HARBOUR, PILOT, CAPTAIN), counts=(KILLED,))
ODE = Actor(id="x1", name="Captain Lena Ode", kind="person")


def perfect() -> tuple[Statement, ...]:
    shared = ("id", "source", "cue", "content", "act", "source_kind", "parent", "about")
    return tuple(
        Statement(**{name: getattr(told, name) for name in shared}, speaker="x1")
        for told in GOLD.statements
    )


def reading(*statements: Statement, **records: Any) -> dict[str, Reading]:
    return {"pilot": Reading(id="pilot", text=TEXT, statements=statements, **records)}


def test_a_perfect_reading() -> None:
    wide = Count(id="k", span=here("12 crew")[0], what="killed", low=12, high=12, statement="b")
    result = score_chains([GOLD], reading(*perfect(), actors=(ODE,), counts=(wide,)))
    assert result.found == PRF(1.0, 1.0, 1.0, 3, 3, 3)
    assert result.nested == result.about == PRF(1.0, 1.0, 1.0, 1, 1, 1)
    assert result.source == result.kind == result.act == Share(1.0, 3, 3)
    assert result.acts == {"assert": Share(1.0, 2, 2), "deny": Share(1.0, 1, 1)}
    assert result.speaker == Share(1.0, 1, 1)
    numbers = result.numbers
    assert numbers.found == numbers.what == numbers.bounds == numbers.by == Share(1.0, 1, 1)


def test_a_flat_reading_finds_statements_but_no_chain() -> None:
    flat = [replace(one, parent=None, about=None, act="assert") for one in perfect()]
    result = score_chains([GOLD], reading(*flat))
    assert result.found.f1 == 1
    assert result.nested == result.about == PRF(0.0, 0.0, 0.0, 0, 0, 1)
    assert (result.act.right, result.act_macro) == (2, 0.5)
    assert result.speaker.right == 0


def test_a_link_to_the_wrong_statement_is_wrong() -> None:
    harbour, pilot, captain = perfect()
    result = score_chains([GOLD], reading(harbour, pilot, replace(captain, about="a")))
    assert result.about == PRF(0.0, 0.0, 0.0, 0, 1, 1)


def test_the_number_of_the_same_kind_is_preferred() -> None:
    injured = Count(id="k1", span=here("12")[0], what="injured", low=12, high=12)
    killed = Count(id="k2", span=here("12 crew")[0], what="killed", low=12, high=None)
    numbers = score_chains([GOLD], reading(counts=(injured, killed))).numbers
    assert [numbers.found.right, numbers.what.right, numbers.bounds.right] == [1, 1, 0]
    assert numbers.by.right == 0


def test_numbers_of_other_things_are_left_out() -> None:
    ships = Count(id="n2", span=here("12")[0], what="other:ships", low=12)
    own = Count(id="n3", span=here("12")[0], what="killed", low=12, high=12)
    document = GoldDocument(id="pilot", text=TEXT, statements=GOLD.statements, counts=(ships, own))
    assert score_chains([document], reading(counts=(own,))).numbers.by == Share(1.0, 1, 1)


def test_nothing_read_and_nothing_known() -> None:
    assert score_chains([GOLD], {}).found == PRF(0.0, 0.0, 0.0, 0, 0, 3)
    assert score_chains([], {}).act_macro == 0
    with pytest.raises(ValueError, match="document tolls, statement g1: the gold gives no act"):
        score_chains([TOLLS], {})
    with pytest.raises(ValueError, match="not in the gold: pilot"):
        score_chains([], reading())


def test_the_keys_of_the_json_form_are_stable() -> None:
    written = msgspec.json.decode(msgspec.json.encode(score_chains([GOLD], {})))
    assert list(written) == [
        *("found", "nested", "about", "source", "kind", "act", "act_macro", "acts", "speaker"),
        "numbers",
    ]
    assert list(written["numbers"]) == ["found", "what", "bounds", "by"]
    assert list(written["speaker"]) == ["share", "right", "of"]


def guessed(document: GoldDocument, chance: random.Random) -> Reading:
    """A reading with links, acts, speakers and numbers, some of them wrong."""
    acts: tuple[Act, ...] = ("assert", "deny", "demand")
    # perturbed names by position; shuffled, so links made at random hit now and then.
    made = perturbed(document, chance)
    ids = [one.id for one in made] or ["none"]
    gold_of = {tuple(told.content): told for told in document.statements if told.content}
    id_of = {gold_of[one.content].id: one.id for one in made if one.content in gold_of}
    statements = []
    for one in made:
        told = gold_of.get(one.content, GoldStatement(id="none"))
        wrong = chance.random() < 0.2
        statements.append(
            replace(
                one,
                act=chance.choice(acts) if wrong else told.act or "assert",
                source_kind=None if wrong else told.source_kind,
                parent=chance.choice(ids) if wrong else id_of.get(told.parent or ""),
                about=id_of.get(told.about or ""),
                speaker=told.id if told.refers_to else None,
            )
        )
    actors = tuple(
        Actor(id=told.id, name=told.refers_to if chance.random() < 0.7 else "No One", kind="person")
        for told in document.statements
        if told.refers_to
    )
    counts = tuple(
        Count(
            id=count.id,
            span=Span(count.span.start, count.span.end + chance.randint(0, 3)),
            what=count.what if chance.random() < 0.8 else "killed",
            low=count.low,
            high=count.high if chance.random() < 0.8 else None,
            statement=id_of.get(count.statement or ""),
        )
        for count in document.counts
        if chance.random() < 0.9
    )
    return Reading(
        id=document.id,
        text=document.text,
        statements=tuple(statements),
        actors=actors,
        counts=counts,
    )


def rounded(value: Any) -> Any:
    """Both work F1 out from the same counts, by formulas that part in the last digit."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return round(value, 12) if isinstance(value, float) else value


def published_gold(document: GoldDocument) -> dict[str, Any]:
    statements = [
        as_dict(told)
        | {name: getattr(told, name) for name in ("id", "act", "source_kind", "parent", "about")}
        | {"source_refers_to": told.refers_to}
        for told in document.statements
    ]
    numbers = [
        {"span": list(one.span), "what": one.what, "low": one.low, "high": one.high}
        | {"said_by": one.statement or "author"}
        for one in document.counts
    ]
    return {"id": document.id, "text": document.text, "statements": statements, "numbers": numbers}


@pytest.mark.gold
@pytest.mark.parametrize("seed", range(4))
def test_the_published_scorer_gives_the_same_numbers(gold: Path, seed: int) -> None:
    published = scorer(gold, "score_chains")
    chance = random.Random(seed)
    documents = read_gold(gold / "chains" / "dev.jsonl")
    readings = {one.id: guessed(one, chance) for one in documents[1:]}
    ours = rounded(msgspec.to_builtins(score_chains(documents, readings)))
    theirs = published.score(
        [published_gold(document) for document in documents],
        msgspec.json.decode(msgspec.json.encode(readings)),
    )
    assert ours == rounded(theirs)
    for measure in ("nested", "about", "found"):
        assert 0 < ours[measure]["f1"] < 1
    assert ours["speaker"]["right"] and ours["numbers"]["by"]["right"]
