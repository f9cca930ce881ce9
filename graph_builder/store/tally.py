"""What the articles say of one entity, counted, so that one article can be added or taken away exactly.

Each article that mentions an entity has one vote for its name, one for its label, and one for every
form it uses, and counts the profiles by which it was linked. The counts stand on the node as lists of
text ``"COUNT<TAB>FORM"``; name, label and aliases follow from the counts alone, so they depend neither
on the order of loads nor on what was retracted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_builder.model import LABELS, Label, fold

KINDS = ("names", "labels", "forms", "profiles")
#: The kinds of blocks, as their names begin; an index of the store on each finds its entities.
BLOCKS = ("given", "person", "organization")


@dataclass(slots=True)
class Tally:
    """Votes of articles on one entity."""

    names: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    profiles: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Tally:
        """The tally that stands on a node."""
        return cls(*(_decoded(row.get(f"tally_{kind}") or ()) for kind in KINDS))

    def vote(
        self, name: str, label: str, forms: Sequence[str], weight: int, profiles: Sequence[str] = ()
    ) -> None:
        """Add (1) or take away (-1) what one article says; what nobody says any more is not kept."""
        _count(self.names, name, weight)
        _count(self.labels, label, weight)
        for form in forms:
            _count(self.forms, form, weight)
        for profile in profiles:
            _count(self.profiles, profile, weight)

    @property
    def empty(self) -> bool:
        """No article mentions the entity."""
        return not self.names

    @property
    def name(self) -> str:
        """The name most articles use; of equals the longest, then the first in the alphabet."""
        if len(self.names) == 1:
            return next(iter(self.names))
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def label(self) -> Label:
        """The label most articles give; of equals the first in the order of the graph model."""
        return max(LABELS, key=self.labels.__getitem__)  # of equals max() takes the first

    @property
    def aliases(self) -> list[str]:
        """Every other form, sorted."""
        return sorted(self.forms.keys() - {self.name})

    def properties(self) -> dict[str, Any]:
        """What the node carries, its id aside; ``names`` is folded for search."""
        name, aliases = self.name, self.aliases
        return {
            "name": name,
            "aliases": aliases,
            "names": fold("\n".join([name, *aliases])),
            "tally_names": _encoded(self.names),
            "tally_labels": _encoded(self.labels),
            "tally_forms": _encoded(self.forms),
            "tally_profiles": _encoded(self.profiles) or None,
            **{f"tally_{kind}": self._block(kind) for kind in BLOCKS},
            "tally_family": self._family,
        }

    def _block(self, kind: str) -> str | None:
        """The block of its profiles of that kind: the key by which linking finds the entity."""
        return min((p.partition("\t")[0] for p in self.profiles if p.startswith(f"{kind} ")), default=None)

    @property
    def _family(self) -> str | None:
        """The family of its full names: the key by which linking finds whom a family name alone can mean."""
        block = self._block("given")
        return block.split(" ")[1] if block else None


def _count(counts: Counter[str], what: str, weight: int) -> None:
    counts[what] += weight
    if counts[what] <= 0:
        del counts[what]


def _encoded(counts: Counter[str]) -> list[str]:
    return [f"{counts[form]}\t{form}" for form in sorted(counts)]


def _decoded(rows: Sequence[str]) -> Counter[str]:
    parts = (row.partition("\t") for row in rows)
    return Counter({form: int(count) for count, _, form in parts})
