"""Nominal and pronoun mentions: every noun phrase that can be an argument of a claim.

A phrase that is only a measure of time or an amount is none. The ``name`` is the shortest phrase
that still means the thing: "the 300 French troops based in Mali" -> "French troops", "a number of
foreign soldiers" -> "foreign soldiers", "the end of the combat mission" keeps its "of".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph_builder.annotate.borders import HYPHENS, PREFIXES
from graph_builder.annotate.lexicon import gazetteer, head_labels, lines, plain, plural_groups, words
from graph_builder.model import Label, TokenMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_builder.syntax import Doc, Token

ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "appos", "conj", "ROOT", "poss",
             "oprd", "agent", "nmod", "dep", "ccomp", "intj", "meta", "parataxis", "relcl", "acl", "xcomp",
             "advcl", "csubj", "pcomp"}  # fmt: skip
#: Dependents that belong to the short name, if they stand before the head.
PREMODIFIERS = {
    "amod",
    "compound",
    "nmod",
    "poss",
    "nummod",
    "punct",
    "advmod",
    "npadvmod",
    "quantmod",
    "case",
}
#: Partitives that leave a named thing what it is: "most of the IS".
WHOLE = {"most", "all", "much", "rest", "bulk"}
_AGE = re.compile(r"\b\d+-year-olds?$")
QUOTES = {'"', "“", "”", "'", "‘", "’", "``", "''"}


def find_nominals(doc: Doc, names: list[TokenMention]) -> list[TokenMention]:
    """Nominal mentions of the heads that are in no name."""
    inside = {i for m in names for i in range(m.start, m.end)}
    found = []
    for token in doc:
        if token.i not in inside and _is_argument(token):
            start, end = _extent(token)
            found.append(TokenMention(start, end, token.i, "nominal", label_of(token), short_name(token)))
    return found


def find_pronouns(doc: Doc) -> list[TokenMention]:
    """Personal, possessive and demonstrative pronouns. Only he and she tell a label."""
    forms = pronoun_forms()
    found = []
    for token in doc:
        form = forms.get(token.lower_)
        if _reciprocal(token):
            found.append(TokenMention(token.i - 1, token.i + 1, token.i, "pronoun"))
        elif (
            form and token.tag_ in {"PRP", "PRP$", "DT", "NN", "NNS", "CD"} and _stands_alone(token, form[2])
        ):
            label: Label | None = "Person" if form[2] in {"m", "f"} or form[:2] == ("1", "s") else None
            found.append(TokenMention(token.i, token.i + 1, token.i, "pronoun", label))
    return found


def _reciprocal(token: Token) -> bool:
    """ "each other", "one another"."""
    first = _RECIPROCAL.get(token.lower_)
    return first is not None and token.i > 0 and token.doc[token.i - 1].lower_ == first


_RECIPROCAL = {"other": "each", "another": "one"}


@cache
def pronoun_forms() -> dict[str, tuple[str, str, str]]:
    """Form -> (person, number, gender), see data/pronouns.tsv."""
    rows = (line.split("\t") for line in lines("pronouns.tsv"))
    return {form: (person, number, gender) for form, person, number, gender in rows}


def _stands_alone(token: Token, gender: str) -> bool:
    """A demonstrative before a noun is a determiner; "US" in capitals is a country."""
    if token.text in {"US", "IT"}:
        return False
    if gender == "d":
        return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and token.tag_ in {"DT", "NN", "NNS"}
    return token.tag_ in {"PRP", "PRP$"}


def _is_argument(token: Token) -> bool:
    """A noun that heads a phrase of its own, no measure of time, no amount; "the 37-year-old"."""
    if token.dep_ in ARGUMENTS and _is_aged(token):
        return True
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ not in ARGUMENTS or not token.text[0].isalpha():
        return False
    if token.lower_ in pronoun_forms() or token.like_url or _reciprocal(token) or _is_prefixed(token):
        return False
    if token.lemma_.lower() in words("time_heads.txt"):
        return False
    if token.lower_ == "person" and token.head.lower_ == "in" and not list(token.lefts):
        return False  # "attended in person"
    return token.ent_type_ not in {"DATE", "TIME", "PERCENT"}


def _is_prefixed(token: Token) -> bool:
    """ "pro-Beijing": an adjective, wherever the parse hangs it."""
    if token.i < 2 or token.doc[token.i - 1].text not in HYPHENS or token.pos_ != "PROPN":
        return False
    return token.doc[token.i - 2].lower_ in PREFIXES


def _is_aged(token: Token) -> bool:
    """ "37-year-old" as a noun, in one token or five."""
    if not token.text.endswith(("old", "olds", "\n")):  # spans cost more than words
        return False
    return bool(_AGE.search(token.doc[max(0, token.i - 4) : token.i + 1].text))


def _extent(token: Token) -> tuple[int, int]:
    """From the first premodifier to the head, and its "of" phrase."""
    left = [t.i for t in token.lefts if t.dep_ in PREMODIFIERS | {"det", "predet"}]
    start = min((t.left_edge.i for t in token.lefts if t.i in left), default=token.i)
    while start < token.i and (token.doc[start].is_punct or token.doc[start].is_space):
        start += 1
    end = max(t.i for t in (token, *_number_behind(token))) + 1
    of = _of_phrase(token)
    if of is not None:
        end = max(end, _extent(of)[1])
    return start, end


def _of_phrase(token: Token) -> Token | None:
    """The object of an "of" right behind the noun, or of a "for" or "on" that says which body it is."""
    if token.dep_ == "dobj" and token.head.lemma_.lower() in words("verbs_with_of.txt"):
        return None  # "accused diplomats of blackmail"
    for prep in token.rights:
        if prep.dep_ == "prep" and prep.i == token.i + 1 and (prep.lower_ == "of" or _says_which_body(prep)):
            found = next((t for t in prep.rights if t.dep_ == "pobj" and t.pos_ in {"NOUN", "PROPN"}), None)
            return found if found is None or not _opens_title(prep, found) else None
    return None


def _opens_title(prep: Token, noun: Token) -> bool:
    """ "curator of “Ann Roe: Photographs”": a title that goes on behind the noun."""
    quoted = prep.doc[prep.i + 1].text in QUOTES
    after = noun.doc[noun.right_edge.i : noun.right_edge.i + 2]
    return quoted and any(t.text == ":" for t in after)


def _says_which_body(prep: Token) -> bool:
    """ "the council for national reconciliation", "the committee on ethics": its whole name."""
    noun = prep.head.lemma_.lower()
    return (
        noun in words("bodies.txt")
        if prep.lower_ == "for"
        else (prep.lower_ == "on" and noun in words("bodies_on.txt"))
    )


def label_of(token: Token) -> Label:
    """The label that a head noun gives; partitives have that of what they count."""
    of = _of_phrase(token)
    if of is not None and _counts(token, of):
        return label_of(of)
    lemma = token.lemma_.lower()
    label = head_labels().get(lemma) or head_labels().get(token.lower_)
    label = label or head_labels().get(lemma.rpartition("-")[2])  # a co-founder is a founder
    known = gazetteer().get(plain(token.text))
    if known and known.demonym:
        label = "Person"  # "an American", "three Iraqis"
    if _is_aged(token):
        label = "Person"
    many = token.tag_ in {"NNS", "NNPS"}
    if many and (label == "Person" or token.lemma_.lower() in plural_groups()):
        return "Group"
    return label or "Concept"


def _counts(token: Token, of: Token) -> bool:
    """Does the head only count what follows? Part of a named thing is another thing, most of it is not."""
    if of.pos_ == "PROPN" or of.ent_type_:
        return token.lower_ in WHOLE
    return token.lower_ in words("partitives.txt") or token.lemma_.lower() in words("partitives.txt")


def short_name(token: Token) -> str:
    """The normalised phrase of a noun: what stays of it, in the text's words."""
    of = _of_phrase(token)
    if of is not None and _counts(token, of):
        return short_name(of)
    kept = list(_kept(token))
    recased = token.doc.recased
    text = ""
    done = _done_to_object(token)
    for t, after in zip(kept, [*kept[1:], None], strict=True):
        joined = after is not None and t.i + 1 == after.i and not t.whitespace_
        text += recased.get(t.i, t.text) + ("" if joined or after is None else " ")
    if kept[0].is_sent_start and kept[0].text.istitle() and not _keeps_capital(kept[0]):
        text = text[0].lower() + text[1:]
    if of is not None:
        none = any(t.dep_ == "det" and t.lower_ == "no" for t in of.lefts)  # "a motion of no confidence"
        text += f" {of.head.lower_} no " * none + f" {of.head.lower_} " * (not none) + short_name(of)
    if done:
        text += f" of {done}"
    return " ".join(text.split())


