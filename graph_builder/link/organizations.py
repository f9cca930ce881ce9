"""Which profiles of organizations are one: equal but for spelling, or an acronym that an article defines."""

from __future__ import annotations

from collections.abc import Iterable

from graph_builder.link.groups import Apart, kept_apart
from graph_builder.link.kinds import of_its_kind
from graph_builder.link.profiles import Organization, is_ownerless, spelling
from graph_builder.model import Assignment
from graph_builder.names import forms

SAME, SPELLED, DEFINED = 0.95, 0.85, 0.9


def assign_organizations(
    organizations: Iterable[Organization], apart: Apart = frozenset()
) -> dict[Organization, Assignment]:
    """The entity of each profile of one block; a function of their set, and of what people keep apart."""
    groups: dict[str, list[Organization]] = {}
    for profile in sorted(set(organizations), key=lambda o: (o.name, o.acronyms)):
        groups.setdefault(spelling(profile.name), []).append(profile)
    same = _misspelled(sorted(groups))
    meant = _defined(groups)
    found = {}
    for key, members in groups.items():
        home, score, reason = same[key], SAME, "same name"
        if kept_apart(key, home, apart):
            home = key
        if home != key:
            score, reason = SPELLED, "same name but for a slip"
        if key in meant and not kept_apart(key, meant[key], apart):
            home, score, reason = (
                same[meant[key]],
                DEFINED,
                f"an article calls {groups[meant[key]][0].name} so",
            )
        slug = of_its_kind(min(forms.slug(o.name) for o in groups[home]), "Organization")
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


def _defined(groups: dict[str, list[Organization]]) -> dict[str, str]:
    """Acronym -> the one long name of the block that some article writes beside it."""
    meaning: dict[str, set[str]] = {}
    for key, members in groups.items():
        for acronym in {a for profile in members for a in profile.acronyms}:
            if spelling(acronym) != key:
                meaning.setdefault(spelling(acronym), set()).add(key)
    return {a: next(iter(long)) for a, long in meaning.items() if len(long) == 1 and a in groups}
