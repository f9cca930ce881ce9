"""What stands in a picture and how each step changes it: values and pure functions, no Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from filters import ALL_STANDINGS, Filters
from graph_builder import query, view
from graph_builder.model import Edge, Node, Standing, Subgraph, standing
from graph_builder.protocols import GraphStore
from graph_builder.view import Look

Place = tuple[float, float]

START = 75  # named entities in the first picture
SIZES = (75, 300, 1000, 5000)  # and how many a person may ask for
STORY = 10  # nodes that hang together: beside such a part pairs wait
#: Pictures from these have every claim between their entities, not an article's or an answer's alone.
WHOLE = ("linked", "mentioned", "around")
#: Width of a picture by its height where the query stands above it.
BELOW_TEXT = 2.4
EXPAND = 50  # new neighbours at a time
SEARCHED = 8  # neighbours that come along with an entity that was searched for
NOTHING: Mapping[str, Place] = MappingProxyType({})


@dataclass(frozen=True)
class Origin:
    """What a picture started from.

    ``linked`` and ``mentioned``: the entities with the most neighbours, or that most articles
    mention. ``newest``: the newest article. ``article`` and ``around``: ``value`` is the id of the
    article or entity. ``given``: a query's answer. At most ``size`` entities.
    """

    kind: Literal["linked", "mentioned", "newest", "article", "around", "given"] = "linked"
    value: str = ""
    size: int = START


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
        origin: What it started from.
        grown: It is no longer what its origin alone gives.
        filters: Which claims are shown, beside the legend.
        look: How it is drawn.
        mentions: Node id -> how often articles mention it, where the look asks for it.
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
    origin: Origin = field(default_factory=lambda: Origin("given"))
    grown: bool = False
    filters: Filters = field(default_factory=Filters)
    look: Look = field(default_factory=Look)
    mentions: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The nodes that were fetched."""
        return frozenset(n.id for n in self.subgraph.nodes)

    @cached_property
    def visible(self) -> Subgraph:
        """What the picture shows, and what an export of it holds."""
        told = [e for e in self.subgraph.edges if self._told(e)]
        waiting = _ends(self.subgraph.edges) - _ends(told) - self.kept
        nodes = [n for n in self.subgraph.nodes if self._admitted(n.id, n.label) and n.id not in waiting]
        return Subgraph.of(nodes, told)

    @cached_property
    def candidates(self) -> Subgraph:
        """What neither the legend's labels nor a hand took out, whatever kind of claim."""
        return Subgraph.of(
            (n for n in self.subgraph.nodes if self._admitted(n.id, n.label)), self.subgraph.edges
        )

    @cached_property
    def communities(self) -> Mapping[str, int]:
        """Node id -> community, of all that was fetched: no filter changes a colour."""
        return view.communities(self.subgraph) if self.look.colour == "community" else {}

    @property
    def factual(self) -> bool:
        """Only what articles state themselves is shown."""
        return self.standings == {"stated"}

    @property
    def labels(self) -> Counter[str]:
        """How many nodes of each label are not hidden by hand."""
        return Counter(n.label for n in self.subgraph.nodes if n.id not in self.hidden)

    @cached_property
    def by_standing(self) -> Counter[Standing]:
        """How many claims of each kind there are, shown or switched off."""
        edges = (e for e in self.candidates.edges if self.filters.admits(e))
        return Counter(kind for e in edges if (kind := kind_of(e)))

    def _admitted(self, node: str, label: str) -> bool:
        return label not in self.off and node not in self.hidden

    def _told(self, edge: Edge) -> bool:
        return kind_of(edge) in {*self.standings, None} and self.filters.admits(edge)


def kind_of(edge: Edge) -> Standing | None:
    """The standing of a claim; a MENTIONS has none."""
    return None if edge.type == "MENTIONS" else standing(edge.properties)


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for e in edges for end in (e.source, e.target)}


# --- where a picture starts ---------------------------------------------------------------------


def start(
    store: GraphStore,
    number: int = 0,
    origin: Origin | None = None,
    look: Look | None = None,
    leading: Callable[[int], list[Node]] | None = None,
) -> Scene:
    """A first picture; denied, planned and reported claims wait, and so do, where there is room for
    them, the entities of which nothing else is said. ``leading`` gives the entities with the most
    neighbours, where the store was asked for them before. Raises ``NotFound``.
    """
    origin = origin or Origin()
    if origin.kind in ("newest", "article"):
        scene = _of_article(store, origin)
    elif origin.kind == "around":
        near = query.around(store, origin.value, limit=origin.size)
        found = _excerpt(query.excerpt(store, nodes=near.nodes, concepts=True), concepts=True)
        scene = _folded(replace(found, kept=frozenset({origin.value})))
    else:
        scene = _leading(store, origin, leading or (lambda limit: query.leading(store, limit=limit)))
    return laid_out(
        with_look(replace(scene, origin=origin, arrangement=number), store, look or Look()), fresh=True
    )


