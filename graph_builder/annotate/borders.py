"""Where a name begins and ends: without titles, determiners, possessive marks and stray punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph_builder.annotate.english import is_adjective, is_word_of_dictionary
from graph_builder.annotate.lexicon import ending_labels, gazetteer, plain, words
from graph_builder.annotate.listed import is_firm, is_given_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_builder.syntax import Doc, Token

HYPHENS = frozenset({"-", "‐", "‑", "–"})
#: "the Supreme Court of|Sweden": what the model ends a name with, and no name does.
_PREPOSITIONS = frozenset({"of", "for", "in", "on", "at", "to", "by", "with", "from"})
_BRACKETS = frozenset("()[]")
_DASHES = frozenset({"-", "–", "—", "--"})
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
#: Letters behind a person's name that are no part of it.
POSTNOMINALS = frozenset({"KC", "QC", "MP", "MEP", "MSP", "PhD", "OBE", "MBE", "CBE"})
_O = re.compile(r"[OD]['’][A-Z]")  # O'Neil
PREFIXES = frozenset({"pro", "anti", "non", "post", "pre", "ex", "mid", "pan"})


def pieces(doc: Doc, start: int, end: int, person: bool) -> Iterator[tuple[int, int]]:
    """The names within tokens ``start:end``: titles between two names part them.

    "State Department Spokesperson Jeff Rathke" holds two. ``person``: the span is said to name a
    person, so that titles that also begin names of things ("General") count.
    """
    while _broken_off(doc, start, end):
        end += 1
    end = _behind_particles(doc, end) if person else end
    while end < len(doc) - 1 and _glued(doc, end):
        end += 2
    start = _with_particle(doc, start)
    at = start
    while at < end:
        stop = at
        while stop < end and not (_titles_from(doc, at, stop, end, person) or _parts(doc, at, stop)):
            stop += 1
        yield from _trimmed(doc, at, stop)
        at = stop + (_title_run(doc, stop, end, person) or 1)


def _titles_from(doc: Doc, start: int, at: int, end: int, person: bool) -> int:
    """How many titles stand there; none where the word ends a person's name: "Stephanie Pope", "Hun Sen"."""
    run = _title_run(doc, at, end, person)
    surname = person and run == 1 and at == end - 1 == start + 1 and doc[at].text.istitle()
    return 0 if surname and doc[start].text.istitle() else run


def _parts(doc: Doc, start: int, at: int) -> bool:
    """A comma or bracket between two names, or the verb of "Macron hosts Scholz"."""
    token = doc[at]
    if token.text in _BRACKETS:
        return True
    if _stands_in(doc, start, at) or _is_of_another(doc, start, at):
        return True
    verb = token.text.islower() and token.tag_ in {"VBZ", "VBD", "VBP"}
    return (verb and any(t.dep_ == "nsubj" for t in token.lefts)) or _ends_in_list(doc, start, at)


def _is_of_another(doc: Doc, start: int, at: int) -> bool:
    """ "Ida Norvan|of Syriza", "Telefonica|of Spain", "League|of Ida Norvan", "Celotex|of systematic fraud":
    behind the "of" stands what is no part of the name before it."""
    if doc[at].text != "of" or at == start or at + 1 >= len(doc):
        return False
    after = doc[at + 1]
    person = at - start > 1 and is_given_name(doc[start].text) and doc[at - 1].ent_type_ == "PERSON"
    whole = at + 2 < len(doc) and is_given_name(after.text) and doc[at + 2].tag_ == "NNP"
    firm = is_firm(plain(doc[start:at].text))
    return person or whole or firm or (after.text.islower() and after.pos_ in {"ADJ", "NOUN", "VERB"})


def _stands_in(doc: Doc, start: int, at: int) -> bool:
    """ "a meeting called by Oburu|in Kisumu": a word of no dictionary, then where; not "Church in Wales"."""
    if at != start + 1 or at + 1 >= len(doc) or doc[at].text not in {"in", "at"}:
        return False
    return (
        doc[at + 1].text.istitle()
        and doc[start].text.istitle()
        and not is_word_of_dictionary(doc[start].lower_)
    )


def _ends_in_list(doc: Doc, start: int, at: int) -> bool:
    """The comma of "Salah, Mane and Firmino" parts two names, that of a "Department of Health, ..." none."""
    comma = doc[at].text == "," and at + 1 < len(doc) and all(t.pos_ == "PROPN" for t in doc[start:at])
    return comma and doc[at + 1].dep_ == "conj" and doc[at + 1].head.i == at - 1


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    if (
        _describes_place(doc, start, end)
        or _opens_with_trade(doc, start, end)
        or _ends_title(doc, start, end)
    ):
        start += 1
    while start < end and (outside(doc[start]) or asks(doc, start, end) or _prefixed(doc, start, end)):
        start += 3 if _prefixed(doc, start, end) else 1
    while end - start > 2 and doc[end - 1].text in POSTNOMINALS:
        end -= 1
    while start < end and (
        outside(doc[end - 1])
        or _full_stop(doc, start, end)
        or _possessive(doc[end - 1])
        or doc[end - 1].text in _PREPOSITIONS
    ):
        end -= 1
    while start < end and (score := _score(doc, start, end)):
        end -= score
    end = _before_title(doc, start, _before_cut(doc, start, end))
    if start < end and names_something(doc, start, end):
        yield start, end


