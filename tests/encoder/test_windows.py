"""Cutting a text into word pieces and windows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from according.encoder.windows import (
    DIGIT,
    LOWER,
    PARAGRAPH,
    TITLE,
    UPPER,
    encode,
    windows_of,
)
from according.model import Span


@pytest.fixture(scope="module")
def tokeniser() -> Tokenizer:
    made = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    made.pre_tokenizer = BertPreTokenizer()
    return made


def test_pieces_keep_place_case_and_paragraphs(tokeniser: Tokenizer) -> None:
    text = "The UN\n\nsaid 12."
    encoded = encode(tokeniser, text, [Span(0, 6), Span(8, 16)])
    told = [text[start:end] for start, end in encoded.offsets]
    assert told == ["The", "UN", "", "said", "12", "."]
    assert encoded.cases.tolist() == [TITLE, UPPER, LOWER, LOWER, DIGIT, LOWER]
    assert encoded.ids[2] == PARAGRAPH
    assert encoded.words.tolist() == [0, 1, -1, 2, 3, 4]


def test_a_wrapped_line_is_no_paragraph(tokeniser: Tokenizer) -> None:
    encoded = encode(tokeniser, "THE ARMY\nSAID NO.", [Span(0, 17)])
    assert PARAGRAPH not in encoded.ids


def test_an_empty_text_has_no_pieces(tokeniser: Tokenizer) -> None:
    assert len(encode(tokeniser, " \n ", []).ids) == 0


@given(st.integers(1, 3000), st.integers(20, 300), st.data())
def test_windows_cover_every_piece_and_overlap(length: int, size: int, data: st.DataObject) -> None:
    overlap = data.draw(st.integers(0, size // 2))
    windows = windows_of(length, size=size, overlap=overlap)
    assert all(0 < each <= size for _, each in windows)
    assert windows[0][0] == 0
    assert sum(windows[-1]) == length
    for (first, each), (after, _) in pairwise(windows):
        assert first < after <= first + each - overlap
