"""One HTML file that works without a network: the picture, and every claim with its quote in context.

The list of claims is plain HTML, so that it can be read, searched and printed without a script. The
script joins it to the picture, which the vis-network bundle shipped inside pyvis draws. All text
goes through Jinja's escaping; addresses become links only if they are http or https; the page's
own policy (CSP) names the three scripts by their hashes and forbids every request.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from graph_builder.export.format import Drawing, sources
from graph_builder.model import Edge, Node, Standing, Subgraph, standing

#: Characters of the article that are shown before and after a quote.
CONTEXT = 220

BUNDLE = "templates/lib/vis-9.1.2/vis-network.min.js"
MEANING: Mapping[Standing, str] = {
    "stated": "stated as fact",
    "reported": "reported",
    "planned": "planned or possible",
    "denied": "denied",
}
DETAILS = (
    ("wording", "predicate"),
    ("when", "time"),
    ("day", "event_date"),
    ("where", "location"),
    ("how many", "quantity"),
    ("rule", "rule"),
    ("confidence", "confidence"),
    ("derived from", "derived_from"),
)


def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The page. Without a drawing it is the list of claims alone."""
    articles = sources(subgraph)
    names = {n.id: n.name for n in subgraph.nodes}
    edges = [e for e in subgraph.edges if e.type != "MENTIONS"]
    entities = [n for n in subgraph.nodes if n.label != "Article"]
    scripts = [_bundle(), _asset("page.js")] if drawing else [_asset("page.js")]
    standings = Counter(standing(e.properties) for e in edges)
    kinds = Counter(n["hue"] for n in drawing.light.nodes) if drawing else Counter()
    page = _template().render(
        title="A graph of claims from the news",
        summary=_summary(entities, edges, articles, standings),
        css=Markup(_asset("page.css")),  # noqa: S704  # ours, from the package
        script_hashes=Markup(" ".join(_hash(s) for s in scripts)),  # noqa: S704  # base64
        scripts=[Markup(s) for s in scripts],  # noqa: S704  # ours and pyvis', from packages
        drawn=drawing is not None,
        kinds=[{"name": k, "count": kinds[k]} for k in sorted(kinds)],
        lines=[
            {"standing": s, "meaning": MEANING[s], "count": standings[s]} for s in MEANING if standings[s]
        ],
        claims=[_claim(e, names, articles) for e in _in_order(edges)],
        data=_json(_data(subgraph, drawing)),
    )
    return page.encode("utf-8", errors="replace")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(_asset("page.html"))


