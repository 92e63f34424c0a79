"""The cast of whole reports, read by the real reader: only what any good reader must give."""

from collections.abc import Callable, Iterator

import pytest

from according.actors import KnownActor, KnownActors
from according.encoder import Encoder
from according.ingest import document_from_text
from according.language import Pipeline
from according.model import Actor, Failure, Reading, Relation
from according.reading import Equipment, Reader

from .invented import actor_of

pytestmark = pytest.mark.model

Read = Callable[[str], Reading]

MAYOR = (
    "Idris Wendo, the mayor of Karsale, arrived on Monday. Wendo said the bridge was safe. "
    "He promised to rebuild the road."
)
BRIGADE = (
    "Colonel Amadu Sesay, the commander of the Northern Brigade, spoke on Monday. "
    "The colonel said the Northern Brigade had attacked the Lakeside Front."
)
LEAGUE = (
    "The Northern Harbour Workers' League (NHWL) called a strike on Monday. "
    "The NHWL has 300 members."
)
PARTY = (
    "The Kurdistan Workers' Party (PKK) opened an office on Monday. "
    "Neighbours said the PKK was quiet."
)
ALIAS = (
    "A court jailed Tomas Brenk, also known as Red Tom, on Monday. "
    "Brenk stole boats from the Harbour Board."
)
BROTHERS = (
    "Pavel Orlin and Viktor Orlin own the mill at Karsale. Pavel Orlin lives in the town. "
    "Viktor Orlin lives abroad."
)
LEADERS = "Kim Jong-un visited the port on Monday. Kim Jong-il never did. Kim Jong-un smiled."
SPOKESWOMAN = (
    "Mara Voss, a spokeswoman for the Harbour Board, said on Monday that ferries would sail. "
    "She told reporters that the Board had enough crews."
)
NOTHING = (
    "The Northern Brigade did not attack the Lakeside Front on Monday. "
    "The Northern Brigade met with the Lakeside Front."
)
PASSAGES = [MAYOR, BRIGADE, LEAGUE, PARTY, ALIAS, BROTHERS, LEADERS, SPOKESWOMAN, NOTHING]


def told(reading: Reading) -> Iterator[tuple[str, str, str, Relation]]:
    names = {actor.id: actor.name for actor in reading.actors}
    for one in reading.relations:
        yield names[one.subject], one.predicate, names[one.object], one


def words(reading: Reading, actor: Actor) -> set[str]:
    return {span.of(reading.text) for span in actor.mentions}


def test_a_surname_joins_the_full_name(read: Read) -> None:
    reading = read(MAYOR)
    mayor = actor_of(reading, "Idris Wendo")
    assert {"Idris Wendo", "Wendo", "the mayor of Karsale"} <= words(reading, mayor)
    assert (mayor.name, mayor.kind, mayor.sector) == ("Idris Wendo", "person", "GOV")
    assert "Wendo" in mayor.aliases
    assert "mayor of Karsale" in mayor.roles


def test_who_said_it_is_the_man_named_before(read: Read) -> None:
    reading = read(
        "Idris Wendo, the mayor of Karsale, arrived on Monday. He said the bridge was safe."
    )
    (said,) = [s for s in reading.statements if "safe" in s.content[0].of(reading.text)]
    assert said.source[0].of(reading.text) == "He"
    assert said.speaker == actor_of(reading, "Idris Wendo").id
    assert said.source_kind == "named_person"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (LEAGUE, "NHWL", "Northern Harbour Workers' League"),
        (PARTY, "PKK", "Kurdistan Workers' Party"),
    ],
)
def test_a_short_form_in_brackets_joins_the_long_one(
    read: Read, text: str, short: str, long: str
) -> None:
    reading = read(text)
    body = actor_of(reading, long)
    assert body.name == long
    assert short in body.aliases
    assert actor_of(reading, short, 0) == actor_of(reading, short, 1) == body


def test_a_body_on_the_built_in_list_is_known_and_why(read: Read) -> None:
    known = actor_of(read(PARTY), "Kurdistan Workers' Party").known
    assert known is not None
    assert known.list == "built-in list"
    assert "Kurdistan Workers" in known.why
    assert actor_of(read(LEAGUE), "NHWL").known is None


