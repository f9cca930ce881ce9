"""Buttons that hand out exactly what is on the screen."""

from __future__ import annotations

import streamlit as st

from graph_builder import export
from graph_builder.export import tables
from graph_builder.model import Subgraph, Table


def graph_button(subgraph: Subgraph, *, key: str) -> None:
    """A list of formats; the file is made when it is asked for."""
    with st.popover("Export", key=key, disabled=not subgraph.nodes):
        st.html('<p class="kg-line">What the picture shows, with its quotes.</p>')
        for name, form in export.FORMATS.items():
            st.download_button(
                form.title,
                data=lambda name=name: export.export(subgraph, name),
                file_name=f"graph{form.suffix}",
                mime=form.media_type,
                key=f"{key}-{name}",
                on_click="ignore",
                help=form.description,
                width="stretch",
            )


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
