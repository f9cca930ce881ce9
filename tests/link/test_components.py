"""Which profiles of a block can have to do with each other: told from their texts, and never too narrowly."""

from __future__ import annotations

import pytest

from graph_builder.link.components import components, family_name_in, name_in, speaks_of
from graph_builder.link.profiles import Organization, Person, encoded


def parts(*profiles: Person) -> int:
    """How many components they fall into."""
    return len(components(frozenset(map(encoded, profiles))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Baker", "William Baker"), ("B. Baker", "Barbara Baker"), ("Kristen Baker", "Kristin Baker"),
        ("Qasem Baker", "Kasem Baker"), ("J.D. Baker", "James David Baker"), ("Joe Baker", "Joseph R. Baker"),
        ("Jin-ping Baker", "Jinping Baker"), ("Bill Baker Jr.", "Bill Baker"), ("Ali Qadhafi", "Ali Gaddafi"),
    ],
)  # fmt: skip
def test_forms_of_one_name_are_looked_at_together(one: str, other: str) -> None:
    """Short forms, initials, slips, spellings and generations of one given name are in one component."""
    assert parts(Person(one), Person(other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Baker", "Barbara Baker"), ("Ida Baker", "Ines Baker"), ("Li Baker", "Lo Baker"),
        ("Rosa Miekina", "Rosa Mchaney"),
    ],
)  # fmt: skip
def test_other_names_are_looked_at_apart(one: str, other: str) -> None:
    """Names that begin alike and are no forms of each other have nothing to do with each other."""
    assert parts(Person(one), Person(other)) == 2


def test_a_shared_office_brings_names_together_that_sound_alike() -> None:
    """Benjamin and Binyamin are looked at together only where both hold the office."""
    office = ("PRIME_MINISTER_OF israel",)
    assert parts(Person("Benjamin Baker"), Person("Binyamin Baker")) == 2
    assert parts(Person("Benjamin Baker", office), Person("Binyamin Baker", office)) == 1


def test_a_third_name_joins_two() -> None:
    """Bill and Barbara come together through the initial that either may have."""
    assert parts(Person("Bill Baker"), Person("Barbara Baker"), Person("B. Baker")) == 1


def test_rulers_and_organizations_stay_whole() -> None:
    """Their blocks are small, and titles or words make them alike: nothing is parted."""
    rulers = (Person("Pope Francis"), Person("King Francis", ("MONARCH_OF norvania",)))
    assert parts(*rulers) == 1
    firms = frozenset(map(encoded, (Organization("Norvan"), Organization("Norvan Wind Systems"))))
    assert components(firms) == (firms,)
    assert components(frozenset()) == ()


@pytest.mark.parametrize("name", ['Bill "The Kid" Baker', "Bill \\ Baker", "Bílé Bäker", "Bill Baker"])
def test_a_name_is_read_from_its_text(name: str) -> None:
    """Quotes, backslashes and accents come out as they went in; an organization has no person's name."""
    text = encoded(Person(name, ("MAYOR_OF basra",), ("striker",)))
    assert name_in(text) == name
    assert family_name_in(text) == "baker"
    assert name_in(encoded(Organization(name))) is None


def test_what_a_profile_speaks_of() -> None:
    """Things, titles and kinds of offices are found as whole words, nothing within another word."""
    text = encoded(Person("Baker", ("MAYOR_OF new-basra",), ("striker",), ("norvania",)))
    assert all(speaks_of([text], [word]) for word in ("new-basra", "striker", "norvania", "MAYOR_OF"))
    assert not speaks_of([text], ["basra", "strike", "norvan", ""])
    assert not speaks_of([text], [])
