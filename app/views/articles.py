"""Articles: the list, one article with its claims marked, adding and retracting."""

from __future__ import annotations

import datetime
from html import escape
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

import shell
import words
from graph_builder import components, pipeline, query, read, store
from graph_builder.components import cut
from graph_builder.errors import GraphBuilderError, SourceError
from graph_builder.pipeline import Outcome
from graph_builder.protocols import GraphStore
from graph_builder.query import ArticleView
from graph_builder.read import Metadata

TYPES = ["txt", "md", "html", "htm"]


def page() -> None:
    """Draw the page that the address asks for."""
    graph = shell.graph_store()
    asked = st.query_params
    if asked.get("article"):
        _article(graph, asked["article"], asked.get("claim") or None)
    elif asked.get("add"):
        _add(graph)
    else:
        _list(graph)


def _turn(**parameters: str) -> None:
    """Another view of this page; a callback, or followed by a rerun."""
    st.query_params.from_dict(parameters)


# --- the list -------------------------------------------------------------------------------------


def _list(graph: GraphStore) -> None:
    rows = query.articles(graph)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<div class="kg-title"><h1>{words.number(len(rows), "article")}</h1></div>')
        st.button("Add articles", type="primary", on_click=_turn, kwargs={"add": "1"}, key="add")
    _said()
    if not rows:
        st.html(
            '<div class="kg-empty"><h2>No article yet</h2><p>Paste one, upload files, or run '
            "<code>kg build FOLDER</code>: text, Markdown and web pages are read.</p></div>"
        )
        return
    components.listing(
        key="articles",
        rows=[
            {"id": r.id, "title": r.title or r.id, "outlet": r.outlet or "",
             "published": words.day(r.published), "claims": r.claims, "dropped": r.dropped}
            for r in rows
        ],
        on_event=lambda event: _turn(article=event["id"]),
    )  # fmt: skip


# --- one article ----------------------------------------------------------------------------------


def _article(graph: GraphStore, article_id: str, claim: str | None) -> None:
    st.html("<style>:root { --kg-above: 14.5rem; }</style>")
    shown = query.article(graph, article_id)
    article = shown.article
    head, buttons = st.columns([0.75, 0.25], vertical_alignment="bottom")
    with head:
        title = escape(article.title or article.id)
        st.html(f'<div class="kg-title"><h1>{title}</h1><p>{_byline(shown)}</p></div>')
    with buttons, st.container(horizontal=True, horizontal_alignment="right"):
        st.button("All articles", on_click=_turn, key="back")
        if st.button("Retract …", key="retract"):
            _retract(graph, shown)
    components.reader(
        key=f"reader-{article_id}",
        heading=words.number(len(shown.claims), "claim")
        + (f": {words.standings(shown.claims)}" if shown.claims else ""),
        segments=_segments(shown),
        claims=[words.card(c, article.text) for c in shown.claims],
        selected=claim,
        on_event=lambda event: _explore(event["id"]),
    )
    if "explore-first" in st.session_state:
        shell.go("explore")
    _left_out(shown)


def _byline(shown: ArticleView) -> str:
    article = shown.article
    parts = [escape(part) for part in (article.outlet or "", words.day(article.published)) if part]
    if article.url and urlsplit(article.url).scheme in ("http", "https"):
        parts.append(f'<a href="{escape(article.url)}" target="_blank" rel="noopener noreferrer">source</a>')
    parts.append(words.number(len(shown.entities), "entity", "entities"))
    return " · ".join(parts)


def _segments(shown: ArticleView) -> list[dict[str, Any]]:
    """The text in pieces, each with the claims whose quote covers it, or the reason it was left out."""
    reasons = {f"left out {i}": d.reason for i, d in enumerate(shown.dropped)}
    spans = [(c.start, c.end, c.id) for c in shown.claims]
    spans += [(d.start, d.end, f"left out {i}") for i, d in enumerate(shown.dropped)]
    found = []
    for segment in cut(shown.article.text, spans):
        claims = [mark for mark in segment.marks if mark not in reasons]
        dropped = next((reasons[mark] for mark in segment.marks if mark in reasons), None)
        found.append({"text": segment.text, "claims": claims, "dropped": None if claims else dropped})
    return found


def _left_out(shown: ArticleView) -> None:
    if not shown.dropped:
        return
    with st.expander(f"Left out: {words.number(len(shown.dropped), 'passage')}"):
        items = (f"<li><span>{escape(d.text)}</span><i>{escape(d.reason)}</i></li>" for d in shown.dropped)
        st.html(f'<ul class="kg-dropped">{"".join(items)}</ul>')


def _explore(entity: str) -> None:
    """Show an entity in the graph: Explore does it when it is drawn."""
    st.session_state["explore-first"] = entity


@st.dialog("Retract this article?")
def _retract(graph: GraphStore, shown: ArticleView) -> None:
    shell.boundary(lambda: _retract_form(graph, shown))


