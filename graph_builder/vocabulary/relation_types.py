"""Relation types and the look-up from a wording to its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph_builder.model import Label

WordingKind = Literal["verb", "noun", "role"]

#: The type of a claim that no other type fits. Every vocabulary has it.
REST = "RELATES_TO"

_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Sense:
    """Wordings of a type that join labels of their own: "call" is TALKS_TO between people alone."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    subjects: tuple[Label, ...] = ()
    objects: tuple[Label, ...] = ()

    def wordings(self, kind: WordingKind) -> tuple[str, ...]:
        """The wordings of one kind."""
        return {"verb": self.verbs, "noun": self.nouns, "role": self.roles}[kind]


@dataclass(frozen=True, slots=True)
class RelationType:
    """One type of relationship.

    ``verbs``, ``nouns`` and ``roles`` are the wordings that map to it, as the file has them.
    ``subjects`` and ``objects`` are the labels that these join; empty: any. ``also`` has further
    wordings with labels of their own.
    """

    name: str
    parent: str
    definition: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    symmetric: bool = False
    subjects: tuple[Label, ...] = ()
    objects: tuple[Label, ...] = ()
    also: tuple[Sense, ...] = ()

    @property
    def senses(self) -> tuple[Sense, ...]:
        """All wordings with the labels that they join, those of the type itself first."""
        return (Sense(self.verbs, self.nouns, self.roles, self.subjects, self.objects), *self.also)

    def wordings(self, kind: WordingKind) -> tuple[str, ...]:
        """The wordings of one kind, of all senses."""
        return tuple(wording for sense in self.senses for wording in sense.wordings(kind))


@lru_cache(1 << 14)
def normalise(wording: str) -> str:
    """Lower case, single blanks, no articles: "put an end to" is "put end to".

    >>> normalise("Put  an end to")
    'put end to'
    """
    words = wording.lower().replace("’", "'").split()
    return " ".join(w for w in words if w not in _ARTICLES) or " ".join(words)


class Vocabulary(Mapping[str, RelationType]):
    """Relation types by name, in the order of their file, and the look-up of wordings."""

    def __init__(self, types: Iterable[RelationType], parents: Mapping[str, str]) -> None:
        self._types = {t.name: t for t in types}
        self._parents = dict(parents)
        self._index: dict[tuple[WordingKind, str], tuple[tuple[RelationType, Sense], ...]] = {}
        kinds: tuple[WordingKind, ...] = ("verb", "noun", "role")
        for relation in self._types.values():
            for sense in relation.senses:
                for kind in kinds:
                    for wording in sense.wordings(kind):
                        key = (kind, normalise(wording))
                        self._index[key] = (*self._index.get(key, ()), (relation, sense))

    @property
    def types(self) -> tuple[RelationType, ...]:
        """All types, in the order of their file."""
        return tuple(self._types.values())

    @property
    def parents(self) -> Mapping[str, str]:
        """Parent types with their one-line definitions, in the order of their file."""
        return dict(self._parents)

    def __getitem__(self, name: str) -> RelationType:
        return self._types[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def candidates(self, kind: WordingKind, wording: str) -> tuple[RelationType, ...]:
        """Every type that lists the wording, in the order of the file, whatever it joins."""
        found = self._index.get((kind, normalise(wording)), ())
        return tuple(dict.fromkeys(relation for relation, _ in found))

    def look_up(
        self, kind: WordingKind, wording: str, subject: Label | None = None, object: Label | None = None
    ) -> RelationType | None:
        """The type of a wording between two labels, or None where no type lists it for them.

        Only exact wordings count: a type whose wording means something else is never returned.
        A type that cannot stand between these labels is out. Of the others the one whose joins
        the labels confirm most wins ("win" + Event before "win" + anything), then the first of
        the file. None as a label (a pronoun, say) neither confirms nor contradicts.
        """
        best: tuple[int, RelationType] | None = None
        for relation, sense in self._index.get((kind, normalise(wording)), ()):
            ends = ((sense.subjects, subject), (sense.objects, object))
            if any(joins and label and label not in joins for joins, label in ends):
                continue
            confirmed = sum(1 for joins, label in ends if joins and label)
            if best is None or confirmed > best[0]:
                best = (confirmed, relation)
        return best[1] if best else None
