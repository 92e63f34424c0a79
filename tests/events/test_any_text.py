"""Whatever the text, events lie inside it and name only records that are there."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from according.ingest import IngestError
from according.model import MODES, Reading

from .invented import Read

pytestmark = pytest.mark.model

WORDS = ["Rebels", "shelled", "the", "village", "in", "LAGOS", "on", "Monday", "killing", "12"]
WORDS += ["people", "who", "was", "arrested", "by", "police", "said", "denied", "will", "not"]
WORDS += ["attack", "an", "“", "”", ".", ",", "\n\n", "(", "\u200b", "3 May 2021", "’s", "and"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=25).map("".join),
    st.text(max_size=80),
)


def check(reading: Reading) -> None:
    known = {
        kind: {one.id for one in getattr(reading, kind)}
        for kind in ("events", "actors", "times", "places", "counts", "statements")
    }
    assert len(known["events"]) == len(reading.events)
    first: set[str] = set()
    for one in reading.events:
        for span in (one.span, *one.actors, *one.recipients, *one.instrument):
            assert span.fits(reading.text)
            assert span.start < span.end
        assert set(one.actor_ids) | set(one.recipient_ids) <= known["actors"]
        assert one.time is None or one.time in known["times"]
        assert one.place is None or one.place in known["places"]
        assert set(one.counts) <= known["counts"]
        assert one.statement is None or one.statement in known["statements"]
        assert one.time_reason
        assert one.place_reason
        assert one.mode is None or one.mode in MODES[one.type]
        assert (one.status_reason is None) == (one.status == "happened")
        assert 0 <= one.confidence <= 1
        assert one.happening == one.id or one.happening in first
        if one.happening == one.id:
            first.add(one.id)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(text=TEXTS, every=st.booleans())
def test_any_text(read: Read, text: str, *, every: bool) -> None:
    try:
        report = read(text, every=every)
    except IngestError:
        return
    except AssertionError as error:
        assert "According reads English" in str(error)
        return
    check(report.reading)
