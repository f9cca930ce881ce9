"""Blocks and families of people: what has to be looked at together, and that no more matters."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.link.people import assign_alone, assign_full, may_tell
from graph_builder.link.profiles import Person, block_of
from graph_builder.model import Assignment

GIVEN = ("Bill", "William", "Hillary", "Ted", "W.", "Qasem", "Kasem", "John", "Jack", "J.", "George W.")
FAMILY = ("Clinton", "Klinton", "Qadhafi", "Smith", "Smyth", "Clinton Jr.")
ROLES = ("PRESIDENT_OF norvania", "MAYOR_OF basra", "LEADER_OF acme", "IS_A striker")

THINGS = ("norvania", "basra", "acme", "elsewhere")

people = st.builds(
    Person,
    st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY)),
    st.lists(st.sampled_from(ROLES), unique=True, max_size=2).map(lambda roles: tuple(sorted(roles))),
)


alone = st.builds(
    Person,
    st.sampled_from(FAMILY[:5]),
    st.lists(st.sampled_from(ROLES), unique=True, max_size=2).map(lambda roles: tuple(sorted(roles))),
    companions=st.lists(st.sampled_from(THINGS), unique=True, max_size=2).map(lambda t: tuple(sorted(t))),
)


@settings(deadline=None, max_examples=300)  # the machine may be busy
@given(st.sets(people, min_size=1, max_size=12), st.sets(alone, max_size=4), people)
def test_people_of_whom_nothing_fits_change_no_family_name_alone(
    full: set[Person], names: set[Person], stranger: Person
) -> None:
    """What ``may_tell`` denies need not be looked at: a store asks for a family only where it does not."""
    was, now = _blocks(full), _blocks({*full, stranger})
    before, after = assign_alone(names, was.values()), assign_alone(names, now.values())
    changed = _regrouped(was.get(block_of(stranger), {}), now[block_of(stranger)])
    told = {name for name in names if "@" in before[name].id or before[name].id in _ids(was)}
    deaf = {name for name in told if not may_tell([name], changed)}
    assert {name: before[name].id for name in deaf} == {name: after[name].id for name in deaf}


def _blocks(full: set[Person]) -> dict[str, dict[Person, Assignment]]:
    ordered = sorted(full, key=block_of)
    return {block: assign_full(members) for block, members in groupby(ordered, key=block_of)}


def _ids(blocks: dict[str, dict[Person, Assignment]]) -> set[str]:
    return {assignment.id for block in blocks.values() for assignment in block.values()}


def _regrouped(was: dict[Person, Assignment], now: dict[Person, Assignment]) -> set[Person]:
    sides = []
    for side in (was, now):
        ids = {assignment.id for assignment in side.values()}
        sides.append({(spot, frozenset(p for p in side if side[p].id == spot)) for spot in ids})
    return {person for _, group in sides[0] ^ sides[1] for person in group}


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
