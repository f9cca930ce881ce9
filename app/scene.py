"""What stands in a picture and how each step changes it: values and pure functions, no Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from graph_builder import query, view
from graph_builder.model import Edge, Standing, Subgraph, standing
from graph_builder.protocols import GraphStore

Place = tuple[float, float]

START = 75  # named entities in the first picture
STORY = 10  # nodes that hang together: beside such a part pairs wait
EXPAND = 50  # new neighbours at a time
SEARCHED = 8  # neighbours that come along with an entity that was searched for
NOTHING: Mapping[str, Place] = MappingProxyType({})


@dataclass(frozen=True)
class Scene:
    """A picture.

    Attributes:
        subgraph: All that was fetched for it; ``visible`` says what of it is shown.
        positions: A place for every node that was ever laid out.
        more: Node id -> neighbours that were not fetched.
        left: Named entities of the store that are not in the picture.
        folded: Concepts that are not in the picture.
        off: Labels that the legend switched off.
        standings: Which kinds of claims are shown.
        hidden: Nodes hidden by hand.
        kept: Nodes that were asked for and stay even where no shown claim joins them to another.
        pinned: Nodes that stay where they are when the picture settles.
        concepts: Whether concepts are fetched.
        arrangement: Changes when all nodes are placed anew.
    """

    subgraph: Subgraph = field(default_factory=Subgraph)
    positions: Mapping[str, Place] = field(default_factory=dict)
    more: Mapping[str, int] = field(default_factory=dict)
    left: int = 0
    folded: int = 0
    off: frozenset[str] = frozenset()
    standings: frozenset[Standing] = frozenset({"stated"})
    hidden: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    concepts: bool = False
    arrangement: int = 0

    @property
    def ids(self) -> set[str]:
        """The nodes that were fetched."""
        return {n.id for n in self.subgraph.nodes}

    @property
    def visible(self) -> Subgraph:
        """What the picture shows, and what an export of it holds."""
        admitted = self._admitted
        shown = Subgraph.of(
            admitted.nodes, (e for e in admitted.edges if _kind(e) in {*self.standings, None})
        )
        told = _ends(e for e in self.subgraph.edges if _kind(e) in {*self.standings, None})
        waiting = _ends(self.subgraph.edges) - told - self.kept
        return Subgraph.of((n for n in shown.nodes if n.id not in waiting), shown.edges)

    @property
    def _admitted(self) -> Subgraph:
        """What neither the legend's labels nor a hand took out, whatever kind of claim."""
        nodes = [n for n in self.subgraph.nodes if n.label not in self.off and n.id not in self.hidden]
        return Subgraph.of(nodes, self.subgraph.edges)

    @property
    def labels(self) -> Counter[str]:
        """How many nodes of each label are not hidden by hand."""
        return Counter(n.label for n in self.subgraph.nodes if n.id not in self.hidden)

    @property
    def by_standing(self) -> Counter[Standing]:
        """How many claims of each kind there are, shown or switched off."""
        return Counter(kind for e in self._admitted.edges if (kind := _kind(e)))


def _kind(edge: Edge) -> Standing | None:
    return None if edge.type == "MENTIONS" else standing(edge.properties)


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for e in edges for end in (e.source, e.target)}


def start(store: GraphStore, number: int = 0) -> Scene:
    """The first picture: the most linked named entities; denied, planned and reported claims wait,
    and so do, where there is room for them, the entities of which nothing else is said.
    """
    excerpt = query.start(store, limit=START)
    ids = [n.id for n in excerpt.subgraph.nodes]
    if excerpt.entities and len(ids) < START:
        ids += [
            n.id for n in query.start(store, limit=START, factual=False).subgraph.nodes if n.id not in ids
        ]
    chosen = _joined(query.induced(store, ids[:START]))
    scene = Scene(
        subgraph=chosen,
        more=excerpt.more,
        left=excerpt.entities + len(excerpt.subgraph.nodes) - len(chosen.nodes),
        folded=excerpt.concepts,
        arrangement=number,
    )
    return laid_out(scene)


