"""Organizations of one name, told by what their article says: two clubs called River Plate, two Mercks.

A function of one article and a list, as for places of one name, so that no other article has a say in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType

from graph_builder import word_lists
from graph_builder.link.lists import DATA
from graph_builder.link.organization_names import without_tail
from graph_builder.link.places import said_in
from graph_builder.names import forms


def reading_of(names: Collection[str], text: str, owner: str = "") -> str:
    """Which of several organizations an article means that calls it nothing but these names; "" where there
    is only one.

    ``owner`` is the slug of the place whose name stands right beside it, which tells more than all others.

    >>> reading_of(["River Plate"], "Nacional beat River Plate in Montevideo.")
    'club atletico river plate uruguay'
    >>> reading_of(["Merck KGaA"], "Merck KGaA raised its outlook."), reading_of(["Merck"], "Merck did.")
    ('merck germany', 'merck and co')
    >>> reading_of(["AFD"], "The AfD of Germany and the AFD", "france"), reading_of(["Norvan"], "Norvan won.")
    ('french development agency', '')
    """
    read = {" ".join(forms.name_words(without_tail(name))) for name in names}
    told = [_readings()[name] for name in sorted(read) if name in _readings()]
    if not told or len(told) < len(read) or any(one != told[0] for one in told):
        return ""
    said = said_in(text)
    counts = {
        name: len(near & said) + (owner in near) * len(said) for name, near in told[0].items()
    }  # of equals the first of the list
    best = max(counts, key=counts.__getitem__)
    return "" if best == _NONE else best


#: The first reading of a name that means nobody in particular where nothing tells.
_NONE = "-"


@cache
def _readings() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Form -> the names of those it can mean, the usual one first -> words that tell."""
    listed = word_lists.readings(DATA / "namesakes.tsv")
    return MappingProxyType({form: told for names, told in listed.items() for form in names.split("|")})
