"""All mentions of an article -> sets that are one entity each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.resolve import nominals
from graph_builder.resolve.clusters import Clusters
from graph_builder.resolve.context import context
from graph_builder.resolve.groups import join_groups
from graph_builder.resolve.memory import Memory
from graph_builder.resolve.names import join_names
from graph_builder.resolve.pronouns import Pronouns
from graph_builder.resolve.quotes import speech

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_builder.model import TokenMention
    from graph_builder.resolve.groups import NationalGroup
    from graph_builder.syntax import Doc


@dataclass(frozen=True, slots=True)
class Coreference:
    """The sets of mention numbers, what nominals and pronouns go back to, and the national groups.

    ``plural``: a mention that stands for two others ("both countries"), in their order.
    """

    sets: Sequence[tuple[int, ...]]
    antecedents: Mapping[int, int]
    plural: Mapping[int, tuple[int, ...]]
    groups: Sequence[NationalGroup]


def corefer(doc: Doc, mentions: Sequence[TokenMention]) -> Coreference:
    """Names first, over the whole article; then nominals and pronouns in text order.

    ``mentions`` are in the order of their heads.
    """
    clusters = Clusters(len(mentions))
    join_names(doc, mentions, clusters)
    groups, national = join_groups(doc, mentions, clusters)
    ctx = context(doc, mentions, clusters)
    memory, pronouns = Memory(national=national), Pronouns(ctx, speech(ctx))
    for number, mention in enumerate(mentions):
        if mention.kind == "name":
            memory.learn_name(ctx, number)
            nominals.learn_pairs(ctx, memory, number)
        else:
            pronoun = mention.kind == "pronoun"
            found = pronouns.antecedent(number) if pronoun else nominals.antecedent(ctx, memory, number)
            if found is not None and found != number:
                ctx.antecedents[number] = found
                clusters.join(found, number)
        memory.seen[clusters.find(number)] += 1
    sets = [tuple(numbers) for numbers in clusters.sets(range(len(mentions))).values()]
    return Coreference(sets, ctx.antecedents, ctx.plural, groups)
