"""Bytes -> text."""

from __future__ import annotations

import codecs
import re

from graph_builder.errors import SourceError

#: Byte order marks, longest first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: How files that people take for text begin, and what they are.
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str, *, html: bool = False) -> str:
    """The text of a file, verbatim but for a byte order mark.

    The encoding: that of the byte order mark, else (html) the one that the page declares, else
    UTF-8, else UTF-16 by its zero bytes, else detected. Raises ``SourceError`` for what is no text.
    """
    kind = next((kind for start, kind in _BINARY if data.startswith(start)), None)
    if kind:
        raise SourceError(f"{name} is {kind}, not text.", "Save its text as .txt, .md or .html.")
    text = _decoded(data, html)
    if text is None or len(_CONTROLS.findall(text[:100_000])) > len(text[:100_000]) // 200:
        raise SourceError(
            f"{name} looks like a binary file, not text.", "Save its text as .txt, .md or .html."
        )
    return text


def _decoded(data: bytes, html: bool) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    declared = _META_CHARSET.search(data[:2048]) if html else None
    if declared and (text := _strictly(data, declared[1].decode("ascii"))) is not None:
        return text
    if b"\x00" in data[:4096]:
        return _utf_16_without_mark(data)
    text = _strictly(data, "utf-8")
    return text if text is not None else _detected(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text, or None where the bytes are not in that encoding or Python does not know it."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf_16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in nearly every other byte; other zeros mean that it is no text."""
    head = data[:4096]
    even, odd, many, few = head[::2].count(0), head[1::2].count(0), 0.4 * len(head), 0.05 * len(head)
    if odd > many and even < few:
        return _strictly(data, "utf-16-le")
    if even > many and odd < few:
        return _strictly(data, "utf-16-be")
    return None


def _detected(data: bytes) -> str | None:
    """Windows-1252 where few bytes are beyond ASCII, as in any English text; else the detector's best guess.

    Detectors take short English texts with a few typographic quotes for one of many code pages.
    """
    beyond = sum(byte > 0x7F for byte in data)
    if beyond <= len(data) // 10 and (text := _strictly(data, "cp1252")) is not None:
        return text
    import charset_normalizer

    best = charset_normalizer.from_bytes(data).best()
    return str(best) if best else None
