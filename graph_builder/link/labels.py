"""What a name names where its article mislabels it: told by the words beside it, lists, and offices held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph_builder.link.lists import listed
from graph_builder.link.organization_names import clubs, is_of_members, main_names, spelling
from graph_builder.link.places import is_long_name, is_official, listed_places, said_in
from graph_builder.names import forms
from graph_builder.names.lexicon import (
    countries,
    country_slugs,
    first_names,
)
from graph_builder.names.lexicon import words as word_list

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph_builder.model import Entity, Label

#: Offices that only people hold.
OF_PEOPLE = frozenset(["PRESIDENT_OF", "PRIME_MINISTER_OF", "MONARCH_OF", "MAYOR_OF", "GOVERNOR_OF"])
#: Kinds that a name of another kind is often taken for.
_MISTAKEN: frozenset[Label] = frozenset(["Place", "Organization", "Concept"])
#: Kinds that a person known by one word is taken for.
OPEN: frozenset[Label] = frozenset(["Person", "Place", "Organization", "Group", "Concept"])
#: Words of a name of which a title before it makes a person.
_LONGEST = 4
#: What only stands before the name of a place.
_KIND_OF_PLACE = re.compile(
    r"\b(?:city|town|village|province|region|district|county|island|municipality|governorate|prefecture|oblast|"
    r"suburb|state|department|commune|canton|township|neighbou?rhood|hamlet) of $"
)
#: Kinds that a family name alone is taken for, and words before a name that is none.
_TAKEN_FOR: frozenset[Label] = frozenset(["Organization", "Place", "Group", "Concept"])
_NO_PERSON = re.compile(
    r"(?:^|\s)(?:at|in|near|inside|outside|around|across|into|within|the|The|In|At|Near)\s$"
)
#: The number of a ruler, of two letters or more: "Charles V" may be a ship.
_NUMBER = re.compile(r"(?=[IVX]{2})X{0,2}(?:IX|IV|V?I{0,3})")
#: One word with a particle or a second part: "al-Sudani", "Mnangagwa", "O'Leary", "Le Pen", "Dos Santos".
_ONE_FAMILY = re.compile(
    r"(?:[Aa]l[- ]|[Ee]l[- ]|Mc|Mac|Di|De|Du|La|Le|Van|Von|Fitz|O['’]|D['’])?"
    r"[^\W\d_][^\W\dA-Z_'’-]{3,}(?:-[^\W\d_][^\W\dA-Z_]+)?"
    r"|(?:Le|De|Di|Del|Della|Dos|Da|Du|Van|Von|Ben|Bin) [^\W\d_][^\W\dA-Z_'’-]{2,}"
)
#: The word right before a name, without a comma or full stop between them.
_BEFORE = re.compile(r"([\w-]+) (?:and )?$")


def label_of(entity: Entity, text: str, creates: bool, offices: Collection[str]) -> Label:
    """What the entity of an article's text is; it ``creates`` as people do, and holds these offices."""
    slug = forms.slug(entity.name)
    if _is_called_club(entity, text):
        return "Organization"
    if entity.label != "Place" and is_place(entity, text):
        return "Place"
    if entity.label in _MISTAKEN and slug not in country_slugs():
        if creates or not OF_PEOPLE.isdisjoint(offices):
            return "Person"
        if _is_ruler(entity.name):
            return "Person"
        if entity.label == "Organization" and forms.full_name(entity.name) != entity.name:
            return "Person"  # "MbS", "RFK Jr."
        if _is_titled(entity, slug, text):
            return "Person"
    if entity.label == "Group" and (is_of_members(entity.name) or _is_team(entity, text)):
        return "Organization"
    if entity.label != "Organization" and (_ends_as_firm(entity.name) or _is_known_firm(entity)):
        return "Organization"
    return entity.label


def may_be_family(entity: Entity, text: str) -> bool:
    """Is what an article takes for something else one word that can be a rare family name: "Orban"?

    Not what a list knows, a phrase describes, or "at" stands before: "jobs at Norvan".
    """
    if entity.label not in _TAKEN_FOR or (entity.label == "Group" and entity.name.endswith("s")):
        return False
    name = entity.name
    if name.islower() or not _ONE_FAMILY.fullmatch(name) or _is_known(entity, forms.slug(name)):
        return False
    word = forms.name_words(name)[-1]
    if word in word_list("common_families.txt") or word in first_names():
        return False
    befores = (text[max(0, m.start - 9) : m.start] for m in entity.mentions)
    return all(m.kind != "nominal" for m in entity.mentions) and not any(map(_NO_PERSON.search, befores))


