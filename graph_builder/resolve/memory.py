"""What an article has said so far about its entities: roles, countries, forces, phrases.

Filled while mentions are read in text order, so that every look-up is one step however long the
article is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_builder.resolve.context import MODIFIERS
from graph_builder.resolve.lexicon import kinds, words

if TYPE_CHECKING:
    from graph_builder.model import Label
    from graph_builder.resolve.context import Context
    from graph_builder.syntax import Token


#: An entity must be named this many times as often as another to be the one that is meant.
DOMINANCE = 3


@dataclass(frozen=True, slots=True)
class Role:
    """Mention ``number`` is said to be ``phrase`` ("prime minister"), of the entity ``owner`` if known."""

    number: int
    phrase: str
    owner: int | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: label, number, head (the first of its synonyms), other words, entity it belongs to."""

    label: Label | None
    plural: bool
    head: str
    rest: frozenset[str]
    owner: int | None = None

    @property
    def bare(self) -> Phrase:
        """The head alone."""
        return Phrase(self.label, self.plural, self.head, frozenset())

    def within(self, other: Phrase) -> bool:
        """Does the other phrase say all that this one says?"""
        return self.rest <= other.rest and self.owner in {None, other.owner}


@dataclass
class Memory:
    """Look-up tables; values are numbers of mentions, the latest last. ``seen`` counts them by entity."""

    roles: dict[str, list[Role]] = field(default_factory=dict)
    countries: list[int] = field(default_factory=list)
    country_of: dict[int, int] = field(default_factory=dict)
    forces: dict[str, list[int]] = field(default_factory=dict)
    named_so: dict[str, dict[str, int]] = field(default_factory=dict)
    phrases: dict[Phrase, int] = field(default_factory=dict)
    heads: dict[Phrase, dict[Phrase, int]] = field(default_factory=dict)
    kinds_of: dict[int, set[str]] = field(default_factory=dict)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    national: dict[str, int] = field(default_factory=dict)
    seen: Counter[int] = field(default_factory=Counter)

    def learn_role(self, ctx: Context, number: int, role: Token) -> None:
        """The entity of mention ``number`` is what the noun ``role`` says."""
        owner = owner_of(ctx, role, beside=number)
        entry = Role(number, role_phrase(ctx, role), ctx.entity(owner) if owner is not None else None)
        self.roles.setdefault(role.lemma_.lower(), []).append(entry)
        self.kinds_of.setdefault(ctx.entity(number), set()).add(role.lemma_.lower())
        if owner is not None and ctx.is_country(owner):
            self.country_of.setdefault(ctx.entity(number), owner)

    def learn_phrase(self, number: int, key: Phrase) -> None:
        """Remember a phrase under its key and under its head."""
        self.phrases[key] = number
        self.heads.setdefault(key.bare, {})[key] = number

    def fuller(self, ctx: Context, key: Phrase) -> int | None:
        """The entity whose earlier phrase has the same head and all these words, and more.

        Of several the one that the article is about: named three times as often as any other.
        """
        found = [n for other, n in self.heads.get(key.bare, {}).items() if key.within(other)]
        entities = sorted({ctx.entity(n) for n in found}, key=lambda e: (-self.seen[e], e))
        if len(entities) > 1 and self.seen[entities[0]] < DOMINANCE * self.seen[entities[1]]:
            return None
        return next((n for n in reversed(found) if ctx.entity(n) == entities[0]), None)

    def learn_name(self, ctx: Context, number: int) -> None:
        """Take in a name: the roles in its titles, its last word, the countries."""
        mention, head = ctx.mentions[number], ctx.head(number)
        for child in head.lefts:
            noun = child.dep_ in MODIFIERS and child.pos_ in {"NOUN", "PROPN"}
            if noun and child.i < mention.start and ctx.mention_at(child) is None:
                self.learn_role(ctx, number, child)
        if head.dep_ == "nsubj" and head.head.lemma_ in {"be", "become", "remain"}:
            for attribute in head.head.children:
                if attribute.dep_ == "attr" and attribute.pos_ == "NOUN":
                    self.learn_role(ctx, number, attribute)
        for kind in sorted(kinds().get(mention.name or "", frozenset()) - {"company"}):  # as many are
            self.roles.setdefault(kind, []).append(Role(number, kind, None))
        if mention.end - mention.start > 1:
            last = ctx.doc[mention.end - 1].lower_
            form = ctx.doc[mention.start : mention.end].text
            self.named_so.setdefault(last, {})[form] = number
        if ctx.is_country(number):
            self.countries.append(number)


def role_phrase(ctx: Context, role: Token) -> str:
    """A role with its own modifiers, without names and words that only say when: "prime minister"."""
    loose = words("loose_modifiers.txt")
    kept = [
        t.lower_ for t in role.lefts
        if t.dep_ in {"compound", "amod", "nmod"} and ctx.mention_at(t) is None and t.lower_ not in loose
    ]  # fmt: skip
    return " ".join([*kept, role.lemma_.lower()])


def owner_of(ctx: Context, noun: Token, beside: int | None = None) -> int | None:
    """The named thing that a noun belongs to: "Iraqi Prime Minister", "Spain's king", "king of Spain"."""
    own = ctx.mentions[beside].head if beside is not None else -1
    near = [t for t in noun.lefts if t.dep_ in MODIFIERS]
    near += [t for p in noun.rights if p.dep_ == "prep" and p.lower_ in {"of", "for"} for t in p.children]
    if beside is not None and noun.head.i == own:
        near += [
            t for t in noun.head.lefts if t.i < noun.i
        ]  # "US" hangs on "Biden" in "US President Joe Biden"
    for token in near:
        number = ctx.mention_at(token)
        if number is not None and token.i != own and ctx.mentions[number].kind == "name":
            return number
    return None
