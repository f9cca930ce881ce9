"""A picture with its side panel: what the user does arrives as events, is done in order, and drawn.

A desk lives in the session. It is changed by plain assignments only, so that a rerun that cuts in
never leaves half a step behind.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

import streamlit as st
from pyvis.network import Network

import panels
import scene as scenes
import shell
import sidebars
import words
from ahead import Leading
from filters import Choice, Filters
from graph_builder import components, query, review, view
from graph_builder.model import LABELS
from graph_builder.protocols import GraphStore
from panels import PAGE
from scene import Origin, Scene

#: Communities that the legend names.
SHOWN_COMMUNITIES = 5

Event = dict[str, Any]
Line = tuple[str, str, str]
Side = Literal["", "filters", "look"]


@dataclass
class Desk:
    """``selected`` is a node id, a line ``(source, target, type)`` or None; ``side`` is what lies over
    the panel; ``article`` is the one (with a claim) to turn to.

    ``menu`` answers a node's menu: its relation types with counts. ``heard`` is the last move of
    the user that stands in the scene: until then the browser knows better where nodes are. ``ahead``
    was asked for while another first picture is being chosen.
    """

    key: str
    scene: Scene = field(default_factory=Scene)
    selected: str | Line | None = None
    shown_claims: int = PAGE
    side: Side = ""
    command: dict[str, Any] | None = None
    menu: dict[str, Any] | None = None
    heard: dict[str, Any] | None = None
    past: list[Scene] = field(default_factory=list)
    future: list[Scene] = field(default_factory=list)
    events: deque[Event] = field(default_factory=deque)
    number: int = 0
    article: tuple[str, str] | None = None
    drawn: tuple[Scene, str, Network] | None = None
    link: dict[str, Any] | None = None
    history: str | None = None
    ahead: Leading | None = None

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

    def select(self, what: str | Line | None) -> None:
        """Open the panel for it."""
        self.selected, self.shown_claims, self.side = what, PAGE, ""

    def focus(self, node: str) -> None:
        """Bring a node to the middle of the picture and select it."""
        self.number += 1
        self.command = {"number": self.number, "focus": node}
        self.select(node)

    def mark(self) -> None:
        """Show on the canvas what is selected, without moving the view."""
        self.number += 1
        edge = (
            "|".join((self.selected[0], self.selected[2], self.selected[1]))
            if isinstance(self.selected, tuple)
            else None
        )
        self.command = {"number": self.number, "mark": edge or self.selected, "edge": edge is not None}

    def begin(self, store: GraphStore, origin: Origin) -> None:
        """Another first picture, drawn as the last one was."""
        known = self.ahead.first if self.ahead and self.ahead.fresh else None
        self.step(scenes.start(store, self.scene.arrangement + 1, origin, self.scene.look, known))
        self.ahead = None
        self.select(origin.value if origin.kind == "around" else None)

    def picture(self) -> Network:
        """What to draw, made once a scene."""
        theme = shell.theme()
        if self.drawn is None or self.drawn[0] is not self.scene or self.drawn[1] != theme:
            scene = self.scene
            network = view.picture(
                scene.visible, scene.positions, theme=theme, more=_more(scene), look=scene.look,
                mentions=scene.mentions, groups=scene.communities,
            )  # fmt: skip
            self.drawn = (scene, theme, network)
        return self.drawn[2]


def work(desk: Desk, store: GraphStore) -> None:
    """Do what was asked since the last run, up to a turn of the browser to another address (what follows
    it was done to that picture); to read an article leaves the page."""
    while desk.events and desk.history is None:
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
        case "select":
            _select(desk, store, event)
        case "expand":
            desk.step(scenes.expand(scene, store, str(node), kind=event.get("type")))
            desk.select(node)
        case "menu":
            desk.menu = {"node": node, "types": _types(scene, store, str(node))}
        case "hide":
            desk.step(scenes.hide(scene, str(node)))
            desk.select(None)
        case "unhide":
            desk.step(scenes.unhide(scene))
        case "focus":
            desk.step(scenes.only(scene, str(node)))
            desk.select(node)
        case "around":
            desk.begin(store, Origin("around", str(node)))
        case "start":
            desk.begin(store, event["origin"])
        case "pin":
            desk.step(scenes.pin(scene, str(node), _place(event.get("position"), scene.positions[str(node)])))
        case "moved":
            desk.step(scenes.move(scene, {i: _place(p) for i, p in event["positions"].items()}))
            desk.heard = {"mount": event.get("mount"), "number": event.get("number")}
        case "toggle":
            desk.step(_toggled(scene, store, event["key"]))
        case "undo":
            desk.undo()
        case "redo":
            desk.redo()
        case "link":
            desk.link = {"number": event.get("number"), "query": None}
        case "history":
            desk.history = str(event.get("query") or "")
        case "side":
            desk.side = event["side"] if desk.side != event["side"] else ""
        case "filter" | "reset" | "look":
            _choose(desk, store, event)
        case "more":
            desk.shown_claims += PAGE
        case "article":
            desk.article = (event["article"], event["claim"])
        case "review":
            _review(desk, store, event)


def _review(desk: Desk, store: GraphStore, event: Event) -> None:
    """A person's decision on a claim: into the ledger, and the pictures of it follow."""
    claim, verdict = str(event["claim"]), event["verdict"]
    st.session_state.pop("counts", None)
    if verdict == "undo":
        review.undo(store, claim, why=event["note"])
        return
    if verdict not in {"confirm", "reject"}:
        return
    done = review.decide_claim(store, claim, verdict, note=event["note"], article=event["article"])
    if verdict == "reject":
        # Going back a step must not show what the graph no longer has.
        desk.past = [scenes.without_claim(s, claim) for s in desk.past]
        desk.future = [scenes.without_claim(s, claim) for s in desk.future]
        desk.scene = scenes.without_claim(desk.scene, claim)
        st.toast(f"Rejected. `kg claim undo {done.decision.id}` takes it back.")