def _before_cut(doc: Doc, start: int, end: int) -> int:
    """ "Scientology on French|television": a name doesn't end between an adjective and its noun."""
    last = doc[end - 1] if end > start else doc[start]
    known = gazetteer().get(plain(last.text))
    if end >= len(doc) or last.dep_ != "amod" or last.head.i < end or known is None or not known.demonym:
        return end
    prepositions = [i for i in range(start + 1, end) if doc[i].dep_ == "prep" and doc[i].text.islower()]
    return prepositions[-1] if prepositions and last.head.head.i == prepositions[-1] else end


def _before_title(doc: Doc, start: int, end: int) -> int:
    """ "Labour Party of Finance|Minister Jens Stoltenberg": the first word of a title ends no name."""
    cut = (
        end - start > 1
        and end < len(doc)
        and doc[end].text.istitle()
        and doc[end].lower_ in words("titles.txt")
    )
    if not cut or doc[end - 1].lower_ not in words("title_modifiers.txt"):
        return end
    end -= 1
    while end > start and doc[end - 1].lower_ in _PREPOSITIONS:
        end -= 1
    return end


def _describes_place(doc: Doc, start: int, end: int) -> bool:
    """ "Neighboring Zambia" at the start of a sentence."""
    first = doc[start]
    if end - start < 2 or not first.is_sent_start or not is_adjective(first.lower_):
        return False
    known = gazetteer()
    whole, rest = plain(doc[start:end].text), plain(doc[start + 1 : end].text)
    return whole not in known and rest in known and first.lower_ not in words("place_modifiers.txt")


def _opens_with_trade(doc: Doc, start: int, end: int) -> bool:
    """ "Billionaire Musk", "(Reuters) - Planemaker Boeing": at the start of a sentence, or behind the dash of
    a dateline, a word that names nobody."""
    opens = end - start > 1 and (doc[start].is_sent_start or doc[start - 1].text in _DASHES)
    return bool(opens and doc[start].lower_ in words("trades_before_names.txt"))


def _ends_title(doc: Doc, start: int, end: int) -> bool:
    """ "Secretary of|State Pompeo", "Minister of|Finance Norvan": the last word of a title before a name."""
    if end - start < 2 or start < 2 or doc[start - 1].lower_ != "of":
        return False
    title = doc[start - 2].text.istitle() and doc[start - 2].lower_ in words("titles.txt")
    return (
        title
        and doc[start].lower_ in words("title_modifiers.txt") | {"state"}
        and doc[end - 1].text.istitle()
    )


def asks(doc: Doc, start: int, end: int) -> bool:
    """ "Will Germany" at the start of a question: the verb, then a country."""
    verb = (
        end - start > 1 and doc[start].is_sent_start and doc[start].lower_ in ("will", "may", "might", "can")
    )
    if not verb or plain(doc[start + 1].text) not in gazetteer():
        return False
    return any(t.text == "?" for t in doc[start].sent)


def _score(doc: Doc, start: int, end: int) -> int:
    """How many tokens of a score stand at the end: "Rafael Nadal 6-4"."""
    for length in (1, 3):
        if end - length > start and _SCORE.fullmatch("".join(t.text for t in doc[end - length : end])):
            return length
    return 0


def _prefixed(doc: Doc, start: int, end: int) -> bool:
    """ "Pan-democrat" in "Pan-democrat Gary Fan": a hyphenated common word before the name."""
    if end - start < 4 or doc[start + 1].text not in HYPHENS or doc[start].whitespace_:
        return False
    after = doc[start + 2]
    return (
        after.text.islower()
        and after.lower_ not in words("particles.txt")
        and doc[start + 3].text[0].isupper()
    )


def _title_run(doc: Doc, at: int, end: int, person: bool) -> int:
    """How many tokens from ``at`` are modifiers followed by titles, 0 where no title is reached."""
    titles, modifiers = words("titles.txt"), words("title_modifiers.txt")
    reached, i = 0, at
    while i < end:
        low = doc[i].lower_
        if (
            (low in titles or low.endswith("ologist"))
            and not _hyphenated(doc, i, end)
            and not (i == at and end - i == 2 and low in words("given_names.txt"))  # "Dean Kamen"
            and (
                person or low not in words("titles_in_names.txt") or i > at or _before_whole_name(doc, i, end)
            )
        ):
            reached = i + 1 - at
        elif low not in modifiers and not (
            doc[i].text == "." and i > at and doc[i - 1].lower_ + "." in titles
        ):
            break
        i += 1
    return reached


