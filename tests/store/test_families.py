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

LABELS: dict[str, Label] = {"Norvania": "Place", "Basra": "Place", "Acme": "Organization"}


def put(corpus: Corpus, person: str, relation: str, where: str) -> None:
    """An article of one claim about a person."""
    text = f"{person} {relation} {where}."
    graph = make_graph(text, text, [(person, relation, where, text)], {**LABELS, person: "Person"})
    corpus.put([draft(graph, corpus.types, corpus.linker)])


def test_a_family_is_read_only_where_it_can_tell(
    embedded_store: BoltStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A namesake of whom nothing is said that the articles with the family name alone say too changes nothing
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
    assert read("Bill Clinton", "PRESIDENT_OF", "Norvania") == []  # nobody is called Clinton alone
    assert read("Clinton", "VISITS", "Basra") == ["klntn"]
    assert read("Bill Clinton", "VISITS", "Acme") == []
    assert read("Hillary Clinton", "LEADER_OF", "Acme") == []
    assert read("Ted Clinton", "MAYOR_OF", "Basra") == ["klntn"]
    rows = embedded_store.read("MATCH (:Article {title: $title})-[:MENTIONS]->(e:Person) RETURN e.id AS id",
                               {"title": "Clinton VISITS Basra"})  # fmt: skip
    assert [row["id"] for row in rows] == ["ted-clinton"]


def test_the_first_of_a_family_is_told_to_its_name_alone(embedded_store: BoltStore) -> None:
    """Who is called by one name is one person, until somebody has that family name: then it stays in its
    articles, as in a store that had both at once."""
    corpus = Corpus.of(embedded_store)
    put(corpus, "Clinton", "VISITS", "Basra")
    find = "MATCH (:Article)-[:MENTIONS]->(e:Person) RETURN DISTINCT e.id AS id ORDER BY id"
    assert [row["id"] for row in embedded_store.read(find)] == ["clinton"]
    put(corpus, "Hillary Clinton", "LEADER_OF", "Acme")
    one, other = (row["id"] for row in embedded_store.read(find))
    assert one.startswith("clinton@")
    assert other == "hillary-clinton"
