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
    ],
)  # fmt: skip
def test_when(read: Read, text: str, word: str, when: str | None) -> None:
    assert read(text).when(word) == when


def test_two_deeds_of_a_sentence_have_their_own_days(read: Read) -> None:
    report = read("Police arrested two smugglers on 4 June 2020 and released them on 6 June 2020.")
    assert (report.when("arrested"), report.when("released")) == ("4 June 2020", "6 June 2020")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Police said on Tuesday that rebels had shelled the village.", "shelled"),
        ("Rebels shelled the village, police said on Tuesday.", "shelled"),
        ("The minister told reporters on Friday that gunmen had attacked the convoy.", "attacked"),
        ("The army denied on Tuesday that its soldiers had attacked the village.", "attacked"),
        ("On Monday, gunmen attacked the convoy. Soldiers shot a farmer.", "shot"),
        ("Police arrested two smugglers.", "arrested"),
    ],
)
def test_when_it_was_said_is_not_when_it_was(read: Read, text: str, word: str) -> None:
    event = read(text).event(word)
    assert event.time is None
    assert event.time_reason == "its sentence tells no time of it"


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
    ],
)
def test_where(read: Read, text: str, word: str, where: str | None) -> None:
    report = read(text)
    assert report.where(word) == where
    reason = report.event(word).place_reason
    assert reason
    assert (reason == "its sentence tells no place of it") == (where is None)


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
