"""Who did it and to whom, in the ways an English sentence can put it."""

from collections.abc import Callable

import pytest

from according.events.phrases import may_take_part
from according.language import Syntax

from .invented import Read

pytestmark = pytest.mark.model

Case = tuple[str, str, str, set[str], set[str]]
"""Text, the word that names the event, its type, who, whom."""

ACTIVE: list[Case] = [
    ("Police arrested two smugglers.", "arrested", "COERCE", {"Police"}, {"two smugglers"}),
    ("Soldiers shot a farmer.", "shot", "ASSAULT", {"Soldiers"}, {"a farmer"}),
    ("The army bombed the bridge.", "bombed", "ASSAULT", {"The army"}, {"the bridge"}),
    ("Rebels shelled the village.", "shelled", "ASSAULT", {"Rebels"}, {"the village"}),
    ("Gunmen killed the mayor's brother.", "killed", "ASSAULT", {"Gunmen"},
     {"the mayor's brother"}),
    ("The rebels released two hostages.", "released", "RETREAT", {"The rebels"}, {"two hostages"}),
    ("The senator endorsed the governor.", "endorsed", "SUPPORT", {"The senator"},
     {"the governor"}),
    ("Thousands marched against the government.", "marched", "PROTEST", {"Thousands"},
     {"the government"}),
    ("Canada sent food to Haiti.", "sent", "AID", {"Canada"}, {"Haiti"}),
    ("The court sentenced the colonel to ten years in prison.", "sentenced", "SANCTION",
     {"The court"}, {"the colonel"}),
    ("The union demanded higher wages from the company.", "demanded", "REQUEST", {"The union"},
     {"the company"}),
]  # fmt: skip
PASSIVE: list[Case] = [
    ("The farmer was shot by soldiers.", "shot", "ASSAULT", {"soldiers"}, {"The farmer"}),
    ("Two smugglers were arrested by police.", "arrested", "COERCE", {"police"},
     {"Two smugglers"}),
    ("The prisoners were beaten by the guards.", "beaten", "ASSAULT", {"the guards"},
     {"The prisoners"}),
    ("The village was shelled by rebels on Monday.", "shelled", "ASSAULT", {"rebels"},
     {"The village"}),
    ("The convoy was attacked by gunmen.", "attacked", "ASSAULT", {"gunmen"}, {"The convoy"}),
]  # fmt: skip
NOBODY_TOLD: list[Case] = [
    ("Three villagers were killed.", "killed", "ASSAULT", set(), {"Three villagers"}),
    ("Two smugglers were arrested on Monday.", "arrested", "COERCE", set(), {"Two smugglers"}),
    ("The market was bombed overnight.", "bombed", "ASSAULT", set(), {"The market"}),
    ("Two journalists were abducted.", "abducted", "ASSAULT", set(), {"Two journalists"}),
    ("Protesters were beaten.", "beaten", "ASSAULT", set(), {"Protesters"}),
    ("The mayor was killed on Monday.", "killed", "ASSAULT", set(), {"The mayor"}),
    ("The shelling of the village on Monday killed nine people.", "killed", "ASSAULT", set(),
     {"nine people"}),
    ("The murder of a journalist was condemned.", "murder", "ASSAULT", set(), {"a journalist"}),
]  # fmt: skip
RELATIVE: list[Case] = [
    ("The soldiers who shot the farmer were drunk.", "shot", "ASSAULT", {"The soldiers"},
     {"the farmer"}),
    ("The rebels who attacked the convoy wore masks.", "attacked", "ASSAULT", {"The rebels"},
     {"the convoy"}),
    ("The guards that beat the prisoners were dismissed.", "beat", "ASSAULT", {"The guards"},
     {"the prisoners"}),
    ("The village which rebels shelled is empty.", "shelled", "ASSAULT", {"rebels"},
     {"The village"}),
    ("The farmer whom soldiers shot is dead.", "shot", "ASSAULT", {"soldiers"}, {"The farmer"}),
    ("The teacher, who was beaten by soldiers, is in hospital.", "beaten", "ASSAULT",
     {"soldiers"}, {"The teacher"}),
]  # fmt: skip
CONTROL: list[Case] = [
    ("The guards began to beat the prisoners.", "beat", "ASSAULT", {"The guards"},
     {"the prisoners"}),
    ("The rebels managed to shoot down a helicopter.", "shoot", "ASSAULT", {"The rebels"},
     {"a helicopter"}),
    ("Soldiers continued to shell the village.", "shell", "ASSAULT", {"Soldiers"},
     {"the village"}),
    ("The gunmen started shooting the hostages.", "shooting", "ASSAULT", {"The gunmen"},
     {"the hostages"}),
    ("The soldiers were ordered to shoot the prisoners.", "shoot", "ASSAULT", {"The soldiers"},
     {"the prisoners"}),
    ("The rebels threatened to kill the hostages.", "kill", "ASSAULT", {"The rebels"},
     {"the hostages"}),
]  # fmt: skip
COORDINATION: list[Case] = [
    ("Police and soldiers arrested a student.", "arrested", "COERCE", {"Police", "soldiers"},
     {"a student"}),
    ("Rebels and bandits attacked the convoy.", "attacked", "ASSAULT", {"Rebels", "bandits"},
     {"the convoy"}),
    ("Gunmen killed a priest and a nurse.", "killed", "ASSAULT", {"Gunmen"},
     {"a priest", "a nurse"}),
    ("Gunmen stormed the prison and killed two guards.", "stormed", "ASSAULT", {"Gunmen"},
     {"the prison"}),
    ("Gunmen stormed the prison and killed two guards.", "killed", "ASSAULT", {"Gunmen"},
     {"two guards"}),
    ("Soldiers beat and robbed the farmer.", "beat", "ASSAULT", {"Soldiers"}, {"the farmer"}),
    ("Rebels shelled and bombed the village.", "bombed", "ASSAULT", {"Rebels"}, {"the village"}),
    ("Soldiers arrested the editor and beat him.", "beat", "ASSAULT", {"Soldiers"}, {"him"}),
]  # fmt: skip
NOMINAL: list[Case] = [
    ("The army's attack on the village lasted an hour.", "attack", "ASSAULT", {"The army"},
     {"the village"}),
    ("The killing of the mayor by gunmen shocked the town.", "killing", "ASSAULT", {"gunmen"},
     {"the mayor"}),
    ("The rebels' shelling of the village continued.", "shelling", "ASSAULT", {"The rebels"},
     {"the village"}),
    ("The abduction of the doctor by gunmen shocked the town.", "abduction", "ASSAULT",
     {"gunmen"}, {"the doctor"}),
    ("The arrest of two students angered the union.", "arrest", "COERCE", set(),
     {"two students"}),
    ("An attack by gunmen on the convoy killed two soldiers.", "attack", "ASSAULT", {"gunmen"},
     {"the convoy"}),
    ("Canada imposed sanctions on Belarus.", "sanctions", "SANCTION", {"Canada"},
     {"Belarus"}),
]  # fmt: skip
HEADLINE: list[Case] = [
    ("Gunmen kill mayor", "kill", "ASSAULT", {"Gunmen"}, {"mayor"}),
    ("Soldiers kill nine villagers", "kill", "ASSAULT", {"Soldiers"}, {"nine villagers"}),
    ("Soldiers shoot farmer", "shoot", "ASSAULT", {"Soldiers"}, {"farmer"}),
    ("Police arrest 40 students", "arrest", "COERCE", {"Police"}, {"40 students"}),
    ("Students beaten by police", "beaten", "ASSAULT", {"police"}, {"Students"}),
    ("Nine villagers killed by soldiers", "killed", "ASSAULT", {"soldiers"}, {"Nine villagers"}),
]  # fmt: skip
MISTAKEN: list[Case] = [
    ("Mayor shot dead by gunmen", "shot", "ASSAULT", {"gunmen"}, {"Mayor"}),
    ("Rebels shelled the village and soldiers bombed the port.", "bombed", "ASSAULT",
     {"soldiers"}, {"the port"}),
    ("Gunmen attack convoy", "attack", "ASSAULT", {"Gunmen"}, {"convoy"}),
]  # fmt: skip
LETTERS: list[Case] = [
    ("REBELS SHELLED THE VILLAGE ON MONDAY.", "SHELLED", "ASSAULT", {"REBELS"}, {"THE VILLAGE"}),
    ("GUNMEN KILLED THE MAYOR AND TWO GUARDS.", "KILLED", "ASSAULT", {"GUNMEN"},
     {"THE MAYOR", "TWO GUARDS"}),
    ("rebels shelled the village on monday.", "shelled", "ASSAULT", {"rebels"}, {"the village"}),
    ("police arrested two smugglers in lagos.", "arrested", "COERCE", {"police"},
     {"two smugglers"}),
]  # fmt: skip
WRONG = pytest.mark.xfail(strict=False, reason="the network errs here; a better one may not")