@cache
def _asset(name: str) -> str:
    return files("graph_builder.export").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _bundle() -> str:
    """vis-network as pyvis ships it, without the address of a source map, which a browser would ask for."""
    text = files("pyvis").joinpath(BUNDLE).read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+\s*$", "", text)


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _json(data: Any) -> Markup:
    """JSON that can't end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    escaped = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(escaped)  # noqa: S704  # nothing of HTML's syntax is left in it


def _summary(
    entities: list[Node], edges: list[Edge], articles: Mapping[str, Node], standings: Mapping[Standing, int]
) -> str:
    cited = {e.properties.get("article") for e in edges} | articles.keys()
    other = len(edges) - standings.get("stated", 0)
    text = ", ".join([_plural(len(entities), "entity", "entities"), _plural(len(edges), "claim", "claims")])
    text += f" from {_plural(len(cited - {None}), 'article', 'articles')}."
    return text + (f" Denied, planned or only reported: {other}." if other else "")


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _in_order(edges: Iterable[Edge]) -> list[Edge]:
    """By article, the newest first, and in the order of its text."""
    by_text = sorted(
        edges, key=lambda e: (e.properties.get("article") or "", e.properties.get("start") or 0, e.id)
    )
    return sorted(by_text, key=lambda e: str(e.properties.get("published") or ""), reverse=True)


def _claim(edge: Edge, names: Mapping[str, str], articles: Mapping[str, Node]) -> dict[str, Any]:
    p = edge.properties
    article = articles.get(str(p.get("article")))
    url = str((article.properties.get("url") if article else None) or "")
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "subject": names[edge.source],
        "object": names[edge.target],
        "type": edge.type,
        "standing": standing(p),
        "badges": _badges(p),
        "passage": _passage(p, article),
        "title": article.name if article else str(p.get("article") or "unknown article"),
        "url": url if _scheme(url) in {"http", "https"} else "",
        "address": url,
        "outlet": p.get("outlet"),
        "published": p.get("published"),
        "details": [(label, p[name]) for label, name in DETAILS if p.get(name) not in (None, "")],
    }


def _scheme(url: str) -> str:
    """The scheme of an address as a browser sees it; empty for what is no address."""
    try:
        return urlsplit(url.strip()).scheme
    except ValueError:
        return ""


def _badges(p: Mapping[str, Any]) -> list[dict[str, str]]:
    badges = [{"kind": "denied", "text": "denied"}] if p.get("negated") else []
    modality = p.get("modality") or "asserted"
    if modality != "asserted":
        badges.append({"kind": "planned", "text": str(modality)})
    if p.get("attributed_to"):
        badges.append({"kind": "reported", "text": f"according to {p['attributed_to']}"})
    if p.get("derived_from"):
        badges.append({"kind": "derived", "text": "follows from another claim"})
    return badges


def _passage(p: Mapping[str, Any], article: Node | None) -> list[dict[str, str]]:
    """The quote with some of its surroundings, cut where marks begin and end."""
    quote, start = str(p.get("quote") or ""), int(p.get("start") or 0)
    text = str((article.properties.get("text") if article else None) or "")
    end = start + len(quote)
    if text[start:end] != quote:  # no text at hand: the quote stands alone
        return _pieces(quote, _marks(p, start, end), start, start, end)
    low, high = _window(text, start, end)
    before, after = ("… " if low > 0 else ""), (" …" if high < len(text) else "")
    pieces = _pieces(text[low:high], _marks(p, start, end), low, low, high)
    return [{"text": before, "marks": ""}, *pieces, {"text": after, "marks": ""}]


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The quote and its surroundings, cut between words."""
    low, high = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    if low > 0:
        blank = re.search(r"\s", text[low:start])
        low = low + blank.end() if blank else start
    if high < len(text):
        tail = text[end:high]
        high = end + len(tail.rpartition(" ")[0]) if " " in tail else end
    return low, high


def _marks(p: Mapping[str, Any], start: int, end: int) -> list[tuple[int, int, str]]:
    marks = [(start, end, "quoted")]
    for role in ("subject", "object"):
        for name in (f"{role}_span", f"{role}_antecedent"):
            if p.get(name):
                marks.append((int(p[name][0]), int(p[name][1]), role))
    for cue in p.get("cues") or ():
        _, _, span = str(cue).partition(":")
        first, _, last = span.partition(":")
        marks.append((int(first), int(last), "cue"))
    return marks


def _pieces(
    text: str, marks: list[tuple[int, int, str]], offset: int, low: int, high: int
) -> list[dict[str, str]]:
    inside = [(max(s, low), min(e, high), m) for s, e, m in marks if s < high and e > low]
    cuts = sorted({low, high, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    return [
        {
            # An empty line between paragraphs takes room and says nothing.
            "text": re.sub(r"\s*\n\s*", "\n", text[a - offset : b - offset]),
            "marks": " ".join(dict.fromkeys(m for s, e, m in inside if s <= a and b <= e)),
        }
        for a, b in pairwise(cuts)
    ]


def _data(subgraph: Subgraph, drawing: Drawing | None) -> dict[str, Any]:
    """What the script needs: names, aliases, and the drawing with its colours in both themes."""
    about = {
        n.id: ", ".join([n.label, *(n.properties.get("aliases") or [])])
        for n in subgraph.nodes
        if n.label != "Article"
    }
    base: dict[str, Any] = {"names": {n.id: n.name for n in subgraph.nodes}, "about": about}
    if drawing is None:
        return {**base, "nodes": [], "edges": [], "options": {}, "themes": {}}
    return {
        **base,
        "nodes": drawing.light.nodes,
        "edges": drawing.light.edges,
        "options": drawing.light.options,
        "themes": {
            name: {
                "ground": network.bgcolor,
                "text": network.font_color,
                "nodes": {n["hue"]: n["color"] for n in network.nodes},
                "edges": {e["standing"]: e["color"] for e in network.edges},
            }
            for name, network in (("light", drawing.light), ("dark", drawing.dark))
        },
    }
