"""In how many ways one person, organization or place is named over articles, and who is not who."""

from __future__ import annotations

import doctest
from itertools import permutations

import pytest

from graph_builder.link import Linker, assign_all, namesakes, organization_names, places, profiles
from graph_builder.link.people import MOST, assign_alone, assign_full
from graph_builder.link.places import assign_place
from graph_builder.link.profiles import Organization, Person, Profile, block_of, encoded


def test_the_examples_of_the_docstrings_hold() -> None:
    """Every function of the modules shows what it does."""
    results = [doctest.testmod(module) for module in (profiles, places, organization_names, namesakes)]
    assert all(result.attempted > 0 and result.failed == 0 for result in results)


def _homes(*found: Profile) -> list[str]:
    """The entities of profiles of a corpus of these articles."""
    pairs = [(block_of(profile), encoded(profile)) for profile in found]
    assigned = assign_all(Linker(()), pairs)
    return [assigned[text].id for _, text in pairs]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # spellings of first names, which a list knows
        (Person("Yevgeny Primakov"), Person("Evgeny Primakov"), True),
        (Person("Alexei Kudrin"), Person("Aleksey Kudrin"), True),
        (Person("Youssef Chahed"), Person("Yusuf Chahed"), True),
        (Person("Muhammad Yunus"), Person("Mohamed Yunus"), True),
        (Person("Mohamed Morsi"), Person("Mahmoud Morsi"), False),
        (Organization("Australia Liberals"), Organization("Liberal Party of Australia"), True),
        (Organization("Australia Liberals"), Organization("Canada Liberals"), False),
        (Organization("Washington Nationals"), Organization("Australia National Party"), False),
        (Organization("Novo Holdings"), Organization("Novo Nordisk"), False),
        (Organization("Norvan Holdings"), Organization("Norvan"), True),
        (Organization("U.S. Norvan Sailing Association"), Organization("USNSA"), True),
        (Organization("EU Norvan Sailing Office"), Organization("EUNSO"), True),
        (Person("Robert Prevost"), Person("Pope Leo XIV"), True),
        (Person("Jorge Bergoglio"), Person("Pope Francis"), True),
        (Person("Jorge Bergoglio"), Person("King Francis"), False),
        (Person("Vini Jr."), Person("Vinícius Júnior"), True),
        # orders of names
        (Person("Nagy Ferenc"), Person("Ferenc Nagy"), True),
        (Person("Tanaka Kakuei"), Person("Kishi Nobusuke"), False),
        (Person("Nobusuke Kishi"), Person("Kishi Nobusuke"), True),
        (Person("Roh Tae Woo"), Person("Roh Tae-woo"), True),
        (Person("Kim Dae Jung"), Person("Kim Dae-jung"), True),
        (Person("Kim Dae Jung"), Person("Kim Jong Il"), False),
        (Person("Son Heung-min"), Person("Heung-min Son"), True),
        # Vietnamese names are called by their last word, which few share
        (Person("Nguyen Phu Norvan"), Person("Nguyễn Phú Norván"), True),
        (Person("Nguyen Phu Norvan"), Person("Norvan"), True),
        (Person("Nguyen Phu Norvan"), Person("Nguyen"), False),
        (Person("Nguyen Van Norvan"), Person("Tran Van Norvan"), False),
        # a first name behind initials
        (Person("N.R. Narayana Norvan"), Person("Narayana Norvan"), True),
        (Person("F. Scott Norvan"), Person("Scott Norvan"), True),
        (Person("F. Scott Norvan"), Person("Frank Norvan"), False),
        # short forms of other languages, and two first names of which each is spelled in two ways
        (Person("Emiliano Norvan"), Person("Emi Norvan"), True),
        (Person("Kassym-Jomart Norvan"), Person("Qasym-Zhomart Norvan"), True),
        (Person("Tarique Norvan"), Person("Tareq Norvan"), True),
        # initials and middle names
        (Person("J. R. R. Tolkien"), Person("J.R.R. Tolkien"), True),
        (Person("P.D. James"), Person("Phyllis Dorothy James"), True),
        (Person("George H. W. Bush"), Person("George Herbert Walker Bush"), True),
        (Person("George H. W. Bush"), Person("George W. Bush"), False),
        # the second of two family names; a first name with a syllable more
        (Person("Ana Norvan Pardo"), Person("Ana Norvan"), True),
        (Person("Ana Sánchez Pérez-Norvan"), Person("Ana Sanchez"), True),
        (Person("Gabriel García Márquez"), Person("Gabriel Garcia"), False),
        (Person("Li Qiang", ("MAYOR_OF basra",)), Person("Li Keqiang", ("MAYOR_OF basra",)), False),
        # generations
        (Person("Martin Luther King Jr."), Person("Martin Luther King Sr."), False),
        (Person("Joseph R. Norvan Jr."), Person("Joe Norvan"), True),
        (Person("Jamie Lynn Norvan"), Person("James Norvan"), False),
        (Person("Jamie L. Norvan"), Person("James Norvan"), True),
        (Person("Joseph R. Norvan Jr."), Person("Joseph Norvan"), False),
        (Person("Joseph R. Smith Jr."), Person("Joe Smith"), False),
        (Person("Joseph Norvan Jr."), Person("J. Norvan"), False),
        (Person("Joseph Norvan Sr."), Person("Joe Norvan"), False),
        # names by which somebody is known
        (Person("Thaksin"), Person("Thaksin Shinawatra"), True),
        (Person("Mahathir"), Person("Anwar Ibrahim"), False),
        (Person("Mao Tse-tung"), Person("Mao Zedong"), True),
        (Person("Abu Mohammad al-Jolani"), Person("Ahmed al-Sharaa"), True),
        (Person("Abu Muhammed al-Julani"), Person("Ahmed al-Sharaa"), True),
        (Person("Abu Ahmed al-Julani"), Person("Ahmed al-Sharaa"), False),
        # honorifics
        (Person("Alhaji Karim Norvan"), Person("Karim Norvan"), True),
        (Person("Notary Karim Norvan"), Person("Karim Norvan"), True),
        (Person("President-elect Ida Norvan"), Person("Ida Norvan"), True),
        (Person("DI Sam Norvan"), Person("Det Insp Samantha Norvan"), True),
        (Person("Seyed Abbas Norvan"), Person("Abbas Norvan"), True),
        (Person("Syed Norvan"), Person("Abbas Norvan"), False),
        (Person("Yuliia Norvan"), Person("Yulia Norvan"), True),
        (Person("Sayyed Karim Norvan"), Person("Karim Norvan"), True),
        (Person("Sayyed Karim Norvan"), Person("Sayyed Jamil Norvan"), False),
        # rulers
        (Person("King Felipe VI"), Person("King Felipe"), True),
        (Person("Felipe VI", ("MONARCH_OF spain",)), Person("King Felipe", ("MONARCH_OF spain",)), True),
        (Person("Pope Pius XI"), Person("Pope Pius XII"), False),
        (Person("Pope John Paul II"), Person("John Paul II", ("IS_A pope",)), True),
        (Person("Pope Leo"), Person("King Leo"), False),
        (Person("King Leo", ("MONARCH_OF norvania",)), Person("King Leo", ("MONARCH_OF ruritania",)), False),
        (Person("King Leo", ("MONARCH_OF norvania",)), Person("Ali bin Leo", ("LEADER_OF norvania",)), False),
        (Person("King Faisal"), Person("Turki al-Faisal"), False),
        (Person("Prince William"), Person("William Prince"), False),
        (Person("Queen Ida II"), Person("Queen Yda", ("MONARCH_OF norvania",)), False),
        (Person("Queen Elizabeth II"), Person("Queen Elisabeth", ("MONARCH_OF belgium",)), False),
        (Person("Queen Elizabeth II"), Person("Queen Elizabeth", ("MONARCH_OF norvania",)), True),
        # longer and shorter forms of one name
        (Person("Mohamed bin Zayed"), Person("Sheikh Mohammed bin Zayed Al Nahyan"), True),
        (Person("Mohamed bin Zayed"), Person("Mohammed bin Rashid"), False),
        (Person("Aliaksandr Lukashenka"), Person("Alexander Lukashenko"), True),
        (Person("Aliaksandr Lukashenka"), Person("Viktor Lukashenko"), False),
        # organizations
        (Organization("U.S. Supreme Court"), Organization("United States Supreme Court"), True),
        (Organization("Indian Supreme Court"), Organization("Brazil Supreme Court"), False),
        (Organization("Norwegian Labour Party"), Organization("Norway Labor Party"), True),
        (Organization("Norwegian Labour Party"), Organization("Australian Labor Party"), False),
        (Organization("Norwegian Labour Party"), Organization("Norwegian Green Party"), False),
        (Organization("Supreme Court of Texas"), Organization("Supreme Court"), False),
        (Organization("Met Police"), Organization("Metropolitan Police"), True),
        (Organization("Met Police"), Organization("Metropolitan Police Department"), False),
        (Organization("BOJ"), Organization("Bank of Japan"), True),
        (Organization("STF"), Organization("Brazil's Supreme Court"), True),
        (Organization("STF"), Organization("Mexico's Supreme Court"), False),
        (Organization("CEDEAO"), Organization("Economic Community of West African States"), True),
        (Organization("Texas Rangers"), Organization("New York Rangers"), False),
        (Organization("Barcelona"), Organization("FC Barcelona"), True),
        (Organization("Ministry of Finance of Greece"), Organization("Greek Finance Ministry"), True),
        (Organization("Greek Finance Ministry"), Organization("German Finance Ministry"), False),
        (Organization("Greek Finance Ministry"), Organization("Greek Foreign Ministry"), False),
        (Organization("Greek Ministry of Foreign Affairs"), Organization("Greek Foreign Ministry"), True),
        (Organization("University of Leiden"), Organization("Leiden University"), True),
        (Organization("University of Washington"), Organization("Washington University"), False),
        (Organization("University of Cape Town", ("UCT",)), Organization("UCT"), True),
        (Organization("Department of Justice"), Organization("Justice Department"), True),
        (Organization("Federal Reserve"), Organization("Federal Reserve Bank of Boston"), False),
        (Organization("Ford"), Organization("Ford Motor"), True),
        (Organization("Ford"), Organization("Ford Foundation"), False),
        (Organization("West Ham"), Organization("West Ham United"), True),
        # legal forms of many countries, words that say the kind of firm or club, and what is no such word
        (Organization("Acme S.p.A."), Organization("Acme Oyj"), True),
        (Organization("Acme S.A.B. de C.V."), Organization("Acme"), True),
        (Organization("PT Norvania Tbk"), Organization("Norvania"), True),
        (Organization("Grupo Norvania"), Organization("Norvania SA"), True),
        (Organization("Banco Central"), Organization("Central"), False),
        (Organization("FC Norvan"), Organization("Norvan"), True),
        (Organization("FC Norvan"), Organization("SV Norvan"), False),
        (Organization("Marks & Spencer"), Organization("Marks and Spencer"), True),
        # a firm's name without its trade, where no list knows it; its parts, and groups of many firms
        (Organization("Norvan Airlines"), Organization("Norvan"), True),
        (Organization("Norvan Wind Systems"), Organization("Norvan"), True),
        (Organization("Norvan Foods", ("Norvan",)), Organization("Norvan"), True),
        (Organization("Norvan Foods"), Organization("Norvan"), False),
        (Organization("Norvan Music"), Organization("Norvan"), False),
        (Organization("Norvan Foundation"), Organization("Norvan"), False),
        (Organization("Tata Motors"), Organization("Tata"), False),
        (Organization("Volkswagen"), Organization("Volkswagen Financial Services"), False),
        (Organization("Samsung Electronics"), Organization("Samsung Heavy Industries"), False),
        (Organization("General Motors"), Organization("General Dynamics"), False),
        # names by which the world knows firms and institutions
        (Organization("Deutsche Lufthansa AG"), Organization("Lufthansa"), True),
        (Organization("A.P. Moller-Maersk A/S"), Organization("Maersk"), True),
        (Organization("Petróleo Brasileiro S.A."), Organization("Petrobras"), True),
        (Organization("Banco Santander"), Organization("Santander"), True),
        (Organization("KFC"), Organization("Kentucky Fried Chicken"), True),
        (Organization("Air France"), Organization("Air France-KLM"), False),
        (Organization("Bank of China"), Organization("People's Bank of China"), False),
        (Organization("Goldman Sachs"), Organization("Morgan Stanley"), False),
        (Organization("Inter Milan"), Organization("Inter Miami"), False),
        (Organization("Sony"), Organization("Sony Music"), False),
        (Organization("ECOWAS"), Organization("Economic Community of West African States"), True),
        (Organization("UN refugee agency"), Organization("UNHCR"), True),
        (Organization("Africa CDC"), Organization("CDC"), False),
        # bodies of one country, with it and without; what several countries have by that name
        (Organization("U.S. Food and Drug Administration"), Organization("FDA"), True),
        (Organization("Taiwan Food and Drug Administration"), Organization("FDA"), False),
        (Organization("British NHS"), Organization("National Health Service"), True),
        (Organization("Kenya's central bank"), Organization("Central Bank of Kenya"), True),
        (Organization("Kenya's central bank"), Organization("Bank of Ghana"), False),
        (Organization("SPD"), Organization("German Social Democratic Party"), True),
        (Organization("SPD"), Organization("Portuguese Social Democratic Party"), False),
        (Organization("PSOE"), Organization("Spanish Socialist Party"), True),
        (Organization("Supreme Court of India"), Organization("Indian Supreme Court"), True),
        (Organization("Supreme Court of India"), Organization("Supreme Court of Kenya"), False),
        (Organization("Ghana Supreme Court"), Organization("Ghana High Court"), False),
        (Organization("Philippine Coast Guard"), Organization("Japan Coast Guard"), False),
        # an acronym that no article explains: of four letters, and what has them in another order
        (Organization("NWSA"), Organization("Norvanian Water Supply Authority"), True),
        (Organization("NSWA"), Organization("Norvanian Water Supply Authority"), False),
        (Organization("NWA"), Organization("Norvanian Water Authority"), False),
        # offices that an article took for a part of the name; letters that are no accents
        (Person("Chief Executive Norvan", ("EXECUTIVE_OF acme",)), Person("Ida Norvan"), True),
        (Person("Finance Minister Ida Norvan"), Person("Ida Norvan"), True),
        (Person("Lech Wałęsa"), Person("Lech Walesa"), True),
        (Person("Søren Nørvan"), Person("Soren Norvan"), True),
        (Organization("Ørvan"), Organization("Orvan"), True),
    ],
)  # fmt: skip
def test_forms_of_one_name_and_of_two(one: Profile, other: Profile, same: bool) -> None:
    """Two articles name one entity, or two; whichever comes first."""
    for pair in permutations([one, other]):
        first, second = _homes(*pair)
        assert (first == second) is same


