"""The word lists of this room (data/); each file names its source and licence."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph_builder import word_lists

DATA = Path(__file__).with_name("data")


@cache
def listed(name: str) -> frozenset[str]:
    """All words of a list; asked for every name of every article."""
    return word_lists.words(DATA / name)
