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
        SELECT term, term.document, day, weight, bucket + step AS bucket
        FROM term JOIN fresh USING (document) CROSS JOIN (VALUES (-1), (0), (1)) AS near (step)
        WHERE day IS NOT NULL
        UNION ALL
        SELECT term, term.document, day, weight, {NEVER} AS bucket
        FROM term JOIN fresh USING (document) WHERE day IS NOT NULL
        """,
    ),
    # What they share with others, word by word.
    Step(
        "shared",
        f"""
        SELECT reach.document AS fresh, term.document AS known,
            reach.weight * term.weight AS product, reach.term >= 0 AS is_word,
            abs(term.day - reach.day) AS days
        FROM reach JOIN term ON term.term = reach.term AND term.bucket = reach.bucket
        WHERE term.day IS NULL OR abs(term.day - reach.day) <= {WINDOW}
        UNION ALL
        SELECT undated.document, term.document, undated.weight * term.weight, undated.term >= 0,
            NULL
        FROM term AS undated JOIN fresh ON fresh.document = undated.document
        JOIN term ON term.term = undated.term
        WHERE undated.day IS NULL
        """,
    ),
    # Reports that may be of one story: they share at least two words, and those say enough; where
    # days lie between them, with the marks that they share.
    Step(
        "story_pair",
        f"""
        SELECT least(fresh, known) AS one, greatest(fresh, known) AS other
        FROM shared WHERE fresh <> known
        GROUP BY fresh, known
        HAVING count(*) FILTER (is_word) >= 2
            AND sum(product) FILTER (is_word) >= CASE WHEN any_value(days) > {SOON}
                THEN {LIKENESS_LATER} ELSE {LIKENESS} END
            AND sum(product) >= CASE WHEN any_value(days) > {SOON} THEN {WITH_MARKS_LATER}
                WHEN any_value(days) > {AT_ONCE} THEN {WITH_MARKS} ELSE {LIKENESS} END
        """,
    ),
    # A pair of two new reports was found from both ends; and every new report goes with itself.
    Step(
        "compared",
        """
        SELECT DISTINCT one, other FROM story_pair
        UNION ALL
        SELECT document, document FROM fresh
        """,
    ),
    # Events of such reports whose words have a stem in common or mean much the same, or that are of
    # one type.
    Step(
        "event_pair",
        """
        SELECT compared.one AS report, compared.other AS other_report,
            least(one.event, other.event) AS one, greatest(one.event, other.event) AS other
        FROM compared
        JOIN event AS one ON one.document = compared.one
        JOIN event AS other ON other.document = compared.other
        LEFT JOIN close ON close.one = one.stem AND close.other = other.stem
        WHERE (one.stem = other.stem OR (one.type = other.type AND one.type <> 0)
                OR close.one IS NOT NULL)
            AND (compared.one <> compared.other OR one.event < other.event)
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
