"""Graphs that only a browser makes hard: a hub with more neighbours than a picture, names that are code."""

from __future__ import annotations

import random

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


def crowd(people: int, lines: int | None = None) -> ArticleGraph:
    """So many people of whom each met a few of those before, the early ones more often, as in real graphs."""
    chance = random.Random(7)  # noqa: S311  # no secret
    syllables = [a + b for a in "bdfgkl" for b in "aeiou"]
    names = [
        " ".join("".join(chance.choices(syllables, k=2 + k)).title() for k in (0, 1)) + f" {number}"
        for number in range(people)
    ]
    claims, each = [], max(1, round((lines or 2 * people) / people))
    for number in range(1, people):
        for _ in range(each):
            other = int(number * chance.random() ** 2)
            claims.append((names[number], "MEETS", names[other], f"{names[number]} met {names[other]}."))
    claims = list(dict.fromkeys(claims))
    text = " ".join(quote for *_, quote in claims)
    return make_graph(
        "gazette-2021-07-29-crowd", text, claims, dict.fromkeys(names, "Person"), outlet="Gazette"
    )


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
