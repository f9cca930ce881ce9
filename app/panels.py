"""What the side panel says about a node or a line: facts about it, what can be done, its claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shell
import words
from graph_builder import query, view
from graph_builder.protocols import GraphStore
from scene import Scene

Panel = dict[str, Any]

#: Claims in the panel at first, and with each "more".
PAGE = 30

#: Rows that say something else already, or that only programs read.
SAID = {"id", "name", "aliases"}


def of(
    scene: Scene, store: GraphStore, selected: str | tuple[str, str, str] | None, claims: int
) -> Panel | None:
    """The panel with at most so many ``claims``; None where nothing (that is there) is selected."""
    if selected is None:
        return None
    if isinstance(selected, str):
        return _node(scene, store, selected, claims)
    return _line(scene, store, *selected, claims)


def _node(scene: Scene, store: GraphStore, node_id: str, limit: int) -> Panel | None:
    node = next((n for n in scene.subgraph.nodes if n.id == node_id), None)
    if node is None:
        return None
    if node.label == "Article":
        return _article(node_id, node.name)
    counted = query.claims_counted(store, node_id)
    claims = query.claims_of(store, node_id, limit)
    more = scene.more.get(node_id, 0)
    others = {k: v for k, v in node.properties.items() if k not in SAID}
    return {
        "key": node_id,
        "kind": node.label,
        "color": view.colour(node.label, shell.theme()),
        "title": node.name,
        "aliases": ", ".join(f"“{a}”" for a in node.properties.get("aliases") or ()),
        "rows": [
            ["Claims", words.counted(counted.standings)],
            ["Outlets", ", ".join(counted.outlets) or "unknown"],
            *([["Not shown", words.number(more, "more neighbour")]] if more else []),
            *([name.replace("_", " ").capitalize(), str(value)] for name, value in others.items()),
        ],
        "actions": _actions(scene, node_id),
        "close": True,
        **_cards(store, claims, counted.total),
    }


def _actions(scene: Scene, node: str) -> list[dict[str, Any]]:
    position = list(scene.positions.get(node, (0, 0)))
    return [
        {"label": "Expand", "event": {"kind": "expand", "node": node}},
        {"label": "Only this", "event": {"kind": "focus", "node": node}},
        {"label": "Start here", "event": {"kind": "around", "node": node}},
        {"label": "Unpin" if node in scene.pinned else "Pin",
         "event": {"kind": "pin", "node": node, "position": position}},
        {"label": "Hide", "event": {"kind": "hide", "node": node}},
    ]  # fmt: skip


def _article(article: str, title: str) -> Panel:
    return {
        "key": article,
        "kind": "Article",
        "color": view.colour("Article", shell.theme()),
        "title": title,
        "actions": [{"label": "Read it", "event": {"kind": "article", "article": article, "claim": ""}}],
        "close": True,
    }


def _line(scene: Scene, store: GraphStore, source: str, target: str, kind: str, limit: int) -> Panel:
    """The claims of the line that was clicked, then what else there is between the two."""
    between = query.claims_between(store, source, target)
    same = [c for c in between if (c.type, c.subject_id, c.object_id) == (kind, source, target)]
    others = [c for c in between if c not in same]
    names = {n.id: n.name for n in scene.subgraph.nodes}
    outlets = sorted({c.outlet for c in same if c.outlet and not c.derived_from})
    return {
        "key": "|".join((source, kind, target)),
        "kind": kind,
        "color": None,
        "title": f"{names.get(source, source)} → {names.get(target, target)}",
        "rows": [
            ["Claims", words.counted(words.tally(same))],
            ["Outlets", ", ".join(outlets) or "unknown"],
            *([["Between them", words.number(len(others), "other claim")]] if others else []),
        ],
        "close": True,
        **_cards(store, (same + others)[:limit], len(between)),
    }


def _cards(store: GraphStore, shown: list[query.ClaimView], total: int) -> Mapping[str, Any]:
    texts = query.texts(store, [c.article for c in shown])
    left = total - len(shown)
    return {
        "claims": [words.card(c, texts.get(c.article, "")) for c in shown],
        "more": f"Show {min(PAGE, left)} more of {total:,} claims" if left > 0 else "",
    }
