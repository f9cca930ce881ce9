"""Springs for large graphs: the forces of Fruchterman and Reingold (1991), all pairs of a round in NumPy."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.float32]

#: Rows of pairs worked on at a time: as many as stay in a processor's cache.
BLOCK = 64
#: Nodes in one place still push each other apart, as if so far (squared) from each other.
NEAREST = 1e-9


def springs(at: Places, ends: npt.NDArray[np.int64], pulls: Places, *, rounds: int, step: float) -> Places:
    """Places after so many rounds, from ``at`` (n × 2, about a unit square).

    ``ends`` (m × 2) are the rows that a link joins, ``pulls`` (m) how strong it is. ``step`` is how far a
    node may go in the first round, less and less in those that follow. Only sums in a fixed order and
    operations that IEEE 754 rounds alike: the same places on any machine.
    """
    apart = np.float32(1 / np.sqrt(len(at)))
    for number in range(rounds):
        force = _pushed(at, apart * apart) + _pulled(at, ends, pulls / apart)
        length = np.sqrt(force[:, 0] * force[:, 0] + force[:, 1] * force[:, 1])
        reach = np.float32(step * (1 - number / rounds))
        at = at + force * (np.minimum(length, reach) / np.maximum(length, np.float32(NEAREST)))[:, None]
    return at


def _pushed(at: Places, strength: np.float32) -> Places:
    """Every node pushes every other one away, with a force that falls with the distance."""
    x, y = np.ascontiguousarray(at[:, 0]), np.ascontiguousarray(at[:, 1])
    force = np.empty_like(at)
    for row in range(0, len(at), BLOCK):
        rows = slice(row, row + BLOCK)
        across, down = x[rows, None] - x, y[rows, None] - y
        push = across * across
        push += down * down
        push += np.float32(NEAREST)
        np.divide(strength, push, out=push)
        force[rows, 0] = np.multiply(across, push, out=across).sum(axis=1)
        force[rows, 1] = np.multiply(down, push, out=down).sum(axis=1)
    return force


def _pulled(at: Places, ends: npt.NDArray[np.int64], pulls: Places) -> Places:
    """A link pulls its ends together, with a force that grows with the square of its length."""
    one, other = ends[:, 0], ends[:, 1]
    across, down = at[other, 0] - at[one, 0], at[other, 1] - at[one, 1]
    pull = pulls * np.sqrt(across * across + down * down)
    sums = [
        np.bincount(one, pull * way, len(at)) - np.bincount(other, pull * way, len(at))
        for way in (across, down)
    ]
    return np.stack(sums, axis=1).astype(np.float32)
