"""Which profiles of people are one person: names that can be one, unless what they are speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from graph_builder.link.groups import Apart, Groups, kept_apart
from graph_builder.link.profiles import Person, block_of, encoded, worlds
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
    """A profile with what is looked up often."""

    key: str
    person: Person
    words: tuple[str, ...]
    roles: frozenset[str]
    worlds: frozenset[str]
    generation: str

    @property
    def objects(self) -> frozenset[str]:
        return frozenset(role.partition(" ")[2] for role in self.roles)


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


def assign_people(people: Iterable[Person], apart: Apart = frozenset()) -> dict[Person, Assignment]:
    """The entity of each profile of one block, or of all blocks of one family; a function of their set, and
    of whom people keep apart.

    Full names are compared within their block only, so that a family without family names alone is the sum
    of its blocks.
    """
    known = [_known(p) for p in sorted(set(people), key=encoded)]
    blocks: dict[str, list[_Known]] = {}
    for one in known:
        blocks.setdefault(block_of(one.person), []).append(one)
    alone = [k for k in known if not k.person.full]
    found: dict[Person, Assignment] = {}
    senses: list[_Sense] = []
    for _, full in sorted(blocks.items()):
        if not full[0].person.full:
            continue
        groups = Groups(k.key for k in full)
        _join_full(full, groups, apart)
        together = _senses(full, groups)
        found |= _named(together, groups)
        if alone:
            senses += map(_sense, together)
    if alone:
        senses.sort(key=lambda sense: (-len(sense.members), min(k.key for k in sense.members)))
        _join_surnames(alone, senses, found, apart)
    return found


def _known(person: Person) -> _Known:
    roles = frozenset(person.roles)
    seen = {worlds()[t] for t in person.titles}
    for role in roles:
        kind, _, thing = role.partition(" ")
        if kind in _PUBLIC:
            seen.add("public")
        elif kind == "PLAYS_FOR":
            seen.add("sport")
        elif kind in {"IS_A", "WORKS_AS"}:
            seen |= {worlds()[w] for w in (thing, *thing.split("-")) if w in worlds()}
    return _Known(encoded(person), person, person.words, roles, frozenset(seen), person.generation)


def _join_full(full: Sequence[_Known], groups: Groups, apart: Apart) -> None:
    """Join full names, the surest pairs first; a pair whose groups contradict each other stays apart."""
    members = {k.key: [k] for k in full}
    pairs = []
    for one, other in _near(full):
        score, reason = _same(one, other)
        if score:
            pairs.append((-score, one.key, other.key, reason))
    for score, first, second, reason in sorted(pairs):
        a, b = groups.find(first), groups.find(second)
        if a == b or any(
            _contradict(x, y) or kept_apart(x.person.name, y.person.name, apart)
            for x in members[a]
            for y in members[b]
        ):
            continue
        joined = members.pop(a) + members.pop(b)
        members[groups.join(a, b, -score, reason)] = joined


def _near(full: Sequence[_Known]) -> list[tuple[_Known, _Known]]:
    """Pairs that may be one person: of one first letter (of the given name or a short form), or one role.

    A block of a common family name has hundreds of profiles; most pairs need not be looked at.
    """
    buckets: dict[str, list[int]] = {}
    for number, known in enumerate(full):
        first = forms.given(known.words)[0]
        letters = {name[0] for name in nicknames().get(first, ())} | {first[0]}
        for key in {*letters, *known.roles}:
            buckets.setdefault(key, []).append(number)
    pairs = {pair for numbers in buckets.values() for pair in combinations(numbers, 2)}
    return [(full[a], full[b]) for a, b in sorted(pairs)]


def _same(one: _Known, other: _Known) -> tuple[float, str]:
    """How sure two full names are one person, and why; 0 where they can't be."""
    shared = sorted(one.roles & other.roles)
    more = SHARED if shared else 0.0
    also = f", both {shared[0]}" if shared else ""
    if one.generation != other.generation and not shared:
        return 0.0, ""  # "Donald Trump Jr." is not Donald Trump, unless he has his office
    if one.words == other.words:
        return EQUAL + more, f"same name{also}"
    a, b = forms.given(one.words), forms.given(other.words)
    if forms.same_person(one.words, other.words):
        return ALIKE + more, f"forms of one name{also}"
    surnames = forms.spelled_alike(one.words[-1], other.words[-1])
    if surnames and ("".join(a) == "".join(b) or (a[1:] == b[1:] and _transliterated(a[0], b[0]))):
        return ALIKE + more, f"spellings of one name{also}"
    if not shared:
        return 0.0, ""
    if surnames and a[0] != b[0] and (set(a) < set(b) or set(b) < set(a)):
        return SUPPORTED, f"one name with fewer words{also}"
    # Of one block, so the family names sound alike; initials that differ speak against it.
    alike = (
        DamerauLevenshtein.normalized_similarity(a[0], b[0]) >= _LIKENESS and min(len(a[0]), len(b[0])) > 3
    )
    return (SUPPORTED, f"names that sound alike{also}") if alike and a[1:] == b[1:] else (0.0, "")


