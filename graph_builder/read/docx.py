"""``.docx``: the paragraphs and table cells of a Word document, by python-docx.

A document is a zip archive of XML. Before the library sees it, the archive's own directory bounds what
it may become in memory (zip bombs), and parts that define entities are refused (XML bombs); no Word
document has any.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO

from graph_builder.errors import NotExtractable, SourceError
from graph_builder.model import Article
from graph_builder.read.article import Metadata, article_from_text
from graph_builder.read.limits import RICH_LIMIT, read_all

if TYPE_CHECKING:
    from docx.document import Document as Docx

#: Bytes of all XML parts together when unpacked: a book of 1,000 pages has about 20 MB.
XML_LIMIT = 40 * 1024 * 1024
#: Bytes of all parts together when unpacked, pictures included.
UNPACKED_LIMIT = 400 * 1024 * 1024
PARTS = 5000

#: What python-docx raises where parts lack what they need, or are XML of another kind (AttributeError).
_DAMAGED = (AttributeError, LookupError, TypeError, ValueError)

_BROKEN = "It may be cut off or damaged: open it in a word processor and save it again."


def articles(stream: BinaryIO, name: str, metadata: Metadata) -> Iterator[Article]:
    """The one article of the document. Its title: given, of its properties, or its Title paragraph."""
    data = read_all(stream, name, RICH_LIMIT)
    document = _opened(data, name)
    try:
        blocks = [text for text in _blocks(document) if text]
        found = Metadata(_title(document))
    except _DAMAGED as error:
        raise _damaged(name, error) from error
    if not blocks:
        raise NotExtractable(f"{name} holds no text.", "Give a document with an article in it.")
    yield article_from_text("\n\n".join(blocks) + "\n", **asdict(metadata.over(found)))


def _opened(data: bytes, name: str) -> Docx:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, name)
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # RuntimeError: an encrypted member; NotImplementedError: a compression that zipfile lacks
        raise SourceError(f"{name} is no Word document ({error}).", _BROKEN) from error
    except (PackageNotFoundError, XMLSyntaxError, *_DAMAGED) as error:
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> SourceError:
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return SourceError(f"{name} can't be read as a Word document ({said}).", _BROKEN)


def _check(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    xml = [p for p in parts if p.filename.lower().endswith((".xml", ".rels"))]
    # zipfile never unpacks more of a part than its directory says, so these sums are true bounds
    if (
        len(parts) > PARTS
        or sum(p.file_size for p in parts) > UNPACKED_LIMIT
        or sum(p.file_size for p in xml) > XML_LIMIT
    ):
        raise SourceError(
            f"{name} would unpack to far more than a document holds.", "It is refused as a zip bomb."
        )
    for part in xml:
        if b"<!DOCTYPE" in archive.read(part):
            raise SourceError(
                f"{name} defines XML entities in {part.filename}, as no Word document does.",
                "It is refused as an XML bomb.",
            )


def _blocks(document: Docx) -> Iterator[str]:
    """The text of each paragraph and table row, in order; merged cells count once."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield " | ".join(text for text in cells if text)
        else:
            yield block.text.strip()


def _title(document: Docx) -> str:
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style is not None else ""
        if style == "Title" and paragraph.text.strip():
            return paragraph.text.strip()
    return (document.core_properties.title or "").strip()
