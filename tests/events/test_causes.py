"""Who killed or hurt, told through a cause; all text is invented."""

from collections.abc import Callable

import pytest

from according.events.causes import Violence
from according.events.deeds import told_deeds
from according.language import Syntax

from .invented import Read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Thirty people were killed in police firing in the old town.", "killed", {"police"}),
        ("Three villagers died in an Israeli air strike on Monday.", "died", {"Israeli"}),
        ("Nine deaths due to army shelling were reported.", "deaths", {"army"}),
        ("Nine deaths occurred as a result of army shelling.", "deaths", {"army"}),
        ("Nine dead in army raid", "dead", {"army"}),
        ("The death toll in police firing rose to 12.", "toll", {"police"}),
        ("Six children were killed in a rebel ambush.", "killed", {"rebel"}),
        ("Six children were killed by rebel mortar fire.", "killed", {"rebel"}),
        ("Nine people died in the army's shelling of the village.", "died", {"the army"}),
        ("Nine people died in shelling by the army.", "died", {"the army"}),
        ("Four men were killed when troops opened fire on the crowd.", "killed", {"troops"}),
        ("Three people were killed after police opened fire.", "killed", {"police"}),
        ("The colonel ordered firing at the mob in which four people were killed.", "killed",
         {"The colonel"}),
        ("An Israeli air strike killed three people.", "killed", {"Israeli"}),
    ],
)  # fmt: skip
def test_the_doer_of_the_cause_did_the_harm(
    read: Read, text: str, word: str, who: set[str]
) -> None:
    report = read(text)
    assert report.event(word).type == "ASSAULT"
    assert report.who(word) == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Two farmers were killed in clashes between rebels and soldiers.", "killed", set()),
        ("Two rebels were killed in clashes with soldiers.", "killed", {"soldiers"}),
        ("Two rebels were killed after the group attacked a base.", "killed", set()),
        ("A soldier was killed in an attack on an army camp.", "killed", set()),
        ("The mayor was killed near the police station.", "killed", set()),
        ("Nine people died in the shelling of the village.", "died", set()),
        ("Five policemen were killed in police firing.", "killed", set()),
    ],
)
def test_where_no_cause_tells_the_doer_it_stays_open(
    read: Read, text: str, word: str, who: set[str]
) -> None:
    assert read(text).who(word) == who


@pytest.mark.parametrize(
    "text",
    [
        "He died of a heart attack.",
        "Ten people died in a fire at the market.",
        "Police said one person was killed by lightning strikes.",
        "Two workers were hurt in the army canteen.",
    ],
)
def test_an_accident_is_nobodys_cause(parsed: Callable[[str], Syntax], text: str) -> None:
    assert not any(cause.doers for cause in Violence(parsed(text)).causes)


@pytest.mark.parametrize(
    ("text", "word", "deed"),
    [
        ("Police opened fire Friday to disperse two groups.", "fire", ("ASSAULT", "firearms")),
        ("The police had to resort to firing.", "firing", ("ASSAULT", "firearms")),
        ("Soldiers fired twenty rounds in the air.", "fired", ("ASSAULT", "firearms")),
        ("Police burst tear-gas shells.", "burst", ("ASSAULT", "crowd-control")),
        ("Tear gas was lobbed by constables.", "lobbed", ("ASSAULT", "crowd-control")),
        ("Police lathi-charged the demonstrators.", "charged", ("ASSAULT", "crowd-control")),
        ("The editor was taken into custody.", "taken", ("COERCE", "arrest")),
        ("Forty students were rounded up.", "rounded", ("COERCE", "arrest")),
        ("Police nabbed two smugglers.", "nabbed", ("COERCE", "arrest")),
        ("Hackers attacked the ministry's servers.", "attacked", ("COERCE", "cyber")),
        ("The bank was hit by ransomware.", "hit", ("COERCE", "cyber")),
        ("A group hacked the website of the port.", "hacked", ("COERCE", "cyber")),
    ],
)
def test_deeds_told_by_two_words(
    parsed: Callable[[str], Syntax], text: str, word: str, deed: tuple[str, str]
) -> None:
    syntax = parsed(text)
    assert {syntax.words[token]: told for token, told in told_deeds(syntax).items()} == {word: deed}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor opened the fair.",
        "The company fired two directors.",
        "The bank charged a fee.",
        "They rounded the cape.",
        "The shells burst in the sun.",
        "He took the train.",
        "Gunmen attacked the ministry.",
        "He was hacked to death by robbers.",
    ],
)
def test_the_verb_alone_is_no_deed(parsed: Callable[[str], Syntax], text: str) -> None:
    assert told_deeds(parsed(text)) == {}
