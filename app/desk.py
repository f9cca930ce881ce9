"""A picture with its side panel: what the user does arrives as events, is done in order, and drawn.

A desk lives in the session. It is changed by plain assignments only, so that a rerun that cuts in
never leaves half a step behind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

import scene as scenes
import shell
import words
from graph_builder import components, query, view
from graph_builder.model import LABELS
from graph_builder.protocols import GraphStore
from scene import Scene

#: Claims in the panel at first, and with each "more".
PAGE = 30

Event = dict[str, Any]


@dataclass
class Desk:
    """``selected`` is a node id, a line ``(source, target, type)`` or None; ``article`` is the one
    (with a claim) to turn to."""

    key: str
    scene: Scene = field(default_factory=Scene)
    selected: str | tuple[str, str, str] | None = None
    shown_claims: int = PAGE
    command: dict[str, Any] | None = None
    past: list[Scene] = field(default_factory=list)
    future: list[Scene] = field(default_factory=list)
    events: deque[Event] = field(default_factory=deque)
    number: int = 0
    article: tuple[str, str] | None = None

    def step(self, fresh: Scene) -> None:
        """A step that can be undone."""
        if fresh != self.scene:
            self.past, self.future, self.scene = [*self.past[-49:], self.scene], [], fresh

    def undo(self) -> None:
        """The picture before the last step."""
        if self.past:
            *past, before = self.past
            self.past, self.future, self.scene = past, [self.scene, *self.future], before

    def redo(self) -> None:
        """The step that was undone, again."""
        if self.future:
            after, *future = self.future
            self.past, self.future, self.scene = [*self.past, self.scene], future, after

    def select(self, what: str | tuple[str, str, str] | None) -> None:
        """Open the panel for it."""
        self.selected, self.shown_claims = what, PAGE

    def focus(self, node: str) -> None:
        """Bring a node to the middle of the picture and select it."""
        self.number += 1
        self.command = {"number": self.number, "focus": node}
        self.select(node)


def work(desk: Desk, store: GraphStore) -> None:
    """Do what was asked since the last run; to read an article leaves the page."""
    while desk.events:
        event = desk.events[0]
        try:
            _do(desk, store, event)
        finally:
            desk.events.popleft()
    if desk.article:
        (article, claim), desk.article = desk.article, None
        shell.go("articles", article=article, claim=claim)


def _do(desk: Desk, store: GraphStore, event: Event) -> None:
    scene, node = desk.scene, event.get("node")
    match event["kind"]:
        case "select" if node is not None and node not in {n.id for n in scene.visible.nodes}:
            desk.step(scenes.show(scene, store, node))
            desk.focus(node)
        case "select" if node is not None and event.get("from_panel"):
            desk.focus(node)
        case "select":
            edge = event.get("edge")
            desk.select(
                node if node is not None else (edge["from"], edge["to"], edge["type"]) if edge else None
            )
        case "expand":
            desk.step(scenes.expand(scene, store, str(node)))
            desk.select(node)
        case "hide":
            desk.step(scenes.hide(scene, str(node)))
            desk.select(None)
        case "focus":
            desk.step(scenes.only(scene, str(node)))
            desk.select(node)
        case "pin":
            desk.step(scenes.pin(scene, str(node), _place(event.get("position"), scene.positions[str(node)])))
        case "moved":
            desk.scene = scenes.move(scene, {i: _place(p) for i, p in event["positions"].items()})
        case "toggle":
            desk.step(_toggled(scene, store, event["key"]))
        case "more":
            desk.shown_claims += PAGE
        case "article":
            desk.article = (event["article"], event["claim"])


def _toggled(scene: Scene, store: GraphStore, key: str) -> Scene:
    if key in words.STANDINGS:
        return scenes.laid_out(scenes.toggle_standing(scene, key))  # type: ignore[arg-type]
    return scenes.toggle_label(scene, store, key)


def _place(position: Any, otherwise: scenes.Place = (0.0, 0.0)) -> scenes.Place:
    return (float(position[0]), float(position[1])) if position else otherwise


def draw(
    desk: Desk,
    store: GraphStore,
    *,
    overview: Callable[[], dict[str, Any]],
    aside: Callable[[], None] | None = None,
    split: float = 0.7,
) -> None:
    """The picture and, beside it, the panel.

    While nothing is selected ``overview`` fills the panel, or ``aside`` draws in its place; ``split`` is
    the picture's part of the width.
    """
    left, right = st.columns([split, 1 - split], gap="small")
    with left:
        components.graph(
            view.picture(
                desk.scene.visible, desk.scene.positions, theme=shell.theme(), more=_more(desk.scene)
            ),
            key=f"{desk.key}-graph",
            on_event=desk.events.append,
            arrangement=desk.scene.arrangement,
            legend=_legend(desk.scene),
            notes=_notes(desk.scene),
            pinned=sorted(desk.scene.pinned),
            command=desk.command,
        )
    with right:
        panel = _panel(desk, store)
        if panel is None and aside:
            aside()
        else:
            components.evidence(
                key=f"{desk.key}-panel", panel=panel or overview(), on_event=desk.events.append
            )


def _more(scene: Scene) -> dict[str, int]:
    """Neighbours that were not fetched and those that are hidden by hand."""
    return {i: c for i, c in scene.more.items() if i not in scene.hidden}


def _legend(scene: Scene) -> list[dict[str, Any]]:
    theme = shell.theme()
    labels = scene.labels
    if not scene.concepts and scene.folded:
        labels["Concept"] = scene.folded
    rows = [
        {
            "key": label,
            "label": label,
            "color": view.colour(label, theme),
            "count": labels[label],
            "on": label not in scene.off
            and not (label == "Concept" and not scene.concepts and scene.folded > 0),
        }
        for label in (*LABELS, "Article")
        if labels[label]
    ]
    kinds = scene.by_standing
    return rows + [
        {
            "key": kind,
            "label": name,
            "color": view.LINES[theme][kind].colour,
            "line": "dashed"
            if view.LINES[theme][kind].dashes
            else "bar"
            if view.LINES[theme][kind].bar
            else "solid",
            "meaning": f"claims that are {view.LINES[theme][kind].meaning}",
            "count": kinds[kind],
            "on": kind in scene.standings,
        }
        for kind, name in words.STANDINGS.items()
        if kinds[kind]
    ]


def _notes(scene: Scene) -> list[str]:
    shown = scene.visible
    notes = [
        f"{words.number(len(shown.nodes), 'entity', 'entities')}, {words.number(len(shown.edges), 'claim')}"
    ]
    if scene.left:
        notes.append(f"{scene.left:,} more not shown")
    if scene.folded and not scene.concepts:
        notes.append(f"{words.number(scene.folded, 'concept')} folded")
    kinds = scene.by_standing
    waiting = sum(kinds[kind] for kind in kinds if kind not in scene.standings)
    if waiting:
        notes.append(f"{words.number(waiting, 'claim')} switched off")
    if scene.hidden:
        notes.append(f"{len(scene.hidden):,} hidden by hand")
    return notes


def _panel(desk: Desk, store: GraphStore) -> dict[str, Any] | None:
    if desk.selected is None:
        return None
    if isinstance(desk.selected, str):
        return _node_panel(desk, store, desk.selected)
    return _edge_panel(desk, store, *desk.selected)


def _node_panel(desk: Desk, store: GraphStore, node_id: str) -> dict[str, Any] | None:
    node = next((n for n in desk.scene.subgraph.nodes if n.id == node_id), None)
    if node is None:
        return None
    if node.label == "Article":
        return _article_panel(node_id, node.name)
    claims = query.claims_of(store, node_id)
    outlets = {c.outlet for c in claims if c.outlet}
    position = [round(x) for x in desk.scene.positions.get(node_id, (0, 0))]
    more = desk.scene.more.get(node_id, 0)
    return {
        "key": node_id,
        "kind": node.label,
        "color": view.colour(node.label, shell.theme()),
        "title": node.name,
        "aliases": ", ".join(f"“{a}”" for a in node.properties.get("aliases") or ()),
        "rows": [
            ["Claims", f"{len(claims):,}" + (f" ({words.standings(claims)})" if claims else "")],
            ["Outlets", ", ".join(sorted(outlets)) or "unknown"],
            *([["Not shown", words.number(more, "more neighbour")]] if more else []),
            *([name.replace("_", " ").capitalize(), str(value)] for name, value in node.properties.items()
              if name not in ("id", "name", "aliases")),
            ["Id", node_id],
        ],
        "actions": [
            {"label": "Expand", "event": {"kind": "expand", "node": node_id}},
            {"label": "Only this", "event": {"kind": "focus", "node": node_id}},
            {"label": "Unpin" if node_id in desk.scene.pinned else "Pin",
             "event": {"kind": "pin", "node": node_id, "position": position}},
            {"label": "Hide", "event": {"kind": "hide", "node": node_id}},
        ],
        "close": True,
        **_cards(desk, store, claims),
    }  # fmt: skip


def _article_panel(article: str, title: str) -> dict[str, Any]:
    return {
        "key": article,
        "kind": "Article",
        "color": view.colour("Article", shell.theme()),
        "title": title,
        "actions": [{"label": "Read it", "event": {"kind": "article", "article": article, "claim": ""}}],
        "close": True,
    }


def _edge_panel(desk: Desk, store: GraphStore, source: str, target: str, kind: str) -> dict[str, Any]:
    """The claims of the line that was clicked, then what else there is between the two."""
    between = query.claims_between(store, source, target)
    same = [c for c in between if (c.type, c.subject_id, c.object_id) == (kind, source, target)]
    claims = same + [c for c in between if c not in same]
    names = {n.id: n.name for n in desk.scene.subgraph.nodes}
    outlets = sorted({c.outlet for c in same if c.outlet and not c.derived_from})
    return {
        "key": "|".join((source, kind, target)),
        "kind": kind,
        "color": None,
        "title": f"{names.get(source, source)} → {names.get(target, target)}",
        "rows": [
            ["Claims", f"{len(same)} ({words.standings(same)})" if same else "0"],
            ["Outlets", ", ".join(outlets) or "unknown"],
            *(
                [["Between them", words.number(len(between) - len(same), "other claim")]]
                if len(between) > len(same)
                else []
            ),
        ],
        "close": True,
        **_cards(desk, store, claims),
    }


def _cards(desk: Desk, store: GraphStore, claims: list[query.ClaimView]) -> dict[str, Any]:
    shown = claims[: desk.shown_claims]
    texts = query.texts(store, [c.article for c in shown])
    left = len(claims) - len(shown)
    return {
        "claims": [words.card(c, texts.get(c.article, "")) for c in shown],
        "more": f"Show {min(PAGE, left)} more of {len(claims)} claims" if left > 0 else "",
    }
