"""Subgraphs for exports: what a store gives for the test articles, and nasty ones."""

from __future__ import annotations

import datetime

from graph_builder.export import Drawing
from graph_builder.model import ArticleGraph, Edge, Node, Subgraph
from graph_builder.view import layout, picture


def subgraph(*graphs: ArticleGraph) -> Subgraph:
    """Nodes and claims as ``query.cited`` gives them: the articles beside."""
    nodes, edges, articles = [], [], []
    for graph in graphs:
        a = graph.article
        articles.append(
            Node(a.id, ("Article",), {"id": a.id, "title": a.title, "url": a.url, "outlet": a.outlet,
                                      "published": a.published, "text": a.text})
        )  # fmt: skip
        nodes += [
            Node(e.id, ("Entity", e.label), {"id": e.id, "name": e.name, "aliases": list(e.aliases)})
            for e in graph.entities
        ]
        for c in graph.claims:
            fields = {name: getattr(c, name) for name in (
                "id", "quote", "start", "end", "predicate", "factual", "negated", "modality", "attributed_to",
                "speaker", "event_date", "confidence", "rule", "clause", "derived_from",
            )}  # fmt: skip
            fields |= {"article": a.id, "outlet": a.outlet, "published": a.published}
            fields |= {
                "subject_span": [c.subject_mention.start, c.subject_mention.end],
                "object_span": [c.object_mention.start, c.object_mention.end],
                "cues": [f"{x.kind}:{x.start}:{x.end}" for x in c.cues],
                "names": "internal",
            }
            edges.append(Edge(c.id, c.subject_id, c.object_id, c.type, fields))
    made = Subgraph.of(nodes, edges)
    return Subgraph(made.nodes, made.edges, tuple(articles))


def drawing(graph: Subgraph) -> Drawing:
    """The picture of it in both themes."""
    places = layout(graph)
    return Drawing(picture(graph, places), picture(graph, places, theme="dark"))


def one_claim(text: str, **fields: object) -> Subgraph:
    """Two entities and a claim whose names and quote are that text."""
    nodes = [
        Node("a", ("Entity", "Person"), {"id": "a", "name": text or "a", "aliases": [text]}),
        Node("b", ("Entity", "Place"), {"id": "b", "name": "Bonn"}),
    ]
    properties = {"id": "c", "quote": text, "factual": True, "negated": False, "modality": "asserted",
                  "outlet": text, "published": datetime.date(2021, 7, 26), "article": "x", "confidence": 0.5,
                  "start": 3, "cues": [], **fields}  # fmt: skip
    article = Node(
        "x", ("Article",), {"id": "x", "title": text, "url": "https://example.org/x", "text": text}
    )
    made = Subgraph.of(nodes, [Edge("c", "a", "b", "VISITS", properties)])
    return Subgraph(made.nodes, made.edges, (article,))
