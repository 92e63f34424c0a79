"""When and where it was, how many, and on whose word: by syntax, or open with a reason."""

import pytest

from .invented import Read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Gunmen attacked the convoy on 3 May 2021.", "attacked", "3 May 2021"),
        ("On 3 May 2021 gunmen attacked the convoy.", "attacked", "3 May 2021"),
        ("Last week the army bombed the port.", "bombed", "Last week"),
        ("The attack took place on 3 May 2021.", "attack", "3 May 2021"),
        ("The attack on the convoy happened on 3 May 2021.", "attack", "3 May 2021"),
        ("The rebels launched an attack on the convoy on 3 May 2021.", "attack", "3 May 2021"),
        ("Monday's attack on the convoy killed nine people.", "attack", "Monday"),
        ("The shelling of the village on Monday killed nine people.", "shelling", "Monday"),
        ("The union will go on strike on Friday.", "strike", "Friday"),
        ("The convoy was attacked on Monday, the minister said on Friday.", "attacked", "Monday"),
        ("Police said they arrested two smugglers on Monday.", "arrested", "Monday"),
        ("Soldiers shot a farmer on Sunday and burned his house.", "shot", "Sunday"),
        ("Soldiers shot a farmer on Sunday and burned his house.", "burned", "Sunday"),
        pytest.param(
            "Rebels attacked a village which was built in 1987.", "attacked", None
        ),
        pytest.param(
            "Police arrested two smugglers who had escaped on Monday.", "arrested", None,
        ),
        ("In 1991 rebels shelled the village.", "shelled", "1991"),
        ("In 1990 troops from the north crossed the river and shot a farmer.", "shot", "1990"),
        ("The army, which in 1987 killed dozens, shelled the village.", "killed", "1987"),
        ("The army, which in 1987 killed dozens, shelled the village.", "shelled", None),
        ("The attack, which took place on Monday, killed nine people.", "attack", "Monday"),
        ("The attack carried out on Monday killed nine people.", "killed", "Monday"),
        ("The militia, formed in 1990, killed three farmers.", "killed", None),
        ("After moving to Paris in 1990, Voss attacked a guard.", "attacked", None),
        ("The minister condemned Monday's election.", "condemned", None),
        ("The court released the 2011 version of the report.", "released", None),
        ("Hundreds marched in Lagos after Friday prayers.", "marched", "Friday"),
        ("Protesters were arrested during Monday's march.", "arrested", "Monday"),
        ("Protesters were arrested over Monday's march.", "arrested", None),
        ("A hostage was freed from jail as part of the May 2019 summit.", "freed", "May 2019"),
        ("Kenya declared war on Somalia on Monday.", "war", "Monday"),
        ("Lawmakers discussed the attack on Monday.", "attack", None),
        ("Heavy fighting erupted in the north last night.", "fighting", "last night"),
        ("The attack shocked the country on Monday.", "attack", None),
        ("The attack was condemned on Monday.", "attack", None),
        ("Nine people died in the attack on Monday.", "attack", "Monday"),
        ("Police arrested two men on Monday after gunmen killed the mayor.", "killed", None),
        ("A bomb exploded on Monday, killing two.", "killing", "Monday"),
        ("The court convicted Voss of attacking a bank in May 2019.", "convicted", None),
        ("The court convicted Voss of attacking a bank in May 2019.", "attacking", "May 2019"),
        ("The minister threatened on Monday to bomb the port.", "threatened", "Monday"),
        ("The minister threatened on Monday to bomb the port.", "bomb", None),
        ("Voss was arrested for attending a rally in Lagos on Monday.", "arrested", None),
        ("The attack lasted an hour, and the minister left on Tuesday.", "attack", None),
        ("Nine men were arrested near Aleppo before dawn on Sunday.", "arrested", "Sunday"),
        ("Nine men were arrested before the election on Sunday.", "arrested", None),
        ("Rebels killed nine soldiers and wounded ten in the last two days.",
         "killed", "the last two days"),
        ("The militia claimed the raid of Sunday night, in which a nurse was shot.", "shot",
         "Sunday night"),
        ("The camp was raided in May 2019, when soldiers shot a nurse.", "shot", "May 2019"),
        ("Nine farmers were killed on Sunday when jets bombed the market.", "bombed", "Sunday"),
        ("Nine farmers were killed when jets bombed the market on Sunday.", "killed", "Sunday"),
        ("Police fired at students marching on the palace on Monday and arrested nine.", "fired",
         "Monday"),
        ("Police fired at students who had marched on Monday.", "fired", None),
        ("Ministers will sit down in Lagos on Friday for talks.", "talks", "Friday"),
        ("Ministers travelled to Lagos on Friday for talks.", "talks", "Friday"),
        ("The judge delivered his ruling on Friday, sentencing Voss to nine years.", "sentencing",
         "Friday"),
        ("The minister spoke on Friday and demanded the release of the hostages.", "demanded",
         "Friday"),
        ("The minister said on Friday that rebels attacked the port and burned it.", "burned",
         None),
    ],
)  # fmt: skip
def test_when(read: Read, text: str, word: str, when: str | None) -> None:
    assert read(text).when(word) == when


