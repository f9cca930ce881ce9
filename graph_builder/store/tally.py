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
    """Votes of articles on one entity; ``was`` is the name on the node, None where there is no node yet."""

    names: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    profiles: Counter[str] = field(default_factory=Counter)
    was: str | None = None
    _forms_differ: bool = False
    _profiles_differ: bool = False

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Tally:
        """The tally that stands on a node."""
        names, labels, forms, profiles = (_decoded(row.get(f"tally_{kind}") or ()) for kind in KINDS)
        return cls(names, labels, forms, profiles, row.get("name"))

    def vote(
        self, name: str, label: str, forms: Sequence[str], weight: int, profiles: Sequence[str] = ()
    ) -> None:
        """Add (1) or take away (-1) what one article says; what nobody says any more is not kept."""
        _count(self.names, name, weight)
        _count(self.labels, label, weight)
        for form in forms:
            self._forms_differ |= _count(self.forms, form, weight)
        for profile in profiles:
            self._profiles_differ |= _count(self.profiles, profile, weight)

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
        """What the node carries, its id aside, as far as it can differ from what it carried.

        Counts differ with every article, the rest seldom; ``names`` is folded for search.
        """
        found: dict[str, Any] = {
            "tally_names": _encoded(self.names),
            "tally_labels": _encoded(self.labels),
            "tally_forms": _encoded(self.forms),
        }
        name = self.name
        if self._forms_differ or name != self.was:
            aliases = self.aliases
            found |= {"name": name, "aliases": aliases, "names": fold("\n".join([name, *aliases]))}
        if self.profiles:
            found["tally_profiles"] = _encoded(self.profiles)
        if self._profiles_differ:
            found |= self._blocks()
        return found

    def _blocks(self) -> dict[str, Any]:
        """The keys by which linking finds the entity: the first block of each kind, and the family of its
        full names, which tells whom a family name alone can mean."""
        blocks = sorted({profile.partition("\t")[0] for profile in self.profiles})
        found: dict[str, Any] = {
            f"tally_{kind}": next((b for b in blocks if b.startswith(f"{kind} ")), None) for kind in BLOCKS
        }
        full = found["tally_given"]
        found["tally_family"] = full.split(" ")[1] if full else None
        return found if blocks else found | {"tally_profiles": None}


def _count(counts: Counter[str], what: str, weight: int) -> bool:
    """Count it; is it there now and was not before, or the other way round?"""
    before = counts[what]
    counts[what] = now = before + weight
    if now <= 0:
        del counts[what]
    return (before <= 0) != (now <= 0)


def _encoded(counts: Counter[str]) -> list[str]:
    return [f"{counts[form]}\t{form}" for form in sorted(counts)]


def _decoded(rows: Sequence[str]) -> Counter[str]:
    parts = (row.partition("\t") for row in rows)
    return Counter({form: int(count) for count, _, form in parts})
