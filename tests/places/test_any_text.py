"""Whatever the text: spans lie inside it, in order, apart from one another."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from according.ingest import IngestError, document_from_text
from according.language import Pipeline
from according.places import Gazetteer, PlaceReader

pytestmark = pytest.mark.model

_LISTED = """
Aleppo Paris Texas Springfield Ill. Mass. Georgia Georgian the The of in near north 20 km between
and , . — ( ) : 's ’ U.S. us Syria SYRIA Mr. Police County River D-Springfield border coast off
said Congo Congolese Goma é 🏙 Reading St. -
"""
WORDS = st.sampled_from([*_LISTED.split(), "\n", "\u200b"])


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(WORDS, max_size=25))
@example(words=["Georgian", "County", "'s"])
def test_any_words(pipeline: Pipeline, gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(words)
    try:
        document = document_from_text(text)
    except IngestError:
        return
    ((document, parse),) = pipeline.parse([document])
    reader = PlaceReader(gazetteer)
    places = reader.read(document, parse, (), (), ())
    assert [place.id for place in places] == [f"p{n}" for n in range(1, len(places) + 1)]
    end = 0
    for place in places:
        assert place.span.fits(text)
        assert place.span.start >= end
        end = place.span.end
        assert (place.lat is None) == (place.reason is not None)
        assert (place.lat is None) == (place.gazetteer is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and place.precision is not None)
    assert reader.read(document, parse, (), (), ()) == places
