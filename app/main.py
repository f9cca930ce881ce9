"""The app: explore, ask, read. ``kg app`` starts it; everything it knows comes from ``graph_builder``."""

import streamlit as st

import shell
from views import articles, explore, paths, query, schema, timeline

st.set_page_config(page_title="Graph Builder", page_icon=shell.MARK, layout="wide", menu_items={})
shell.run(
    {
        "explore": st.Page(explore.page, title="Explore", url_path="explore", default=True),
        "paths": st.Page(paths.page, title="Paths", url_path="paths"),
        "timeline": st.Page(timeline.page, title="Timeline", url_path="timeline"),
        "query": st.Page(query.page, title="Query", url_path="query"),
        "schema": st.Page(schema.page, title="Schema", url_path="schema"),
        "articles": st.Page(articles.page, title="Articles", url_path="articles"),
    }
)
