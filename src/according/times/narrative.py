"""Whether a time belongs to the story a text tells or to the days of the report itself."""

from collections.abc import Sequence

from according.times.choose import Tense
from according.times.meanings import BeforeChrist, Calendar, Found, Shift, Vague, Window, Years
from according.times.resolve import Resolved, View
from according.times.story import FINENESS, Anchor, Told

_FAR_YEARS = 2
_ENOUGH = 4


class Narrator:
    """Follows what a text tells, one time after the other."""

    def __init__(self, found: Sequence[Found], published: Anchor | None, text: str):
        self._found = found
        self._text = text
        self._published = published
        self._told = Told()
        self._historical = published is None or is_historical(found, published)

    def view(self, index: int, tense: Tense | None) -> View:
        """Return what the next time is seen from."""
        return View(
            published=self._published,
            told=self._told,
            tense=tense,
            narrative=self._historical,
        )

    def tell(self, index: int, resolved: Resolved) -> None:
        """Go on to a time that was resolved."""
        found = self._found[index]
        if isinstance(found.meaning, BeforeChrist):
            self._told.before_christ = True
            return
        if resolved.interval is None or resolved.precision is None:
            return
        if isinstance(found.meaning, Window | Years | Vague):
            return
        self._told.tell(Anchor(resolved.interval, resolved.precision, index))


def is_historical(found: Sequence[Found], published: Anchor) -> bool:
    """Tell whether a text is about a time long before its day of publication.

    It is where dates of the calendar with years well before are many, and words that count from
    the day of the report ("yesterday", "on Friday", "last week") are few beside them.
    """
    year = published.interval.first.year
    dated = [
        one.meaning.year
        for one in found
        if isinstance(one.meaning, Calendar) and one.meaning.year is not None
    ]
    far = sum(1 for each in dated if each <= year - _FAR_YEARS)
    counted = sum(1 for one in found if _counts_from_report(one))
    return far >= _ENOUGH and far > 2 * counted


def _counts_from_report(one: Found) -> bool:
    meaning = one.meaning
    if isinstance(meaning, Shift):
        return meaning.base == "published" and FINENESS[meaning.unit] < FINENESS["decade"]
    return isinstance(meaning, Calendar) and meaning.weekday is not None and meaning.month is None