def test_two_deeds_of_a_sentence_have_their_own_days(read: Read) -> None:
    report = read("Police arrested two smugglers on 4 June 2020 and released them on 6 June 2020.")
    assert (report.when("arrested"), report.when("released")) == ("4 June 2020", "6 June 2020")


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("Police said on Tuesday that rebels had shelled the village.", "shelled",
         "in its sentence “Tuesday” is when it was said"),
        ("Rebels shelled the village, police said on Tuesday.", "shelled",
         "in its sentence “Tuesday” is when it was said"),
        ("The minister told reporters on Friday that gunmen had attacked the convoy.", "attacked",
         "in its sentence “Friday” is when it was said"),
        ("The army denied on Tuesday that its soldiers had attacked the village.", "attacked",
         "in its sentence “Tuesday” is when it was said"),
        ("The militia, formed in 1990, killed three farmers.", "killed",
         "its sentence names “1990”, but not as when this happened"),
        ("On Monday, gunmen attacked the convoy. Soldiers shot a farmer.", "shot",
         "its sentence names no time"),
        ("Police arrested two smugglers.", "arrested", "its sentence names no time"),
    ],
)  # fmt: skip
def test_when_it_was_said_is_not_when_it_was(read: Read, text: str, word: str, why: str) -> None:
    event = read(text).event(word)
    assert event.time is None
    assert event.time_reason == why


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("On Monday gunmen shot the mayor.", "shot", "its sentence says when it happened"),
        ("Nine people died in the attack on Monday.", "attack",
         "its sentence says when “died” happened, which this is part of"),
    ],
)  # fmt: skip
def test_by_what_a_time_was_chosen(read: Read, text: str, word: str, why: str) -> None:
    assert read(text).event(word).time_reason == why


@pytest.mark.parametrize(
    "text", ["Rebels shelled the village on Tuesday.", "On Tuesday rebels shelled the village."]
)
def test_an_open_time_stays_the_time_of_the_event(read: Read, text: str) -> None:
    report = read(text, None)
    assert report.times
    assert report.when("shelled") == "Tuesday"


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("Police arrested a smuggler in Lagos.", "arrested", "Lagos"),
        ("A bomb exploded in Baghdad.", "exploded", "Baghdad"),
        ("A bomb killed nine people in Baghdad.", "killed", "Baghdad"),
        ("Militants killed three soldiers near Aleppo.", "killed", "Aleppo"),
        ("Police arrested a smuggler in Lagos, a spokesman said in Abuja.", "arrested", "Lagos"),
        ("Two men were arrested after 12 people were killed in Lagos.", "killed", "Lagos"),
        ("Two men were arrested after 12 people were killed in Lagos.", "arrested", None),
        ("The minister said in Paris that gunmen had attacked the convoy.", "attacked", None),
        ("Israeli warplanes bombed the airport.", "bombed", None),
        ("Rebels shelled the village.", "shelled", None),
        pytest.param("Police arrested a man who was born in Paris.", "arrested", None),
        ("The rebels bombed the port of Aden.", "bombed", "Aden"),
        ("Gunmen stormed a Kabul mosque and killed nine people.", "stormed", "Kabul"),
        ("The rebels shelled Aleppo.", "shelled", "Aleppo"),
        ("Police in Lagos arrested a smuggler.", "arrested", "Lagos"),
        ("The mayor of Lagos was shot on Sunday.", "shot", None),
        ("A Lagos journalist was arrested on Sunday.", "arrested", None),
        ("Gunmen from Aleppo attacked a convoy.", "attacked", None),
        ("Lagos native Mara Voss threatened the minister.", "threatened", None),
        ("Carter, born in Lagos in 1955, attacked the guard.", "attacked", None),
        ("Soldiers withdrew from Aleppo on Friday.", "withdrew", "Aleppo"),
        ("Rebels fired rockets from Gaza at Haifa on Monday.", "fired", "Haifa"),
        ("Gunmen shot a farmer on Monday and fled to Aleppo.", "shot", None),
        ("Kenya deported two Ugandans to Kampala on Monday.", "deported", None),
        ("The May 2019 deal between Iran and Kenya freed two hostages.", "deal", None),
        ("The United States imposed sanctions on Iran.", "sanctions", None),
        ("Kenya declared war on Somalia on Monday.", "war", None),
        ("A drone attack on Aden on Sunday wounded three.", "attack", "Aden"),
        ("Lawmakers denounced last week's vote in Lagos.", "denounced", None),
        ("Ministers discussed the conflict in Sudan.", "discussed", None),
        ("The Lagos liquor plant received threats.", "threats", None),
        ("Lagos saw protests over bread in January.", "protests", "Lagos"),
        ("The patrol reached Aleppo, where gunmen shot a farmer.", "shot", "Aleppo"),
        ("Prisoners were released from the Lagos barracks on Sunday.", "released", "Lagos"),
        ("Ministers will sit down in Lagos on Friday for talks.", "talks", "Lagos"),
        ("A bomb exploded among the stalls of the market in Aleppo.", "exploded", "Aleppo"),
    ],
)
def test_where(read: Read, text: str, word: str, where: str | None) -> None:
    report = read(text)
    assert report.where(word) == where
    reason = report.event(word).place_reason
    assert reason
    assert reason.startswith("its sentence says where") == (where is not None)


