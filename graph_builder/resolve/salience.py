"""Descriptions of whatever the text is about: "the company", "the Munich-based carmaker", "the 37-year-old".

Such a noun adds something to an entity that was named just before. Precision first: the antecedent
is the one such name of the nearest sentence that has any, as subject or object of its clause, or of
several the subject of the main clause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph_builder.names import forms
from graph_builder.resolve.context import SUBJECTS
from graph_builder.resolve.lexicon import kinds_of_name, listed_kinds, words
from graph_builder.resolve.pronouns import before, clashes

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_builder.resolve.context import Context
    from graph_builder.resolve.memory import Memory
    from graph_builder.syntax import Token

#: Sentences back; a description of that kind takes up what was just talked about.
REACH = 2
ARGUMENTS = SUBJECTS | {"dobj", "agent", "appos"}
#: Kinds of firms whose names mostly say so: "Deutsche Bank", "Banco Santander", "Delta Air Lines".
_IN_NAMES = {"bank": "ban", "lender": "ban", "airline": "air"}
_AGE = re.compile(r"\d+-year-old")


def company(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "The Munich-based company" after "Siemens said ...": the one business named before."""
    head = ctx.head(number)
    if head.lemma_.lower() not in words("company_heads.txt") or head.tag_ not in {"NN", "NNP"}:
        return None
    if not _only_placed(ctx, head):
        return None
    opening = _IN_NAMES.get(head.lemma_.lower())
    if opening:
        called = [o for o in before(ctx, number, REACH) if _has_word(ctx, memory, o, opening)]
        if len({ctx.entity(o) for o in called}) == 1:
            return called[0]
    return _latest(ctx, number, lambda other: _is_business(ctx, memory, other))


def _has_word(ctx: Context, memory: Memory, other: int, opening: str) -> bool:
    """ "The bank" after "Novo Banco", whatever other firm owns it."""
    if not _is_business(ctx, memory, other):
        return False
    return any(word.startswith(opening) for word in forms.name_words(_called(ctx, other)))


