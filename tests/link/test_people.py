"""Who is one person, by what articles say of a name."""

from __future__ import annotations

import pytest

from graph_builder.link.people import assign_alone, assign_full, bearers
from graph_builder.link.profiles import Person


def who(*roles: str) -> Person:
    """Maria Gonzalez, with these roles."""
    return Person("Maria Gonzalez", tuple(sorted(roles)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (who("MAYOR_OF laredo"), who("IS_A nurse"), False),
        (who("IS_A member-of-parliament"), who("IS_A plumber"), False),
        (who("IS_A actor"), who("IS_A member-of-parliament"), False),
        (who("IS_A actor"), who("IS_A welder"), False),
        (who("IS_A nurse"), who("IS_A nurse", "LIVES_IN tucson"), True),
        (who("MAYOR_OF laredo", "IS_A nurse"), who("IS_A nurse"), True),  # a nurse who became mayor
        (who("MAYOR_OF laredo"), who("IS_A mother"), True),  # what everybody can be tells nothing
        (who("MAYOR_OF laredo"), who(), True),
        (who("MINISTER_OF norway"), who("LEGISLATOR_OF france"), False),
        (who("MINISTER_OF norway"), who("FINANCE_MINISTER_OF norway"), True),
        (who("MINISTER_OF norway"), who("EXECUTIVE_OF acme"), True),
        (who("EXECUTIVE_OF acme"), who("IS_A sergeant"), False),
        (who("IS_A judge"), who("IS_A teacher"), False),
        (who("MINISTER_OF norway"), who("IS_A broadcaster"), False),
        (who("IS_A tennis-champion"), who("IS_A midfielder"), False),
        (who("IS_A cricketer"), who("IS_A sprinter"), False),
        (who("IS_A historian"), who("IS_A surgeon"), False),
        (who("IS_A psychologist"), who("PRIME_MINISTER_OF austria"), False),
        (who("IS_A teacher"), who("IS_A truck-driver"), False),
        (who("IS_A champion"), who("IS_A midfielder"), True),  # what any athlete may be
        (who("IS_A striker"), who("IS_A midfielder"), True),
        (who("IS_A professor"), who("IS_A surgeon"), True),
        (who("PLAYS_FOR acme"), who("IS_A golfer"), True),
        (who("IS_A golfer", "IS_A midfielder"), who("IS_A midfielder"), True),  # told in one article
        (who("IS_A champion", "IS_A sprinter"), who("IS_A midfielder"), False),
        (who("IS_A sprinter", "LIVES_IN tucson"), who("IS_A midfielder", "LIVES_IN tucson"), True),
    ],
)
def test_namesakes_of_different_worlds(one: Person, other: Person, same: bool) -> None:
    """Jobs that make people known in different worlds, or parts of one, show two people, unless an article
    joins them."""
    found = assign_full([one, other])
    assert (found[one].id == found[other].id) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person("Ida Norvan", (), ("professor",)), Person("Ida Norvan", (), ("governor",)), True),
        (Person("Norvan Viktor", (), ("professor",)), Person("Viktor Norvan", (), ("governor",)), True),
        (Person("Ida Norván", (), ("professor",)), Person("Ida Norvan", (), ("governor",)), False),
        (Person("Ida Norvan", (), ("professor",)), Person("Ida Norvan", (), ("striker",)), False),
        (Person("Ida Adams", (), ("professor",)), Person("Ida Adams", (), ("governor",)), False),
    ],
)
def test_experts_come_into_office(one: Person, other: Person, same: bool) -> None:
    """A rare name of a professor and of somebody in office is of one person, unless spelled otherwise."""
    found = assign_full([one, other])
    assert (found[one].id == found[other].id) is same


STOCKER, STOECKER = Person("Ida Stocker", (), ("mayor",)), Person("Ida Stöcker", (), ("singer",))


@pytest.mark.parametrize(
    ("name", "others", "same"),
    [
        ("Ida Stocker", [STOCKER, STOECKER], STOCKER),
        ("Ida Stöcker", [STOCKER, STOECKER], STOECKER),
        ("Ida Stocker", [STOCKER, Person("Ida Stocker", (), ("singer",))], None),
        ("Ida Stocker", [STOECKER], STOECKER),
    ],
)
def test_a_bare_name_is_whose_name_is_written_so(
    name: str, others: list[Person], same: Person | None
) -> None:
    """Of two people of one name but for accents the one who is written so; of equals nobody."""
    found = assign_full([bare := Person(name), *others])
    assert found[bare].id == (found[same].id if same else "ida-stocker@")


COACH, LEADER = Person("Antonio Norvan", (), ("coach",)), Person("Giuseppe Norvan", ("LEADER_OF acme",))
FOUNDER = Person("Julian Norvan", ("FOUNDS acme",))
ERIC = Person("Eric Adams", ("MINISTER_OF norway",))
MAYOR = Person("Erica Adams", (), ("mayor",))
PRESIDENT = Person("Ida Norvan", (), ("president",), ("chad",))
ONCE_MINISTER = Person("Bo Norvan", ("MINISTER_OF chad",), ("former", "minister"))
ONCE_PRESIDENT = Person("Bo Norvan", ("PRESIDENT_OF chad",), ("former", "president"))


