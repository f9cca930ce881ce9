"""Who the people and organizations of a change are, and which other articles it moves.

What the change does not touch is as the store has it: who is shown in a way that the store knows is whom it
knows. So only those blocks are read in which profiles come or go, and of a family that many bear only those
people and family names alone of which the change says something.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from graph_builder.model import Assignment
from graph_builder.names.blocks import alone_in, family_of, is_alone
from graph_builder.store.blocks import Blocks, Held, Sets, there

if TYPE_CHECKING:
    from graph_builder.protocols import Linker
    from graph_builder.store.change import Change


@dataclass(slots=True)
class _Family:
    """What a change does to the people of one family."""

    name: str
    #: Its blocks of full names in which profiles come or go -> what they held, and what they hold.
    full: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    bearers: int = 0  # before the change, at least
    before: frozenset[str] = frozenset()  # its names alone, as far as they were read
    after: frozenset[str] = frozenset()
    more: Mapping[str, int] = field(default_factory=dict)  # those that come or go
    coming: frozenset[str] = frozenset()  # of those the ones that come
    loses: bool = False  # is there a family name that none of those full names has any more?
    words: Collection[str] | None = None  # names alone without these need not be read; None: all are
    wanted: Collection[str] | None = ()  # the names alone that have to be told; None: all

    @property
    def alone(self) -> str:
        """The block of the name alone."""
        return alone_in(self.name)

    @property
    def now(self) -> list[frozenset[str]]:
        """What those blocks of full names hold."""
        return [now for _, now in self.full.values()]


class Moves:
    """The entities of the profiles that a change brings, and the articles whose profiles it moves."""

    def __init__(self, change: Change, linker: Linker, held: Held) -> None:
        self._change, self._linker, self._held = change, linker, held
        self._fixed = frozenset(linker.fixed)
        self._moved: defaultdict[str, list[str]] = defaultdict(list)  # entity -> what of it is another's now
        self.assigned: dict[str, Assignment] = {}

    def articles(self, new: Counter[str], gone: Counter[str]) -> set[str]:
        """Articles with a profile that came to another entity, when some profiles (behind their blocks) come
        and others go; counted are the articles that show them."""
        changes = self._changes(new, gone)
        full = [block for block in changes if not is_alone(block)]
        before, after = _sides(self._held.blocks(full), {block: changes[block] for block in full})
        for block in full:
            wanted = [p for p in changes[block] if f"{block}\t{p}" in new]
            now = self._linker.assign_changed(before[block], after[block], wanted)
            was = partial(self._linker.assign_changed, after[block], before[block], wanted)
            self._note(block, now, was)
        self._tell(self._families(changes, new, before, after))
        self._linker.forget((before[block], after[block]) for block in full)
        rows = [{"e": entity, "profiles": sorted(texts)} for entity, texts in sorted(self._moved.items())]
        if not rows:
            return set()
        return {row["id"] for row in self._change.ask("load/articles_with_profiles", {"rows": rows})}

    def assign(self, blocks: Sets, wanted: Collection[str]) -> None:
        """Note the entity of each profile of the wanted blocks, by all that they hold, but of those that the
        change has told: what it leaves alone is as it was before it."""
        found: dict[str, Assignment] = {}
        for block in (b for b in wanted if not is_alone(b)):
            found |= self._linker.assign(blocks[block])
        alone = {str(family_of(b)): b for b in wanted if is_alone(b)}
        for family, full in self._held.families(alone).items():
            found |= self._linker.assign_alone(blocks[alone[family]], there(full).values())
        for profile, assignment in found.items():
            self.assigned.setdefault(profile, assignment)

    def _changes(self, new: Counter[str], gone: Counter[str]) -> dict[str, dict[str, int]]:
        """Block -> the profiles that it did not hold or does not hold any more, and those of which the store
        does not show who they are; and how many more articles show them than before."""
        counts = self._held.counts(new.keys() | gone.keys())
        found: dict[str, dict[str, int]] = {}
        for text in sorted(new.keys() | gone.keys()):
            more = new[text] - gone[text]
            comes_or_goes = (counts[text] > 0) != (counts[text] + more > 0)
            if comes_or_goes or (text in new and not self._is_known(text)):
                block, _, profile = text.partition("\t")
                found.setdefault(block, {})[profile] = more
        return found

    def _is_known(self, text: str) -> bool:
        """Does the store show who a profile is? Not where people's decisions may have brought it there."""
        profile = text.partition("\t")[2]
        holders = self._held.holders(profile)
        spots = {f"{spot}{own}" for spot, own, _ in (holder.partition("@") for holder in holders)}
        if len(spots) != 1 or not self._fixed.isdisjoint(holders):
            return False
        self.assigned[profile] = Assignment(spots.pop(), 1.0, "as before")
        return True

    # --- family names alone

    def _families(
        self, changes: Mapping[str, Mapping[str, int]], new: Collection[str], before: Sets, after: Sets
    ) -> list[_Family]:
        """The families whose names come or go, full or alone."""
        found: dict[str, _Family] = {}
        for block in changes:
            if name := family_of(block):
                family = found.setdefault(name, _Family(name))
                if is_alone(block):
                    family.more = changes[block]
                    family.coming = frozenset(p for p in family.more if f"{block}\t{p}" in new)
                elif before[block] != after[block]:
                    family.full[block] = before[block], after[block]
        for name, bearers in self._held.bearers(found).items():
            found[name].bearers = bearers
        for family in found.values():
            family.loses = self._linker.loses_name(family.full.values())
            if not family.loses:
                family.words = self._linker.words_telling(family.full.values(), family.bearers)
        return [*found.values()]

    def _tell(self, families: Sequence[_Family]) -> None:
        """Tell whom family names alone mean, where the change may have changed that or brings them."""
        self._read_alone(families, {f.name: f.words for f in families})
        asked = []
        for family in families:
            again = self._told_anew(family)
            family.wanted = again if again is None else {*again, *family.coming}
            if family.wanted is None or family.wanted or family.more:
                asked.append(family)
        told = self._tell_in_crowds([f for f in asked if self._is_of_crowd(f)])
        self._tell_by_all([f for f in asked if f.name not in told])

    def _read_alone(self, families: Iterable[_Family], words: Mapping[str, Collection[str] | None]) -> None:
        before, after = _sides(self._held.alone(words), {f.alone: f.more for f in families})
        for family in families:
            family.before, family.after = before[family.alone], after[family.alone]

    def _told_anew(self, family: _Family) -> Collection[str] | None:
        """The family names alone, of those that were there, of which it has to be told anew whom they mean;
        None: of all.

        Not where only people came or changed of whom nothing is said that the articles with the family name
        alone say too; whether a stranger of that name is there at all was told before.
        """
        names = family.before & family.after
        if not names or not family.full:
            return ()
        untold = {name for name in names if not self._held.is_told(name, family.name)}
        if family.loses or self._linker.are_of(untold, family.now):
            return None  # there may be nobody left of that name, or now be somebody
        return self._linker.may_tell(names, family.full.values(), family.bearers)

    def _is_of_crowd(self, family: _Family) -> bool:
        """Need only those of the family be read who have to do with the names that have to be told?"""
        return (
            family.words is not None
            and bool(family.wanted)
            and family.more.keys() <= family.coming
            and not self._held.is_decided(family.name)
        )

    def _tell_in_crowds(self, families: Sequence[_Family]) -> set[str]:
        """Tell whom names alone mean of which the store shows that many bear them; the families of those."""
        clues = {f.name: self._linker.clues(f.wanted or ()) for f in families}
        people = self._held.speaking({name: words for name, (words, _) in clues.items()})
        bearing = self._held.bearing({name: ends for name, (_, ends) in clues.items()})
        told = set()
        for f in families:
            full = bearing[f.name].union(*f.now)  # of those that went others bear the name (``loses``)
            wanted = f.wanted or ()
            if self._linker.are_borne(wanted, full):
                now = self._linker.assign_in_crowd(wanted, people[f.name], f.full.values(), full)
                self._note(f.alone, now, dict)
                told.add(f.name)
        return told

    def _tell_by_all(self, families: Sequence[_Family]) -> None:
        """Tell whom names alone mean, by everybody with a full name of their families."""
        part = [f for f in families if f.words is not None]
        self._read_alone(part, {f.name: None for f in part})
        whole = self._held.families({f.name for f in families})
        for f in families:
            then = there(whole[f.name])
            full = then | dict(zip(f.full, f.now, strict=True))
            old = f.wanted if f.wanted is None else {*f.wanted} - f.coming  # others mean whom they meant
            was = partial(self._linker.assign_alone, f.before, then.values(), old)
            self._note(f.alone, self._linker.assign_alone(f.after, full.values(), f.wanted), was)

    def _note(
        self, block: str, now: Mapping[str, Assignment], was: Callable[[], Mapping[str, Assignment]]
    ) -> None:
        """Note the entity of each profile; and who holds those that belong to another one.

        The store shows where each was before, but for those that people's decisions may have brought there:
        ``was`` computes it.
        """
        self.assigned |= now
        holders = {profile: self._held.holders(profile) for profile in now}
        if all(map(self._fixed.isdisjoint, holders.values())):
            for profile, held in holders.items():
                for holder in held:
                    if not _is_at(holder, now[profile].id):
                        self._moved[holder].append(f"{block}\t{profile}")
            return
        before = was()
        for profile in before.keys() & now.keys():
            if before[profile].id != now[profile].id:
                for holder in holders[profile]:
                    self._moved[holder].append(f"{block}\t{profile}")


def _sides(counted: Blocks, changes: Mapping[str, Mapping[str, int]]) -> tuple[Sets, Sets]:
    """The profiles in the blocks before the change and after it."""
    before = there(counted)
    for block, more in changes.items():
        counted[block].update(more)
    return before, there(counted)


def _is_at(holder: str, spot: str) -> bool:
    """Is the entity that of an assignment, or the one of an article's own that it gives?"""
    return holder == spot or (spot.endswith("@") and holder.startswith(spot))
