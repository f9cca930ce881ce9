"""Subgraph -> picture: places for the nodes, colours and lines, and the pyvis network of both.

Nothing here knows a store or a browser. The same subgraph gives the same picture, to the pixel.
"""

from graph_builder.view.bundles import Bundle, bundles
from graph_builder.view.calendar import Chart, chart, month, period_label
from graph_builder.view.chains import chains
from graph_builder.view.layout import SCREEN, layout
from graph_builder.view.look import HUES, Look, communities, hue
from graph_builder.view.picture import picture
from graph_builder.view.style import COLOURS, LINES, Line, Theme, colour, shortened

__all__ = [
    "COLOURS",
    "HUES",
    "LINES",
    "SCREEN",
    "Bundle",
    "Chart",
    "Line",
    "Look",
    "Theme",
    "bundles",
    "chains",
    "chart",
    "colour",
    "communities",
    "hue",
    "layout",
    "month",
    "period_label",
    "picture",
    "shortened",
]
