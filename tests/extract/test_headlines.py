"""Headlines whose verb looks like a noun, and rows of nouns that have no verb."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims, read

HEADLINES = [
    ("Train derails near Milan", "train | TAKES_PLACE_IN | Milan"),
    ("Ministers back plan for new airport", "ministers | SUPPORTS | plan"),
    ("Court blocks Trump travel ban", "court | PREVENTS | Trump travel ban"),
    ("Biden visits Kyiv, pledges more aid to Ukraine", "Biden | PROMISES | aid"),
    ("Judge orders release of prisoners in Texas", "Judge | ORDERS | release of prisoners"),
    ("Macron hosts Scholz in Paris", "Macron | HOSTS | Scholz"),
    ("Storm Eunice batters Wales", "Eunice | AFFECTS | Wales"),
    ("Court Blocks New Travel Ban", "court | PREVENTS | new travel ban"),
    ("Court Blocks Trump Travel Ban", "court | PREVENTS | Trump travel ban"),
    ("Police probe death of teenager in Leeds", "police | INVESTIGATES | death of teenager"),
]
#: A verb among these would be a guess.
NO_VERB = [
    "House prices in Spain",
    "Election results map",
    "Leeds United results",
    "Kent Police officers",
    "Weather warnings for Kent",
    "Best films of 2020",
    "Train services Leeds",
]


@pytest.mark.parametrize(("headline", "claim"), HEADLINES)
def test_a_headline_has_its_verb(headline: str, claim: str) -> None:
    """What looks like a row of nouns states what its verb says."""
    assert claim in claims(headline)


@pytest.mark.parametrize("headline", NO_VERB)
def test_a_row_of_nouns_states_nothing(headline: str) -> None:
    """A title without a verb is no sentence."""
    assert claims(headline) == []


def test_the_words_stay_what_they_are() -> None:
    """The stand-in by which the verb is found is nowhere in the claim."""
    annotation, extraction = read("Court blocks Trump travel ban")
    assert annotation.doc.text == "Court blocks Trump travel ban"
    assert [c.predicate for c in extraction.claims] == ["blocks"]
