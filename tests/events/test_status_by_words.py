"""Statuses that an editor would give to invented sentences, by their words."""

import pytest

from .invented import Read

CASES = [
    # the words negate
    ("The army will not attack the rebels.", "attack", "negated"),
    ("Soldiers could not reach the village and never attacked it.", "attacked", "negated"),
    ("The guards did not beat or shoot anyone.", "shoot", "negated"),
    ("Police neither beat nor arrested the marchers.", "arrested", "negated"),
    ("The rebels did not shell the town, nor did they attack the bridge.", "attack", "negated"),
    ("The crowd left the square without attacking the guards.", "attacking", "negated"),
    ("The rebels failed to attack the bridge.", "attack", "negated"),
    ("The guards refused to shoot the prisoners.", "shoot", "negated"),
    ("The general stopped short of bombing the capital.", "bombing", "negated"),
    ("Officers prevented an attack on the station.", "attack", "negated"),
    ("The guards foiled a plot to bomb the palace.", "bomb", "negated"),
    ("Villagers prevented the rebels from attacking the bridge.", "attacking", "negated"),
    ("The soldiers surrendered instead of attacking the bridge.", "attacking", "negated"),
    ("There is no evidence that soldiers attacked the convoy.", "attacked", "negated"),
    ("The attack on the barracks did not take place.", "attack", "negated"),
    ("Rebels were unable to attack the convoy.", "attack", "negated"),
    ("No shots were fired and no protesters were arrested.", "arrested", "negated"),
    ("The union cancelled the strike on Monday.", "strike", "negated"),
    # what only looks like negation
    ("Soldiers not only attacked the village but burned its mill.", "attacked", "happened"),
    ("The army failed to prevent the attack on the village.", "attack", "happened"),
    ("The police did not know who had attacked the convoy.", "attacked", "happened"),
    ("No one has claimed responsibility for the attack on the mayor.", "attack", "happened"),
    ("The soldiers who attacked the village did not return.", "attacked", "happened"),
    ("Rebels attacked the town after talks failed to start.", "attacked", "happened"),
    ("The government did not condemn the attack on the village.", "attack", "happened"),
    # a source denies
    ("The army denied the attack on the village.", "attack", "denied"),
    ("The rebels rejected accusations that they had attacked the convoy.", "attacked", "denied"),
    ("The ministry dismissed as false reports of an attack on the palace.", "attack", "denied"),
    ("The general dismissed a report that his soldiers had shot the mayor.", "shot", "denied"),
    ("Reports that rebels attacked the palace are false, the ministry said.", "attacked", "denied"),
    ("The group denied allegations of attacking the market.", "attacking", "denied"),
    ("A blog claimed that rebels had attacked the palace. That was wrong.", "attacked", "denied"),
    ("Lieutenant Dovik said he had never shot a prisoner.", "shot", "denied"),
    # what is denied is something else
    ("The group denied involvement in the attack on the market.", "attack", "happened"),
    ("The army denied knowing who had attacked the convoy.", "attacked", "happened"),
    ("The minister did not deny that soldiers had shot the mayor.", "shot", "happened"),
    # it is to come
    ("The army vowed to attack the rebels.", "attack", "planned"),
    ("The rebels threatened to attack the port.", "attack", "planned"),
    ("The general ordered his soldiers to attack the port.", "attack", "planned"),
    ("The two presidents are due to meet on Friday.", "meet", "planned"),
    ("The two presidents are scheduled to meet on Friday.", "meet", "planned"),
    ("A strike planned for Friday worries the ministry.", "strike", "planned"),
    ("Talks between the ministers will begin on Friday.", "Talks", "planned"),
    ("The mayor said the union would strike on Friday.", "strike", "planned"),
    (
        "The meeting of the two ministers, to be held on Friday, will be brief.",
        "meeting",
        "planned",
    ),
    ("The governor promised an inquiry into the shooting.", "inquiry", "planned"),
    ("The army will attack and shell the town.", "shell", "planned"),
    # it may have been
    ("Rebels could have attacked the convoy.", "attacked", "possible"),
    ("The rebels are believed to have attacked the convoy.", "attacked", "possible"),
    ("Soldiers appear to have attacked the village.", "attacked", "possible"),
    ("Perhaps the rebels attacked the convoy.", "attacked", "possible"),
    ("Did soldiers attack the village?", "attack", "possible"),
    ("Police investigate whether rebels attacked the convoy.", "attacked", "possible"),
    # only thought of
    ("Unless the army attacks the town, the rebels will stay.", "attacks", "hypothetical"),
    ("The army would have attacked the town if the rebels had stayed.", "attacked", "hypothetical"),
    ("The union demanded the release of the prisoners.", "release", "hypothetical"),
    ("The bishop called for the release of the prisoners.", "release", "hypothetical"),
    ("The envoy asked the rebels to release the hostages.", "release", "hypothetical"),
    # it happened, though a word near it tells of what did not
    ("The bishop demanded that the army stop shelling the village.", "shelling", "happened"),
    ("A court convicted two officers of torturing a student.", "torturing", "happened"),
    ("Two officers were jailed for torturing a student.", "torturing", "happened"),
    (
        "The thief is believed to be Ado Marn, whom police arrested on Monday.",
        "arrested",
        "happened",
    ),
    ("Police forced the union to release the hostages.", "release", "happened"),
    ("The rebels managed to attack the convoy.", "attack", "happened"),
    ("The army blamed the rebels for attacking the checkpoint.", "attacking", "happened"),
    # told as history
    ("Soldiers attacked the village in 1987.", "attacked", "background"),
    ("The general believes in Ado Marn, whom police arrested in 2009.", "arrested", "background"),
    # more of the same, with what only looks like it
    ("The union did not strike until Monday.", "strike", "happened"),
    ("Police declined to comment on the attack.", "attack", "happened"),
    ("Soldiers foiled an attack on the convoy.", "attack", "happened"),
    ("No attacks or strikes were planned, the ministry said.", "attacks", "negated"),
    ("The rebels were not able to attack the convoy.", "attack", "negated"),
    ("The article, which claims that police shot a farmer, is an invention.", "shot", "denied"),
    ("Officers tried to prevent an attack on the station.", "attack", "hypothetical"),
    ("Police said the men would be arrested on Friday.", "arrested", "planned"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "status"), CASES)
def test_status_of_a_sentence(read: Read, text: str, word: str, status: str) -> None:
    assert read(text).event(word).status == status
