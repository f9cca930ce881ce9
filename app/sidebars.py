"""What lies over the panel when asked for: the filters with their counts, and the choices of the look."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import filters as kinds
import shell
import words
from filters import Facets, Filters
from graph_builder import view, vocabulary
from graph_builder.model import LABELS
from graph_builder.view import Look
from scene import Scene

Group = dict[str, Any]

#: Bars of the histogram of days.
BARS = 24

LOOKS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "size": ("Size of a node", {"links": "Links", "mentions": "Mentions"}),
    "colour": ("Colour of a node", {"label": "Kind", "community": "Community"}),
    "names": ("Caption of a node", {"name": "Name", "kind": "Name and kind", "none": "None"}),
    "lines": ("Caption of a line", {"type": "Type", "wording": "Wording", "none": "None"}),
}
HINTS: Mapping[tuple[str, str], str] = {
    ("size", "links"): "The more lines end at a node, the larger it is.",
    ("size", "mentions"): "The more often articles mention it, pronouns included, the larger it is.",
    ("colour", "label"): "Person, organization, place …",
    ("colour", "community"): "Nodes with many claims among themselves share a colour (Louvain).",
    ("lines", "wording"): "The article's own words in place of the relation type.",
}


def filters(scene: Scene) -> dict[str, Any]:
    """The panel of filters: every value with the number of claims that it would leave."""
    chosen = scene.filters
    found = kinds.facets(scene.candidates.edges, chosen, scene.standings)
    groups = [_labels(scene), _types(found, chosen)]
    groups += [
        _choice("outlet", "Outlet", found.outlet, chosen.outlet, sorted),
        _days(scene, found, chosen),
        _choice("polarity", "Polarity", found.polarity, chosen.polarity, sorted),
        _choice("modality", "Modality", found.modality, chosen.modality, kinds.in_order),
        _confidence(found, chosen),
    ]
    shown, all_of_them = len(scene.visible.edges), len(scene.subgraph.edges)
    return {
        "title": "Filters",
        "kind": "filter",
        "side": "filters",
        "note": f"{shown:,} of {words.number(all_of_them, 'claim')} shown. "
        "The picture and its exports keep what is ticked; where nothing is, they keep everything.",
        "groups": [g for g in groups if g],
        "reset": "Reset all filters" if chosen.active or scene.off else "",
    }


def _labels(scene: Scene) -> Group | None:
    labels = scene.labels
    kept = set(labels) - scene.off if scene.off else set()
    rows = [
        {"value": x, "label": x, "count": labels[x], "on": x in kept, "color": view.colour(x, shell.theme())}
        for x in (*LABELS, "Article")
        if labels[x]
    ]
    return {"key": "label", "title": "Kind of entity", "rows": rows, "open": True} if len(rows) > 1 else None


def _types(found: Facets, chosen: Filters) -> Group:
    """Relation types under their parents, those with the most claims first."""
    types = Counter({kind: found.type[kind] for kind in found.type.keys() | chosen.type})
    parents: dict[str, list[str]] = {}
    for kind in types:
        parents.setdefault(_parents().get(kind, "OTHER"), []).append(kind)
    totals = {parent: sum(types[k] for k in below) for parent, below in parents.items()}
    rows = [
        {
            "value": parent,
            "label": parent,
            "count": totals[parent],
            "children": [
                {"value": k, "label": k, "count": types[k], "on": k in chosen.type}
                for k in sorted(parents[parent], key=lambda k: (-types[k], k))
            ],
        }
        for parent in sorted(parents, key=lambda p: (p == "OTHER", -totals[p], p))
    ]
    return {"key": "type", "title": "Relation type", "rows": rows, "open": True}


@cache
def _parents() -> dict[str, str]:
    known = vocabulary.load()
    return {kind.name: kind.parent for kind in known.types}


def _choice(key: str, title: str, counted: Counter[str], chosen: Collection[str], order: Any) -> Group | None:
    values = order(set(counted) | set(chosen))
    rows = [
        {"value": v, "label": v if v else "unknown", "count": counted[v], "on": v in chosen} for v in values
    ]
    return (
        {"key": key, "title": title, "rows": rows, "open": bool(chosen)} if len(rows) > 1 or chosen else None
    )


def _days(scene: Scene, found: Facets, chosen: Filters) -> Group | None:
    days = [
        d for e in scene.candidates.edges if isinstance(d := e.properties.get("published"), datetime.date)
    ]
    if not days or (min(days) == max(days) and not (chosen.first or chosen.last)):
        return None
    low, high = min(days), max(days)
    span = (high - low).days + 1
    bars = [0] * min(BARS, span)
    for day, count in found.date.items():
        if low <= day <= high:
            bars[(day - low).days * len(bars) // span] += count
    return {
        "key": "date",
        "title": "Published",
        "open": bool(chosen.first or chosen.last),
        "days": {"low": str(low), "high": str(high), "first": str(chosen.first or ""),
                 "last": str(chosen.last or "")},
        "bars": bars,
    }  # fmt: skip


def _confidence(found: Facets, chosen: Filters) -> Group:
    return {
        "key": "confidence",
        "title": "Confidence",
        "open": chosen.confidence > 0,
        "range": chosen.confidence,
        "bars": [found.confidence[i] for i in range(kinds.STEPS)],
    }


def look(scene: Scene) -> dict[str, Any]:
    """The panel of what a person may choose about the drawing."""
    chosen = {name: getattr(scene.look, name) for name in LOOKS}
    return {
        "title": "Look",
        "kind": "look",
        "side": "look",
        "note": "How the picture is drawn; what it shows stays the same, and nothing moves.",
        "groups": [
            {
                "key": name,
                "title": title,
                "one": [{"value": v, "label": said, "on": v == chosen[name]} for v, said in values.items()],
                "hint": HINTS.get((name, chosen[name]), ""),
            }
            for name, (title, values) in LOOKS.items()
        ],
        "reset": "",
    }


def read_look(values: Mapping[str, str]) -> Look:
    """A look from an address: what is no choice is left as it is."""
    return Look(**{n: values[n] for n, (_, known) in LOOKS.items() if values.get(n) in known})  # type: ignore[arg-type]