@pytest.mark.parametrize(
    ("text", "word", "type_", "who", "whom"),
    [
        *(ACTIVE + PASSIVE + NOBODY_TOLD + RELATIVE + CONTROL),
        *(COORDINATION + NOMINAL + HEADLINE + LETTERS),
        *(pytest.param(*case, marks=WRONG) for case in MISTAKEN),
    ],
)
def test_who_and_whom(
    read: Read, text: str, word: str, type_: str, who: set[str], whom: set[str]
) -> None:
    report = read(text)
    event = report.event(word)
    assert (event.type, report.who(word), report.whom(word)) == (type_, who, whom)
    assert len(event.actor_ids) <= len(event.actors)
    assert set(event.actor_ids) <= {actor.id for actor in report.reading.actors}


@pytest.mark.parametrize(
    ("text", "word", "weapon"),
    [
        ("The guards beat the prisoners with sticks.", "beat", "sticks"),
        ("Rebels attacked the base with mortars.", "attacked", "mortars"),
        ("A bomb killed nine people in Baghdad.", "killed", "A bomb"),
        ("A car bomb exploded outside the ministry.", "exploded", "A car bomb"),
    ],
)
def test_a_weapon_is_nobody(read: Read, text: str, word: str, weapon: str) -> None:
    report = read(text)
    assert report.with_what(word) == {weapon}
    assert weapon not in report.who(word) | report.whom(word)