@pytest.mark.parametrize(
    ("alone", "people", "expected"),
    [
        # an article on a club means who is known in sport
        (Person("Norvan", companions=("arsenal",)), [COACH, LEADER], "antonio-norvan"),
        (Person("Norvan", companions=("arsenal",)), [LEADER], "giuseppe-norvan"),
        (Person("Norvan", companions=("basra",)), [COACH, LEADER], "norvan@"),
        # the founder in an article on what he founded; who leads it may be another
        (Person("Norvan", companions=("acme",)), [FOUNDER, COACH], "julian-norvan"),
        (Person("Norvan", ("FOUNDS acme",)), [FOUNDER, LEADER], "julian-norvan"),
        (
            Person("Norvan", ("EXECUTIVE_OF acme",), companions=("acme",)),
            [FOUNDER, Person("Ida Norvan")],
            "norvan@",
        ),
        # of a family many have the only mayor, where no town is said; not one of two, nor a governor
        (Person("Adams", (), ("mayor",)), [MAYOR, Person("John Adams")], "erica-adams"),
        (Person("Adams", (), ("mayor",)), [MAYOR, Person("John Adams", ("MAYOR_OF basra",))], "adams@"),
        (Person("Adams", (), ("governor",)), [MAYOR], "adams@"),
        (Person("Adams", (), ("senator",)), [MAYOR, Person("John Adams", (), ("senator",))], "john-adams"),
        (Person("Adams", (), ("senator",)), [Person("John Adams", ("LEGISLATOR_OF chad",))], "adams@"),
        # a common name of which nothing is said: the only bearer, or the best known of those that are known;
        # nobody who has to do with other countries than the article
        (Person("Adams"), [MAYOR], "erica-adams"),
        (Person("Adams"), [MAYOR, Person("John Adams")], "adams@"),
        (Person("Adams"), [ERIC, Person("Eric Adams"), Person("John Adams")], "eric-adams"),
        (Person("Adams", companions=("chad",)), [ERIC], "adams@"),
        (Person("Adams", companions=("norway",)), [ERIC], "eric-adams"),
        (Person("Adams", ("IS_A welder",)), [MAYOR], "adams@"),
        (Person("Henry"), [Person("Ida Henry")], "henry@"),  # may be a first name
        (Person("Adams", ("MAYOR_OF basra",)), [Person("Erica Adams", ("MAYOR_OF laredo",))], "adams@"),
        # an office of which there is one: no minister or artist whose country the article names; who holds
        # it, not who held it, and nobody where both would do; who heads that country in another office
        (Person("Norvan", (), ("president",), ("chad",)), [ONCE_MINISTER], "norvan@"),
        (
            Person("Norvan", (), ("president",), ("chad",)),
            [Person("Bo Norvan", ("COMES_FROM chad",))],
            "norvan@",
        ),
        (Person("Norvan", (), ("president",), ("chad",)), [ONCE_MINISTER, PRESIDENT], "ida-norvan"),
        (
            Person("Norvan", ("PRESIDENT_OF chad",)),
            [PRESIDENT, Person("Bo Norvan", ("COMES_FROM chad",))],
            "ida-norvan",
        ),
        (Person("Norvan", (), ("president",), ("chad",)), [ONCE_PRESIDENT], "bo-norvan"),
        (Person("Norvan", (), ("president",), ("basra",)), [ONCE_PRESIDENT, PRESIDENT], "ida-norvan"),
        (Person("Norvan", (), ("president",), ("chad",)), [ONCE_PRESIDENT, PRESIDENT], "norvan@"),
        (Person("Norvan", (), ("prime-minister",), ("chad",)), [PRESIDENT], "ida-norvan"),
        (Person("Norvan", (), ("prime-minister",), ("basra",)), [PRESIDENT], "norvan@"),
        (
            Person("Norvan", (), ("president",), ("chad",)),
            [Person("Ida Norvan", ("LEADER_OF chad",))],
            "ida-norvan",
        ),
        # the only one of the family, of whom nothing is said
        (Person("Norvan", (), ("president",), ("chad",)), [Person("Bo Norvan")], "bo-norvan"),
        (
            Person("Norvan", ("PRESIDENT_OF chad",)),
            [Person("Bo Norvan", (), ("president-elect",))],
            "bo-norvan",
        ),
        (Person("Norvan", ("PRESIDENT_OF chad",)), [Person("Bo Norvan"), Person("Ida Norvan")], "norvan@"),
        (
            Person("Norvan", (), ("prime-minister",)),
            [Person("Bo Norvan", ("LEADER_OF acme",), ("leader",))],
            "bo-norvan",
        ),
        (Person("Norvan", (), ("president",)), [Person("Bo Norvan", (), ("singer",))], "norvan@"),
        (Person("Adams", (), ("president",)), [Person("Bo Adams")], "adams@"),
        # of names that are spelled alike the one that is written so
        (
            Person("Zemmour"),
            [Person("Eric Zemmour"), Person("Bo Seymour", ("LEADER_OF acme",))],
            "eric-zemmour",
        ),
        # an office over something else than the country in which another of the family holds one
        (
            Person("Norvan", ("MAYOR_OF basra",), (), ("chad",)),
            [Person("Ida Norvan", (), ("minister",), ("chad",))],
            "norvan@",
        ),
        (
            Person("Norvan", ("LEGISLATOR_OF senate",), (), ("chad",)),
            [Person("Ida Norvan", (), ("minister",), ("chad",))],
            "ida-norvan",
        ),
        # of an office that several hold, and of none, the place tells as before
        (
            Person("Norvan", (), ("minister",), ("chad",)),
            [Person("Bo Norvan", ("COMES_FROM chad",))],
            "bo-norvan",
        ),
        (Person("Norvan", (), (), ("chad",)), [ONCE_MINISTER], "bo-norvan"),
    ],
)
def test_whom_a_family_name_alone_means(alone: Person, people: list[Person], expected: str) -> None:
    """A club beside the name, or an office that one of the family alone is shown with, tells."""
    family = bearers(assign_full(people))
    assert assign_alone([alone], family)[alone].id == expected