NOVELIST = ("novelist",)
PM = "PRIME_MINISTER_OF ruritania"


@pytest.mark.parametrize(
    ("alone", "meant", "others"),
    [
        # family names of two words
        (Person("López Obrador", companions=("mexico",)),
         Person("Andrés Manuel López Obrador", ("PRESIDENT_OF mexico",)),
         [Person("Ana Obrador", ("MAYOR_OF mexico",))]),
        (Person("Vargas Llosa", (), NOVELIST), Person("Mario Vargas Llosa", (), NOVELIST), []),
        (Person("Vargas Llosa", (), NOVELIST), None, [Person("Ana Llosa", (), NOVELIST)]),
        (Person("Soto-Cano", companions=("seville",)), Person("Ana Soto-Cano", ("LIVES_IN seville",)), []),
        (Person("van Dijk", companions=("delft",)), Person("Jan van Dijk", ("MAYOR_OF delft",)), []),
        # an office beside the name, which one of that family holds: by a claim, or by the title alone
        (Person("Norvan", (), ("prime-minister", "minister")), Person("Jan Norvan", (PM,)),
         [Person("Ida Norvan", ("IS_A novelist",), NOVELIST)]),
        (Person("Norvan", (), ("secretary-of-state", "secretary")),
         Person("Ida Norvan", ("IS_A secretary-of-state",), ("former",)),
         [Person("Jan Norvan", ("PRESIDENT_OF ruritania",))]),
        (Person("Norvan", (), ("speaker",)), Person("Jan Norvan", (), ("speaker",)),
         [Person("Ida Norvan", (PM,))]),
        (Person("Norvan", (), ("president",)), None,
         [Person("Jan Norvan", ("PRESIDENT_OF ruritania",)),
          Person("Jan G. Norvan Sr.", ("PRESIDENT_OF ruritania",)),
          Person("Ida Norvan", ("PRESIDENT_OF ruritania",))]),
        (Person("Norvan", (), ("president",)), None, [Person("Jan Norvan", (PM,))]),
        (Person("Smith", (), ("minister",)), None, [Person("Jan Smith", (PM,))]),
        (Person("Norvan", ("PRESIDENT_OF ruritania",), ("president",)), None,
         [Person("Jan Norvan", ("PRESIDENT_OF strelsau",), ("president",))]),
        # who speaks for a country is meant before others who have to do with it
        (Person("Norvan", companions=("ruritania",)), Person("Jan Norvan", (PM,)),
         [Person("Ida Norvan", ("COMMANDER_OF ruritania",))]),
        (Person("Norvan", companions=("ruritania",)), None,
         [Person("Jan Norvan", ("COMES_FROM ruritania",)),
          Person("Ida Norvan", ("COMMANDER_OF ruritania",))]),
        # who holds an office in a country that both articles name; not where two do, nor the novelist
        (Person("Smith", companions=("chad",)), Person("Jan Smith", (), ("minister",), ("chad",)),
         [Person("Ida Smith", (), NOVELIST)]),
        (Person("Smith", companions=("mali",)), None, [Person("Jan Smith", (), ("minister",), ("chad",))]),
        (Person("Smith", companions=("chad",)), None,
         [Person("Jan Smith", (), ("minister",), ("chad",)),
          Person("Ida Smith", (), ("senator",), ("chad",))]),
        (Person("Norvan", ("PLAYS_FOR arsenal",), companions=("chad",)), None,
         [Person("Jan Norvan", (), ("minister",), ("chad",))]),
        # nobody of whom something is said in words of no known world; a publisher is known beside a minister
        (Person("Norvan", ("IS_A clay-master",)), None, [Person("Jan Norvan", (PM,))]),
        (Person("Norvan", ("IS_A richest-person",)), Person("Jan Norvan", (PM,)), []),
        (Person("Norvan"), None, [Person("Jan Norvan", (PM,)), Person("Ida Norvan", ("FOUNDS acme",))]),
        # who captains a team of that country does not lead it
        (Person("Smith", companions=("chad",)), Person("Jan Smith", ("LEADER_OF chad",)),
         [Person("Ida Smith", ("LEADER_OF chad",), ("forward",))]),
        # a rare name means the only one who has it, or who is much better known; a common one too, where the
        # article says nothing else and names no other country; a first name means nobody; nor where an office
        # or a trade speaks against it
        (Person("Norvan", companions=("chad",)), Person("Jan Norvan", (PM,)), []),
        (Person("von der Norvan"), Person("Ida von der Norvan", ("LEADER_OF acme",)), []),
        (Person("Norvan"), Person("Jan Norvan", (PM,)),
         [Person("Jan Norvan", ("LIVES_IN strelsau",)), Person("Ida Norvan", (), NOVELIST)]),
        (Person("Norvan"), None, [Person("Jan Norvan", (PM,)), Person("Ida Norvan", (), NOVELIST)]),
        (Person("Smith"), Person("Jan Smith", (PM,)), []),
        (Person("Smith", (), ("mayor",)), None, [Person("Jan Smith", (PM,))]),
        # who is in office, not the sister of whom nothing is said; not the novelist either
        (Person("Norvan"), Person("Jan Norvan", (PM,)), [Person("Ida Norvan", ("SIBLING_OF president",))]),
        (Person("Norvan"), None, [Person("Jan Norvan"), Person("Ida Norvan")]),
        (Person("Smith"), None, [Person("Jan Smith", (PM,)), Person("Ida Smith")]),
        (Person("Francis"), None, [Person("Jan Francis", (PM,))]),
        (Person("Norvan", ("MAYOR_OF basra",)), None, [Person("Jan Norvan", (PM,))]),
        (Person("Norvan", ("PLAYS_FOR arsenal",)), None, [Person("Jan Norvan", (PM,))]),
        # father and son in one office, one after the other
        (Person("Rassendyll", (PM,)), Person("Rudolf Rassendyll", (PM,)),
         [Person("Anton Rassendyll", (PM,), ("former",))]),
        (Person("Rassendyll", (PM,)), None,
         [Person("Rudolf Rassendyll", (PM,)), Person("Anton Rassendyll", (PM,))]),
    ],
)  # fmt: skip
def test_whom_a_family_name_alone_means(alone: Person, meant: Person | None, others: list[Person]) -> None:
    """Whom it means of those who are there; nobody where nothing tells."""
    found = _homes(alone, *([meant] if meant else []), *others)
    expected = found[1] if meant else None
    assert (found[0] if found[0] in found[1:] else None) == expected


