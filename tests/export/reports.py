"""Two invented reports with hand-made readings: a private woman, an official, a denial, a place."""

from pathlib import Path

from according.model import (
    Actor,
    Claim,
    Count,
    Dateline,
    Event,
    Link,
    Mention,
    Paragraph,
    PlaceRef,
    Reading,
    Relation,
    Span,
    Statement,
    TimeRef,
    Unnamed,
)
from base.invented import file_readings

TEXT = (
    "OSMARK (Wire) – Police beat Ida Fenn-Holt at the Osmark mill on 3 May 2024, her neighbour "
    "Tomas Ebb said. “They beat her for an hour,” Mr Ebb told the Courier. Ida  Fenn-Holt, 34, is "
    "a baker. At least 12 people were hurt.\n\nInterior Minister Karl Ebb denied that officers "
    "beat anybody. Minister Ebb leads the Unity Party. Fenn-Holt’s sister is a member of "
    "the Mill Union."
)
PAPER = Link(name="Meridian", source_kind="author", stance="reports", held="happened")


def span(words: str, number: int = 1, text: str = TEXT) -> Span:
    """Return where words stand for the so-manyth time."""
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def mention(actor: str, words: str, number: int = 1, form: str = "name") -> Mention:
    """Return a mention whose head is its last word."""
    whole = span(words, number)
    head = Span(whole.end - len(words.split()[-1]), whole.end)
    return Mention(span=whole, head=head, form=form, actor=actor)  # type: ignore[arg-type]


MENTIONS = (
    mention("a1", "Police"),
    mention("a2", "Ida Fenn-Holt"),
    mention("a3", "Tomas Ebb"),
    mention("a3", "Mr Ebb"),
    mention("a2", "Ida  Fenn-Holt"),
    mention("a4", "Interior Minister Karl Ebb"),
    mention("a4", "Minister Ebb"),
    mention("a5", "the Unity Party"),
    mention("a6", "Fenn-Holt’s sister", form="nominal"),
    mention("a7", "the Mill Union"),
)


def actor(id_: str, name: str, kind: str, **more: object) -> Actor:
    """Return an actor with the mentions above."""
    found = tuple(one.span for one in MENTIONS if one.actor == id_)
    return Actor(id=id_, name=name, kind=kind, mentions=found, **more)  # type: ignore[arg-type]


SAID = Link(
    statement="s1",
    speaker="a3",
    name="Tomas Ebb",
    source_kind="named_person",
    act="assert",
    stance="asserts",
    held="happened",
)
DENIED = Link(
    statement="s2",
    speaker="a4",
    name="Interior Minister Karl Ebb",
    source_kind="named_person",
    act="deny",
    stance="denies",
    held="denied",
)