def _select(desk: Desk, store: GraphStore, event: Event) -> None:
    node, edge = event.get("node"), event.get("edge")
    if node is not None and node not in {n.id for n in desk.scene.visible.nodes}:
        desk.step(scenes.show(desk.scene, store, node))
        desk.focus(node)
    elif node is not None and event.get("from_panel"):
        desk.focus(node)
    else:
        desk.select(node if node is not None else (edge["from"], edge["to"], edge["type"]) if edge else None)


def _choose(desk: Desk, store: GraphStore, event: Event) -> None:
    """What was ticked in the filters or chosen for the look."""
    scene = desk.scene
    match event:
        case {"kind": "reset"}:
            desk.step(scenes.filtered(replace(scene, off=frozenset()), Filters()))
        case {"kind": "look", "facet": name, "values": [value]}:
            desk.step(scenes.with_look(scene, store, replace(scene.look, **{name: value})))
        case {"facet": "label", "values": values}:
            desk.step(scenes.only_labels(scene, store, values))
        case {"facet": "date", "first": first, "last": last}:
            days = replace(scene.filters, first=_day(first), last=_day(last))
            desk.step(scenes.filtered(scene, days))
        case {"facet": "confidence", "value": value}:
            desk.step(scenes.filtered(scene, replace(scene.filters, confidence=float(value))))
        case {"facet": facet, "values": values} if facet in get_args(Choice):
            desk.step(scenes.filtered(scene, scene.filters.chosen(facet, values)))


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _types(scene: Scene, store: GraphStore, node: str) -> list[dict[str, Any]]:
    found = query.types_around(store, node, shown=scene.ids, concepts=scene.concepts, factual=scene.factual)
    return [{"type": kind, "count": count} for kind, count in found.items()]


def _toggled(scene: Scene, store: GraphStore, key: str) -> Scene:
    if key in words.STANDINGS:
        return scenes.toggle_standing(scene, key)  # type: ignore[arg-type]
    return scenes.toggle_label(scene, store, key)