def body(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "The charity" after "Oxfam said ...", "the ministry" after "the Treasury": what is known to be one.

    Of an unknown name only what nothing but a name before can mean: "the union" may be that of a company's
    workers, "the charity" is no company's.
    """
    head = ctx.head(number)
    noun = head.lemma_.lower()
    if noun not in words("body_heads.txt") or head.tag_ not in {"NN", "NNP"} or not _only_placed(ctx, head):
        return None
    found = _latest(ctx, number, lambda other: noun in _kinds(ctx, memory, other))
    if found is not None or noun not in words("telling_heads.txt"):
        return found
    unknown = [o for o in range(number) if _is_organization(ctx, o) and not _kinds(ctx, memory, o)]
    if len({ctx.entity(o) for o in unknown}) != 1:
        return None
    return _latest(ctx, number, lambda other: other in unknown and ctx.head(other).dep_ in SUBJECTS)


def _kinds(ctx: Context, memory: Memory, other: int) -> frozenset[str]:
    """The nouns that take up an organization: what the text called it, else what its name tells."""
    if not _is_organization(ctx, other):
        return frozenset()
    said = memory.kinds_of.get(ctx.entity(other))
    return frozenset(said) if said else kinds_of_name(_called(ctx, other))


def _is_organization(ctx: Context, other: int) -> bool:
    return ctx.mentions[other].label == "Organization" and ctx.mentions[other].kind == "name"


def _called(ctx: Context, other: int) -> str:
    mention = ctx.mentions[other]
    return mention.name or str(ctx.doc[mention.start : mention.end].text)


def aged(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "The 37-year-old" after "Cristiano Ronaldo came on": the one person named before."""
    mention, head = ctx.mentions[number], ctx.head(number)
    text = ctx.doc[mention.start : mention.end].text
    if not text.lower().startswith("the "):
        return None
    if mention.label == "Person" and len(text.split()) == 2 and head.ent_type_ == "NORP":
        return _latest(ctx, number, lambda other: ctx.mentions[other].label == "Person")  # the Spaniard
    if not _AGE.search(text):
        return None
    if head.lower_ != "old" and not _AGE.fullmatch(head.text):
        return None  # "the 37-year-old striker" is found by what was said of him, or is somebody new
    return _latest(ctx, number, lambda other: ctx.mentions[other].label == "Person")


def _only_placed(ctx: Context, head: Token) -> bool:
    """ "the company", "the German company", "the oil company"; not "the parent company"."""
    lefts = [t for t in head.lefts if t.dep_ != "punct"]
    if not any(t.lower_ in {"the", "this"} for t in lefts):
        return False
    if any(t.dep_ in {"prep", "relcl", "acl"} and t.lower_ not in {"in", "after"} for t in head.rights):
        restricts = [t for t in head.rights if t.dep_ in {"prep", "relcl", "acl"}]
        if any(ctx.doc[t.left_edge.i - 1].text != "," for t in restricts):
            return False
    trade = words("trades.txt") if head.lemma_.lower() in words("company_heads.txt") else frozenset[str]()
    return all(t.dep_ == "det" or _places(ctx, t) or t.lower_ in trade for t in lefts)


def _places(ctx: Context, token: Token) -> bool:
    """ "German", "Munich-based"."""
    named = ctx.mention_at(token)
    return token.lower_.endswith("based") or (named is not None and ctx.mentions[named].label == "Place")


def _is_business(ctx: Context, memory: Memory, other: int) -> bool:
    if not _is_organization(ctx, other):
        return False
    said = memory.kinds_of.get(ctx.entity(other))
    if said is not None and not said & words("company_heads.txt"):
        return False  # "IG Metall, Germany's largest union"
    name = _called(ctx, other)
    known = listed_kinds(name)
    if known is not None:
        return "company" in known
    return not any(w in words("no_company.txt") for w in forms.name_words(name))


def _latest(ctx: Context, number: int, fits: Callable[[int], bool]) -> int | None:
    """The one fitting name of the nearest sentence with any; of several the main subject.

    A pronoun that goes back to a name counts as that name: "It owns Magnum. The company will list it."
    """
    near = [o for o in before(ctx, number, REACH) if fits(_name_behind(ctx, o))]
    near = [o for o in near if ctx.mentions[_name_behind(ctx, o)].kind == "name"]
    near = [o for o in near if ctx.sentence(o) < ctx.sentence(number) or not clashes(ctx, number, o)]
    if not near:
        return None
    nearest = [o for o in near if ctx.sentence(o) == ctx.sentence(near[0])]
    if len({ctx.entity(o) for o in nearest}) > 1:
        nearest = [o for o in nearest if ctx.head(o).dep_ in SUBJECTS and ctx.head(o).head.dep_ == "ROOT"]
    else:
        nearest = [o for o in nearest if ctx.head(o).dep_ in ARGUMENTS or _is_agent(ctx.head(o))]
        rivals = {ctx.entity(o) for o in near} - {ctx.entity(o) for o in nearest}
        leads = any(ctx.head(o).dep_ in SUBJECTS and ctx.head(o).head.dep_ == "ROOT" for o in nearest)
        if rivals and not leads:
            return None  # "Saab delivered it. Roe said Embraer would build more. The firm ...": which?
    return nearest[0] if len({ctx.entity(o) for o in nearest}) == 1 else None


def _name_behind(ctx: Context, other: int) -> int:
    """What a pronoun or description goes back to in the end; itself where it goes back to nothing."""
    while (found := ctx.antecedents.get(other, other)) != other:
        other = found
    return other


def _is_agent(token: Token) -> bool:
    """ "built by Siemens"."""
    return token.dep_ == "pobj" and token.head.dep_ == "agent"
