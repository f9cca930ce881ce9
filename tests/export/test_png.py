"""The picture as PNG, read back with a decoder."""

import io

import pytest
from PIL import Image

from graph_builder.errors import FormatError
from graph_builder.export import export
from graph_builder.view import COLOURS, LINES
from tests.export.subgraphs import drawing, one_claim, subgraph
from tests.graphs import talks, withdrawal

BOTH = subgraph(talks(), withdrawal())


def decoded(data: bytes) -> Image.Image:
    """The picture, wholly read."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def rgb(colour: str) -> tuple[int, ...]:
    """``#0072b2`` as numbers."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_nodes_and_lines_have_their_colours() -> None:
    """Every label's colour covers at least its nodes' discs; the denied line is there in red."""
    image = decoded(export(BOTH, "png", drawing(BOTH)))
    found = {colour: count for count, colour in image.getcolors(1 << 24) or ()}
    for label in ("Person", "Place", "Group"):
        assert found[rgb(COLOURS["light"][label])] > 200
    assert found[rgb(LINES["light"]["denied"].colour)] > 50


def test_the_sources_are_in_the_file() -> None:
    """Title, outlet, day and address of every article that a claim of the picture cites."""
    told = decoded(export(BOTH, "png", drawing(BOTH))).info["Source"]
    assert "Example Wire · 2021-07-26 · https://example.org/talks" in told
    assert "Morning Post · 2021-07-27" in told


def test_any_script_and_any_length_is_drawn() -> None:
    """Names that no font has, and control characters, neither fail nor end the file."""
    for name in ("Müller-Łódź", "東京 大阪", "\u202eabc\u0000", "x" * 3000):
        graph = one_claim(name)
        assert decoded(export(graph, "png", drawing(graph))).width > 100


def test_without_a_picture_there_is_no_png() -> None:
    """An error that says what to do, not an empty file."""
    with pytest.raises(FormatError, match="no picture"):
        export(BOTH, "png")
