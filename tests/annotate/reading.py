"""Annotate a text that needs no cleaning."""

from __future__ import annotations

from graph_builder.annotate import annotate
from graph_builder.model import Annotation, Article, CleanText, Segment


def read(text: str, title: str = "") -> Annotation:
    """The annotation of a text."""
    return annotate(Article("article", text, title), CleanText(text, (Segment(0, 0, len(text)),)))


def names(text: str) -> list[tuple[str, str | None]]:
    """Words and label of its name mentions, in order."""
    a = read(text)
    return [(a.doc[m.start : m.end].text, m.label) for m in a.mentions if m.kind == "name"]


def nominals(text: str) -> list[tuple[str, str | None]]:
    """Short name and label of its noun phrases, in order."""
    return [(m.name or "", m.label) for m in read(text).mentions if m.kind == "nominal"]
