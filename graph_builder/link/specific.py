"""Is the phrase of an entity specific enough to mean the same thing in another article?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_builder.model import Entity

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NAME = re.compile(r"\b[A-Z]")


def is_specific(entity: Entity) -> bool:
    """Is it named, or does its phrase contain a name or a year: "the 2003 invasion", not "attacks"?"""
    if entity.label not in {"Event", "Concept"} and any(m.kind == "name" for m in entity.mentions):
        return True
    return bool(_NAME.search(entity.name) or _YEAR.search(entity.name))