def _retract_form(graph: GraphStore, shown: ArticleView) -> None:
    preview = store.preview_retract(graph, shown.article.id)
    gone = words.number(len(preview.entities), "entity", "entities")
    st.html(
        f"<p>{escape(shown.article.title or shown.article.id)}</p>"
        f"<p>{words.number(preview.claims, 'claim')} of this article and {gone} that no other article "
        "mentions will disappear from the graph. The file itself is not touched.</p>"
    )
    if st.button("Retract", type="primary", key="retract-now"):
        store.retract(graph, shown.article.id)
        shell.changed()
        st.session_state["said"] = f"Retracted: {shown.article.title or shown.article.id}"
        _turn()
        st.rerun()


# --- adding ---------------------------------------------------------------------------------------


def _add(graph: GraphStore) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html('<div class="kg-title"><h1>Add articles</h1></div>')
        st.button("All articles", on_click=_turn, key="back")
    paste, upload = st.tabs(["Paste", "Upload"])
    with paste:
        _paste(graph)
    with upload:
        _upload(graph)
    _report()


def _paste(graph: GraphStore) -> None:
    with st.form("paste", border=False):
        text = st.text_area("Text of the article", key="paste-text", height=260,
                            placeholder="Paste the whole article in English.")  # fmt: skip
        metadata = _metadata("paste")
        sent = st.form_submit_button("Add to the graph", type="primary", key="paste-send")
    if not sent:
        return
    if not (text or "").strip():
        shell.message("Nothing was pasted", "The text is empty.")
        return
    try:
        article = read.article_from_text(
            text,
            title=metadata.title,
            outlet=metadata.outlet,
            published=metadata.published,
            url=metadata.url,
        )
    except SourceError as error:
        shell.problem(error)
        return
    _build(graph, [article], [])


def _upload(graph: GraphStore) -> None:
    with st.form("upload", border=False):
        files = st.file_uploader(
            "Text, Markdown or web pages", type=TYPES, accept_multiple_files=True, key="files"
        )
        metadata = _metadata("upload")
        sent = st.form_submit_button("Add to the graph", type="primary", key="upload-send")
    if not sent:
        return
    if not files:
        shell.message("No file was chosen", "Choose one or more files first.")
        return
    found, failed = [], []
    for file in files:
        try:
            found.append(read.article_from_bytes(file.getvalue(), file.name, metadata))
        except SourceError as error:
            failed.append(Outcome(file.name, "failed", error=error))
    _build(graph, found, failed)


def _metadata(key: str) -> Metadata:
    """Fields for what the source may not say."""
    title, outlet, published, url = st.columns([3, 2, 2, 3])
    day: datetime.date | None = published.date_input(
        "Published", value=None, key=f"{key}-published", format="YYYY-MM-DD"
    )
    return Metadata(
        title=title.text_input("Title", key=f"{key}-title"),
        outlet=outlet.text_input("Outlet", key=f"{key}-outlet") or None,
        published=day,
        url=url.text_input("Address (URL)", key=f"{key}-url") or None,
    )


def _build(graph: GraphStore, articles: list[Any], failed: list[Outcome]) -> None:
    """Extract and store, with a bar that moves with every article."""
    bar = st.progress(0.0, text="Reading …")
    done: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        done.append(outcome)
        bar.progress(len(done) / max(1, len(articles)), text=f"{len(done)} of {len(articles)}")

    try:
        with st.spinner("Finding the claims …", show_time=True):
            # One at a time, so that each is in the graph, and told, as soon as it is read.
            for article in articles:
                pipeline.build(graph, [article], progress=tell)
    except GraphBuilderError as error:
        shell.problem(error)
    bar.empty()
    shell.changed()
    st.session_state["report"] = [*done, *failed]
    st.rerun()


def _report() -> None:
    """What became of what was added last, with a way to read each."""
    said = {
        "added": "is in the graph",
        "replaced": "was replaced",
        "unchanged": "was there already",
        "failed": "was not added",
    }
    for i, outcome in enumerate(st.session_state.get("report", [])):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            if outcome.error:
                shell.message(
                    f"{outcome.source} {said[outcome.status]}", outcome.error.message, outcome.error.remedy
                )
                continue
            found = (
                f": {words.number(outcome.claims, 'claim')}, {outcome.factual} stated as fact"
                if outcome.claims
                else ""
            )
            st.html(f'<p role="status"><b>{escape(outcome.source)}</b> {said[outcome.status]}{found}.</p>')
            if outcome.article_id:
                st.button("Read it", key=f"read-{i}", on_click=_turn, kwargs={"article": outcome.article_id})


def _said() -> None:
    """A sentence that the last step left for this page."""
    said = st.session_state.pop("said", None)
    if said:
        st.html(f'<p class="kg-line" role="status">{escape(said)}</p>')
