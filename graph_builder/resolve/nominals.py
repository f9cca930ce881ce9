"""Noun phrases that refer back: "the prime minister", "the country", "the terrorist militia", "the deal".

Only what the text itself supports is joined: an apposition or a title said that the man is prime
minister, the earlier phrase has the same head. What has no antecedent is an entity of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graph_builder.resolve.context import MODIFIERS, SUBJECTS, coordinated
from graph_builder.resolve.groups import NationalGroup, group_key
from graph_builder.resolve.lexicon import synonyms, words
from graph_builder.resolve.memory import DOMINANCE, Phrase, owner_of, role_phrase
from graph_builder.resolve.pronouns import before
from graph_builder.resolve.salience import aged, body, company

if TYPE_CHECKING:
    from graph_builder.model import Label
    from graph_builder.resolve.context import Context
    from graph_builder.resolve.memory import Memory
    from graph_builder.syntax import Token


DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "our", "my"}
)
#: How many sentences back a bare definite phrase ("the country") may look.
REACH = 4
COUNTRY_HEADS = frozenset({"country", "nation"})
TOWN_HEADS = frozenset({"city", "town", "village"})
SOIL = frozenset({"soil", "territory"})
#: Plurals that mean one organization: "the militants" after the Taliban.
PEOPLE_OF_A_GROUP = frozenset({"militant", "insurgent", "jihadist", "extremist"})
#: Prepositions whose phrase tells one thing of a kind from another.
TELLING = frozenset({"to", "with", "between", "against", "by", "from", "for", "on", "about", "into"})
_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
LABEL_OF_PAIR: dict[str, Label] = {
    "country": "Place", "nation": "Place", "leader": "Person", "man": "Person", "woman": "Person",
    "president": "Person", "minister": "Person", "politician": "Person", "party": "Organization",
    "company": "Organization", "firm": "Organization", "group": "Organization", "city": "Place",
}  # fmt: skip


def antecedent(ctx: Context, memory: Memory, number: int) -> int | None:
    """The mention that a nominal goes back to, by the first rule that has an answer; learns on the way."""
    for rule in (
        counted,
        called,
        apposed,
        soil,
        owned_group,
        several,
        role,
        country,
        town,
        named_so,
        company,
        body,
        aged,
        force,
        same_phrase,
        shorter,
    ):
        found = rule(ctx, memory, number)
        if found is not None:
            return found if found != number else None
    return None


def is_definite(ctx: Context, number: int) -> bool:
    """ "the", a demonstrative, a possessive, or a named owner before it."""
    head = ctx.head(number)
    return any(t.lower_ in DEFINITE or t.dep_ == "poss" for t in head.lefts)


def is_bare(ctx: Context, number: int) -> bool:
    """The head with a determiner at most: "the country", "soldiers"."""
    return all(t.dep_ in {"det", "poss", "predet", "punct"} for t in ctx.head(number).lefts)


def counted(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "the number of soldiers" is the soldiers: annotation gave both the same short name."""
    head = ctx.head(number)
    for prep in head.rights:
        if prep.lower_ == "of" and prep.dep_ == "prep":
            for inner in prep.children:
                other = ctx.mention_at(inner)
                if other is not None and _same_name(ctx, number, other):
                    return other
    return None


