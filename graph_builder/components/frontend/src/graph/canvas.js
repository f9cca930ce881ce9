// The vis network and its events.
import { DataSet, Network } from "vis-network";
import { debounce, motion } from "../dom.js";
import { theme } from "../theme.js";
import { arrangeCaptions } from "./captions.js";

export const LARGE = 1000; // from here on a simplified look: straight lines, no captions on edges

// Size of a line's caption, and how large it must be on the screen to be drawn.
export const EDGE_CAPTION = { size: 11, least: 11 };

export function createCanvas(view) {
  view.nodes = new DataSet();
  view.edges = new DataSet();
  view.pinned = new Set();
  view.captions = new Map();
  view.network = new Network(view.canvas, { nodes: view.nodes, edges: view.edges }, options(view, view.data));
  captionsOfLevelLines(view.network);
  listen(view);
  view.fit = (animated) => fit(view, animated);
  view.observer = new ResizeObserver(debounce(() => {
    if (view.gone) return;
    if (view.cramped) view.fit(false);
    view.network.redraw();
  }, 60));
  view.observer.observe(view.canvas);
}

// vis turns the canvas to a line before it writes the caption at 0, 0, except where the angle is 0: the
// caption of a line that runs exactly to the left lands in the middle of the picture.
function captionsOfLevelLines(network) {
  const { prototype } = network.edgesHandler.create({}).constructor;
  if (prototype.turned) return;
  const rotation = prototype._getRotation;
  prototype.turned = true;
  prototype._getRotation = function turned(context) {
    const found = rotation.call(this, context);
    return { ...found, angle: found.angle || Number.EPSILON };
  };
}

// Too many lines for captions, arrows and solid colours.
export const crowded = (data) => data.nodes.length > LARGE || data.edges.length > 1.5 * LARGE;

export function options(view, data) {
  const { text, background, border, accent, font } = theme(view.canvas);
  const given = data.options ?? {};
  const large = crowded(data);
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
      ...(large ? { borderWidth: 0 } : {}), // a rim of the ground's colour would hide the dots
      widthConstraint: { maximum: 150 },
      font: { ...caption, size: 15, vadjust: -2 },
      scaling: { label: { enabled: false, drawThreshold: 6 } },
    },
    edges: {
      hoverWidth: 0.6, selectionWidth: 1.2,
      ...given.edges,
      smooth: large ? false : { enabled: true, type: "continuous", roundness: 0.25 },
      arrows: { to: { enabled: !large, scaleFactor: 0.45 } },
      font: { ...caption, size: large ? 0 : EDGE_CAPTION.size, strokeWidth: 4, align: "middle" },
      scaling: { label: { enabled: false, drawThreshold: EDGE_CAPTION.least } },
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

// Pixels on the screen that a node at the edge needs around its middle, at a scale of 1 and at least: captions
// grow with the scale, but are never too small to be read.
const MARGINS = { side: [55, 42], above: [30, 14], below: [62, 36] };

// Everything in view, never blown up, clear of what lies over the canvas.
function fit(view, animated) {
  const places = Object.values(view.network.getPositions());
  const { clientWidth: width, clientHeight: height } = view.canvas;
  if (!places.length || !width || !height) return;
  const free = room(view, width, height);
  const xs = places.map(({ x }) => x), ys = places.map(({ y }) => y);
  const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
  const across = Math.max(200, width - free.left - free.right), down = Math.max(150, height - free.top - free.bottom);
  const { side, above, below } = MARGINS;
  const scale = Math.min(
    1.3,
    ...[[1, 0], [0, 1]].flatMap(([scaled, least]) => [
      (across - 2 * side[1] * least) / Math.max(1, right - left + 2 * side[0] * scaled),
      (down - (above[1] + below[1]) * least) / Math.max(1, bottom - top + (above[0] + below[0]) * scaled),
    ]),
  );
  const margin = ([scaled, least]) => Math.max(scaled * scale, least) / scale;
  const position = {
    x: (left + right) / 2 + (free.right - free.left) / 2 / scale,
    y: (top - margin(above) + bottom + margin(below)) / 2 + (free.bottom - free.top) / 2 / scale,
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
