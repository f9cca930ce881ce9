"""Which profiles of organizations are one: equal but for spelling, or an acronym that an article defines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph_builder.link.groups import Apart, kept_apart
from graph_builder.link.kinds import of_its_kind
from graph_builder.link.organization_names import is_main_trade, is_ownerless, main_names, own_name, spelling
from graph_builder.link.profiles import Organization
from graph_builder.model import Assignment
from graph_builder.names import forms

#: Scores: the same name, a slip, an acronym that an article gives, one that fits, a firm without its trade.
SAME, SPELLED, DEFINED, FITTING, SHORT = 0.95, 0.85, 0.9, 0.75, 0.85
#: Letters of an acronym that means what has these initials though no article says so.
_FITTING_LETTERS = 4


def assign_organizations(
    organizations: Iterable[Organization], apart: Apart = frozenset()
) -> dict[Organization, Assignment]:
    """The entity of each profile of one block; a function of their set, and of what people keep apart."""
    groups: dict[str, list[Organization]] = {}
    for profile in sorted(set(organizations), key=lambda o: (o.name, o.acronyms)):
        groups.setdefault(spelling(profile.name), []).append(profile)
    same = _misspelled(sorted(groups))
    meant = {**_without_trade(groups), **_fitting(groups), **_defined(groups)}
    called = _called(groups)
    found = {}
    for key, members in groups.items():
        home, score, reason = same[key], SAME, "same name"
        if kept_apart(key, home, apart):
            home = key
        if home != key:
            score, reason = SPELLED, "same name but for a slip"
        if key in meant and not kept_apart(key, meant[key][0], apart):
            home, score, reason = same[meant[key][0]], *meant[key][1:]
        name = called.get(home) or min(forms.slug(o.name) for o in groups[home])
        slug = of_its_kind(name, "Organization")
        if is_ownerless(groups[home][0].name):
            slug, score, reason = f"{slug}@", 0.0, "what many countries have, and none is named"
        for profile in members:
            found[profile] = Assignment(slug, score, reason)
    return found


def _misspelled(keys: list[str]) -> dict[str, str]:
    """Each name -> the first by alphabet that it differs from in one slip."""
    found: dict[str, str] = {}
    for key in keys:
        words = tuple(key.split())
        alike = (k for k in found if found[k] == k and forms.same_but_for_a_slip(tuple(k.split()), words))
        found[key] = next(alike, key)
    return found


#: Of a short name: the long one, how sure that is, and why.
_Meant = dict[str, tuple[str, float, str]]


def _defined(groups: Mapping[str, Sequence[Organization]]) -> _Meant:
    """Acronym -> the one long name of the block that some article writes beside it."""
    meaning: dict[str, set[str]] = {}
    for key, members in groups.items():
        for acronym in {a for profile in members for a in profile.acronyms}:
            short = spelling(acronym)
            if short != key and short not in main_names():  # "LSE" here, and what the lists call so
                meaning.setdefault(short, set()).add(key)
    return _only(groups, meaning, DEFINED, "an article calls {} so")


def _fitting(groups: Mapping[str, Sequence[Organization]]) -> _Meant:
    """Acronym of four letters or more -> the one long name of the block that has these initials."""
    meaning: dict[str, set[str]] = {}
    for key, members in groups.items():
        for letters in forms.initials(members[0].name):
            if len(letters) >= _FITTING_LETTERS and letters.lower() in groups:
                meaning.setdefault(letters.lower(), set()).add(key)
    return _only(groups, meaning, FITTING, "the initials of {}")


def _without_trade(groups: Mapping[str, Sequence[Organization]]) -> _Meant:
    """A firm's name alone -> the one long name of the block that says its whole trade."""
    meaning: dict[str, set[str]] = {}
    for key, members in groups.items():
        if (own := own_name(members[0].name)) and is_main_trade(members[0].name):
            meaning.setdefault(own, set()).add(key)
    return _only(groups, meaning, SHORT, "{} without its trade")


def _called(groups: Mapping[str, Sequence[Organization]]) -> dict[str, str]:
    """Long name of a firm -> its name without the trade, which is the id, whether it is called so or not.

    An article that does may not know that it names an organization (``Person.uncertain``).
    """
    longer: dict[str, set[str]] = {}
    for key, members in groups.items():
        if own := own_name(members[0].name):
            longer.setdefault(own, set()).add(key)
    return {
        next(iter(keys)): forms.slug(own)
        for own, keys in longer.items()
        if len(keys) == 1 and _is_called(own, groups[next(iter(keys))])
    }


def _is_called(own: str, members: Sequence[Organization]) -> bool:
    return is_main_trade(members[0].name) or any(own == spelling(a) for o in members for a in o.acronyms)


def _only(
    groups: Mapping[str, Sequence[Organization]], meaning: Mapping[str, set[str]], score: float, why: str
) -> _Meant:
    """Those short names of the block that can mean one long name only."""
    one = {short: next(iter(long)) for short, long in meaning.items() if len(long) == 1 and short in groups}
    return {short: (long, score, why.format(groups[long][0].name)) for short, long in one.items()}