def test_two_phrases_of_one_actor_give_its_id_once(read: Read) -> None:
    report = read("Soldiers arrested the editor and beat him.")
    assert report.event("arrested").actor_ids == report.event("beat").actor_ids
    for event in report.reading.events:
        assert len(set(event.actor_ids)) == len(event.actor_ids)


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Police arrested two smugglers.", "arrested", "arrest"),
        ("Rebels shelled the village.", "shelled", "heavy-weapons"),
        ("Soldiers shot a farmer.", "shot", "firearms"),
        ("The rebels released two hostages.", "released", "release"),
        ("Two journalists were abducted.", "abducted", "abduct"),
        ("Workers went on strike at the port.", "strike", "strike"),
        ("Gunmen killed a priest and a nurse.", "killed", None),
        ("The senator endorsed the governor.", "endorsed", None),
    ],
)
def test_how_it_was_done(read: Read, text: str, word: str, mode: str | None) -> None:
    assert read(text).event(word).mode == mode


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Syrian soldiers shot dozens.", ["Syrian", "soldiers", "dozens"]),
        ("On Monday the two men met Mara Voss.", ["men", "Voss"]),
        ("It cost 12 percent.", ["It"]),
        ("They quickly ran.", ["They"]),
    ],
)
def test_which_phrases_may_take_part(
    parsed: Callable[[str], Syntax], text: str, heads: list[str]
) -> None:
    syntax = parsed(text)
    may = [i for i in range(syntax.size) if may_take_part(syntax, i)]
    assert [text[syntax.starts[i] : syntax.ends[i]] for i in may] == heads
