"""Which profiles of people are one person: names that can be one, unless what they are speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations
from operator import attrgetter

from rapidfuzz.distance import DamerauLevenshtein

from graph_builder.link.groups import Apart, Groups, kept_apart
from graph_builder.link.kinds import of_its_kind
from graph_builder.link.organization_names import clubs
from graph_builder.link.organizations import assign_organizations
from graph_builder.link.profiles import FORMER, RULER, Organization, Person, encoded, parts_of_worlds
from graph_builder.model import Assignment
from graph_builder.names import forms
from graph_builder.names.lexicon import country_slugs, first_names, nicknames
from graph_builder.names.lexicon import words as word_list

#: Scores: how sure a join is. Those of names alone, and what a shared office or job adds.
EQUAL, ALIKE, SUPPORTED, SURNAME = 0.9, 0.85, 0.8, 0.85
SHARED = 0.08
ALONE = 0.7
#: What is said of a name alone only for a former office; the best known of several people of one name.
_FORMERLY, KNOWN = 0.03, 0.65
#: "President Norvan" where every article on the one of that family who was president says "former", or where
#: that one heads the country in another office: texts are of different years, so who holds it goes first.
FORMERLY_HELD = 0.6
#: A family name alone means its only bearer, or the one who is shown in twice as many ways as others.
_OF_FAMILY, _BETTER_KNOWN_OF_FAMILY = 0.6, 2
#: The same of a name with an office that no article on its bearer says.
_OF_OFFICE = 0.55
#: Of people of one name, where nothing tells, the one is meant who is shown in so many times more ways.
_BETTER_KNOWN = 3
#: Profiles of one block that are compared in pairs. Where more show a name, pairs would take seconds, and the
#: name is shared by many ("Li Wei") or by somebody whose office is always said too.
MOST = 120
#: Of a family name that more people of the corpus bear, or one that sounds so, nobody is meant by the name
#: alone, however rare it is elsewhere.
MOST_BEARERS = 30
#: Forms of one name that are compared with each further one that has the same role; more are misspellings.
_FORMS = 20
#: Kinds of roles that many people of one name share.
_VAGUE = frozenset(["IS_A", "WORKS_AS", "COMES_FROM"])

#: Offices that one person holds in one place only: two of a kind in two countries are two people.
_ONE_PLACE = frozenset(["PRESIDENT_OF", "PRIME_MINISTER_OF", "MONARCH_OF", "MAYOR_OF", "GOVERNOR_OF"])
_PUBLIC = _ONE_PLACE | {
    "VICE_PRESIDENT_OF", "FOREIGN_MINISTER_OF", "DEFENSE_MINISTER_OF", "FINANCE_MINISTER_OF",
    "INTERIOR_MINISTER_OF", "MINISTER_OF", "LEGISLATOR_OF", "AMBASSADOR_TO", "OFFICIAL_OF", "CANDIDATE_FOR",
    "SPOKESPERSON_FOR", "LEADER_OF", "EXECUTIVE_OF", "COMMANDER_OF",
}  # fmt: skip
#: Of those the ones whose holder is called by them, so that another office of the country is another's.
_OVER_ONE_THING = _PUBLIC - {"LEGISLATOR_OF", "OFFICIAL_OF", "LEADER_OF", "CANDIDATE_FOR", "SPOKESPERSON_FOR"}
#: Words of what somebody may lead who is no public figure, but a scholar, an artist or an athlete.
_PRIVATE = frozenset([
    "university", "college", "institute", "laboratory", "academy", "school", "museum", "theatre", "theater",
    "orchestra", "opera", "ballet", "observatory", "club", "team", "studio", "band", "church", "parish",
    "research", "space", "hospital", "foundation",
])  # fmt: skip
#: Titles that few people of a family bear at once -> the office by which claims know them.
_TITLES_OF_FEW = {
    "president": "PRESIDENT_OF", "prime-minister": "PRIME_MINISTER_OF", "premier": "PRIME_MINISTER_OF",
    "chancellor": "PRIME_MINISTER_OF", "taoiseach": "PRIME_MINISTER_OF",
    "vice-president": "VICE_PRESIDENT_OF", "secretary-of-state": "FOREIGN_MINISTER_OF",
    "secretary-general": "SECRETARY_GENERAL_OF", "speaker": "SPEAKER_OF",
}  # fmt: skip
#: Titles that several people of a family may bear, each over another place -> the office by which claims know
#: them: where one of a family is shown with it, who is called so without a place is that one.
_TITLES_OF_SOME = {
    "mayor": "MAYOR_OF", "governor": "GOVERNOR_OF", "foreign-minister": "FOREIGN_MINISTER_OF",
    "finance-minister": "FINANCE_MINISTER_OF", "defense-minister": "DEFENSE_MINISTER_OF",
    "defence-minister": "DEFENSE_MINISTER_OF", "interior-minister": "INTERIOR_MINISTER_OF",
    "senator": "SENATOR_OF",  # by the title alone: a claim says LEGISLATOR_OF, as of any member of parliament
}  # fmt: skip
#: Of those the ones that one person holds at a time: whoever of the family is not shown with it is not meant,
#: whatever place or body two articles name.
_OF_ONE = frozenset(["PRESIDENT_OF", "PRIME_MINISTER_OF", "VICE_PRESIDENT_OF"])
#: Offices of a state: nobody holds one in two countries.
_NATIONAL = frozenset([
    "PRESIDENT_OF", "PRIME_MINISTER_OF", "MONARCH_OF", "VICE_PRESIDENT_OF", "FOREIGN_MINISTER_OF",
    "DEFENSE_MINISTER_OF", "FINANCE_MINISTER_OF", "INTERIOR_MINISTER_OF", "MINISTER_OF", "LEGISLATOR_OF",
])  # fmt: skip
#: Who holds one of these is meant before others of the family where the article names the country or body.
_HEADS = frozenset(
    ["PRESIDENT_OF", "PRIME_MINISTER_OF", "MONARCH_OF", "MAYOR_OF", "GOVERNOR_OF", "LEADER_OF"]
)
#: Letters of the shortest given name that may be another that only sounds like it.
SHORTEST_SOUND = 4
#: Family names less alike than "Qadhafi" and "Gaddafi" (.33) don't sound alike.
MOST_UNLIKE = 0.4
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
    parts: frozenset[str]  # of those worlds the parts, as far as they are said
    generation: str
    given: tuple[str, ...]
    objects: frozenset[str]
    things: frozenset[str]  # those, and the companions
    offices: frozenset[str]  # kinds of roles that one person holds in one place only
    near: frozenset[str]  # what two profiles share one of, if they may be one person
    family: frozenset[str]  # words of a family name of several, beside its last and particles
    rank: str
    countries: frozenset[str]  # in whose government or parliament the person sits
    heads: frozenset[str]  # offices that few people of a family hold, by a claim or by the title alone
    called: frozenset[str]  # offices that several may hold, by a claim or by the title alone
    bare: bool  # nothing is said that could tell one person of that name from another
    telling: bool  # something is said that could contradict another profile (``_contradict``)


@dataclass(frozen=True, slots=True)
class _Sense:
    """One person as all their profiles show them."""

    members: list[_Known]
    telling: list[_Known]  # of them
    roles: frozenset[str]
    objects: frozenset[str]
    around: frozenset[str]  # countries in which an office is held without one
    titles: frozenset[str]
    heads: frozenset[str]
    called: frozenset[str]
    founded: frozenset[str]  # things with which the person has no other role
    held: frozenset[str]  # roles that an article does not give as former ones
    holding: frozenset[str]  # of ``heads`` those that an article does not give as former ones
    families: frozenset[str]  # the family name, in all its spellings
    plays: bool  # is it somebody of the world of sport?


#: Somebody with a full name, behind the id.
Bearer = tuple[str, _Sense]


def _sense(members: list[_Known]) -> _Sense:
    roles = frozenset[str]().union(*(k.roles for k in members))
    objects = frozenset[str]().union(*(k.objects for k in members))
    now = [k for k in members if FORMER not in k.person.titles]
    held = frozenset[str]().union(*(k.roles for k in now))
    holding = frozenset[str]().union(*(k.heads for k in now))
    around = frozenset(country for k in members for country in k.person.companions)
    titles = frozenset(t for k in members for t in k.person.titles)
    heads = frozenset[str]().union(*(k.heads for k in members))
    called = frozenset[str]().union(*(k.called for k in members))
    others = {r.partition(" ")[2] for r in roles if not r.startswith("FOUNDS ")}
    telling = [k for k in members if k.telling]
    founded = objects - others
    families = frozenset(k.words[-1] for k in members)
    plays = any("sport" in k.worlds for k in members)
    return _Sense(
        members,
        telling,
        roles,
        objects,
        around,
        titles,
        heads,
        called,
        founded,
        held,
        holding,
        families,
        plays,
    )


def assign_full(people: Iterable[Person], apart: Apart = frozenset()) -> dict[Person, Assignment]:
    """The entity of each profile of one block of full names; a function of their set, and of whom people
    keep apart.

    Those of whom something is said come first. A bare name is the one person of that name; where there are
    several, the one who is much better known, else nobody can tell, and it belongs to its article.

    A name that more than ``MOST`` profiles show is shared by many: there a shared office or place joins, the
    name alone does not.
    """
    full = _in_order(people)
    groups = Groups(k.key for k in full)
    told = [k for k in full if not k.bare]
    crowded = len(told) > MOST
    (_join_crowd if crowded else _join_full)(told, groups, apart)
    senses = [sense for sense in _senses(told, groups) if not crowded or len(sense) > 1]
    settled = {k.key for sense in senses for k in sense}
    left = [k for k in full if k.key not in settled]
    lost = _join_bare(left, senses, groups, apart, crowded=crowded)
    found = _named(_senses([k for k in full if k not in lost], groups), groups)
    for known in lost:
        reason = "nothing tells which of the people of that name"
        found[known.person] = Assignment(f"{forms.slug(known.person.name)}@", 0.0, reason)
    return found


def assign_only(name: str) -> Assignment:
    """The entity of a full name that has nothing to do with any other."""
    return Assignment(of_its_kind(forms.slug(name), "Person"), *Groups(()).reason(name))


def _join_bare(
    left: Sequence[_Known], senses: Sequence[list[_Known]], groups: Groups, apart: Apart, *, crowded: bool
) -> list[_Known]:
    """Join names of which nothing tells whose they are to the people known; who is left out at the end."""
    shown = [(sense, _faces(sense)) for sense in senses]  # the largest first
    named: dict[tuple[str, ...], list[tuple[list[_Known], list[_Known]]]] = {}
    for one in shown if crowded else ():
        for words in {k.words for k in one[1]}:
            named.setdefault(words, []).append(one)
    unknown: dict[tuple[str, ...], list[_Known]] = {}
    lost = []
    for known in left:
        candidates = named.get(known.words, [])[:_FORMS] if crowded else shown
        rated = [(*_likeness(known, faces, apart), sense) for sense, faces in candidates]
        best = max((score for score, _, _ in rated), default=0.0)
        fitting = [(near, sense) for score, near, sense in rated if score == best > 0]
        if len(fitting) > 1 and not crowded:
            fitting = [one for one in fitting if _is_written_so(known, one[1])] or fitting
        if not fitting:
            unknown.setdefault(known.words if crowded else (), []).append(known)
        elif home := _best_known([sense for _, sense in fitting]):
            score, reason = KNOWN, f"the best known of {len(fitting)} people of that name"
            if len(fitting) == 1:
                score, reason = best, _reason(best, known, fitting[0][0])
            groups.join(home[0].key, known.key, score, reason)
        else:
            lost.append(known)
    for crowd in unknown.values():
        if len(crowd) > MOST:
            lost += crowd
        else:
            _join_full(crowd, groups, apart)
    return lost


def _faces(sense: Sequence[_Known]) -> list[_Known]:
    """One profile for each name, office and world that a person is shown with."""
    found: dict[object, _Known] = {}
    for known in sense:
        offices = frozenset(r for r in known.roles if r.partition(" ")[0] in known.offices)
        found.setdefault((known.words, known.generation, offices, known.parts), known)
    return list(found.values())


def _likeness(known: _Known, sense: Sequence[_Known], apart: Apart) -> tuple[float, _Known]:
    """How sure the name is that of this person, by which profile; 0 where it can't be."""
    score, near = max(((_same(known, k), k) for k in sense), key=lambda rated: rated[0])
    return (0.0 if score and any(_against(known, k, apart) for k in sense) else score), near


