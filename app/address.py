"""A picture as the parameters of an address, and back: a link shows the same to whoever opens it.

What the origin gives again is only named; a picture that grew or was moved by hand has its nodes
and places packed into ``p``. Whatever an address says is data of a stranger: what it doesn't name
rightly is left out.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast, get_args
from urllib.parse import urlencode

import scene as scenes
import shelf
import sidebars
from filters import ALL_STANDINGS, Choice, Filters
from graph_builder.model import Standing
from graph_builder.protocols import GraphStore
from graph_builder.view import Look
from scene import Origin, Scene

Parameters = Mapping[str, Sequence[str]]
Selected = str | tuple[str, str, str] | None

#: Longer addresses are broken by mail programs and chats: the link is a saved view then.
SHORT = 2000
#: Longer ones do not even fit the browser's own address.
LONGEST = 16_000
#: No picture unpacks to more.
UNPACKED = 4_000_000


def write(scene: Scene, selected: Selected) -> dict[str, list[str]]:
    """The parameters, whatever their length."""
    named: dict[str, list[str]] = {
        **_origin(scene.origin),
        **({"p": [_packed(scene)]} if scene.grown else {}),
        **({"concepts": ["1"]} if scene.concepts and scene.origin.kind in ("linked", "mentioned") else {}),
        "off": sorted(scene.off),
        "shown": sorted(scene.standings) if scene.standings != {"stated"} else [],
        **_filters(scene.filters),
        **{
            name: [value]
            for name in sidebars.LOOKS
            if (value := getattr(scene.look, name)) != getattr(Look(), name)
        },
        "line": ["|".join(selected)] if isinstance(selected, tuple) else [],
        "entity": [selected] if isinstance(selected, str) else [],
    }
    return {name: values for name, values in named.items() if values}


def length(parameters: Parameters) -> int:
    """Characters that they take up in an address."""
    return len(urlencode(parameters, doseq=True))


def live(store: GraphStore, parameters: Parameters) -> Parameters:
    """What stands in the address while a person works: all of it as long as a browser takes it."""
    if length(parameters) <= LONGEST:
        return parameters
    try:
        return {"view": [shelf.keep(store, "views", parameters)]}
    except OSError:
        return {name: values for name, values in parameters.items() if name != "p"}


def link(store: GraphStore, parameters: Parameters) -> str:
    """The query part of a link to it: itself, or the name of a saved view. Raises ``OSError``."""
    if length(parameters) > SHORT:
        parameters = {"view": [shelf.keep(store, "views", parameters)]}
    return "?" + urlencode(parameters, doseq=True)


def read(store: GraphStore, parameters: Parameters) -> tuple[Scene, Selected]:
    """The picture of an address, with what is selected in it. Raises ``NotFound``."""
    if view := _one(parameters, "view"):
        parameters = _plain(shelf.fetch(store, "views", view))
    origin = _read_origin(parameters)
    packed = _unpacked(_one(parameters, "p"))
    look = sidebars.read_look({name: _one(parameters, name) for name in sidebars.LOOKS})
    scene = _restored(store, origin, packed) if packed else scenes.start(store, origin=origin)
    scene = scenes.with_look(scene, store, look)
    if not packed and _one(parameters, "concepts") and not scene.concepts:
        scene = scenes.with_concepts(scene, store)
    shown = frozenset(parameters.get("shown", ())) & ALL_STANDINGS
    off = frozenset(parameters["off"]) if "off" in parameters else frozenset() if packed else scene.off
    scene = replace(
        scene,
        off=off,
        standings=cast("frozenset[Standing]", shown) or scene.standings,
        filters=_read_filters(parameters),
        concepts=scene.concepts or bool(_one(parameters, "concepts")),
    )
    scene = scenes.laid_out(scene)
    if entity := _one(parameters, "entity"):
        return scene, entity
    match _one(parameters, "line").split("|"):
        case [source, target, kind]:
            return scene, (source, target, kind)
    return scene, None


def _one(parameters: Parameters, name: str) -> str:
    return next(iter(parameters.get(name, ())), "")


def _plain(value: Any) -> Parameters:
    """Parameters from a file: names with lists of texts, nothing else."""
    if not isinstance(value, dict):
        return {}
    return {str(k): [str(x) for x in v] for k, v in value.items() if isinstance(v, list) and k != "view"}


def _origin(origin: Origin) -> dict[str, list[str]]:
    default = Origin()
    named = f"{origin.kind}:{origin.value}" if origin.value else origin.kind
    return {
        "start": [named] if named != default.kind else [],
        "most": [str(origin.size)] if origin.size != default.size else [],
    }


def _read_origin(parameters: Parameters) -> Origin:
    kind, _, value = _one(parameters, "start").partition(":")
    size = _one(parameters, "most")
    origin = Origin(size=int(size) if size in map(str, scenes.SIZES) else scenes.START)
    if kind in ("mentioned", "newest") or (kind in ("article", "around") and value):
        return replace(origin, kind=kind, value=value)  # type: ignore[arg-type]
    return origin


def _filters(filters: Filters) -> dict[str, list[str]]:
    ticked = {name: sorted(getattr(filters, name)) for name in get_args(Choice)}
    days = {
        "from": [str(filters.first)] if filters.first else [],
        "to": [str(filters.last)] if filters.last else [],
    }
    return {**ticked, **days, "confidence": [f"{filters.confidence:g}"] if filters.confidence else []}


def _read_filters(parameters: Parameters) -> Filters:
    ticked = {name: frozenset(parameters.get(name, ())) for name in get_args(Choice)}
    try:
        least = min(1.0, max(0.0, float(_one(parameters, "confidence") or 0)))
    except ValueError:
        least = 0.0
    return Filters(**ticked, first=_day(parameters, "from"), last=_day(parameters, "to"), confidence=least)


def _day(parameters: Parameters, name: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(_one(parameters, name))
    except ValueError:
        return None


# --- nodes and places ---------------------------------------------------------------------------


def _packed(scene: Scene) -> str:
    ids = [n.id for n in scene.subgraph.nodes]
    places = [scene.positions.get(i) for i in ids]
    where = {i: at for at, i in enumerate(ids)}
    articles = {e.properties.get("article") for e in scene.subgraph.edges}
    value = {
        **(
            {"a": articles.pop()} if len(articles) == 1 and scene.origin.kind in ("article", "newest") else {}
        ),
        "i": ids,
        "x": [int(p[0]) if p else None for p in places],
        "y": [int(p[1]) if p else None for p in places],
        **{
            name: sorted(where[i] for i in chosen if i in where)
            for name, chosen in (("h", scene.hidden), ("k", scene.kept), ("f", scene.pinned))
            if chosen
        },
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def _unpacked(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        found = json.loads(zlib.decompressobj().decompress(data, UNPACKED))
    except (binascii.Error, zlib.error, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("i"), list) else None


def _restored(store: GraphStore, origin: Origin, packed: dict[str, Any]) -> Scene:
    ids = [str(i) for i in packed["i"]]

    def at(name: str) -> frozenset[str]:
        numbers = packed.get(name) or ()
        return frozenset(ids[n] for n in numbers if isinstance(n, int) and 0 <= n < len(ids))

    xs, ys = packed.get("x") or (), packed.get("y") or ()
    places = {
        i: (float(x), float(y))
        for i, x, y in zip(ids, xs, ys, strict=False)
        if isinstance(x, int | float) and isinstance(y, int | float) and abs(x) + abs(y) < 1e7
    }
    article = str(packed.get("a") or "")
    return scenes.restored(
        store, origin, ids, places, article=article, hidden=at("h"), kept=at("k"), pinned=at("f")
    )
