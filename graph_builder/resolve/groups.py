"""National groups: "US troops", "American soldiers" and "United States forces" are one group.

A group is never its country: it is an entity of its own that is PART_OF the country.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.resolve.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_builder.model import TokenMention
    from graph_builder.resolve.clusters import Clusters
    from graph_builder.syntax import Doc


@dataclass(frozen=True, slots=True)
class NationalGroup:
    """A nominal mention with the name mention that says whose it is (numbers of mentions)."""

    number: int
    owner: int
    force: bool


def national_groups(doc: Doc, mentions: Sequence[TokenMention]) -> list[NationalGroup]:
    """Nominal Group and Organization mentions with a country or person as premodifier or "of" phrase."""
    by_head = {m.head: number for number, m in enumerate(mentions)}
    found = []
    for number, mention in enumerate(mentions):
        if mention.kind != "nominal" or mention.label not in {"Group", "Organization"}:
            continue
        head = doc[mention.head]
        owner = _owner(doc, mention, mentions, by_head)
        if owner is not None:
            found.append(NationalGroup(number, owner, head.lower_ in words("forces.txt")))
    return found


def _owner(
    doc: Doc, mention: TokenMention, mentions: Sequence[TokenMention], by_head: dict[int, int]
) -> int | None:
    """The country of "US troops", "forces of the United States"; the man of "Biden government"."""
    head = doc[mention.head]
    for child in head.children:
        number = by_head.get(child.i)
        if number is None or mentions[number].kind != "name":
            continue
        if child.dep_ in {"compound", "amod", "poss", "nmod"} and mentions[number].label in {
            "Place",
            "Person",
        }:
            return number
    if head.lower_ in words("forces.txt"):
        for prep in head.children:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                for child in prep.children:
                    number = by_head.get(child.i)
                    if (
                        number is not None
                        and mentions[number].label == "Place"
                        and mentions[number].kind == "name"
                    ):
                        return number
    return None


def group_key(doc: Doc, group: NationalGroup, mentions: Sequence[TokenMention], owner_entity: int) -> str:
    """Equal for two mentions of one group: owner's entity, what is left of the modifiers, class of head."""
    mention, owner = mentions[group.number], mentions[group.owner]
    head = doc[mention.head]
    name = (mention.name or "").lower().replace("'s", "").replace("’s", "").split()
    own = {t.lower_ for t in doc[owner.start : owner.end]} | {"the", "of"}
    extra = [w for w in name if w not in own and w != head.lower_]
    if group.force:
        extra = [w for w in extra if w not in words("force_modifiers.txt")]
    kind = "forces" if group.force else head.lemma_.lower()
    kind = "government" if kind in {"administration", "regime"} else kind
    return f"{owner_entity} {' '.join(extra)} {kind}"


def join_groups(
    doc: Doc, mentions: Sequence[TokenMention], clusters: Clusters
) -> tuple[list[NationalGroup], dict[str, int]]:
    """Join the mentions of each national group; gives all that were found, and key -> first mention."""
    groups = national_groups(doc, mentions)
    first: dict[str, int] = {}
    for group in groups:
        key = group_key(doc, group, mentions, clusters.find(group.owner))
        clusters.join(first.setdefault(key, group.number), group.number)
    return groups, first
