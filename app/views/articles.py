"""Articles: the list, one article with its claims marked, adding and retracting."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

import adding
import shell
import words
from adding import Adding
from graph_builder import components, pipeline, query, read, store, view
from graph_builder.components import cut
from graph_builder.errors import SourceError
from graph_builder.model import Article
from graph_builder.pipeline import Outcome
from graph_builder.protocols import GraphStore
from graph_builder.query import ArticleView
from graph_builder.read import Metadata

#: Seconds between two looks at what is being added.
LOOK = 0.5
#: Entities and claims that the preview of a retraction names.
NAMED = 12
#: Signs of a name or claim that it shows.
LONGEST_NAME = 80
#: What an article can be looked at as.
VIEWS = ("Text and claims", "How it was read")


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
            "<code>kg build FOLDER</code>: text, Markdown, web pages, Word and PDF are read.</p></div>"
        )
        return
    components.listing(
        key="articles",
        rows=[
            {"id": r.id, "title": r.title or r.id, "outlet": r.outlet or "",
             "published": words.day(r.published),
             "day": r.published.isoformat() if r.published else "", "claims": r.claims, "dropped": r.dropped}
            for r in rows
        ],
        on_event=lambda event: _turn(article=event["id"]),
    )  # fmt: skip


# --- one article ----------------------------------------------------------------------------------


def _article(graph: GraphStore, article_id: str, claim: str | None) -> None:
    st.html("<style>:root { --kg-above: 17.5rem; }</style>")
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
    how = st.segmented_control(
        "Look at", VIEWS, default=VIEWS[0], key="article-view", label_visibility="collapsed"
    )
    if how == VIEWS[1]:
        _explained(shown)
        return
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


def _explained(shown: ArticleView) -> None:
    """Passage by passage: its claims with the rule that gave them, and what was dropped, with the reason."""
    text, spans = shown.article.text, sorted({(c.start, c.end) for c in shown.claims})
    within = {d: next(((s, e) for s, e in spans if s <= d.start and d.end <= e), None) for d in shown.dropped}
    passages = sorted({*spans, *((d.start, d.end) for d, span in within.items() if span is None)})
    items = []
    for start, end in passages:
        lines = [
            f"<li><b>{escape(c.subject)} <code>{escape(c.type)}</code> {escape(c.object)}</b>{_badges(c)}"
            f"<i>{escape(_reason(c, text))}</i></li>"
            for c in shown.claims
            if (c.start, c.end) == (start, end)
        ]
        for dropped, span in within.items():
            if (span or (dropped.start, dropped.end)) == (start, end):
                part = "" if (dropped.start, dropped.end) == (start, end) else f"“{dropped.text}” "
                lines.append(f'<li class="out">dropped {escape(part)}<i>{escape(dropped.reason)}</i></li>')
        items.append(f"<section><p>{escape(text[start:end])}</p><ul>{''.join(lines)}</ul></section>")
    head = (
        f"{words.number(len(shown.claims), 'claim')}, {words.number(len(shown.dropped), 'passage')} dropped"
    )
    st.html(f'<p class="kg-line">{head}</p><div class="kg-explained">{"".join(items)}</div>')


def _badges(claim: query.ClaimView) -> str:
    return "".join(f" <span>{escape(badge['text'])}</span>" for badge in words.badges(claim))


def _reason(claim: query.ClaimView, text: str) -> str:
    """``rule object, confidence 0.80; negation: “not”``."""
    cues = [f"{cue.kind}: “{text[cue.start : cue.end]}”" for cue in claim.cues]
    return "; ".join([f"rule {claim.rule}, confidence {claim.confidence:.2f}", *cues])


def _explore(entity: str) -> None:
    """Show an entity in the graph: Explore does it when it is drawn."""
    st.session_state["explore-first"] = entity


@st.dialog("Retract this article?")
def _retract(graph: GraphStore, shown: ArticleView) -> None:
    shell.boundary(lambda: _retract_form(graph, shown))


def _retract_form(graph: GraphStore, shown: ArticleView) -> None:
    preview = store.preview_retract(graph, shown.article.id)
    gone = words.number(len(preview.entities), "entity", "entities")
    names = {e.id: e.name for e in shown.entities}
    st.html(
        f"<p>{escape(shown.article.title or shown.article.id)}</p>"
        f"<p>{words.number(preview.claims, 'claim')} of this article and {gone} that no other article "
        "mentions will disappear from the graph. The file itself is not touched.</p>"
        + _going("Claims", [f"{c.subject} {c.type} {c.object}" for c in shown.claims])
        + _going("Entities", [names.get(i, i) for i in preview.entities])
    )
    with st.container(horizontal=True):
        sure = st.button("Retract", type="primary", key="retract-now")
        if st.button("Keep it", key="retract-not"):
            st.rerun()
    if sure:
        pipeline.retract(graph, shown.article.id)
        shell.changed()
        st.session_state["said"] = f"Retracted: {shown.article.title or shown.article.id}"
        _turn()
        st.rerun()


def _going(what: str, listed: Sequence[str]) -> str:
    """What would go, by name as far as a dialog has room."""
    if not listed:
        return ""
    rest = f" and {len(listed) - NAMED:,} more" if len(listed) > NAMED else ""
    named = "; ".join(view.shortened(name, LONGEST_NAME) for name in listed[:NAMED])
    return f'<p class="kg-going"><b>{what}</b> {escape(named + rest)}</p>'


# --- adding ---------------------------------------------------------------------------------------


def _add(graph: GraphStore) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html('<div class="kg-title"><h1>Add articles</h1></div>')
        st.button("All articles", on_click=_turn, key="back")
    running: Adding | None = st.session_state.get("adding")
    if running and not running.done.is_set():
        _progress(running)
    else:
        paste, upload, elsewhere = st.tabs(["Paste", "Upload", "Addresses and folders"])
        with paste:
            _paste(graph)
        with upload:
            _upload(graph)
        with elsewhere:
            _elsewhere(graph)
    if running:
        _report(running)


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
            "Text, Markdown, web pages, Word or PDF",
            type=[suffix.lstrip(".") for suffix in read.article_suffixes()],
            accept_multiple_files=True,
            key="files",
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


def _elsewhere(graph: GraphStore) -> None:
    """Web addresses; and files and folders of this machine, for whoever sits at it."""
    here = _at_this_machine()
    with st.form("elsewhere", border=False):
        said = (
            "Web addresses, files or folders of this machine, one a line"
            if here
            else "Web addresses, one a line"
        )
        lines = st.text_area(
            said, key="sources", height=160,
            placeholder="https://example.org/article" + ("\n/home/me/articles" if here else ""),
        )  # fmt: skip
        metadata = _metadata("elsewhere")
        sent = st.form_submit_button("Add to the graph", type="primary", key="elsewhere-send")
    if not sent:
        return
    sources = [line.strip() for line in (lines or "").splitlines() if line.strip()]
    if not sources:
        shell.message("Nothing was given", "Write at least one address.")
        return
    refused = [] if here else [s for s in sources if urlsplit(s).scheme not in ("http", "https")]
    error = SourceError(
        "Only web addresses can be read from here.", "Open the app on its own machine, or upload."
    )
    failed = [Outcome(source, "failed", error=error) for source in refused]
    _build(graph, [s for s in sources if s not in refused], failed, metadata)


def _at_this_machine() -> bool:
    """Whether the app serves this machine alone: then a visitor may name its files."""
    return str(st.get_option("server.address")) in ("127.0.0.1", "localhost", "::1")


def _build(
    graph: GraphStore,
    sources: Sequence[str | Article],
    failed: list[Outcome],
    metadata: Metadata | None = None,
) -> None:
    """Begin; the page that is drawn next says how far it is."""
    st.session_state["adding"] = adding.start(graph, sources, failed, metadata)
    st.rerun()


@st.fragment(run_every=LOOK)
def _progress(running: Adding) -> None:
    """How far it is, and a way to stop after the present source."""
    if running.done.is_set():
        shell.changed()
        st.rerun()
    count, stopping = len(running.sources), running.stop.is_set()
    with st.container(horizontal=True, vertical_alignment="center"):
        said = "Stopping after" if stopping else "Finding the claims of"
        st.html(
            f'<p class="kg-line" role="status">{said} {escape(running.now)} '
            f"({min(running.at + 1, count)} of {count}; {words.number(len(running.outcomes), 'result')})</p>"
        )
        if count > 1:
            st.button("Stop", key="adding-stop", on_click=running.stop.set, disabled=stopping)
    st.progress(running.at / count if count else 1.0)


def _report(running: Adding) -> None:
    """What became of what was added last, with a way to read each."""
    said = {
        "added": "is in the graph",
        "replaced": "was replaced",
        "unchanged": "was there already",
        "failed": "was not added",
    }
    if running.error:
        shell.problem(running.error)
    for i, outcome in enumerate(running.outcomes):
        if outcome.error:
            shell.message(
                f"{outcome.source} {said[outcome.status]}", outcome.error.message, outcome.error.remedy
            )
            continue
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            found = (
                f": {words.number(outcome.claims, 'claim')}, {outcome.factual} stated as fact, "
                f"{words.number(outcome.dropped, 'passage')} dropped"
                if outcome.status in ("added", "replaced")
                else ""
            )
            st.html(
                f'<p role="status"><b>{escape(outcome.source)}</b> '
                f"{said.get(outcome.status, outcome.status)}{found}.</p>"
            )
            if outcome.article_id:
                st.button("Read it", key=f"read-{i}", on_click=_turn, kwargs={"article": outcome.article_id})


def _said() -> None:
    """A sentence that the last step left for this page."""
    said = st.session_state.pop("said", None)
    if said:
        st.html(f'<p class="kg-line" role="status">{escape(said)}</p>')
