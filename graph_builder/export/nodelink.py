"""JSON as networkx and D3 read it (node-link), with the articles that are cited.

::

    {"directed": true, "multigraph": true, "graph": {"format": "graph_builder.subgraph", "version": 1},
     "nodes": [{"id", "label", "labels", …properties}],
     "edges": [{"key", "source", "target", "type", "quote", "article", "outlet", "published", …}],
     "articles": {"ARTICLE-ID": {"title", "url", "outlet", "published"}}}

``networkx.node_link_graph(data, edges="edges")`` reads it back. Days are ISO 8601; what is absent
has no key.
"""

from __future__ import annotations

import json
from typing import Any

from graph_builder.export.format import Drawing, edge_fields, node_fields, sources
from graph_builder.model import Node, Subgraph


def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The whole subgraph with its articles."""
    articles = sources(subgraph)
    data = {
        "directed": True,
        "multigraph": True,
        "graph": {"format": "graph_builder.subgraph", "version": 1},
        "nodes": [{"id": n.id, "labels": list(n.labels), **node_fields(n)} for n in subgraph.nodes],
        "edges": [
            {"key": e.id, "source": e.source, "target": e.target, **edge_fields(e, articles)}
            for e in subgraph.edges
        ],
        "articles": {i: _citation(articles[i]) for i in sorted(articles)},
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    # Half of a surrogate pair is no character and has no bytes in UTF-8.
    return text.encode("utf-8", errors="replace") + b"\n"


def _citation(article: Node) -> dict[str, Any]:
    return {k: article.properties.get(k) for k in ("title", "url", "outlet", "published")}
