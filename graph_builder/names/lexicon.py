"""The word lists on names (data/), read once; each file names its source and licence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph_builder import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).with_name("data")
#: What annotation knows of countries and first names is what linking knows of them.
_ANNOTATION = Path(__file__).parent.parent / "annotate" / "data"


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list."""
    return word_lists.words(DATA / name)


@cache
def long_forms() -> Mapping[str, str]:
    """Short form -> the first name it stands for, the first by alphabet where there are several."""
    found: dict[str, str] = {}
    for line in sorted(_lines_of_nicknames()):
        name, short = line.split("\t")
        for member in short.split():
            found.setdefault(member, name)
    return MappingProxyType(found)


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """First name -> every first name that may stand for it, itself included, lower case."""
    found: dict[str, set[str]] = {}
    for line in _lines_of_nicknames():
        name, short = line.split("\t")
        group = {name, *short.split()}
        for member in group:
            found.setdefault(member, {member}).update({name} if member != name else group)
    return MappingProxyType({name: frozenset(group) for name, group in found.items()})


def _lines_of_nicknames() -> Iterator[str]:
    for name in ("nicknames.tsv", "more_nicknames.tsv"):
        yield from word_lists.lines(DATA / name)


@cache
def english_nicknames() -> frozenset[str]:
    """The first names of English that have short forms, and those, by which alone nobody is known."""
    return frozenset(word for line in word_lists.lines(DATA / "nicknames.tsv") for word in line.split())


@cache
def spellings() -> Mapping[str, str]:
    """Spelling of a first name -> the one by which it is compared."""
    return MappingProxyType(dict(word_lists.meanings(DATA / "spellings.tsv")))


@cache
def known_as() -> Mapping[str, str]:
    """The folded words of a name by which somebody is known -> the full name."""
    pairs = (line.split("\t") for line in word_lists.lines(DATA / "known_as.tsv"))
    return MappingProxyType(dict(pairs))


@cache
def countries() -> Mapping[str, str]:
    """The folded name, other name or adjective of a country -> its slug, words joined by hyphens."""
    found: dict[str, str] = {}
    for line in word_lists.lines(_ANNOTATION / "countries.tsv"):
        name, others, demonyms, *_ = line.split("\t")
        for form in (name, *others.split("|"), *demonyms.split("|")):
            found.setdefault(form.casefold().replace(".", ""), name.casefold().replace(" ", "-"))
    found.pop("", None)
    return MappingProxyType(found)


@cache
def country_slugs() -> frozenset[str]:
    """The slugs of all countries."""
    return frozenset(countries().values())


@cache
def capitals() -> Mapping[str, str]:
    """The slug of a capital -> that of its country."""
    found: dict[str, str] = {}
    for line in word_lists.lines(_ANNOTATION / "countries.tsv"):
        name, _, _, *capital = line.split("\t")
        for form in (form for column in capital[:1] for form in column.split("|") if form):
            slug = form.casefold().replace(", ", "-").replace(" ", "-").replace(".", "")
            found.setdefault(slug, name.casefold().replace(" ", "-"))
    return MappingProxyType(found)


@cache
def known_places() -> frozenset[str]:
    """Names of countries, capitals, states and cities that are places first, as slugs or as written."""
    listed = word_lists.lines(_ANNOTATION / "places.txt")
    return frozenset((*country_slugs(), *capitals(), *(line.strip() for line in listed)))


@cache
def first_names() -> frozenset[str]:
    """Common first names, folded."""
    return word_lists.words(_ANNOTATION / "given_names.txt")
