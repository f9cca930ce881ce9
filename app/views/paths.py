"""Paths: how are two entities linked, and who says so?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any, get_args

import streamlit as st

import fields
import scene as scenes
import shell
import taking
import words
from desk import Desk, draw, work
from fields import EntityField
from graph_builder import components, query, view
from graph_builder.model import Standing, Subgraph
from graph_builder.protocols import GraphStore
from graph_builder.query import Hop, Path
from graph_builder.query.paths import STATED

HOPS, MOST_HOPS = 4, 6
#: Labels of which pairs are suggested to begin with.
NAMED = ("Person", "Organization", "Place")
FOUND = (5, 10, 20)  # how many paths can be asked for

Asked = tuple[str, str, int, int, tuple[Standing, ...]]


@dataclass
class Linking:
    """The two fields, what may link them, and the answer to what was ``asked``.

    ``only`` is the index of the path that alone is drawn.
    """

    a: EntityField = field(default_factory=EntityField)
    b: EntityField = field(default_factory=EntityField)
    hops: int = HOPS
    most: int = FOUND[0]
    standings: tuple[Standing, ...] = STATED
    asked: Asked | None = None
    found: list[Path] = field(default_factory=list)
    relaxed: tuple[int, tuple[Standing, ...]] | None = None
    only: int | None = None
    desk: Desk = field(default_factory=lambda: Desk("paths"))

    @property
    def wanted(self) -> Asked | None:
        """What the fields ask for, once both hold an entity."""
        if self.a.id is None or self.b.id is None:
            return None
        return self.a.id, self.b.id, self.hops, self.most, self.standings

    def swap(self) -> None:
        """The other way round."""
        self.a, self.b = self.b, self.a

    def relax(self) -> None:
        """Allow what lets a path be found."""
        if self.relaxed:
            self.hops, self.standings = self.relaxed

    def hear(self, event: dict[str, Any]) -> None:
        """What the list says; everything but the choice of a path is the desk's."""
        if event["kind"] == "chain":
            self.only = event["index"]
            ids = (
                {n.id for n in self.found[self.only].nodes} if self.only is not None else self.desk.scene.ids
            )
            self.desk.scene = replace(self.desk.scene, hidden=frozenset(self.desk.scene.ids - ids))
        elif "edge" in event:
            self.desk.events.append({"kind": "select", "edge": event["edge"]})
        else:
            self.desk.events.append(event)


def page() -> None:
    """Draw the page."""
    store = shell.graph_store()
    linking = st.session_state.get("linking") or _from_address(store)
    st.session_state["linking"] = linking
    work(linking.desk, store)
    _form(linking, store)
    _to_address(linking)
    wanted = linking.wanted
    if wanted is None:
        _nothing_asked(linking, store)
        return
    if wanted != linking.asked:
        with st.spinner("Looking for paths …", show_time=True):
            _find(linking, store, wanted)
    if linking.found:
        _answer(linking, store)
    else:
        _not_linked(linking)


def _from_address(store: GraphStore) -> Linking:
    linking, asked = Linking(), st.query_params
    linking.a.find(store, asked.get("a"))
    linking.b.find(store, asked.get("b"))
    linking.hops = _number(asked.get("hops"), HOPS, range(1, MOST_HOPS + 1))
    linking.most = _number(asked.get("paths"), FOUND[0], FOUND)
    named = asked.get("claims", "").split(",")
    linking.standings = tuple(s for s in get_args(Standing) if s in named) or STATED
    return linking


def _number(text: str | None, otherwise: int, allowed: Any) -> int:
    return int(text) if text and text.isdecimal() and int(text) in allowed else otherwise


def _to_address(linking: Linking) -> None:
    """What is asked stands in the address: a link that asks it again."""
    said = {"a": linking.a.id, "b": linking.b.id}
    said |= {"hops": str(linking.hops)} if linking.hops != HOPS else {}
    said |= {"paths": str(linking.most)} if linking.most != FOUND[0] else {}
    said |= {"claims": ",".join(linking.standings)} if linking.standings != STATED else {}
    wanted = {name: value for name, value in said.items() if value}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _form(linking: Linking, store: GraphStore) -> None:
    first, swap, second, hops, most, claims = st.columns([0.25, 0.06, 0.25, 0.1, 0.1, 0.24])
    with first:
        fields.entity(linking.a, store, "How is", key="paths-a")
    swap.button("⇄", on_click=linking.swap, key="paths-swap", help="Swap the two", width="stretch")
    with second:
        fields.entity(linking.b, store, "linked to", key="paths-b")
    # The widgets follow the state, which a link or a relaxed search may have changed.
    st.session_state["paths-hops"] = linking.hops
    st.session_state["paths-most"] = linking.most
    st.session_state["paths-claims"] = [words.STANDINGS[s] for s in linking.standings]

    def chosen() -> None:
        linking.hops = st.session_state["paths-hops"]
        linking.most = st.session_state["paths-most"]
        names = st.session_state["paths-claims"]
        linking.standings = tuple(s for s, name in words.STANDINGS.items() if name in names) or STATED

    hops.selectbox(
        "Hops at most", range(1, MOST_HOPS + 1), key="paths-hops", on_change=chosen, help="Claims in a row"
    )
    most.selectbox("Paths at most", FOUND, key="paths-most", on_change=chosen)
    claims.pills(
        "Claims that link", list(words.STANDINGS.values()), selection_mode="multi", key="paths-claims",
        on_change=chosen,
        help="Stated as fact by an article, reported by somebody else, planned or possible, denied.",
    )  # fmt: skip


