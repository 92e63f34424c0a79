"""Who denies in one report what another tells."""

import msgspec
from tests.base.invented import Told, reading

from according.link.incidents.build import incident_of
from according.link.incidents.facts import report_of
from according.model import Actor, Answer, Event, Incident, Reading, Span, Statement

BLAMES = reading(
    "blames",
    "The Marsh Guard shelled Tesh on Monday.",
    Told(anchor="shelled", actor="Marsh Guard", place="Tesh"),
)


def denies(text: str, source: str, cue: str, content: str, *more: tuple[str, str, str]) -> Reading:
    """Return a report that tells that Tesh was hit, with denials that no claim carries."""
    made = reading("denies", text, Told(anchor="shelled", place="Tesh"), day="2024-05-02")
    said = []
    for number, (who, word, what) in enumerate(((source, cue, content), *more), 1):
        at = text.index(word)
        said.append(
            Statement(
                id=f"s{number}",
                source=(_span(text, who),),
                cue=(Span(at, at + len(word)),),
                content=(_span(text, what),),
                act="deny",
                speaker=f"d{number}",
            )
        )
    speakers = [
        Actor(id=f"d{n}", name=one.source[0].of(text), kind="organisation", mentions=one.source)
        for n, one in enumerate(said, 1)
    ]
    return msgspec.structs.replace(made, statements=tuple(said), actors=(*made.actors, *speakers))


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def told_by(*readings: Reading) -> Incident:
    told = [report_of(one) for one in readings]
    return incident_of([(one, one.events["e1"]) for one in told]).incident


def denials(second: Reading) -> list[Answer]:
    forth, back = told_by(BLAMES, second), told_by(second, BLAMES)
    assert forth == back
    return list(forth.denials)


def test_who_is_accused_elsewhere_denies_any_part() -> None:
    (one,) = denials(
        denies(
            "Tesh was shelled. Marsh Guard denied any part.", "Marsh Guard", "denied", "any part"
        )
    )
    assert (one.speaker, one.stance, one.quote) == ("Marsh Guard", "denies", "any part")
    assert (one.document, one.told_in, one.claim) == ("denies", "blames", "c1")
    assert one.told_by


def test_who_is_accused_of_nothing_denies_something_else() -> None:
    text = "Tesh was shelled. Mill Union denied any part."
    assert not denials(denies(text, "Mill Union", "denied", "any part"))


def test_a_denial_that_calls_the_happening_counts_whoever_speaks() -> None:
    text = "Tesh was shelled. Mill Union denied there had been a strike."
    (one,) = denials(denies(text, "Mill Union", "denied", "there had been a strike"))
    assert one.speaker == "Mill Union"


def test_a_denial_of_another_happening_is_none() -> None:
    text = "Tesh was shelled. Marsh Guard denied any part in robbing a bank."
    second = denies(text, "Marsh Guard", "denied", "any part in robbing a bank")
    robbed = Event(id="e9", type="ASSAULT", span=_span(text, "robbing"))
    assert not denials(msgspec.structs.replace(second, events=(*second.events, robbed)))


def test_a_speaker_goes_on_denying() -> None:
    text = (
        "Tesh was shelled. Marsh Guard denied any part. “We grow reeds,” its spokesman of Marsh"
        " Guard said."
    )
    more = ("its spokesman of Marsh Guard", "said", "We grow reeds")
    found = denials(denies(text, "Marsh Guard", "denied", "any part", more))
    assert [one.quote for one in found] == ["any part", "We grow reeds"]


def test_who_denies_a_denial_denies_no_happening() -> None:
    text = (
        "Tesh was shelled. Marsh Guard denied any part."
        " Mill Union rejected that the strike was not theirs."
    )
    more = ("Mill Union", "rejected", "that the strike was not theirs")
    second = denies(text, "Marsh Guard", "denied", "any part", more)
    first, other = second.statements
    answering = msgspec.structs.replace(other, about="s1")
    second = msgspec.structs.replace(second, statements=(first, answering))
    assert [one.speaker for one in denials(second)] == ["Marsh Guard"]
