"""How things look: a colour for each label, a line for each standing, in a light and a dark theme.

The hues are those of Okabe and Ito ("Color Universal Design", 2008), which people with any kind of
colour vision can tell apart, made darker or lighter until each stands out from its background by
3:1, as WCAG 2.2 asks of graphics (1.4.11). Colour is never alone: a caption, a dash or a bar says
the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph_builder.model import Standing

Theme = Literal["light", "dark"]

BACKGROUND: Mapping[Theme, str] = {"light": "#ffffff", "dark": "#0e1117"}
TEXT: Mapping[Theme, str] = {"light": "#1f2430", "dark": "#e8eaf0"}

#: Label -> colour. Article is the only label that is no entity's.
COLOURS: Mapping[Theme, Mapping[str, str]] = {
    "light": {
        "Person": "#0072b2",
        "Organization": "#c45100",
        "Place": "#00825f",
        "Group": "#b0578c",
        "Event": "#a87900",
        "Concept": "#7a7f8c",
        "Article": "#2f8fc4",
    },
    "dark": {
        "Person": "#4aa8e0",
        "Organization": "#f07c30",
        "Place": "#2fbf93",
        "Group": "#dd92bd",
        "Event": "#e6b31e",
        "Concept": "#9aa0ad",
        "Article": "#7cc8f2",
    },
}


@dataclass(frozen=True, slots=True)
class Line:
    """How the claims of one standing are drawn. ``bar``: a bar across the middle of the line."""

    colour: str
    dashes: tuple[int, int] | None
    bar: bool
    meaning: str


LINES: Mapping[Theme, Mapping[Standing, Line]] = {
    "light": {
        "stated": Line("#4a5163", None, False, "stated as fact"),
        "reported": Line("#8b909c", None, False, "reported: somebody else says it"),
        "planned": Line("#4a5163", (7, 5), False, "planned, possible or wished"),
        "denied": Line("#c8201f", None, True, "denied or negated"),
    },
    "dark": {
        "stated": Line("#c3c8d4", None, False, "stated as fact"),
        "reported": Line("#7d8391", None, False, "reported: somebody else says it"),
        "planned": Line("#c3c8d4", (7, 5), False, "planned, possible or wished"),
        "denied": Line("#ff6b66", None, True, "denied or negated"),
    },
}


def colour(label: str, theme: Theme = "light") -> str:
    """The colour of a label; a label of a foreign graph looks like a concept."""
    colours = COLOURS[theme]
    return colours.get(label, colours["Concept"])


def radius(degree: int) -> float:
    """The radius of a node in pixels by its number of lines: the area grows with it, 8 to 30."""
    return round(min(30.0, 8 + 3 * math.sqrt(degree)), 1)


def width(outlets: int) -> float:
    """The width of a line in pixels for that many independent outlets: 1.5 for one or none, at most 7."""
    return min(7.0, 1.5 + 1.5 * max(0, outlets - 1))


def shortened(name: str, limit: int = 30) -> str:
    """A caption: the name, cut at a word where it is longer than ``limit`` characters.

    >>> shortened("the first visit of a German head of state")
    'the first visit of a German…'
    """
    name = " ".join(name.split())
    if len(name) <= limit:
        return name
    head = name[: limit - 1]
    return (head.rpartition(" ")[0] if head.rfind(" ") > limit // 2 else head).rstrip(" ,;:-") + "…"
