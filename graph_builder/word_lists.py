"""Word lists: data files with their source and licence on top, read once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path


def lines(path: Path) -> Iterator[str]:
    """The lines of a list without comments and blank lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def words(path: Path) -> frozenset[str]:
    """All words of a list, as they are written there."""
    return frozenset(word for line in lines(path) for word in line.split())
