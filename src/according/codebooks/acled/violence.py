"""Sub-event types of attacks: battles, force against protesters, mobs, remote violence, civilians.

The rules are tried in the order of the codebook's hierarchy; the first that applies decides.
"""

from according.codebooks.acled.choice import Choice, attackers, is_armed
from according.codebooks.acled.roles import ARMED, NON_STATE, Role, Scene
from according.codebooks.refusals import Open
from according.codebooks.tolls import deed, tellings
from according.codebooks.words import has, rules

_BESIDE_BATTLE = frozenset({"abduct", "destroy", "sexual", "torture", "crowd-control"})
_LETHAL = frozenset({"firearms", "explosives", "suicide-attack", "aerial", "drone", "targeted"})
_LETHAL_TOO = frozenset({"heavy-weapons", "unconventional", "torture", "sexual"})
_BY_HAND = frozenset({"beat", "primitive", "destroy", None})


def assault(scene: Scene) -> Choice | Open:
    """Return the sub-event type of an ASSAULT."""
    for rule in (_demonstrators, _battle, _mob, _remote, _property):
        found = rule(scene)
        if found is not None:
            return found
    return _against_civilians(scene)


def harmed(scene: Scene, *kinds: str) -> bool:
    """Tell whether the text tells of anybody killed or hurt, as ``kinds`` say."""
    counts = [c for one in tellings(scene.facts, kinds) for c in (*one.wholes, *one.details)]
    some = any((c.high if c.high is not None else 1) > 0 for c in counts)
    return some or ("killed" in kinds and not counts and deed(scene.facts) is not None)


def _demonstrators(scene: Scene) -> Choice | Open | None:
    """Force by or against those who demonstrate. Who uses force is no peaceful protester."""
    doers = tuple(r for r in scene.doers if r.kind == "protesters")
    hit = tuple(r for r in scene.others if r.kind == "protesters")
    rioters = tuple(r for r in (*scene.doers, *scene.others) if r.kind == "rioters")
    if doers or (hit and scene.says("clash")) or (rioters and scene.mode != "destroy"):
        if rioters and rioters[0] in scene.doers and _is_mob(rioters[0]):
            return None
        crowd = tuple(Role("rioters", r.party) for r in (*doers, *hit, *rioters))
        against = [r for r in (*scene.doers, *scene.others) if r not in (*doers, *hit, *rioters)]
        return Choice(sub_event="Violent demonstration", first=crowd, second=tuple(against))
    if not hit:
        return None
    lethal = scene.mode in _LETHAL | _LETHAL_TOO or harmed(scene, "killed", "injured")
    force = scene.doers or ((Role("militia"),) if is_armed(scene) else ())
    name = "Excessive force against protesters" if lethal else "Protest with intervention"
    return Choice(sub_event=name, first=hit, second=force)


def _battle(scene: Scene) -> Choice | Open | None:
    """Two armed sides. Airstrikes and the like are no battle unless the words tell one."""
    others = tuple(r for r in scene.others if r.kind in ARMED)
    clash = scene.says("clash")
    remote = scene.mode in (*rules("acled")["remote"], "unconventional")
    if clash and not (scene.doers and scene.others):
        return Open("a clash has two sides, and not both are told")
    if not others or scene.mode in _BESIDE_BATTLE or (remote and not clash):
        return None
    doers = attackers(scene)
    if isinstance(doers, Open):
        return doers
    return Choice(sub_event=_territory(scene, doers), first=doers, second=others)


def _territory(scene: Scene, doers: tuple[Role, ...]) -> str:
    """Return what becomes of territory: a state's own forces regain it, all others overtake it."""
    if not scene.says("capture"):
        return "Armed clash"
    if doers[0].kind in NON_STATE or doers[0].kind == "external":
        return "Non-state actor overtakes territory"
    return "Government regains territory"


def _is_mob(role: Role) -> bool:
    words = rules("words")["demonstrators"]
    return role.party is not None and not has(role.party.words, words["rioters"])


def _mob(scene: Scene) -> Choice | Open | None:
    """Many people without a body, with fists, stones and fire, and not at a demonstration."""
    crowd = tuple(
        r
        for r in scene.doers
        if r.kind == "rioters" or (r.kind == "civilians" and r.party and r.party.plural)
    )
    if not crowd or scene.mode not in _BY_HAND or is_armed(scene):
        return None
    roles = tuple(Role("rioters", role.party) for role in crowd)
    return Choice(sub_event="Mob violence", first=roles, second=scene.others)


def _remote(scene: Scene) -> Choice | Open | None:
    table = rules("acled")["remote"]
    if scene.mode == "unconventional":
        if not scene.says("chemical"):
            return Open("the weapon is not told to be chemical, and ACLED has no type for others")
        name = "Chemical weapon"
    elif scene.mode == "explosives" and scene.says("grenade"):
        name = "Grenade"
    elif scene.mode in table:
        name = table[scene.mode]
    else:
        return None
    doers = attackers(scene)
    if isinstance(doers, Open):
        return doers
    hit = tuple(role for role in scene.others if role.kind != "place")
    return Choice(sub_event=name, first=doers, second=hit or civilians_counted(scene))


def _property(scene: Scene) -> Choice | Open | None:
    """Destruction in which nobody is told to be killed or hurt."""
    if scene.mode != "destroy" or harmed(scene, "killed", "injured"):
        return None
    doers = attackers(scene)
    if isinstance(doers, Open):
        return doers
    return Choice(sub_event="Looting/property destruction", first=doers, second=scene.others)


def _against_civilians(scene: Scene) -> Choice | Open:
    victims = tuple(r for r in scene.others if r.kind == "civilians") or civilians_counted(scene)
    if not victims:
        if any(role.kind in ARMED for role in scene.others):
            return Open("those attacked are armed, and no fighting between two sides is told")
        return Open("the text does not tell whether those attacked were armed or civilians")
    doers = attackers(scene)
    if isinstance(doers, Open):
        return doers
    if scene.mode == "sexual":
        name = "Sexual violence"
    elif scene.mode == "abduct" and not harmed(scene, "killed"):
        name = "Abduction/forced disappearance"
    else:
        name = "Attack"
    return Choice(sub_event=name, first=doers, second=victims)


def civilians_counted(scene: Scene) -> tuple[Role, ...]:
    """Return civilians as those hit where only a number tells of them: "killed 12 civilians"."""
    groups = rules("words")["groups"]["civilians"]
    told = [c for c in scene.facts.counts if c.what in ("killed", "injured", "abducted")]
    if scene.others and any(role.kind != "place" for role in scene.others):
        return ()
    return (Role("civilians"),) if any(c.group in groups for c in told) else ()