def _is_written_so(known: _Known, sense: Sequence[_Known]) -> bool:
    """ "Stocker", where one of two is a Stocker and the other a Stöcker."""
    return any(known.person.name == k.person.name for k in sense)


def _best_known(senses: Sequence[list[_Known]]) -> list[_Known]:
    """The one that is shown in many more ways than the next; empty where none is."""
    first, *others = sorted(senses, key=len, reverse=True)
    return [] if others and len(first) < _BETTER_KNOWN * len(others[0]) else first


def assign_alone(
    alone: Iterable[Person],
    family: Sequence[Bearer],
    apart: Apart = frozenset(),
    others: Collection[str] | None = None,
) -> dict[Person, Assignment]:
    """The entity of each family name alone, by the people of its family (``bearers``).

    Of a family of more than ``MOST_BEARERS`` those may be left out for whom nothing speaks
    (``speaking_for``): then ``others`` are all family names that somebody bears.
    """
    found: dict[Person, Assignment] = {}
    _join_surnames(_in_order(alone), family, found, apart, others)
    return found


def speaking_for(alone: Iterable[Person]) -> set[str]:
    """Words of which a profile has one, or its person can't be meant by any of these family names: things,
    titles, kinds of offices (``_support``)."""
    found: set[str] = set()
    for known in map(_known, alone):
        found |= known.things.union(known.heads, known.called)
        found |= _titles_of(known.heads | known.called)
        if known.family:
            found.update(known.person.titles)
        if known.person.uncertain:
            found.add(forms.slug(known.person.name))  # the firm of that name, and who leads it
    return found


