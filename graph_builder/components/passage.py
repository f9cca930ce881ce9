"""Cuts a text along overlapping marked spans, so that the browser needs no offsets.

Python counts code points and JavaScript UTF-16 units: a text that is cut here can't be cut wrongly
there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the marks of all spans that cover it, in the order the spans were given."""

    text: str
    marks: tuple[str, ...] = ()


def cut(
    text: str, spans: Iterable[tuple[int, int, str]], start: int = 0, end: int | None = None
) -> list[Segment]:
    """``text[start:end]`` in pieces: every piece lies wholly inside or outside each ``(start, end, mark)``.

    Offsets are code points of ``text``; what lies outside the window is cut off.

    >>> [(s.text, s.marks) for s in cut("Joe Biden met him", [(0, 17, "quoted"), (0, 9, "subject")])]
    [('Joe Biden', ('quoted', 'subject')), (' met him', ('quoted',))]
    """
    end = len(text) if end is None else end
    inside = [(max(s, start), min(e, end), mark) for s, e, mark in spans if s < end and e > start]
    edges = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    return [
        Segment(text[a:b], tuple(dict.fromkeys(mark for s, e, mark in inside if s <= a and b <= e)))
        for a, b in pairwise(edges)
        if a < b
    ]
