"""Blocks and families of people: what has to be looked at together, and that no more matters."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.link import Linker
from graph_builder.link.people import MOST_BEARERS, Bearer, assign_alone, assign_full, bearers
from graph_builder.link.profiles import Person, block_of, encoded
from graph_builder.model import Assignment

GIVEN = (
    "Bill",
    "F. Bill",
    "William",
    "Hillary",
    "Ted",
    "W.",
    "Qasem",
    "Kasem",
    "John",
    "Jack",
    "J.",
    "George W.",
)
FAMILY = ("Clinton", "Klinton", "Qadhafi", "Smith", "Smyth", "Clinton Jr.")
ROLES = (
    "PRESIDENT_OF norvania",
    "MAYOR_OF basra",
    "LEADER_OF acme",
    "IS_A striker",
    "LEADER_OF smith",
    "FOUNDS acme",
)

THINGS = ("norvania", "basra", "acme", "elsewhere", "arsenal")

titles = st.lists(st.sampled_from(["mayor", "coach", "president", "foreign-minister"]), max_size=1).map(tuple)

people = st.builds(
    Person,
    st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY)),
    st.lists(st.sampled_from(ROLES), unique=True, max_size=2).map(lambda roles: tuple(sorted(roles))),
    titles,
)


alone = st.builds(
    Person,
    st.sampled_from(FAMILY[:5]),
    st.lists(st.sampled_from(ROLES), unique=True, max_size=2).map(lambda roles: tuple(sorted(roles))),
    titles,
    companions=st.lists(st.sampled_from(THINGS), unique=True, max_size=2).map(lambda t: tuple(sorted(t))),
    uncertain=st.booleans(),
)


@settings(deadline=None, max_examples=300)  # the machine may be busy
@given(st.sets(people, min_size=1, max_size=12), st.sets(alone, max_size=4), people, st.sampled_from([0, 70]))
def test_people_of_whom_nothing_fits_change_no_family_name_alone(
    full: set[Person], names: set[Person], stranger: Person, crowd: int
) -> None:
    """What ``may_tell`` denies need not be looked at: a store asks for a family only where it does not."""
    full = full | _crowd(crowd)
    was, now = _blocks(full), _blocks({*full, stranger})
    before, after = assign_alone(names, _family(was)), assign_alone(names, _family(now))
    told = {name for name in names if "@" in before[name].id or before[name].id in _ids(was)}
    block = block_of(stranger)
    sides = [set(map(encoded, side)) for side in (was.get(block, {}), now[block])]
    others = sum(len(bearers(b)) for b in was.values())
    linker = Linker(())
    deaf = {name for name in told if not linker.may_tell([encoded(name)], [(sides[0], sides[1])], others)}
    assert {name: before[name].id for name in deaf} == {name: after[name].id for name in deaf}


@settings(deadline=None, max_examples=300)
@given(
    st.sets(people, max_size=12),
    st.sets(alone, min_size=1, max_size=6),
    st.sets(alone, max_size=2),
    st.sampled_from([0, 70]),
)
def test_a_family_name_alone_is_told_without_the_others(
    full: set[Person], names: set[Person], wanted: set[Person], crowd: int
) -> None:
    """Who is wanted has the same entity as among all, and so has everybody where nobody bears the name; also
    where a family is so large that only those are looked at for whom something speaks."""
    full = full | _crowd(crowd)
    linker, blocks = Linker(()), [set(map(encoded, b)) for b in _blocks(full).values()]
    by_all = assign_alone(names | wanted, _family(_blocks(full)))
    texts = {encoded(person): person for person in names | wanted}
    some = linker.assign_alone(texts, blocks, {encoded(person) for person in wanted})
    assert {encoded(person) for person in wanted} <= some.keys()
    assert {t: a.id for t, a in some.items()} == {t: by_all[texts[t]].id for t in some}
    everybody = linker.assign_alone(texts, blocks)
    assert {t: a.id for t, a in everybody.items()} == {t: by_all[p].id for t, p in texts.items()}


@settings(deadline=None, max_examples=500)
@given(st.sets(people, min_size=1, max_size=14), people)
def test_components_of_a_block_have_nothing_to_do_with_each_other(full: set[Person], other: Person) -> None:
    """Parted, a block has the entities that it has as a whole; and one more profile changes no entity outside
    of its component."""
    linker = Linker(())
    for block, members in _blocks(full).items():
        texts = {encoded(person) for person in members}
        assert linker.assign(texts) == {encoded(person): a for person, a in members.items()}
        if block_of(other) == block:
            more = texts | {encoded(other)}
            was = linker.assign_changed(more, texts, {encoded(other)})
            now = linker.assign_changed(texts, more, {encoded(other)})
            before, after = linker.assign(texts), Linker(()).assign(more)
            assert encoded(other) in now
            assert {t for t in texts if before[t] != after[t]} <= was.keys() & now.keys()
            assert was.items() <= before.items()
            assert now.items() <= after.items()


def test_what_speaks_against_somebody_is_no_word_of_the_name() -> None:
    """Of a crowd, a family name alone is told anew where somebody whom it meant is shown in another world,
    though no word of that stands beside the name; not where what is new has no bearing on it."""
    linker, owner = Linker(()), Person("Ida Norvan", ("OWNS acme",))
    name = Person("Norvan", (), ("striker",), ("acme",))
    for more, told in ((("surgeon",), {encoded(name)}), (("tenor-of-the-year",), set())):
        sides = {encoded(owner)}, {encoded(owner), encoded(Person("Ida Norvan", (), more))}
        assert linker.may_tell([encoded(name)], [sides], MOST_BEARERS + 20) == told


def test_a_rare_name_that_many_bear_tells_nobody() -> None:
    """The only Qadhafi is meant by the name alone, and the best known of a few, but nobody of a crowd."""
    best = [Person("Muammar Qadhafi", (f"LEADER_OF club{n}", "MONARCH_OF norvania")) for n in range(3)]
    others = [
        Person(f"{chr(97 + n % 26).upper()}{chr(97 + n // 26)}o Qadhafi") for n in range(MOST_BEARERS + 20)
    ]
    name = Person("Qadhafi")
    for count, spot in ((0, "muammar-qadhafi"), (9, "muammar-qadhafi"), (MOST_BEARERS + 20, "qadhafi@")):
        blocks = _blocks({*best, *others[:count]})
        assert assign_alone([name], _family(blocks))[name].id == spot


def _crowd(count: int) -> set[Person]:
    """People of these families of whom nothing is known."""
    return {Person(f"Q{chr(97 + n % 26)}{chr(97 + n // 26)} {FAMILY[n % 5]}") for n in range(count)}


def _blocks(full: set[Person]) -> dict[str, dict[Person, Assignment]]:
    ordered = sorted(full, key=block_of)
    return {block: assign_full(members) for block, members in groupby(ordered, key=block_of)}


def _family(blocks: dict[str, dict[Person, Assignment]]) -> list[Bearer]:
    return [one for block in blocks.values() for one in bearers(block)]


def _ids(blocks: dict[str, dict[Person, Assignment]]) -> set[str]:
    return {assignment.id for block in blocks.values() for assignment in block.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "William Clinton"), ("W. Clinton", "Bill Clinton"), ("Qasem Nasser", "Kasem Naser"),
        ("Jamal Nasser", "Gamal Naser"), ("J. Smith", "John Smith"), ("Ted Kennedy", "Edward Kennedy"),
        ("Xi Jinping", "Xi Jin-ping"), ("Ali Eryani", "Ali Iryani"), ("Ali Obeid", "Ali Ubeid"),
    ],
)  # fmt: skip
def test_forms_of_one_name_share_a_block(one: str, other: str) -> None:
    """Short forms, initials and spellings of a given name begin alike once they are spelled out."""
    assert block_of(Person(one)) == block_of(Person(other))
