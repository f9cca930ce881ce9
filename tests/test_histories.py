"""Linking knows no history: whatever came, changed and went, the graph is that of the articles there are."""

from __future__ import annotations

import random

import pytest

from graph_builder.model import ArticleGraph, Label
from graph_builder.pipeline import Corpus
from graph_builder.store import BoltStore, draft
from tests.conftest import Server
from tests.graphs import make_graph

pytestmark = pytest.mark.store

PEOPLE = (
    "Bill Clinton", "William Clinton", "Hillary Clinton", "Clinton", "Ted Clinton", "W. Clinton",
    "John Smith", "Jack Smith", "J. Smith", "Smith", "Qasem Smith", "Kasem Smith",
)  # fmt: skip
OFFICES = (("PRESIDENT_OF", "Norvania"), ("MAYOR_OF", "Basra"), ("LEADER_OF", "Acme"))


def family_news(number: int, version: int = 0) -> ArticleGraph:
    """An article on some people whose names could be confused, some with an office."""
    rng = random.Random(f"family|{number}|{version}")  # noqa: S311 - made-up data
    claims = []
    for person in rng.sample(PEOPLE, 3):
        kind, where = rng.choice((*OFFICES, ("VISITS", "Basra")))
        claims.append((person, kind, where, f"{person} ({kind}) {where} {number}.{version}."))
    labels: dict[str, Label] = dict.fromkeys(PEOPLE, "Person")
    labels |= {"Norvania": "Place", "Basra": "Place", "Acme": "Organization"}
    return make_graph(f"family-{number:02}", " ".join(c[3] for c in claims), claims, labels)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_history_gives_the_graph_of_what_remains(server: Server, store: BoltStore, seed: int) -> None:
    """Articles come in batches, change, and go, in any order; what stands then is a build of the rest."""
    rng = random.Random(seed)  # noqa: S311 - an order, no secret
    now: dict[int, ArticleGraph] = {}
    corpus = Corpus.of(store)
    for version in range(3):
        numbers = rng.sample(range(14), 7)
        for batch in (numbers[:4], numbers[4:]):
            now |= {n: family_news(n, version) for n in batch}
            corpus.put([draft(now[n], corpus.types, corpus.linker) for n in batch])
        for gone in rng.sample(sorted(now), 2):
            corpus.retract(now.pop(gone).article.id)
    after = server.graph()
    server.clear()
    corpus.put([draft(now[n], corpus.types, corpus.linker) for n in sorted(now)])
    assert server.graph() == after
