"""A field that holds one entity, found by what is typed: name, alias, typo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import shell
from graph_builder import components, query, view
from graph_builder.errors import NotFound
from graph_builder.protocols import GraphStore
from graph_builder.query import Hit

#: Entities offered at a time.
OFFERED = 10


@dataclass
class EntityField:
    """What the field holds, what was typed into it and what that found."""

    chosen: Hit | None = None
    text: str = ""
    hits: list[Hit] = field(default_factory=list)
    wanted: str = ""

    @property
    def id(self) -> str | None:
        """The entity's id."""
        return self.chosen.id if self.chosen else None

    def find(self, store: GraphStore, name: str | None) -> None:
        """Hold the entity of that id or name; nothing where there is none."""
        try:
            self.chosen = query.find_entity(store, name) if name else None
        except NotFound:
            self.chosen = None

    def hear(self, event: dict[str, Any]) -> None:
        """What the field says."""
        if event["kind"] == "type":
            self.wanted = event["text"]
        else:
            self.chosen = next((hit for hit in self.hits if hit.id == event["id"]), None)


def entity(
    held: EntityField,
    store: GraphStore,
    label: str,
    *,
    key: str,
    on_change: Callable[[], None] = lambda: None,
) -> None:
    """Draw the field; ``on_change`` is called when another entity was chosen."""
    if held.wanted != held.text:
        held.text = held.wanted
        held.hits = query.search(store, held.text, limit=OFFERED)

    def receive(event: dict[str, Any]) -> None:
        before = held.id
        held.hear(event)
        if held.id != before:
            on_change()

    components.entity_field(
        key=key,
        label=label,
        text=held.text,
        hits=[option(hit) for hit in held.hits],
        chosen=option(held.chosen) if held.chosen else None,
        on_event=receive,
    )


def option(hit: Hit) -> dict[str, Any]:
    """An entity as the completions show it."""
    return {
        "id": hit.id,
        "name": hit.name,
        "label": hit.label,
        "aliases": ", ".join(hit.aliases[:3]),
        "degree": hit.degree,
        "color": view.colour(hit.label, shell.theme()),
    }
