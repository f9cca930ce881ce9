"""Noun phrases: short names, labels, and what is no argument."""

from __future__ import annotations

import pytest

from tests.annotate.reading import nominals, read

NAMED = [
    ("The 300 French troops based in Mali left.", ("French troops", "Group")),
    ("A number of foreign soldiers died.", ("foreign soldiers", "Group")),
    ("Around 2,500 soldiers left.", ("soldiers", "Group")),
    ("She delayed the end of the border dispute.", ("end of border dispute", "Concept")),
    ("He saw the latest attack.", ("attack", "Event")),
    ("Police arrested an American.", ("American", "Person")),
    ("Police arrested three Iraqis.", ("Iraqis", "Group")),
    ("The government fell.", ("government", "Organization")),
    ("Attacks shook the city.", ("attacks", "Event")),
    ("Iraqi voters wait.", ("Iraqi voters", "Group")),
    ("The Iraqi military's ability grew.", ("Iraqi military's ability", "Concept")),
    ("He paid 4.70 euros.", ("4.70 euros", "Concept")),
    ("He paid a fine of 2 million dollars.", ("fine of 2 million dollars", "Concept")),
    ("Police arrested a 37-year-old.", ("37-year-old", "Person")),
    ("The co-founder of a non-profit left.", ("co-founder of non-profit", "Person")),
    ("The city banned e-scooters.", ("e-scooters", "Concept")),
    ("US-led forces left.", ("US-led forces", "Group")),
    ("Members of the party left.", ("members of party", "Group")),
    ("Former members of the party left.", ("former members of party", "Group")),
    ("The former minister left.", ("minister", "Person")),
    ("The first air strikes failed.", ("first air strikes", "Event")),
    ("He built a new bridge.", ("new bridge", "Place")),
    ("She saw a 15 meter high statue.", ("statue", "Concept")),
    ("A record 3,000 athletes came.", ("athletes", "Group")),
    ("It rose to number 3.", ("number 3", "Concept")),
    ("They won the FIRST robotics competition.", ("FIRST robotics competition", "Concept")),
    ("The council for national reconciliation met.", ("council for national reconciliation", "Organization")),
    ("The office on the ground floor closed.", ("office", "Organization")),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_short_names_and_labels(text: str, expected: tuple[str, str]) -> None:
    """No determiner, amount or relative clause; the label of the head."""
    assert expected in nominals(text)


@pytest.mark.parametrize(
    "text", ["He left last week.", "It rose by 5 percent in April.", "She waited hours."]
)
def test_measures_are_no_arguments(text: str) -> None:
    """A claim is about things, not about weeks and percentages."""
    assert nominals(text) == []


def test_reciprocals_are_pronouns() -> None:
    """ "Each other" is no thing of its own."""
    kinds = {m.kind for m in read("The men hit each other.").mentions if m.start >= 3}
    assert kinds == {"pronoun"}
