"""Explore: the graph, a search box, and every claim with its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

import scene as scenes
import shell
import taking
import words
from desk import Desk, draw, work
from graph_builder import components, query, view
from graph_builder.protocols import GraphStore

#: Entities offered in the panel to begin with.
STARTS = 8


@dataclass
class Finder:
    """What was typed in the search box, what it found, what was chosen."""

    text: str = ""
    hits: list[query.Hit] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)


def page() -> None:
    """Draw the page."""
    store, counts = shell.graph_store(), shell.counts()
    if not counts.articles:
        _empty()
        return
    desk = _desk(store, counts)
    finder = st.session_state.setdefault("finder", Finder())
    _find(finder, desk, store)
    if first := st.session_state.pop("explore-first", None):
        desk.events.append({"kind": "select", "node": first})
    work(desk, store)
    _address(desk)
    _toolbar(finder, desk, store)
    draw(desk, store, overview=lambda: _overview(desk, counts))


def _desk(store: GraphStore, counts: query.Counts) -> Desk:
    """The session's desk; a new one where the graph was empty or replaced since."""
    desk = st.session_state.get("explore")
    if desk is None or not desk.scene.subgraph.nodes:
        desk = Desk("explore", scenes.start(store))
        st.session_state["explore"] = desk
        if entity := st.query_params.get("entity"):
            desk.events.append({"kind": "select", "node": entity, "from_panel": True})
    return desk


def _address(desk: Desk) -> None:
    """The entity whose panel is open stands in the address: a link that opens it again."""
    entity = desk.selected if isinstance(desk.selected, str) else None
    if st.query_params.get("entity") != entity:
        st.query_params.from_dict({"entity": entity} if entity else {})


def _find(finder: Finder, desk: Desk, store: GraphStore) -> None:
    while finder.events:
        event = finder.events.pop(0)
        if event["kind"] == "type":
            finder.text = event["text"]
            finder.hits = query.search(store, finder.text, limit=12)
        else:
            desk.step(scenes.show(desk.scene, store, event["id"]))
            desk.focus(event["id"])


def _toolbar(finder: Finder, desk: Desk, store: GraphStore) -> None:
    box, buttons = st.columns([0.45, 0.55], vertical_alignment="center")
    theme = shell.theme()
    with box:
        components.search(
            key="finder-box",
            label="Find a person, organization, place …",
            text=finder.text,
            hits=[
                {"id": h.id, "name": h.name, "label": h.label, "aliases": ", ".join(h.aliases[:3]),
                 "degree": h.degree, "color": view.colour(h.label, theme)}
                for h in finder.hits
            ],
            on_event=finder.events.append,
        )  # fmt: skip
    with buttons, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.button("Undo", on_click=desk.undo, disabled=not desk.past, key="undo")
        st.button("Redo", on_click=desk.redo, disabled=not desk.future, key="redo")
        if st.button("Start again", key="restart"):
            desk.step(scenes.start(store, desk.scene.arrangement + 1))
            desk.select(None)
            st.rerun()
        taking.graph_button(store, desk.scene, key="explore-export")


def _overview(desk: Desk, counts: query.Counts) -> dict[str, Any]:
    return {
        "key": "",
        "kind": "",
        "color": None,
        "title": "Who says so?",
        "note": "Click a node or a line: here stands every claim with the sentence that makes it, in its "
        "article. Double click a node for its neighbours, right click for more.",
        "rows": [
            ["Claims", f"{counts.claims:,}, of which {counts.factual:,} stated as fact by their article"],
            ["Entities", f"{counts.entities:,}"],
            ["Articles", f"{counts.articles:,}"],
            ["Most used", ", ".join(list(counts.types)[:6])],
        ],
        "starts": _starts(desk),
    }


def _starts(desk: Desk) -> list[dict[str, Any]]:
    """The entities of the picture with the most claims."""
    shown, theme = desk.scene.visible, shell.theme()
    claims = Counter(end for e in shown.edges for end in {e.source, e.target})
    nodes = sorted(shown.nodes, key=lambda n: (-claims[n.id], n.id))[:STARTS]
    return [
        {
            "label": n.name,
            "hint": words.number(claims[n.id], "claim"),
            "color": view.colour(n.label, theme),
            "event": {"kind": "select", "node": n.id, "from_panel": True},
        }
        for n in nodes
    ]


def _empty() -> None:
    st.html(
        '<div class="kg-empty"><h2>No article yet</h2>'
        "<p>The graph grows out of articles: every line in it is a claim that one of them makes.</p>"
        "<p>Add the first one here, or run <code>kg build FOLDER</code>.</p></div>"
    )
    with st.container(horizontal=True, horizontal_alignment="center"):
        if st.button("Add an article", type="primary"):
            shell.go("articles", add="1")