def test_also_known_as_joins_two_names_of_one_man(read: Read) -> None:
    reading = read(ALIAS)
    thief = actor_of(reading, "Tomas Brenk")
    assert {"Tomas Brenk", "Red Tom"} <= words(reading, thief)
    assert actor_of(reading, "Brenk", 1) == thief
    assert "Red Tom" in thief.aliases


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (BROTHERS, "Pavel Orlin", "Viktor Orlin"),
        (LEADERS, "Kim Jong-un", "Kim Jong-il"),
        (BRIGADE, "Northern Brigade", "Lakeside Front"),
    ],
)
def test_namesakes_and_neighbours_stay_apart(read: Read, text: str, one: str, other: str) -> None:
    reading = read(text)
    assert actor_of(reading, one, 0) == actor_of(reading, one, 1)
    assert actor_of(reading, one) != actor_of(reading, other)


def test_a_party_in_brackets_is_no_alias_of_a_person(read: Read) -> None:
    reading = read("Anna Smith (Labour) won the seat on Monday. Smith said she was glad.")
    winner = actor_of(reading, "Anna Smith")
    assert winner == actor_of(reading, "Smith", 1)
    assert "Labour" not in winner.aliases
    assert "Labour" not in words(reading, winner)


def test_the_commander_of_a_brigade_leads_it(read: Read) -> None:
    reading = read(BRIGADE)
    (leads,) = [one for who, how, _, one in told(reading) if how == "leads"]
    assert leads.subject == actor_of(reading, "Amadu Sesay").id
    assert leads.object == actor_of(reading, "Northern Brigade").id
    assert "commander of the Northern Brigade" in leads.span.of(reading.text)
    assert leads.statement is None


def test_a_relation_stands_on_the_word_of_who_tells_it(read: Read) -> None:
    reading = read(BRIGADE)
    (fights,) = [one for _, how, _, one in told(reading) if how == "fights"]
    (said,) = [s for s in reading.statements if s.id == fights.statement]
    assert said.speaker == actor_of(reading, "Amadu Sesay").id


def test_who_speaks_for_a_body(read: Read) -> None:
    reading = read(SPOKESWOMAN)
    assert ("Mara Voss", "speaks_for", "Harbour Board") in [row[:3] for row in told(reading)]
    assert [s.speaker for s in reading.statements[:1]] == [actor_of(reading, "Mara Voss").id]


def test_who_did_not_attack_and_who_met_do_not_fight(read: Read) -> None:
    assert "fights" not in [how for _, how, _, _ in told(read(NOTHING))]


def test_a_list_of_ones_own_wins_and_says_why(pipeline: Pipeline, encoder: Encoder) -> None:
    own = [
        KnownActor(
            name="Party of Wendo",
            aliases=("PKK", "Lakeside Front"),
            kind="organisation",
            list="mine.csv",
            country="FRA",
            sector="PTY",
        )
    ]
    reader = Reader(Equipment(pipeline=pipeline, encoder=encoder, known=KnownActors.of([own])))
    text = "The PKK opened an office on Monday. The Lakeside Front has 300 members."
    (reading,) = reader.read([document_from_text(text)])
    assert isinstance(reading, Reading)
    party = actor_of(reading, "PKK")
    assert party == actor_of(reading, "Lakeside Front")
    assert (party.name, party.country, party.sector) == ("Party of Wendo", "FRA", "PTY")
    assert party.known is not None
    assert party.known.list == "mine.csv"
    assert "PKK" in party.known.why
    assert "mine.csv" in party.known.why


@pytest.mark.parametrize("text", PASSAGES)
def test_records_stand_on_the_text_and_on_one_another(read: Read, text: str) -> None:
    reading = read(text)
    ids = [actor.id for actor in reading.actors]
    statements = [s.id for s in reading.statements]
    assert len(ids) == len(set(ids))
    for one in reading.relations:
        assert one.span.fits(text)
        assert {one.subject, one.object} <= set(ids)
        assert one.subject != one.object
        assert one.statement is None or one.statement in statements
        assert 0 < one.confidence <= 1
    assert all(s.speaker is None or s.speaker in ids for s in reading.statements)
    assert [m.span for m in reading.mentions] == sorted(m.span for m in reading.mentions)
    for mention in reading.mentions:
        assert mention.span.fits(text)
        assert mention.span.contains(mention.head)
        assert mention.span.of(text).strip() == mention.span.of(text)
    for actor in reading.actors:
        own = tuple(m.span for m in reading.mentions if m.actor == actor.id)
        assert actor.mentions == own != ()
        assert actor.name
        assert actor.name not in actor.aliases


@pytest.mark.parametrize("text", PASSAGES)
def test_every_source_is_a_mention_of_its_speaker(read: Read, text: str) -> None:
    reading = read(text)
    for statement in reading.statements:
        if statement.source:
            (speaker,) = [a for a in reading.actors if a.id == statement.speaker]
            assert any(span.overlaps(statement.source[0]) for span in speaker.mentions)
        else:
            assert statement.speaker is None


