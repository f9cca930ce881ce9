"""Exports hold exactly what is on the screen."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from PIL import Image
from playwright.sync_api import expect

from graph_builder.export import FORMATS
from tests.app.window import Window

pytestmark = [pytest.mark.browser, pytest.mark.store]

SVG = "{http://www.w3.org/2000/svg}"
SHOWN = {"joe-biden", "mustafa-al-kadhimi"}


def test_every_format_holds_what_is_shown_and_no_more(window: Window, tmp_path: Path) -> None:
    """Places are switched off: no file has one, each has both people and both quotes."""
    window.explore()
    window.chip("Place").click()
    window.until("() => graphView.nodes().length === 2")
    window.menu("Export")
    files = {}
    for name, form in FORMATS.items():
        button = window.page.locator(f".st-key-explore-export-{name} button")
        expect(button).to_be_visible()
        files[name] = window.download(button, tmp_path)
        assert files[name].suffix == form.suffix
    for name, path in files.items():
        text = _text(path)
        assert "Joe Biden met Mustafa al-Kadhimi on Monday." in text, name
        assert "at the White House" in text, name
        assert "united-states" not in text, name
    assert set(networkx.read_graphml(files["graphml"]).nodes) == SHOWN
    assert {n["id"] for n in json.loads(files["json"].read_text(encoding="utf-8"))["nodes"]} == SHOWN


def test_a_file_looks_as_the_screen_does(window: Window, tmp_path: Path) -> None:
    """Places, captions and colours of the SVG are those of the canvas, whatever look was chosen."""
    window.explore()
    window.drag("joe-biden", (90, -60))
    window.look("Caption of a line", "Wording")
    window.look("Colour of a node", "Community")
    window.until("() => graphView.edges().every(e => !e.label.includes('_'))")
    window.menu("Export")
    path = window.download(window.page.locator(".st-key-explore-export-svg button"), tmp_path)
    root = ElementTree.parse(path).getroot()  # noqa: S314  # ours
    discs = {(round(float(c.get("cx", 0))), round(float(c.get("cy", 0)))) for c in root.iter(f"{SVG}circle")}
    assert discs == {(x, y) for x, y in window.positions.values()}
    fills = sorted(str(c.get("fill")) for c in root.iter(f"{SVG}circle"))
    assert fills == sorted(n["color"]["background"] for n in window.nodes.values())
    captions = {t.text for t in root.iter(f"{SVG}text")}
    assert {e["label"] for e in window.edges.values()} <= captions


def _text(path: Path) -> str:
    if path.suffix == ".png":
        with Image.open(path) as image:
            image.load()
            return "\n".join(str(text) for text in image.info.values())
    if path.suffix != ".zip":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())
