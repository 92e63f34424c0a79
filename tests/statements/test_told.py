"""What an answer says was said, found by its noun."""

from spacy.lang.en import English
from spacy.tokens import Doc

from according.model import Span, words
from according.statements.draft import Draft
from according.statements.told import with_told

# word, lemma, part of speech, head, dependency
DENIED = [
    ("Kade", "Kade", "PROPN", 1, "nsubj"),
    ("rejected", "reject", "VERB", 1, "ROOT"),
    ("a", "a", "DET", 3, "det"),
    ("report", "report", "NOUN", 1, "dobj"),
    ("by", "by", "ADP", 3, "prep"),
    ("Radio", "Radio", "PROPN", 6, "compound"),
    ("North", "North", "PROPN", 4, "pobj"),
    ("that", "that", "SCONJ", 9, "mark"),
    ("shells", "shell", "NOUN", 9, "nsubj"),
    ("fell", "fall", "VERB", 3, "acl"),
    (".", ".", "PUNCT", 1, "punct"),
]
CONFIRMED = [
    ("Rao", "Rao", "PROPN", 1, "nsubj"),
    ("confirmed", "confirm", "VERB", 1, "ROOT"),
    ("reports", "report", "NOUN", 1, "dobj"),
    ("of", "of", "ADP", 2, "prep"),
    ("looting", "looting", "NOUN", 3, "pobj"),
    (".", ".", "PUNCT", 1, "punct"),
]


def parse(rows: list[tuple[str, str, str, int, str]]) -> Doc:
    spaces = [*(True for _ in rows[:-2]), False, False]
    names, lemmas, parts, heads, dependencies = (list(column) for column in zip(*rows, strict=True))
    return Doc(
        English().vocab, names, spaces, lemmas=lemmas, pos=parts, heads=heads, deps=dependencies
    )  # fmt: skip


def draft(text: str, source: str, cue: str, content: str) -> Draft:
    def spans(some: str) -> tuple[Span, ...]:
        return (Span(text.index(some), text.index(some) + len(some)),)

    return Draft(source=spans(source), cue=spans(cue), content=spans(content), confidence=1.0)


def test_a_denied_report_is_a_statement_with_its_source() -> None:
    doc = parse(DENIED)
    text = doc.text
    denial = draft(text, "Kade", "rejected", "a report by Radio North that shells fell")
    kept, told = with_told(doc, text, [denial])
    assert kept == denial
    assert words(text, told.source) == "Radio North"
    assert words(text, told.cue) == "report"
    assert words(text, told.content) == "that shells fell"


def test_a_noun_goes_back_from_the_cue_to_the_content() -> None:
    doc = parse(CONFIRMED)
    text = doc.text
    kept, told = with_told(doc, text, [draft(text, "Rao", "confirmed reports", "of looting")])
    assert words(text, kept.cue) == "confirmed"
    assert words(text, kept.content) == "reports of looting"
    assert words(text, told.content) == "of looting"


def test_what_is_already_a_statement_stays_one() -> None:
    doc = parse(DENIED)
    text = doc.text
    denial = draft(text, "Kade", "rejected", "a report by Radio North that shells fell")
    inner = draft(text, "Radio North", "report", "that shells fell")
    assert with_told(doc, text, [denial, inner]) == [denial, inner]


def test_other_acts_are_left_alone() -> None:
    doc = parse([(w if w != "rejected" else "aired", "air" if w == "rejected" else lemma, p, h, d)
                 for w, lemma, p, h, d in DENIED])  # fmt: skip
    text = doc.text
    aired = draft(text, "Kade", "aired", "a report by Radio North that shells fell")
    assert with_told(doc, text, [aired]) == [aired]
