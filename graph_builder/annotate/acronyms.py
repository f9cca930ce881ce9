"""Names of one spelling, told by the text: "ECB" of cricket and of interest, "the Amazon" and Amazon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from graph_builder import word_lists
from graph_builder.annotate.lexicon import DATA, Known, lines

if TYPE_CHECKING:
    from graph_builder.syntax import Doc


def told_by_words(doc: Doc, acronym: str) -> Known | None:
    """The organization of which most words stand in the text; None where no words, or of two as many, do."""
    readings = _readings().get(acronym.replace(".", ""))
    if readings is None:
        return None
    said = {t.lower_ for t in doc}
    counts = sorted(((len(near & said), name) for name, near in readings.items()), reverse=True)
    if not counts[0][0] or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return Known(counts[0][1], "Organization")


def behind_the(name: str) -> Known | None:
    """The place that a firm's name names behind "the": "the Amazon"."""
    place = _behind_the().get(name)
    return Known(place, "Place") if place else None


@cache
def _behind_the() -> Mapping[str, str]:
    return dict(line.split("\t") for line in lines("behind_the.tsv"))


@cache
def _readings() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Acronym -> organization -> words that tell it."""
    return word_lists.readings(DATA / "acronyms.tsv")
