"""The word lists of this room (data/), read once; each file names its source and licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from graph_builder import word_lists
from graph_builder.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).with_name("data")


def lines(name: str) -> Iterator[str]:
    """The lines of a data file without comments and blank lines."""
    return word_lists.lines(DATA / name)


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list, lower case."""
    return frozenset(word.lower() for word in word_lists.words(DATA / name))


@cache
def head_labels() -> Mapping[str, Label]:
    """Lemma of a head noun -> label. A noun listed twice keeps its first label."""
    found: dict[str, Label] = {}
    for line in lines("heads.tsv"):
        label, lemmas = line.split("\t")
        if label == "Plural":
            continue
        for lemma in lemmas.split():
            found.setdefault(lemma, cast(Label, label))
    return MappingProxyType(found)


@cache
def ending_labels() -> Mapping[str, Label]:
    """Last word of a name, lower case -> what such a name names."""
    return _by_word("name_endings.tsv")


@cache
def opening_labels() -> Mapping[str, Label]:
    """First word of a name, lower case -> what such a name names."""
    return _by_word("name_openings.tsv")


@cache
def naming_labels() -> Mapping[str, Label]:
    """Noun behind a name that it only calls by its kind -> what the name names."""
    return _by_word("naming_heads.tsv")


def _by_word(name: str) -> Mapping[str, Label]:
    rows = (line.split("\t") for line in lines(name))
    return MappingProxyType({word: cast(Label, label) for label, ends in rows for word in ends.split()})


@cache
def plural_groups() -> frozenset[str]:
    """Lemmas that name a group in the plural and nothing certain in the singular: "allies"."""
    rows = (line.split("\t") for line in lines("heads.tsv"))
    return frozenset(lemma for label, lemmas in rows if label == "Plural" for lemma in lemmas.split())


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer knows of a name form.

    ``name`` is the canonical name. ``demonym``: the form is the adjective or the people of a
    country. ``capital_of``: the country whose capital the form names. ``article``: only behind "the".
    ``country``: it names a country itself.
    """

    name: str
    label: Label
    demonym: bool = False
    capital_of: str | None = None
    article: bool = False
    country: bool = False


def plain(form: str) -> str:
    """A name form as the gazetteer keys it: without "the", full stops, curly apostrophes, case kept.

    >>> plain("the U.S."), plain("Cote d’Ivoire")
    ('US', "Cote d'Ivoire")
    """
    form = form.replace("’", "'").replace(".", "").strip()
    return form[4:] if form[:4] in {"the ", "The "} else form


@cache
def gazetteer() -> Mapping[str, Known]:
    """Plain name form -> what is known of it: countries, demonyms, capitals, organizations."""
    found: dict[str, Known] = {}
    for line in lines("countries.tsv"):
        name, aliases, demonyms, capitals = [*line.split("\t"), "", "", ""][:4]
        for form in (name, *_split(aliases)):
            found[plain(form)] = Known(name, "Place", country=True)
        for form in _split(demonyms):
            found.setdefault(plain(form), Known(name, "Place", demonym=True))
        places = _split(capitals)
        for form in places:
            found.setdefault(plain(form), Known(_capital(form, places), "Place", capital_of=name))
    for name in lines("places.txt"):
        found.setdefault(plain(name), Known(name, "Place"))
    for line in lines("known_names.tsv"):
        name, aliases, label = line.split("\t")
        for form in (name, *_split(aliases)):
            article = form.startswith("the ")
            found[plain(form)] = Known(name.removeprefix("the "), cast(Label, label), article=article)
    return MappingProxyType(found)


@cache
def openings() -> frozenset[str]:
    """The first words of all forms that the gazetteer knows."""
    return frozenset(opening(form) for form in gazetteer())


def opening(form: str) -> str:
    """What a tokenizer may make the first token of a plain form.

    >>> opening("Guinea-Bissau"), opening("New Zealand")
    ('Guinea', 'New')
    """
    return _BORDER.split(form, maxsplit=1)[0]


_BORDER = re.compile(r"[ '/–-]")


def _split(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def _capital(form: str, places: list[str]) -> str:
    """Spellings of one capital share its first spelling; two different cities keep their own.

    >>> _capital("Kiev", ["Kyiv", "Kiev"]), _capital("The Hague", ["Amsterdam", "The Hague"])
    ('Kyiv', 'The Hague')
    """
    first = places[0]
    return first if form[:1] == first[:1] else form
