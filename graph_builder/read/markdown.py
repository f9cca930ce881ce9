"""``.md``: the text of its headings, paragraphs, lists and quotes, a blank line between blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph_builder.errors import NotExtractable
from graph_builder.model import Article
from graph_builder.read import front_matter
from graph_builder.read.article import Metadata, article_from_text
from graph_builder.read.decoding import decode
from graph_builder.read.limits import read_all


def articles(stream: BinaryIO, name: str, metadata: Metadata) -> Iterator[Article]:
    """The one article of the stream. Its title: given, of the front matter, or the first ``# heading``."""
    found, body = front_matter.split(decode(read_all(stream, name), name), name)
    tokens = MarkdownIt("commonmark").parse(body)
    text = "\n\n".join(_blocks(tokens))
    if not text.strip():
        raise NotExtractable(f"{name} holds no text.", "Give a file with an article in it.")
    known = metadata.over(found).over(Metadata(title=_first_heading(tokens)))
    yield article_from_text(text + "\n", **asdict(known))


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Each block's text in order. Code and raw HTML state nothing that a reader of news would read."""
    for token in tokens:
        if token.type == "inline" and (text := _inline(token.children or ()).strip()):
            yield text


def _inline(tokens: Sequence[Token]) -> str:
    return "".join(_inline_text(token) for token in tokens)


def _inline_text(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return ""  # emphasis and link marks, pictures with their descriptions, raw HTML


def _first_heading(tokens: Sequence[Token]) -> str:
    pairs = pairwise(tokens)
    return next(
        (_inline(b.children or ()).strip() for a, b in pairs if a.type == "heading_open" and a.tag == "h1"),
        "",
    )