def spoken_for(people: Iterable[Bearer]) -> set[str]:
    """Words of which the profile of a family name alone has one, or it can't mean one of these people."""
    found: set[str] = set()
    for _, sense in people:
        found |= sense.objects.union(sense.around, sense.titles, sense.heads, sense.called)
        found |= _titles_of(sense.heads | sense.called)
    return found


def spoken_between(was: Sequence[Bearer], now: Sequence[Bearer]) -> set[str]:
    """Words of which the profile of a family name alone has one, or it means whom it meant when some people
    have become others (``_support``): of somebody of whom more is said, or less, what differs is enough."""
    before, after = dict(was), dict(now)
    if len(before) < len(was) or len(after) < len(now):
        return spoken_for((*was, *now))
    found: set[str] = set()
    for spot in before.keys() | after.keys():
        one, other = before.get(spot), after.get(spot)
        if one and other and _speaks_against(one) == _speaks_against(other):
            found |= _said_of_one(one, other)
        else:
            found |= spoken_for((spot, sense) for sense in (one, other) if sense)
    return found


def _speaks_against(sense: _Sense) -> tuple[object, ...]:
    """What can speak against somebody, or weighs what speaks for him, whatever that is (``_fits``)."""
    contradicting = {(k.rank, k.generation, k.roles, k.parts, k.person.name) for k in sense.telling}
    return contradicting, {k.words for k in sense.members}, sense.heads, sense.plays


def _said_of_one(one: _Sense, other: _Sense) -> set[str]:
    """The words that are said in one of two views of somebody only."""
    roles = (one.roles ^ other.roles) | (one.held ^ other.held)
    found = {role.partition(" ")[2] for role in roles}
    found |= (one.objects ^ other.objects) | (one.founded ^ other.founded) | (one.around ^ other.around)
    offices = (one.called ^ other.called) | (one.holding ^ other.holding)
    return found | (one.titles ^ other.titles) | offices | _titles_of(offices)


def _titles_of(offices: Collection[str]) -> set[str]:
    return {t for t, office in (*_TITLES_OF_FEW.items(), *_TITLES_OF_SOME.items()) if office in offices}


