"""Which entities are one: merges and splits, replayed in the order in which they were decided.

Merges make a forest: the id that goes hangs under the one that stays. A later decision wins over an
earlier one that says the opposite.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_builder.ledger.decision import Decision


class Identities:
    """The forest after some decisions."""

    def __init__(self) -> None:
        self._under: dict[str, str] = {}

    def path(self, entity: str) -> list[str]:
        """The entity and what it became, step by step."""
        found = [entity]
        while (above := self._under.get(found[-1])) is not None:
            found.append(above)
        return found

    def root(self, entity: str) -> str:
        """What the entity is now."""
        return self.path(entity)[-1]

    def merge(self, stays: str, goes: str) -> None:
        """Both are one from now on, known by what ``stays`` is now."""
        top, below = self.root(stays), self.root(goes)
        if top != below:
            self._under[below] = top

    def split(self, one: str, other: str) -> None:
        """Both are apart from now on.

        ``other`` leaves, with all that had been merged into it; where ``one`` had been merged into
        ``other``, it is ``one`` that leaves. Two that are not one stay as they are.
        """
        if self.root(one) != self.root(other):
            return
        del self._under[one if other in self.path(one) else other]


def replay(decisions: Iterable[Decision], article: str, entities: Iterable[str]) -> dict[str, list[str]]:
    """What each entity of an article becomes: the ids it passes through, the last one is the result."""
    forest = Identities()
    passed = {entity: [entity] for entity in entities}
    for decision in decisions:
        if decision.action == "merge":
            for goes in decision.entities[1:]:
                forest.merge(decision.entities[0], goes)
        elif decision.action == "split" and not decision.articles:
            for other in decision.entities[1:]:
                forest.split(decision.entities[0], other)
        elif decision.action == "split" and article in decision.articles and decision.own:
            here = forest.root(decision.entities[0])
            for ids in passed.values():
                if forest.root(ids[-1]) == here:
                    ids += [*forest.path(ids[-1])[1:], decision.own]
    return {entity: [*ids, *forest.path(ids[-1])[1:]] for entity, ids in passed.items()}


def apart(decisions: Sequence[Decision]) -> frozenset[tuple[str, str]]:
    """Pairs that people keep apart, each sorted: no automatic decision may join them."""
    pairs: set[tuple[str, str]] = set()
    for decision in decisions:
        if decision.action == "merge":
            pairs -= set(_pairs(decision.entities))
        elif decision.action == "split" and not decision.articles:
            pairs |= {_pair(decision.entities[0], other) for other in decision.entities[1:]}
    return frozenset(pairs)


def _pairs(entities: Sequence[str]) -> Iterable[tuple[str, str]]:
    return (_pair(a, b) for n, a in enumerate(entities) for b in entities[n + 1 :])


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