def _done_to_object(token: Token) -> str:
    """ "threats of claims being withdrawn": what is threatened is the whole of it."""
    for prep in token.rights:
        for verb in prep.rights if prep.lower_ == "of" and prep.i == token.i + 1 else ():
            subjects = [t for t in verb.lefts if t.dep_ == "nsubjpass"]
            if verb.dep_ == "pcomp" and subjects:
                return f"{short_name(subjects[0])} being {verb.lower_}"
    return ""


def _keeps_capital(token: Token) -> bool:
    """A name, or the adjective of one: "Iraqi voters" keep it at the start of a sentence and inside."""
    return token.pos_ == "PROPN" or plain(token.text) in gazetteer()


def _kept(token: Token) -> Iterator[Token]:
    """The head and the premodifiers that say what it is, in order."""
    dropped = words("evaluative.txt")
    for child in token.lefts:
        loose = child.lower_ in dropped and not (_ranks(child) or _is_acronym(child))
        loose = loose or (
            child.lower_ == "former" and label_of(token) == "Person"
        )  # the claim's time says so
        if child.dep_ not in PREMODIFIERS or loose:
            continue
        if _is_dimension(child) or _is_record(child):
            continue
        if _is_quantity(child) and not (_is_unit(token) or _ranks(child) or _is_hyphenated(child)):
            continue
        if child.dep_ == "poss" and child.pos_ not in {"PROPN", "NOUN"}:
            continue
        if child.dep_ in {"punct", "advmod"} and child.text not in {"-", "–"}:
            continue
        yield from (
            t
            for t in child.subtree
            if t.text not in QUOTES
            and not t.is_space
            and (t.pos_ != "DET" or _is_hyphenated(t))
            and t.tag_ != "WDT"
        )
    yield token
    yield from _number_behind(token)


