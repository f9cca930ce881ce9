"""The word lists of this room (data/), read once; each file names its source and licence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph_builder import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).with_name("data")


def lines(name: str) -> Iterator[str]:
    """The lines of a data file without comments and blank lines."""
    return word_lists.lines(DATA / name)


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list."""
    return word_lists.words(DATA / name)


@cache
def entries(name: str) -> frozenset[str]:
    """All lines of a list: names of several words."""
    return frozenset(lines(name))


@cache
def genders(name: str) -> Mapping[str, str]:
    """Word -> "m" or "f"; a word in both has none."""
    found: dict[str, str] = {}
    for line in lines(name):
        gender, members = line.split("\t")
        for word in members.split():
            found[word] = gender if found.get(word, gender) == gender else ""
    return MappingProxyType({word: gender for word, gender in found.items() if gender})


@cache
def synonyms() -> Mapping[str, str]:
    """Head -> the first head of its set."""
    return MappingProxyType({w: line.split()[0] for line in lines("synonyms.txt") for w in line.split()})


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """Canonical name -> nouns that may take it up."""
    return _nouns_by_name("kinds.tsv")


@cache
def kinds_of_forms() -> Mapping[str, frozenset[str]]:
    """Name that the gazetteer lacks, as it is written -> nouns that may take it up."""
    return _nouns_by_name("kinds_of_forms.tsv")


def _nouns_by_name(name: str) -> Mapping[str, frozenset[str]]:
    rows = (line.split("\t") for line in lines(name))
    return MappingProxyType({known: frozenset(nouns.split()) for known, nouns in rows})


@cache
def kinds_by_word() -> Mapping[str, frozenset[str]]:
    """Word of an organization's name, lower case -> nouns that may take the name up."""
    rows = (line.split("\t") for line in lines("kinds_by_word.tsv"))
    return MappingProxyType({w: frozenset(nouns.split()) for ws, nouns in rows for w in ws.split()})


def listed_kinds(name: str) -> frozenset[str] | None:
    """The nouns that may take up a name of the gazetteer or of the forms beside it; None for other names."""
    return kinds().get(name) or kinds_of_forms().get(name)


def kinds_of_name(name: str) -> frozenset[str]:
    """The nouns that may take up an organization of that name; none where nothing is known of it.

    >>> sorted(kinds_of_name("British Airways")), sorted(kinds_of_name("Siemens"))
    (['airline', 'carrier'], [])
    """
    known = listed_kinds(name)
    if known is not None:
        return known
    found = kinds_by_word()
    return frozenset[str]().union(*(found.get(word, ()) for word in name.lower().split()))
