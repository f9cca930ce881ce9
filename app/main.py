"""The app: explore, ask, read. ``kg app`` starts it; everything it knows comes from ``graph_builder``."""

import streamlit as st

import shell

st.set_page_config(page_title="Graph Builder", page_icon=shell.MARK, layout="wide", menu_items={})
shell.run()