def _leading(store: GraphStore, origin: Origin, leading: Callable[[int], list[Node]]) -> Scene:
    size = origin.size
    if origin.kind == "mentioned":
        nodes = query.leading(store, by="mentions", limit=size)
    else:
        nodes = leading(size)
        if len(nodes) < size:
            ids = {n.id for n in nodes}
            nodes += [n for n in query.leading(store, limit=size, factual=False) if n.id not in ids]
    scene = _excerpt(query.excerpt(store, nodes=nodes[:size]))
    chosen = _joined(scene.subgraph)
    return replace(scene, subgraph=chosen, left=scene.left + len(scene.subgraph.nodes) - len(chosen.nodes))


def _of_article(store: GraphStore, origin: Origin) -> Scene:
    """The claims of one article; concepts are there and wait in the legend."""
    article = _article(store, origin)
    ids = {end for c in query.article(store, article).claims for end in (c.subject_id, c.object_id)}
    scene = _excerpt(query.excerpt(store, ids, concepts=True), concepts=True)
    own = [e for e in scene.subgraph.edges if e.properties.get("article") == article]
    linked: Counter[str] = Counter(end for e in own for end in (e.source, e.target))
    nodes = sorted(scene.subgraph.nodes, key=lambda n: (n.label == "Concept", -linked[n.id], n.id))
    return _folded(replace(scene, subgraph=Subgraph.of(nodes[: origin.size], own)))


def _article(store: GraphStore, origin: Origin) -> str:
    return origin.value or next((row.id for row in query.articles(store)), "")


def _folded(scene: Scene) -> Scene:
    """Concepts are there but wait in the legend, unless there is little else to tell."""
    folded = replace(scene, off=frozenset({"Concept"}))
    return folded if len(folded.visible.edges) >= STORY // 2 else scene


def _excerpt(found: query.Excerpt, *, concepts: bool = False) -> Scene:
    return Scene(
        found.subgraph, more=found.more, left=found.entities, folded=found.concepts, concepts=concepts
    )


def _joined(subgraph: Subgraph) -> Subgraph:
    """What hangs together: without nodes that nothing joins and, beside a part of ``STORY`` nodes,
    without mere pairs; unless that is all there is."""
    neighbours: dict[str, set[str]] = {}
    for edge in subgraph.edges:
        neighbours.setdefault(edge.source, set()).add(edge.target)
        neighbours.setdefault(edge.target, set()).add(edge.source)
    parts: list[set[str]] = []
    seen: set[str] = set()
    for node in sorted(neighbours):
        if node not in seen:
            part, ring = {node}, {node}
            while ring:
                ring = {n for i in ring for n in neighbours[i]} - part
                part |= ring
            seen |= part
            parts.append(part)
    least = 3 if any(len(part) >= STORY for part in parts) else 2
    kept = {n for part in parts if len(part) >= least for n in part} or {n.id for n in subgraph.nodes}
    return Subgraph.of((n for n in subgraph.nodes if n.id in kept), subgraph.edges)


def of(subgraph: Subgraph, number: int = 0) -> Scene:
    """The picture of a query's result: all of it, whatever kind of claim."""
    scene = Scene(subgraph, standings=ALL_STANDINGS, arrangement=number)
    return laid_out(scene, fresh=True, screen=BELOW_TEXT)


# --- steps ----------------------------------------------------------------------------------------


def expand(scene: Scene, store: GraphStore, node: str, limit: int = EXPAND, kind: str | None = None) -> Scene:
    """More neighbours of a node (by relation type ``kind``, if given); those that stand stay put."""
    types = {kind} if kind else scene.filters.type or None
    found = query.expand(
        store,
        node,
        shown=scene.ids,
        limit=limit,
        concepts=scene.concepts,
        factual=scene.factual,
        types=types,
    )
    return _with(scene, store, found, counted={node}, whole=scene.origin.kind in WHOLE)


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
    found = query.start(store, limit=scene.origin.size, concepts=True)
    counted = {n.id for n in found.subgraph.nodes}
    return _with(replace(scene, concepts=True, folded=0), store, found, counted=counted, whole=False)


def toggle_label(scene: Scene, store: GraphStore, label: str) -> Scene:
    """A label switched off or on in the legend; switching on concepts fetches them."""
    if label == "Concept" and not scene.concepts:
        return laid_out(with_concepts(replace(scene, off=scene.off - {label}), store))
    return laid_out(replace(scene, off=scene.off ^ {label}))


def toggle_standing(scene: Scene, kind: Standing) -> Scene:
    """A kind of claims switched off or on in the legend."""
    return laid_out(replace(scene, standings=scene.standings ^ {kind}))


def filtered(scene: Scene, filters: Filters) -> Scene:
    """Under other filters; the legend shows what they were ticked for."""
    needs = filters.needs if filters != scene.filters else frozenset()
    return laid_out(replace(scene, filters=filters, standings=scene.standings | needs))


