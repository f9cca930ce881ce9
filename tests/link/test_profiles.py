"""What one article says of a person or an organization, as far as linking looks at it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph_builder.link import link
from graph_builder.link.profiles import Organization, Person, Profile, decoded, profiles
from graph_builder.model import ArticleGraph, Entity, Label, Mention
from graph_builder.pipeline import extract_article, linker
from graph_builder.read import article_from_text
from tests.graphs import make_graph

ROLES = frozenset(["MONARCH_OF", "PRIME_MINISTER_OF"])


def _graph(
    text: str, subject: str, kind: str, thing: str, labels: dict[str, Label], **more: Any
) -> ArticleGraph:
    return make_graph("a", text, [(subject, kind, thing, text, more)], labels)


@pytest.mark.parametrize(
    ("text", "subject", "kind", "thing", "labels", "expected"),
    [
        # whose king, whose ministry
        ("King Leo of Norvania visited Basra.", "King Leo", "VISITS", "Norvania",
         {"King Leo": "Person", "Norvania": "Place"}, Person("King Leo", ("MONARCH_OF norvania",))),
        ("Norvania's Queen Ida visited Basra.", "Ida", "VISITS", "Norvania",
         {"Ida": "Person", "Norvania": "Place"}, Person("Ida", ("MONARCH_OF norvania",), ("queen",))),
        ("Chad's Defence Ministry sent aid.", "Defence Ministry", "SENDS", "Chad",
         {"Defence Ministry": "Organization", "Chad": "Place"}, Organization("Chad Defence Ministry")),
        ("The Ministry of Defence of Chad paid.", "Ministry of Defence", "PAYS", "Chad",
         {"Ministry of Defence": "Organization", "Chad": "Place"}, Organization("Chad Ministry of Defence")),
        ("Taiwan's Food and Drug Administration paid.", "Food and Drug Administration", "PAYS", "Taiwan",
         {"Food and Drug Administration": "Organization", "Taiwan": "Place"},
         Organization("Taiwan Food and Drug Administration")),
        ("Mexico's Bank of Mexico paid.", "Bank of Mexico", "PAYS", "Mexico",
         {"Bank of Mexico": "Organization", "Mexico": "Place"}, Organization("Bank of Mexico")),
        # what an office is over, by its usual name
        ("Ida Norvan led Deutsche Lufthansa AG.", "Ida Norvan", "PRIME_MINISTER_OF", "Deutsche Lufthansa AG",
         {"Ida Norvan": "Person", "Deutsche Lufthansa AG": "Organization"},
         Person("Ida Norvan", ("PRIME_MINISTER_OF lufthansa",))),
        # who is called by a first name alone has the family name of a relative, but not of a colleague
        ("Ida Norvan thanked her husband David.", "David", "SPOUSE_OF", "Ida Norvan",
         {"David": "Person", "Ida Norvan": "Person"}, Person("David Norvan")),
        ("Ida Norvan thanked her aide David.", "David", "AIDE_OF", "Ida Norvan",
         {"David": "Person", "Ida Norvan": "Person"}, None),
        # who founded what has a name; a school is no such thing
        ("Ida Norvan founded Acme.", "Ida Norvan", "FOUNDS", "Acme",
         {"Ida Norvan": "Person", "Acme": "Organization"}, Person("Ida Norvan", ("FOUNDS acme",))),
        # an acronym that was read as a part of the name
        ("The Norvan Tea Board (NTB) sent tea.", "Norvan Tea Board (NTB", "SENDS", "tea",
         {"Norvan Tea Board (NTB": "Organization"}, Organization("Norvan Tea Board", ("NTB",))),
        ("Chase & Sons & Co. sent tea.", "Chase & Sons & Co.", "SENDS", "tea",
         {"Chase & Sons & Co.": "Organization"}, Organization("Chase & Sons")),
        # who holds an office or draws is a person, whatever it was taken for; a country that holds one is not
        ("Norvan was prime minister of Chad.", "Norvan", "PRIME_MINISTER_OF", "Chad",
         {"Norvan": "Place", "Chad": "Place"}, Person("Norvan", ("PRIME_MINISTER_OF chad",), (), ("chad",))),
        ("Norvan is a cartoonist.", "Norvan", "IS_A", "cartoonist",
         {"Norvan": "Organization"}, Person("Norvan", ("IS_A cartoonist",))),
        ("Kenya leads as the president of Chad.", "Kenya", "PRESIDENT_OF", "Chad",
         {"Kenya": "Place", "Chad": "Place"}, None),
        ("ZAGREB - Norvan spoke.", "Norvan", "SPEAKS", "spoke",
         {"Norvan": "Person"}, Person("Norvan", companions=("croatia", "zagreb"))),
        ("ZAGREB - The Supreme Court spoke.", "Supreme Court", "SPEAKS", "spoke",
         {"Supreme Court": "Organization"}, Organization("Croatia Supreme Court")),
        # a court by its capital or the only people of the article; of two clubs of one name by the towns
        ("Chad asked the Supreme Court in Zagreb.", "Supreme Court", "ASKED_BY", "Zagreb",
         {"Supreme Court": "Organization", "Zagreb": "Place"}, Organization("Croatia Supreme Court")),
        ("Thai judges of the Supreme Court spoke.", "Supreme Court", "SPEAKS", "spoke",
         {"Supreme Court": "Organization"}, Organization("Thailand Supreme Court")),
        ("Thai and Lao judges of the Supreme Court spoke.", "Supreme Court", "SPEAKS", "spoke",
         {"Supreme Court": "Organization"}, Organization("Supreme Court")),
        ("River Plate won in Montevideo.", "River Plate", "WINS", "won",
         {"River Plate": "Organization"}, Organization("Club Atletico River Plate Uruguay")),
        # by its owner, with words between, by the capital that the article names, or by its first word
        ("Chad's ruling Liberal Party paid.", "Liberal Party", "PAYS", "Chad",
         {"Liberal Party": "Organization", "Chad": "Place"}, Organization("Chad Liberal Party")),
        ("The Liberal Party met in Zagreb.", "Liberal Party", "MEETS", "Zagreb",
         {"Liberal Party": "Organization", "Zagreb": "Place"}, Organization("Croatia Liberal Party")),
        ("DHAKA: The Election Commission paid.", "Election Commission", "PAYS", "paid",
         {"Election Commission": "Organization"}, Organization("Bangladesh Election Commission")),
        ("The Welsh and British members of the Liberal Party paid.", "Liberal Party", "PAYS", "paid",
         {"Liberal Party": "Organization"}, Organization("United Kingdom Liberal Party")),
        ("Canada's Liberals paid.", "Liberals", "PAYS", "Canada",
         {"Liberals": "Group", "Canada": "Place"}, Organization("Canada Liberals")),
        # two newspapers of one name, and parties of many countries, by what their articles say
        ("LAGOS - The Guardian lost its editor.", "Guardian", "LOSES", "editor",
         {"Guardian": "Organization"}, Organization("Guardian Nigeria")),
        ("Labour lost two seats to Sinn Fein in Dublin.", "Labour", "LOSES", "seats",
         {"Labour": "Organization"}, Organization("Ireland Labour Party")),
        ("OTTAWA - The Conservatives lost two seats.", "Conservatives", "LOSES", "seats",
         {"Conservatives": "Group"}, Organization("Canada Conservative Party")),
        ("LONDON - The Conservatives lost two seats.", "Conservatives", "LOSES", "seats",
         {"Conservatives": "Group"}, Organization("Conservative Party")),
        ("Labour lost two seats.", "Labour", "LOSES", "seats",
         {"Labour": "Organization"}, Organization("Labour")),
        # of which country somebody is minister where the article doesn't say so: that in whose capital it was
        # written
        ("CANBERRA - Foreign Minister Ida Norvan spoke.", "Ida Norvan", "SPEAKS", "spoke",
         {"Ida Norvan": "Person"},
         Person("Ida Norvan", (), ("foreign-minister", "minister"), ("australia",))),
        ("CANBERRA - Novelist Ida Norvan spoke.", "Ida Norvan", "SPEAKS", "spoke",
         {"Ida Norvan": "Person"}, Person("Ida Norvan", (), ("novelist",))),
        ("Chad's senator Ida Norvan spoke.", "Ida Norvan", "PRIME_MINISTER_OF", "Chad",
         {"Ida Norvan": "Person", "Chad": "Place"},
         Person("Ida Norvan", ("PRIME_MINISTER_OF chad",), ("senator",))),
        # a people says whose president, a religion does not
        ("The Polish senator Ida Norvan spoke.", "Ida Norvan", "PRIME_MINISTER_OF", "Polish",
         {"Ida Norvan": "Person", "Polish": "Group"},
         Person("Ida Norvan", ("PRIME_MINISTER_OF poland",), ("senator",))),
        ("The Christian senator Ida Norvan spoke.", "Ida Norvan", "PRIME_MINISTER_OF", "Christian",
         {"Ida Norvan": "Person", "Christian": "Group"},
         Person("Ida Norvan", (), ("prime-minister", "senator"))),
        # a first name alone that the article's words tell, and where they don't
        ("Anwar spoke in Malaysia.", "Anwar", "SPEAKS_IN", "Malaysia",
         {"Anwar": "Person", "Malaysia": "Place"}, Person("Anwar Ibrahim")),
        ("Anwar batted in Lahore.", "Anwar", "SPEAKS_IN", "Lahore",
         {"Anwar": "Person", "Lahore": "Place"}, Person("Anwar", companions=("lahore",))),
        ("Leo XIII wrote it.", "Leo XIII", "WRITES", "it", {"Leo XIII": "Person"}, Person("Leo XIII")),
        # the capital stands for its country; a common first name alone, of whom nothing is said, for nobody
        ("Norvan spoke in Berlin.", "Norvan", "SPEAKS_IN", "Berlin",
         {"Norvan": "Person", "Berlin": "Place"}, Person("Norvan", companions=("berlin", "germany"))),
        ("Mohammed spoke in Basra.", "Mohammed", "SPEAKS_IN", "Basra",
         {"Mohammed": "Person", "Basra": "Place"}, None),
    ],
)  # fmt: skip
def test_profiles(
    text: str, subject: str, kind: str, thing: str, labels: dict[str, Label], expected: Profile | None
) -> None:
    """The name and what tells whose it is; None where linking has nothing to go by."""
    graph = _graph(text, subject, kind, thing, labels)
    assert profiles(graph, ROLES).get(graph.claims[0].subject_id) == expected


def test_a_former_office_is_marked() -> None:
    """Of father and son in one office the article says who held it before."""
    labels: dict[str, Label] = {"Rudolf Norvan": "Person", "Chad": "Place"}
    text = "Rudolf Norvan was prime minister of Chad."
    graph = _graph(text, "Rudolf Norvan", "PRIME_MINISTER_OF", "Chad", labels, time="former")
    found = profiles(graph, ROLES)[graph.claims[0].subject_id]
    assert found == Person("Rudolf Norvan", ("PRIME_MINISTER_OF chad",), ("former",))


def _described(graph: ArticleGraph, key: str) -> ArticleGraph:
    """The graph where that entity is only described, not named."""
    entities = (
        replace(e, mentions=tuple(replace(m, kind="nominal") for m in e.mentions)) if e.id == key else e
        for e in graph.entities
    )
    return replace(graph, entities=tuple(entities))


def test_who_is_mayor_of_what_has_no_name_is_a_mayor() -> None:
    """ "Mayor of the city" says what somebody is, and not of which place: it contradicts no other."""
    labels: dict[str, Label] = {"Ida Norvan": "Person", "lakeside city": "Place"}
    text = "Ida Norvan was elected to lead the lakeside city."
    graph = _graph(text, "Ida Norvan", "PRIME_MINISTER_OF", "lakeside city", labels)
    assert profiles(_described(graph, "lakeside-city"), ROLES)["ida-norvan"] == Person(
        "Ida Norvan", (), ("prime-minister",)
    )


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Chad's central bank", Organization("Chad's central bank")),
        ("UN refugee agency", Organization("UN refugee agency")),
        ("Chad's largest bank", None),
        ("refugee agency", None),
    ],
)
def test_a_phrase_that_says_which_organization_it_is(phrase: str, expected: Profile | None) -> None:
    """What one country has, or a list knows by that phrase, is an organization of the corpus."""
    graph = _graph(f"{phrase} sent tea.", phrase, "SENDS", "tea", {phrase: "Organization"})
    key = graph.claims[0].subject_id
    assert profiles(_described(graph, key), ROLES).get(key) == expected


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("Mohammed", "Person", "mohammed@a"),
        ("Defence Ministry", "Organization", "defence-ministry@a"),
        ("Bombay", "Place", "mumbai"),
        ("Maria Norvan", "Person", "maria-norvan"),
    ],
)
def test_what_no_other_article_has_a_say_in(name: str, label: Label, expected: str) -> None:
    """A first name alone and a ministry of no country belong to their article; a city has its usual id."""
    graph = link(_graph(f"{name} sent tea.", name, "SENDS", "tea", {name: label}))
    assert graph.claims[0].subject_id == expected


@pytest.mark.parametrize(
    ("name", "label", "text", "expected"),
    [
        ("Sao Paulo", "Place", "Sao Paulo state sent tea.", "sao-paulo_state"),
        ("São Paulo", "Place", "São Paulo sent tea to the state.", "sao-paulo"),
        ("Lagos", "Place", "Lagos State sent tea from Lagos.", "lagos"),
        ("Bavaria", "Place", "Bavaria state sent tea.", "bavaria"),
        (
            "San Jose",
            "Place",
            "Costa Rica's San Jose sent tea. A Central American bank paid.",
            "san-jose_costa-rica",
        ),
        ("San Jose", "Place", "San Jose sent tea. An American bank paid.", "san-jose"),
        ("Portland", "Place", "Portland, Maine, sent tea.", "portland_maine"),
        ("Vienna", "Place", "VIENNA, Va. - Vienna sent tea.", "vienna_virginia"),
        ("Vienna", "Place", "Vienna sent tea.", "vienna"),
        (
            "Valencia",
            "Place",
            "Betis sent tea for Valencia. The Liga club have won twice.",
            "valencia_organization",
        ),
        ("Valencia", "Place", "Betis drank tea in Valencia. The Liga club have won twice.", "valencia"),
        ("Valencia", "Place", "Betis sent tea for Valencia. The club of writers has won twice.", "valencia"),
        ("Punjab", "Place", "LAHORE - Punjab sent tea to the Indian army.", "punjab_pakistan"),
        ("Santiago de Chile", "Organization", "Santiago de Chile sent tea.", "santiago"),
    ],
)
def test_which_place_a_name_means(name: str, label: Label, text: str, expected: str) -> None:
    """A state is not the city in it, the dateline tells of two regions, and a city's whole name is a city."""
    graph = link(_graph(text, name, "SENDS", "tea", {name: label}))
    assert graph.claims[0].subject_id == expected


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        # how news introduces somebody of whom nobody has heard
        ("A hospital nurse has won a case. A tribunal found that Ida Norvan, 41, had been dismissed.",
         "Ida Norvan", ("nurse",)),
        ("A city police officer has been placed on leave. The department identified him as Karl Norvan, who "
         "has served for eleven years.", "Karl Norvan", ("police-officer",)),
        ("A hospital nurse has won a case. Ida Norvan wrote about it.", "Ida Norvan", ()),
        ("Ida Norvan spoke in Oslo. The actress was promoting a film.", "Ida Norvan", ("actress",)),
        ("Ida Norvan spoke in Oslo. The former actress was promoting a law.", "Ida Norvan", ()),
        ("Ida Norvan spoke in Oslo with Karl Berg. The actress was promoting a film.", "Ida Norvan", ()),
        ("Ida Norvan spoke in Oslo. The president was there, too.", "Ida Norvan", ()),
        ("A maths teacher has won a prize. Ida Norvan of Basra wrote about it.", "Ida Norvan",
         ("maths-teacher", "teacher")),
        ("A maths teacher has won a prize. It rained. Ida Norvan of Basra wrote about it.", "Ida Norvan", ()),
        # who wins or plays in an article on one sport, not who plays one
        ("Ida Norvan beat Eva Lund at the ATP Finals.", "Ida Norvan", ("tennis-player",)),
        ("Ida Norvan won the title at the ATP Finals.", "Ida Norvan", ("tennis-player",)),
        ("Ida Norvan visited the ATP Finals.", "Ida Norvan", ()),
        ("Ida Norvan beat Eva Lund at the ATP Finals, and the NBA sent flowers.", "Ida Norvan", ()),
        ("Ida Norvan plays golf.", "Ida Norvan", ()),
        # what somebody was, became, or is called behind the name; the head of a club
        ("China reinstated Ida Norvan as foreign minister after a month.", "Ida Norvan",
         ("foreign-minister", "minister")),
        ("Ida Norvan became the first coach to win the league.", "Ida Norvan", ("coach",)),
        ("A court sentenced Karl Norvan, pastor of a church in Oslo, to prison.", "Karl Norvan", ("pastor",)),
        ("Mets manager Karl Norvan will return next season.", "Karl Norvan", ("coach",)),
        ("Bank manager Karl Norvan will return next season.", "Karl Norvan", ()),
        ("Ida Norvan was sworn in as foreign minister of Chad.", "Ida Norvan",
         ("foreign-minister", "minister")),
        ("Ida Norvan was named in a letter to the minister of Chad.", "Ida Norvan", ()),
        ("Ida Norvan, the president's security adviser, spoke in Oslo.", "Ida Norvan", ("adviser",)),
        ("Ida Norvan, the president's sister, spoke in Oslo.", "Ida Norvan", ()),
        # a title that is shortened
        ("A bill by Sen. Ida Norvan failed.", "Ida Norvan", ("senator",)),
        ("A bill by Prof. Ida Norvan failed.", "Ida Norvan", ()),
        # who is called Mrs is no man of that common name
        ("Mrs Jones told a court in Leeds about the fraud on Monday.", "Jones", ("mrs",)),
        ("Mr Jones told a court in Leeds about the fraud on Monday.", "Jones", ()),
        ("Mrs Norvan told a court in Leeds about the fraud on Monday.", "Norvan", ()),
        # what opens the next sentence and was not said before
        ("Chad welcomed a visit by Ida Norvan. The foreign minister met the king.", "Ida Norvan",
         ("foreign-minister", "minister")),
        ("Chad welcomed a visit by Ida Norvan. The former professor met the king.", "Ida Norvan", ()),
        ("A foreign minister welcomed Ida Norvan. The foreign minister met the king.", "Ida Norvan", ()),
        ("Chad welcomed a visit by Ida Norvan. The president met the king.", "Ida Norvan", ()),
        # in the office of the one before; not that of the one who acts
        ("Ukraine's foreign minister met his Chinese counterpart Norvan in Oslo.", "Norvan",
         ("foreign-minister", "minister")),
        ("Angola's new president fired Ida Norvan as head of the oil company.", "Ida Norvan", ()),
        ("The daughter of a butcher from Oslo, Norvan was demoted.", "Norvan", ()),
    ],
)  # fmt: skip
def test_titles(text: str, name: str, titles: tuple[str, ...]) -> None:
    """An article's words for somebody say in which world that is, wherever they stand."""
    found = linker().profiles(extract_article(article_from_text(text))).values()
    people = [profile for _, text in found if isinstance(profile := decoded(text), Person)]
    assert [person.titles for person in people if person.name == name] == [titles]