@pytest.mark.parametrize(
    ("text", "word", "nth", "when", "where"),
    [
        ("Gunmen attacked a convoy in Aleppo on Sunday. The attack lasted an hour.", "attack", 0,
         "Sunday", "Aleppo"),
        ("Gunmen attacked a convoy in Aleppo on Sunday. An attack is always a crime.", "attack", 0,
         None, None),
        ("Gunmen attacked a convoy in Aleppo on Sunday. Police arrested a smuggler.", "arrested", 0,
         None, None),
        ("Gunmen attacked a convoy on Sunday. The attack was brief, and soldiers arrested a"
         " smuggler on Tuesday.",
         "attack", 0, None, None),
        ("Unions marched in Lagos on Sunday. Unions plan to march again.", "march", 0, None, None),
        ("The Kenya attack lasted an hour. Voss filmed the attack.", "attack", 1, None, None),
    ],
)  # fmt: skip
def test_what_is_told_of_the_same_happening(
    read: Read, text: str, word: str, nth: int, when: str | None, where: str | None
) -> None:
    report = read(text)
    event = report.event(word, nth)
    words = {one.id: one.span.of(text) for one in (*report.times.values(), *report.places.values())}
    assert (words.get(event.time or ""), words.get(event.place or "")) == (when, where)
    if when:
        assert event.time_reason == "told of the same happening: “attacked”"


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("LAGOS, March 7 (Reuters) - Police fired tear gas at marchers on Tuesday and arrested"
         " nine of them, officials said.", "arrested", "LAGOS"),
        ("LAGOS, March 7 (Reuters) - Police arrested nine marchers in Aleppo on Tuesday, officials"
         " said.", "arrested", "Aleppo"),
        ("LAGOS, March 7 (Reuters) - Officials said police had arrested nine marchers on Tuesday.",
         "arrested", None),
        ("LAGOS, March 7 (Reuters) - The president condemned the marchers on Tuesday.",
         "condemned", None),
    ],
)  # fmt: skip
def test_a_lead_without_a_place_is_where_its_dateline_is(
    read: Read, text: str, word: str, where: str | None
) -> None:
    report = read(text)
    assert report.when(word) == "Tuesday"
    assert report.where(word) == where
    if where == "LAGOS":
        assert report.event(word).place_reason == "the dateline"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Gunmen killed 12 people and wounded 30.",
         {"killed": {("killed", "12")}, "wounded": {("injured", "30")}}),
        ("Twelve people were killed and 30 were wounded in the attack.",
         {"killed": {("killed", "Twelve")}, "wounded": {("injured", "30")}, "attack": set()}),
        ("Two men were arrested after 12 people were killed in Lagos.",
         {"arrested": {("arrested", "Two")}, "killed": {("killed", "12")}}),
        ("Police arrested 40 protesters.", {"arrested": {("arrested", "40")}}),
        ("About 500 people marched through Lagos.", {"marched": {("protesters", "About 500")}}),
        ("No one was killed in the attack.", {"killed": {("killed", "No one")}}),
        ("As many as 40 fans were ejected from the hall.",
         {"ejected": {("expelled", "As many as 40")}}),
        ("The rebels released two hostages.", {"released": {("released", "two")}}),
        ("Rebels shelled the village.", {"shelled": set()}),
    ],
)  # fmt: skip
def test_how_many(read: Read, text: str, counts: dict[str, set[tuple[str, str]]]) -> None:
    report = read(text)
    assert {word: report.how_many(word) for word in counts} == counts


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Soldiers shot a farmer.", "shot", None),
        ("Soldiers attacked the village, villagers said.", "attacked", {"villagers"}),
        ("According to the mayor, gunmen attacked the convoy.", "attacked", {"the mayor"}),
        ("Police said that gunmen killed the mayor.", "killed", {"Police"}),
        ("“They bombed our school,” the teacher said.", "bombed", {"the teacher"}),
        ("The army denied bombing the village.", "bombing", {"The army"}),
        ("Police said villagers had told them that soldiers had burned the mill.", "burned",
         {"villagers"}),
        ("The ministry said that according to witnesses gunmen attacked the bridge.", "attacked",
         {"witnesses"}),
    ],
)  # fmt: skip
def test_on_whose_word(read: Read, text: str, word: str, source: set[str] | None) -> None:
    assert read(text).told_by(word) == source
