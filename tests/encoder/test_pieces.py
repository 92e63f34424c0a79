"""What the encoder computed for every word piece, found again by places in the text."""

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from according.encoder import (
    EVENTS,
    KINDS,
    MODES,
    RELATIONS,
    STATUSES,
    Encoder,
    LinkReader,
    Pieces,
    Settings,
    load_encoder,
)
from according.encoder.reader import Floats, Ints
from according.ingest import document_from_text
from according.model import Document, Predicate

OF_EVENTS = (len(EVENTS), len(STATUSES), len(MODES), 96)
LONG = "\n\n".join(
    f"Mara Voss said on day {n} that ferry number {n} of the Harbour Board would not sail."
    for n in range(40)
)


def pieces(*offsets: tuple[int, int]) -> Pieces:
    rows = len(offsets)
    return Pieces(
        np.array(offsets, dtype=np.int64),
        *(np.zeros((rows, width), dtype=np.float32) for width in (len(KINDS), 64, *OF_EVENTS)),
    )


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_a_place_lies_in_the_piece_around_it() -> None:
    made = pieces((1, 4), (4, 6), (7, 9))
    assert made.at(np.arange(11)).tolist() == [-1, 0, 0, 0, 1, 1, -1, 2, 2, -1, -1]


def test_places_may_come_in_any_order_and_twice() -> None:
    assert pieces((0, 2), (3, 5)).at(np.array([4, 0, 4])).tolist() == [1, 0, 1]


def test_a_paragraph_mark_holds_no_place() -> None:
    made = pieces((0, 2), (4, 4), (4, 6))
    assert made.at(np.array([1, 2, 4])).tolist() == [0, -1, 2]


def test_no_place_lies_in_no_pieces() -> None:
    assert Pieces.none().at(np.array([0, 5])).tolist() == [-1, -1]
    assert pieces((0, 2)).at(np.zeros(0, dtype=np.int64)).tolist() == []


def test_relations_are_those_of_the_records() -> None:
    assert RELATIONS[0] == KINDS[0] == "none"
    assert set(RELATIONS[1:]) == set(Predicate.__args__)  # type: ignore[attr-defined]


@pytest.mark.model
@pytest.mark.parametrize("text", ["Voss.", LONG], ids=["one word", "many windows"])
def test_every_piece_has_kinds_and_a_vector(encoder: Encoder, text: str) -> None:
    (seen,) = encoder.reader.read([document_from_text(text)])
    found = seen.pieces
    assert found.kinds.shape == (len(found.offsets), len(KINDS))
    assert found.vectors.shape == (len(found.offsets), 64)
    assert np.allclose(found.kinds.sum(axis=1), 1, atol=1e-3)
    assert np.isfinite(found.vectors).all()
    assert (np.diff(found.offsets[:, 0]) >= 0).all()
    letters = np.array([place for place, letter in enumerate(text) if letter.isalnum()])
    assert (found.at(letters) >= 0).all()


@pytest.mark.model
def test_pieces_do_not_depend_on_the_texts_beside(encoder: Encoder) -> None:
    documents = [document_from_text(text) for text in ("Voss left.", LONG, "Rain fell.")]
    together = encoder.reader.read(documents)
    for document, seen in zip(documents, together, strict=True):
        (alone,) = encoder.reader.read([document])
        assert (seen.pieces.offsets == alone.pieces.offsets).all()
        assert np.allclose(seen.pieces.kinds, alone.pieces.kinds, atol=1e-4)
        assert np.allclose(seen.pieces.vectors, alone.pieces.vectors, atol=1e-3)


class Places:
    """A network that says of every piece only where in its window it stands."""

    def pieces(self, ids: Ints, cases: Ints) -> tuple[Floats, ...]:
        windows, length = ids.shape
        inside = np.broadcast_to(np.arange(length, dtype=np.float32)[:, None], (windows, length, 1))
        none = np.zeros((windows, length, 3), dtype=np.float32)
        none[:, :, 0] = 1
        kinds = np.zeros((windows, length, len(KINDS)), dtype=np.float32)
        events = (np.zeros((windows, length, width), dtype=np.float32) for width in OF_EVENTS)
        return none, none, none, kinds, np.repeat(inside, 64, axis=2), *events

    def links(self, pieces: Floats, cues: Floats, window: Ints, start: Ints, end: Ints) -> Floats:
        raise NotImplementedError


@pytest.fixture(scope="module")
def tokeniser() -> Tokenizer:
    made = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    made.pre_tokenizer = BertPreTokenizer()
    return made


def test_a_piece_is_taken_from_the_window_in_whose_middle_it_lies(tokeniser: Tokenizer) -> None:
    size, overlap = 40, 20
    reader = LinkReader(tokeniser, Places(), Settings(size=size, overlap=overlap))
    (seen,) = reader.read([document_from_text(LONG)])
    inside = seen.pieces.vectors[:, 0]
    assert len(inside) > 10 * size
    assert inside[:10].tolist() == list(range(1, 11))
    assert inside[-1] == size
    middle = inside[size:-size]
    assert middle.min() >= overlap / 2
    assert middle.max() <= size - overlap / 2 + 1


def test_a_text_without_pieces_has_nothing(tokeniser: Tokenizer) -> None:
    (seen,) = LinkReader(tokeniser, Places()).read([Document(id="d", text=" \n ")])
    assert seen.links == []
    assert len(seen.pieces.offsets) == len(seen.pieces.kinds) == len(seen.pieces.vectors) == 0
