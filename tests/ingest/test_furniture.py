import pytest

from according.ingest.credits import is_credit
from according.ingest.furniture import furniture_kind, is_furniture
from according.ingest.roles import labels_at_end, roles_of

FURNITURE = [
    ("Please let us know if you're having issues with commenting.", "comments"),
    ("Please let us know if you’re having issues with commenting.", "comments"),
    ("View 14 comments", "comments"),
    ("Share this story", "share"),
    ("Click to share on Facebook (Opens in new window)", "share"),
    ("Follow us on Twitter", "follow"),
    ("Follow Joss Hallam on Twitter @josshallam.", "follow"),
    ("Joss Hallam covers the north. Follow him on Twitter: @josshallam.", "follow"),
    ("Sign up for our newsletter", "newsletter"),
    ("Want more from the Herald? Sign up for the morning briefing.", "newsletter"),
    ("Read more: Dockers vote on new strike", "related"),
    ("Read the rest here.", "related"),
    ("RELATED: Mayor backs the dockers", "related"),
    ("Watch the full interview below:", "related"),
    ("Photo: Reuters/Lena Grell", "credit"),
    ("Lena Grell/Getty Images", "credit"),
    ("Smoke over the market on Thursday. (Photo: Ardesh Courier)", "credit"),
    ("© 2015 The Velmora Post. All rights reserved.", "copyright"),
    ("This material may not be published, broadcast, rewritten or redistributed.", "copyright"),
    ("Your browser does not support the audio element.", "player"),
    ("Advertisement", "advert"),
    ("Story continues below", "advert"),
    ("Got a photo? Send it to The Post on 114-POST", "ask"),
    ("Become a member", "membership"),
    ("Our Standards: the Meridian trust rules", "notes"),
    ("The headline of this article was amended on 6 March.", "notes"),
    ("(Adds governor, Red Crescent, background)", "notes"),
    ("This is a rush transcript and may be updated.", "notes"),
    ("Letters to the editor: page 14", "edition"),
    ("Read the documents", "edition"),
    ("Email: hallam@courier.example", "contact"),
    (".byline-box { margin: 0 }", "style"),
]

REPORT = [
    "The minister said he would follow the talks on Twitter and comment on Monday.",
    "Share prices of the dockyard fell by a third after the strike.",
    "Photographs of the market showed at least nine bodies, witnesses said.",
    "“Please sign up for the vote,” Thorne told the crowd.",
    "Read was arrested on Thursday, police said.",
    "Watchers of the ceasefire said they had seen the video of the attack.",
    "Follow-up talks were planned for Monday, the envoy said.",
    "Copyright law does not cover the leaked document, the court found.",
    "Related charges against two officers were dropped, the prosecutor said.",
    "Comments by the governor were denied by his office.",
    "Like many on Facebook, she had shared the picture of the convoy.",
    "Advertising workers joined the march.",
    "The photo, first published by Reuters, shows the bridge before the crash.",
    "(Reporting by Joss Hallam in Kelb; Editing by Mira Stone)",
    "This story first appeared in The Lantern.",
    "More than 20 people were arrested: students, dockers, two reporters.",
    "Support for independent reporting has fallen since the vote, the union said.",
    "Send us home, the conscripts told their officers.",
    "Listening posts along the border were shelled.",
    "Send us your dead, the rebels told the army by radio.",
    "Did they see it? Write-in votes say that they did.",
]

CREDITS = [
    "(Reporting by Joss Hallam in Kelb; Editing by Mira Stone)",
    "Reporting by Joss Hallam and Tilda Roon, with additional reporting by Wim Castor",
    "Hollis reported from Sarvena. PCP writer Joao Lind in Ardesh contributed to this report.",
    "The Pan-Continental Press contributed to this report.",
]

CREDITS_AT_THE_END = [
    "Sohl reported from Ardesh.",
    "With Courier wires",
    "Source: Meridian Wire",
    "This story first appeared in The Lantern.",
]

