"""Which profiles of people are one person: names that can be one, unless what they are speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from operator import attrgetter

from rapidfuzz.distance import DamerauLevenshtein

from graph_builder.link.groups import Apart, Groups, kept_apart
from graph_builder.link.profiles import Person, encoded, worlds
from graph_builder.model import Assignment
from graph_builder.names import forms
from graph_builder.names.lexicon import nicknames

#: Scores: how sure a join is. Those of names alone, and what a shared office or job adds.
EQUAL, ALIKE, SUPPORTED, SURNAME = 0.9, 0.85, 0.8, 0.85
SHARED = 0.08
ALONE = 0.7

#: Offices that one person holds in one place only: two of a kind in two countries are two people.
_ONE_PLACE = frozenset(["PRESIDENT_OF", "PRIME_MINISTER_OF", "MONARCH_OF", "MAYOR_OF", "GOVERNOR_OF"])
_PUBLIC = _ONE_PLACE | {
    "VICE_PRESIDENT_OF", "FOREIGN_MINISTER_OF", "DEFENSE_MINISTER_OF", "FINANCE_MINISTER_OF",
    "INTERIOR_MINISTER_OF", "MINISTER_OF", "LEGISLATOR_OF", "AMBASSADOR_TO", "OFFICIAL_OF", "CANDIDATE_FOR",
    "SPOKESPERSON_FOR", "LEADER_OF", "EXECUTIVE_OF", "COMMANDER_OF",
}  # fmt: skip
#: Given names as unlike as "Benjamin" and "Binyamin" are one only where the office is the same too.
_LIKENESS = 0.7


@dataclass(frozen=True, slots=True)
class _Known:
    """A profile with what is looked up often: a block of a common name compares thousands of pairs."""

    key: str
    person: Person
    words: tuple[str, ...]
    roles: frozenset[str]
    worlds: frozenset[str]
    generation: str
    given: tuple[str, ...]
    objects: frozenset[str]
    offices: frozenset[str]  # kinds of roles that one person holds in one place only
    near: frozenset[str]  # what two profiles share one of, if they may be one person


@dataclass(frozen=True, slots=True)
class _Sense:
    """One person as all their profiles show them."""

    members: list[_Known]
    roles: frozenset[str]
    objects: frozenset[str]
    titles: frozenset[str]


def _sense(members: list[_Known]) -> _Sense:
    roles = frozenset[str]().union(*(k.roles for k in members))
    objects = frozenset[str]().union(*(k.objects for k in members))
    return _Sense(members, roles, objects, frozenset(t for k in members for t in k.person.titles))


def assign_full(people: Iterable[Person], apart: Apart = frozenset()) -> dict[Person, Assignment]:
    """The entity of each profile of one block of full names; a function of their set, and of whom people
    keep apart."""
    full = _in_order(people)
    groups = Groups(k.key for k in full)
    _join_full(full, groups, apart)
    return _named(_senses(full, groups), groups)


def assign_alone(
    alone: Iterable[Person],
    blocks: Iterable[Mapping[Person, Assignment]],
    apart: Apart = frozenset(),
) -> dict[Person, Assignment]:
    """The entity of each family name alone, by the people (``assign_full``) of all blocks of its family."""
    senses = [s for block in blocks for s in _people_of(block)]
    found: dict[Person, Assignment] = {}
    _join_surnames(_in_order(alone), senses, found, apart)
    return found


def _in_order(people: Iterable[Person]) -> list[_Known]:
    return sorted(map(_known, set(people)), key=attrgetter("key"))


def _people_of(block: Mapping[Person, Assignment]) -> Iterable[tuple[str, _Sense]]:
    """The people of a block, each with the id; within a block no two have one id."""
    found: dict[str, list[_Known]] = {}
    for person, assignment in block.items():
        found.setdefault(assignment.id, []).append(_known(person))
    return ((spot, _sense(members)) for spot, members in found.items())


def may_tell(alone: Iterable[Person], others: Iterable[Person]) -> bool:
    """Can what articles say of the others tell whom one of these family names alone means?

    They share no place or organization of a role: nothing that ``_support`` looks for.
    """
    said = {thing for person in others for thing in _known(person).objects}
    return any(not said.isdisjoint((*_known(p).objects, *p.companions)) for p in alone)


@lru_cache(maxsize=10_000)
def _known(person: Person) -> _Known:
    roles, words = frozenset(person.roles), person.words
    given = forms.given(words)
    seen = {worlds()[t] for t in person.titles}
    kinds, objects = set(), set()
    for role in roles:
        kind, _, thing = role.partition(" ")
        kinds.add(kind)
        objects.add(thing)
        if kind in _PUBLIC:
            seen.add("public")
        elif kind == "PLAYS_FOR":
            seen.add("sport")
        elif kind in {"IS_A", "WORKS_AS"}:
            seen |= {worlds()[w] for w in (thing, *thing.split("-")) if w in worlds()}
    letters = {name[0] for name in nicknames().get(given[0], ())} | {given[0][0]} if given else set()
    return _Known(
        key=encoded(person),
        person=person,
        words=words,
        roles=roles,
        worlds=frozenset(seen),
        generation=person.generation,
        given=given,
        objects=frozenset(objects),
        offices=frozenset(kinds & _ONE_PLACE),
        near=roles | letters,
    )


def _join_full(full: Sequence[_Known], groups: Groups, apart: Apart) -> None:
    """Join full names, the surest pairs first; a pair whose groups contradict each other stays apart.

    What contradicts once does so for good, because groups only grow.
    """
    members = {k.key: [k] for k in full}
    against: set[tuple[str, str]] = set()
    for score, pairs in sorted(_scored(full).items(), reverse=True):
        for one, other in pairs:
            a, b = sorted((groups.find(one.key), groups.find(other.key)))
            if a == b or (a, b) in against:
                continue
            if any(
                _contradict(x, y) or (apart and kept_apart(x.person.name, y.person.name, apart))
                for x in members[a]
                for y in members[b]
            ):
                against.add((a, b))
                continue
            joined = members.pop(a) + members.pop(b)
            members[groups.join(a, b, score, _reason(score, one, other))] = joined
            if len(members) == 1:
                return


def _scored(full: Sequence[_Known]) -> dict[float, list[tuple[_Known, _Known]]]:
    """Pairs that may be one person, by how sure that is, each list in the order of the profiles."""
    found: dict[float, list[tuple[_Known, _Known]]] = {}
    for pair in combinations(full, 2):
        if score := _same(*pair):
            found.setdefault(score, []).append(pair)
    return found


def _same(one: _Known, other: _Known) -> float:
    """How sure two full names are one person; 0 where they can't be."""
    if one.near.isdisjoint(other.near):
        return 0.0
    shared = not one.roles.isdisjoint(other.roles)
    more = SHARED if shared else 0.0
    if one.generation != other.generation and not shared:
        return 0.0  # "Donald Trump Jr." is not Donald Trump, unless he has his office
    if one.words == other.words:
        return EQUAL + more
    if _forms(one.words, other.words):
        return ALIKE + more
    return SUPPORTED if shared and _sounds(one.words, other.words) else 0.0


