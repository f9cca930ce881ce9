"""Sets that grow together, with the reason of each join."""

from __future__ import annotations

from collections.abc import Iterable

from graph_builder.names import forms

#: Pairs of ids, each sorted, that people keep apart.
Apart = frozenset[tuple[str, str]]


def kept_apart(one: str, other: str, apart: Apart) -> bool:
    """Did a person decide that these two names are two entities?"""
    if not apart:
        return False
    a, b = sorted((forms.slug(one), forms.slug(other)))
    return (a, b) in apart


class Groups:
    """Sets of keys that grow together, with the score and reason of each join."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._above = {key: key for key in keys}
        self._reasons: dict[str, tuple[float, str]] = {}

    def find(self, key: str) -> str:
        """The smallest key of its group."""
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key

    def join(self, one: str, other: str, score: float = 1.0, reason: str = "") -> str:
        """Make one group of two; its key."""
        a, b = sorted((self.find(one), self.find(other)))
        self._above[b] = a
        for key in (one, other):
            self._reasons[key] = max(self._reasons.get(key, (0.0, "")), (score, reason))
        return a

    def reason(self, key: str) -> tuple[float, str]:
        """The surest join of the key, or that it stands alone."""
        return self._reasons.get(key, (1.0, "the only one of that name"))
