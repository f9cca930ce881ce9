"""What one article says of a named person or organization, as far as linking looks at it.

A profile is a text, so that a store can count equal ones: profiles of one article are added and taken
away with it, and what is linked to what follows from the set of profiles alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder import word_lists
from graph_builder.names import forms
from graph_builder.names.blocks import alone_in
from graph_builder.names.lexicon import long_forms

if TYPE_CHECKING:
    from graph_builder.model import ArticleGraph, Claim, Entity

DATA = Path(__file__).with_name("data")

#: Where a person comes from or belongs, beside the types under HOLDS_ROLE.
_BELONGS = frozenset(["LIVES_IN", "BORN_IN", "COMES_FROM", "BASED_IN", "IS_A", "WORKS_IN"])
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ROLES = 4  # of one article; more say little
_COMPANIONS = 8

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,6}")
#: Letters that a coarse key takes together beyond what transliteration does: q and g, dh and d.
_DOUBLED = re.compile(r"(.)\1+")
_COARSE = str.maketrans("gd", "ks")
#: Letters that one given name is begun with: Qasem and Kasem, Jamal and Gamal, Zaid and Said, Wladimir.
_LETTERS = str.maketrans("cqjzw", "kkgsv")
#: Spellings of one word in organizations' names.
_SPELLINGS = {"organisation": "organization", "defence": "defense", "labour": "labor", "centre": "center"}


@dataclass(frozen=True, slots=True)
class Person:
    """A person in one article.

    ``roles`` are offices, jobs and origins as ``TYPE object-slug``; ``titles`` occupations that stand
    beside the name; ``companions`` what else the article names, only where it gives no first name.
    """

    name: str
    roles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name, family name last, without honorifics."""
        return name_words(self.name)

    @property
    def generation(self) -> str:
        """The "jr" or "iii" behind the name; "" where there is none."""
        last = forms.fold(self.name).split()[-1].strip(",")
        return last if last in forms.SUFFIXES else ""

    @property
    def full(self) -> bool:
        """Is there a given name?"""
        return bool(forms.given(self.words))


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization in one article: its name without corporate tail, and the acronyms defined there."""

    name: str
    acronyms: tuple[str, ...] = ()


Profile = Person | Organization


def encoded(profile: Profile) -> str:
    """The profile as one text, equal for equal profiles."""
    if isinstance(profile, Person):
        row = ["person", profile.name, profile.roles, profile.titles, profile.companions]
    else:
        row = ["organization", profile.name, profile.acronyms]
    return _JSON.encode(row)


def decoded(text: str) -> Profile:
    """The profile of ``encoded``."""
    kind, name, *rest = json.loads(text)
    lists = [tuple(part) for part in rest]
    return Person(name, *lists) if kind == "person" else Organization(name, *lists)


def shown(text: str) -> tuple[str, str]:
    """A profile for people: the name, and what the article says beside it."""
    profile = decoded(text)
    if isinstance(profile, Organization):
        return profile.name, ", ".join(profile.acronyms)
    return profile.name, ", ".join((*profile.roles, *profile.titles, *profile.companions))


def block_of(profile: Profile) -> str:
    """The key under which profiles are compared: only those of one block can be one entity.

    People: the sounds of the family name, and with them, where there is a given name, how that begins; whom
    a family name alone means is told from the blocks of its family (``family_of``). Organizations of three
    words or more: their initials, which are an acronym's letters; others their name.

    >>> block_of(Person("Muammar Qadhafi")) == block_of(Person("Muammar Gaddafi"))
    True
    >>> block_of(Person("Bill Clinton")), block_of(Person("William Clinton")), block_of(Person("Clinton"))
    ('given klntn v', 'given klntn v', 'person klntn')
    >>> block_of(Organization("WHO")) == block_of(Organization("World Health Organization"))
    True
    """
    if isinstance(profile, Person):
        sounds = forms.transliteration_key(profile.words[-1]).translate(_COARSE)
        key = _DOUBLED.sub(r"\1", sounds) or profile.words[-1]
        first = forms.given(profile.words)
        return f"given {key} {_beginning(first[0])}" if first else alone_in(key)
    letters = profile.name.replace(".", "")
    if _ACRONYM.fullmatch(letters):
        return f"organization {letters.lower()}"
    significant = [w for w in forms.name_words(profile.name) if w not in forms.SMALL]
    if len(significant) > 2:
        return f"organization {''.join(w[0] for w in significant)}"
    return f"organization {spelling(profile.name)}"


def _beginning(given: str) -> str:
    """The first letter of a given name, of the long form where it is a short one, spelled one way."""
    return long_forms().get(given, given)[0].translate(_LETTERS)


def spelling(name: str) -> str:
    """One key for the spellings of an organization's name.

    >>> spelling("The World Health Organisation") == spelling("World Health Organization")
    True
    """
    return " ".join(_SPELLINGS.get(w, w) for w in forms.name_words(name))


@lru_cache(maxsize=1 << 15)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without honorifics; the family name is the last."""
    words = forms.person_words(name)
    while len(words) > 1 and words[0] in word_lists.words(DATA / "honorifics.txt"):
        words = words[1:]
    return words