def _either(name: str, *companions: str) -> Person:
    """A word that an article took for an organization."""
    return Person(name, companions=companions, uncertain=True)


NORVAN = Person("Jan Norvan", (PM,))


@pytest.mark.parametrize(
    ("alone", "others", "expected"),
    [
        # somebody in office, or of whom two articles tell, may be named without a word on who that is
        (_either("Norvan", "ruritania"), [NORVAN], "jan-norvan"),
        (_either("Norvan"), [NORVAN], "jan-norvan"),
        (_either("Norvan"), [Person("Jan Norvan"), Person("Jan Norvan", ("LIVES_IN basra",))], "jan-norvan"),
        (_either("Norvann"), [NORVAN], "jan-norvan"),
        # others may not; nor one of two, nor the founder of what is called so
        (_either("Norvan"), [Person("Jan Norvan", ("IS_A baker",), ("baker",))], "norvan"),
        (_either("Norvan"), [NORVAN, Person("Ida Norvan", ("MAYOR_OF basra",))], "norvan"),
        (_either("Norvan"), [NORVAN, Person("Ida Norvan", ("EXECUTIVE_OF norvan",))], "norvan"),
        (_either("Norvan"), [], "norvan"),
        # nobody has that family name: the organization that other articles are sure of
        (_either("Norvan"), [Organization("Norvan")], "norvan"),
        (_either("Norvan"), [Organization("Norvan Airlines")], "norvan"),
    ],
)
def test_what_a_word_is_that_no_list_knows(alone: Person, others: list[Profile], expected: str) -> None:
    """The family name of somebody whom the corpus knows, else an organization of that name."""
    found = _homes(alone, *others)
    assert found[0] == expected
    if others and isinstance(others[0], Organization):
        assert found[1] == expected


