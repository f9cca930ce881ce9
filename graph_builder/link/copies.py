"""Which articles print the same text: an agency's report in several papers, cut and re-titled.

MinHash (Broder 1997) over runs of five words, by rensa, finds candidates; the runs themselves
decide. Two articles are copies where they share enough runs, and copies of copies are one group. Both
are functions of the texts alone, so neither order nor number of builds matters.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from operator import eq

from rensa import RMinHash

from graph_builder.link.groups import Groups
from graph_builder.protocols import BANDS

#: Words of one run. Shorter runs are common phrases, longer ones break at every edited word.
RUN = 5
#: Runs that a text has at least to be compared: shorter notices look alike without being copies.
FEWEST = 30
#: Share of common runs in all runs of both (Jaccard), or of the shorter text, from which texts are copies.
#: Copies of agency reports keep most of their runs; reports by different desks share quotes, below a tenth.
ALIKE, CONTAINED = 0.5, 0.8
#: A text that stands within a longer one is a copy only where it is a good part of it.
_LEAST = 0.3
#: Hashes of one of the sixteen bands: texts with Jaccard .5 meet in a band with probability .88, with .6 in
#: .98, with .8 in .99999. Strangers with Jaccard .01, a few phrases, meet in .00002: two in 100,000 articles.
ROWS = 3
#: Equal hashes of all 48 below which two texts that meet in a band are strangers: of copies with Jaccard .5
#: one in three million has fewer; of strangers with .03, who share phrases of their trade, 99 in 100 have.
LEAST = 8

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=256)
def bands(text: str) -> tuple[str, ...]:
    """Three hashes each, of which two copies share at least one, almost surely; none for a text too short to
    tell."""
    found = runs(text)
    if len(found) < FEWEST:
        return ()
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update(found)
    hashes = [f"{value:08x}" for value in sketch.digest()]
    return tuple("".join(hashes[at : at + ROWS]) for at in range(0, BANDS * ROWS, ROWS))


def resemble(one: Sequence[str], other: Sequence[str]) -> bool:
    """Can two texts of which these are the bands be copies: a band of each is the same, and enough hashes?"""
    if not any(map(eq, one, other)):
        return False
    equal: int = sum(map(eq, _hashes("".join(one)), _hashes("".join(other))))
    return equal >= LEAST


@lru_cache(maxsize=1024)
def _hashes(joined: str) -> tuple[int, ...]:
    return struct.unpack(f"<{BANDS * ROWS}I", bytes.fromhex(joined))


@lru_cache(maxsize=256)
def runs(text: str) -> frozenset[str]:
    """Every run of words, folded."""
    words = _WORD.findall(text.lower())
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))


def copies(texts: Mapping[str, str]) -> list[list[str]]:
    """The groups of copies among these articles (id -> text), each sorted; who is alone is a group of one."""
    marks = {key: bands(text) for key, text in texts.items()}
    groups = Groups(texts)
    for one, other in combinations(sorted(texts), 2):
        if resemble(marks[one], marks[other]) and alike(texts[one], texts[other]):
            groups.join(one, other)
    found: dict[str, list[str]] = {}
    for key in sorted(texts):
        found.setdefault(groups.find(key), []).append(key)
    return list(found.values())


def alike(one: str, other: str) -> bool:
    """Do two texts share so many runs that one was made from the other?"""
    a, b = runs(one), runs(other)
    common = len(a & b)
    shorter, longer = sorted((len(a), len(b)))
    if common >= ALIKE * (len(a) + len(b) - common):
        return True
    return common >= CONTAINED * shorter and shorter >= _LEAST * longer
