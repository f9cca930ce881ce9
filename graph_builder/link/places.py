"""Places of an article -> places of the corpus: one city under several names, two under one.

A function of one article and two lists, so that no other article has a say in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from graph_builder import word_lists
from graph_builder.link.lists import DATA, listed
from graph_builder.model import Assignment
from graph_builder.names import forms
from graph_builder.names.lexicon import countries, known_places

#: Scores: another name of a place; one of two places of one name, by the places beside it, or by nothing.
RENAMED, TOLD, USUAL = 0.95, 0.85, 0.7


def assign_place(slug: str, beside: Collection[str], next_to: Collection[str] = ()) -> Assignment:
    """The place of that slug in an article that says these things beside it, and some right next to it.

    >>> assign_place("kiev", ()).id, assign_place("georgia", ["atlanta", "florida"]).id
    ('kyiv', 'georgia_us-state')
    """
    standard = standard_place(slug)
    readings = _homonyms().get(standard)
    if readings is None:
        return Assignment(
            standard, *((1.0, "same name") if standard == slug else (RENAMED, f"{slug} is {standard}"))
        )
    if not _NO_AMERICANS.isdisjoint(beside):
        beside = set(beside) - {"american", "america"}  # "the Central American development bank"
    named = {standard_place(place) for place in beside} - {standard}
    close = {standard_place(place) for place in next_to}
    counts = {
        reading: len(near & named) + len(near & close) * len(named) for reading, near in readings.items()
    }
    reading = max(counts, key=counts.__getitem__)  # of equals the first of the list
    other = reading.removeprefix(_OTHER)
    home = standard if reading == _PLAIN else other if other != reading else f"{standard}_{reading}"
    if not counts[reading]:
        return Assignment(home, USUAL, "the best known place of that name")
    near = sorted(readings[reading] & named)
    return Assignment(home, TOLD, f"of the places of that name the one with {near[0]}")


def is_state(behind: str) -> bool:
    """Do these words behind a name say that it is a state's or province's?

    >>> is_state(" state and Rio"), is_state(" Province."), is_state(" stated"), is_state(", a state")
    (True, True, False, False)
    """
    return _STATE.match(behind) is not None


_STATE = re.compile(
    r" (?:[Ss]tate|[Pp]rovince|[Gg]overnorate|[Oo]blast|[Pp]refecture|[Dd]epartment|[Cc]ounty)\b"
)


def has_state(slug: str) -> bool:
    """Is there a state or province that is called like a city of it: Sao Paulo, Kandahar?"""
    return standard_place(slug) in listed("states_like_cities.txt")


def assign_state(slug: str) -> Assignment:
    """The state that is called like its city.

    >>> assign_state("sao-paulo").id
    'sao-paulo_state'
    """
    return Assignment(f"{standard_place(slug)}_state", TOLD, "the state, not the city of that name")


#: Peoples of which "American" is a part.
_NO_AMERICANS = frozenset(["central-american", "latin-american", "south-american", "north-american"])
#: The reading whose id is the name.
_PLAIN = "-"
#: Stands before the id of another place, for which the name is short.
_OTHER = "="


def is_ambiguous(slug: str) -> bool:
    """Are there several places of that name?"""
    return standard_place(slug) in _homonyms()


@lru_cache(maxsize=4)  # an article's text is asked for each of its names
def said_in(text: str) -> frozenset[str]:
    """The slugs of all words of a text, and of two and three words that stand together, with possessive marks
    and without; states by their short forms.

    >>> sorted(said_in("in Fulton County"))
    ['county', 'fulton', 'fulton-county', 'in', 'in-fulton', 'in-fulton-county']
    >>> "costa-rica" in said_in("Costa Rica's train"), "california" in said_in("SAN JOSE, Calif. - Rain.")
    (True, True)
    """
    found = _WORD.findall(text)
    lines = [found, *([[_POSSESSIVE.sub("", word) for word in found]] if _POSSESSIVE.search(text) else [])]
    slugs = [[forms.slug(word) for word in line] for line in lines]
    states = {_short_states()[m[1]] for m in _SHORT_STATE.finditer(text) if m[1] in _short_states()}
    return frozenset(
        "-".join(words[at : at + size])
        for words in slugs
        for size in (1, 2, 3)
        for at in range(len(words) - size + 1)
    ).union(states)


#: "SAN JOSE, Calif.", "Portland, Ore."
_SHORT_STATE = re.compile(r", ([A-Z][A-Za-z.]{0,5})\.(?=\W)")
_POSSESSIVE = re.compile(r"['’]s\b")


@cache
def _short_states() -> Mapping[str, str]:
    """How newspapers shorten states and provinces -> the slug of the place."""
    return word_lists.meanings(DATA / "short_states.tsv")


_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")


def standard_place(slug: str) -> str:
    """The slug of a place by its usual name.

    >>> standard_place("bombay"), standard_place("basra"), standard_place("png")
    ('mumbai', 'basra', 'papua-new-guinea')
    >>> standard_place("st-lucia"), standard_place("mt-everest")
    ('saint-lucia', 'mount-everest')
    >>> standard_place("republic-of-kenya"), standard_place("kingdom-of-the-netherlands")
    ('kenya', 'netherlands')
    """
    spelled = slug.replace("-", " ")
    short = _OFFICIAL.sub("", spelled)
    slug = _SHORTENED.sub(lambda m: {"st": "saint", "mt": "mount"}[m[1]] + "-", slug)
    return _other_names().get(slug) or countries().get(spelled) or countries().get(short) or slug


_SHORTENED = re.compile(r"^(st|mt)-")
#: What stands before the short name of a country in its official name: "Federal Democratic Republic of".
_OFFICIAL = re.compile(
    r"(?:(?:federal|federative|democratic|socialist|people s|peoples|islamic|arab|bolivarian|plurinational|"
    r"co operative|cooperative|oriental|united|federated|independent|grand|hashemite|boliviarian)\s)*"
    r"(?:republic|kingdom|state|states|commonwealth|principality|sultanate|union|duchy|emirate)\sof\s(?:the\s)?"
)


def is_official(slug: str) -> bool:
    """Is it the official name of a country: "Kingdom of Eswatini"?

    >>> is_official("kingdom-of-eswatini"), is_official("kingdom-of-heaven")
    (True, False)
    >>> is_official("republic-of-georgia-football-team"), is_official("eswatini")
    (False, False)
    """
    spelled = slug.replace("-", " ")
    short = _OFFICIAL.sub("", spelled)
    return short != spelled and short in countries()


@cache
def listed_places() -> frozenset[str]:
    """The slugs of all places of the lists, those that annotation knows too."""
    return place_slugs() | {forms.slug(name) for name in known_places()}


@cache
def place_slugs() -> frozenset[str]:
    """The ids of places that the lists of linking know."""
    return frozenset((*_other_names(), *_other_names().values(), *_homonyms()))


def is_long_name(slug: str) -> bool:
    """Is it the whole name of a city that has a short one, and so no club's or firm's?

    >>> is_long_name("santiago-de-chile"), is_long_name("santiago"), is_long_name("bombay")
    (True, False, False)
    """
    short = _other_names().get(slug, "")
    return bool(short) and f"-{short}-" in f"-{slug}-"


@cache
def _other_names() -> Mapping[str, str]:
    """Another name of a place -> its name, both as slugs."""
    return word_lists.meanings(DATA / "places.tsv")


@cache
def _homonyms() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Name -> readings, the usual one first -> slugs of the places that tell it."""
    return word_lists.readings(DATA / "homonyms.tsv")