@pytest.mark.parametrize("name", ["Supreme Court", "Labour Party", "Central Bank", "Finance Ministry"])
def test_what_many_countries_have_belongs_to_its_article(name: str) -> None:
    """Without a country it is none of those of the corpus."""
    found = _homes(Organization(name), Organization(f"Norwegian {name}"), Organization(f"Swedish {name}"))
    assert found[0].endswith("@")
    assert len(set(found)) == 3


def test_a_bare_name_of_several_people_belongs_to_its_article() -> None:
    """Nothing tells whether the striker or the minister is meant, unless one is much better known."""
    striker, bare = Person("John Smith", ("PLAYS_FOR arsenal",)), Person("John Smith")
    minister = Person("John Smith", ("MINISTER_OF norvania",))
    assert _homes(bare, striker)[0] == "john-smith"
    assert _homes(bare, striker, minister)[0] == "john-smith@"
    more = [Person("John Smith", ("MINISTER_OF norvania", f"LIVES_IN town{n}")) for n in range(3)]
    found = assign_full([bare, striker, minister, *more])
    assert found[bare].id == found[minister].id != found[striker].id
    assert found[bare].reason == "the best known of 2 people of that name"


def test_a_name_that_very_many_have_does_not_join_alone() -> None:
    """Of hundreds of Li Weis only those who share an office or place are one; who is famous stays one."""
    crowd = [Person("Li Wei", (f"LEADER_OF club{n // 2}", f"LIVES_IN town{n}")) for n in range(2 * MOST)]
    found = assign_full([*crowd, Person("Li Wei"), Person("Li Wei", ("LIVES_IN elsewhere",))])
    assert len({found[p].id for p in crowd}) == MOST
    assert found[Person("Li Wei")].id == found[Person("Li Wei", ("LIVES_IN elsewhere",))].id == "li-wei@"
    office = "PRESIDENT_OF united-states"
    famous = [Person("Joe Biden", (f"LEADER_OF club{n}", office)) for n in range(2 * MOST)]
    others = [Person("Joseph Biden", (office,)), Person("Joe Biden"), Person("Joe Biden", ("IS_A son",))]
    assert len({a.id for a in assign_full([*famous, *others]).values()}) == 1