def _find(linking: Linking, store: GraphStore, wanted: Asked) -> None:
    a, b, hops, most, standings = wanted
    linking.found = query.paths(store, a, b, hops=hops, k=most, standings=standings)
    linking.relaxed, linking.only = None, None
    if not linking.found and a != b:
        linking.relaxed = query.relaxed(store, a, b, hops=hops, standings=standings, most=MOST_HOPS)
    shown = query.path_subgraph(linking.found, store)
    linking.desk = Desk("paths", _scene(shown, linking.found, linking.desk.scene.arrangement + 1))
    linking.asked = wanted


def _scene(shown: Subgraph, found: list[Path], number: int) -> scenes.Scene:
    places = view.chains([[n.id for n in path.nodes] for path in found])
    return replace(scenes.of(shown, number), positions=places)


# --- the answer -------------------------------------------------------------------------------------


def _answer(linking: Linking, store: GraphStore) -> None:
    st.html("<style>:root { --kg-above: 15.5rem; }</style>")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<p class="kg-line" role="status">{escape(_summary(linking))}</p>')
        with st.container(horizontal=True, horizontal_alignment="right", width="content"):
            taking.graph_button(store, linking.desk.scene, key="paths-export")
    draw(linking.desk, store, overview=dict, aside=lambda: _list(linking, store), split=0.58)


def _summary(linking: Linking) -> str:
    found = words.number(len(linking.found), "path")
    if len(linking.found) == linking.most:
        found = f"The best {found}"
    kinds = ", ".join(words.STANDINGS[s].lower() for s in linking.standings)
    return f"{found} of at most {words.number(linking.hops, 'hop')} over {kinds} claims"


def _list(linking: Linking, store: GraphStore) -> None:
    texts = query.texts(store, {hop.best.article for path in linking.found for hop in path.hops})
    a, b = linking.found[0].nodes[0].name, linking.found[0].nodes[-1].name
    components.chains(
        key="paths-list",
        heading=f"{a} → {b}",
        note="The best first: few hops, several outlets, no way through what touches everything. "
        "A relation opens all claims between the two.",
        chains=[_chain(path, texts) for path in linking.found],
        selected=linking.only,
        on_event=linking.hear,
    )


def _chain(path: Path, texts: dict[str, str]) -> dict[str, Any]:
    outlets = {o for hop in path.hops for o in hop.outlets}
    least = min(len(hop.outlets) for hop in path.hops)
    says = words.number(len(outlets), "outlet")
    weak = "" if least > 1 or len(path.hops) == 1 else ", some hop by one alone" if len(outlets) > 1 else ""
    pairs = zip(path.nodes, path.nodes[1:], path.hops, strict=False)
    return {
        "summary": f"{words.number(len(path.hops), 'hop')}, {says}{weak}",
        "hops": [
            {"from": a.name, "from_id": a.id, "to": b.name, "to_id": b.id, **_hop(hop, texts)}
            for a, b, hop in pairs
        ],
    }


def _hop(hop: Hop, texts: dict[str, str]) -> dict[str, Any]:
    best = hop.best
    return {
        "edge": {"from": best.subject_id, "to": best.object_id, "type": best.type},
        "claims": len(hop.claims),
        "outlets": len(hop.outlets),
        "best": words.card(best, texts.get(best.article, "")),
    }


# --- without an answer ------------------------------------------------------------------------------


def _not_linked(linking: Linking) -> None:
    a, b = (held.chosen.name if held.chosen else "" for held in (linking.a, linking.b))
    if linking.a.id == linking.b.id:
        shell.message("Twice the same", f"Both fields hold {a}.", "Choose another one in one of them.")
        return
    kinds = " or ".join(words.STANDINGS[s].lower() for s in linking.standings)
    tried = f"No chain of at most {words.number(linking.hops, 'hop')} over {kinds} claims joins {a} and {b}."
    if linking.relaxed is None:
        shell.message("Not linked", tried, f"Nor does any of at most {MOST_HOPS} over claims of every kind.")
        return
    hops, standings = linking.relaxed
    more = [words.STANDINGS[s].lower() for s in standings if s not in linking.standings]
    allow = [f"{' and '.join(more)} claims"] if more else []
    allow += [words.number(hops, "hop")] if hops != linking.hops else []
    shell.message("Not linked", tried, f"There is a path with {' and '.join(allow)}.")
    st.button(f"Allow {' and '.join(allow)}", type="primary", on_click=linking.relax, key="paths-relax")


def _nothing_asked(linking: Linking, store: GraphStore) -> None:
    if not shell.counts().articles:
        shell.no_article()
        return
    st.html(
        '<div class="kg-empty"><h2>How are two linked?</h2><p>Choose two people, organizations or places: '
        "here stand the chains of claims between them, each step with the sentence that makes it.</p></div>"
    )

    def take(a: query.Hit, b: query.Hit) -> None:
        linking.a, linking.b = EntityField(a), EntityField(b)

    with st.container(horizontal=True, horizontal_alignment="center"):
        for i, (a, b) in enumerate(_suggested(store)):
            st.button(words.plain(f"{a.name} and {b.name}"), on_click=take, args=(a, b), key=f"paths-try-{i}")


def _suggested(store: GraphStore) -> list[tuple[query.Hit, query.Hit]]:
    """Pairs of much linked entities that no claim joins directly."""
    shown = query.start(store, limit=20).subgraph
    degree = Counter(end for e in shown.edges for end in (e.source, e.target))
    nodes = sorted(shown.nodes, key=lambda n: (-degree[n.id], n.id))
    joined = {frozenset((e.source, e.target)) for e in shown.edges}
    hits = [
        query.Hit(n.id, n.name, n.label, (), degree[n.id]) for n in nodes if n.label in NAMED and degree[n.id]
    ]
    pairs = [(a, b) for i, a in enumerate(hits) for b in hits[i + 1 :] if {a.id, b.id} not in joined]
    return pairs[:3]
