"""spaCy's attribute ruler and lemmatizer with their answers kept: part of speech, morphology, lemmas.

The ruler tries 179 patterns at every token, a tenth of the whole model's time. All but a few look at one
token, and of that only at its tag, its dependency label and its lower-case form where that is one of some
hundred function words, so that what they say of such a triple is asked once. Where a pattern of two tokens
may begin, the ruler reads the paragraph. The lemmatizer looks at a word, its part of speech and morphology.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer

#: What a pattern may look at for its answer to be kept, and what it may set.
_SEEN = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
_SET = [POS, MORPH, LEMMA]
#: Answers, and forms, that are kept: bounds memory over any number of articles.
_KEPT = 1 << 12
#: Stands for every form that no pattern names.
_UNNAMED = "\ue000"

_Answer = tuple[int, int, int]


def remember_attributes(nlp: Language) -> None:
    """Put a ruler that keeps its answers in place of the model's own.

    A ruler that looks at more than tag, label and form stays as it is.
    """
    if all(_is_simple(token) for pattern in _patterns(nlp.get_pipe("attribute_ruler")) for token in pattern):
        nlp.add_pipe("remembered_attributes", before="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")


def remember_lemmas(nlp: Language) -> None:
    """Put a lemmatizer that keeps its answers in place of the model's own, if that goes by rules."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if lemmatizer.mode == "rule" and not lemmatizer.overwrite:
        nlp.add_pipe("remembered_lemmas", before="lemmatizer")
        nlp.disable_pipe("lemmatizer")


@Language.factory("remembered_attributes")
def _remembered(nlp: Language, name: str) -> _Remembered:
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return _Remembered(ruler)


@Language.factory("remembered_lemmas")
def _remembered_lemmas(nlp: Language, name: str) -> _Lemmas:
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    return _Lemmas(lemmatizer)


class _Lemmas:
    """The component: the lemmatizer's answers for triples of word, part of speech and morphology."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._vocab = lemmatizer.vocab
        self._answer = lru_cache(_KEPT)(self._ask)

    def __call__(self, doc: Doc) -> Doc:
        """What the lemmatizer sets on a tagged Doc: lemmas where there are none."""
        rows = doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()
        add = self._vocab.strings.add  # each time anew: the vocabulary may have forgotten the word
        lemmas: Any = np.array([lemma or add(self._answer(*seen)) for *seen, lemma in rows], dtype="uint64")
        return doc.from_array([LEMMA], lemmas) if rows else doc

    def _ask(self, word: int, pos: int, morph: int) -> str:
        strings = self._vocab.strings
        alone = Doc(self._vocab, words=[strings[word]], pos=[strings[pos]], morphs=[strings[morph]])
        self._lemmatizer.cache.clear()  # it would keep every word
        return str(self._lemmatizer.lemmatize(alone[0])[0])


class _Remembered:
    """The component: the ruler's answers for triples of tag, label and lower-case form."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._vocab = ruler.vocab
        self._pairs = Matcher(ruler.vocab, validate=False)
        patterns = _patterns(ruler)
        self._pairs.add("first of several", [pattern[:1] for pattern in patterns if len(pattern) > 1])
        told = [form for pattern in patterns for token in pattern for form in _forms(token)]
        self._named = frozenset(form for form in told if isinstance(form, str))
        self._shapes = [form for form in told if isinstance(form, re.Pattern)]
        self._answer = lru_cache(_KEPT)(self._ask)
        self._form = lru_cache(_KEPT)(self._of_form)

    def __call__(self, doc: Doc) -> Doc:
        """What the ruler sets on a parsed Doc."""
        rows = doc.to_array([TAG, DEP, LOWER]).tolist()
        answers = [self._answer(tag, dep, self._form(lower)) for tag, dep, lower in rows]
        if not answers or None in answers:
            return self._ruler(doc)
        columns: Any = np.array(answers, dtype="uint64")
        return doc.from_array(_SET, columns)

    def _of_form(self, lower: int) -> str:
        """The form, where a pattern names or describes it."""
        form = str(self._vocab.strings[lower])
        told = form in self._named or form.isspace() or any(shape.search(form) for shape in self._shapes)
        return form if told else _UNNAMED

    def _ask(self, tag: int, dep: int, form: str) -> _Answer | None:
        """What the ruler sets on such a token; None where the next one matters or a tag or label is set."""
        strings = self._vocab.strings
        alone = Doc(self._vocab, words=[form], tags=[strings[tag]], heads=[0], deps=[strings[dep]])
        if self._pairs(alone, allow_missing=True):
            return None
        self._ruler(alone)
        if (alone[0].tag, alone[0].dep) != (tag, dep):
            return None
        pos, morph, lemma = alone.to_array(_SET)[0].tolist()
        return pos, morph, lemma


def _patterns(ruler: Any) -> list[list[dict[str, Any]]]:
    return [pattern for entry in ruler.patterns for pattern in entry["patterns"]]


def _is_simple(token: dict[str, Any]) -> bool:
    """It looks only at what is kept, and its forms are a word, a list of words or an expression."""
    form = token.get("LOWER", "")
    return token.keys() <= _SEEN and (isinstance(form, str) or form.keys() <= {"IN", "REGEX"})


def _forms(token: dict[str, Any]) -> Iterator[str | re.Pattern[str]]:
    """The lower-case forms that a pattern names or describes."""
    form = token.get("LOWER", {})
    if isinstance(form, str):
        yield form
        return
    yield from form.get("IN", ())
    if "REGEX" in form:
        yield re.compile(form["REGEX"])


__all__ = ["remember_attributes", "remember_lemmas"]