def only_labels(scene: Scene, store: GraphStore, labels: Collection[str]) -> Scene:
    """Nodes of these labels only; none means all that there are."""
    off = frozenset(scene.labels.keys() - set(labels)) if labels else frozenset()
    if "Concept" in labels and not scene.concepts:
        scene = with_concepts(scene, store)
    return laid_out(replace(scene, off=off))


def with_look(scene: Scene, store: GraphStore, look: Look) -> Scene:
    """Drawn otherwise."""
    scene = replace(scene, look=look)
    missing = scene.ids - scene.mentions.keys() if look.size == "mentions" else set()
    if not missing:
        return scene
    counted = dict.fromkeys(missing, 0) | query.mentions(store, missing)
    return replace(scene, mentions={**scene.mentions, **counted})


def hide(scene: Scene, node: str) -> Scene:
    """Without that node."""
    return replace(scene, hidden=scene.hidden | {node}, grown=True)


def unhide(scene: Scene) -> Scene:
    """With all nodes that were hidden by hand."""
    return laid_out(replace(scene, hidden=frozenset()))


def only(scene: Scene, node: str) -> Scene:
    """Only that node and its neighbours of those shown."""
    shown = scene.visible
    near = {node} | {end for e in shown.edges if node in (e.source, e.target) for end in (e.source, e.target)}
    away = {n.id for n in shown.nodes if n.id not in near}
    return replace(scene, hidden=scene.hidden | away, kept=scene.kept | {node}, grown=True)


def without_claim(scene: Scene, claim: str) -> Scene:
    """Without a claim that is no longer in the graph."""
    kept = [e for e in scene.subgraph.edges if e.id != claim]
    return replace(scene, subgraph=Subgraph.of(scene.subgraph.nodes, kept))


def pin(scene: Scene, node: str, position: Place) -> Scene:
    """Pinned where it is, or unpinned."""
    moved = {**scene.positions, node: position}
    return replace(scene, positions=moved, pinned=scene.pinned ^ {node}, grown=True)


def move(scene: Scene, positions: Mapping[str, Place]) -> Scene:
    """Nodes at the places where the user left them."""
    return replace(scene, positions={**scene.positions, **positions}, grown=True)


def laid_out(scene: Scene, *, fresh: bool = False, screen: float = view.SCREEN) -> Scene:
    """A place, in whole pixels, for every shown node that has none; ``fresh``: the origin's own."""
    shown = scene.visible
    if all(n.id in scene.positions for n in shown.nodes):
        return scene
    places = view.layout(shown, fixed=scene.positions, screen=screen)
    new = {i: (float(round(x)), float(round(y))) for i, (x, y) in places.items() if i not in scene.positions}
    return replace(scene, positions={**scene.positions, **new}, grown=scene.grown or not fresh)


def _with(
    scene: Scene, store: GraphStore, found: query.Excerpt, *, counted: Collection[str], whole: bool
) -> Scene:
    """With what was found in it.

    ``counted`` are the nodes of the picture whose missing neighbours were counted anew; ``whole``: what was
    found has every claim that joins it to the picture, else they are asked for.
    """
    known = query.union(scene.subgraph, found.subgraph)
    if not whole:
        known = query.union(known, query.induced(store, {n.id for n in known.nodes}))
    arrived = {n.id for n in known.nodes} - scene.ids
    come = _come(known, arrived, factual=scene.factual)
    more = {i: c - come[i] for i, c in scene.more.items() if i not in counted and c > come[i]}
    new = len([n for n in known.nodes if n.id in arrived and n.label != "Concept"])
    grown = replace(
        scene, subgraph=known, more=more | dict(found.more), left=max(0, scene.left - new), grown=True
    )
    return laid_out(with_look(grown, store, scene.look))


def _come(subgraph: Subgraph, arrived: Collection[str], *, factual: bool) -> Counter[str]:
    """How many of the arrived are a neighbour of each node."""
    told = (e for e in subgraph.edges if e.properties.get("factual") or not factual)
    ends = {pair for e in told for pair in ((e.source, e.target), (e.target, e.source))}
    return Counter(one for one, other in ends if other in arrived and one != other)


def restored(
    store: GraphStore,
    origin: Origin,
    ids: Collection[str],
    positions: Mapping[str, Place],
    *,
    article: str = "",
    **chosen: frozenset[str],
) -> Scene:
    """A picture that somebody saved, of the entities that there still are.

    Where it shows the claims of one ``article`` only, that is its id; ``chosen`` are ``hidden``,
    ``kept`` and ``pinned``.
    """
    concepts = origin.kind in ("article", "newest", "around")
    found = query.excerpt(store, ids, concepts=concepts)
    told = (e for e in found.subgraph.edges if not article or e.properties.get("article") == article)
    subgraph = Subgraph.of(found.subgraph.nodes, told)
    there = {n.id for n in subgraph.nodes}
    return Scene(
        subgraph,
        {i: p for i, p in positions.items() if i in there},
        found.more,
        found.entities,
        found.concepts,
        concepts=concepts,
        origin=origin,
        grown=True,
        **chosen,  # type: ignore[arg-type]
    )
