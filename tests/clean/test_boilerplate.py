"""Which lines go, which stay, and what is trimmed."""

from __future__ import annotations

import pytest

from graph_builder.clean import clean
from graph_builder.clean.boilerplate import reason_of, rules
from graph_builder.read import article_from_text

DROPS = [(rule.reason, example) for rule in rules() for example in rule.drops]
KEEPS = [example for rule in rules() for example in rule.keeps]

#: Sentences of news that share their first words with boilerplate.
SENTENCES = [
    "Share prices fell 3 percent in London.",
    "Read more than a dozen letters from soldiers, the judge told the court.",
    "Follow-up talks between the two countries begin on Tuesday.",
    "By Thursday, Taliban fighters had reached the city's outskirts.",
    "Photographers followed the president to the gate.",
    "Published reports said the embassy was closing.",
    "Subscribers to the service doubled.",
    "Related parties must disclose their holdings.",
    "Advertising is banned on public television.",
    "More than 50 people were hurt.",
    "More from the same factory was sold abroad.",
    "Recommended doses differ.",
    "Watch groups counted 12 violations.",
    "Sign up rates rose after the law was passed.",
    "See-through backpacks were handed out.",
    "Topics discussed included trade, water and security.",
    "Contact us, the hackers wrote, or we publish everything.",
    "Video released by the group shows four fighters.",
    "The views expressed in this report were confirmed by two courts in London, Paris and Berlin last year, "
    "which surprised many observers who had expected a different outcome after the long and bitter dispute "
    "over the future of the fund that was set up in 1999 and closed in 2015 without a replacement for it, "
    "officials said on Monday.",
    "Biden meets al-Kadhimi",
    "US troops to leave Iraq by end of year",
    "London 3, Paris 2",
    "Q: Will the troops stay?",
    "Tags were found on the bodies.",
    "Home Office staff went on strike",
    "Foreign staff evacuated from Kabul",
    "UN envoy and US general meet in Doha",
]


@pytest.mark.parametrize(("reason", "line"), DROPS)
def test_boilerplate_goes_with_its_reason(reason: str, line: str) -> None:
    """Every example of a rule is dropped, with that rule's reason."""
    assert reason_of(line) == reason


@pytest.mark.parametrize("line", KEEPS + SENTENCES)
def test_real_sentences_stay(line: str) -> None:
    """What only looks like boilerplate is kept."""
    assert reason_of(line) is None


@pytest.mark.parametrize(
    ("line", "kept", "reason"),
    [
        ("BAGHDAD (Example Wire) — Iraq and the US agreed.", "Iraq and the US agreed.", "dateline"),
        ("WASHINGTON, July 26 (EW) - Biden met al-Kadhimi.", "Biden met al-Kadhimi.", "dateline"),
        ("KABUL, Afghanistan — Taliban fighters came.", "Taliban fighters came.", "dateline"),
        ("NEW YORK — “We won,” she said.", "“We won,” she said.", "dateline"),
        ("Baghdad (Example Wire) – Iraq agreed.", "Iraq agreed.", "dateline"),
        ("10.32am BST — The talks have begun.", "The talks have begun.", "time stamp"),
        ("14:05 | Taliban enter Kabul, officials say.", "Taliban enter Kabul, officials say.", "time stamp"),
        ("FILE - Troops board a plane in 2020.", "Troops board a plane in 2020.", "picture credit"),
        ("Troops board a plane. Photo: Example Wire", "Troops board a plane.", "picture credit"),
        ("Troops board a plane. (Photo by A. Name/Agency)", "Troops board a plane.", "picture credit"),
        ("It ended. (Reporting by A. Name; editing by B. Name)", "It ended.", "byline"),
        ("It ended. Read more: A new phase", "It ended.", "link to another article"),
    ],
)
def test_trimmed_ends(line: str, kept: str, reason: str) -> None:
    """A sentence stays when what stands before or after it goes."""
    found = clean(article_from_text(line))
    assert found.text == kept
    assert [d.reason for d in found.dropped] == [reason]


@pytest.mark.parametrize(
    "line",
    [
        "NATO — the alliance of 30 states — said it would leave.",
        "US-backed forces took the town.",
        "IS - also known as ISIS - claimed the attack.",
        "Kabul (population 4.6 million) fell on Sunday.",
        "AT&T Inc. raised prices.",
        "The photo (taken in 2014) shows the base.",
        "It ended 3:2 - a surprise.",
    ],
)
def test_nothing_is_trimmed_off_a_sentence(line: str) -> None:
    """Dashes, brackets and colons within sentences are no dateline, credit or time stamp."""
    assert clean(article_from_text(line)).text == line


def test_list_of_links_below_its_heading() -> None:
    """Headlines after "Most read" go; the first real sentence ends the list."""
    text = "It ended.\n\nMost read\nTroops leave Iraq\nWho are the Taliban\n\nA new round begins in May.\n"
    found = clean(article_from_text(text))
    assert found.text == "It ended.\n\nA new round begins in May."
    assert [d.text for d in found.dropped] == ["Most read", "Troops leave Iraq", "Who are the Taliban"]


def test_lines_without_words() -> None:
    """Rules and ornaments state nothing."""
    found = clean(article_from_text("It ended.\n\n* * *\n\n———\n\nIt began."))
    assert found.text == "It ended.\n\nIt began."
    assert {d.reason for d in found.dropped} == {"no words"}


def test_all_boilerplate_leaves_nothing() -> None:
    """Cleaning never fails; an article of nothing but links has an empty clean text."""
    assert clean(article_from_text("Read more: one\nRead more: two")).text == ""
