"""Blocks and families of people: what has to be looked at together, and that no more matters."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.link.people import assign_people
from graph_builder.link.profiles import Person, block_of, family_of

GIVEN = ("Bill", "William", "Hillary", "Ted", "W.", "Qasem", "Kasem", "John", "Jack", "J.", "George W.")
FAMILY = ("Clinton", "Klinton", "Qadhafi", "Gaddafi", "Clinton Jr.")
ROLES = ("PRESIDENT_OF norvania", "MAYOR_OF basra", "LEADER_OF acme", "IS_A striker")

people = st.builds(
    Person,
    st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY)),
    st.lists(st.sampled_from(ROLES), unique=True, max_size=2).map(lambda roles: tuple(sorted(roles))),
)


@settings(deadline=None)  # the machine may be busy
@given(st.sets(people, max_size=12))
def test_a_family_of_full_names_is_the_sum_of_its_blocks(profiles: set[Person]) -> None:
    """Where nobody is named by the family name alone, other blocks change no assignment."""
    by_family = groupby(sorted(profiles, key=_family), key=_family)
    for family in (list(members) for _, members in by_family):
        blocks = groupby(sorted(family, key=block_of), key=block_of)
        apart = [assign_people(members) for _, members in blocks]
        assert assign_people(family) == {p: a for block in apart for p, a in block.items()}


def _family(person: Person) -> str:
    return str(family_of(block_of(person)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "William Clinton"), ("W. Clinton", "Bill Clinton"), ("Qasem Nasser", "Kasem Naser"),
        ("Jamal Nasser", "Gamal Naser"), ("J. Smith", "John Smith"), ("Ted Kennedy", "Edward Kennedy"),
        ("Xi Jinping", "Xi Jin-ping"),
    ],
)  # fmt: skip
def test_forms_of_one_name_share_a_block(one: str, other: str) -> None:
    """Short forms, initials and spellings of a given name begin alike once they are spelled out."""
    assert block_of(Person(one)) == block_of(Person(other))