def _in_order(people: Iterable[Person]) -> list[_Known]:
    return sorted(map(_known, set(people)), key=attrgetter("key"))


def bearers(block: Mapping[Person, Assignment]) -> list[Bearer]:
    """The people of a block of full names, each with the id; within a block no two have one id."""
    found: dict[str, list[_Known]] = {}
    for person, assignment in block.items():
        if not assignment.id.endswith("@"):
            found.setdefault(assignment.id, []).append(_known(person))
    return [(spot, _sense(members)) for spot, members in found.items()]


def may_tell(
    alone: Iterable[Person],
    was: Iterable[Bearer],
    now: Iterable[Bearer],
    *,
    others: int = 0,
    unsure: int = 0,
    apart: Apart = frozenset(),
) -> set[Person]:
    """The family names alone of which a change among the people of their family can change whom they mean.

    ``was`` and ``now`` are the people of the blocks that changed, ``others`` how many the family has beside
    those that went, at least, and it may have as many more as are ``unsure``. It can where people came or
    went of whom something is said that speaks for the name (``_support``); and, of a name that few bear and
    that nothing but its bearers tells (``_by_family``), where anybody of that name did, or the family came to
    be, or is no more, one of many.
    """
    before, after = (
        {(spot, *sorted(k.key for k in s.members)): s for spot, s in side} for side in (was, now)
    )
    gone = [(key[0], s) for key, s in before.items() if key not in after]
    come = [(key[0], s) for key, s in after.items() if key not in before]
    few = others <= MOST_BEARERS
    crossing = others + unsure + max(len(before), len(after)) > MOST_BEARERS
    return {
        known.person
        for known in map(_known, alone)
        if _told_by(known, gone, apart) != _told_by(known, come, apart)
        or (
            few
            and (_may_be_only(known) or _is_by_office(known))
            and (crossing or any(_bears(s, known) for _, s in (*gone, *come)))
        )
    }


def _told_by(known: _Known, people: Iterable[Bearer], apart: Apart) -> list[object]:
    """What these people say about whom a family name alone means."""
    same = [(spot, sense) for spot, sense in people if _bears(sense, known)]
    says = [(spot, *_support(known, sense)[:2], sense) for spot, sense in same]
    told = [(spot, score, offices) for spot, score, offices, s in says if score and _fits(known, s, apart)]
    firm = known.person.uncertain and _names_a_firm(known, [sense for _, sense in same])
    return [firm, *sorted(told)]


def _bears(sense: _Sense, known: _Known) -> bool:
    """Is it a family name that somebody is shown with, but for spelling?"""
    return is_borne(known.words[-1], sense.families)


@lru_cache(maxsize=1 << 13)
def _known(person: Person) -> _Known:
    roles, words, given, rank = frozenset(person.roles), person.words, person.given, person.rank
    first = forms.standard(given[0]) if given else ""
    seen = {parts_of_worlds()[t] for t in person.titles if t in parts_of_worlds()}
    kinds, objects = set(), set()
    for role in roles:
        kind, _, thing = role.partition(" ")
        kinds.add(kind)
        objects.add(thing)
        if kind in _PUBLIC and _PRIVATE.isdisjoint(thing.split("-")):
            seen.add("public")
        elif kind == "PLAYS_FOR":
            seen.add("sport")
        elif kind in {"IS_A", "WORKS_AS"}:
            seen |= {parts_of_worlds()[w] for w in (thing, *thing.split("-")) if w in parts_of_worlds()}
    parts = seen - {part.partition("/")[0] for part in seen if "/" in part}
    called = forms.without_leading_initials(given)[:1]
    letters = {name[0] for name in (*nicknames().get(first, ()), *given[:1], *called, first) if name}
    return _Known(
        key=encoded(person),
        person=person,
        words=words,
        roles=roles,
        worlds=frozenset(part.partition("/")[0] for part in parts),
        parts=frozenset(parts),
        generation=person.generation,
        given=given,
        objects=frozenset(objects),
        things=frozenset(objects.union(person.companions)),
        offices=frozenset(kinds & _ONE_PLACE),
        near=roles | ({RULER} if rank else letters),
        family=frozenset(words[len(given) : -1]) - word_list("particles.txt"),
        rank=rank,
        countries=frozenset(_governed(roles)),
        heads=frozenset(_offices(person, kinds, _TITLES_OF_FEW)),
        called=frozenset(_offices(person, kinds, _TITLES_OF_SOME)),
        bare=not roles and not person.titles,
        telling=bool(rank or kinds & _ONE_PLACE or seen or any(_governed(roles))),
    )


def _governed(roles: Iterable[str]) -> Iterable[str]:
    split = (role.partition(" ") for role in roles)
    return (thing for kind, _, thing in split if kind in _NATIONAL and thing in country_slugs())


def _offices(person: Person, kinds: Collection[str], titles: Mapping[str, str]) -> Iterable[str]:
    said = {*person.titles, *(role.removeprefix("IS_A ") for role in person.roles)}
    yield from (titles[title] for title in said if title in titles)
    yield from set(titles.values()).intersection(kinds)


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
            if any(_against(x, y, apart) for x in members[a] for y in members[b]):
                against.add((a, b))
                continue
            joined = members.pop(a) + members.pop(b)
            members[groups.join(a, b, score, _reason(score, one, other))] = joined
            if len(members) == 1:
                return


