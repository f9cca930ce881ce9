"""Which names are one entity, and which must never be."""

from __future__ import annotations

import pytest

from tests.resolve.reading import entity_of, graph_of, same

SAME = [
    ("Joe Biden spoke on Monday. Biden met reporters.", "Joe Biden", "Biden"),
    ("Mustafa al-Kasimi came. Mustafa al-Kadhimi left.", "Mustafa al-Kasimi", "Mustafa al-Kadhimi"),
    ("Mustafa al-Kadhimi came. On Monday Kadhimi left.", "Mustafa al-Kadhimi", "Kadhimi"),
    ("The United States left Iraq. The U.S. had 2,500 soldiers there.", "United States", "U.S."),
    ("America helped Iraq, and American voters knew it.", "America", "American"),
    ("Germany voted. German voters were tired.", "Germany", "German"),
    ("The World Health Organization (WHO) met. WHO officials spoke.", "World Health Organization", "WHO"),
    ("The Free Trade Union (FTU) met in Paris. The FTU was tired.", "Free Trade Union", "FTU"),
    ("The Armenian National Congress lost. The ANC said so.", "Armenian National Congress", "ANC"),
    ("ISIS captured Mosul. Islamic State was beaten in 2017.", "ISIS", "Islamic State"),
    ("President Xi Jinping spoke in Beijing. Xi promised reforms.", "Xi Jinping", "Xi"),
    ("Park Geun-hye was removed. Then Park left Seoul.", "Park Geun-hye", "Park"),
    ("Angela Merkel met Mrs. Merkel's critics.", "Angela Merkel", "Merkel"),
    ("The United Nations met. The Untied Nations spoke.", "United Nations", "Untied Nations"),
    (
        "Iraqi voters wait. The Iraqi Foreign Ministry spoke. The Foreign Ministry denied it.",
        "Iraqi Foreign Ministry",
        "Foreign Ministry",
    ),
    ("The Austrian People's Party (OVP) met in Graz. The OVP lost.", "Austrian People's Party", "OVP"),
    ("Mohamed Hamdan Dagalo, known as Hemedti, fled.", "Mohamed Hamdan Dagalo", "Hemedti"),
    ('Dwayne "The Mole" Norvan fled. On Monday The Mole was seen.', 'Dwayne "The Mole" Norvan', "Mole"),
    ("Cyclone Freddy hit Malawi. Freddy struck Mozambique.", "Cyclone Freddy", "Freddy"),
    ("Bayer AG cut jobs. Bayer denied it.", "Bayer AG", "Bayer"),
    ("Goldman Sachs cut jobs. Goldman denied it.", "Goldman Sachs", "Goldman"),
    ("Gabriel García Márquez won it. García Márquez was glad.", "Gabriel García Márquez", "García Márquez"),
    ("Aung San Suu Kyi spoke in Yangon. Suu Kyi was freed.", "Aung San Suu Kyi", "Suu Kyi"),
    ("Abiy Ahmed came to Asmara. Abiy met his hosts.", "Abiy Ahmed", "Abiy"),
    ("Luiz Inácio Lula da Silva won. Lula was glad.", "Luiz Inácio Lula da Silva", "Lula"),
    ("Ngozi Okonjo-Iweala spoke. Okonjo-Iweala left.", "Ngozi Okonjo-Iweala", "Okonjo-Iweala"),
]
APART = [
    ("Joe Biden and Jill Biden came to Paris.", "Joe Biden", "Jill Biden"),
    ("Joe Biden met Barack Obama.", "Joe Biden", "Barack Obama"),
    ("Fuad Hussein spoke about Saddam Hussein.", "Fuad Hussein", "Saddam Hussein"),
    ("North Korea threatened South Korea.", "North Korea", "South Korea"),
    ("Islamic State fled from Iraq.", "Islamic State", "Iraq"),
    ("Iran warned Iraq.", "Iran", "Iraq"),
    ("The Civic Party beat the Democratic Party.", "Civic Party", "Democratic Party"),
    ("He visited Washington. Washington rejected the offer.", "Washington", "Washington#2"),
    ("Niger and Nigeria signed a treaty.", "Niger", "Nigeria"),
    ("Sony cut jobs. Sony Pictures denied it.", "Sony", "Sony Pictures"),
    ("Liverpool beat Arsenal 3-1. The match was held in Liverpool.", "Liverpool", "Liverpool#2"),
    ("John Paul Jones sang. Paul Jones wrote the song.", "John Paul Jones", "Paul Jones"),
    ("Ana Torres Vega won. Luis Torres Vega lost.", "Ana Torres Vega", "Luis Torres Vega"),
    ("World War I was long. World War II was longer.", "World War I", "World War II"),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_one_node(text: str, one: str, other: str) -> None:
    """Two names of one thing are one node."""
    assert same(text, one, other)


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_two_nodes(text: str, one: str, other: str) -> None:
    """Two things stay two nodes, whatever words they share."""
    assert not same(text, one, other)


def test_a_surname_goes_to_the_one_named_most_unless_a_title_tells() -> None:
    """Of two Clintons "Mr. Clinton" is the man and "Clinton" the one whom the article is about."""
    text = "Hillary Clinton spoke. Hillary Clinton won. Bill Clinton came. Mr. Clinton sat. Clinton left."
    assert entity_of(text, "Clinton") == "Bill Clinton"
    assert entity_of(text, "Clinton#2") == "Hillary Clinton"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Biden spoke. Joe Biden is 78. Mr. Biden left.", "Biden", "Joe Biden"),
        ("He flew to the US, and American voters knew.", "US", "United States"),
        ("Washington has rejected the plan.", "Washington", "United States"),
        ("He made a visit to Washington.", "Washington", "Washington"),
        ("Relations between Moscow and Kyiv are bad.", "Moscow", "Russia"),
        ("Kiev is the largest city.", "Kiev", "Kyiv"),
    ],
)
def test_canonical_names(text: str, words: str, name: str) -> None:
    """The fullest name; a country for its government's seat where it acts as one."""
    assert entity_of(text, words) == name


def test_an_adjective_alone_makes_no_node() -> None:
    """ "An Australian woman" says nothing about Australia that a graph could hold."""
    names = {e.name for e in graph_of("An Australian woman met Joe Biden.").entities}
    assert names == {"Joe Biden"}


def test_another_entitys_name_is_no_alias() -> None:
    """Washington the city is not found under the United States."""
    graph = graph_of("Washington rejected it. The US was right. He made a visit to Washington.")
    aliases = {e.name: e.aliases for e in graph.entities}
    assert "Washington" not in aliases["United States"]
    assert "Washington" in aliases