def is_place(entity: Entity, text: str) -> bool:
    """Is it a place, a country's acronym ("PNG"), or called one: "the department of Santander"?"""
    if entity.label == "Place" or (forms.is_acronym(entity.name) and forms.fold(entity.name) in countries()):
        return True
    slug = forms.slug(entity.name)
    if is_long_name(slug) or is_official(slug):
        return True
    named = (m for m in entity.mentions if m.kind == "name")
    return any(_KIND_OF_PLACE.search(text[max(0, m.start - 30) : m.start]) for m in named)


def _is_ruler(name: str) -> bool:
    """ "Leo XIV", not "Title IX"."""
    first, _, number = name.rpartition(" ")
    return forms.fold(first) in listed("regnal_names.txt") and _NUMBER.fullmatch(number) is not None


def _is_team(entity: Entity, text: str) -> bool:
    """ "The Dodgers" in an article on sport."""
    named = entity.name[:1].isupper() and spelling(entity.name) in clubs()
    return named and not said_in(text).isdisjoint(listed("words_of_sport.txt"))


def _is_called_club(entity: Entity, text: str) -> bool:
    """ "A point for Valencia. The Liga club have ...": a city with a club of that name that nothing
    happens in, and the next sentence goes on with a club."""
    if entity.label != "Place" or spelling(entity.name) not in clubs():
        return False
    named = [m for m in entity.mentions if m.kind == "name"]
    if any(_LOCATED.search(text[max(0, m.start - 9) : m.start]) for m in named):
        return False
    return any(_GOES_ON_AS_CLUB.match(text, m.end) for m in named)


#: What stands right before the name of a place.
_LOCATED = re.compile(
    r"(?:^|\s)(?:at|in|near|inside|outside|around|across|into|within|of|to|from)\s$", re.IGNORECASE
)
#: The rest of a sentence, and "The Liga club", "The Spanish side" after it.
_GOES_ON_AS_CLUB = re.compile(r"[^.!?]*[.!?] The (?:[\w'’-]+ ){0,3}?(?:club|side|team) (?!of |in |that )")


def _is_titled(entity: Entity, slug: str, text: str) -> bool:
    """ "Olympic champion Kipyegon", "ECB President Lagarde": a title before what no list knows."""
    titles = listed("titles_before_people.txt")
    if _TITLE_AND_NAME.fullmatch(entity.name):
        return not _is_known(entity, slug)
    befores = (
        _BEFORE.search(text[max(0, m.start - 30) : m.start]) for m in entity.mentions if m.kind == "name"
    )
    if not any(found and found[1].lower() in titles for found in befores):
        return False
    short = len(entity.name.split()) <= _LONGEST and not forms.is_acronym(entity.name)
    return short and not _is_known(entity, slug)


#: Titles that open no other names, and two or three words behind them.
_TITLE_AND_NAME = re.compile(
    r"(?:Vice[- ]President|Datuk(?: Seri)?|Dato'?(?: Seri)?|Det Insp|Cllr|Alhaji|Mme|Mlle)"
    r"(?: [A-Z][\w'’-]+){2,3}"
)


def _is_known(entity: Entity, slug: str) -> bool:
    """Is it the name of a place or organization on the lists?"""
    return slug in listed_places() or spelling(entity.name) in main_names()


def _ends_as_firm(name: str) -> bool:
    first, _, last = name.replace(".", "").rpartition(" ")
    return bool(first) and last in listed("only_firms.txt")


def _is_known_firm(entity: Entity) -> bool:
    """Is it a well-known organization that was taken for something else, and nothing else's name?"""
    words = forms.name_words(entity.name)
    if (
        entity.label not in {"Person", "Place", "Concept", "Event", "Group"}
        or spelling(entity.name) not in main_names()
    ):
        return False
    if entity.label == "Place" and forms.slug(entity.name) in listed_places():
        return False
    if entity.label == "Place" and spelling(entity.name) in clubs():
        return True  # "Internazionale"
    if len(words) > 1 or forms.is_acronym(entity.name):
        return True
    if entity.label != "Person":  # "the Louvre"
        return entity.label == "Group" and entity.name[:1].isupper() and spelling(entity.name) not in clubs()
    persons = (listed("family_firms.txt"), word_list("common_families.txt"), first_names())
    return entity.aliases == () and not any(words[0] in some for some in persons)
