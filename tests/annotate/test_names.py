"""Names: found, bordered, labelled; and what is none."""

from __future__ import annotations

import pytest

from graph_builder.annotate.names import find_names
from graph_builder.annotate.parsing import parse
from tests.annotate.reading import names

FOUND = [
    ("Former US President George Bush spoke.", ("George Bush", "Person")),
    ("State Department spokesman Ned Price spoke.", ("State Department", "Organization")),
    ("State Department Spokesperson Ned Price spoke.", ("Ned Price", "Person")),
    ("Wong Kwok-hing lost.", ("Wong Kwok-hing", "Person")),
    ("He met Mustafa al-Kadhimi.", ("Mustafa al-Kadhimi", "Person")),
    ("Hong Kong's economy grew.", ("Hong Kong", "Place")),
    ("Most of the IS fled. ISIS was beaten.", ("IS", "Organization")),
    ("Officials of the World Health Organization met. WHO staff left.", ("WHO", "Organization")),
    ("A US-led coalition attacked.", ("US", "Place")),
    ("The 2,500 US soldiers left.", ("US", "Place")),
    ("The concert is in Evansville, Indiana, on Monday.", ("Evansville", "Place")),
    ("The US special envoy, Zalmay Khalilzad, spoke.", ("Zalmay Khalilzad", "Person")),
    ("They fought the Islamic State in Mosul.", ("Islamic State", "Organization")),
    ("The Saudi Gazette reported it.", ("Saudi Gazette", "Organization")),
    ("The militia Harakat al-Nujaba rejected it.", ("Harakat al-Nujaba", "Organization")),
    ("Doses of the BioNTech vaccine came.", ("BioNTech", "Organization")),
    ("Will Germany leave the union?", ("Germany", "Place")),
    ("Reuters reported from the White House.", ("White House", "Place")),
    ("Malawi's commercial capital, Blantyre, was hit hardest.", ("Blantyre", "Place")),
    ("Cyclone Freddy hit Malawi. Freddy struck again.", ("Freddy", "Event")),
    ("Neighboring Zambia sent helicopters.", ("Zambia", "Place")),
    ("Wolves manager Gary O'Neil left. O'Neil replaced him.", ("O'Neil", "Person")),
    ("A car driven by Durante King-Mclean was stopped.", ("Durante King-Mclean", "Person")),
    ("They praised Ursula von der Leyen, the president.", ("Ursula von der Leyen", "Person")),
    ("Sarah Lim KC said so.", ("Sarah Lim", "Person")),
    ("Lawmakers from his Kenya Kwanza coalition met.", ("Kenya Kwanza", "Organization")),
    ("The James Webb Space Telescope found carbon.", ("James Webb Space Telescope", "Concept")),
    ("Georgian officials met in Tbilisi.", ("Georgian", "Place")),
    # an "of" that is no part of a name
    ("The Amal Movement of Speaker Nabih Berri agreed.", ("Amal Movement", "Organization")),
    ("The Amal Movement of Speaker Nabih Berri agreed.", ("Nabih Berri", "Person")),
    ("The League of Matteo Salvini lost four seats.", ("Matteo Salvini", "Person")),
    ("Dimitris Papadimoulis of Syriza spoke in Athens.", ("Dimitris Papadimoulis", "Person")),
    ("They accused Celotex of systematic dishonesty.", ("Celotex", "Organization")),
    ("The University of Notre Dame agreed.", ("University of Notre Dame", "Organization")),
    ("Shares of Bank of America fell.", ("Bank of America", "Organization")),
    # names of people of which a part was found
    ("June Steenkamp, mother of Reeva, said so.", ("June Steenkamp", "Person")),
    ("The wife of Barry Norvan, June Norvan, was in court in June.", ("June Norvan", "Person")),
    ("Datuk Seri Anwar Ibrahim walked free.", ("Anwar Ibrahim", "Person")),
    ("Cllr Garside told the meeting so.", ("Garside", "Person")),
    ('Dwayne "The Rock" Johnson spoke in Paris.', ('Dwayne "The Rock" Johnson', "Person")),
    ("Joaquín “El Chapo” Guzmán was found guilty in Paris.", ("Joaquín “El Chapo” Guzmán", "Person")),
    ("Opposition figure Moon Jae-in leads in the polls.", ("Moon Jae-in", "Person")),
    ("A spokesman for the European commission declined.", ("European commission", "Organization")),
    ("The Sinaloa Cartel shipped tons of cocaine.", ("Sinaloa Cartel", "Organization")),
    ('Ferdinand "Bongbong" Marcos Jr. won the vote.', ('Ferdinand "Bongbong" Marcos Jr.', "Person")),
    ("Mohamed Hamdan “Hemedti” Dagalo fled.", ("Mohamed Hamdan “Hemedti” Dagalo", "Person")),
    ("Son Heung-min scored twice, the second from a free kick.", ("Son Heung-min", "Person")),
    ("But Heung-min scored twice in May.", ("Heung-min", "Person")),
    ("Tottenham will paint a mural of Heung-Min Son on the High Road.", ("Heung-Min Son", "Person")),
    ("Vietnam's Communist Party chief To Lam was re-elected on Friday.", ("To Lam", "Person")),
    ("He left. To Biden the vote was a gift.", ("Biden", "Person")),
    ("Prime Minister of Ukraine Yuliia Svyrydenko said so.", ("Yuliia Svyrydenko", "Person")),
    ("Prime Minister of Ukraine Yuliia Svyrydenko said so.", ("Ukraine", "Place")),
    ("The director of Kenya Airways said so.", ("Kenya Airways", "Organization")),
    ("EAM Jaishankar said so in Delhi.", ("Jaishankar", "Person")),
    (
        "They asked the Office of the United Nations High Commissioner for Refugees.",
        ("Office of the United Nations High Commissioner for Refugees", "Organization"),
    ),
    ("Luiz Inácio Lula da Silva met his minister.", ("Luiz Inácio Lula da Silva", "Person")),
    ("Abiy Ahmed came. Abiy met his hosts.", ("Abiy", "Person")),
    ("Mark van den Berg criticised Robin van Persie.", ("Mark van den Berg", "Person")),
    ("Charles de Gaulle visited Quebec. De Gaulle resigned.", ("De Gaulle", "Person")),
    ("The Washington Post reported it. The Post was right.", ("Washington Post", "Organization")),
    ("Liverpool beat Arsenal 3-1 on Saturday.", ("Liverpool", "Organization")),
    ("Liverpool beat Arsenal. The striker scored a late goal.", ("Liverpool", "Organization")),
    ("Boston edged Miami 102-98. Fans in Boston were glad.", ("Miami", "Organization")),
    ("Barcelona beat Dortmund 3-2 in Madrid.", ("Madrid", "Place")),
    ("England lost 2-1 to Italy at Wembley.", ("Italy", "Place")),
    ("Iga Swiatek defeated Coco Gauff 6-1, 6-3.", ("Iga Swiatek", "Person")),
    ("Houston sued Dallas over the bill.", ("Houston", "Place")),
    ("The army defeated Grozny.", ("Grozny", "Place")),
    ("Cook denies any wrongdoing and sued to keep her seat.", ("Cook", "Person")),
    ("Walker had run the shop for years.", ("Walker", "Person")),
    ("DiCaprio gave up a role years ago.", ("DiCaprio", "Person")),
    ("DeepMind was sold to Google.", ("DeepMind", "Organization")),
    ("Swift is the star of the tour.", ("Swift", "Person")),
]
NOT_FOUND = [
    ("Pro-Iranian militias attacked.", "Iranian"),
    ("The prime minister spoke on Monday.", "Monday"),
    ("The Prime Minister spoke.", "Prime Minister"),
    ("Three Iraqis were arrested.", "Iraqis"),
    ("An American was arrested.", "American"),
    ("The coach left. The Spaniard was angry.", "Spaniard"),
    ("Substitute Leandro Trossard scored.", "Substitute"),
    ("It is what it IS.", "IS"),
    ("Localist groups won. The localist camp cheered.", "Localist"),
    ("Those who fought left.", "who"),
    ("Image: a soldier.", "Image"),
    ("Sporting goods sold well.", "Sporting"),
    ("Cook the rice for ten minutes.", "Cook"),
    ("Swift action saved the ship.", "Swift"),
    ("Judge rules against the ministry.", "Judge"),
    ("He arrived at 5 PM Friday.", "PM"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: tuple[str, str]) -> None:
    """A name without title, article and possessive mark, with its label."""
    assert expected in names(text)


@pytest.mark.parametrize(("text", "form"), NOT_FOUND)
def test_not_found(text: str, form: str) -> None:
    """Dates, titles alone, people of a country, prefixed adjectives and common words are no names."""
    assert form not in {words for words, _ in names(text)}


def test_labels_are_settled_by_the_document() -> None:
    """A surname is a person's wherever it stands, once the full name was one's."""
    text = "Joe Biden spoke.\n\nBiden said no.\n\nThe plan of Biden failed. Biden left."
    assert {label for words, label in names(text) if words == "Biden"} == {"Person"}


def test_a_surname_that_is_a_capital_is_a_person() -> None:
    """Valeska Paris is not in France."""
    text = "Valeska Paris joined. Paris claims she was held. Paris was born in Geneva."
    assert {label for words, label in names(text) if "Paris" in words} == {"Person"}


def test_a_name_found_once_is_found_everywhere() -> None:
    """What the model misses in one sentence it saw in another."""
    text = "Mustafa al-Kadhimi came to Paris.\n\nKadhimi faces problems.\n\nThe pressure on Kadhimi grows."
    assert [words for words, _ in names(text)].count("Kadhimi") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what only people do
        ("Norvander, who led Ruritania for ten years, presented her memoirs.", ("Norvander", "Person")),
        ("Norvander, 71, said that taxes would rise.", ("Norvander", "Person")),
        ("The Acme founder Norvander pleaded guilty to fraud.", ("Norvander", "Person")),
        ("Norvander spent seven years in prison before his arrest was annulled.", ("Norvander", "Person")),
        ("Norvander was deported in January because he was not vaccinated.", ("Norvander", "Person")),
        # and what firms do as well
        ("Chevron said he would leave the company.", ("Chevron", "Organization")),
        ("Siemens, 12,000 of whose workers struck, raised its offer.", ("Siemens", "Organization")),
        ("Nestle fired its chief after he had broken the rules.", ("Nestle", "Organization")),
        # whole names
        (
            "European Commission President Ursula von der Leyen was elected.",
            ("Ursula von der Leyen", "Person"),
        ),
        ("Samia Suluhu Hassan, the president of Tanzania, was sworn in.", ("Samia Suluhu Hassan", "Person")),
        ("Samia Suluhu Hassan told parliament she was saddened.", ("Samia Suluhu Hassan", "Person")),
        (
            "It said that President Qasym-Zhomart Toqaev had signed a law.",
            ("Qasym-Zhomart Toqaev", "Person"),
        ),
        (
            "They voted for a successor to Jose Eduardo dos Santos, who is stepping down.",
            ("Jose Eduardo dos Santos", "Person"),
        ),
        ("Borussia's 19-year-old signing Erling Braut Haaland came on.", ("Erling Braut Haaland", "Person")),
        ("Heung-min Son lifted the trophy in Bilbao.", ("Heung-min Son", "Person")),
        (
            "It froze the assets of three people, among them Isabel dos Santos.",
            ("Isabel dos Santos", "Person"),
        ),
        ("A mural bears the name Karikó Katalin.", ("Karikó Katalin", "Person")),
        # a title behind a name, an acronym that begins a sentence
        (
            "The Labour Party of Finance Minister Jens Stoltenberg had ruled out such a step.",
            ("Labour Party", "Organization"),
        ),
        ("ECOWAS closed land borders and froze the country's assets.", ("ECOWAS", "Organization")),
        ("MPLA closed land borders and froze the country's assets.", ("MPLA", "Organization")),
        ("US Secretary of State Pompeo met Abdul Ghani Baradar.", ("Pompeo", "Person")),
        ("WHO chief Tedros Adhanom said the outbreak was under control.", ("WHO", "Organization")),
        # well-known names of which the model finds a part
        (
            "It was published by Reporters Without Borders, with Eritrea last.",
            ("Reporters Without Borders", "Organization"),
        ),
        (
            "Gunmen from the Tehreek-e-Taliban Pakistan attacked a post.",
            ("Tehreek-e-Taliban Pakistan", "Organization"),
        ),
        ("Africa CDC said that cases had risen.", ("Africa CDC", "Organization")),
        # a word at the start of a sentence that is no part of the name
        ("(Reuters) - Drugmaker Merck & Co said its pill cut cholesterol.", ("Merck & Co", "Organization")),
        ("Planemaker Boeing delivered 53 jets in October.", ("Boeing", "Organization")),
        ("Billionaire Musk said the service would start in June.", ("Musk", "Person")),
        # clubs named like their towns
        ("FC Barcelona presented a new coach.", ("FC Barcelona", "Organization")),
        ("Liverpool won the Premier League with four games to spare.", ("Liverpool", "Organization")),
        ("Rafael Leao scored twice as Milan came from behind to beat Torino.", ("Milan", "Organization")),
        ("Barcelona returned to Camp Nou, beating Athletic Bilbao 4-0.", ("Barcelona", "Organization")),
        ("Milan came from behind to beat inflation.", ("Milan", "Place")),
        ("France won the World Cup in 2018.", ("France", "Place")),
        ("Police in Liverpool arrested a man.", ("Liverpool", "Place")),
        # legal forms are those of firms, whatever stands in apposition
        (
            "Tata Motors Ltd, the Indian owner of Jaguar, posted a profit.",
            ("Tata Motors Ltd", "Organization"),
        ),
    ],
)
def test_labels_by_what_is_said(text: str, expected: tuple[str, str]) -> None:
    """One word is a person's where only people do so; a firm stays one beside somebody else."""
    assert expected in names(text)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The ECB raised interest rates in the euro zone.", "European Central Bank", "Organization"),
        (
            "The ECB named a head coach of the cricket team.",
            "England and Wales Cricket Board",
            "Organization",
        ),
        ("The ECB met on Thursday.", "European Central Bank", "Organization"),
        # the name before an acronym that has its letters, unless the one that the lists know is named too
        ("The Armenian National Congress lost. The ANC said so in May.", None, "Organization"),
        (
            "The Armenian National Union lost. The ANC said so in May.",
            "African National Congress",
            "Organization",
        ),
        ("The ANC met the Armenian National Congress in May.", "African National Congress", "Organization"),
        (
            "The African National Congress met the Armenian National Congress. The ANC said so.",
            "African National Congress",
            "Organization",
        ),
        ("IOC, a refiner, bought two million barrels of crude.", "Indian Oil", "Organization"),
        ("The ABA said that lawyers were at risk.", "American Bar Association", "Organization"),
        ("The ABA said that banks were at risk.", "American Bankers Association", "Organization"),
        ("The ABA said that banks and lawyers were at risk.", None, "Organization"),
        ("Drought has cut the Amazon to its lowest level.", "Amazon basin", "Place"),
        ("Drought has closed the Amazon warehouse in Leeds.", "Amazon", "Organization"),
        ("Amazon raised the pay of its workers.", "Amazon", "Organization"),
    ],
)
def test_names_of_several_things(text: str, name: str | None, label: str) -> None:
    """The words of the text, or "the" before it, tell what a name means; nothing else is guessed."""
    assert (name, label) in {(mention.name, mention.label) for mention in find_names(parse(text))}