def _against(one: _Known, other: _Known, apart: Apart) -> bool:
    """Does what is said of them, or a person's decision, keep two profiles apart?"""
    return _contradict(one, other) or bool(apart and kept_apart(one.person.name, other.person.name, apart))


def _scored(full: Sequence[_Known]) -> dict[float, list[tuple[_Known, _Known]]]:
    """Pairs that may be one person, by how sure that is, each list in the order of the profiles."""
    found: dict[float, list[tuple[_Known, _Known]]] = {}
    numbers: dict[tuple[str, ...], set[str]] = {}
    for known in full:
        if known.rank and known.generation:
            numbers.setdefault(known.words, set()).add(known.generation)
    for one, other in combinations(full, 2):
        score = _same(one, other)
        if score and one.generation != other.generation and len(numbers.get(one.words, ())) > 1:
            continue  # "Pope Benedict" where there are the fifteenth and the sixteenth
        if score:
            found.setdefault(score, []).append((one, other))
    return found


def _join_crowd(crowd: Sequence[_Known], groups: Groups, apart: Apart) -> None:
    """Join the profiles of a name that very many have: by a shared office or place only.

    Without comparing all pairs: who shares a role with somebody of that name does so with the first of them.
    """
    by_role: dict[str, dict[tuple[str, ...], _Known]] = {}
    for known in crowd:
        for role in sorted(r for r in known.roles if r.partition(" ")[0] not in _VAGUE):
            first = by_role.setdefault(role, {})
            for other in list(first.values())[:_FORMS]:
                score = _same(known, other)
                if score and not (apart and kept_apart(known.person.name, other.person.name, apart)):
                    groups.join(other.key, known.key, score, _reason(score, other, known))
            first.setdefault(known.words, known)


def _same(one: _Known, other: _Known) -> float:
    """How sure two full names are one person; 0 where they can't be."""
    if one.near.isdisjoint(other.near):
        return 0.0
    shared = not one.roles.isdisjoint(other.roles)
    more = SHARED if shared else 0.0
    if one.rank and other.rank:
        return _same_ruler(one, other, more)
    if one.generation != other.generation and not shared:
        return _same_son(one, other)
    if one.words == other.words:
        return EQUAL + more
    if _forms(one.words, other.words):
        return ALIKE + more
    return SUPPORTED if shared and _sounds(one.words, other.words) else 0.0


def _same_son(one: _Known, other: _Known) -> float:
    """How sure two names are one of which one has a "Jr." and the other none, where no office is shared.

    "Donald Trump Jr." is not Donald Trump; but "Joseph R. Biden Jr." and "Joe Biden", where one is the formal
    name and the other the short one: a father would be called by the name that both have.
    """
    formal = {one.generation, other.generation} == {"jr", ""} and one.given[:1] != other.given[:1]
    named = formal and not any(len(k.given[0]) == 1 for k in (one, other) if k.given)
    rare = _is_rare(one) and _is_rare(other)
    return SUPPORTED if named and rare and _forms(one.words, other.words) else 0.0


def _same_ruler(one: _Known, other: _Known, more: float) -> float:
    """How sure two first names of rulers are one: "King Charles" and "Charles III" are."""
    a, b = (forms.standard(k.words[-1]) for k in (one, other))
    if one.words[:-1] != other.words[:-1] or not (a == b or forms.spelled_alike(a, b)):
        return 0.0
    if one.generation and other.generation and one.generation != other.generation:
        return 0.0
    if not more and a != b:
        return 0.0  # "Elizabeth II" and "Elisabeth of Belgium"
    if not more and one.rank != other.rank and "ruler" not in {one.rank, other.rank}:
        return 0.0
    return (EQUAL if one.generation == other.generation and one.words == other.words else ALIKE) + more


def _reason(score: float, one: _Known, other: _Known) -> str:
    """Why two full names are one person, with that score."""
    shared = sorted(one.roles & other.roles)
    also = f", both {shared[0]}" if shared else ""
    if one.rank and other.rank:
        return f"a ruler's name{also}"
    if score >= EQUAL and one.words == other.words:
        names = (one.person.name, other.person.name)
        known = [name for name in names if forms.full_name(name) != name]
        return f"known as {known[0]}{also}" if known and names[0] != names[1] else f"same name{also}"
    return f"{(_forms if score >= ALIKE else _sounds)(one.words, other.words)}{also}"


