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
    "<details open ontoggle=window.__xss=1>",
    "<body onload=window.__xss=1>",
    "<input autofocus onfocus=window.__xss=1>",
    "<math><mtext></table><img src=x onerror=window.__xss=1>",
    "<object data=javascript:window.__xss=1>",
    "<embed src=data:text/html,<script>window.__xss=1</script>>",
    "<form action=javascript:window.__xss=1><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:window.__xss=1'>",
    "<link rel=stylesheet href=http://example.com/x.css>",
    "<style>@import 'http://example.com/y.css';</style>",
    "<div style=background:url(http://example.com/z.png)>",
    "}</style>body{background:url(http://example.com/b.png)}",
    "<template><script>window.__xss=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.__xss=1>'>",
    "<!--><script>window.__xss=1</script>-->",
    "<![CDATA[<script>window.__xss=1</script>]]>",
    "&lt;script&gt;window.__xss=1&lt;/script&gt;",
    "\u202egnp.exe<script>window.__xss=1</script>",
    "\u2066\u202dabc\u2069<svg onload=window.__xss=1>",
    "%3Cscript%3Ewindow.__xss=1%3C/script%3E",
    "{% raw %}{{ self.__init__.__globals__ }}{% endraw %}",
    "__proto__",
    "constructor",
)
#: Addresses that a click would run or that hide where they lead.
ADDRESSES = (
    "javascript:window.__xss=1",
    "JaVaScRiPt:window.__xss=1",
    " javascript:window.__xss=1",
    "java\tscript:window.__xss=1",
    "data:text/html,<script>opener.__xss=1</script>",
    "vbscript:window.__xss=1",
    "//example.com/x",
    "file:///etc/passwd",
)


def hostile() -> list[ArticleGraph]:
    """Every payload as a name, inside quotes, titles, outlets and who said it; every address."""
    made = []
    for number, address in enumerate(ADDRESSES):
        payloads = PAYLOADS[number :: len(ADDRESSES)]
        quotes = [f"{payload} met {payload}'s friend." for payload in payloads]
        claims = [
            (p, "MEETS", f"{p}'s friend", q, {"location": p}) for p, q in zip(payloads, quotes, strict=True)
        ]
        labels = dict.fromkeys([n for p in payloads for n in (p, f"{p}'s friend")], "Person")
        made.append(
            make_graph(
                f"hostile-{number}", "\n".join(quotes), claims, labels,
                title=payloads[1], outlet=payloads[3], url=address,
            )
        )  # fmt: skip
    return made
