"""The linker: profiles of a graph, entities of profiles, and the graph over corpus ids."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from graph_builder.ledger import Ledger
from graph_builder.link.components import components, family_name_in, family_names, name_in, speaks_of
from graph_builder.link.copies import bands, copies, resemble
from graph_builder.link.decided import decided
from graph_builder.link.kinds import of_its_kind
from graph_builder.link.labels import is_place
from graph_builder.link.organizations import assign_organizations
from graph_builder.link.people import (
    MOST,
    MOST_BEARERS,
    Bearer,
    assign_alone,
    assign_full,
    assign_only,
    bearers,
    is_borne,
    may_tell,
    speaking_for,
    spoken_between,
)
from graph_builder.link.places import (
    assign_place,
    assign_state,
    has_state,
    is_ambiguous,
    is_state,
    said_in,
)
from graph_builder.link.profiles import (
    UNCERTAIN,
    Organization,
    Person,
    block_of,
    dateline,
    decoded,
    encoded,
    profiles,
)
from graph_builder.link.specific import is_specific
from graph_builder.model import Assignment, Linked, Mention
from graph_builder.names import forms
from graph_builder.names.blocks import family_of, is_alone

if TYPE_CHECKING:
    from graph_builder.model import Article, ArticleGraph, Claim, Entity
    from graph_builder.protocols import Sides


#: Profiles that are kept read, and in all sets whose entities are kept: a block's set rarely changes while
#: its articles come in. Some 2 KB each: the memory of a load stands still after a few thousand articles.
_KEPT = 1 << 13

#: Letters behind the name of a place within which it may be said where that is: "Birmingham, Alabama".
_NEXT = 30

_decoded = lru_cache(maxsize=_KEPT)(decoded)


class Linker:
    """What a store asks to link the articles it holds: a ``protocols.Linker``.

    ``role_types`` are the relation types that say who a person is. Decisions of the ``ledger`` come last:
    they name the ids that a person saw.
    """

    def __init__(self, role_types: Iterable[str], ledger: Ledger | None = None) -> None:
        self._role_types = frozenset(role_types)
        self._ledger = ledger or Ledger()
        self._assigned: OrderedDict[frozenset[str], dict[str, Assignment]] = OrderedDict()
        self._bearers: dict[frozenset[str], list[Bearer]] = {}  # of some of them
        self._kept = 0  # profiles in them

    @cached_property  # asked of every family and of every article that moves
    def fixed(self) -> frozenset[str]:
        """Entities to which people's decisions may have joined profiles of several blocks."""
        return self._ledger.entities | {self._ledger.becomes(e) for e in self._ledger.entities}

    def home(self, entity: str) -> str:
        """What an entity is by people's decisions that hold everywhere."""
        return self._ledger.becomes(entity)

    def profiles(self, graph: ArticleGraph) -> dict[str, tuple[str, str]]:
        """Local entity id -> block and profile, of the entities whose id depends on other articles."""
        found = profiles(graph, self._role_types)
        return {key: (block_of(profile), encoded(profile)) for key, profile in found.items()}

    def bands(self, text: str) -> tuple[str, ...]:
        """Hashes of a text of which a copy shares at least one."""
        return bands(text)

    def resemble(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Can two texts of which these are the bands be copies?"""
        return resemble(one, other)

    def copies(self, texts: Mapping[str, str]) -> list[list[str]]:
        """The groups of copies among some articles (id -> text)."""
        return copies(texts)

    def assign(self, texts: Collection[str]) -> Mapping[str, Assignment]:
        """The entity of every profile of one block of full names or of organizations."""
        return self._together(components(frozenset(texts)))

    def assign_changed(
        self, before: Collection[str], after: Collection[str], wanted: Collection[str] = ()
    ) -> Mapping[str, Assignment]:
        """The entities in a block after a change, of the profiles that it can concern and of those that are
        ``wanted``."""
        return self._together(now for _, now in _changed(before, after, wanted))

    def forget(self, blocks: Iterable[Sides]) -> None:
        """Blocks that held the one hold the other now: nothing about what changed need be kept."""
        for before, after in blocks:
            for part, _ in _changed(before, after):
                self._drop(part)
        _asked.cache_clear()
        components.cache_clear()
        family_names.cache_clear()

    def assign_alone(
        self,
        texts: Collection[str],
        blocks: Iterable[Collection[str]],
        wanted: Collection[str] | None = None,
    ) -> Mapping[str, Assignment]:
        """The entity of every family name alone, by all blocks of full names of its family.

        Of those that are not ``wanted`` only where nobody of the family bears the name.
        """
        full = [frozenset(block) for block in blocks]
        names = frozenset[str]().union(*map(family_names, full))
        alone = _people(_told(texts, names, wanted))
        if not alone:
            return {}
        parts = [part for block in full for part in components(block)]
        others = None
        if sum(len(part) <= MOST for part in parts) > MOST_BEARERS:  # each has one bearer at least
            others = names
            words = speaking_for(alone.values())
            parts = [part for part in parts if speaks_of(part, words)]
        found = assign_alone(alone.values(), self._people_of(parts), self._ledger.apart, others)
        return {text: found[p] for text, p in alone.items() if p in found}

    def may_tell(self, alone: Collection[str], blocks: Collection[Sides], others: int) -> set[str]:
        """The family names alone of which the change of some blocks can change whom they mean."""
        gone, come, left = self._people_changed(blocks, others)
        if left > MOST_BEARERS:  # then only what is said of both tells
            words = spoken_between(gone, come)
            alone = [t for t in alone if speaks_of([t], words) or forms.slug(name_in(t) or "") in words]
        names = _people(alone)
        apart, unsure = self._ledger.apart, 2 * len(self.fixed)  # decisions part some people, and join some
        told = may_tell(names.values(), gone, come, others=left, unsure=unsure, apart=apart)
        return {text for text, person in names.items() if person in told}

    def words_telling(self, blocks: Collection[Sides], others: int) -> set[str] | None:
        """Texts of which a family name alone holds one, if the change of these blocks can change whom it
        means; None where it need not."""
        gone, come, left = self._people_changed(blocks, others)
        return spoken_between(gone, come) | {UNCERTAIN} if left > MOST_BEARERS else None

    def loses_name(self, blocks: Iterable[Sides]) -> bool:
        """Did one of these blocks hold a family name that it does not hold now?"""
        return any(
            not before <= after and family_names(before) - family_names(after)
            for before, after in (map(frozenset, sides) for sides in blocks)
        )

    def are_of(self, alone: Iterable[str], blocks: Iterable[Collection[str]]) -> bool:
        """Has somebody in these blocks of full names one of these family names? Not asked of a name that may
        be an organization's: whose that is does not depend on whether somebody else is called so."""
        names = frozenset[str]().union(*(family_names(frozenset(block)) for block in blocks))
        certain = (text for text, person in _people(alone).items() if not person.uncertain)
        return any(is_borne(family_name_in(text), names) for text in certain)

    def clues(self, alone: Collection[str]) -> tuple[set[str], set[str]]:
        """Texts of which a profile of everybody has one whom one of these family names alone can mean where
        many bear it; and such that the profiles of most of its bearers have."""
        ends = {f' {name.split()[-1]}",' for text in alone if (name := name_in(text))}
        return speaking_for(_people(alone).values()), ends

    def are_borne(self, alone: Iterable[str], full: Collection[str]) -> bool:
        """Has one of these full names each of these family names?"""
        names = family_names(frozenset(full))
        return all(is_borne(family_name_in(text), names) for text in alone)

    def assign_in_crowd(
        self,
        alone: Collection[str],
        people: Iterable[tuple[str, Collection[str]]],
        blocks: Iterable[Sides],
        full: Collection[str],
    ) -> Mapping[str, Assignment]:
        """The entity of family names alone that many bear, as ``full`` names show: by those ``people`` (id
        and profiles before the change) whose profiles have its ``clues``."""
        changed = _all_changed(blocks)
        gone = frozenset[str]().union(*(before for before, _ in changed))
        family = [
            one
            for spot, texts in people
            if gone.isdisjoint(texts)
            for one in bearers({p: Assignment(spot, 1.0, "") for p in _people(texts).values()})
        ]
        family += self._people_of(after for _, after in changed)
        names = _people(alone)
        found = assign_alone(names.values(), family, self._ledger.apart, family_names(frozenset(full)))
        return {text: found[p] for text, p in names.items() if p in found}

    def _people_changed(self, blocks: Iterable[Sides], others: int) -> tuple[list[Bearer], list[Bearer], int]:
        """The people of the components that change, before and after; how many others there are at least."""
        changed = _all_changed(blocks)
        gone, come = (self._people_of(sides[at] for sides in changed) for at in (0, 1))
        return gone, come, others - len(gone)

    def _people_of(self, parts: Iterable[frozenset[str]]) -> list[Bearer]:
        """The people of some components of blocks of full names."""
        found: list[Bearer] = []
        for part in filter(None, parts):
            assigned = self._part(part)
            people = self._bearers.get(part)
            if people is None:
                people = bearers({p: assigned[text] for text, p in _people(part).items()})
            if part in self._assigned:
                self._bearers[part] = people
            found += people
        return found

    def _together(self, parts: Iterable[frozenset[str]]) -> dict[str, Assignment]:
        """The entities of some components."""
        found: dict[str, Assignment] = {}
        for part in filter(None, parts):
            found |= self._part(part)
        return found

    def _part(self, part: frozenset[str]) -> Mapping[str, Assignment]:
        """The entity of every profile of a component."""
        if len(part) == 1:  # most are, and need not be read
            (text,) = part
            if (name := name_in(text)) is not None:
                return {text: assign_only(name)}
        if part in self._assigned:
            self._assigned.move_to_end(part)
            return self._assigned[part]
        self._assigned[part] = self._assign(part)
        self._kept += len(part)
        while self._kept > _KEPT and len(self._assigned) > 1:
            self._drop(next(iter(self._assigned)))
        return self._assigned[part]

    def _drop(self, part: frozenset[str]) -> None:
        if self._assigned.pop(part, None) is not None:
            self._bearers.pop(part, None)
            self._kept -= len(part)

    def _assign(self, texts: frozenset[str]) -> dict[str, Assignment]:
        known = {text: _decoded(text) for text in texts}
        apart = self._ledger.apart
        found: dict[str, Assignment] = {}
        if people := {text: p for text, p in known.items() if isinstance(p, Person)}:
            persons = assign_full(people.values(), apart)
            found |= {text: persons[p] for text, p in people.items()}
        if rest := {text: p for text, p in known.items() if isinstance(p, Organization)}:
            organizations = assign_organizations(rest.values(), apart)
            found |= {text: organizations[p] for text, p in rest.items()}
        return found

    def place(
        self,
        graph: ArticleGraph,
        profiles: Mapping[str, tuple[str, str]],
        assigned: Mapping[str, Assignment],
    ) -> Linked:
        """The graph over corpus ids; ``assigned`` has the entity of each of its ``profiles``."""
        article = graph.article.id
        slugs = {e.id: forms.slug(e.name) for e in graph.entities}
        places = [slugs[e.id] for e in graph.entities if e.label == "Place"]
        alike = Counter((e.label, slugs[e.id]) for e in graph.entities)
        chosen: dict[str, Assignment] = {}
        for e in graph.entities:
            if e.id in profiles:
                chosen[e.id] = _assignment(article, assigned[profiles[e.id][1]])
            else:  # the slug as id, where only things of other kinds have that name: "barcelona-2"
                alone = alike[e.label, slugs[e.id]] == 1
                chosen[e.id] = _by_itself(replace(e, id=slugs[e.id]) if alone else e, graph.article, places)
        linked = _over(graph, chosen, {key: "\t".join(found) for key, found in profiles.items()})
        return _decided(linked, self._ledger) if self._ledger.active else linked


def _decided(linked: Linked, ledger: Ledger) -> Linked:
    """As people decided; the profiles go where their entities go."""
    passed = ledger.passed(linked.graph.article.id, linked.profiles)
    profiles: dict[str, tuple[str, ...]] = {}
    for key, found in linked.profiles.items():
        home = passed[key][-1] if key in passed else key
        profiles[home] = tuple(sorted((*profiles.get(home, ()), *found)))
    return Linked(decided(linked.graph, ledger), profiles)


def _all_changed(blocks: Iterable[Sides]) -> list[tuple[frozenset[str], frozenset[str]]]:
    return [part for sides in blocks for part in _changed(*sides)]


def _changed(
    before: Collection[str], after: Collection[str], wanted: Collection[str] = ()
) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The components of a block that a change concerns, or that hold what is wanted, before and after it."""
    return _asked(frozenset(before), frozenset(after), frozenset(wanted))


@lru_cache(maxsize=4096)  # asked several times within a change, which clears it at its end
def _asked(
    one: frozenset[str], other: frozenset[str], wanted: frozenset[str]
) -> list[tuple[frozenset[str], frozenset[str]]]:
    asked = (one ^ other) | wanted
    if not asked:
        return []
    return [(part & one, part & other) for part in components(one | other, asked)]


def _told(texts: Collection[str], names: Collection[str], wanted: Collection[str] | None) -> Collection[str]:
    """The profiles of family names alone that are wanted, or whose name is none of these."""
    if wanted is None:
        return texts
    last = {text: family_name_in(text) for text in texts}
    borne = {word for word in set(last.values()) if is_borne(word, names)}
    return [text for text in texts if text in wanted or last[text] not in borne]


def _people(texts: Iterable[str]) -> dict[str, Person]:
    return {text: p for text in texts if isinstance(p := _decoded(text), Person)}


def link(graph: ArticleGraph, ledger: Ledger | None = None) -> ArticleGraph:
    """The graph over the ids that it has while no other article speaks of its people and organizations."""
    linker = Linker((), ledger)
    found = linker.profiles(graph)
    return linker.place(graph, found, assign_all(linker, found.values())).graph


def assign_all(linker: Linker, profiles: Iterable[tuple[str, str]]) -> dict[str, Assignment]:
    """The entity of every profile, where these (each behind its block) are all that there are."""
    blocks: dict[str, set[str]] = {}
    for block, profile in profiles:
        blocks.setdefault(block, set()).add(profile)
    found: dict[str, Assignment] = {}
    families: dict[str, list[set[str]]] = {}
    for block, members in blocks.items():
        if not is_alone(block):
            found |= linker.assign(members)
            families.setdefault(family_of(block) or "", []).append(members)
    for block, members in blocks.items():
        if is_alone(block):
            found |= linker.assign_alone(members, families.get(family_of(block) or "", ()))
    return found


def corpus_id(entity: Entity, article_id: str) -> str:
    """The id of an entity that no other article has a say in: shared, or one that belongs to the article."""
    return entity.id if is_specific(entity) else f"{entity.id}@{article_id}"


def _by_itself(entity: Entity, article: Article, places: Collection[str]) -> Assignment:
    """The entity that no other article has a say in."""
    if not is_specific(entity):
        return Assignment(corpus_id(entity, article.id), 1.0, "no name of its own")
    named = any(m.kind == "name" for m in entity.mentions)
    if named and entity.label == "Person":
        return Assignment(
            f"{entity.id}@{article.id}", 0.0, "a first name alone, and nothing said of the person"
        )
    if named and is_place(entity, article.text):
        return _place(entity, article.text, places)
    return Assignment(of_its_kind(entity.id, entity.label), 1.0, "same name")


def _place(entity: Entity, text: str, places: Collection[str]) -> Assignment:
    """The place of the corpus; of several of one name by the words of the article, those next to it and its
    dateline first."""
    behind = [text[m.end : m.end + _NEXT] for m in entity.mentions if m.kind == "name"]
    if behind and all(map(is_state, behind)) and has_state(entity.id):
        return assign_state(entity.id)
    if not is_ambiguous(entity.id):
        return assign_place(entity.id, places)
    next_to = (after.partition(".")[0] for after in behind)
    close = said_in(next((t[2:] for t in next_to if t.startswith(", ")), ""))
    return assign_place(entity.id, said_in(text).union(places), close.union({dateline(text)} - {""}))


def _assignment(article: str, found: Assignment) -> Assignment:
    return replace(found, id=f"{found.id}{article}") if found.id.endswith("@") else found


def _over(graph: ArticleGraph, chosen: Mapping[str, Assignment], profiles: Mapping[str, str]) -> Linked:
    """The graph with new ids; local entities that came to one id are one, under the name used more."""
    homes: dict[str, list[Entity]] = {}
    for entity in graph.entities:
        homes.setdefault(chosen[entity.id].id, []).append(entity)
    entities = [_merged(spot, members) for spot, members in sorted(homes.items())]
    behind = {
        spot: tuple(sorted(profiles[e.id] for e in members if e.id in profiles))
        for spot, members in homes.items()
    }
    new = {key: a.id for key, a in chosen.items()}
    names = {e.id: e.name for e in entities}
    claims = tuple(_relinked(c, new, names) for c in graph.claims)
    return Linked(replace(graph, entities=tuple(entities), claims=claims, unlinked=graph), behind)


def _merged(spot: str, members: list[Entity]) -> Entity:
    first = min(members, key=lambda e: (-len(e.mentions), forms.slug(e.name), e.id))
    if len(members) == 1:
        return first if first.id == spot else replace(first, id=spot)
    names = {n for e in members for n in (e.name, *e.aliases)} - {first.name}
    mentions: set[Mention] = {m for e in members for m in e.mentions}
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.kind)))
    return replace(first, id=spot, aliases=tuple(sorted(names)), mentions=ordered)


def _relinked(claim: Claim, new: Mapping[str, str], names: Mapping[str, str]) -> Claim:
    subject, thing = new[claim.subject_id], new[claim.object_id]
    speaker = new.get(claim.speaker, claim.speaker) if claim.speaker else None
    ends = (subject, thing, speaker, names[subject], names[thing])
    if ends == (claim.subject_id, claim.object_id, claim.speaker, claim.subject, claim.object):
        return claim
    return replace(
        claim,
        subject_id=subject,
        object_id=thing,
        speaker=speaker,
        subject=names[subject],
        object=names[thing],
    )