@lru_cache(maxsize=1 << 13)
def _forms(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Two names that are forms of one; "" where they aren't."""
    if forms.same_person(one, other):
        return "forms of one name"
    a, b = forms.given(one), forms.given(other)
    spelled = "".join(a) == "".join(b) or (a[1:] == b[1:] and _transliterated(a[0], b[0]))
    return "spellings of one name" if spelled and forms.spelled_alike(one[-1], other[-1]) else ""


@lru_cache(maxsize=1 << 13)
def _sounds(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Two names that are one where the office is the same too; "" where they aren't."""
    a, b = forms.given(one), forms.given(other)
    fewer = a[0] != b[0] and (set(a) < set(b) or set(b) < set(a))
    if fewer and forms.spelled_alike(one[-1], other[-1]):
        return "one name with fewer words"
    # Family names of one block have the same consonants; initials that differ speak against it.
    # One word with a syllable more is another name: "Qiang", "Keqiang".
    if forms.unlikeness(one[-1], other[-1]) > MOST_UNLIKE:
        return ""
    long = min(len(a[0]), len(b[0])) >= SHORTEST_SOUND and abs(len(a[0]) - len(b[0])) < 2
    alike = long and DamerauLevenshtein.normalized_similarity(a[0], b[0]) >= _LIKENESS
    return "names that sound alike" if alike and a[1:] == b[1:] else ""


def _transliterated(a: str, b: str) -> bool:
    """ "Qasem" and "Qassem": a letter apart, the same sounds and ending (that tells man from woman)."""
    key = forms.transliteration_key(a)
    near = DamerauLevenshtein.distance(a, b) == 1 and a[-1] == b[-1]
    vowel = a[:-2] == b[:-2] and a[-1] == b[-1] and len(a) == len(b)
    return len(key) >= 3 and key == forms.transliteration_key(b) and (near or vowel)


def _contradict(one: _Known, other: _Known) -> bool:
    """Do offices or worlds show two people: presidents of two countries, a minister and a goalkeeper?"""
    if one.rank and other.rank and one.generation and other.generation and one.generation != other.generation:
        return True  # Elizabeth I and Elizabeth II, queens of one country
    if not one.roles.isdisjoint(other.roles):
        return False
    if not one.offices.isdisjoint(other.offices):
        return True  # of one kind, and they share none
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return True  # a minister here and a lawmaker there
    if one.words != other.words and _middle(one, other):
        return True
    return _of_other_worlds(one, other) and one.objects.isdisjoint(other.objects)


def _of_other_worlds(one: _Known, other: _Known) -> bool:
    """A minister and a goalkeeper; a tennis player and a footballer, but not a footballer and a champion."""
    a, b = one.parts, other.parts
    apart = (
        bool(a) and bool(b) and a.isdisjoint(b) and a.isdisjoint(other.worlds) and b.isdisjoint(one.worlds)
    )
    return apart and not _may_have_changed(one, other)


def _may_have_changed(one: _Known, other: _Known) -> bool:
    """ "Professor Ida Norvan" becomes a governor, and is called by either for years. Not where one name has
    an accent and the other none: somebody has looked."""
    written = [{*known.person.name.split()} for known in (one, other)]
    alike = written[0] <= written[1] or written[1] <= written[0]
    return alike and _is_rare(one) and _is_rare(other) and one.worlds | other.worlds <= _OF_EXPERTS


#: Worlds between which experts move.
_OF_EXPERTS = frozenset(["public", "science"])


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
        slug = of_its_kind(min(names, key=lambda s: (-names[s], s)), "Person")
        spot = slug if slug not in taken else f"{slug}_{_mark(sense, taken, slug)}"
        taken.add(spot)
        for known in sense:
            score, reason = groups.reason(known.key)
            found[known.person] = Assignment(spot, score, reason)
    return found


def _mark(sense: list[_Known], taken: set[str], slug: str) -> str:
    """What tells a person from a namesake: the office or job said most, or a title.

    The one said most changes least while articles come, and every change of an id is written in all of them.
    """
    roles = Counter(forms.slug(r.replace("_", " ")) for k in sense for r in k.roles)
    titles = Counter(t for k in sense for t in k.person.titles if t != FORMER)
    ranked = [m for said in (roles, titles) for m in sorted(said, key=lambda m: (-said[m], m))]
    marks = [m for m in ranked if f"{slug}_{m}" not in taken]
    return marks[0] if marks else str(sum(t.startswith(slug) for t in taken) + 1)


def _join_surnames(
    alone: Sequence[_Known],
    senses: Sequence[Bearer],
    found: dict[Person, Assignment],
    apart: Apart,
    others: Collection[str] | None,
) -> None:
    """A family name alone is the one person of that name whom the article's context supports."""
    heard: dict[str, list[int]] = {}
    spelled: dict[str, list[int]] = {}
    ruling: dict[str, list[int]] = {}
    for number, (_, sense) in enumerate(senses):
        for office in sense.heads | sense.called:
            ruling.setdefault(office, []).append(number)
        for thing in sense.objects | sense.around:
            heard.setdefault(thing, []).append(number)
        for word in sense.families:
            spelled.setdefault(word, []).append(number)
    left = []
    unknown = []
    crowded = others is not None or len(senses) > MOST_BEARERS
    alike: dict[str, set[int]] = {}  # those who bear a family name, but for spelling
    for known in alone:
        word = known.words[-1]
        if word not in alike:
            alike[word] = {n for w in spelled if forms.spelled_alike(word, w) for n in spelled[w]}
        named = alike[word]
        borne = bool(named) or is_borne(word, others or ())
        near = {number for thing in known.things & heard.keys() for number in heard[thing]} & named
        offices = (known.heads | known.called) & ruling.keys()
        near |= {number for office in offices for number in ruling[office]} & named
        if known.family:
            near |= {n for n in named if not senses[n][1].titles.isdisjoint(known.person.titles)}
        supported = [(_support(known, senses[number][1]), senses[number]) for number in sorted(near)]
        fitting = [(says, s) for says, s in supported if says[0] and _fits(known, s[1], apart)]
        if known.person.uncertain and _names_a_firm(known, [senses[n][1] for n in sorted(named)]):
            fitting, named = [], set()
        ranked = sorted(fitting, key=lambda x: x[0], reverse=True)
        if ranked and (len(ranked) == 1 or ranked[1][0][:2] < ranked[0][0][:2]):
            (score, _, reason), (spot, _) = ranked[0]
            found[known.person] = Assignment(spot, score, reason)
        elif not (fitting or crowded) and (
            best := _by_family(known, [senses[n] for n in sorted(named)], apart)
        ):
            found[known.person] = best
        elif known.person.uncertain:
            unknown.append(known)
        elif borne:
            reason = (
                "family name alone: nothing tells which of the people of that name"
                if crowded or any(_fits(known, senses[number][1], apart) for number in sorted(named))
                else "family name of another"
            )
            found[known.person] = Assignment(f"{forms.slug(known.person.name)}@", 0.0, reason)
        else:
            left.append(known)
    _join_single_names(left, found)
    found |= {
        k.person: a for k in unknown for a in assign_organizations([Organization(k.person.name)]).values()
    }


def is_borne(word: str, names: Iterable[str]) -> bool:
    """Is one of these family names the word, but for spelling?"""
    return any(forms.spelled_alike(word, name) for name in names)


def _names_a_firm(known: _Known, family: Sequence[_Sense]) -> bool:
    """Does somebody of that family lead or work for what is called so: a firm and its founder?"""
    return any(forms.slug(known.person.name) in sense.objects for sense in family)


def _fits(known: _Known, sense: _Sense, apart: Apart) -> bool:
    if known.family and not any(known.family <= {*k.words} for k in sense.members):
        return False  # "García Márquez" is no Rafael Márquez
    if not apart:  # of a family name alone no middle name speaks against anybody
        return not (known.telling and any(_contradict(known, k) for k in sense.telling))
    return not any(_against(known, k, apart) for k in sense.members)


def _by_family(known: _Known, family: Sequence[Bearer], apart: Apart) -> Assignment | None:
    """Whom a family name alone means where nothing but its bearers tells."""
    if _may_be_only(known):
        return _best_of_family(known, family, apart)
    return _only_untold(known, family, apart) if _is_by_office(known) else None


def _best_of_family(known: _Known, family: Sequence[Bearer], apart: Apart) -> Assignment | None:
    """The one whom a family name alone means where nothing else tells."""
    fitting = [(spot, sense) for spot, sense in family if _fits(known, sense, apart)]
    fitting = [one for one in fitting if known.words[-1] in one[1].families] or fitting
    if not known.worlds and not _club_slugs().isdisjoint(known.person.companions):  # of an article on a club
        fitting = [one for one in fitting if one[1].plays] or fitting
    if not _is_rare(known):
        fitting = [one for one in fitting if not _is_of_other_countries(known, one[1])]
    needed = known.person.uncertain or (not _is_rare(known) and len(fitting) > 1)
    if needed and not any(_is_prominent(sense) for _, sense in fitting):
        return None
    ranked = sorted(fitting, key=lambda one: -len(one[1].members))
    if not ranked:
        return None
    if len(ranked) > 1 and len(ranked[0][1].members) < _BETTER_KNOWN_OF_FAMILY * len(ranked[1][1].members):
        return _only_one_in_office(ranked) if _is_rare(known) and not known.worlds - {"public"} else None
    among = f"the best known of {len(ranked)} people" if len(ranked) > 1 else "the only one"
    return Assignment(ranked[0][0], _OF_FAMILY, f"family name, {among} of that family")


def _is_of_other_countries(known: _Known, sense: _Sense) -> bool:
    """Has somebody to do with countries of which the article names none, but others?"""
    named = known.things & country_slugs()
    own = (sense.objects | sense.around) & country_slugs()
    return bool(named and own) and named.isdisjoint(own)


def _only_untold(known: _Known, family: Sequence[Bearer], apart: Apart) -> Assignment | None:
    """Whom a rare family name with an office means that no article on a full name says: "President Norvan" is
    the only Norvan, or the best known, if it is not said who that is."""
    best = _best_of_family(known, family, apart)
    told = {spot for spot, sense in family if any(map(_is_told, sense.members))}
    return None if best is None or best.id in told else replace(best, score=_OF_OFFICE)


def _is_told(known: _Known) -> bool:
    """Is it said who somebody is?"""
    roles = (role for role in known.roles if role.partition(" ")[0] not in _ON_THE_WAY)
    return any(roles) or bool(known.heads or known.called or known.worlds - {"public"})


#: Offices of people who then head a country.
_ON_THE_WAY = frozenset(["LEADER_OF", "LEGISLATOR_OF", "CANDIDATE_FOR"])


@cache
def _club_slugs() -> frozenset[str]:
    """How articles that name them know sports clubs."""
    return frozenset(map(forms.slug, clubs()))


def _only_one_in_office(ranked: Sequence[Bearer]) -> Assignment | None:
    """The one in office, where nothing is said of the others of that family: a president and his sister."""
    told = [one for one in ranked if any(k.worlds or k.offices or _founds(k) for k in one[1].members)]
    in_office = told and any(k.offices or k.heads for k in told[0][1].members)
    if len(told) > 1 or not in_office or len(told[0][1].members) < len(ranked[0][1].members):
        return None
    return Assignment(told[0][0], _OF_FAMILY, "family name, the only one of that family in office")


#: Nouns that are no trade: "the world's richest person".
_OF_ANYBODY = frozenset(["person", "man", "woman", "figure", "boy", "girl", "name", "favorite", "favourite"])


def _founds(known: _Known) -> bool:
    """Is it somebody known for what has a name of its own, a publisher beside a president?"""
    return any(role.startswith("FOUNDS ") for role in known.roles)


def _may_be_only(known: _Known) -> bool:
    """Is it a rare family name, or one that needs no introduction, and nothing said that would have to be its
    bearer's: an office, or what the person is, in words of no known world ("the Arte Povera master")?"""
    said = {role.rpartition("-")[2] for role in known.roles if role.startswith("IS_A ")}
    told = bool(said - _OF_ANYBODY) and not known.worlds
    if known.heads or known.offices or known.rank or told:
        return False
    return _is_rare(known) or _needs_no_introduction(known)


def _needs_no_introduction(known: _Known) -> bool:
    """Is it a common family name of which the article says nothing at all? So it names somebody whom its
    readers know, or who stands in other articles on the same."""
    return known.bare and not known.person.uncertain and known.words[-1] not in first_names()


def _is_by_office(known: _Known) -> bool:
    """Is it a rare family name with an office of which few of a family hold one?"""
    return _is_rare(known) and bool(known.heads) and not (known.rank or known.person.uncertain)


def _is_prominent(sense: _Sense) -> bool:
    """Is it somebody whom an article may name without saying who that is?"""
    return len(sense.members) > 1 or any("public" in k.worlds for k in sense.members)


def _is_rare(known: _Known) -> bool:
    """Is it a family name that few have, and no first name: "Netanyahu", not "Smith" or "Francis"?"""
    word = known.words[-1]
    return word not in word_list("common_families.txt") and word not in first_names()


def _support(known: _Known, sense: _Sense) -> tuple[float, int, str]:
    """How sure the name is that of this person, how many offices speak for it, and why."""
    if _is_silent(known, sense):
        return 0.0, 0, ""
    shared = sorted(known.roles & sense.roles)
    near = sorted((known.things & sense.objects) - (known.objects & sense.founded))  # a leader is no founder
    heads = sorted(known.heads & sense.heads)
    around = sorted(sense.around & known.things)
    if known.heads & _OF_ONE and not (shared or heads):
        return _by_another_office(sense, {*near, *around})
    offices = {f"{kind} {thing}" for kind in _HEADS for thing in near} & sense.roles
    if offices and sense.plays:
        offices = set()  # who captains a country doesn't lead it
    speaking = len(heads) + bool(offices or (heads and around))
    once = heads and sense.holding.isdisjoint(heads) and FORMER not in known.person.titles
    if once and not (near or around):
        return FORMERLY_HELD, 0, f"family name, once {heads[0]}"
    if shared and not once:
        former = not set(shared) & sense.held and FORMER not in known.person.titles
        return SURNAME + SHARED - (_FORMERLY if former else 0.0), 0, f"family name, both {shared[0]}"
    titles = (sense.titles & set(known.person.titles)) - {FORMER}
    if heads:
        near += around
    if near and (titles or heads):
        both = sorted(titles)[0] if titles else heads[0]
        return SURNAME, speaking, f"family name, both {both}, with {near[0]}"
    if near:
        return ALONE + 0.05, speaking, f"family name, with {near[0]}"
    if heads:
        return ALONE, 0, f"family name, both {heads[0]}"
    split = (role.partition(" ") for role in known.roles)
    elsewhere = any(kind in _OVER_ONE_THING and thing not in around for kind, _, thing in split)
    if around and (titles or not elsewhere):
        return KNOWN, len(sense.heads), f"family name, with {around[0]}, where an office is held"
    if called := sorted(known.called & sense.called):
        return KNOWN, 0, f"family name, both {called[0]}"
    if known.family and titles:
        return ALONE, 0, f"family name of two words, both {sorted(titles)[0]}"
    return 0.0, 0, ""


def _is_silent(known: _Known, sense: _Sense) -> bool:
    """Does nothing that is said of them meet? Of most of a family it does not."""
    return (
        known.things.isdisjoint(sense.objects)
        and known.things.isdisjoint(sense.around)
        and known.heads.isdisjoint(sense.heads)
        and known.called.isdisjoint(sense.called)
        and not known.family
    )


def _by_another_office(sense: _Sense, things: Collection[str]) -> tuple[float, int, str]:
    """ "President Norvan" is no minister or artist of that family, whatever country both articles name; who
    heads that country in another office may have moved."""
    leads = {f"{kind} {thing}" for kind in (*_OF_ONE, "LEADER_OF") for thing in things} & sense.roles
    if leads or (sense.heads & _OF_ONE and not sense.around.isdisjoint(things)):
        return FORMERLY_HELD, 0, f"family name, in another office of {min(things)}"
    return 0.0, 0, ""


def _join_single_names(left: Sequence[_Known], found: dict[Person, Assignment]) -> None:
    """Nobody has such a family name: who is called so is one person, unless roles contradict."""
    groups: dict[str, list[list[_Known]]] = {}
    telling: dict[int, list[_Known]] = {}  # of each group those that can speak against somebody
    for known in left:
        alike = groups.setdefault(forms.slug(" ".join(known.words)), [])
        fitting = next((g for g in alike if not any(_contradict(known, k) for k in telling[id(g)])), None)
        if fitting is None:
            fitting = []
            alike.append(fitting)
            telling[id(fitting)] = []
        fitting.append(known)
        if known.telling:
            telling[id(fitting)].append(known)
    for name, senses in groups.items():
        slug = of_its_kind(name, "Person")
        taken: set[str] = set()
        for sense in sorted(senses, key=lambda s: (-len(s), s[0].key)):
            spot = slug if slug not in taken else f"{slug}_{_mark(sense, taken, slug)}"
            taken.add(spot)
            for known in sense:
                found[known.person] = Assignment(spot, ALONE, "the only one of that name")
