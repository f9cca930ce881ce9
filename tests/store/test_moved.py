"""An article that only moves, because another one changed who its people are, keeps the rest as it was."""

from __future__ import annotations

import pytest

from graph_builder.model import ArticleGraph, Label
from graph_builder.pipeline import Corpus
from graph_builder.store import BoltStore, draft
from tests.conftest import Server
from tests.graphs import make_graph

pytestmark = pytest.mark.store

LABELS: dict[str, Label] = {"Norvania": "Place", "Basra": "Place", "Acme Works": "Organization"}
WIRE = ("Officials said on Tuesday that talks on the river dam would go on until both sides agree. "
        "The dam holds back water that two cities need, and farmers have waited since spring. ")  # fmt: skip


def article(title: str, claims: list[tuple[str, str, str]], opening: str = "") -> ArticleGraph:
    """An article with one sentence a claim."""
    told = [(s, kind, o, f"{s} {kind} {o}.") for s, kind, o in claims]
    people: dict[str, Label] = {s: "Person" for s, _, _ in claims}
    return make_graph(title, opening + " ".join(c[3] for c in told), told, LABELS | people)


BAKER = article("Visit", [("Baker", "VISITS", "Basra"), ("Ida Lund", "LEADER_OF", "Acme Works"),
                          ("Ida Lund", "VISITS", "Norvania")])  # fmt: skip
TED = article("Mayor", [("Ted Baker", "MAYOR_OF", "Basra")])


def test_a_moved_article_is_as_if_written_anew(server: Server, store: BoltStore) -> None:
    """The name alone comes to the person of that name who is mayor there, and leaves again: each time the
    graph is that of a store that had the same articles from the start."""
    corpus = Corpus.of(store)
    corpus.put([draft(BAKER, corpus.types, corpus.linker)])
    alone = server.graph()
    corpus.put([draft(TED, corpus.types, corpus.linker)])
    both = server.graph()
    corpus.retract(TED.article.id)
    assert server.graph() == alone
    server.clear()
    corpus.put([draft(one, corpus.types, corpus.linker) for one in (TED, BAKER)])
    assert server.graph() == both
    assert both != alone


def test_a_copy_stays_one_when_a_name_in_it_moves(server: Server, store: BoltStore) -> None:
    """Wire copy is still the copy of its original, and speaks with its voice, after a third article has told
    whom a name in both means."""
    corpus = Corpus.of(store)
    claims = [("Baker", "VISITS", "Basra")]
    wires = [article(title, claims, WIRE * 3) for title in ("Wire one", "Wire two")]
    copies = "MATCH (:Article)-[c:COPY_OF]->(:Article) RETURN count(c) AS copies"
    for one in wires:
        corpus.put([draft(one, corpus.types, corpus.linker)])
    assert store.read(copies) == [{"copies": 1}]
    corpus.put([draft(TED, corpus.types, corpus.linker)])
    assert store.read(copies) == [{"copies": 1}]
    moved = server.graph()
    server.clear()
    corpus.put([draft(one, corpus.types, corpus.linker) for one in (*wires, TED)])
    assert server.graph() == moved


def test_one_article_moves_more_than_are_read_at_once(server: Server, store: BoltStore) -> None:
    """A hundred and twenty articles with a family name alone come to the one of that name whom a further
    article brings, in its transaction."""
    corpus = Corpus.of(store)
    alone = [article(f"Visit {n}", [("Baker", "VISITS", "Basra")]) for n in range(120)]
    corpus.put([draft(one, corpus.types, corpus.linker) for one in alone])
    told = corpus.put([draft(TED, corpus.types, corpus.linker)])
    assert told.added == (TED.article.id,)
    visits = "MATCH (:Person {id: 'ted-baker'})-[c:VISITS]->(:Place {id: 'basra'}) RETURN count(c) AS visits"
    assert store.read(visits) == [{"visits": 120}]
    moved = server.graph()
    server.clear()
    corpus.put([draft(one, corpus.types, corpus.linker) for one in (TED, *alone)])
    assert server.graph() == moved
