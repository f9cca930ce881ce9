"""Copies spans of the article into the clean text and remembers where each character came from."""

from __future__ import annotations

import re

from graph_builder.clean.paragraphs import BLANK, INVISIBLE, Paragraph
from graph_builder.model import Segment

#: What is left out inside a line: invisible characters, and blanks after a blank.
_LEFT_OUT = re.compile(rf"{INVISIBLE}+|(?<={BLANK})(?:{BLANK}|{INVISIBLE})+")
_BLANKS = re.compile(BLANK)


class Builder:
    """The clean text while it grows."""

    def __init__(self, article: str) -> None:
        self._article = article
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def insert(self, text: str) -> None:
        """Text that the article does not have: a blank between joined lines, a paragraph's end."""
        self._parts.append(text)
        self._length += len(text)

    def copy(self, paragraph: Paragraph, start: int, end: int) -> None:
        """The paragraph's lines between two offsets of the article, joined."""
        for line in paragraph.lines:
            low, high = max(line.start, start), min(line.end, end)
            if low >= high:
                continue
            if line.start > start and line.joint:
                self.insert(line.joint)
            self._copy_line(low, high)

    def _copy_line(self, start: int, end: int) -> None:
        at = start
        for gap in _LEFT_OUT.finditer(self._article, start, end):
            self._copy_run(at, gap.start())
            at = gap.end()
        self._copy_run(at, end)

    def _copy_run(self, start: int, end: int) -> None:
        if start >= end:
            return
        self._segments.append(Segment(self._length, start, end - start))
        self.insert(_BLANKS.sub(" ", self._article[start:end]))

    def done(self) -> tuple[str, tuple[Segment, ...]]:
        """The clean text and its segments, neighbours merged."""
        merged: list[Segment] = []
        for segment in self._segments:
            previous = merged[-1] if merged else None
            if (
                previous
                and previous.clean + previous.length == segment.clean
                and previous.article + previous.length == segment.article
            ):
                merged[-1] = Segment(previous.clean, previous.article, previous.length + segment.length)
            else:
                merged.append(segment)
        return "".join(self._parts), tuple(merged)
