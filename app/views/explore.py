"""Explore: the graph, a search box, and every claim with its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

import address
import scene as scenes
import shell
import taking
import words
from ahead import Leading
from desk import Desk, draw, work
from graph_builder import components, query, view
from graph_builder.errors import NotFound
from graph_builder.protocols import GraphStore
from scene import Origin

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
        shell.no_article()
        return
    desk = _desk(store)
    finder = st.session_state.setdefault("finder", Finder())
    _find(finder, desk, store)
    if first := st.session_state.pop("explore-first", None):
        desk.events.append({"kind": "select", "node": first})
    _work(desk, store)
    _to_address(desk, store)
    _toolbar(finder, desk, store)
    draw(desk, store, overview=lambda: _overview(desk, counts))


def _desk(store: GraphStore) -> Desk:
    """The session's desk; a new one, as its address says, where there is none or the graph was replaced."""
    desk: Desk | None = st.session_state.get("explore")
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    if st.session_state["arrived"]:
        # A link of the navigation has no picture in it, the browser's back may have an earlier one.
        st.session_state.pop("explore-address", None)
        if desk and asked and asked != _live(desk, store):
            desk.history = urlencode(asked, doseq=True)
    if desk is None or not desk.scene.subgraph.nodes:
        desk = Desk("explore", link={"number": 0, "query": None})
        _open(desk, store, asked)
        st.session_state["explore"] = desk
    return desk


def _work(desk: Desk, store: GraphStore) -> None:
    """Do what was asked, in order, the browser's turns to another address among it."""
    while desk.events or desk.history is not None:
        work(desk, store)
        if desk.history is not None:
            _turn(desk, store, desk.history)
            desk.history = None


def _turn(desk: Desk, store: GraphStore, shown: str) -> None:
    """Back and forward: the browser shows another address than the page gave itself."""
    before = desk.scene
    _open(desk, store, parse_qs(shown.removeprefix("?")), before.arrangement + 1)
    fresh, desk.scene = desk.scene, before
    desk.step(fresh)
    # It stands in the address already; to write it, in words of ours, would end the way forward.
    st.session_state["explore-address"] = _live(desk, store)


def _open(desk: Desk, store: GraphStore, asked: address.Parameters, number: int = 0) -> None:
    """What the address says; where that is gone, the first picture and a word about it."""
    try:
        opened, selected = address.read(store, asked)
    except NotFound as error:
        shell.problem(error)
        opened, selected = scenes.start(store), None
    desk.scene = replace(opened, arrangement=number)
    desk.select(selected)
    if isinstance(selected, str) and selected not in {n.id for n in opened.visible.nodes}:
        desk.events.append({"kind": "select", "node": selected, "from_panel": True})
    elif selected:
        desk.mark()


def _to_address(desk: Desk, store: GraphStore) -> None:
    """What is shown stands in the address: a link that shows it again.

    It is compared with what was written, not with the address that a run brings along: that of a
    fast click is older, and that of back and forward newer, than the picture.
    """
    parameters = address.write(desk.scene, desk.selected)
    if desk.link and desk.link["number"] and desk.link["query"] is None:
        try:
            desk.link = {**desk.link, "query": address.link(store, parameters)}
        except OSError as error:
            desk.link = {"number": 0, "query": None}
            shell.message("The view could not be saved", str(error.strerror or error),
                          "The picture is too large for a plain link.")  # fmt: skip
    live = _listed(address.live(store, parameters))
    if live != st.session_state.get("explore-address"):
        st.query_params.from_dict(live)
    st.session_state["explore-address"], st.session_state["arrived"] = live, False


def _live(desk: Desk, store: GraphStore) -> dict[str, list[str]]:
    return _listed(address.live(store, address.write(desk.scene, desk.selected)))


def _listed(parameters: address.Parameters) -> dict[str, list[str]]:
    return {name: list(values) for name, values in parameters.items()}


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
    box, buttons = st.columns([0.7, 0.3], vertical_alignment="center", gap="small")
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
        _starts_menu(desk, store)
        taking.graph_button(store, desk.scene, key="explore-export")


def _starts_menu(desk: Desk, store: GraphStore) -> None:
    """Other first pictures; the one that is chosen closes the menu."""

    def begin(kind: str, value: str = "") -> None:
        size = st.session_state.get("start-size") or scenes.START
        desk.events.append({"kind": "start", "origin": Origin(kind, value, size)})  # type: ignore[arg-type]
        st.session_state["starts"] = False

    menu = st.popover("Start from", key="starts", on_change="rerun")
    if not menu.open:
        return
    if not (desk.ahead and desk.ahead.fresh):
        desk.ahead = Leading.ask(store, max(scenes.SIZES))
    with menu:
        st.segmented_control(
            "Entities at most", scenes.SIZES, default=scenes.START, required=True, key="start-size",
            format_func=lambda n: f"{n:,}",
        )  # fmt: skip
        for kind, label, told in (
            ("linked", "Most linked", "The entities with the most neighbours"),
            ("mentioned", "Most mentioned", "The entities that the most articles mention"),
            ("newest", "Newest article", "What the latest article states"),
        ):
            st.button(label, help=told, key=f"start-{kind}", on_click=begin, args=(kind,), width="stretch")
        titles = {row.id: _titled(row) for row in query.articles(store)}
        st.selectbox(
            "One article",
            titles,
            index=None,
            format_func=titles.__getitem__,
            placeholder="Choose an article",
            key="start-article",
            on_change=lambda: begin("article", st.session_state["start-article"] or ""),
        )
        name = st.text_input("Around", placeholder="A name, then Enter", key="start-around")
        if name and name != st.session_state.get("start-around-done"):
            try:
                hit = query.find_entity(store, name)
            except NotFound as error:
                st.html(f'<p class="kg-line" role="alert">{words.escaped(error.message, error.remedy)}</p>')
            else:
                st.session_state["start-around-done"] = name
                size = st.session_state.get("start-size") or scenes.START
                desk.events.append({"kind": "start", "origin": Origin("around", hit.id, size)})
                st.rerun()


def _titled(row: query.ArticleRow) -> str:
    return " · ".join(part for part in (row.title or row.id, row.outlet, words.day(row.published)) if part)


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
