"""Graphs that only a browser makes hard: a hub with more neighbours than a picture, names that are code."""

from __future__ import annotations

from graph_builder.model import ArticleGraph
from tests.graphs import make_graph

NEIGHBOURS = 140


def hub() -> ArticleGraph:
    """One place that ``NEIGHBOURS`` people visit, some of whom met each other."""
    names = [f"Visitor Number{i:03d}" for i in range(NEIGHBOURS)]
    visits = [f"{name} visited Capital City." for name in names]
    met = [f"{a} met {b}." for a, b in zip(names[::2], names[1::2], strict=True)]
    claims = [(name, "VISITS", "Capital City", quote) for name, quote in zip(names, visits, strict=True)]
    claims += [(a, "MEETS", b, q) for a, b, q in zip(names[::2], names[1::2], met, strict=True)]
    labels = dict.fromkeys(names, "Person") | {"Capital City": "Place"}
    return make_graph("gazette-2021-07-28-visits", " ".join(visits + met), claims, labels, outlet="Gazette")


#: Each runs, opens or loads something where a string is taken for markup, a link or a template.
PAYLOADS = (
    "<script>window.__xss=1</script>",
    "<img src=x onerror=window.__xss=1>",
    "<svg/onload=window.__xss=1>",
    '"><img src=x onerror=window.__xss=1>',
    "'><svg onload=window.__xss=1>",
    "</style><script>window.__xss=1</script>",
    "</script><script>window.__xss=1</script>",
    "<iframe srcdoc='<script>parent.__xss=1</script>'>",
    "<a href=javascript:window.__xss=1>x</a>",
    "[click](javascript:window.__xss=1)",
    "![x](http://example.com/x.png)",
    "<img src=http://example.com/y.png>",
    "{{constructor.constructor('window.__xss=1')()}}",
    "${window.__xss=1}",
    "`;window.__xss=1;//",
    "</textarea><script>window.__xss=1</script>",
)


def hostile() -> ArticleGraph:
    """Every payload as a name, inside quotes, in the title and the outlet; the address is a script."""
    quotes = [f"{payload} met {payload}'s friend." for payload in PAYLOADS]
    claims = [(p, "MEETS", f"{p}'s friend", q) for p, q in zip(PAYLOADS, quotes, strict=True)]
    labels = dict.fromkeys([n for p in PAYLOADS for n in (p, f"{p}'s friend")], "Person")
    return make_graph(
        "hostile-article",
        "\n".join(quotes),
        claims,
        labels,
        title=PAYLOADS[1],
        outlet=PAYLOADS[3],
        url="javascript:window.__xss=1",
    )
