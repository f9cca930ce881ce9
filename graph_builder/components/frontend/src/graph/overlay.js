// What lies over the canvas: legend with toggles, counts, zoom buttons, the physics switch.
import { h, icon, motion } from "../dom.js";
import { draw, h as node } from "../tree.js";
import { outside } from "./canvas.js";

const PHYSICS_LIMIT = 150; // the browser's physics takes minutes on a thousand nodes

const ICONS = {
  closer: "M8 3v10M3 8h10",
  farther: "M3 8h10",
  all: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  undo: "M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7",
  redo: "M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H9",
  settle: "M8 5.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM3.5 14.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM12.5 14.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM7 5l-2.7 6M9 5l2.7 6M5.2 12.5h5.6",
};

export function createOverlay(view) {
  const legend = h("div", { class: "legend", role: "group", "aria-label": "Kinds of nodes" });
  const notes = h("div", { class: "notes", role: "status" });
  const far = h("button", { type: "button", class: "far", hidden: true, onclick: () => view.fit(true) });
  const controls = createControls(view);
  const bar = createBar(view);
  view.frame.append(legend, notes, bar.element, controls.element);
  view.overlay = {
    show(data) {
      showLegend(view, legend, data.legend ?? []);
      notes.replaceChildren(...(data.notes ?? []).map((note) => h("span", {}, note.text, note.event && " ",
        note.event && h("button", { type: "button", class: "far", onclick: () => view.emit(note.event) }, note.label))), far);
      bar.show(data);
      controls.show(data);
    },
    // How much of each side of the canvas is covered.
    free: () => ({ top: Math.max(notes.offsetHeight, bar.element.offsetHeight) + 18, right: controls.element.offsetWidth + 20, bottom: legend.offsetHeight + 20, left: 16 }),
    showOutside() {
      const count = outside(view);
      far.hidden = !count;
      far.textContent = `${count} outside the view: show all`;
    },
  };
}

function showLegend(view, legend, entries) {
  draw(legend, entries.map(({ key, label, meaning, color, line, count, on, fixed }) =>
    node(fixed ? "span" : "button", fixed ? { key, class: "chip fixed" } : {
      key, type: "button", class: "chip", "aria-pressed": on,
      title: `${on ? "Hide" : "Show"} ${meaning ?? label}`,
      onclick: () => view.emit({ kind: "toggle", key }),
    }, (line || color) && node("i", line ? { class: `line ${line}`, style: { color } } : { style: { background: color } }), node("span", {}, label), node("b", {}, count))));
}

// What can be done with the whole picture.
function createBar(view) {
  const button = (name, label, kind) => h("button", {
    type: "button", class: "tool", title: label, "aria-label": label, onclick: () => view.emit({ kind }),
  }, icon(ICONS[name]));
  const side = (name, label) => h("button", {
    type: "button", class: "side", "aria-pressed": "false", dataset: { label }, onclick: () => view.emit({ kind: "side", side: name }),
  }, label);
  const undo = button("undo", "Undo", "undo"), redo = button("redo", "Redo", "redo");
  const filters = side("filters", "Filters"), look = side("look", "Look");
  const copy = h("button", { type: "button", class: "side", onclick: () => { view.asked = view.emit({ kind: "link" }).number; } }, "Copy link");
  const field = h("input", { type: "text", class: "link", readonly: true, hidden: true, "aria-label": "Link to this picture", onblur: () => { field.hidden = true; } });
  return {
    element: h("div", { class: "tools" }, h("div", { class: "pair" }, undo, redo), filters, look, copy, field),
    show({ steps = [false, false], side: open, filters: active, link }) {
      copy.hidden = !link;
      if (link?.query != null && link.number === view.asked) {
        view.asked = null;
        hand(new URL(link.query, window.location.href).href, copy, field);
      }
      [undo.disabled, redo.disabled] = steps.map((there) => !there);
      filters.textContent = active ? `Filters ${active}` : "Filters";
      filters.setAttribute("aria-pressed", String(open === "filters"));
      filters.classList.toggle("active", Boolean(active));
      look.setAttribute("aria-pressed", String(open === "look"));
    },
  };
}

// Into the clipboard; where the browser keeps that shut (no https), as a text to copy.
async function hand(address, button, field) {
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy link"; }, 2000);
  } catch {
    field.hidden = false;
    field.value = address;
    field.focus();
    field.select();
  }
}

function createControls(view) {
  const { network } = view;
  const zoom = (factor) => {
    network.moveTo({ scale: network.getScale() * factor, animation: motion(150) });
    view.settled(); // vis tells of a zoom only where a wheel made it
  };
  const button = (name, label, run) => h("button", { type: "button", class: "tool", title: label, "aria-label": label, onclick: run }, icon(ICONS[name]));
  const settle = button("settle", "Let the nodes settle (physics)", () => toggle());
  let on = false;
  const toggle = (wanted = !on) => {
    if (on === wanted) return;
    on = wanted;
    settle.setAttribute("aria-pressed", String(on));
    network.setOptions({
      physics: { enabled: on, solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -60, springLength: 110, avoidOverlap: 0.6 } },
    });
    view.nodes.update([...view.pinned].map((id) => ({ id, fixed: on })));
    if (!on) view.moved(Object.keys(network.getPositions()));
  };
  view.zoom = zoom;
  return {
    element: h("div", { class: "controls", role: "group", "aria-label": "View" },
      button("closer", "Zoom in", () => zoom(1.3)), button("farther", "Zoom out", () => zoom(1 / 1.3)),
      button("all", "Show everything", () => view.fit(true)), settle),
    show(data) {
      settle.hidden = data.nodes.length > PHYSICS_LIMIT;
      if (settle.hidden) toggle(false);
    },
  };
}
