import random
from pathlib import Path

import msgspec
import pytest

from according.evaluate.errors import Mismatch, Side, count_by_kind, listing
from according.evaluate.gold import GoldDocument, GoldStatement, read_gold
from according.evaluate.statements import score_statements
from according.model import Span, Statement

from .invented import AIDE, DEPUTY, FERRYMEN, GOLD, PERFECT, TEXT, VOSS, at, like, said
from .published import perturbed


def found(*statements: Statement) -> tuple[Mismatch, ...]:
    return listing([GOLD], {GOLD.id: statements})


def test_a_perfect_reading_has_no_errors() -> None:
    assert found(*PERFECT) == ()
    assert count_by_kind(()) == {"missed": 0, "invented": 0, "wrong_source": 0, "wrong_border": 0}


def test_each_kind_in_the_order_of_the_text() -> None:
    mismatches = found(
        said("p9", (), at("bring"), at("order")),
        like(DEPUTY, source=at("Mara Voss"), content=at("he lied")),
        like(AIDE),
        like(FERRYMEN),
    )
    assert [(one.kind, one.gold and one.gold.id) for one in mismatches] == [
        ("missed", "g1"),
        ("wrong_source", "g2"),
        ("wrong_border", "g2"),
        ("invented", None),
    ]
    assert count_by_kind(mismatches) == {
        "missed": 1,
        "invented": 1,
        "wrong_source": 1,
        "wrong_border": 1,
    }
    missed, wrong, _, invented = mismatches
    assert missed.predicted is None
    assert missed.context == TEXT.splitlines()[0]
    assert wrong.predicted == Side(id="pg2", source="Mara Voss", cue="denied", content="he lied")
    assert wrong.gold is not None
    assert wrong.gold.source == "Her deputy"
    assert invented.context == TEXT.splitlines()[1] == invented.span.of(TEXT)


def test_words_in_pieces_show_the_gap() -> None:
    aide = next(one.gold for one in found(like(VOSS)) if one.gold and one.gold.id == "g4")
    assert aide.content == "Tolls, … bring order"


def test_a_long_line_is_cut_at_blanks_around_the_statement() -> None:
    text = "salt " * 200 + "Rowers grumble " + "pepper " * 200
    start = text.index("Rowers")
    missed = GoldStatement(
        id="g", source=(Span(start, start + 6),), content=(Span(start + 7, start + 14),)
    )
    document = GoldDocument(id="d", text=text, statements=(missed,))
    (mismatch,) = listing([document], {})
    assert mismatch.context == text[mismatch.span.start : mismatch.span.end]
    assert mismatch.context.startswith("salt ") and mismatch.context.endswith(" pepper")
    assert 500 < len(mismatch.context) <= 620


def test_a_prediction_without_any_words_is_listed() -> None:
    (first, *_) = found(*PERFECT[1:], said("p", (), (), ()))
    assert (first.kind, first.span, first.context) == ("invented", Span(0, 0), "")


def test_documents_keep_the_order_of_the_gold_and_unknown_ones_are_errors() -> None:
    other = GoldDocument(id="again", text=TEXT, statements=GOLD.statements[:1])
    assert [one.document for one in listing([other, GOLD], {})] == ["again"] + ["tolls"] * 4
    with pytest.raises(ValueError, match="not in the gold: mills"):
        listing([GOLD], {"mills": ()})


def test_the_keys_of_the_json_form_are_stable() -> None:
    written = msgspec.json.decode(msgspec.json.encode(found(*PERFECT[1:])))
    assert written == [
        {
            "kind": "missed",
            "document": "tolls",
            "span": [0, TEXT.index("\n")],
            "context": TEXT.splitlines()[0],
            "gold": {
                "id": "g1",
                "source": "Mara Voss",
                "cue": "said",
                "content": "Tolls will rise",
            },
            "predicted": None,
        }
    ]


@pytest.mark.gold
def test_the_listing_adds_up_to_the_score(gold: Path) -> None:
    documents = read_gold(gold / "attribution" / "dev.jsonl.gz")[:15]
    chance = random.Random(5)
    readings = {one.id: perturbed(one, chance) for one in documents}
    levels = score_statements(documents, readings).statements.all
    pairs = levels.content_partial
    assert count_by_kind(listing(documents, readings)) == {
        "missed": pairs.gold - pairs.tp,
        "invented": pairs.pred - pairs.tp,
        "wrong_source": pairs.tp - levels.source_partial.tp,
        "wrong_border": pairs.tp - levels.content_exact.tp,
    }
