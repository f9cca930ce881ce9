"""What a name names where its article mislabels it."""

from __future__ import annotations

import pytest

from graph_builder.link.labels import label_of, may_be_family
from graph_builder.model import Entity, Label, Mention


def _entity(text: str, name: str, label: Label, kind: str = "name", aliases: tuple[str, ...] = ()) -> Entity:
    start = text.index(name)
    mention = Mention(start, start + len(name), name, "nominal" if kind == "nominal" else "name")
    return Entity(name.lower(), name, label, aliases, (mention,))


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        # a title right before a name, that is neither a known thing nor an acronym, makes a person of it
        ("Olympic javelin champion Norvan won.", "Norvan", "Organization", "Person"),
        ("Central bank President Norvan spoke.", "Norvan", "Place", "Person"),
        ("Mayor Norvan and Judge Leth met.", "Leth", "Concept", "Person"),
        ("World champion Chelsea won.", "Chelsea", "Organization", "Organization"),
        ("Defending champion Argentina won.", "Argentina", "Place", "Place"),
        ("The coach, Norvan FC said, left.", "Norvan FC", "Organization", "Organization"),
        ("Turbine maker Norvan won an order.", "Norvan", "Organization", "Organization"),
        ("Market leader Norvan won an order.", "Norvan", "Organization", "Organization"),
        ("Oil major Norvan won an order.", "Norvan", "Organization", "Organization"),
        ("Tesla boss Norvan won an order.", "Norvan", "Organization", "Person"),
        # a legal form at its end makes a firm of it; so do the lists, unless people are called so too
        ("Norvan Tea SA sent tea.", "Norvan Tea SA", "Person", "Organization"),
        ("Norvan AG sent tea.", "Norvan AG", "Place", "Organization"),
        ("Ida SA.", "SA", "Person", "Person"),
        ("Petrobras sent oil.", "Petrobras", "Person", "Organization"),
        ("Manchester Utd won.", "Manchester Utd", "Person", "Organization"),
        ("ICBC posted a profit.", "ICBC", "Concept", "Organization"),
        ("The NRA sued.", "NRA", "Place", "Organization"),
        ("Nottingham Forest won.", "Nottingham Forest", "Place", "Organization"),
        ("Barcelona lies by the sea.", "Barcelona", "Place", "Place"),
        ("Ford drove home.", "Ford", "Person", "Person"),
        ("Disney drew a mouse.", "Disney", "Person", "Person"),
        # a ruler's number behind a first name of rulers; members of a party; who fights for a movement
        ("Leo XIV prayed.", "Leo XIV", "Organization", "Person"),
        ("Title IX was passed.", "Title IX", "Concept", "Concept"),
        ("World War II began.", "World War II", "Concept", "Concept"),
        ("The Liberals won.", "Liberals", "Group", "Organization"),
        ("The Social Democrats won.", "Social Democrats", "Group", "Organization"),
        ("The social democrats won.", "social democrats", "Group", "Group"),
        ("The Norvans won.", "Norvans", "Group", "Group"),
        ("M23 rebels took a town.", "M23 rebels", "Group", "Organization"),
        ("Norvan rebels took a town.", "Norvan rebels", "Group", "Group"),
        # a country by its official name
        ("The Kingdom of Eswatini paid.", "Kingdom of Eswatini", "Organization", "Place"),
        ("The Kingdom of Heaven opened.", "Kingdom of Heaven", "Organization", "Organization"),
        # a team in an article on sport
        ("The Dodgers won the game.", "Dodgers", "Group", "Organization"),
        ("The Ravens won the game.", "Ravens", "Group", "Organization"),
        ("The Ravens of the Tower left.", "Ravens", "Group", "Group"),
        ("The Norvans won the game.", "Norvans", "Group", "Group"),
        # somebody known by initials
        ("RFK Jr. spoke.", "RFK Jr.", "Organization", "Person"),
        ("Datuk Seri Ida Norvan spoke.", "Datuk Seri Ida Norvan", "Organization", "Person"),
        ("Vice-President Ida Norvan spoke.", "Vice-President Ida Norvan", "Organization", "Person"),
        ("the jewels of the Louvre", "Louvre", "Group", "Organization"),
        ("NRV Jr. spoke.", "NRV Jr.", "Organization", "Organization"),
        # what a phrase of sport means
        (
            "He asked football's world governing body.",
            "football's world governing body",
            "Concept",
            "Organization",
        ),
        # a kind of place before it, or a country's acronym
        ("Landslides in the department of Santander.", "Santander", "Organization", "Place"),
        ("The bank Santander paid.", "Santander", "Organization", "Organization"),
        ("The highlands of PNG shook.", "PNG", "Organization", "Place"),
    ],
)
def test_labels(text: str, name: str, label: Label, expected: Label) -> None:
    """What stands beside a name, and what the lists know, says what it names."""
    assert label_of(_entity(text, name, label), text, creates=False, offices=()) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("Norvan promised tea.", "Norvan", "name", True),
        ("They asked al-Norvani to go.", "al-Norvani", "name", True),
        ("They asked O'Norvan to go.", "O'Norvan", "name", True),
        ("DiNorvan promised tea.", "DiNorvan", "name", True),
        ("DeepNorvan promised tea.", "DeepNorvan", "name", False),
        # what lists know, common family and first names, what is no one word of letters
        ("Lufthansa promised tea.", "Lufthansa", "name", False),
        ("Kyiv promised tea.", "Kyiv", "name", False),
        ("Smith promised tea.", "Smith", "name", False),
        ("Francis promised tea.", "Francis", "name", False),
        ("Norvan Tea promised tea.", "Norvan Tea", "name", False),
        ("NORV promised tea.", "NORV", "name", False),
        ("The norvans promised tea.", "norvans", "name", False),
        ("NorvTec promised tea.", "NorvTec", "name", False),
        # where people work
        ("Three jobs at Norvan went.", "Norvan", "name", False),
        ("The Norvan sent tea.", "Norvan", "nominal", False),
    ],
)
def test_what_may_be_a_family_name(text: str, name: str, kind: str, expected: bool) -> None:
    """One word that no list knows, and nothing says that it is no person."""
    assert may_be_family(_entity(text, name, "Organization", kind), text) is expected
