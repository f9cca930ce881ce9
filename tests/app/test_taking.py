"""Exports hold exactly what is on the screen."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import networkx
import pytest
from playwright.sync_api import expect

from graph_builder.export import FORMATS
from tests.app.window import Window

pytestmark = [pytest.mark.browser, pytest.mark.store]

SHOWN = {"joe-biden", "mustafa-al-kadhimi"}


def test_every_format_holds_what_is_shown_and_no_more(window: Window, tmp_path: Path) -> None:
    """Places are switched off: no file has one, each has both people and both quotes."""
    window.explore()
    window.chip("Place").click()
    window.until("() => graphView.nodes().length === 2")
    window.button("Export").click()
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


def _text(path: Path) -> str:
    if path.suffix != ".zip":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())
