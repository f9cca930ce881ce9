"""Article -> clean text: what states something, one paragraph a line, with the way back.

In: an ``Article``. Out: a ``CleanText``: its ``text`` has no boilerplate, no invisible
characters, no hard-wrapped lines; its ``segments`` map each character that was kept to its place
in ``article.text`` (code points); ``dropped`` says what was left out and why. Never fails.
"""

from __future__ import annotations

import re

from graph_builder.clean.alignment import Builder
from graph_builder.clean.boilerplate import LINK, is_link, links_follow, reason_of, trim_head, trim_tail
from graph_builder.clean.paragraphs import Paragraph, paragraphs
from graph_builder.model import Article, CleanText, Dropped

__all__ = ["clean"]

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def clean(article: Article) -> CleanText:
    """The text of the article that is worth parsing."""
    builder = Builder(article.text)
    dropped: list[Dropped] = []
    last, in_links = None, False
    for paragraph in paragraphs(article.text):
        words = paragraph.text(article.text)
        reason = LINK if in_links and is_link(words) else _reason(words)
        in_links = reason is not None and (in_links or links_follow(words))
        if reason:
            dropped.append(_dropped(article, paragraph.start, paragraph.end, reason))
            continue
        if last is not None:
            builder.insert(
                "\n\n" if "\n" in article.text[last.end : paragraph.start].replace("\n", "", 1) else "\n"
            )
        dropped.extend(_keep(article, paragraph, builder))
        last = paragraph
    text, segments = builder.done()
    return CleanText(text, segments, tuple(dropped))


def _reason(words: str) -> str | None:
    return reason_of(words) if _LETTER_OR_DIGIT.search(words) else "no words"


def _keep(article: Article, paragraph: Paragraph, builder: Builder) -> list[Dropped]:
    """Copy the paragraph but for what is trimmed off its ends (a dateline, a credit)."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    head = trim_head(article.text[first.start : first.end])
    tail = trim_tail(article.text[last.start : last.end])
    dropped = []
    start, end = paragraph.start, paragraph.end
    if head:
        start += head[0]
        dropped.append(_dropped(article, paragraph.start, start, head[1]))
    if tail:
        end = last.start + tail[0]
        dropped.append(_dropped(article, end, paragraph.end, tail[1]))
    builder.copy(paragraph, start, end)
    return dropped


def _dropped(article: Article, start: int, end: int, reason: str) -> Dropped:
    text = article.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Dropped(start, end, article.text[start:end], reason)