def _joined(subgraph: Subgraph) -> Subgraph:
    """What hangs together: without nodes that nothing joins and, beside a part of ``STORY`` nodes,
    without mere pairs; unless that is all there is."""
    neighbours: dict[str, set[str]] = {}
    for edge in subgraph.edges:
        neighbours.setdefault(edge.source, set()).add(edge.target)
        neighbours.setdefault(edge.target, set()).add(edge.source)
    parts: list[set[str]] = []
    for node in sorted(neighbours):
        if not any(node in part for part in parts):
            part, ring = {node}, {node}
            while ring:
                ring = {n for i in ring for n in neighbours[i]} - part
                part |= ring
            parts.append(part)
    least = 3 if any(len(part) >= STORY for part in parts) else 2
    kept = {n for part in parts if len(part) >= least for n in part} or {n.id for n in subgraph.nodes}
    return Subgraph.of((n for n in subgraph.nodes if n.id in kept), subgraph.edges)


def of(subgraph: Subgraph, number: int = 0) -> Scene:
    """The picture of a query's result: all of it, whatever kind of claim."""
    return laid_out(
        Scene(subgraph, standings=frozenset(("stated", "reported", "planned", "denied")), arrangement=number)
    )


def expand(scene: Scene, store: GraphStore, node: str, limit: int = EXPAND) -> Scene:
    """More neighbours of a node; those that stand stay where they are."""
    excerpt = query.expand(
        store,
        node,
        shown=scene.ids,
        limit=limit,
        concepts=scene.concepts,
        factual=scene.standings == {"stated"},
    )
    return _with(scene, store, excerpt)


def show(scene: Scene, store: GraphStore, node: str) -> Scene:
    """The picture with that entity in it, whatever hid it so far."""
    if node not in scene.ids:
        scene = expand(scene, store, node, SEARCHED)
    label = next((n.label for n in scene.subgraph.nodes if n.id == node), "")
    return laid_out(
        replace(scene, hidden=scene.hidden - {node}, off=scene.off - {label}, kept=scene.kept | {node})
    )


def with_concepts(scene: Scene, store: GraphStore) -> Scene:
    """Concepts unfolded: the most linked entities once more, concepts among them."""
    excerpt = query.start(store, limit=START, concepts=True)
    return _with(replace(scene, concepts=True, folded=0), store, excerpt)


def toggle_label(scene: Scene, store: GraphStore, label: str) -> Scene:
    """A label switched off or on in the legend; switching on concepts fetches them."""
    if label == "Concept" and not scene.concepts:
        return laid_out(with_concepts(replace(scene, off=scene.off - {label}), store))
    return laid_out(replace(scene, off=scene.off ^ {label}))


def toggle_standing(scene: Scene, kind: Standing) -> Scene:
    """A kind of claims switched off or on in the legend."""
    return replace(scene, standings=scene.standings ^ {kind})


def hide(scene: Scene, node: str) -> Scene:
    """Without that node."""
    return replace(scene, hidden=scene.hidden | {node})


def only(scene: Scene, node: str) -> Scene:
    """Only that node and its neighbours of those shown."""
    shown = scene.visible
    near = {node} | {end for e in shown.edges if node in (e.source, e.target) for end in (e.source, e.target)}
    return replace(scene, hidden=scene.hidden | {n.id for n in shown.nodes if n.id not in near})


def pin(scene: Scene, node: str, position: Place) -> Scene:
    """Pinned where it is, or unpinned."""
    moved = {**scene.positions, node: position}
    return replace(scene, positions=moved, pinned=scene.pinned ^ {node})


def move(scene: Scene, positions: Mapping[str, Place]) -> Scene:
    """Nodes at the places where the user left them."""
    return replace(scene, positions={**scene.positions, **positions})


def laid_out(scene: Scene) -> Scene:
    """A place for every shown node that has none."""
    shown = scene.visible
    if all(n.id in scene.positions for n in shown.nodes):
        return scene
    return replace(scene, positions={**scene.positions, **view.layout(shown, fixed=scene.positions)})


def _with(scene: Scene, store: GraphStore, excerpt: query.Excerpt) -> Scene:
    known = query.union(scene.subgraph, excerpt.subgraph)
    ids = {n.id for n in known.nodes}
    new = len([n for n in known.nodes if n.id not in scene.ids and n.label != "Concept"])
    counted = {n.id for n in excerpt.subgraph.nodes}
    more = {i: c for i, c in scene.more.items() if i not in counted} | dict(excerpt.more)
    return laid_out(
        replace(
            scene,
            subgraph=query.union(known, query.induced(store, ids)),
            more=more,
            left=max(0, scene.left - new),
        )
    )
