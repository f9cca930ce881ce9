"""Names that go on behind what was found of them.

======================================================  ==========================================
name                                                    how it goes on
======================================================  ==========================================
the Supreme Court of India                              "of" and a place behind a body
the US Court of Appeals for the Ninth Circuit           "for" and capitals behind a body
Cancer Research UK                                      the country of its branch
the Tang Museum and Art Gallery                         "and" and a second part that names nothing
the Center for Volcanology and Hazard Mitigation        "and" and a second field of work
an auction at Christie's                                the mark of a firm that is named so
======================================================  ==========================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.annotate.candidates import Candidate, look_up
from graph_builder.annotate.english import is_word_of_dictionary
from graph_builder.annotate.lexicon import Known, ending_labels, gazetteer, plain, words
from graph_builder.annotate.listed import is_firm, is_given_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph_builder.syntax import Doc

#: "Cancer Research UK": countries whose short names end names of bodies.
_BRANCHES = frozenset({"UK", "USA"})
_CAPITALS = frozenset({"NNP", "NNPS", "JJ", "NNS", "NN"})


def lengthened(doc: Doc, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The longer names of which these are the beginnings."""
    for c in found:
        if c.end < len(doc) and doc[c.end].text in _BRANCHES and _is_branch(doc, c):
            yield Candidate(c.start, c.end + 1, "Organization")
        if c.end + 1 < len(doc) and doc[c.end].lower_ in {"of", "for", "and"}:
            end = _behind_and(doc, c) if doc[c.end].lower_ == "and" else _behind_preposition(doc, c)
            if end > c.end:
                yield Candidate(c.start, end, "Organization", look_up(doc, c.start, end))
        elif c.end < len(doc) and doc[c.end].tag_ == "POS":
            yield from _with_mark(doc, c)


def _is_branch(doc: Doc, c: Candidate) -> bool:
    """Does the name belong to the "UK" behind it, and not that to another noun?"""
    own = doc[c.start : c.end].root.head.i == c.end and doc[c.end].dep_ in {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
    }
    return own and not c.known and not is_given_name(doc[c.start].text)


def _behind_preposition(doc: Doc, c: Candidate) -> int:
    """The end of "Court of India", of "Court of Appeals for the Ninth Circuit"; else its own."""
    preposition = doc[c.end]
    body = preposition.head
    if body.i not in c.tokens:  # "appealed to the Court of Appeals for the Ninth Circuit"
        body = doc[c.start : c.end].root if doc[c.end + 1].lower_ == "the" else preposition
    if not body.text[0].isupper():
        return c.end
    heads = {body.lower_, doc[c.start : c.end].root.lower_}  # "Ministry of Finance of Peru"
    bodies = any(ending_labels().get(head) == "Organization" for head in heads)
    of = preposition.lower_ == "of" and bodies
    if not of and body.lower_ not in words("bodies_for.txt"):
        return c.end
    start = c.end + 2 if doc[c.end + 1].lower_ == "the" else c.end + 1
    end = _capitals(doc, start)
    if end + 1 < len(doc) and doc[end].lower_ == "of" and not of:
        end = _capitals(doc, end + 1)  # "for the District of Columbia"
    if end == start or doc[start].ent_type_ in {"PERSON", "DATE"} or doc[end - 1].dep_ == "poss":
        return c.end
    if _is_title(doc, start, end) or (end - start > 1 and is_given_name(doc[start].text)):
        return c.end  # "the Amal Movement of Speaker Nabih Berri"
    if doc[start].lower_ in words("title_modifiers.txt") and _is_title(doc, start + 1, end):
        return c.end  # "the Labour Party of Finance Minister Jens Stoltenberg"
    inside = preposition.head.i in c.tokens
    if not inside and (of or end - start < 2 or (end < len(doc) and doc[end].pos_ == "NOUN")):
        return c.end
    known = look_up(doc, start, end)
    named = known is not None and (known.label != "Place" or known.demonym)
    return c.end if named or (not of and known is not None) else end


def _is_title(doc: Doc, at: int, end: int) -> bool:
    return at < end and doc[at].lower_ in words("titles.txt")


def _capitals(doc: Doc, start: int) -> int:
    """The end of the run of capitalised words of one line that begins there."""
    end = start
    while end < len(doc) and doc[end].text[0].isupper() and doc[end].tag_ in _CAPITALS:
        end += 1
    return end


def _behind_and(doc: Doc, c: Candidate) -> int:
    """The end of "Museum and Art Gallery"; "British Museum and National Gallery" are two."""
    if any(doc[i].lower_ in {"of", "for"} for i in c.tokens):
        return _behind_field(doc, c)
    if doc[c.end - 1].lower_ not in words("second_parts.txt") or c.end - c.start < 2:
        return c.end
    end = start = c.end + 1
    while end < len(doc) and doc[end].text[0].isupper() and doc[end].lower_ in words("second_parts.txt"):
        end += 1
    whole = end > start and (end == len(doc) or doc[end].tag_ not in {"NNP", "NNPS"})
    return end if whole and doc[end - 1].lower_ in ending_labels() else c.end


def _behind_field(doc: Doc, c: Candidate) -> int:
    """The end of "Center for Volcanology and Hazard Mitigation": fields are words of the dictionary."""
    end = start = c.end + 1
    while end < len(doc) and doc[end].text.istitle() and is_word_of_dictionary(doc[end].lower_):
        end += 1
    if end == start or (end < len(doc) and doc[end].tag_ in {"NNP", "NNPS", "NN", "NNS", "POS"}):
        return c.end
    if look_up(doc, start, end):
        return c.end  # "Food Standards of Australia and New Zealand"
    second, field = doc[end - 1], doc[c.end - 1]
    joined = second.dep_ == "conj" and second.head.i in c.tokens
    return (
        end
        if joined and is_word_of_dictionary(field.lower_) and not ending_labels().get(second.lower_)
        else c.end
    )


def _with_mark(doc: Doc, c: Candidate) -> Iterator[Candidate]:
    """ "McDonald's"; that of a man of whom the text speaks is a possessive."""
    form = plain(doc[c.start : c.end + 1].text)
    if not is_firm(form) and not (form in gazetteer() and gazetteer()[form].label == "Organization"):
        return
    last = doc[c.end - 1].text
    if all(t.text != last or (t.i + 1 < len(doc) and doc[t.i + 1].tag_ == "POS") for t in doc):
        yield Candidate(c.start, c.end + 1, "Organization", Known(form, "Organization"))
