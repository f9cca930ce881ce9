"""Which claims a picture shows: what a person ticked, and how often each value occurs. No Streamlit."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from graph_builder.model import MODALITIES, Edge, Standing, standing

#: What can be ticked; nothing ticked keeps everything.
Choice = Literal["type", "outlet", "polarity", "modality"]
POLARITIES = ("affirmed", "negated")
ALL_STANDINGS: frozenset[Standing] = frozenset(("stated", "reported", "planned", "denied"))
#: Bars of the histogram of confidence.
STEPS = 20


@dataclass(frozen=True)
class Filters:
    """What claims must have to be shown; MENTIONS only pass or fail by ``type``.

    Attributes:
        type: Relation types; like ``outlet`` (empty text: unknown), ``polarity`` and ``modality``
            an empty set keeps all.
        first: The earliest and ``last`` the latest day of publication.
        confidence: The least confidence, 0 to 1.
    """

    type: frozenset[str] = frozenset()
    outlet: frozenset[str] = frozenset()
    polarity: frozenset[str] = frozenset()
    modality: frozenset[str] = frozenset()
    first: datetime.date | None = None
    last: datetime.date | None = None
    confidence: float = 0.0

    @property
    def active(self) -> int:
        """How many of them keep something out."""
        days = bool(self.first or self.last)
        return sum(map(bool, (self.type, self.outlet, self.polarity, self.modality, self.confidence))) + days

    def fails(self, edge: Edge) -> set[str]:
        """The names of the filters that keep a claim out; ``date`` is ``first`` and ``last``."""
        return {name for name, kept in _TESTS.items() if not kept(self, edge)}

    def admits(self, edge: Edge) -> bool:
        """It is shown as far as these filters go."""
        return not self.active or all(kept(self, edge) for kept in _TESTS.values())

    def chosen(self, facet: Choice, values: Iterable[str]) -> Filters:
        """With other values ticked."""
        return replace(self, **{facet: frozenset(values)})  # type: ignore[arg-type]

    @property
    def needs(self) -> frozenset[Standing]:
        """The kinds of claims that must be switched on for what was ticked to show at all."""
        wanted: set[Standing] = {"denied"} if "negated" in self.polarity else set()
        if self.modality - {"asserted"}:
            wanted.add("planned")
        return frozenset(wanted)


def polarity(edge: Edge) -> str:
    """``negated`` or ``affirmed``."""
    return POLARITIES[bool(edge.properties.get("negated"))]


def modality(edge: Edge) -> str:
    """``asserted``, ``planned`` …"""
    return str(edge.properties.get("modality") or "asserted")


def outlet(edge: Edge) -> str:
    """Who published it; empty where nobody knows."""
    return str(edge.properties.get("outlet") or "")


def confidence(edge: Edge) -> float:
    """0 to 1; a claim of a foreign graph that tells none is kept."""
    return float(edge.properties.get("confidence", 1.0))


def _within(filters: Filters, edge: Edge) -> bool:
    day = edge.properties.get("published")
    if not (filters.first or filters.last):
        return True
    return isinstance(day, datetime.date) and (filters.first or day) <= day <= (filters.last or day)


def _claims(kept: Callable[[Filters, Edge], bool]) -> Callable[[Filters, Edge], bool]:
    return lambda filters, edge: edge.type == "MENTIONS" or kept(filters, edge)


_TESTS: Mapping[str, Callable[[Filters, Edge], bool]] = {
    "type": lambda f, e: not f.type or e.type in f.type,
    "outlet": _claims(lambda f, e: not f.outlet or outlet(e) in f.outlet),
    "polarity": _claims(lambda f, e: not f.polarity or polarity(e) in f.polarity),
    "modality": _claims(lambda f, e: not f.modality or modality(e) in f.modality),
    "date": _claims(_within),
    "confidence": _claims(lambda f, e: confidence(e) >= f.confidence),
}


@dataclass
class Facets:
    """How many claims have each value, under all the other filters."""

    type: Counter[str] = field(default_factory=Counter)
    outlet: Counter[str] = field(default_factory=Counter)
    polarity: Counter[str] = field(default_factory=Counter)
    modality: Counter[str] = field(default_factory=Counter)
    date: Counter[datetime.date] = field(default_factory=Counter)
    confidence: Counter[int] = field(default_factory=Counter)

    def add(self, edge: Edge, facets: Iterable[str]) -> None:
        """Count a claim in these facets."""
        for name in facets:
            value = _VALUES[name](edge)
            if value is not None:
                getattr(self, name)[value] += 1


_VALUES: Mapping[str, Callable[[Edge], Any]] = {
    "type": lambda e: e.type,
    "outlet": outlet,
    "polarity": polarity,
    "modality": modality,
    "date": lambda e: e.properties.get("published"),
    "confidence": lambda e: min(STEPS - 1, int(confidence(e) * STEPS)),
}


def facets(edges: Iterable[Edge], filters: Filters, standings: frozenset[Standing]) -> Facets:
    """Counts for every filter: of what the others and the legend let through. Polarity and modality
    also count what the legend keeps out, because to tick them switches it on."""
    found = Facets()
    for edge in edges:
        fails = filters.fails(edge)
        if edge.type == "MENTIONS":
            found.add(edge, () if fails - {"type"} else ("type",))
            continue
        off = standing(edge.properties) not in standings
        if not fails:
            found.add(edge, ("polarity", "modality") if off else _VALUES)
        elif len(fails) == 1 and (not off or fails & {"polarity", "modality"}):
            found.add(edge, fails)
    return found


def in_order(values: Iterable[str]) -> list[str]:
    """Modalities in the order of the model, anything else behind them by name."""
    known: dict[str, int] = {m: i for i, m in enumerate(MODALITIES)}
    return sorted(values, key=lambda v: (known.get(v, len(known)), v))
