"""Reported speech on parses written by hand."""

from according.model import words
from according.statements.draft import Draft
from according.statements.reported import reported_speech

from .parses import parse

PARSES = {
    "that-clause": """
        The       the    DET   DT  1 det
        mayor     mayor  NOUN  NN  3 nsubj
        has       have   AUX   VBZ 3 aux
        said      say    VERB  VBD 3 ROOT
        that      that   SCONJ IN  7 mark
        the       the    DET   DT  6 det
        port      port   NOUN  NN  7 nsubj
        reopened_ reopen VERB  VBD 3 ccomp
        .         .      PUNCT .   3 punct
    """,
    "closing verb": """
        Nobody  nobody PRON  NN  2 nsubj
        was     be     AUX   VBD 2 aux
        hurt_   hurt   VERB  VBN 5 ccomp
        ,       ,      PUNCT ,   5 punct
        police  police NOUN  NNS 5 nsubj
        said_   say    VERB  VBD 5 ROOT
        .       .      PUNCT .   5 punct
    """,
    "according to": """
        Two       two       NUM   CD  1 nummod
        bridges   bridge    NOUN  NNS 2 nsubj
        fell_     fall      VERB  VBD 2 ROOT
        ,         ,         PUNCT ,   2 punct
        according accord    VERB  VBG 2 prep
        to        to        ADP   IN  4 prep
        a         a         DET   DT  7 det
        report_   report    NOUN  NN  5 pobj
        .         .         PUNCT .   2 punct
    """,
    "denied, object": """
        Hask     Hask   PROPN NNP 2 nsubj
        firmly   firmly ADV   RB  2 advmod
        denied   deny   VERB  VBD 2 ROOT
        the      the    DET   DT  4 det
        charge_  charge NOUN  NN  2 dobj
        .        .      PUNCT .   2 punct
    """,
    "no report": """
        The    the   DET   DT  1 det
        river  river NOUN  NN  2 nsubj
        rose_  rise  VERB  VBD 2 ROOT
        .      .     PUNCT .   2 punct
    """,
}


def read(name: str) -> list[tuple[str, str, str, str]]:
    doc = parse(PARSES[name])

    def row(draft: Draft) -> tuple[str, str, str, str]:
        return (
            words(doc.text, draft.source),
            words(doc.text, draft.cue),
            words(doc.text, draft.content),
            draft.act,
        )

    return [row(draft) for draft in reported_speech(doc)]


def test_a_verb_reports_its_clause() -> None:
    assert read("that-clause") == [("The mayor", "has said", "that the port reopened", "assert")]


def test_a_verb_may_close_what_it_reports() -> None:
    assert read("closing verb") == [("police", "said", "Nobody was hurt", "assert")]


def test_according_to_reports_the_rest_of_its_sentence() -> None:
    assert read("according to") == [("a report", "according to", "Two bridges fell", "assert")]


def test_a_denial_may_take_a_noun() -> None:
    assert read("denied, object") == [("Hask", "denied", "the charge", "deny")]


def test_a_verb_of_no_report_is_passed_over() -> None:
    assert read("no report") == []
