import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.places.gazetteer import key

SAME = [
    ("St. Louis", "Saint Louis"),
    ("Sana'a", "Sanaa"),
    ("Sana’a", "SANAA"),
    ("Ḩamāh", "Hamah"),
    ("the Hague", "The Hague"),
    ("Deir ez-Zor", "Deir ez Zor"),
    ("Mt. Vernon", "Mount Vernon"),
    ("U.S.", "US"),
    ("Łódź", "Lodz"),
    ("  New   York ", "new york"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Mali", "Malé"), ("Homs", "Hama")])
def test_other_names(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)
