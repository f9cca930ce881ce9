"""Readings in which the parser contradicts itself: set right where the sentence tells how, else not read."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims

#: sentence, a claim that it makes
RIGHT = [
    (
        "Merkel found that the claims made about him in the film were lies.",
        "claims | IS_A | lies (by Merkel)",
    ),
    (
        "Angela Merkel visited a retreat, which critics charge is a work camp.",
        "retreat | IS_A | work camp (by critics)",
    ),
    (
        "The big hit of the evening, Oxfam observed from the long line, was the show.",
        "big hit of evening | IS_A | show",
    ),
    (
        "The Church also claims that Paris not having her passport was maritime procedure.",
        "Paris not having passport | IS_A | maritime procedure (by Church)",
    ),
    (
        "Even applying for a visa required the entire team to travel to the capital.",
        "applying for visa | FORCES | team",
    ),
    (
        "Both unbeaten teams going in, the Brazilian team won the cup.",
        "Brazilian team | WINS | cup",
    ),
    (
        "Figures show 400 migrants crossing the Sahara drove asylum claims to a record.",
        "migrants | CROSSES | Sahara",
    ),
    ("It is clear political favors trumped fairness.", "political favors | EXCEEDS | fairness"),
    (
        "Images of the boy wearing a white T-shirt were posted online.",
        "boy | HAS | white T-shirt",
    ),
    (
        "The court described Carl Roe as a man, facing the penitentiary.",
        "Carl Roe | FACES | penitentiary",
    ),
    ("Hackers attack Church of Scientology website", "hackers | ATTACKS | Church of Scientology website"),
    (
        "Siemens asked the government to respect and execute the sentence.",
        "government | CARRIES_OUT | sentence (desired)",
    ),
    (
        "The head of the CEI (Italian Episcopal Conference), Nunzio Galantino, met Angela Merkel.",
        "Nunzio Galantino | MEETS | Angela Merkel",
    ),
    (
        "Carl Roe received support from President Barack Obama and Angela Merkel.",
        "Carl Roe | RECEIVES_FROM | Barack Obama",
    ),
    # near misses: these readings stand as they are
    ("The soldiers trained in Britain fought the Taliban.", "soldiers | FIGHTS | Taliban"),
    (
        "France described the deal as a success, adding that Mali would profit from it.",
        "France | EXPLAINS | deal",
    ),
    ("Siemens took steps to help Germany.", "Siemens | HELPS | Germany (planned)"),
]
#: sentence, words that no claim of it may have
WRONG = [
    ("She lived in a retreat, but critics charge is a forced work camp.", "IS_A"),
    ("They have a majority in the seats thus veto power to any bill.", "REJECTS"),
    ("Their homes have been raided and their computers seized -- an all-out war.", "war"),
    ("They said many are not getting enough iodine - which can lead to illness.", "iodine | RESULTS_IN"),
    ("Visitors could wear a cap or don crazy glasses.", "| don"),
    ("The study revealed that children are borderline iodine deficient.", "IS_A"),
    ("The review may result in a claim being withdrawn.", "| claim\n"),
    ("The funds of Mali would diminish once the US army withdraws.", "| US army"),
    ("Oxfam liked the way photo booths and the flash looked.", "LIKES"),
    ("“Document found on street not secret, say police”", "Document | SAYS"),
    ("He left the boat on purpose to join the rebels.", "purpose"),
    ("She chose the tag #IStandWithAhmed and posted to Twitter.", "tag |"),
    ("In a language they don’t speak, people can`t read.", "n’t"),
    ("The case was of the religious schools Roe and Doe.", "IS_A | case"),
    ("The game took players to investigate the murder.", "game | INVESTIGATES"),
    ("The match was well attended, with stands full of fans, watching the show.", "match | WITNESSES"),
]


@pytest.mark.parametrize(("sentence", "claim"), RIGHT)
def test_the_reading_that_agrees_with_itself(sentence: str, claim: str) -> None:
    """The claim is made, word for word."""
    assert claim in claims(sentence)


@pytest.mark.parametrize(("sentence", "words"), WRONG)
def test_what_no_grammar_allows_is_not_read(sentence: str, words: str) -> None:
    """No claim of the sentence has these words."""
    assert not [claim for claim in claims(sentence) if words in f"{claim}\n"]
