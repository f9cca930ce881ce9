"""The profiles by which the store's entities are linked, block by block, as far as a change asks for them.

A family name alone is told from all people of its family. Where a name is common these are hundreds, so
they are read only where what a change brings can tell something (``Linking``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph_builder.names.blocks import alone_in, family_in_full, family_of, is_alone
from graph_builder.store.tally import BLOCKS

if TYPE_CHECKING:
    from graph_builder.protocols import Linker
    from graph_builder.store.change import Change

#: Block -> its profiles, each with the number of articles that show it.
Blocks = defaultdict[str, Counter[str]]
#: Block -> the profiles in it.
Sets = defaultdict[str, frozenset[str]]


def parted(text: str) -> tuple[int, str, str]:
    """Count, block and profile of a row of ``tally_profiles``."""
    count, block, profile = text.split("\t", 2)
    return int(count), block, profile


def there(blocks: Blocks) -> Sets:
    """The profiles that at least one article shows."""
    found = {block: frozenset(p for p, n in counts.items() if n > 0) for block, counts in blocks.items()}
    return Sets(frozenset, found)


class Held:
    """Which profiles the store has, and which entities hold them."""

    def __init__(self, change: Change, linker: Linker) -> None:
        self._change, self._linker = change, linker
        self._fixed: dict[str, Sequence[str]] | None = None
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        self._full: defaultdict[str, set[str]] = defaultdict(set)

    def holders(self, profile: str) -> set[str]:
        """The entities that hold a profile of a block that was read."""
        return self._holders[profile]

    def is_told(self, profile: str, family: str) -> bool:
        """Does the store show that somebody has this family name, spelled like that, with a given name?

        It does where the name alone stayed in its articles for that, or came to somebody with a full name.
        """
        holders = self._holders[profile]
        if not holders.isdisjoint(self._linker.fixed):
            return False  # a person's decision may have brought it there
        return all("@" in holder or holder in self._full[family] for holder in holders)

    def blocks(self, names: Iterable[str]) -> Blocks:
        """The profiles of these blocks."""
        wanted = set(names)
        held: dict[str, Sequence[str]] = {}
        for kind in BLOCKS:
            held |= self._read(kind, [name for name in wanted if name.startswith(f"{kind} ")])
        return self._collected(held, wanted=wanted)

    def counts(self, texts: Collection[str]) -> Counter[str]:
        """How many articles show each of these profiles (behind its block)."""
        found = Counter[str]()
        for entity, shown in self._showing(texts):
            for row in shown:
                count, _, text = row.partition("\t")
                if text in texts:
                    found[text] += int(count)
                    self._holders[text.partition("\t")[2]].add(entity)
        return found

    def _showing(self, texts: Collection[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Entities that hold one of these profiles, with some of theirs: people's decisions go before what
        they are looked up by."""
        decided = self._decided()
        for kind in BLOCKS:
            ends: dict[str, list[str]] = {}
            for text in sorted(text for text in texts if text.startswith(f"{kind} ")):
                ends.setdefault(text.partition("\t")[0], []).append(f"\t{text}")
            rows = [{"block": block, "ends": found} for block, found in ends.items()]
            held = self._asked("load/holders", {"rows": rows}, kind=kind) if rows else {}
            yield from ((entity, shown) for entity, shown in held.items() if entity not in decided)
        yield from decided.items()

    def alone(self, families: Mapping[str, Collection[str] | None]) -> Blocks:
        """The profiles of these family names alone: all, or those that hold one of some words; and in any
        case those that belong to nobody with a given name."""
        rows = [
            {"family": family, "block": alone_in(family), "words": None if words is None else sorted(words)}
            for family, words in sorted(families.items())
        ]
        held = self._asked("load/alone", {"rows": rows}) if rows else {}
        return self._collected(held, wanted={*map(alone_in, families)})

    def families(self, names: Collection[str]) -> dict[str, Blocks]:
        """The blocks of full names of these families."""
        found = {name: Blocks(Counter) for name in names}
        for block, counts in self._collected(self._read("family", names), families=names).items():
            found[str(family_of(block))][block] = counts
        return found

    def speaking(self, words: Mapping[str, Collection[str]]) -> dict[str, list[tuple[str, set[str]]]]:
        """Family -> those with full names of whom a profile holds one of these words: id and profiles."""
        rows = [{"family": family, "words": sorted(told)} for family, told in sorted(words.items()) if told]
        people: dict[str, dict[tuple[str, str], set[str]]] = {family: {} for family in words}
        for entity, texts in (self._asked("load/speaking", {"rows": rows}) if rows else {}).items():
            for _, block, profile in map(parted, texts):
                family = family_in_full(block)
                if family in people:
                    people[family].setdefault((entity, block), set()).add(profile)
        return {
            family: [(entity, texts) for (entity, _), texts in found.items()]
            for family, found in people.items()
        }

    def bearing(self, ends: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
        """Family -> profiles of full names in which one of these texts stands, some of each."""
        rows = [{"family": family, "texts": sorted(texts)} for family, texts in sorted(ends.items()) if texts]
        found: dict[str, set[str]] = {family: set() for family in ends}
        for row in self._change.ask("load/bearing", {"rows": rows}) if rows else ():
            for _, block, profile in map(parted, row["profiles"]):
                if not is_alone(block):
                    found[row["family"]].add(profile)
        return found

    def is_decided(self, family: str) -> bool:
        """Did people's decisions concern somebody of that family?"""
        return any(
            family_of(block) == family
            for rows in self._decided().values()
            for _, block, _ in map(parted, rows)
        )

    def bearers(self, names: Collection[str]) -> dict[str, int]:
        """How many people with full names these families have at least: people's decisions may have parted
        some, and one whom nothing tells from a namesake is an entity of each article."""
        if not names:
            return {}
        rows = self._change.ask("load/bearers", {"families": sorted(names)})
        return {row["family"]: row["people"] - len(self._linker.fixed) for row in rows}

    def entities(self, blocks: Iterable[str]) -> set[str]:
        """The entities that hold a profile of these blocks or of their families."""
        families = {block: family_of(block) for block in blocks}
        known = {family for family in families.values() if family}
        return {
            *self._read("person", [*map(alone_in, known)]),
            *self._read("family", known),
            *self._read("organization", [block for block, family in families.items() if not family]),
        }

    def _collected(
        self,
        held: Mapping[str, Sequence[str]],
        *,
        wanted: Collection[str] = (),
        families: Collection[str] = (),
    ) -> Blocks:
        """The profiles of the wanted blocks, and of the blocks of full names of some families."""
        found = Blocks(Counter)
        for entity, texts in {**held, **self._decided()}.items():
            for count, block, profile in map(parted, texts):
                family = family_in_full(block)
                if family:
                    self._full[family].add(entity)
                if block in wanted or (family and family in families):
                    found[block][profile] += count
                    self._holders[profile].add(entity)
        return found

    def _read(self, kind: str, wanted: Collection[str]) -> dict[str, list[str]]:
        """Entity id -> its profiles, of the entities that stand under these blocks or families."""
        if not wanted:
            return {}
        return self._asked("load/block", {"blocks": sorted(wanted)}, kind=kind)

    def _asked(self, name: str, parameters: Mapping[str, object], **kind: str) -> dict[str, list[str]]:
        (row,) = self._change.ask(name, parameters, **kind)
        found: dict[str, list[str]] = {}
        for entity, profile in zip(row["ids"], row["profiles"], strict=True):
            found.setdefault(entity, []).append(profile)
        for family, entity in row.get("named", ()):
            self._full[family].add(entity)
        return found

    def _decided(self) -> dict[str, Sequence[str]]:
        """The profiles of the entities to which decisions may have joined those of several blocks."""
        if self._fixed is None:
            ids = sorted(self._linker.fixed)
            rows = self._change.ask("load/profiles", {"ids": ids}) if ids else []
            self._fixed = {row["id"]: row["profiles"] or () for row in rows}
        return self._fixed