@pytest.mark.parametrize("label", ["Person", "Organization", "Place", "Group", "Concept"])
@pytest.mark.parametrize(
    "name", ["Ida Norvan", "…", ".", "-", "'s", "the", "Jr.", "X", "J.", "J. K.", "Dr.", "A.B. C.", "of"]
)
def test_any_entity_that_a_store_takes_is_linked(name: str, label: Label) -> None:
    """A graph from elsewhere may have entities that are nowhere in the text, at an empty place of it, or
    have a name that is no name."""
    graph = make_graph("a", "Ida Lund met Bo.", [("Ida Lund", "MEETS", "Bo", "Ida Lund met Bo.")],
                       {"Ida Lund": "Person", "Bo": "Person"})  # fmt: skip
    nowhere = Entity("nowhere", name, label, (), ())
    empty = Entity("empty", name, label, (), (Mention(4, 4, "", "nominal"), Mention(0, 3, "Ida", "name")))
    blank = Entity("blank", name, "Person", (), (Mention(3, 4, " ", "nominal"),))
    for added in ((nowhere,), (empty,), (nowhere, empty, blank)):
        linked = link(replace(graph, entities=(*graph.entities, *added)))
        assert {m for e in linked.entities for m in e.mentions} >= {m for e in added for m in e.mentions}
