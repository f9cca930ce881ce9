"""What short texts name: people, firms, towns and clubs, and the near misses of each rule."""

from __future__ import annotations

import pytest

from tests.annotate.reading import names

LABELS = [
    # bare family names
    ("Guterres told the Security Council that Sudan was close to collapse.", "Guterres", "Person"),
    ("Norvander told the Security Council that Sudan was close to collapse.", "Norvander", "Person"),
    ("Prosecutors in Lisbon charged Salgado with fraud.", "Salgado", "Person"),
    ("Norvander fled to India.", "Norvander", "Person"),
    ("A magistrate remanded Norvander.", "Norvander", "Person"),
    ("Maduro expelled diplomats. Boric recalled the ambassador.", "Boric", "Person"),
    ("He sentenced Trump on 34 counts.", "Trump", "Person"),
    ("Nike named Elliott Hill chief executive. Hill replaces him.", "Elliott Hill", "Person"),
    ("Kazakhstan's Kassym-Jomart Tokayev hosted Xi. Tokayev spoke.", "Kassym-Jomart Tokayev", "Person"),
    ("He met Joko Widodo in Bali.", "Joko Widodo", "Person"),
    ("Amina Yusuf lost her house. Amina has three children.", "Amina", "Person"),
    ("Lionel Messi scored. Lionel said he would stay.", "Lionel", "Person"),
    ("Siminalayi Fubara was suspended. Fubara was governor.", "Siminalayi Fubara", "Person"),
    ("Chef René Redzepi will close it.", "René Redzepi", "Person"),
    # what is no family name stays what the model takes it for
    ("Ennahda rejected the offer.", "Ennahda", "Organization"),
    ("Chadema said police had arrested its leader.", "Chadema", "Organization"),
    # firms
    ("Kering bought a stake in Valentino from Mayhoola.", "Kering", "Organization"),
    ("Ruritania bought a stake in Norvander.", "Norvander", "Organization"),
    ("Shares in Norvander fell 5 percent.", "Norvander", "Organization"),
    ("Heineken sold its breweries in Russia to Arnest.", "Arnest", "Organization"),
    ("Heineken sold its breweries in Russia to Arnest.", "Russia", "Place"),
    ("Rio Tinto hired Simon Trott.", "Rio Tinto", "Organization"),
    ("Banco Santander hired Héctor Grisi.", "Banco Santander", "Organization"),
    ("Oatly, a Swedish maker of drinks, lost its case.", "Oatly", "Organization"),
    ("Doug Ford won the election. Ford said taxes would fall.", "Ford", "Person"),
    ("Norvander bought Saras. Russell Hardy, who heads Norvander, praised it.", "Norvander", "Organization"),
    ("Ford said sales would fall.", "Ford", "Organization"),
    # clubs and towns
    ("Newcastle signed Sandro Tonali from Milan for 60 million pounds.", "Newcastle", "Organization"),
    ("Newcastle signed Sandro Tonali from Milan for 60 million pounds.", "Milan", "Organization"),
    ("Wrexham won promotion after beating Charlton 3-0.", "Wrexham", "Organization"),
    ("Lionel Messi scored twice for Inter Miami.", "Inter Miami", "Organization"),
    ("Trains from Milan to Newcastle were late.", "Milan", "Place"),
    ("The council in Newcastle signed a contract.", "Newcastle", "Place"),
    ("Liverpool beat West Ham on Sunday.", "West Ham", "Organization"),
    ("Liverpool beat London in the bid.", "Liverpool", "Place"),
    ("Ipswich lost 6-0 to Manchester City. Haaland scored a hat-trick.", "Haaland", "Person"),
    # places
    ("The crew of the tanker was found near Limay.", "Limay", "Place"),
    ("Its hospital in Old Fangak was bombed.", "Old Fangak", "Place"),
    ("A jet crashed at Muan.", "Muan", "Place"),
    ("Embraer would build 15 in Gavião Peixoto.", "Gavião Peixoto", "Place"),
    ("Kilauea erupted again.", "Kilauea", "Place"),
    ("Protests were held in Nanterre, where they shot Nahel Merzouk in Nanterre.", "Nanterre", "Place"),
    ("His mother, Mounia, led a march.", "Mounia", "Person"),
    ("Rio Ferdinand moved to Dubai. Rio has five children.", "Rio Ferdinand", "Person"),
    ("The Waorani had sued.", "Waorani", "Group"),
    ("They believe in Macron.", "Macron", "Person"),
    ("Cyclone Chido flattened Mayotte.", "Mayotte", "Place"),
]


@pytest.mark.parametrize(("text", "form", "label"), LABELS)
def test_label(text: str, form: str, label: str) -> None:
    """One label for each mention of the form."""
    assert {found for words, found in names(text) if words == form} == {label}
