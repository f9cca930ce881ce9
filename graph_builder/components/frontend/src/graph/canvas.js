// The vis network and its events.
import { DataSet, Network } from "vis-network";
import { debounce, motion } from "../dom.js";
import { theme } from "../theme.js";
import { arrangeCaptions } from "./captions.js";

export const LARGE = 1000; // from here on a simplified look: straight lines, no captions on edges

export function createCanvas(view) {
  view.nodes = new DataSet();
  view.edges = new DataSet();
  view.pinned = new Set();
  view.captions = new Map();
  view.network = new Network(view.canvas, { nodes: view.nodes, edges: view.edges }, options(view, view.data));
  listen(view);
  view.fit = (animated) => fit(view, animated);
  view.observer = new ResizeObserver(debounce(() => {
    if (view.gone) return;
    if (view.cramped) view.fit(false);
    view.network.redraw();
  }, 60));
  view.observer.observe(view.canvas);
}

export function options(view, data) {
  const { text, background, border, accent, font } = theme(view.canvas);
  const given = data.options ?? {};
  const large = data.nodes.length > LARGE || data.edges.length > 1.5 * LARGE;
  const caption = { face: font, color: text, strokeWidth: 5, strokeColor: background };
  return {
    autoResize: true,
    physics: { ...given.physics, enabled: false },
    layout: { randomSeed: 7, improvedLayout: false },
    interaction: {
      hover: !large, multiselect: true, tooltipDelay: 250, hideEdgesOnDrag: large, selectConnectedEdges: !large,
      zoomSpeed: 0.6,
    },
    nodes: {
      borderWidth: 1.5, borderWidthSelected: 3, shape: "dot",
      ...given.nodes,
      widthConstraint: { maximum: 150 },
      font: { ...caption, size: 15, vadjust: -2 },
      scaling: { label: { enabled: false, drawThreshold: 6 } },
    },
    edges: {
      hoverWidth: 0.6, selectionWidth: 1.2,
      ...given.edges,
      smooth: large ? false : { enabled: true, type: "continuous", roundness: 0.25 },
      arrows: { to: { enabled: !large, scaleFactor: 0.45 } },
      font: { ...caption, size: large ? 0 : 11, strokeWidth: 4, align: "middle" },
      scaling: { label: { enabled: false, drawThreshold: 11 } },
      color: { color: border, highlight: accent, hover: accent, ...given.edges?.color },
    },
  };
}

// vis draws everything anew with every change of its data, at once and in the next frame: here once, when all
// of them are made, and not at all where `change` says that it made none.
export function drawnOnce({ network }, change) {
  network.body.emitter.emit("_blockRedraw");
  let changed = true;
  try {
    changed = change();
  } finally {
    network.body.emitter.emit("_allowRedraw");
    if (changed) network.redraw();
  }
}

const CAPTION = { width: 110, above: 30, below: 62 }; // pixels around the middle of a node at a scale of 1

// Everything in view, never blown up, clear of what lies over the canvas.
function fit(view, animated) {
  const places = Object.values(view.network.getPositions());
  const { clientWidth: width, clientHeight: height } = view.canvas;
  if (!places.length || !width || !height) return;
  const free = room(view, width, height);
  const left = Math.min(...places.map(({ x }) => x)) - CAPTION.width / 2;
  const right = Math.max(...places.map(({ x }) => x)) + CAPTION.width / 2;
  const top = Math.min(...places.map(({ y }) => y)) - CAPTION.above;
  const bottom = Math.max(...places.map(({ y }) => y)) + CAPTION.below;
  const scale = Math.min(
    1.3, (width - free.left - free.right) / (right - left), (height - free.top - free.bottom) / (bottom - top));
  const position = {
    x: (left + right) / 2 + (free.right - free.left) / 2 / scale,
    y: (top + bottom) / 2 + (free.bottom - free.top) / 2 / scale,
  };
  view.network.moveTo({ position, scale, animation: animated && motion(250) });
  view.settled();
}

// What the legend and the tools leave; all of it where they would leave next to nothing, as on a canvas
// that is only just being laid out: then once more when it has its size.
function room(view, width, height) {
  const free = view.overlay?.free();
  view.cramped = !free || free.left + free.right > 0.6 * width || free.top + free.bottom > 0.6 * height;
  return view.cramped ? { top: 0, right: 0, bottom: 0, left: 0 } : free;
}

// Nodes that are drawn outside of what the canvas shows.
export function outside(view) {
  const { clientWidth, clientHeight } = view.canvas;
  return Object.values(view.network.getPositions()).filter((position) => {
    const { x, y } = view.network.canvasToDOM(position);
    return x < 0 || y < 0 || x > clientWidth || y > clientHeight;
  }).length;
}

function listen(view) {
  const { network } = view;
  network.on("click", ({ nodes, edges }) => {
    view.canvas.focus({ preventScroll: true });
    view.menu.close();
    if (nodes.length) view.emit({ kind: "select", node: nodes.at(-1) });
    else if (edges.length) view.emit({ kind: "select", edge: edgeEvent(view, edges[0]) });
    else view.emit({ kind: "select" });
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && view.emit({ kind: "expand", node: nodes[0] }));
  network.on("oncontext", ({ event, pointer }) => {
    event.preventDefault();
    const node = network.getNodeAt(pointer.DOM);
    if (node != null) view.menu.open(node, pointer.DOM);
    else view.menu.close();
  });
  network.on("dragStart", () => { view.dragging = true; });
  network.on("dragEnd", ({ nodes }) => {
    view.dragging = false;
    if (nodes.length) view.moved(nodes);
  });
  // Whole pixels, here as in Python, so that both mean the same place. Until Python has heard of the
  // move, its places are older than what the user sees.
  view.moved = (ids) => {
    const positions = rounded(network.getPositions(ids));
    drawnOnce(view, () => {
      view.nodes.update(Object.entries(positions).map(([id, [x, y]]) => ({ id, x, y })));
      return true;
    });
    view.told = view.emit({ kind: "moved", positions });
  };
  view.settled = debounce(() => {
    if (view.gone) return;
    view.overlay.showOutside();
    drawnOnce(view, () => arrangeCaptions(view));
  }, 80);
  for (const moved of ["zoom", "dragEnd", "animationFinished", "resize", "select"]) network.on(moved, view.settled);
  // A pointer that leaves over the legend tells vis nothing: its tip would stay.
  view.canvas.addEventListener("pointerleave", () => {
    clearTimeout(network.interactionHandler.popupTimer);
    network.interactionHandler.popup?.hide();
  });
  network.on("hoverNode", () => { view.canvas.style.cursor = "pointer"; });
  network.on("blurNode", () => { view.canvas.style.cursor = ""; });
  network.on("hoverEdge", () => { view.canvas.style.cursor = "pointer"; });
  network.on("blurEdge", () => { view.canvas.style.cursor = ""; });
}

export function edgeEvent(view, id) {
  const { from, to, type } = view.edges.get(id);
  return { id, from, to, type: type ?? "" };
}

export function rounded(positions) {
  return Object.fromEntries(Object.entries(positions).map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]]));
}
