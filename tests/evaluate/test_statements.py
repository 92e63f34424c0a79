import random
from pathlib import Path

import msgspec
import pytest

from according.evaluate.gold import GoldDocument, GoldStatement, read_gold
from according.evaluate.matching import match, quoted
from according.evaluate.statements import MannerClasses, StatementScore, score_statements
from according.evaluate.tokens import PRF, Tokens, dice
from according.model import Span, Statement

from .invented import AIDE, DEPUTY, FERRYMEN, GOLD, PERFECT, TEXT, VOSS, at, like, said
from .published import as_dict, perturbed, scorer


def score(*statements: Statement, all_layers: bool = False) -> StatementScore:
    return score_statements([GOLD], {GOLD.id: statements}, all_layers=all_layers)


def test_tokens_hold_a_letter_or_digit_and_are_touched_by_any_character() -> None:
    tokens = Tokens("a – b2, __ c_d")
    assert len(tokens) == 3
    assert len(Tokens("a – b2, __ c_d", underscores=True)) == 4
    assert tokens.touched((Span(5, 6), Span(1, 3))) == {1}
    assert tokens.touched((Span(0, 14),)) == {0, 1, 2}
    assert tokens.touched((Span(3, 3),)) == frozenset()
    assert Tokens("\U0001f600 yes").touched((Span(2, 5),)) == {0}


@pytest.mark.parametrize("span", [Span(-1, 2), Span(0, 4), Span(2, 1)])
def test_a_span_outside_the_text_is_an_error(span: Span) -> None:
    with pytest.raises(ValueError, match="outside a text of 3 characters"):
        Tokens("abc").touched((span,))
    with pytest.raises(ValueError, match=r"document tolls, statement p: span"):
        score(said("p", (), (), (Span(0, 9999),)))


def test_dice_and_shares_of_nothing() -> None:
    assert dice(frozenset(), frozenset()) == 1
    assert dice(frozenset({1}), frozenset()) == 0
    assert dice(frozenset({1, 2}), frozenset({2, 3})) == 0.5
    assert PRF.counted(0, 0, 0) == PRF(0.0, 0.0, 0.0, 0, 0, 0)
    assert PRF.counted(1, 2, 1).f1 == pytest.approx(2 / 3)


def test_a_quotation_mark_in_or_next_to_the_content_makes_it_quoted() -> None:
    assert quoted(TEXT, VOSS.content)
    assert not quoted(TEXT, DEPUTY.content)
    assert quoted("He: ``yes", (Span(4, 9),))
    assert not quoted("the ferry’s crew", (Span(4, 9),))


def test_a_perfect_reading_scores_one_whatever_the_punctuation() -> None:
    marked = like(VOSS, content=(*at("“Tolls"), *at("will rise.”")))
    result = score(marked, *PERFECT[1:])
    for manner, size in (("all", 4), ("quoted", 1), ("unquoted", 3)):
        levels = getattr(result.statements, manner)
        for level in levels.__struct_fields__:
            assert getattr(levels, level) == PRF(1.0, 1.0, 1.0, size, size, size)
    assert all(getattr(result.tokens, role).f1 == 1 for role in result.tokens.__struct_fields__)


def test_a_document_without_a_reading_counts_as_nothing_found() -> None:
    result = score_statements([GOLD], {})
    assert result.statements.all.content_partial == PRF(0.0, 0.0, 0.0, 0, 0, 4)
    assert (result.tokens.cue.gold, result.info.gold, result.info.pred) == (5, 4, 0)


def test_levels_part_where_source_and_border_err() -> None:
    levels = score(
        like(VOSS, source=at("Voss said")),
        like(DEPUTY, content=at("he lied"), source=at("Mara Voss")),
        like(AIDE, source=at("aide")),
        like(FERRYMEN, cue=()),
    ).statements.all
    hits = {name: getattr(levels, name).tp for name in levels.__struct_fields__}
    assert hits == {
        "content_partial": 4,
        "content_exact": 3,
        "source_partial": 2,
        "source_exact": 1,
        "source_head": 3,
        "cue": 3,
        "strict": 1,
    }