def _place(position: Any, otherwise: scenes.Place = (0.0, 0.0)) -> scenes.Place:
    return (float(round(position[0])), float(round(position[1]))) if position else otherwise


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
    scene = desk.scene
    left, right = st.columns([split, 1 - split], gap="small")
    with left:
        components.graph(
            desk.picture(),
            key=f"{desk.key}-graph",
            on_event=desk.events.append,
            arrangement=scene.arrangement,
            legend=_legend(scene, desk.picture()),
            notes=_notes(scene),
            pinned=sorted(scene.pinned),
            command=desk.command,
            menu=desk.menu,
            heard=desk.heard,
            steps=(bool(desk.past), bool(desk.future)),
            side=desk.side,
            filters=scene.filters.active,
            link=desk.link,
        )
    with right:
        if desk.side:
            shown = sidebars.filters(scene) if desk.side == "filters" else sidebars.look(scene)
            components.facets(key=f"{desk.key}-{desk.side}", panel=shown, on_event=desk.events.append)
            return
        panel = panels.of(desk.scene, store, desk.selected, desk.shown_claims)
        if panel is None and aside:
            aside()
        else:
            components.evidence(
                key=f"{desk.key}-panel", panel=panel or overview(), on_event=desk.events.append
            )


def _more(scene: Scene) -> dict[str, int]:
    """Neighbours that were not fetched and those that are hidden by hand."""
    return {i: c for i, c in scene.more.items() if i not in scene.hidden}


def _legend(scene: Scene, network: Network) -> list[dict[str, Any]]:
    theme = shell.theme()
    labels = scene.labels
    if not scene.concepts and scene.folded:
        labels["Concept"] = scene.folded
    plain = scene.look.colour == "community"
    rows = [
        {
            "key": label,
            "label": label,
            "color": None if plain else view.colour(label, theme),
            "count": labels[label],
            "on": label not in scene.off
            and not (label == "Concept" and not scene.concepts and scene.folded > 0),
        }
        for label in (*LABELS, "Article")
        if labels[label]
    ]
    return rows + _kinds(scene) + (_communities(network) if plain else [])


def _kinds(scene: Scene) -> list[dict[str, Any]]:
    lines, kinds = view.LINES[shell.theme()], scene.by_standing
    return [
        {
            "key": kind,
            "label": name,
            "color": lines[kind].colour,
            "line": "dashed" if lines[kind].dashes else "bar" if lines[kind].bar else "solid",
            "meaning": f"claims that are {lines[kind].meaning}",
            "count": kinds[kind],
            "on": kind in scene.standings,
        }
        for kind, name in words.STANDINGS.items()
        if kinds[kind]
    ]


def _communities(network: Network) -> list[dict[str, Any]]:
    """The large communities by their most linked member; they can't be switched off."""
    members: dict[str, list[dict[str, Any]]] = {}
    for node in network.nodes:
        members.setdefault(node["hue"], []).append(node)
    large = sorted(members, key=lambda hue: int(hue.split()[1]))[:SHOWN_COMMUNITIES]
    rows = []
    for hue in large:
        first = max(members[hue], key=lambda n: (n["size"], n["id"]))
        name = str(first["title"]).split("\n", 1)[0]
        rows.append({"key": hue, "label": f"around {view.shortened(name, 16)}", "fixed": True, "on": True,
                     "color": first["color"]["background"], "count": len(members[hue])})  # fmt: skip
    return [row for row in rows if row["count"] > 2]


def _notes(scene: Scene) -> list[dict[str, Any]]:
    shown = scene.visible
    entities = words.number(len(shown.nodes), "entity", "entities")
    notes: list[dict[str, Any]] = [{"text": f"{entities}, {words.number(len(shown.edges), 'claim')}"}]
    if scene.left:
        notes.append({"text": f"{scene.left:,} more not shown"})
    if scene.folded and not scene.concepts:
        notes.append({"text": f"{words.number(scene.folded, 'concept')} folded"})
    kinds = scene.by_standing
    waiting = sum(kinds[kind] for kind in kinds if kind not in scene.standings)
    if waiting:
        notes.append({"text": f"{words.number(waiting, 'claim')} switched off"})
    if scene.filters.active:
        kept_out = sum(not scene.filters.admits(e) for e in scene.candidates.edges)
        notes.append({"text": f"{words.number(kept_out, 'claim')} filtered out", "label": "Reset filters",
                      "event": {"kind": "reset"}})  # fmt: skip
    if scene.hidden:
        notes.append(
            {"text": f"{len(scene.hidden):,} hidden by hand", "label": "Show", "event": {"kind": "unhide"}}
        )
    return notes
