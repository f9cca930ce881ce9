"""Noun phrases and prepositions on the parse: which tokens belong to an argument.

Dependency labels are those of the ClearNLP scheme that spaCy's English models use
(https://github.com/clir/clearnlp-guidelines, Apache-2.0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from graph_builder.extract.lexicon import words

if TYPE_CHECKING:
    from graph_builder.syntax import Token

#: Which prepositional phrases behind the head stay in a phrase: none, those with "of", or all.
Reach = Literal["none", "of", "all"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
VERBS = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "ADV"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
QUOTES = frozenset({"``", "''", '"', "“", "”", "‘", "’", "`", "'"})

_BEFORE_HEAD = frozenset(
    [
        "compound",
        "nmod",
        "amod",
        "poss",
        "nummod",
        "quantmod",
        "advmod",
        "npadvmod",
        "det",
        "predet",
        "case",
        "neg",
    ]
)
_CLAUSES = frozenset(["relcl", "acl", "appos", "advcl", "ccomp", "parataxis", "dep", "meta", "intj"])
_COORDINATION = frozenset({"cc", "conj", "preconj"})


def in_order(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens once each, as they stand in the sentence."""
    return tuple(sorted(set(tokens), key=attrgetter("i")))


_PAIRS = {"``": "''", "“": "”", '"': '"', "‘": "’", "(": ")", "-LRB-": "-RRB-", "[": "]"}
_SYMBOLS = frozenset("#%$£€")