def _before_whole_name(doc: Doc, at: int, end: int) -> bool:
    """ "Cardinal" in "Cardinal Pietro Parolin", not in "King Charles" or "Prince Charles Hospital"."""
    given = end - at > 2 and is_given_name(doc[at + 1].text)
    return given and doc[end - 1].lower_ not in ending_labels()


def _broken_off(doc: Doc, start: int, end: int) -> bool:
    """ "Ursula von|der Leyen": a name that ends in a particle goes on."""
    if end - start < 2 or end >= len(doc) or doc[end - 1].lower_ not in words("particles.txt"):
        return False
    if doc[end].tag_ in {"NNP", "NNPS"} and doc[end].text[0].isupper():
        return True
    named = end + 1 < len(doc) and doc[end + 1].tag_ in {"NNP", "NNPS"} and doc[end + 1].text[0].isupper()
    return named and doc[end].lower_ in words("particles.txt")


def _behind_particles(doc: Doc, end: int) -> int:
    """The end of "Dolf|van den Brink": two or three particles, and a family name behind them."""
    last = end
    while (
        last < len(doc)
        and last - end < 3
        and doc[last].lower_ in words("particles.txt")
        and doc[last].is_lower
    ):
        last += 1
    goes_on = last - end > 1 and last < len(doc) and doc[last].tag_ == "NNP" and doc[last].text.istitle()
    return last + 1 if goes_on else end


def _hyphenated(doc: Doc, at: int, end: int) -> bool:
    """ "King" in "Durante King-Mclean" is part of a surname; "Secretary-General" is a title."""
    if at + 2 >= end or doc[at + 1].text not in HYPHENS or doc[at].whitespace_:
        return False
    return doc[at + 2].lower_ not in words("titles.txt") | words("title_modifiers.txt")


def _glued(doc: Doc, end: int) -> bool:
    """Does the name go on behind a hyphen: "Wong Kwok|-hing", but not "US|-led"?"""
    hyphen, after = doc[end], doc[end + 1]
    if hyphen.text not in HYPHENS or doc[end - 1].whitespace_ or hyphen.whitespace_ or not after.is_alpha:
        return False
    if after.text[0].isupper():
        return True
    return doc[end - 1].ent_type_ == "PERSON" and after.tag_ in {"NN", "NNP", "FW"} and after.dep_ != "amod"


def _with_particle(doc: Doc, start: int) -> int:
    """Take in "al-" before the first word."""
    if start >= 2 and doc[start - 1].text in HYPHENS and doc[start - 2].lower_ in words("particles.txt"):
        return start if doc[start - 1].whitespace_ or doc[start - 2].whitespace_ else start - 2
    return start


def outside(token: Token) -> bool:
    """A token that neither begins nor ends a name."""
    if token.is_space or token.text in {"|", "=", "&"}:
        return True
    if token.text == "Or" and token.ent_iob_ == "I" and token.ent_type_ == "PERSON":
        return False  # "Wilson Or"
    return (token.is_punct and token.text != ".") or token.tag_ in {"DT", "PRP$", "CC"}


def _full_stop(doc: Doc, start: int, end: int) -> bool:
    """A full stop that ends the sentence, not an initial or abbreviation."""
    if doc[end - 1].text != ".":
        return False
    before = doc[end - 2] if end - 1 > start else None
    return before is None or (len(before) > 1 and before.lower_ not in words("abbreviations.txt"))


def _possessive(token: Token) -> bool:
    return token.tag_ == "POS" or token.text in {"'s", "’s", "'", "’"}


def names_something(doc: Doc, start: int, end: int) -> bool:
    """A word with a capital that is no calendar word and no lone title, behind no prefix ("pro-")."""
    inside = [doc[i] for i in range(start, end)]
    if inside[0].lower_ in PREFIXES and len(inside) > 1:
        return False
    if start > 1 and doc[start - 1].text in HYPHENS and doc[start - 2].lower_ in PREFIXES:
        return False  # pro-Iranian
    if end < len(doc) and doc[end].text == ":" and inside[-1].lower_ in words("caption_words.txt"):
        return False
    lists = words("titles.txt") | words("title_modifiers.txt") | words("time_heads.txt")
    capitals = [t for t in inside if t.text[0].isupper() and t.text[0].isalpha()]
    if len(inside) == 1 and inside[0].text in POSTNOMINALS:
        return False
    return bool(capitals) and any(t.lower_ not in lists for t in inside if t.is_alpha or _O.match(t.text))