def _is_dimension(adjective: Token) -> bool:
    """ "a 15 meter high pig": without its measure "high" says something else."""
    before = adjective.doc[adjective.i - 1] if adjective.i else adjective
    measured = before.lemma_.lower() in words("units.txt") or before.ent_type_ == "QUANTITY"
    return adjective.dep_ == "amod" and adjective.lower_ in words("dimensions.txt") and measured


def _is_record(adjective: Token) -> bool:
    """ "a record 45,756 migrants": it is the number that is a record."""
    after = adjective.doc[adjective.i + 1 : adjective.i + 2]
    return adjective.lower_ == "record" and any(t.tag_ == "CD" for t in after)


def _is_hyphenated(child: Token) -> bool:
    """ "half-time", "two-thirds": a part of the word."""
    after = child.doc[child.i + 1 : child.i + 2]
    return not child.whitespace_ and any(t.text in HYPHENS for t in after)


def _number_behind(token: Token) -> list[Token]:
    """ "number one", "phase two", "number 3": the number is part of the name."""
    behind = [c for c in token.rights if c.dep_ == "nummod" and c.i == token.i + 1]
    return [c for c in behind if c.is_alpha or token.lemma_.lower() in words("numbered_nouns.txt")]


def _ranks(ordinal: Token) -> bool:
    """ "the second lowest grade" is not the lowest."""
    after = ordinal.doc[ordinal.i + 1 : ordinal.i + 2]
    return ordinal.ent_type_ == "ORDINAL" and any(t.tag_ == "JJS" and t.head == ordinal.head for t in after)


def _is_unit(token: Token) -> bool:
    """A measure says nothing without its number: "4.70 euros"."""
    return token.lemma_.lower() in words("units.txt")


def _is_acronym(token: Token) -> bool:
    """ "the FIRST robotics competition": no ordinal."""
    return token.is_upper and len(token) > 1 and token.is_alpha and not token.head.is_upper


def _is_quantity(token: Token) -> bool:
    if _is_acronym(token):
        return False
    return (
        token.dep_ in {"nummod", "quantmod"}
        or (token.like_num and token.ent_type_ != "ORDINAL")
        or token.ent_type_ in {"CARDINAL", "QUANTITY"}
    )
