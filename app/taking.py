"""Buttons that hand out exactly what is on the screen."""

from __future__ import annotations

import streamlit as st

from graph_builder import export, query, view
from graph_builder.export import tables
from graph_builder.model import Table
from graph_builder.protocols import GraphStore
from scene import Scene

#: Formats that people don't write in capitals.
NAMES = {"graphml": "GraphML", "cypher": "Cypher", "turtle": "Turtle"}


def graph_button(store: GraphStore, scene: Scene, *, key: str) -> None:
    """A list of formats; the file is made when it is asked for, of the nodes and claims that are
    shown, at their places, with the articles that the claims cite."""
    menu = st.popover("Export", key=key, disabled=not scene.visible.nodes, on_change="rerun")
    if not menu.open:
        return
    with menu, st.container(gap=None, key=f"kg-formats-{key}"):
        st.html('<p class="kg-line">What the picture shows, with quotes and sources.</p>')
        for name, form in export.FORMATS.items():
            st.download_button(
                f"**{NAMES.get(name, name.upper())}**: {form.description}",
                data=lambda name=name: _file(store, scene, name),  # type: ignore[misc]
                file_name=f"graph{form.suffix}",
                mime=form.media_type,
                key=f"{key}-{name}",
                on_click="ignore",
                type="tertiary",
            )


def _file(store: GraphStore, scene: Scene, name: str) -> bytes:
    shown = scene.visible
    light, dark = (
        view.picture(
            shown,
            scene.positions,
            theme=theme,
            look=scene.look,
            mentions=scene.mentions,
            groups=scene.communities,
        )
        for theme in ("light", "dark")
    )
    return export.export(query.cited(store, shown), name, export.Drawing(light, dark))


def table_buttons(table: Table, *, key: str) -> None:
    """The rows as CSV and JSON."""
    st.download_button(
        "CSV", data=lambda: tables.table_csv(table).encode(), file_name="rows.csv", mime="text/csv",
        key=f"{key}-csv", on_click="ignore",
    )  # fmt: skip
    st.download_button(
        "JSON", data=lambda: tables.table_json(table).encode(), file_name="rows.json",
        mime="application/json", key=f"{key}-json", on_click="ignore",
    )  # fmt: skip
