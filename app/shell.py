"""What every page has: the store, the header, and a boundary behind which no error gets out raw."""

from __future__ import annotations

import gc
import logging
import os
import time
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

import words
from graph_builder import components, query, store
from graph_builder.errors import GraphBuilderError, QueryRefused, StoreError
from graph_builder.protocols import GraphStore

HERE = Path(__file__).resolve().parent
MARK = str(HERE / "mark.svg")
LOG = logging.getLogger("graph_builder.app")

#: White on the dark theme's light accent can't be read; Streamlit has no setting for it.
ON_ACCENT = '[data-testid^="stBaseButton-primary"] { color: #14171c; }'

#: Seconds that counts in the header may be old; a change made in the app shows at once.
COUNTS_AGE = 10
#: Seconds that the names for completion may be old: finding them looks at the whole graph.
SCHEMA_AGE = 60
#: Values that are made, less those gone again, until Python looks for circles among them.
YOUNG = 10_000


def run(pages: Mapping[str, Any]) -> None:
    """Draw the header and the page that the address names; ``pages`` by name, as in the navigation."""
    st.html(f"<style>{(HERE / 'style.css').read_text(encoding='utf-8')}</style>")
    if theme() == "dark":
        st.html(f"<style>{ON_ACCENT}</style>")
    st.logo(MARK, size="small")
    st.session_state["pages"] = pages
    page = st.navigation(list(pages.values()), position="top")
    if st.session_state.get("page") != page.url_path:
        # Until the page has done what is to be done then: a run may be overtaken by another.
        st.session_state["page"], st.session_state["arrived"] = page.url_path, True
    if boundary(_header):  # without a store, the page could only say the same again
        boundary(page.run)


def go(name: str, **parameters: str) -> None:
    """Turn to a page; the parameters stand in its address."""
    st.switch_page(st.session_state["pages"][name], query_params=parameters)


def boundary(draw: Callable[[], None]) -> bool:
    """Run a part of the page; whatever it raises becomes a message that says what to do.

    Whether it raised nothing.
    """
    try:
        draw()
    except GraphBuilderError as error:
        problem(error)
        return False
    except Exception:
        LOG.exception("a part of the page failed")
        message(
            "Something went wrong",
            "This part of the page could not be shown.",
            "The log of the app says why.",
        )
        st.button("Try again", key="again-unexpected")
        return False
    return True


def problem(error: GraphBuilderError) -> None:
    """Say an error: its title, what happened, what to do; a way to try again where that can help."""
    rule = f"Rule: {error.rule}" if isinstance(error, QueryRefused) else ""
    message(error.title, error.message, error.remedy, rule)
    if isinstance(error, StoreError):
        LOG.warning("%s", error)
        if st.button("Try again", key="again"):
            _open.clear()
            st.rerun()


def message(title: str, *lines: str) -> None:
    """A box with a title and lines of plain text."""
    said = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    st.html(f'<div class="kg-problem" role="alert"><b>{escape(title)}</b>{said}</div>')


def no_article() -> None:
    """What every page of an empty graph says, with the way out."""
    st.html(
        '<div class="kg-empty"><h2>No article yet</h2>'
        "<p>The graph grows out of articles: every line in it is a claim that one of them makes.</p>"
        "<p>Add the first one here, or run <code>kg build FOLDER</code>.</p></div>"
    )
    with st.container(horizontal=True, horizontal_alignment="center"):
        if st.button("Add an article", type="primary", key="no-article"):
            go("articles", add="1")


def graph_store() -> GraphStore:
    """The store that the app was started for, opened once for all visitors. Raises ``StoreError``."""
    return _open(os.environ.get("GRAPH_BUILDER_STORE") or None)


@st.cache_resource(show_spinner="Opening the store …")
def _open(target: str | None) -> GraphStore:
    opened = store.open_store(target)
    store.setup(opened)
    _look_through_less()
    return opened


def _look_through_less() -> None:
    """A picture is made of a million small values without circles, and the imports are there to stay: to
    look through all of them again and again took a tenth of the wait for a picture of 5,000 nodes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def counts() -> query.Counts:
    """How much there is in the store, at most ``COUNTS_AGE`` seconds ago."""
    counted: tuple[float, query.Counts] | None = st.session_state.get("counts")
    if counted is None or time.monotonic() - counted[0] > COUNTS_AGE:
        counted = (time.monotonic(), query.counts(graph_store()))
        st.session_state["counts"] = counted
    return counted[1]


def schema() -> query.Schema:
    """The names that a query can use, at most ``SCHEMA_AGE`` seconds old."""
    known: tuple[float, query.Schema] | None = st.session_state.get("schema")
    if known is None or time.monotonic() - known[0] > SCHEMA_AGE:
        known = (time.monotonic(), query.schema(graph_store()))
        st.session_state["schema"] = known
    return known[1]


def changed() -> None:
    """The graph was changed here: forget what was counted and drawn."""
    for name in ("counts", "schema", "explore", "linking", "telling"):
        st.session_state.pop(name, None)


def theme() -> words.Theme:
    """The theme that the browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _header() -> None:
    there = counts()
    parts = [
        words.number(there.entities, "entity", "entities"),
        words.number(there.claims, "claim"),
        words.number(there.articles, "article"),
    ]
    spans = "".join(f"<span>{escape(part)}</span>" for part in parts)
    place, heard = escape(words.place(graph_store().address)), escape(components.heard())
    st.html(f'<div class="kg-status" data-heard="{heard}"><b>{place}</b>{spans}</div>')
