"""A person, club or book that is called like a place or an organization of the lists has an id of its own.

Profiles of two kinds are never compared, so the kind has to stand in one of two equal ids. The lists say
which keeps the plain one, so that no article has a say in the id of another: Barcelona is the city, its club
``barcelona_organization``; Ford is the car maker, a person of whom only that name is known ``ford_person``.
What no list knows shares an id as long as the extractor may have mistaken one kind for the other.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph_builder.link.organization_names import other_names
from graph_builder.link.places import listed_places
from graph_builder.names import forms

if TYPE_CHECKING:
    from graph_builder.model import Label


def of_its_kind(slug: str, label: Label) -> str:
    """The id of a thing of that slug and label, none that a place or organization of the lists has.

    >>> of_its_kind("barcelona", "Place"), of_its_kind("barcelona", "Organization")
    ('barcelona', 'barcelona_organization')
    >>> of_its_kind("jordan", "Person"), of_its_kind("joe-biden", "Person")
    ('jordan_person', 'joe-biden')
    """
    usual = "Place" if slug in listed_places() else "Organization" if slug in _organizations() else label
    return slug if usual == label else f"{slug}_{label.lower()}"


@cache
def _organizations() -> frozenset[str]:
    names = other_names()
    return frozenset(forms.slug(name) for name in (*names, *names.values()))