def test_an_invented_prediction_counts_in_its_own_class() -> None:
    classes = score(said("p", (), (), at("Mara Voss")), like(VOSS)).statements
    assert (classes.all.strict.pred, classes.quoted.strict.pred) == (2, 1)
    assert classes.unquoted.strict == PRF(0.0, 0.0, 0.0, 0, 1, 3)


def test_equal_predictions_count_once_and_the_nearest_is_taken() -> None:
    result = score(like(DEPUTY, content=at("he lied")), like(DEPUTY), like(DEPUTY))
    assert result.info.pred_duplicates == 1
    assert result.statements.all.strict == PRF.counted(1, 2, 4)


def test_a_pair_below_the_half_is_missed_and_invented() -> None:
    wide = like(FERRYMEN, content=at("Ferrymen fear ruin. Tolls, an"))
    result = match(GOLD, (wide,))
    assert not result.pairs
    assert (len(result.missed), len(result.invented)) == (4, 1)


def test_statements_told_inside_another_are_left_out_on_both_sides() -> None:
    inner = said("p2", at("an aide of Voss"), at("told them"), at("bring order"), parent="p1")
    assert score(*PERFECT, inner).info.pred == 4
    assert score(*PERFECT, inner, all_layers=True).info.pred == 5
    nested = GoldStatement(id="g5", content=at("ruin."), parent="g3")
    document = GoldDocument(id="tolls", text=TEXT, statements=(*GOLD.statements, nested))
    assert score_statements([document], {}).info.gold == 4
    assert score_statements([document], {}, all_layers=True).info.gold == 5


def test_gold_without_content_is_described_and_left_out() -> None:
    silent = GoldDocument(id="s", text=TEXT, statements=(GoldStatement(id="g", cue=at("fear")),))
    result = score_statements([silent], {"s": [said("p", (), at("fear"), ())]})
    assert (result.info.gold_without_content, result.info.pred_without_content) == (1, 1)
    assert result.statements.all.content_partial == PRF(0.0, 0.0, 0.0, 0, 1, 0)
    assert result.tokens.cue.f1 == 1


def test_readings_of_unknown_documents_are_named() -> None:
    unknown = {f"d{k}": () for k in range(7)}
    with pytest.raises(ValueError, match="d0, d1, d2, d3, d4 and 2 more"):
        score_statements([GOLD], unknown)


def test_the_keys_of_the_json_form_are_stable() -> None:
    written = msgspec.json.decode(msgspec.json.encode(score(*PERFECT)))
    assert list(written) == ["info", "tokens", "attributions"]
    assert list(written["info"]) == [
        *("docs", "gold_attributions", "gold_without_content", "gold_without_source"),
        *("gold_without_cue", "pred_attributions", "pred_duplicates", "pred_without_content"),
        *("pred_without_source", "tokens"),
    ]
    assert list(written["tokens"]) == ["source", "cue", "content", "any"]
    assert list(written["attributions"]) == list(MannerClasses.__struct_fields__)
    assert list(written["attributions"]["all"]) == [
        *("content-partial", "content-exact", "+source-partial", "+source-exact"),
        *("+source-head", "+cue", "strict"),
    ]
    assert list(written["tokens"]["any"]) == ["p", "r", "f1", "tp", "pred", "gold"]


@pytest.mark.gold
@pytest.mark.parametrize("seed", range(4))
def test_the_published_scorer_gives_the_same_numbers(gold: Path, seed: int) -> None:
    published = scorer(gold, "score_attribution")
    chance = random.Random(seed)
    documents = chance.sample(read_gold(gold / "attribution" / "dev.jsonl.gz"), 20)
    readings = {one.id: perturbed(one, chance) for one in documents[1:]}
    ours = msgspec.to_builtins(score_statements(documents, readings))
    theirs = published.score(
        [
            {"id": d.id, "text": d.text, "attributions": [as_dict(one) for one in d.statements]}
            for d in documents
        ],
        {name: [as_dict(one) for one in read] for name, read in readings.items()},
    )
    assert ours == theirs
    assert 0 < ours["attributions"]["all"]["strict"]["f1"] < 0.9
    assert ours["info"]["pred_duplicates"]