@cache
def worlds() -> Mapping[str, str]:
    """Occupation -> the world in which it makes a person known."""
    found = {}
    for line in word_lists.lines(DATA / "occupations.tsv"):
        world, members = line.split("\t")
        found.update(dict.fromkeys(members.split(), world))
    return found


def profiles(graph: ArticleGraph, role_types: frozenset[str]) -> dict[str, Profile]:
    """Local entity id -> profile, of the people and organizations that the article names."""
    named = {e.id: e for e in graph.entities if any(m.kind == "name" for m in e.mentions)}
    slugs = {e.id: forms.slug(e.name) for e in graph.entities}
    roles: dict[str, set[str]] = {}
    for claim in graph.claims:
        if _is_role(claim, role_types):
            roles.setdefault(claim.subject_id, set()).add(f"{claim.type} {slugs[claim.object_id]}")
    companions = _companions(named.values())
    found: dict[str, Profile] = {}
    for key, entity in named.items():
        if entity.label == "Person":
            person = Person(entity.name, tuple(sorted(roles.get(key, ()))[:_ROLES]), _titles(graph, entity))
            if not person.full:
                others = tuple(c for c in companions if c != slugs[key])
                person = Person(person.name, person.roles, person.titles, others)
            found[key] = person
        elif entity.label == "Organization":
            found[key] = _organization(entity)
    return found


def _is_role(claim: Claim, role_types: frozenset[str]) -> bool:
    known = claim.type in role_types or claim.type in _BELONGS
    return known and not claim.negated and claim.modality == "asserted"


def _companions(named: Iterable[Entity]) -> tuple[str, ...]:
    """The places and organizations that the article names most."""
    wanted = [e for e in named if e.label in {"Place", "Organization"}]
    most = sorted(wanted, key=lambda e: (-len(e.mentions), e.id))[:_COMPANIONS]
    return tuple(sorted(forms.slug(e.name) for e in most))


def _titles(graph: ArticleGraph, entity: Entity) -> tuple[str, ...]:
    """Occupations right before a naming of the person, or in the apposition right behind it."""
    found = set()
    for mention in (m for m in entity.mentions if m.kind == "name"):
        before = graph.article.text[max(0, mention.start - 60) : mention.start].rpartition(".")[2]
        after = graph.article.text[mention.end : mention.end + 40]
        near = before.lower().split()[-3:]
        if after.startswith(", a"):
            near += re.findall(r"\w+", after.lower())[:4]
        found |= {w for w in near if w in worlds()}
    return tuple(sorted(found))


def _organization(entity: Entity) -> Organization:
    acronyms = {a.replace(".", "") for a in entity.aliases if _ACRONYM.fullmatch(a.replace(".", ""))}
    return Organization(without_tail(entity.name), tuple(sorted(acronyms)))


def without_tail(name: str) -> str:
    """An organization's name without article and corporate tail.

    >>> without_tail("The Acme Corp."), without_tail("Sony Pictures")
    ('Acme', 'Sony Pictures')
    """
    words = name.split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    while len(words) > 1 and forms.fold(words[-1]).strip(",") in word_lists.words(DATA / "legal_forms.txt"):
        words = words[:-1]
    return " ".join(words).rstrip(",")