@pytest.mark.parametrize("turn", range(3))
def test_the_order_of_a_crowd_changes_nothing(turn: int) -> None:
    """The entities of a name that very many have follow from the set of profiles."""
    crowd = [
        Person(f"Li Wei{'' if n % 3 else ' Jr.'}", (f"LEADER_OF club{n % 450}",)) for n in range(MOST + 99)
    ]
    moved = crowd[turn * 100 :] + crowd[: turn * 100]
    assert assign_full(moved) == assign_full(reversed(crowd))


def test_a_family_name_alone_among_very_many() -> None:
    """Thousands of articles with one family name take time in proportion, and contradict all the same."""
    names = [Person("Norvan", (), (), (f"town{n}",)) for n in range(3000)]
    judge, striker = Person("Norvan", ("MAYOR_OF basra",)), Person("Norvan", ("PLAYS_FOR arsenal",))
    found = assign_alone([*names, judge, striker], [])
    assert found[judge].id != found[striker].id
    assert len({a.id for a in found.values()}) == 2


@pytest.mark.parametrize(
    ("slug", "beside", "expected"),
    [
        ("bombay", [], "mumbai"),
        ("georgia", ["tbilisi", "russia"], "georgia"),
        ("georgia", ["florida", "atlanta"], "georgia_us-state"),
        ("georgia", [], "georgia"),
        ("cambridge", ["massachusetts"], "cambridge_massachusetts"),
        ("cambridge", ["london"], "cambridge"),
        ("dynamo-kyiv", [], "dynamo-kyiv"),
        ("congo", ["kinshasa"], "democratic-republic-of-the-congo"),
        ("congo", ["brazzaville"], "republic-of-the-congo"),
        ("portland", ["england", "dorset"], "portland_england"),
        ("georgia", ["county", "governor"], "georgia_us-state"),
        ("victoria", ["seychelles"], "victoria_seychelles"),
        ("victoria", ["melbourne"], "victoria"),
        ("niger", ["nigeria", "minna"], "niger-state"),
        ("st-petersburg", ["tampa"], "saint-petersburg_florida"),
        ("st-petersburg", [], "saint-petersburg"),
        ("santiago-de-chile", [], "santiago"),
        ("cracow", [], "krakow"),
        ("republic-of-korea", [], "south-korea"),
        ("republic-of-ireland", [], "ireland"),
        ("republic-of-the-congo", [], "republic-of-the-congo"),
        ("federal-democratic-republic-of-ethiopia", [], "ethiopia"),
        ("png", [], "papua-new-guinea"),
        ("republic-of-norvania", [], "republic-of-norvania"),
    ],
)
def test_places(slug: str, beside: list[str], expected: str) -> None:
    """A city has one id under all its names; two places of one name are told by what stands beside them."""
    assert assign_place(slug, beside).id == expected


def test_what_stands_right_behind_a_place_tells_most() -> None:
    """ "Birmingham, Alabama" is no city of England, however many of these the article names."""
    english = ["england", "london", "leeds", "coventry"]
    assert assign_place("birmingham", [*english, "alabama"]).id == "birmingham"
    assert assign_place("birmingham", [*english, "alabama"], ["alabama"]).id == "birmingham_alabama"
