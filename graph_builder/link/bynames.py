"""People whom news calls by a first name or initials alone, told by what their article says.

A function of one article and a list, as for organizations of one name (``namesakes``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from graph_builder import word_lists
from graph_builder.link.lists import DATA
from graph_builder.link.places import said_in
from graph_builder.names import forms


def full_name_in(name: str, text: str) -> str:
    """The full name of who is called so in an article of this text; "" where it says nothing of them.

    >>> full_name_in("Anwar", "Malaysia's ruling coalition lost. Anwar said so.")
    'Anwar Ibrahim'
    >>> full_name_in("Anwar", "LAHORE: The 194 that Anwar made was the highest score.")
    ''
    """
    people = _bynames().get(forms.fold(name))
    if not people:
        return ""
    said = said_in(text)
    counts = {full: len(near & said) for full, near in people.items()}
    best = max(counts, key=counts.__getitem__)
    alone = sum(count == counts[best] for count in counts.values()) == 1
    return best if counts[best] and alone else ""


@cache
def _bynames() -> Mapping[str, Mapping[str, frozenset[str]]]:
    return word_lists.readings(DATA / "bynames.tsv")
