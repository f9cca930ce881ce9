"""Noun phrases that refer back, and those that only look so."""

from __future__ import annotations

import pytest

from tests.resolve.reading import entity_of, graph_of, same

REFERS = [
    ("Iraqi Prime Minister Ali Amin came. The prime minister spoke.", "The prime minister", "Ali Amin"),
    ("Joe Biden, the president of the US, spoke. The president left.", "The president", "Joe Biden"),
    ("Fuad Hussein, the foreign minister, spoke. The minister left.", "The minister", "Fuad Hussein"),
    ("They sued the news agency Reuters. The agency paid.", "The agency", "Reuters"),
    ("NATO met in Brussels. The alliance was split.", "The alliance", "NATO"),
    ("The Supreme Court met. The court ruled on Monday.", "The court", "Supreme Court"),
    ("Soldiers returned to Iraq. Rebels held the north of the country.", "the country", "Iraq"),
    ("There were US soldiers in Iraq. Rebels hate the country.", "the country", "Iraq"),
    ("They fought in Fallujah. The army has not taken the city.", "the city", "Fallujah"),
    ("The port city of Quelimane lost power.", "The port city of Quelimane", "Quelimane"),
    ("Voters left the Likud party. Likud lost.", "the Likud party", "Likud"),
    ("Mikel Arteta praised Bukayo Saka. The Spaniard left.", "The Spaniard", "Mikel Arteta"),
    ("Robert Golob, a former executive, spoke.", "a former executive", "Robert Golob"),
    ("Iraq is angry. They fought on Iraqi soil.", "Iraqi soil", "Iraq"),
    ("Iraq is angry. Iraqi Prime Minister Ali Amin loves his country.", "his country", "Iraq"),
]  # fmt: skip
APART = [
    ("Joe Biden met Mustafa al-Kadhimi. The king was not there.", "The king", "Joe Biden"),
    ("President Joe Biden met the president of France.", "the president of France", "Joe Biden"),
    ("President Joe Biden met President Xi Jinping. The president left.", "The president", "Xi Jinping"),
    ("Prime Minister Rishi Sunak spoke. The home minister left.", "The home minister", "Rishi Sunak"),
    ("Iraq and Syria met. A bomb shook the country.", "the country", "Syria"),
    ("A man was killed. A man was arrested.", "A man", "A man#2"),
    ("Two people died. Three people were arrested.", "Two people", "Three people"),
    ("A bomb attack hit. A knife attack failed. The attack won.", "A knife attack", "The attack"),
    ("The US combat mission ends. The main mission goes on.", "The US combat mission", "The main mission"),
    ("A bomb attack hit. The deadliest attack came later.", "A bomb attack", "The deadliest attack"),
    ("Jo Tonin, the leader, left. The leader of the new party won.", "The leader", "Jo Tonin"),
    ("The Brightside Trust paid. They lost the trust of Jo Lim.", "the trust of Jo Lim", "Brightside Trust"),
    ("Siemens grew. IG Metall, a union, spoke. The company denied it.", "The company", "IG Metall"),
    ("Ten people died. Thousands of people fled.", "Ten people", "Thousands of people"),
    ("Islamic State fled. These groups fight on.", "These groups", "Islamic State"),
    ("Joe Biden ended his trip. Angela Merkel ended her trip.", "his trip", "her trip"),
    ("A number of cities burned. Other cities were safe.", "A number of cities", "Other cities"),
]  # fmt: skip
SAME = [
    ("They reached an agreement. The deal was signed.", "an agreement", "The deal"),
    ("A bomb attack hit the city. The attack killed many.", "A bomb attack", "The attack"),
    (
        "The US combat mission ends. The combat mission was long.",
        "The US combat mission",
        "The combat mission",
    ),
    ("A man was killed. The man was 30.", "A man", "The man"),
    (
        "The bomb attack hit. The bomb attack hurt. The bomb attack won. A gun attack hit. The attack won.",
        "The bomb attack",
        "The attack",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), REFERS)
def test_antecedents(text: str, words: str, name: str) -> None:
    """A phrase that the text itself has explained is the entity it was said of."""
    assert entity_of(text, words) == name


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_taken_up(text: str, one: str, other: str) -> None:
    """The same thing by a synonym or a shorter phrase."""
    assert same(text, one, other)


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_no_guess(text: str, one: str, other: str) -> None:
    """Where the text leaves it open, or says another, nothing is joined."""
    assert not same(text, one, other)


def test_both_countries_are_two_subjects() -> None:
    """ "Both countries" gives a claim of each, with the country's mention as antecedent."""
    text = "The US and Iraq talked. Both countries defeated Islamic State."
    graph = graph_of(text, ("Both countries", "DEFEATS", "Islamic State"))
    claims = [c for c in graph.claims if c.type == "DEFEATS"]
    assert sorted(c.subject for c in claims) == ["Iraq", "United States"]
    assert len({c.id for c in claims}) == 2
    for c in claims:
        assert c.subject_antecedent is not None
        assert text[c.subject_antecedent.start : c.subject_antecedent.end] in {"US", "Iraq"}
        assert text[c.subject_mention.start : c.subject_mention.end] == "Both countries"


def test_a_stated_apposition_keeps_both_nodes() -> None:
    """Where a claim says that he is the minister, man and office are two nodes."""
    text = "Fuad Hussein, the foreign minister, spoke."
    graph = graph_of(text, ("Fuad Hussein", "IS_A", "the foreign minister"))
    assert [(c.subject, c.object) for c in graph.claims] == [("Fuad Hussein", "foreign minister")]