NO_CREDITS = [
    "Reporting by the Lantern showed that the bureau had lied.",
    "Hallam reported from Kelb that the bridge had fallen.",
    "The strike contributed to this year’s losses, the company said.",
    "Source said nothing.",
    "“Ardesh contributed to this report,” the minister said, pointing at it.",
]


@pytest.mark.parametrize(("paragraph", "kind"), FURNITURE)
def test_furniture_is_told_by_its_wording(paragraph, kind):
    assert kind in (furniture_kind(paragraph), furniture_kind(paragraph, at_edge=True))


@pytest.mark.parametrize("paragraph", REPORT)
def test_sentences_of_a_report_are_not_furniture(paragraph):
    assert not is_furniture(paragraph, at_edge=True)


def test_labels_are_furniture_only_at_the_edges():
    paragraphs = [
        "Updated: March 2, 2023",
        "Nine died.",
        "Topics: market",
        "They spoke.",
        "Topics: x",
    ]
    assert roles_of(paragraphs) == ["furniture", "body", "body", "body", "furniture"]


def test_an_empty_or_long_paragraph_is_no_furniture():
    assert not is_furniture("")
    assert not is_furniture("All rights reserved. " * 40)


@pytest.mark.parametrize("paragraph", CREDITS)
def test_credits_are_told_by_their_wording(paragraph):
    assert is_credit(paragraph)
    assert roles_of(["Nine died.", paragraph, "Share this story"]) == [
        "body",
        "credit",
        "furniture",
    ]


@pytest.mark.parametrize("paragraph", CREDITS_AT_THE_END)
def test_some_credits_stand_only_at_the_end(paragraph):
    assert roles_of(["Nine died.", paragraph]) == ["body", "credit"]
    assert roles_of(["Nine died.", paragraph, "They spoke."])[1] != "credit"


@pytest.mark.parametrize("paragraph", NO_CREDITS)
def test_sentences_about_reporting_are_no_credits(paragraph):
    assert not is_credit(paragraph, at_end=True)


SENTENCES = ["A bomb killed nine.", "Police came.", "Nobody claimed it.", "The toll may rise."]


def test_short_lines_after_the_last_sentence_are_labels():
    assert roles_of([*SENTENCES, "Tide tables", "Official releases"])[-2:] == ["furniture"] * 2
    assert roles_of([*SENTENCES, "Tide tables", "They spoke."])[-2:] == ["body", "body"]


@pytest.mark.parametrize(
    ("line", "in_a_page", "cut_off"),
    [
        ("Tide tables", 1, 1),
        ("The voice of those who have none", 1, 0),
        ("Mass for the dead: Saint Orsolya, Wednesday, 11.30", 1, 0),
        ("The strike has been", 1, 0),
        ("— Ingrid Solheim-Dube (@envoy) March 4", 0, 0),
        ("FOR THE FRONT", 0, 0),
        ("Nadia Perrin", 0, 0),
        ("[signed] the general command", 0, 0),
        ("The toll may rise.", 0, 0),
    ],
)
def test_what_may_be_the_reports_own_is_no_label(line, in_a_page, cut_off):
    assert labels_at_end([*SENTENCES, line], maybe_cut_off=False) == in_a_page
    assert labels_at_end([*SENTENCES, line], maybe_cut_off=True) == cut_off


@pytest.mark.parametrize(
    "tail",
    [
        ["Ansel Brode, 22", "Josip Naal, 40", "Lena Grell, 31", "Jory Tamm, 60"],
        ["a driver, 22", "a mechanic, 40", "a nurse, 31", "a boy, 14"],
        ["The dead were:", "a driver, 22", "a mechanic, 40"],
        ["“Nobody will be forgotten”"],
    ],
)
def test_a_list_at_the_end_is_the_report(tail):
    assert set(roles_of(SENTENCES + tail)) == {"body"}
    assert labels_at_end(SENTENCES + tail, maybe_cut_off=False) == 0


def test_a_text_without_full_stops_has_no_labels_at_its_end():
    lines = [sentence.rstrip(".") for sentence in SENTENCES]
    assert set(roles_of(lines)) == {"body"}