def _reason(score: float, one: _Known, other: _Known) -> str:
    """Why two full names are one person, with that score."""
    shared = sorted(one.roles & other.roles)
    also = f", both {shared[0]}" if shared else ""
    if score >= EQUAL and one.words == other.words:
        return f"same name{also}"
    return f"{(_forms if score >= ALIKE else _sounds)(one.words, other.words)}{also}"


@lru_cache(maxsize=20_000)
def _forms(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Two names that are forms of one; "" where they aren't."""
    if forms.same_person(one, other):
        return "forms of one name"
    a, b = forms.given(one), forms.given(other)
    spelled = "".join(a) == "".join(b) or (a[1:] == b[1:] and _transliterated(a[0], b[0]))
    return "spellings of one name" if spelled and forms.spelled_alike(one[-1], other[-1]) else ""


@lru_cache(maxsize=20_000)
def _sounds(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Two names that are one where the office is the same too; "" where they aren't."""
    a, b = forms.given(one), forms.given(other)
    fewer = a[0] != b[0] and (set(a) < set(b) or set(b) < set(a))
    if fewer and forms.spelled_alike(one[-1], other[-1]):
        return "one name with fewer words"
    # Of one block, so the family names sound alike; initials that differ speak against it.
    alike = (
        DamerauLevenshtein.normalized_similarity(a[0], b[0]) >= _LIKENESS and min(len(a[0]), len(b[0])) > 3
    )
    return "names that sound alike" if alike and a[1:] == b[1:] else ""


def _transliterated(a: str, b: str) -> bool:
    """ "Qasem" and "Qassem": a letter apart, the same sounds and ending (that tells man from woman)."""
    key = forms.transliteration_key(a)
    near = DamerauLevenshtein.distance(a, b) == 1 and a[-1] == b[-1]
    vowel = a[:-2] == b[:-2] and a[-1] == b[-1] and len(a) == len(b)
    return len(key) >= 3 and key == forms.transliteration_key(b) and (near or vowel)


def _contradict(one: _Known, other: _Known) -> bool:
    """Do offices or worlds show two people: presidents of two countries, a minister and a goalkeeper?"""
    if not one.roles.isdisjoint(other.roles):
        return False
    if not one.offices.isdisjoint(other.offices):
        return True  # of one kind, and they share none
    if one.words != other.words and _middle(one, other):
        return True
    apart = bool(one.worlds) and bool(other.worlds) and one.worlds.isdisjoint(other.worlds)
    return apart and one.objects.isdisjoint(other.objects)


def _middle(one: _Known, other: _Known) -> bool:
    """ "George W." and "George H. W.": middle names that can't be one another's."""
    a, b = one.given, other.given
    return (
        len(a) > 1 and len(b) > 1 and a[0] == b[0] and not forms.same_given(a, b) and "".join(a) != "".join(b)
    )


def _senses(full: Sequence[_Known], groups: Groups) -> list[list[_Known]]:
    """The groups, the largest first; then by their first profile."""
    found: dict[str, list[_Known]] = {}
    for known in full:
        found.setdefault(groups.find(known.key), []).append(known)
    return sorted(found.values(), key=lambda sense: (-len(sense), min(k.key for k in sense)))


def _named(senses: Sequence[list[_Known]], groups: Groups) -> dict[Person, Assignment]:
    """An id for each group: the slug of its commonest name; of two people of one name the smaller group's
    says what it is."""
    found: dict[Person, Assignment] = {}
    taken: set[str] = set()
    for sense in senses:
        names: dict[str, int] = {}
        for known in sense:
            slug = forms.slug(known.person.name)
            names[slug] = names.get(slug, 0) + 1
        slug = min(names, key=lambda s: (-names[s], s))
        spot = slug if slug not in taken else f"{slug}_{_mark(sense, taken, slug)}"
        taken.add(spot)
        for known in sense:
            score, reason = groups.reason(known.key)
            found[known.person] = Assignment(spot, score, reason)
    return found


def _mark(sense: list[_Known], taken: set[str], slug: str) -> str:
    """What tells a person from a namesake: an office, job or title."""
    roles = sorted({forms.slug(r.replace("_", " ")) for k in sense for r in k.roles})
    titles = sorted({t for k in sense for t in k.person.titles})
    marks = [m for m in (*roles, *titles) if f"{slug}_{m}" not in taken]
    return marks[0] if marks else str(sum(t.startswith(slug) for t in taken) + 1)


def _join_surnames(
    alone: Sequence[_Known],
    senses: Sequence[tuple[str, _Sense]],
    found: dict[Person, Assignment],
    apart: Apart,
) -> None:
    """A family name alone is the one person of that name whom the article's context supports."""
    heard: dict[str, list[int]] = {}
    spelled: dict[str, list[int]] = {}
    for number, (_, sense) in enumerate(senses):
        for thing in sense.objects:
            heard.setdefault(thing, []).append(number)
        for word in {k.words[-1] for k in sense.members}:
            spelled.setdefault(word, []).append(number)
    left = []
    for known in alone:
        words = [w for w in spelled if forms.spelled_alike(known.words[-1], w)]
        named = {number for word in words for number in spelled[word]}
        things = known.objects.union(known.person.companions)
        near = {number for thing in things & heard.keys() for number in heard[thing]} & named
        supported = [(_support(known, senses[number][1]), senses[number]) for number in sorted(near)]
        fitting = [(says, s) for says, s in supported if says[0] and _fits(known, s[1], apart)]
        ranked = sorted(fitting, key=lambda x: -x[0][0])
        if ranked and (len(ranked) == 1 or ranked[1][0][0] < ranked[0][0][0]):
            (score, reason), (spot, _) = ranked[0]
            found[known.person] = Assignment(spot, score, reason)
        elif named:
            reason = (
                "family name alone: nothing tells which of the people of that name"
                if any(_fits(known, senses[number][1], apart) for number in sorted(named))
                else "family name of another"
            )
            found[known.person] = Assignment(f"{forms.slug(known.person.name)}@", 0.0, reason)
        else:
            left.append(known)
    _join_single_names(left, found)


def _fits(known: _Known, sense: _Sense, apart: Apart) -> bool:
    return not any(
        _contradict(known, k) or (apart and kept_apart(known.person.name, k.person.name, apart))
        for k in sense.members
    )


def _support(known: _Known, sense: _Sense) -> tuple[float, str]:
    shared = sorted(known.roles & sense.roles)
    if shared:
        return SURNAME + SHARED, f"family name, both {shared[0]}"
    near = sorted((known.objects | set(known.person.companions)) & sense.objects)
    titles = sense.titles & set(known.person.titles)
    if near and titles:
        return SURNAME, f"family name, both {sorted(titles)[0]}, with {near[0]}"
    if near:
        return ALONE + 0.05, f"family name, with {near[0]}"
    return 0.0, ""


def _join_single_names(left: Sequence[_Known], found: dict[Person, Assignment]) -> None:
    """Nobody has such a family name: who is called so is one person, unless roles contradict."""
    groups: dict[str, list[list[_Known]]] = {}
    for known in left:
        alike = groups.setdefault(forms.slug(" ".join(known.words)), [])
        fitting = next((g for g in alike if not any(_contradict(known, k) for k in g)), None)
        if fitting is None:
            alike.append([known])
        else:
            fitting.append(known)
    for slug, senses in groups.items():
        taken: set[str] = set()
        for sense in sorted(senses, key=lambda s: (-len(s), s[0].key)):
            spot = slug if slug not in taken else f"{slug}_{_mark(sense, taken, slug)}"
            taken.add(spot)
            for known in sense:
                found[known.person] = Assignment(spot, ALONE, "the only one of that name")
