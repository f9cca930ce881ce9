"""Of the people of one family name a change reads those that it can tell something about, and no others."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from graph_builder.model import Label
from graph_builder.pipeline import Corpus
from graph_builder.store import BoltStore, draft
from graph_builder.store.blocks import Blocks, Held
from tests.graphs import make_graph

pytestmark = pytest.mark.store

LABELS: dict[str, Label] = {"Norvania": "Place", "Basra": "Place", "Acme Works": "Organization"}


def put(corpus: Corpus, person: str, relation: str, where: str) -> None:
    """An article of one claim about a person."""
    text = f"{person} {relation} {where}."
    graph = make_graph(text, text, [(person, relation, where, text)], {**LABELS, person: "Person"})
    corpus.put([draft(graph, corpus.types, corpus.linker)])


def test_a_family_is_read_only_where_it_can_tell(
    embedded_store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a common name, a namesake of whom nothing is said that articles with it alone say changes nothing
    and costs no look at the family; one of whom the same is said does, and the name comes to him."""
    corpus = Corpus.of(embedded_store)
    asked: list[str] = []
    families = Held.families

    def noted(held: Held, names: Collection[str]) -> dict[str, Blocks]:
        asked.extend(names)
        return families(held, names)

    def read(person: str, relation: str, where: str) -> list[str]:
        asked.clear()
        put(corpus, person, relation, where)
        return list(asked)

    monkeypatch.setattr(Held, "families", noted)
    assert read("Bill Baker", "PRESIDENT_OF", "Norvania") == []  # nobody is called Baker alone
    assert read("Baker", "LIVES_IN", "Basra") == ["bkr"]
    assert read("Bill Baker", "VISITS", "Acme Works") == []
    assert read("Hillary Baker", "LEADER_OF", "Acme Works") == []
    assert read("Ted Baker", "MAYOR_OF", "Basra") == ["bkr"]
    rows = embedded_store.read("MATCH (:Article {title: $title})-[:MENTIONS]->(e:Person) RETURN e.id AS id",
                               {"title": "Baker LIVES_IN Basra"})  # fmt: skip
    assert [row["id"] for row in rows] == ["ted-baker"]


def test_the_first_of_a_family_is_told_to_its_name_alone(embedded_store: BoltStore) -> None:
    """Who is called by one name is one person, until somebody has that name: then a common one of whom
    something else is said stays in its articles, as in a store that had both at once."""
    corpus = Corpus.of(embedded_store)
    put(corpus, "Baker", "LIVES_IN", "Basra")
    find = "MATCH (:Article)-[:MENTIONS]->(e:Person) RETURN DISTINCT e.id AS id ORDER BY id"
    assert [row["id"] for row in embedded_store.read(find)] == ["baker"]
    put(corpus, "Hillary Baker", "LEADER_OF", "Acme Works")
    one, other = (row["id"] for row in embedded_store.read(find))
    assert one.startswith("baker@")
    assert other == "hillary-baker"


@pytest.mark.parametrize("name", ["Norvander", "Baker"])
def test_a_family_name_alone_follows_who_bears_it(embedded_store: BoltStore, name: str) -> None:
    """A rare one, and a common one of which nothing is said, comes to the first who has it, and is nobody's
    any more once a second is as well known."""
    corpus = Corpus.of(embedded_store)
    find = "MATCH (a:Article {title: $title})-[:MENTIONS]->(e:Person) RETURN DISTINCT e.id AS id"
    title = {"title": f"{name} VISITS Basra"}
    put(corpus, name, "VISITS", "Basra")
    assert [row["id"] for row in embedded_store.read(find, title)] == [name.lower()]
    put(corpus, f"Ida {name}", "LEADER_OF", "Acme Works")
    assert [row["id"] for row in embedded_store.read(find, title)] == [f"ida-{name.lower()}"]
    put(corpus, f"Jan {name}", "VISITS", "Norvania")
    (told,) = (row["id"] for row in embedded_store.read(find, title))
    assert told.startswith(f"{name.lower()}@")
