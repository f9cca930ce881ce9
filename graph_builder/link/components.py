"""Which profiles of a block can have to do with each other, by their texts alone.

A block of a common family name holds thousands of profiles, of which an article brings one or two. Those
that could never be joined, directly or through others, are in different components, and a change in one
component leaves the entities of the others as they are. So a block is parted first, and what is parted is
cheap: a profile's text is searched, not read.

Family names come first: those of one block have the same consonants, and few are spellings of one name.
Then two given names share a key wherever ``people`` could take them for one (equal, a short form, an initial,
a slip of a letter, a spelling; and where a role is shared, names that sound alike); some share one that are
not, which costs time and changes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph_builder.link.groups import Groups
from graph_builder.link.people import MOST_UNLIKE, SHORTEST_SOUND
from graph_builder.link.profiles import Organization, decoded, name_words
from graph_builder.names import forms
from graph_builder.names.lexicon import nicknames

#: The name in a person's profile: the second text of the list.
_NAME = re.compile(r'\["(?:person|either)",("(?:[^"\\]|\\.)*")')
_ROLE = re.compile(r'"([A-Z_]+ [^"]+)"')
_TOKEN = re.compile(r"[\w-]+")
_NOT_LETTERS = re.compile(r"\W")


@dataclass(frozen=True, slots=True)
class _Given:
    """The given names of somebody, as far as others may be forms of them."""

    first: str  # spelled the standard way
    keys: tuple[str, ...]


@lru_cache(maxsize=4096)  # asked several times within a change, which clears it at its end
def components(texts: frozenset[str], holding: frozenset[str] | None = None) -> tuple[frozenset[str], ...]:
    """The profiles of one block of full names or of organizations, in sets that have nothing to do with each
    other; of these sets all, or those that hold one of some profiles."""
    if len(texts) < 2 or not _are_of_people_with_given_names(next(iter(texts))):
        return (texts,) if texts and (holding is None or not texts.isdisjoint(holding)) else ()
    families: dict[str, dict[str, list[str]]] = {}
    for name, held in _by_name(texts).items():
        given, family = _parted(name)
        families.setdefault(family, {}).setdefault(given, []).extend(held)
    asked = families if holding is None else {_parted(name)[1] for name in _by_name(texts & holding)}
    found: list[frozenset[str]] = []
    for members in _alike(families, asked):
        called: dict[str, list[str]] = {}
        for given, held in (pair for family in members for pair in families[family].items()):
            called.setdefault(given, []).extend(held)
        found += _of_family(called)
    return tuple(part for part in found if holding is None or not part.isdisjoint(holding))


def _by_name(texts: Iterable[str]) -> dict[str, list[str]]:
    """Name -> the profiles that show it: far fewer than profiles."""
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(name_in(text) or "", []).append(text)
    return found


@lru_cache(maxsize=1 << 14)
def _parted(name: str) -> tuple[str, str]:
    """Given names and family name."""
    words = name_words(name)
    return " ".join(forms.given(words)), words[-1]


def _alike(families: Iterable[str], asked: Iterable[str]) -> Iterator[list[str]]:
    """The family names that are asked for, each set with those that may be spellings of one of it."""
    left = {*families}
    for first in asked:
        if first in left:
            left.remove(first)
            members = [first]
            for one in members:  # grows
                near = [other for other in left if _may_be_one(one, other)]
                left.difference_update(near)
                members += near
            yield members


def _may_be_one(one: str, other: str) -> bool:
    """Can two family names of a block, of the same consonants, be spellings of one?"""
    return forms.unlikeness(one, other) <= MOST_UNLIKE or forms.spelled_alike(one, other)


def _of_family(called: Mapping[str, list[str]]) -> list[frozenset[str]]:
    """The profiles of one family name (given names -> profiles), in sets."""
    if len(called) == 1:
        return [frozenset(held) for held in called.values()]
    given = {names: _given(names) for names in called}
    groups = Groups(given)
    initials = {one.first for one in given.values() if len(one.first) == 1}
    _join(groups, {names: _keys(one, initials) for names, one in given.items()})
    _join(groups, {names: set(_role_keys(names, held)) for names, held in called.items()})
    found: dict[str, list[str]] = {}
    for names, held in called.items():
        found.setdefault(groups.find(names), []).extend(held)
    return [frozenset(held) for held in found.values()]


def name_in(text: str) -> str | None:
    """The name in a person's profile; None of an organization's."""
    kind, _, rest = text[2:].partition('","')
    if kind == "organization":
        return None
    name, _, _ = rest.partition('",')
    if "\\" not in name:
        return name
    found = _NAME.match(text)
    return str(json.loads(found[1])) if found else None


def family_name_in(text: str) -> str:
    """The last word of the name in a person's profile."""
    return _parted(name_in(text) or "")[1]


@lru_cache(maxsize=4096)  # asked twice within a change, which clears it at its end
def family_names(texts: frozenset[str]) -> frozenset[str]:
    """The last words of the names in people's profiles."""
    return frozenset(_parted(name)[1] for name in _by_name(texts))


def speaks_of(texts: Iterable[str], words: Collection[str]) -> bool:
    """Does one of these profiles hold one of these words: slugs of things, titles, kinds of offices?"""
    wanted = frozenset(words)
    return any(not wanted.isdisjoint(_TOKEN.findall(text)) for text in texts)


def _are_of_people_with_given_names(text: str) -> bool:
    """Not of organizations, and not of rulers: of those few are of one name, and titles make them alike."""
    profile = decoded(text)
    return not isinstance(profile, Organization) and not profile.rank


def _join(groups: Groups, keyed: Mapping[str, Collection[str]]) -> None:
    seen: dict[str, str] = {}
    for name, keys in keyed.items():
        for key in keys:
            other = seen.setdefault(key, name)
            if other is not name and groups.find(other) != groups.find(name):
                groups.join(other, name)


def _keys(one: _Given, initials: Collection[str]) -> tuple[str, ...]:
    """An initial alone may stand for whoever begins so."""
    return (*one.keys, f"initial {one.first[0]}") if one.first[0] in initials else one.keys


@lru_cache(maxsize=1 << 13)
def _given(names: str) -> _Given:
    words = tuple(names.split())
    first = forms.standard(words[0])
    keys = {f"first {first}", f"joined {_NOT_LETTERS.sub('', ''.join(words))}"}
    keys |= {f"first {other}" for other in nicknames().get(first, ())}
    keys.add(f"initials {words[0] if len(words) == 1 else ''.join(word[0] for word in words)}")
    keys.add(f"called {' '.join(forms.without_leading_initials(words))}")
    keys.add(f"sounds {forms.transliteration_key(words[0])} {' '.join(words[1:])}")
    if len(first) >= forms.SHORTEST_SLIP:
        keys |= {f"slip {first}", *(f"slip {first[:at]}{first[at + 1 :]}" for at in range(len(first)))}
    return _Given(first, tuple(sorted(keys)))


def _role_keys(names: str, texts: Iterable[str]) -> Iterator[str]:
    """What a profile shares with one of a name that sounds alike, or has fewer words, and the same role."""
    first, *others = names.split()
    rest = " ".join(others)
    for role in {role for text in texts for role in _ROLE.findall(text)}:
        if len(first) >= SHORTEST_SOUND:
            yield f"{role}\t{rest}"
        for word in (first, *others):
            yield f"{role}\tword {word}"
