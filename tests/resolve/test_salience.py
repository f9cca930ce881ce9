"""Descriptions of what the text is about, and those that describe something else."""

from __future__ import annotations

import pytest

from tests.resolve.reading import entity_of, same

FOUND = [
    ("Volvo reported a loss. The company will cut jobs.", "The company", "Volvo"),
    ("Volvo reported a loss. The Gothenburg-based carmaker will cut jobs.",
     "The Gothenburg-based carmaker", "Volvo"),
    ("The European Commission fined Google. The company will appeal.", "The company", "Google"),
    ("Ryanair sued the airport. The Irish airline lost.", "The Irish airline", "Ryanair"),
    ("Harry Kane came on late. The 23-year-old left the pitch in tears.", "The 23-year-old", "Harry Kane"),
    ("Oxfam opened an office in Nairobi. The charity hired 40 people.", "The charity", "Oxfam"),
    ("The Treasury published it on Tuesday. The ministry denied it.", "The ministry", "Treasury"),
    ("The Home Office rejected it. The department was wrong.", "The department", "Home Office"),
    ("Unite called a strike. The union wants more.", "The union", "Unite"),
    ("British Airways blamed a strike. The airline lost a day.", "The airline", "British Airways"),
    ("Oxfam sued Shell in London. The company denied it.", "The company", "Shell"),
    ("Shell was sued by Oxfam in London. The charity was glad.", "The charity", "Oxfam"),
    ("Unilever sold a unit. It owns Magnum and Nestle's Perrier. The company will pay.", "The company",
     "Unilever"),
    ("Deutsche Bank was sold. Volvo owned it. The bank's chief left.", "The bank", "Deutsche Bank"),
    ("BP named a chief. The oil giant wants to grow.", "The oil giant", "BP"),
    ("The United Steelworkers union opposed it.", "The United Steelworkers union", "United Steelworkers"),
    ("Refuge opened a shelter. The charity supports women.", "The charity", "Refuge"),
]  # fmt: skip
NOT_FOUND = [
    ("Volvo reported a loss. The parent company helped.", "The parent company", "Volvo"),
    ("Volvo reported a loss. The company that makes its tyres helped.", "The company", "Volvo"),
    ("Volvo sued a rival. A company in Spain won.", "A company", "Volvo"),
    ("Shares of Volvo rose while Ryanair fell. The company will pay.", "The company", "Ryanair"),
    ("The Defence Ministry paid. The company delivered.", "The company", "Defence Ministry"),
    ("Analysts at Barclays were wrong. The company did better.", "The company", "Barclays"),
    ("Volvo delivered it. Jane Roe said Ryanair would buy more. The firm was glad.", "The firm", "Ryanair"),
    ("Volvo delivered it. The sick giant slept.", "The sick giant", "Volvo"),
    ("Siemens cut jobs. The union was angry.", "The union", "Siemens"),
    ("Refuge met Acme Aid in Leeds. The charity supports women.", "The charity", "Acme Aid"),
    ("The Labour Party lost to the Green Party. The charity was glad.", "The charity", "Labour Party"),
    ("Oxfam praised it. The charity that feeds the poor lost.", "The charity", "Oxfam"),
    ("Harry Kane fell in Leeds. A 23-year-old was arrested.", "A 23-year-old", "Harry Kane"),
]


@pytest.mark.parametrize(("text", "words", "name"), FOUND)
def test_what_the_sentence_before_named(text: str, words: str, name: str) -> None:
    """A definite description of one business or one person goes back to it."""
    assert entity_of(text, words) == name


@pytest.mark.parametrize(("text", "words", "name"), NOT_FOUND)
def test_another_or_unsure(text: str, words: str, name: str) -> None:
    """A wrong antecedent is a wrong fact: where a second reading stands, none is taken."""
    assert entity_of(text, words) != name


def test_the_shortest_full_name_is_that_company() -> None:
    """ "Siemens" is "Siemens AG", not "Siemens Energy", which is named as well."""
    text = "Siemens AG sold a stake to Siemens Energy. Siemens denied it."
    assert same(text, "Siemens AG", "Siemens")
    assert not same(text, "Siemens Energy", "Siemens")


def test_a_noun_of_the_quote_does_not_speak_it() -> None:
    """ "My client" is whom she speaks of."""
    text = 'His lawyer, Anna Smith, will appeal. "My client is innocent," she told reporters.'
    assert entity_of(text, "she") == "Anna Smith"