def _transliterated(a: str, b: str) -> bool:
    """ "Qasem" and "Qassem": a letter apart, the same sounds and ending (that tells man from woman)."""
    key = forms.transliteration_key(a)
    near = DamerauLevenshtein.distance(a, b) == 1 and a[-1] == b[-1]
    vowel = a[:-2] == b[:-2] and a[-1] == b[-1] and len(a) == len(b)
    return len(key) >= 3 and key == forms.transliteration_key(b) and (near or vowel)


def _contradict(one: _Known, other: _Known) -> bool:
    """Do offices or worlds show two people: presidents of two countries, a minister and a goalkeeper?"""
    if one.roles & other.roles:
        return False
    for kind in _ONE_PLACE:
        mine, theirs = _of_kind(one, kind), _of_kind(other, kind)
        if mine and theirs and not mine & theirs:
            return True
    if any(_middle(one.words, other.words)):
        return True
    apart = bool(one.worlds) and bool(other.worlds) and not one.worlds & other.worlds
    return apart and not one.objects & other.objects


def _middle(a: tuple[str, ...], b: tuple[str, ...]) -> Iterable[bool]:
    """ "George W." and "George H. W.": middle names that can't be one another's."""
    if a != b and len(forms.given(a)) > 1 and len(forms.given(b)) > 1:
        yield (
            not forms.same_given(forms.given(a), forms.given(b)) and "".join(a) != "".join(b) and a[0] == b[0]
        )


def _of_kind(known: _Known, kind: str) -> frozenset[str]:
    return frozenset(role for role in known.roles if role.startswith(f"{kind} "))


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
    senses: Sequence[_Sense],
    found: dict[Person, Assignment],
    apart: Apart,
) -> None:
    """A family name alone is the one person of that name whom the article's context supports."""
    left = []
    for known in alone:
        word = known.words[-1]
        named = [s for s in senses if any(forms.spelled_alike(word, k.words[-1]) for k in s.members)]
        supported = [(found_, s) for s in named if (found_ := _support(known, s))[0]]
        fitting = [(found_, s) for found_, s in supported if _fits(known, s, apart)]
        ranked = sorted(fitting, key=lambda x: -x[0][0])
        if ranked and (len(ranked) == 1 or ranked[1][0][0] < ranked[0][0][0]):
            (score, reason), sense = ranked[0]
            found[known.person] = Assignment(found[sense.members[0].person].id, score, reason)
        elif named:
            reason = (
                "family name alone: nothing tells which of the people of that name"
                if any(_fits(known, s, apart) for s in named)
                else "family name of another"
            )
            found[known.person] = Assignment(f"{forms.slug(known.person.name)}@", 0.0, reason)
        else:
            left.append(known)
    _join_single_names(left, found)


def _fits(known: _Known, sense: _Sense, apart: Apart) -> bool:
    return not any(
        _contradict(known, k) or kept_apart(known.person.name, k.person.name, apart) for k in sense.members
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