READING = Reading(
    id="fire/1 a",
    text=TEXT,
    title="Police beat Fenn-Holt, says neighbour",
    byline="Vera Quist",
    dateline=Dateline(span=span("OSMARK (Wire) –"), place="OSMARK", place_span=span("OSMARK")),
    published="2024-05-04T10:00:00+00:00",
    publisher="Meridian",
    url="https://meridian.example/2024/ida-fenn-holt-beaten",
    language="en",
    paragraphs=(Paragraph(Span(0, TEXT.index("\n"))), Paragraph(span(TEXT.split("\n\n")[1]))),
    raw_sha256="0" * 64,
    origin="https://meridian.example/feed",
    statements=(
        Statement(
            id="s1",
            source=(span("her neighbour Tomas Ebb"),),
            cue=(span("said"),),
            content=(span("Police beat Ida Fenn-Holt at the Osmark mill on 3 May 2024"),),
            speaker="a3",
            source_kind="named_person",
            unnamed=Unnamed(affiliation="Ida Fenn-Holt"),
        ),
        Statement(
            id="s2",
            source=(span("Interior Minister Karl Ebb"),),
            cue=(span("denied"),),
            content=(span("that officers beat anybody"),),
            act="deny",
            speaker="a4",
            source_kind="named_person",
            about="s1",
        ),
    ),
    actors=(
        actor("a1", "Police", "organisation", sector="COP"),
        actor("a2", "Ida Fenn-Holt", "person", aliases=("Fenn-Holt",), roles=("baker",)),
        actor("a3", "Tomas Ebb", "person", aliases=("Ebb",), roles=("her neighbour", "Mr")),
        actor("a4", "Karl Ebb", "person", aliases=("Minister",), roles=("Interior Minister",)),
        actor("a5", "Unity Party", "organisation", sector="PTY"),
        actor("a6", "Fenn-Holt’s sister", "person"),
        actor("a7", "Mill Union", "organisation", sector="LAB"),
    ),
    mentions=MENTIONS,
    relations=(
        Relation(
            id="r1",
            subject="a4",
            predicate="leads",
            object="a5",
            span=span("leads"),
            confidence=0.9,
        ),
        Relation(
            id="r2",
            subject="a2",
            predicate="allied_with",
            object="a7",
            span=span("a member of the Mill Union"),
            confidence=0.4,
        ),
    ),
    events=(
        Event(
            id="e1",
            type="ASSAULT",
            mode="beat",
            span=span("beat"),
            happening="e1",
            actors=(span("Police"),),
            actor_ids=("a1",),
            recipients=(span("Ida Fenn-Holt"),),
            recipient_ids=("a2",),
            time="t1",
            place="p1",
            statement="s1",
            counts=("n1",),
            status_reason="Ida Fenn-Holt was beaten",
            confidence=0.8,
        ),
        Event(id="e2", type="ASSAULT", span=span("hurt"), happening="e2", confidence=0.5),
    ),
    times=(
        TimeRef(
            id="t1",
            span=span("3 May 2024"),
            start="2024-05-03",
            end="2024-05-03",
            precision="day",
        ),
    ),
    places=(
        PlaceRef(
            id="p1",
            span=span("Osmark"),
            name="Osmark",
            country="NOR",
            lat=60.25,
            lon=11.5,
            precision="town",
            gazetteer="1",
        ),
    ),
    counts=(
        Count(
            id="n1",
            span=span("At least 12"),
            what="injured",
            low=12,
            of_whom=(span("people"),),
            statement="s1",
            event="e1",
        ),
    ),
    claims=(
        Claim(
            id="c1",
            kind="event",
            record="e1",
            events=("e1",),
            chain=(SAID, PAPER),
            answers=(DENIED,),
        ),
        Claim(id="c2", kind="event", record="e2", events=("e2",), chain=(PAPER,)),
        Claim(id="c3", kind="relation", record="r1", chain=(PAPER,)),
        Claim(id="c4", kind="relation", record="r2", chain=(PAPER,)),
    ),
)


def report(id_: str, text: str, *actors: tuple[str, str, tuple[str, ...]], day: str) -> Reading:
    """Return a report that has people and bodies: name, kind, roles."""
    found = [(f"a{n}", *one) for n, one in enumerate(actors, 1)]
    spans = {key: span(name, text=text) for key, name, *_ in found}
    return Reading(
        id=id_,
        text=text,
        title=text,
        published=day,
        publisher="Courier",
        actors=tuple(
            Actor(id=key, name=name, kind=kind, mentions=(spans[key],), roles=roles)  # type: ignore[arg-type]
            for key, name, kind, roles in found
        ),
        mentions=tuple(
            Mention(span=spans[key], head=spans[key], form="name", actor=key) for key, *_ in found
        ),
        events=tuple(
            Event(
                id="e1",
                type="ASSAULT",
                span=span("beat", text=text),
                happening="e1",
                actors=(spans["a1"],),
                actor_ids=("a1",),
                recipients=(spans["a2"],),
                recipient_ids=("a2",),
            )
            for _ in actors[1:2]
        ),
        claims=tuple(
            Claim(id="c1", kind="event", record="e1", events=("e1",), chain=(PAPER,))
            for _ in actors[1:2]
        ),
    )


SECOND = report(
    "second",
    "Police beat Ida Fenn-Holt again",
    ("Police", "organisation", ()),
    ("Ida Fenn-Holt", "person", ()),
    day="2024-05-09",
)


def base_of(folder: Path, *readings: Reading) -> Path:
    """File readings; without any the two above."""
    return file_readings(folder / "invented.accd", readings or (READING, SECOND))
