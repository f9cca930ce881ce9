// A canvas has nothing to tab to: the arrow keys walk the nodes instead.
import { motion } from "../dom.js";

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export function listenToKeys(view) {
  const { network } = view;
  const selected = () => network.getSelectedNodes()[0];
  const actions = {
    Enter: (node) => view.emit({ kind: "select", node }),
    e: (node) => view.emit({ kind: "expand", node }),
    h: (node) => view.emit({ kind: "hide", node }),
    p: (node) => {
      const { x, y } = network.getPosition(node);
      view.emit({ kind: "pin", node, position: [Math.round(x), Math.round(y)] });
    },
    ContextMenu: (node) => view.menu.open(node, network.canvasToDOM(network.getPosition(node))),
  };
  const plain = {
    "+": () => view.zoom(1.3),
    "-": () => view.zoom(1 / 1.3),
    0: () => view.fit(true),
    Escape: () => { network.unselectAll(); view.emit({ kind: "select" }); },
  };
  view.canvas.addEventListener("keydown", (event) => {
    const step = { z: event.shiftKey ? "redo" : "undo", Z: "redo", y: "redo" }[event.key];
    if ((event.ctrlKey || event.metaKey) && step) {
      view.emit({ kind: step });
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = selected();
    if (event.key in DIRECTIONS) walk(view, node, DIRECTIONS[event.key]);
    else if (event.key in plain) plain[event.key]();
    else if (node != null && event.key in actions) actions[event.key](node);
    else return;
    event.preventDefault();
    event.stopPropagation(); // Streamlit has shortcuts of its own
  });
}

// To the node that lies best in that direction: near, and not far off the line.
function walk(view, from, [dx, dy]) {
  const positions = view.network.getPositions();
  const ids = Object.keys(positions);
  if (!ids.length) return;
  const centre = from != null ? positions[from] : view.network.getViewPosition();
  const cost = (id) => {
    const x = positions[id].x - centre.x, y = positions[id].y - centre.y;
    const along = x * dx + y * dy, across = Math.abs(x * dy - y * dx);
    if (from == null) return Math.hypot(x, y);
    return along <= 0 ? Infinity : along + 2 * across;
  };
  const next = ids.filter((id) => id !== from).reduce((best, id) => (cost(id) < cost(best) ? id : best), from ?? ids[0]);
  if (next === from) return;
  view.network.selectNodes([next]);
  view.canvas.setAttribute("aria-description", view.nodes.get(next).caption ?? "");
  const at = view.network.canvasToDOM(positions[next]);
  const inside = at.x > 20 && at.y > 20 && at.x < view.canvas.clientWidth - 20 && at.y < view.canvas.clientHeight - 20;
  if (!inside) view.network.moveTo({ position: positions[next], animation: motion(200) });
}
