"""What lists know of a name that the text leaves open: firms, clubs, towns, given and family names.

The lists are weaker than the gazetteer: "Ford" is a firm, a president and a town. They speak where the
syntax of no mention tells, and what the whole document says of a person comes first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import ending_labels, gazetteer, lines, plain, words
from graph_builder.names.forms import fold
from graph_builder.names.lexicon import words as word_list

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from graph_builder.annotate.candidates import Candidate
    from graph_builder.model import Label
    from graph_builder.syntax import Doc

_FAMILY = ("lone_family_names.txt", "family_names.txt", "surnames_that_are_words.txt")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "ROOT", "conj"})
_PLACED = frozenset({"in", "at", "near"})
#: "McConnell", "DiCaprio": family names with a capital inside.
_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|Di|De|Du|La|Le|Van|Von|Fitz)[A-Z][a-z]+")
#: "said by Guterres", "talks with Umerov": behind these a family name stands as often as a firm's.
_PERSONAL = frozenset({"by", "with", "against", "to", "for"})


def by_lists(doc: Doc, c: Candidate, tally: Counter[Label]) -> Label | None:
    """The label by the lists, given the votes so far; None where they add nothing."""
    form = plain(doc[c.start : c.end].text)
    if is_firm(form) and not is_lone_family_name(form):  # "Leclerc" is a chain and a driver
        return "Organization"
    if is_club(form) and not tally["Place"] and not is_family_name(form):
        return "Organization"
    if form in _names("cities.txt") and not tally["Person"]:
        return "Place"
    written = form.istitle() or _INNER_CAPITAL.fullmatch(form) is not None
    one = c.end - c.start == 1 and written and (is_family_name(form) or is_given_name(form))
    if one and _may_be_person(doc, c, tally):
        return "Person"
    return "Person" if _whole_name(doc, c, tally) else None


def _whole_name(doc: Doc, c: Candidate, tally: Counter[Label]) -> bool:
    """ "Rio Ferdinand moved": two words that the model takes for a place or a thing, the second a name."""
    last, head = doc[c.end - 1], doc[c.start : c.end].root
    if c.end - c.start != 2 or c.label not in {"Place", "Concept", "Event"} or tally["Organization"]:
        return False
    if c.start and doc[c.start - 1].lower_ == "the":
        return False
    acts = head.dep_ in {"nsubj", "appos"} or (head.dep_ == "pobj" and head.head.lower_ == "by")
    written = doc[c.start].text.istitle() and last.text.istitle() and last.lower_ not in ending_labels()
    return acts and written and (is_family_name(last.text) or is_given_name(last.text))


def _may_be_person(doc: Doc, c: Candidate, tally: Counter[Label]) -> bool:
    """Who does something or has something done to him; an organization only by the model's guess."""
    token = doc[c.start]
    if is_lone_family_name(token.text):
        trusted = token.head.head.lemma_.lower() in words("verbs_with_in.txt")
        return token.dep_ != "pobj" or token.head.lower_ not in _PLACED or trusted
    if c.start and doc[c.start - 1].lower_ == "the":
        return False
    argument = token.dep_ in _ARGUMENTS or (token.dep_ == "pobj" and token.head.lower_ in _PERSONAL)
    return argument and (tally["Organization"] + tally["Place"] + tally["Concept"]) <= 2


def is_club(form: str) -> bool:
    """Is it the name of a football club, perhaps that of its town as well?"""
    return form in _names("clubs.txt")


def is_firm(form: str) -> bool:
    """Is it the name of a firm?"""
    return form in _names("firms.txt")


@cache
def firms_of_nations() -> Mapping[str, list[tuple[str, ...]]]:
    """First word -> the words of the names of firms that begin so, one of them a country or people."""
    known = gazetteer()
    nations = {form for form, what in known.items() if what.country or what.demonym}
    found = (tuple(line.split()) for line in lines("firms.txt") if plain(line) not in known)
    named: dict[str, list[tuple[str, ...]]] = {}
    for name in found:
        if len(name) > 1 and not nations.isdisjoint(name):
            named.setdefault(name[0], []).append(name)
    return MappingProxyType(named)


@lru_cache(1 << 14)
def is_given_name(word: str) -> bool:
    """A given name of some country, in whatever case.

    >>> is_given_name("Joko"), is_given_name("Rio")
    (True, False)
    """
    folded = fold(word)
    return folded in words("given_names.txt") or folded in words("more_given_names.txt")


@lru_cache(1 << 14)
def is_lone_family_name(word: str) -> bool:
    """A family name by which alone news calls somebody: "Guterres"."""
    return fold(word) in words("lone_family_names.txt")


@lru_cache(1 << 14)
def is_family_name(word: str) -> bool:
    """A family name of some country, by the list or by its ending.

    >>> is_family_name("Zverev"), is_family_name("Salgado"), is_family_name("Kering")
    (True, True, False)
    """
    folded = fold(word)
    common = folded in word_list("common_families.txt") and folded not in _openings_of_firms()
    return common or any(folded in words(name) for name in _FAMILY) or _ENDING.search(folded) is not None


@cache
def _openings_of_firms() -> frozenset[str]:
    """First words of firms' names, folded: "Ford" says sales fell, whoever else is called so."""
    return frozenset(fold(line.split()[0]) for line in lines("firms.txt"))


#: Endings of family names that towns and firms hardly have: Slavic, Georgian, Armenian, Turkish, Nordic.
_ENDING = re.compile(
    r"\w{3}(?:[aeiuy]ev|[^aeiou]ov|enko|chuk|evich|ovich|ovsky|evsky|insky|owski|ewski|idze|adze|shvili|[aiy]nyan"
    r"|[aeiu]rian|[dkmrstz]yan|oglu|sson|sdottir|escu|opoulos|ovic|evic|ayev|ayeva|eva|ova)$"
)


@cache
def _names(name: str) -> frozenset[str]:
    return frozenset(plain(line) for line in lines(name))
