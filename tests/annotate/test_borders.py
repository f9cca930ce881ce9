"""Where names begin and end: whole bodies, people without titles, and the near misses of each rule."""

from __future__ import annotations

import pytest

from tests.annotate.reading import names

WHOLE = [
    # brackets
    (
        "The Democratic Alliance (DA) and its partners won.",
        {"Democratic Alliance": "Organization", "DA": "Organization"},
    ),
    # "of" and "for" behind a body
    ("The Supreme Court of Ruritania struck down the law.", {"Supreme Court of Ruritania": "Organization"}),
    (
        "The US Court of Appeals for the Ninth Circuit blocked the order.",
        {"US Court of Appeals for the Ninth Circuit": "Organization"},
    ),
    (
        "He appealed to the Court of Appeals for the Eleventh Circuit.",
        {"Court of Appeals for the Eleventh Circuit": "Organization"},
    ),
    ("He thanked the Greenpeace team for Britain.", {"Greenpeace": "Organization"}),
    ("She appealed to the Supreme Court of Sweden.", {"Supreme Court of Sweden": "Organization"}),
    (
        "Hadi Wijaya of the Center for Volcanology and Geological Hazard Mitigation said so.",
        {
            "Hadi Wijaya": "Person",
            "Center for Volcanology and Geological Hazard Mitigation": "Organization",
        },
    ),
    (
        "Pam Bondi appealed to the Court of Appeals for the District of Columbia.",
        {"Court of Appeals for the District of Columbia": "Organization"},
    ),
    (
        "The Ministry of Economy and Finance of Peru sold bonds.",
        {"Ministry of Economy and Finance of Peru": "Organization"},
    ),
    (
        "Food Standards of Australia and New Zealand said so.",
        {"New Zealand": "Place"},
    ),
    ("Cancer Research UK paid for the study.", {"Cancer Research UK": "Organization"}),
    ("The UK government paid for it.", {"UK": "Place"}),
    # a second part that names nothing of its own
    (
        "The Frances Young Tang Teaching Museum and Art Gallery opened.",
        {"Frances Young Tang Teaching Museum and Art Gallery": "Organization"},
    ),
    (
        "The British Museum and the National Gallery were closed.",
        {"British Museum": "Organization", "National Gallery": "Organization"},
    ),
    ("Marks and Spencer appointed a new chief.", {"Marks and Spencer": "Organization"}),
    # marks that belong to the name, and those that don't
    ("The painting was sold at Christie's in June.", {"Christie's": "Organization"}),
    ("Chris Christie lost. Christie's campaign ended.", {"Chris Christie": "Person", "Christie": "Person"}),
    # titles
    ("Chief Executive Filosa said the carmaker would cut costs.", {"Filosa": "Person"}),
    ("Chief Financial Officer Thomas Toepfer said so.", {"Thomas Toepfer": "Person"}),
    ("Agriculture Minister Cem Özdemir banned it.", {"Cem Özdemir": "Person"}),
    ("Magistrate Nilupuli Lankapura remanded him.", {"Nilupuli Lankapura": "Person"}),
    ("Special Counsel Jack Smith appealed.", {"Jack Smith": "Person"}),
    ("Cardinal Pietro Parolin opened talks.", {"Pietro Parolin": "Person"}),
    ("Police detained Ahmet Özer, the mayor.", {"Ahmet Özer": "Person"}),
    ("Surgeon Anne Lübbeke operated twice.", {"Anne Lübbeke": "Person"}),
    ("He praised Stephanie Pope.", {"Stephanie Pope": "Person"}),
    ("Hun Sen had leaked their call.", {"Hun Sen": "Person"}),
    ("Pope Francis spoke.", {"Francis": "Person"}),
    ("Repsol bought wind farms.", {"Repsol": "Organization"}),
    ("The Treasury published it.", {"Treasury": "Organization"}),
    ("The president spoke after PM Kyriakos Mitsotakis had come.", {"Kyriakos Mitsotakis": "Person"}),
    ("Batter Nitish Kumar reached fifty.", {"Nitish Kumar": "Person"}),
    # who stands somewhere, and what lies there
    (
        "She refused to attend a meeting called by Oburu in Kisumu.",
        {"Oburu": "Organization", "Kisumu": "Place"},
    ),
    ("A report by Science in Action was read.", {"Science in Action": "Concept"}),
    # a nation within the name of a firm
    ("Shareholders of Anglo American will vote on December 9.", {"Anglo American": "Organization"}),
    ("American investors bought shares.", {"American": "Place"}),
    # particles of Africa; a family name that opens a sentence
    ("Farmers still speak of the years of Bingu wa Mutharika.", {"Bingu wa Mutharika": "Person"}),
    ("Sharaa met the commander of the forces in Damascus.", {"Sharaa": "Person"}),
    # names of many parts
    ("Chief executive Dolf van den Brink said so.", {"Dolf van den Brink": "Person"}),
    ("Villarreal coach Marcelino García Toral said so.", {"Marcelino García Toral": "Person"}),
    ("He came with SpaceX. NASA left.", {"SpaceX": "Organization"}),
    ("John Donahoe had run eBay for years.", {"eBay": "Organization"}),
    ("Ørsted will cancel two wind farms.", {"Ørsted": "Organization"}),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_the_whole_name_and_no_more(text: str, expected: dict[str, str]) -> None:
    """These names stand in the text as they are written here, with these labels; none overlaps another."""
    assert expected.items() <= dict(names(text)).items()


def test_an_office_and_who_holds_it() -> None:
    """The UN High Commissioner for Refugees is the agency, but a person where the name follows."""
    agency = names("The UN High Commissioner for Refugees asked for money.")
    assert ("UN High Commissioner for Refugees", "Organization") in agency
    held = names("The UN High Commissioner for Refugees, Filippo Grandi, visited Moldova.")
    assert ("Filippo Grandi", "Person") in held
    assert "UN High Commissioner for Refugees" not in {form for form, _ in held}
