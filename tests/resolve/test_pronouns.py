"""Pronouns: resolved where one reading is left, else never."""

from __future__ import annotations

import pytest

from tests.resolve.reading import entity_of

RESOLVED = [
    ("Joe Biden spoke. He left.", "He", "Joe Biden"),
    ("Joe Biden said he would leave.", "he", "Joe Biden"),
    ("After his visit to Paris, Joe Biden left.", "his", "Joe Biden"),
    ("Angela Merkel met Joe Biden. She left.", "She", "Angela Merkel"),
    ("Angela Merkel met Joe Biden. He left.", "He", "Joe Biden"),
    ("Mr. Smith met Mrs. Jones. She left.", "She", "Jones"),
    ("Iran denied that its forces had attacked.", "its", "Iran"),
    ("US soldiers said they would leave.", "they", "US soldiers"),
    ("The Taliban promised that they would talk.", "they", "Taliban"),
    ("“I am tired,” said Joe Biden.", "I", "Joe Biden"),
    ("“We won,” Joe Biden said. “I am tired.”", "I", "Joe Biden"),
    ("Doctors Without Borders said it had left.", "it", "Doctors Without Borders"),
    ("US troops stay. Their presence helps Iraq.", "Their", "US troops"),
    ("Simone Biles beat Rebeca Andrade. She said Biles was the best.", "She", "Rebeca Andrade"),
    ("Joe Biden spoke. He met Tom Roe, who had told Biden of it.", "He", "Joe Biden"),
    ("Joe Biden left. Barack Obama praised the army and accused him of lying.", "him", "Joe Biden"),
    ("Joe Biden left. Barack Obama, the head of the council, called him a liar.", "him", "Joe Biden"),
]
OPEN = [
    ("It was said that Iran attacked.", "It"),
    ("It rained in Baghdad.", "It"),
    ("They attacked Baghdad.", "They"),
    ("The Biden government recognizes the threat. But he still attacks.", "he"),
    ("John Smith hit Peter Jones because Mark Brown hated him.", "him"),
    ("Joe Biden praised him.", "him"),
    ("Angela Merkel spoke. He left.", "He"),
    ("Judge Helen Marsh ordered her to pay a fine.", "her"),
    ("“He is tired,” said Joe Biden.", "He"),
    ("Officials from Iraq spoke.\n\nBombs fell on Mosul. The city burned. They fled.", "They"),
    ("We need help in Baghdad.", "We"),
    ("Rebel militias could reject the deal, analysts warn. They fired on bases.", "They"),
    ("John Smith and Peter Jones met in Baghdad. He left.", "He"),
    ("The men hit each other in Baghdad.", "each other"),
]


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolved(text: str, words: str, name: str) -> None:
    """Gender, number, role and closeness leave one antecedent."""
    assert entity_of(text, words) == name


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_left_open(text: str, words: str) -> None:
    """No antecedent, no agreeing one, or two: the pronoun belongs to nobody."""
    assert entity_of(text, words) is None


def test_they_may_be_two() -> None:
    """ "X and Y said they" gives a claim of each."""
    from tests.resolve.reading import graph_of

    text = "Joe Biden and Angela Merkel said they would visit Paris."
    graph = graph_of(text, ("they", "VISITS", "Paris"))
    assert sorted(c.subject for c in graph.claims) == ["Angela Merkel", "Joe Biden"]
