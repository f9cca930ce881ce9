"""A small corpus in which every question has something to find, and a hub that links everything."""

from __future__ import annotations

import datetime
from typing import Any

from graph_builder.model import ArticleGraph, Label
from graph_builder.protocols import GraphStore
from graph_builder.store import replace
from tests.graphs import make_graph, talks, withdrawal

Sentence = tuple[str, str, str, str, dict[str, Any]]


def denial() -> ArticleGraph:
    """A third outlet: denies the meeting, has a role, a concept, a plan and a quote."""
    sentences: list[Sentence] = [
        (
            "Joe Biden",
            "MEETS",
            "Mustafa al-Kadhimi",
            "Joe Biden did not meet Mustafa al-Kadhimi.",
            {"negated": True},
        ),
        ("Joe Biden", "PRESIDENT_OF", "United States", "Joe Biden is president of the United States.", {}),
        (
            "Joe Biden",
            "ANNOUNCES",
            "pause of the mission",
            "Joe Biden announced the pause of the mission.",
            {},
        ),
        (
            "United States",
            "WITHDRAWS_FROM",
            "Iraq",
            "Joe Biden said the United States would withdraw from Iraq.",
            {"modality": "planned", "attributed_to": "Joe Biden", "speaker": "joe-biden"},
        ),
        (
            "Jens Stoltenberg",
            "PRAISES",
            "Joe Biden",
            "Jens Stoltenberg praised Joe Biden in Zürich.",
            {"event_date": datetime.date(2021, 7, 20), "granularity": "day"},
        ),
    ]
    labels: dict[str, Label] = {
        "Joe Biden": "Person", "Mustafa al-Kadhimi": "Person", "Jens Stoltenberg": "Person",
        "United States": "Place", "Iraq": "Place",
    }  # fmt: skip
    return make_graph(
        "evening-post-2021-07-28-denial",
        " ".join(s[3] for s in sentences),
        sentences,
        labels,
        outlet="Evening Post",
        published=datetime.date(2021, 7, 28),
        url="https://example.org/denial",
    )


def chain(article_id: str, links: list[tuple[str, str]], **fields: Any) -> ArticleGraph:
    """One factual claim for each link, all between persons."""
    sentences: list[Sentence] = [
        (a, "PRAISES", b, f"{a} praised {b} in sentence {n}.", fields) for n, (a, b) in enumerate(links)
    ]
    labels: dict[str, Label] = {name: "Person" for link in links for name in link}
    return make_graph(
        article_id, " ".join(s[3] for s in sentences), sentences, labels, outlet=f"Outlet of {article_id}"
    )


def praise(*sentences: str) -> ArticleGraph:
    """An article of sentences "A praised B."."""
    claims = []
    for sentence in sentences:
        a, _, b = sentence.removesuffix(".").partition(" praised ")
        claims.append((a, "PRAISES", b, sentence))
    return make_graph("praise-2021", " ".join(sentences), claims, {})


def delegates(count: int) -> ArticleGraph:
    """A hub with that many neighbours."""
    return chain("hub-2021", [("Chair", f"Delegate {n:03}") for n in range(count)])


def load(store: GraphStore, *graphs: ArticleGraph) -> None:
    """Put the graphs into the store, whatever types they have."""
    replace(store, graphs, types={c.type for g in graphs for c in g.claims})


def load_corpus(store: GraphStore) -> None:
    """The three articles."""
    load(store, talks(), withdrawal(), denial())