def trimmed(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Without punctuation at either end; marks that come in pairs stay where both are inside.

    A closing quotation mark that the parse hangs elsewhere is taken in.
    """
    kept = _closed(list(tokens))
    while kept and _strippable(kept[-1]) and not any(_PAIRS.get(t.text) == kept[-1].text for t in kept[:-1]):
        kept.pop()
    while kept and _strippable(kept[0]) and not any(_PAIRS.get(kept[0].text) == t.text for t in kept[1:]):
        kept.pop(0)
    return tuple(kept)


def _strippable(token: Token) -> bool:
    return (token.is_punct or token.tag_ == ":" or token.text in QUOTES) and token.text not in _SYMBOLS


def _closed(tokens: list[Token]) -> list[Token]:
    opened = [t for t in tokens if t.text in ("``", "“")]
    if opened and not any(t.text == _PAIRS[opened[-1].text] for t in tokens):
        last = tokens[-1]
        if last.i + 1 < len(last.doc) and last.doc[last.i + 1].text == _PAIRS[opened[-1].text]:
            return [*tokens, last.doc[last.i + 1]]
    return tokens


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents with one of the labels, in order."""
    own = token.children
    return [child for child in own if child.dep_ in labels] if own else []


def is_verb(token: Token) -> bool:
    """A token that can head a clause."""
    return token.pos_ in VERBS or token.tag_.startswith("VB")


def is_bare(head: Token) -> bool:
    """ "take place", "lose ground": a noun alone that makes one word with its verb."""
    return head.tag_ == "NN" and not list(head.lefts)


def conjuncts(head: Token) -> list[Token]:
    """The head and whatever is coordinated with it, in order ("the US, Iraq and Iran")."""
    found = [head]
    for child in (*children(head, "conj"), *_cut_off(head), *_joined_to_number(head)):
        if not (_one_name(head, child) or _is_no_number(head, child)):
            found += conjuncts(child)
    return found


def _is_no_number(head: Token, child: Token) -> bool:
    """ "a population of 9,300 and an area of 40 acres": the area stands beside the population."""
    number = head.tag_ == "CD" and head.dep_ == "pobj" and head.head.lower_ == "of"
    return number and child.pos_ == "NOUN" and bool(children(child, "det"))


def _joined_to_number(head: Token) -> list[Token]:
    of = [p for p in children(head, "prep") if p.lower_ == "of"] if head.pos_ == "NOUN" else []
    numbers = [n for p in of for n in children(p, "pobj") if n.tag_ == "CD"]
    return [c for n in numbers for c in children(n, "conj") if _is_no_number(n, c)]


def _cut_off(head: Token) -> list[Token]:
    """ "blames it on poor roads and a lack of staff": the parse joins the lack to the verb."""
    verb = head.head if is_verb(head.head) else head.head.head
    after = head.right_edge.i + 1
    if head.dep_ not in ("dobj", "pobj", "attr") or not is_verb(verb) or after >= len(head.doc):
        return []
    joint = head.doc[after]
    if joint.dep_ != "cc" or joint.head != verb or is_verb(head):
        return []
    joined = [c for c in children(verb, "conj") if c.left_edge.i == after + 1]
    return [c for c in joined if c.pos_ in ("NOUN", "PROPN") and not children(c, *SUBJECTS, "cop")]


def _one_name(first: Token, second: Token) -> bool:
    """ "the Association of Science Educators and Skeptics" is one name."""
    span = first.doc[first.i : second.i + 1]
    if [t.text for t in span[1:-1]] == [","] and first.ent_iob_ == "B" and not _is_inside(second):
        return False  # "Salah, Mane and Firmino"
    return bool(first.ent_type_) and all(
        t.ent_type_ == first.ent_type_ and (t.ent_iob_ == "I" or t.i == first.i) for t in span
    )


def _is_inside(word: Token) -> bool:
    """The name goes on behind it: "Clifford, Chance and Co."."""
    after = word.doc[word.i + 1 : word.i + 2]
    return any(t.ent_iob_ == "I" for t in after)


def excepted(head: Token) -> Token | None:
    """ "nothing but X", "no one but X", "none other than X", "anything but X": X is what it comes down to."""
    bare = {"nothing", "nobody", "none", "anything"}
    no_one = head.lower_ == "one" and any(c.lower_ == "no" for c in head.children)
    if head.lower_ not in bare and not no_one:
        return None
    beside = [*head.children, *(c for other in children(head, "amod") for c in other.children)]
    beside += [c for c in head.head.children if c.i == head.i + 1]
    for preposition in beside:
        if preposition.lower_ in ("but", "than", "except") and preposition.dep_ == "prep":
            return next(iter(children(preposition, "pobj")), None)
    return None


def phrase(head: Token, reach: Reach = "of") -> tuple[Token, ...]:
    """The tokens of one noun phrase without what is coordinated with it and without its clauses.

    "the end of the mission that began in 2003": ``the end`` (none), ``the end of the mission`` (of).
    """
    return in_order([*_tokens(head, reach), *_rest_of_date(head)])


def _rest_of_date(head: Token) -> Iterator[Token]:
    """ "on December 31, 1963": the year belongs to the date, wherever the parse hangs it."""
    if head.ent_type_ != "DATE" or head.pos_ != "PROPN":
        return
    for at in range(head.i + 1, min(head.i + 5, len(head.doc))):
        token = head.doc[at]
        if token.ent_type_ != "DATE" or token.ent_iob_ != "I" or token.pos_ not in ("NUM", "PUNCT"):
            return
        yield token


def _tokens(head: Token, reach: Reach) -> Iterator[Token]:
    yield head
    for child in head.children:
        yield from _dependent(head, child, reach)


def _dependent(head: Token, child: Token, reach: Reach) -> Iterator[Token]:
    label = child.dep_
    if label in _BEFORE_HEAD:
        if not (child.i > head.i and _is_apart(head, child)):
            yield from child.subtree
    elif label in ("prep", "agent"):
        if is_stray(child):
            return
        if child.i > head.i and reach != "none" and (reach == "all" or child.lower_ == "of"):
            yield from _prepositional(child, reach)
    elif label == "punct":
        if child.text in ("-", "–") or (child.text in QUOTES and _quotes_phrase(head, child)):
            yield child
    elif label in _COORDINATION:
        named = any(_one_name(head, c) for c in children(head, "conj"))
        both = child.dep_ == "preconj" and child.lower_ in ("both", "either")
        if (child.i < head.i and not both) or (named and label in ("cc", "conj")):
            yield from child.subtree
    elif label not in _CLAUSES:
        yield from child.subtree


def _is_apart(head: Token, adverb: Token) -> bool:
    """ "the champion, now 34", "the champion also", "15 billion, well short of": no part of it."""
    between = head.doc[head.i : adverb.i]
    stray = adverb.dep_ == "advmod" and adverb.lower_ in words("grammar", "stray_adverbs")
    return stray or any(t.text == "," for t in between)


def _quotes_phrase(head: Token, mark: Token) -> bool:
    return abs(mark.i - head.i) < 8


def _prepositional(preposition: Token, reach: Reach) -> Iterator[Token]:
    if not children(preposition, "pobj", "pcomp", "prep"):
        return
    yield preposition
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from _tokens(child, reach)
        elif child.dep_ in ("pcomp", "prep", "advmod"):
            yield from child.subtree


def is_added(modifier: Token) -> bool:
    """ "the bank, which closed", "the bank - founded in 1910 -": a clause that tells more of what is known.

    "the bank that closed" tells which bank it is.
    """
    if modifier.dep_ not in ("relcl", "acl"):
        return False
    before = modifier.left_edge.i - 1
    return before >= 0 and modifier.doc[before].is_punct and modifier.doc[before].text not in QUOTES


def whole(head: Token) -> tuple[Token, ...]:
    """The phrase with all that tells which one it is, and everything coordinated with it."""
    apart = _CLAUSES - {"relcl", "acl"}
    dropped = {
        t
        for child in head.subtree
        if child != head and (child.dep_ in apart or is_added(child) or is_stray(child))
        for t in child.subtree
    }
    return in_order(t for t in head.subtree if t not in dropped)


def distributed(head: Token, reach: Reach = "of") -> list[tuple[Token, ...]]:
    """One phrase for each conjunct, and for each of several coordinated modifiers.

    "hearing and vision screening" -> "hearing screening", "vision screening".
    """
    return [words_ for _, words_ in by_conjunct(head, reach)]


def by_conjunct(head: Token, reach: Reach = "of") -> list[tuple[Token, tuple[Token, ...]]]:
    """The phrases of ``distributed``, each with its head."""
    if is_verb(head) and head.dep_ in ("csubj", "csubjpass", "pcomp", "ccomp"):
        return [(head, in_order(head.subtree))]
    heads = [
        c for c in conjuncts(head) if c == head or c.pos_ in NOMINAL or head.pos_ not in ("NOUN", "PROPN")
    ]
    return [
        (one, in_order([*nor(one), *variant]))
        for one in heads
        for variant in by_modifier(one, with_name(one, phrase(one, reach)))
    ]


def nor(conjunct: Token) -> list[Token]:
    """ "neither Paris nor Rome": the "nor" that denies the second of two stays with it."""
    joints = [c for c in children(conjunct.head, "cc") if c.i < conjunct.i] if conjunct.dep_ == "conj" else []
    return [c for c in joints[-1:] if c.lower_ == "nor"]


def with_name(head: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "the engineer Karl Weiss", "the film “Night Train”": a name without a comma belongs to the phrase."""
    for name in children(head, "appos"):
        first = min(t.i for t in name.subtree if t.text not in QUOTES)
        between = head.doc[head.i + 1 : first]
        if head.pos_ == "NOUN" and name.pos_ == "PROPN" and all(t.text in QUOTES for t in between):
            return in_order([*tokens, *phrase(name, "none")])
    return tokens


def by_modifier(head: Token, tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The phrase once for each of several coordinated modifiers of its head, or as it is."""
    borrowed = _borrowed(head)
    if borrowed:
        return [in_order([head, *borrowed])]
    for modifier in children(head, "amod", "compound", "nmod"):
        group = conjuncts(modifier)
        if len(group) > 1 and all(m.i < head.i for m in group):
            inside = set(modifier.subtree) | {t for t in tokens if t.lower_ in ("both", "either", "neither")}
            return [tuple(t for t in tokens if t not in inside or t in _alone(m)) for m in group]
    return [tokens]


def _borrowed(head: Token) -> tuple[Token, ...]:
    """ "Old and new houses", where the parse takes "old" for a thing: it borrows the houses."""
    if head.tag_ != "JJ" or any(c.dep_ not in ("cc", "conj", "punct", "preconj") for c in head.children):
        return ()
    nouns = [c for c in conjuncts(head)[1:] if c.tag_ in ("NN", "NNS") and children(c, "amod")]
    if not nouns:
        return ()
    own = {t for c in children(nouns[0], "amod", "cc", "conj") for t in c.subtree}
    return tuple(t for t in phrase(nouns[0], "of") if t not in own)


def _alone(modifier: Token) -> set[Token]:
    """A modifier without what is coordinated with it: "Cub Scout" of "both Scout and Cub Scout camps"."""
    apart = children(modifier, "cc", "conj", "punct", "preconj")
    apart += [c for c in children(modifier, "det") if c.lower_ in ("both", "either", "neither")]
    return set(modifier.subtree) - {t for c in apart for t in c.subtree}


def preposition(token: Token) -> tuple[Token, ...]:
    """A preposition with the words that make one with it ("because of", "out of", "instead of")."""
    found = [token]
    for child in token.children:
        if (
            child.dep_ == "advmod"
            and child.i == token.i - 1
            and child.lower_ in words("grammar", "preposition_starts")
        ):
            found.append(child)
        elif child.dep_ in ("prep", "pcomp", "fixed") and child.pos_ in ("ADP", "SCONJ"):
            found += preposition(child)
    return in_order(found)


def directed(prep: Token) -> tuple[Token, ...]:
    """The preposition with an adverb of direction before it: "north of the border", "back to Rome"."""
    return (prep.head, *preposition(prep)) if is_directed(prep) else preposition(prep)


def is_directed(prep: Token) -> bool:
    """The preposition stands under an adverb of direction of a verb."""
    adverb = prep.head
    beside = adverb.dep_ == "advmod" and adverb.i == prep.i - 1 and is_verb(adverb.head)
    return beside and adverb.i > adverb.head.i and adverb.lower_ in words("grammar", "directions")


def objects_of(token: Token) -> list[Token]:
    """The heads of what a preposition governs, through a second preposition ("from behind the wall")."""
    found = []
    for child in token.children:
        if child.dep_ == "pobj" or (child.dep_ == "pcomp" and is_verb(child)):
            found.append(child)
        elif child.dep_ in ("prep", "pcomp") and child.pos_ in ("ADP", "SCONJ"):
            found += objects_of(child)
    return found


def prepositions_of(head: Token) -> list[Token]:
    """The prepositional phrases behind a noun or adjective, or on either side of a verb."""
    found = [
        child
        for child in children(head, "prep", "agent")
        if child.i > head.i or (child.dep_ == "prep" and head.pos_ in VERBS)
    ]
    together = [one for prep in found for one in (prep, *children(prep, "conj"))]
    return [one for one in together if one.pos_ in ("ADP", "SCONJ") and not is_stray(one)]


# --- prepositional phrases that the parse hangs too low ---------------------------------------------------


def is_stray(prep: Token) -> bool:
    """It hangs on a noun, and belongs to the verb above."""
    return prep.dep_ in ("prep", "agent") and verb_of_stray(prep) is not None


def strays(verb: Token) -> list[Token]:
    """The prepositional phrases of the verb that the parse hangs on one of its nouns."""
    inside = (t for c in children(verb, "prep", "dobj", "attr", "oprd") for t in c.subtree)
    return [t for t in inside if t.dep_ in ("prep", "agent") and verb_of_stray(t) == verb]


def verb_of_stray(prep: Token) -> Token | None:
    """The verb of a prepositional phrase that the parse hangs on a noun; None where it belongs there."""
    noun = prep.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i > prep.i:
        return None
    if prep.lower_ == "of":
        return noun.head if _is_taken_from(noun, prep) else None
    if prep.lower_ == "by":
        return _passive_above(noun) if _is_doer(prep) else None
    if prep.lower_ in ("in", "on", "since", "until", "during") and noun.ent_type_ in _NAMED:
        dated = any(o.ent_type_ == "DATE" and o.pos_ in ("PROPN", "NUM") for o in objects_of(prep))
        return _verb_above(noun) if dated else None
    return None


def _is_taken_from(noun: Token, prep: Token) -> bool:
    """ "defrauded clients of 9 million", "accused the firm of fraud"; but "accused the king of Spain"."""
    deprived = noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("grammar", "verbs_with_of")
    objects = objects_of(prep)
    return deprived and bool(objects) and not any(o.ent_type_ in _NAMED for o in objects)


#: Names that no date belongs to: "married Anna in 1918".
_NAMED = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG", "NORP"})


def _is_doer(prep: Token) -> bool:
    """Somebody, not a measure, and the noun is nothing that somebody made: "seen in a film by Varda"."""
    works = prep.head.lemma_.lower() in words("grammar", "works")
    return not works and any(not is_verb(o) and not o.like_num for o in objects_of(prep))


def _passive_above(noun: Token) -> Token | None:
    """ "was succeeded as chairman by Ortiz": a passive verb that nobody else does."""
    verb = noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or not is_verb(verb) or verb.tag_ != "VBN" or children(verb, "agent"):
        return None
    passive = children(verb, "auxpass") or verb.dep_ == "acl"
    return verb if passive and noun.head.lower_ in words("grammar", "circumstances") else None


def _verb_above(noun: Token) -> Token | None:
    """The verb whose object or adverbial the name is, or that of a phrase it stands in."""
    above = noun
    while above.dep_ in ("pobj", "prep", "agent", "dobj", "conj", "attr", "oprd") and above.head != above:
        above = above.head
        if is_verb(above):
            return above
    return None
