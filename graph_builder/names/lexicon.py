"""The word lists on names (data/), read once; each file names its source and licence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph_builder import word_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).with_name("data")


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list."""
    return word_lists.words(DATA / name)


@cache
def long_forms() -> Mapping[str, str]:
    """Short form -> the first name it stands for, the first by alphabet where there are several."""
    found: dict[str, str] = {}
    for line in sorted(word_lists.lines(DATA / "nicknames.tsv")):
        name, short = line.split("\t")
        for member in short.split():
            found.setdefault(member, name)
    return MappingProxyType(found)


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """First name -> every first name that may stand for it, itself included, lower case."""
    found: dict[str, set[str]] = {}
    for line in word_lists.lines(DATA / "nicknames.tsv"):
        name, short = line.split("\t")
        group = {name, *short.split()}
        for member in group:
            found.setdefault(member, {member}).update({name} if member != name else group)
    return MappingProxyType({name: frozenset(group) for name, group in found.items()})
