"""The search for pairs, as named steps of SQL.

Each step reads tables of stories and the steps before it; ``query`` puts them together into one
question. No step looks at how many there are of anything: whether two events are compared depends
on the two reports alone, so a base fed in parts finds the same pairs.
"""

from typing import NamedTuple

WINDOW = 400
"""Days that may lie between two reports of one story: a trial comes a year after the shooting."""
SOON = 90
"""Days within which the words of two reports need to be less alike."""
AT_ONCE = 7
"""Days within which reports of one happening follow each other; later ones must share more."""
NEVER = -1_000_000
"""Bucket of the reports without a day: they may be of any."""
LIKENESS = 60_000
"""Least likeness of two reports that are ``SOON`` after each other, in millionths: the sum over the
words they share of the products of their weights."""
LIKENESS_LATER = 100_000
"""Least likeness of others. With these numbers 91 % of the pairs of reports of one incident are
compared on gun-violence reports (the dev half), 99 % on ECB+."""
WITH_MARKS = 150_000
"""Least likeness of words and marks together (ages, towns, days in common) of two reports that are
more than ``AT_ONCE`` days apart: what two shootings of one year have in common is no more."""
WITH_MARKS_LATER = 220_000
"""The same of those more than ``SOON`` days apart."""


class Step(NamedTuple):
    """One step: the table that it makes, and how."""

    name: str
    sql: str


STEPS = (
    # The words of the new reports, once for each bucket of days in which a report may be that is
    # near enough: its own, the one before and the one after. One without a day reaches all.
    Step(
        "reach",
        f"""
        SELECT own.term AS term, own.document AS document, own.day AS day, own.weight AS weight,
            own.bucket AS bucket
        FROM term AS own JOIN fresh ON own.document = fresh.document WHERE own.day IS NOT NULL
        UNION ALL
        SELECT own.term AS term, own.document AS document, own.day AS day, own.weight AS weight,
            own.bucket - 1 AS bucket
        FROM term AS own JOIN fresh ON own.document = fresh.document WHERE own.day IS NOT NULL
        UNION ALL
        SELECT own.term AS term, own.document AS document, own.day AS day, own.weight AS weight,
            own.bucket + 1 AS bucket
        FROM term AS own JOIN fresh ON own.document = fresh.document WHERE own.day IS NOT NULL
        UNION ALL
        SELECT own.term AS term, own.document AS document, own.day AS day, own.weight AS weight,
            CAST({NEVER} AS BIGINT) AS bucket
        FROM term AS own JOIN fresh ON own.document = fresh.document WHERE own.day IS NOT NULL
        """,
    ),
    # What they share with others, word by word.
    Step(
        "shared",
        f"""
        SELECT reach.document AS fresh, other.document AS known,
            reach.weight * other.weight AS product,
            CASE WHEN reach.term >= 0 THEN 1 ELSE 0 END AS is_word,
            CASE WHEN other.day IS NULL THEN 0 ELSE abs(other.day - reach.day) END AS days
        FROM reach JOIN term AS other ON reach.term = other.term AND reach.bucket = other.bucket
        WHERE other.day IS NULL OR abs(other.day - reach.day) <= {WINDOW}
        UNION ALL
        SELECT undated.document AS fresh, other.document AS known,
            undated.weight * other.weight AS product,
            CASE WHEN undated.term >= 0 THEN 1 ELSE 0 END AS is_word,
            CAST(0 AS BIGINT) AS days
        FROM term AS undated JOIN fresh ON undated.document = fresh.document
        JOIN term AS other ON undated.term = other.term
        WHERE undated.day IS NULL
        """,
    ),
    # What it comes to for two reports; days, where both have one, are the same in every row.
    Step(
        "likeness",
        """
        SELECT fresh, known, sum(is_word) AS words, sum(is_word * product) AS by_words,
            sum(product) AS whole, max(days) AS days
        FROM shared WHERE fresh <> known GROUP BY fresh, known
        """,
    ),
    # Reports that may be of one story: they share at least two words, and those say enough; where
    # days lie between them, with the marks that they share.
    Step(
        "story_pair",
        f"""
        SELECT CASE WHEN fresh < known THEN fresh ELSE known END AS one,
            CASE WHEN fresh < known THEN known ELSE fresh END AS other
        FROM likeness
        WHERE words >= 2
            AND by_words >= CASE WHEN days > {SOON} THEN {LIKENESS_LATER} ELSE {LIKENESS} END
            AND whole >= CASE WHEN days > {SOON} THEN {WITH_MARKS_LATER}
                WHEN days > {AT_ONCE} THEN {WITH_MARKS} ELSE {LIKENESS} END
        """,
    ),
    # A pair of two new reports was found from both ends; and every new report goes with itself.
    Step(
        "compared",
        """
        SELECT DISTINCT one, other FROM story_pair
        UNION ALL
        SELECT document AS one, document AS other FROM fresh
        """,
    ),
    # Events of such reports, two by two.
    Step(
        "told",
        """
        SELECT compared.one AS report, compared.other AS other_report,
            a.event AS event, b.event AS other_event, a.stem AS stem, b.stem AS other_stem,
            CASE WHEN a.stem = b.stem OR (a.type = b.type AND a.type <> 0) THEN 1 ELSE 0 END
                AS alike
        FROM compared
        JOIN event AS a ON compared.one = a.document
        JOIN event AS b ON compared.other = b.document
        WHERE compared.one <> compared.other OR a.event < b.event
        """,
    ),
    # Those whose words have a stem in common or mean much the same, or that are of one type.
    Step(
        "event_pair",
        """
        SELECT told.report AS report, told.other_report AS other_report,
            CASE WHEN told.event < told.other_event THEN told.event ELSE told.other_event END
                AS one,
            CASE WHEN told.event < told.other_event THEN told.other_event ELSE told.event END
                AS other
        FROM told LEFT JOIN close
            ON told.stem = close.one AND told.other_stem = close.other
        WHERE told.alike = 1 OR close.one IS NOT NULL
        """,
    ),
)


def query(last: str, order: str) -> str:
    """Return the question for the rows of one step, from the steps up to it.

    Args:
        last: the step's name.
        order: the columns to sort by.
    """
    names = [step.name for step in STEPS]
    used = STEPS[: names.index(last) + 1]
    tables = ", ".join(f"{step.name} AS ({step.sql})" for step in used)
    return f"WITH {tables} SELECT * FROM {last} ORDER BY {order}"