def test_the_same_text_is_read_the_same_twice(
    read: Read, pipeline: Pipeline, encoder: Encoder
) -> None:
    reader = Reader(Equipment(pipeline=pipeline, encoder=encoder, known=KnownActors.of()))
    together = list(reader.read([document_from_text(text) for text in PASSAGES]))
    assert together == [read(text) for text in PASSAGES]


@pytest.mark.parametrize("text", ["\u200b\u200b", "\ufffd", "\u00ad"])
def test_a_text_without_word_pieces_has_no_cast(
    pipeline: Pipeline, encoder: Encoder, text: str
) -> None:
    (reading,) = Reader(Equipment(pipeline=pipeline, encoder=encoder, known=KnownActors.of())).read(
        [document_from_text(text)]
    )
    assert not isinstance(reading, Failure), reading.error
    assert reading.actors == ()


def test_who_is_not_named_inside_a_sentence_is_unnamed(read: Read) -> None:
    (said,) = read("On Monday three Western diplomats said the bridge had fallen.").statements
    assert said.source_kind == "unnamed"
    assert said.unnamed is not None
    assert said.unnamed.count == 3


@pytest.mark.parametrize(
    "text",
    [
        "Three Western diplomats said on Monday that the bridge had fallen.",
        "Witnesses said on Monday that the bridge had fallen.",
        "A senior official said on Monday that the bridge had fallen.",
    ],
)
def test_who_is_not_named_stays_unnamed(read: Read, text: str) -> None:
    (said,) = read(text).statements
    assert said.source_kind == "unnamed"
    assert said.unnamed is not None


@pytest.mark.parametrize("wire", ["AP", "AFP"])
def test_a_wire_is_not_the_town_of_the_dateline(read: Read, wire: str) -> None:
    reading = read(f"PARIS ({wire}) — The mayor said on Monday that the bridge was closed.")
    assert actor_of(reading, "PARIS") != actor_of(reading, wire)


def test_no_alliance_is_a_regime(read: Read) -> None:
    reading = read(
        "The Asad regime said on Monday that the United Nations had lied. "
        "The UN said the Asad regime had used gas. The regime denied it."
    )
    assert actor_of(reading, "United Nations") == actor_of(reading, "UN")
    assert words(reading, actor_of(reading, "UN")) == {"United Nations", "UN"}


def test_a_family_name_of_two_words_joins_the_full_name(read: Read) -> None:
    reading = read("Orso Dal Monte owns the mill. Dal Monte lives abroad. He is old.")
    assert actor_of(reading, "Orso Dal Monte") == actor_of(reading, "Dal Monte", 1)


def test_a_title_and_the_name_after_it_are_one(read: Read) -> None:
    reading = read("Lakeland Foreign Minister Mara Voss spoke on Monday. She said she was glad.")
    minister = actor_of(reading, "Mara Voss")
    assert minister.name == "Mara Voss"
    assert "Minister" not in words(reading, minister)
    assert not any(actor.name.endswith("Minister") for actor in reading.actors)


def test_a_person_is_called_by_name_before_title(read: Read) -> None:
    reading = read(
        "President Voss arrived on Monday. The President smiled. Voss left. "
        "President Voss waved to the President's guests."
    )
    assert actor_of(reading, "Voss").name == "Voss"


@pytest.mark.parametrize(("title", "sector"), [("Attorney", None), ("Major", "MIL")])
def test_no_attorney_general_is_a_soldier(read: Read, title: str, sector: str | None) -> None:
    reading = read(f"{title} General Mara Voss said on Monday that the bridge was safe.")
    assert actor_of(reading, "Mara Voss").sector == sector


def test_a_wire_is_not_in_the_town_of_the_dateline(read: Read) -> None:
    reading = read("JERUSALEM (AP) — The mayor said on Monday that the bridge was closed.")
    assert not [one for _, predicate, _, one in told(reading) if predicate == "located_in"]


def test_nobody_is_a_member_of_a_person(read: Read) -> None:
    reading = read("Two top aides to Idris Wendo left for Karsale on Monday.")
    assert not [one for _, predicate, _, one in told(reading) if predicate == "member_of"]


def test_a_body_inside_a_description_is_not_who_is_described(read: Read) -> None:
    reading = read("Idris Wendo is the leader of a militia known as the Reed Brigade.")
    assert actor_of(reading, "Idris Wendo") != actor_of(reading, "Reed Brigade")
    assert actor_of(reading, "Reed Brigade") == actor_of(reading, "militia")