def called(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "the Likud party", "the Wagner mercenary group", "the port city of Quelimane": the name in it."""
    head = ctx.head(number)
    if head.tag_ not in {"NN", "NNP"}:
        return None
    if head.lemma_.lower() in words("naming_heads.txt") and head.dep_ != "compound":
        before = [ctx.mention_at(t) for t in head.lefts if t.dep_ in {"compound", "nmod"}]
        named = [n for n in before if n is not None and ctx.mentions[n].kind == "name"]
        if len(named) == 1 and ctx.mentions[named[0]].label == ctx.mentions[number].label:
            memory.learn_role(ctx, named[0], head)
            return named[0]
    if head.lemma_.lower() in words("places_of.txt") and any(t.lower_ == "the" for t in head.lefts):
        of = [t for p in head.rights if p.lower_ == "of" and p.i == head.i + 1 for t in p.children]
        inside = [n for t in of if (n := ctx.mention_at(t)) is not None]
        if len(inside) == 1 and ctx.mentions[inside[0]].kind == "name":
            return inside[0] if ctx.mentions[inside[0]].label == "Place" else None
    return None


def _same_name(ctx: Context, number: int, other: int) -> bool:
    a, b = ctx.mentions[number], ctx.mentions[other]
    if b.kind == "name":
        return a.name == ctx.doc[b.start : b.end].text
    return b.kind == "nominal" and a.name is not None and a.name == b.name


def apposed(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "Fuad Hussein, the foreign minister", "the aid agency Oxfam": the name beside it."""
    head = ctx.head(number)
    beside = [head.head] if head.dep_ == "appos" else []
    beside += [child for child in head.children if child.dep_ == "appos"]
    for token in beside:
        name = ctx.mention_at(token)
        if name is None or ctx.mentions[name].kind != "name" or not _alike(ctx, number, name):
            continue
        low, high = sorted((head.i, token.i))
        if any(t.text in {":", ";", '"', "“", "”"} for t in ctx.doc[low:high]):
            continue  # the parser took two parts of the sentence for one
        memory.learn_role(ctx, name, head)
        return name
    return None


def _alike(ctx: Context, number: int, name: int) -> bool:
    """Labels that one thing can have."""
    pair = {ctx.mentions[number].label, ctx.mentions[name].label}
    return len(pair) == 1 or pair <= {"Organization", "Group"}


def soil(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "Iraqi soil" is Iraq."""
    head = ctx.head(number)
    owner = owner_of(ctx, head) if head.lemma_ in SOIL else None
    return owner if owner is not None and ctx.is_country(owner) else None


def owned_group(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "its remaining troops" of the United States are the US troops; "his government" is Ghani's."""
    head = ctx.head(number)
    if ctx.mentions[number].label not in {"Group", "Organization"}:
        return None
    for token in head.lefts:
        possessor = ctx.mention_at(token)
        owner = ctx.antecedents.get(possessor) if token.dep_ == "poss" and possessor is not None else None
        if owner is None or ctx.mentions[owner].label not in {"Place", "Person"}:
            continue
        group = NationalGroup(number, owner, head.lower_ in words("forces.txt"))
        key = group_key(ctx.doc, group, ctx.mentions, ctx.entity(owner))
        return memory.national.setdefault(key, number)
    return None


def several(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "both countries", "the two leaders": the last two coordinated names of that kind, as two arguments."""
    head = ctx.head(number)
    label = LABEL_OF_PAIR.get(head.lemma_.lower())
    if not label or not any(t.lower_ in {"both", "two"} for t in head.lefts):
        return None
    for pair in reversed(memory.pairs):
        if ctx.sentence(number) - ctx.sentence(pair[0]) > REACH:
            return None
        if all(ctx.mentions[n].label == label for n in pair):
            if label == "Place" and head.lemma_ in COUNTRY_HEADS and not all(ctx.is_country(n) for n in pair):
                continue
            ctx.plural[number] = pair
            return number
    return None


def role(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "the prime minister", "Malaysia's prime minister", "the militia": who was called so before."""
    head = ctx.head(number)
    if ctx.mentions[number].label not in {"Person", "Organization", "Group"} or not is_definite(ctx, number):
        return None
    if head.tag_ in {"NNS", "NNPS"} and head.lemma_.lower() not in PEOPLE_OF_A_GROUP:
        return None  # "these groups" are more than one
    if any(t.dep_ == "relcl" and ctx.doc[t.left_edge.i - 1].text != "," for t in head.rights):
        return None  # "the charity that feeds the poor": which one, is said
    known = memory.roles.get(head.lemma_.lower(), [])
    phrase, owner = role_phrase(ctx, head), owner_of(ctx, head)
    if phrase != head.lemma_.lower():
        known = [r for r in known if r.phrase == phrase]
    if owner is not None:
        known = [r for r in known if r.owner == ctx.entity(owner)]
    elif any(t.dep_ == "poss" for t in head.lefts) or _of_something(head):
        return None
    return _only_one(ctx, number, [r.number for r in known])


def _of_something(head: Token) -> bool:
    """ "the leader of the winning party": whose role it is, is said, if not by name."""
    return any(t.dep_ == "prep" and t.lower_ == "of" for t in head.rights)


def _only_one(ctx: Context, number: int, known: list[int]) -> int | None:
    """The latest, if nobody else was called so at all, or nobody else within reach."""
    if len({ctx.entity(n) for n in known}) > 1:
        known = [n for n in known if ctx.sentence(number) - ctx.sentence(n) <= REACH]
    return known[-1] if len({ctx.entity(n) for n in known}) == 1 else None


def country(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "the country": the last one named as a phrase of its own; "his country": that of his office."""
    head = ctx.head(number)
    if (
        head.lemma_ not in COUNTRY_HEADS
        or head.tag_ != "NN"
        or not is_bare(ctx, number)
        or not is_definite(ctx, number)
    ):
        return None
    for possessor in (t for t in head.lefts if t.dep_ == "poss"):
        person = ctx.mention_at(possessor)
        return memory.country_of.get(ctx.entity(person)) if person is not None else None
    near = _countries_before(ctx, memory, number)
    latest = max((ctx.sentence(n) for n in near), default=0)
    return _dominant(ctx, memory, [n for n in near if ctx.sentence(n) == latest])


def _countries_before(ctx: Context, memory: Memory, number: int) -> list[int]:
    """Country mentions within reach that stand alone and are no subject of the verb above."""
    verb = next((t.i for t in ctx.head(number).ancestors if t.pos_ in {"VERB", "AUX"}), None)
    found = []
    for other in reversed(memory.countries):
        if ctx.sentence(number) - ctx.sentence(other) > REACH:
            break
        token = ctx.head(other)
        below = ctx.sentence(other) == ctx.sentence(number) and _stands_in_subject(token)
        if token.dep_ not in MODIFIERS and not ((token.dep_ in SUBJECTS and token.head.i == verb) or below):
            found.append(other)
    return found


def _stands_in_subject(token: Token) -> bool:
    """ "Parties with ties to Iran want them to leave the country": Iran only tells which parties."""
    while token.dep_ in {"pobj", "prep", "conj"} and token.head != token:
        token = token.head
        if token.dep_ in SUBJECTS:
            return True
    return False


def _dominant(ctx: Context, memory: Memory, near: list[int]) -> int | None:
    """Of several countries in one sentence the one that the article is about, else none."""
    entities = {ctx.entity(n) for n in near}
    if len(entities) <= 1:
        return near[0] if near else None
    counts = Counter(ctx.entity(n) for n in memory.countries)
    first, second = sorted(entities, key=lambda e: (-counts[e], e))[:2]
    return (
        next(n for n in near if ctx.entity(n) == first)
        if counts[first] >= DOMINANCE * counts[second]
        else None
    )


def town(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "the city" after "fighting near Bakhmut": the one place of the nearest sentence that is no country."""
    head = ctx.head(number)
    if head.lemma_.lower() not in TOWN_HEADS or head.tag_ != "NN" or not is_bare(ctx, number):
        return None
    if not any(t.lower_ == "the" for t in head.lefts) or _owned(ctx, number) or _of_something(head):
        return None
    near = [o for o in before(ctx, number, REACH) if _may_be_town(ctx, o)]
    nearest = [o for o in near if ctx.sentence(o) == ctx.sentence(near[0])]
    return nearest[0] if len({ctx.entity(o) for o in nearest}) == 1 else None


def _may_be_town(ctx: Context, other: int) -> bool:
    """A name of a place that stands alone: no country, not the state behind "Springfield,"."""
    mention, token = ctx.mentions[other], ctx.head(other)
    if mention.kind != "name" or mention.label != "Place" or ctx.is_country(other):
        return False
    within = token.dep_ == "appos" and ctx.mention_at(token.head) is not None and token.pos_ == "PROPN" and (
        token.head.pos_ == "PROPN"
    )  # fmt: skip
    return token.dep_ not in MODIFIERS and not within


def named_so(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "the court" after "the Supreme Court", "the party" after "the Civic Party": the only such name."""
    head = ctx.head(number)
    if not is_bare(ctx, number) or not any(t.lower_ in {"the", "this"} for t in head.lefts):
        return None
    if _owned(ctx, number) or _of_something(head):  # "the trust of their families"
        return None
    forms = memory.named_so.get(head.lower_, {})
    if head.tag_ == "NNS" and any(ctx.mentions[n].label != "Group" for n in forms.values()):
        return None  # "the girls" are not the robot "Better Idea of Girls"
    return next(iter(forms.values())) if len({ctx.entity(n) for n in forms.values()}) == 1 else None


def force(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "The troops", "soldiers", "500 sailors and pilots"? no: the last national force with that head."""
    head = ctx.head(number).lower_
    if head not in words("forces.txt"):
        return None
    loose = words("force_modifiers.txt") | words("loose_modifiers.txt")
    lefts = [t for t in ctx.head(number).lefts if t.dep_ not in {"det", "predet", "punct", "nummod"}]
    if owner_of(ctx, ctx.head(number)) is not None:
        memory.forces.setdefault(head, []).append(number)
        return None
    if any(t.lower_ not in loose for t in lefts):
        return None
    if any(t.dep_ == "prep" and t.lower_ == "from" for t in ctx.head(number).rights):
        return None  # "soldiers from other countries"
    same = memory.forces.get(head) or (memory.forces.get("troops") or memory.forces.get("soldiers") or [])
    if head in {"forces", "military", "army", "personnel"} and not memory.forces.get(head):
        return None
    return same[-1] if len({ctx.entity(n) for n in same}) == 1 else None


def same_phrase(ctx: Context, memory: Memory, number: int) -> int | None:
    """The same normalised phrase again; an indefinite person or group ("a man") is a new one."""
    key = phrase_key(ctx, number)
    found = memory.phrases.get(key) if not _is_new(ctx, number) else None
    if found is None or ctx.mentions[number].label != "Group" or is_definite(ctx, number):
        return found
    return None if _is_counted(ctx, number) or _is_counted(ctx, found) else found


def _is_counted(ctx: Context, number: int) -> bool:
    """ "14 people", "tens of thousands of people": some of all that are called so."""
    mention = ctx.mentions[number]
    partitive = (mention.name or "").rpartition(" ")[2] != ctx.head(number).text
    return partitive or any(t.dep_ == "nummod" for t in ctx.head(number).lefts)


def shorter(ctx: Context, memory: Memory, number: int) -> int | None:
    """ "the attack" after "a bomb attack": the one earlier phrase with that head and these words."""
    key = phrase_key(ctx, number)
    found = None
    named = any(t.dep_ == "appos" and t.pos_ == "PROPN" for t in ctx.head(number).rights)  # "the site “Wiki”"
    if named:
        return None
    if is_definite(ctx, number) and not _owned(ctx, number) and not _one_of_several(ctx, number):
        found = memory.fuller(ctx, key)
    head = ctx.head(number)
    predicate = head.dep_ == "attr" and any(t.ent_type_ == "ORDINAL" for t in head.lefts)
    if found is None and not predicate:  # "Biden is the fourth president": nobody else to go back to
        memory.learn_phrase(number, key)
    return found


def _owned(ctx: Context, number: int) -> bool:
    """ "the trip to Paris", "the man who fell": it says itself which one; "of" is part of the key."""
    return any(_telling(t) for t in ctx.head(number).rights)


def _one_of_several(ctx: Context, number: int) -> bool:
    """ "the main mission", "the deadliest attack": a thing beside others of its kind."""
    telling = words("telling_modifiers.txt")
    return any(t.tag_ in {"JJS", "RBS"} or t.lower_ in telling for t in ctx.head(number).lefts)


def _telling(token: Token) -> bool:
    if token.dep_ == "prep":
        return token.lower_ in TELLING
    infinitive = any(t.lower_ == "to" and t.dep_ == "aux" for t in token.lefts)
    return token.dep_ in {"relcl", "acl"} and not infinitive


def phrase_key(ctx: Context, number: int) -> Phrase:
    """What a phrase is known by; a head's synonyms count as one: "deal" is keyed as "agreement"."""
    mention, head = ctx.mentions[number], ctx.head(number)
    lemma = head.lemma_.lower()
    owner, own_words = _owner(ctx, number)
    rest = [w for w in _WORD.findall((mention.name or "").lower()) if w != head.lower_ and w not in own_words]
    many = head.tag_ in {"NNS", "NNPS"}
    return Phrase(mention.label, many, synonyms().get(lemma, lemma), frozenset(rest), owner)


def _owner(ctx: Context, number: int) -> tuple[int | None, frozenset[str]]:
    """The entity to which the thing belongs, with the words that say so.

    An unresolved "his" is an owner that nothing else has.
    """
    head = ctx.head(number)
    for token in head.lefts:
        possessor = ctx.mention_at(token) if token.dep_ == "poss" else None
        if possessor is not None and ctx.mentions[possessor].kind == "pronoun":
            known = possessor in ctx.antecedents
            return (ctx.entity(possessor) if known else -1 - number), frozenset()
    named, group = owner_of(ctx, head), frozenset[str]()
    inner = next((t for p in head.rights if p.lower_ == "of" for t in p.children), None)
    if named is None and inner is not None and inner.lower_ in words("state_bodies.txt"):
        named, group = owner_of(ctx, inner), frozenset({inner.lower_})
    if named is None:
        return None, frozenset()
    own = {t.lower_ for t in ctx.doc[ctx.mentions[named].start : ctx.mentions[named].end]}
    return ctx.entity(named), frozenset(own | group | {"of", "s", "the"})


def _is_new(ctx: Context, number: int) -> bool:
    if ctx.mentions[number].label in {"Event", "Concept"}:
        return False
    return any(_indefinite(t) for t in ctx.head(number).lefts)


def _indefinite(token: Token) -> bool:
    return token.dep_ == "nummod" or token.lower_ in {"a", "an", "another", "some", "other"}


def learn_pairs(ctx: Context, memory: Memory, number: int) -> None:
    """Two coordinated names of one label, once their second is read: what "both" can mean."""
    token = ctx.head(number)
    if token.dep_ != "conj":
        return
    chain = [ctx.mention_at(t) for t in coordinated(token)]
    if len(chain) == 2 and None not in chain:
        first, second = (n for n in chain if n is not None)
        if second == number and ctx.mentions[first].kind == ctx.mentions[second].kind == "name":
            memory.pairs.append((first, second))
