"""Places for chains between two nodes: read from left to right, the best chain in the middle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph_builder.view.layout import Position

#: Pixels between two steps, with room for the caption of the line between them, and between two rows.
STEP, ROW = 210.0, 130.0


def chains(listed: Sequence[Sequence[str]]) -> dict[str, Position]:
    """A place in pixels for every node (id) of chains that share their ends, the best chain first.

    A node stands as far to the right as it is along the chains that pass it; all chains end in one
    column. Within a column those of the best chain are nearest to the middle. The same chains give
    the same places.

    >>> chains([["a", "x", "b"], ["a", "y", "b"]])
    {'a': (0.0, 0.0), 'x': (210.0, -65.0), 'b': (420.0, 0.0), 'y': (210.0, 65.0)}
    """
    if not listed:
        return {}
    last = max(len(chain) for chain in listed) - 1
    along: dict[str, list[float]] = defaultdict(list)
    for chain in listed:
        for index, node in enumerate(chain):
            along[node].append(index / (len(chain) - 1) if len(chain) > 1 else 0.0)
    column = {node: round(last * sum(shares) / len(shares)) for node, shares in along.items()}
    ends = {listed[0][0], listed[0][-1]}
    for node in along.keys() - ends:
        column[node] = min(max(column[node], 1), max(1, last - 1))
    columns: dict[int, list[str]] = defaultdict(list)
    for node in along:
        columns[column[node]].append(node)
    direct = any(len(chain) == 2 for chain in listed)
    places = {}
    for node in along:
        beside = columns[column[node]]
        row = _row(beside.index(node), len(beside))
        # The line that joins the ends directly runs along the middle: nothing may stand on it.
        aside = ROW / 2 if direct and len(beside) % 2 and node not in ends else 0.0
        places[node] = (column[node] * STEP, row + aside)
    return places


def _row(rank: int, count: int) -> float:
    """Rank 0 nearest to the middle, then alternately above and below."""
    order = sorted(range(count), key=lambda slot: (abs(slot - (count - 1) / 2), slot))
    return (order[rank] - (count - 1) / 2) * ROW
