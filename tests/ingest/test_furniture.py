import pytest

from according.ingest.furniture import furniture_kind, furniture_of, is_furniture

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
]


@pytest.mark.parametrize(("paragraph", "kind"), FURNITURE)
def test_furniture_is_told_by_its_wording(paragraph, kind):
    assert furniture_kind(paragraph) == kind


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
    assert furniture_of(paragraphs) == [True, False, False, False, True]


def test_an_empty_or_long_paragraph_is_no_furniture():
    assert not is_furniture("")
    assert not is_furniture("All rights reserved. " * 40)
