"""Mentions that are one entity: a union of mention numbers with a memory of what must stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Clusters:
    """Disjoint sets of the numbers ``0 .. count-1``; one of each set stands for it."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, number: int) -> int:
        """The representative of a number's set."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, a: int, b: int) -> None:
        """Make two sets one; what stood for the set of ``a`` stands for both."""
        self._parent[self.find(b)] = self.find(a)

    def same(self, a: int, b: int) -> bool:
        """Are two numbers in one set?"""
        return self.find(a) == self.find(b)

    def sets(self, numbers: Iterable[int]) -> dict[int, list[int]]:
        """Representative -> the given numbers of its set, in order; sets by their first number."""
        found: dict[int, list[int]] = {}
        for number in sorted(numbers):
            found.setdefault(self.find(number), []).append(number)
        return found
