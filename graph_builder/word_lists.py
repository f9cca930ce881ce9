"""Word lists: data files with their source and licence on top, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def meanings(path: Path, separator: str | None = None) -> Mapping[str, str]:
    """Each of the forms behind a name, between separators (blanks by default) -> that name."""
    found = {}
    for line in lines(path):
        name, others = line.split("\t")
        found.update(dict.fromkeys(others.split(separator), name))
    return found


def readings(path: Path) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Form -> what it can mean, in the order of the list -> the words that tell which."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for line in lines(path):
        form, meaning, near = line.split("\t")
        found.setdefault(form, {})[meaning] = frozenset(near.split())
    return found
