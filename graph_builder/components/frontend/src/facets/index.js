// A panel of choices: values to tick with their counts, days, a least confidence, one of several.
import "./index.css";
import { component } from "../mount.js";
import { debounce } from "../dom.js";
import { draw, h } from "../tree.js";

const LONG = 9; // a longer list can be searched

export default component({
  create(panel) {
    panel.opened = new Map(); // what a person opened or closed, by group
    panel.view = panel.root.querySelector(".facets-view");
    panel.slide = debounce((event) => panel.emit(event), 250);
  },
  update(panel, data) {
    const shown = JSON.stringify(data);
    if (shown === panel.shown) return;
    panel.shown = shown;
    draw(panel.view, h("section", { key: data.kind, class: "panel", tabindex: 0, "aria-label": data.title },
      head(panel, data), data.groups.map((group) => section(panel, data, group))));
    for (const box of panel.view.querySelectorAll(".find")) sift(box); // rows may be new
  },
});

function head(panel, { title, side, note, reset }) {
  return h("header", {},
    h("div", { class: "line" }, h("h2", {}, title),
      h("button", { type: "button", class: "close", "aria-label": `Close ${title}`, onclick: () => panel.emit({ kind: "side", side }) }, "×")),
    h("p", { class: "note", role: "status" }, note),
    reset && h("button", { type: "button", class: "action", onclick: () => panel.emit({ kind: "reset" }) }, reset));
}

function section(panel, { kind }, group) {
  if (group.one) return choices(panel, kind, group);
  const open = panel.opened.get(group.key) ?? group.open;
  const body = group.rows ? ticks(panel, kind, group) : group.days ? days(panel, kind, group) : range(panel, kind, group);
  const active = (group.rows ?? []).flatMap((row) => [row, ...(row.children ?? [])]).filter(({ on }) => on).length
    || group.days?.first || group.days?.last || group.range;
  return h("details", { key: group.key, class: "group", open, ontoggle: ({ currentTarget }) => panel.opened.set(group.key, currentTarget.open) },
    h("summary", {}, h("span", {}, group.title), active ? h("em", {}, group.rows ? `${active} ticked` : "set") : null), body);
}

function ticks(panel, kind, { key, title, rows }) {
  const send = ({ currentTarget }) => panel.emit({
    kind, facet: key,
    values: [...currentTarget.closest(".rows").querySelectorAll("input[data-value]:checked")].map((box) => box.dataset.value),
  });
  const row = ({ value, label, count, on, color }, below = false) => h("label", { key: value, class: below ? "row below" : "row", "data-text": label.toLowerCase() },
    h("input", { type: "checkbox", checked: on, "data-value": value, onchange: send }),
    color && h("i", { style: { background: color } }), h("span", {}, label), h("b", {}, count));
  const list = rows.flatMap((entry) => (entry.children ? [parent(entry, send), ...entry.children.map((child) => row(child, true))] : [row(entry)]));
  return h("div", {},
    list.length > LONG && h("input", { type: "search", class: "find", placeholder: "Find …", "aria-label": `Find in ${title}`, oninput: ({ currentTarget }) => sift(currentTarget) }),
    h("div", { key: "rows", class: "rows", role: "group", "aria-label": title }, list));
}

// A parent ticks all that stands below it.
function parent({ value, label, count, children }, send) {
  const ticked = children.filter(({ on }) => on).length;
  const all = (event) => {
    const box = event.currentTarget;
    for (let next = box.parentElement.nextElementSibling; next?.classList.contains("below"); next = next.nextElementSibling) next.querySelector("input").checked = box.checked;
    send(event);
  };
  return h("label", { key: `${value}:all`, class: "row parent", "data-text": [label, ...children.map((child) => child.label)].join(" ").toLowerCase() },
    h("input", { type: "checkbox", checked: ticked === children.length, indeterminate: ticked > 0 && ticked < children.length, onchange: all }),
    h("span", {}, label), h("b", {}, count));
}

function sift(box) {
  const text = box.value.trim().toLowerCase();
  for (const row of box.nextElementSibling.children) row.hidden = !row.dataset.text.includes(text);
}

function histogram(bars, inside = () => true) {
  const most = Math.max(1, ...bars);
  return h("div", { class: "bars", "aria-hidden": "true" },
    bars.map((count, index) => h("i", { class: inside(index) ? "" : "out", style: { height: `${count ? Math.max(8, (100 * count) / most) : 0}%` } })));
}

function days(panel, kind, { key, title, days: { low, high, first, last }, bars }) {
  const send = ({ currentTarget }) => {
    const [from, to] = currentTarget.closest(".pair").querySelectorAll("input");
    panel.emit({ kind, facet: key, first: from.value, last: to.value });
  };
  const field = (label, value) => h("label", {}, label,
    h("input", { type: "date", value: value ?? "", min: low, max: high, "aria-label": `${title} ${label}`, onchange: send }));
  return h("div", { class: "days" }, histogram(bars), h("p", { class: "ends" }, h("small", {}, low), h("small", {}, high)),
    h("div", { class: "pair" }, field("from", first), field("to", last)));
}

const atLeast = (value) => (Number(value) ? `at least ${value}` : "any");

function range(panel, kind, { key, title, range: value, bars }) {
  const held = panel.view.querySelector(".range input:active"); // what is being dragged is not pulled back
  const slide = ({ currentTarget: slider }) => {
    slider.nextElementSibling.querySelector("output").textContent = atLeast(slider.value);
    panel.slide({ kind, facet: key, value: Number(slider.value) });
  };
  return h("div", { class: "days range" }, histogram(bars, (index) => (index + 1) / bars.length > value),
    h("input", { type: "range", min: 0, max: 1, step: 0.05, value: held?.value ?? value, "aria-label": `Least ${title.toLowerCase()}`, oninput: slide }),
    h("p", { class: "ends" }, h("output", { ref: (output) => { if (output) output.textContent = atLeast(held?.value ?? value); } })));
}

function choices(panel, kind, { key, title, one, hint }) {
  return h("fieldset", { key }, h("legend", {}, title),
    h("div", { class: "one" }, one.map(({ value, label, on }) => h("label", { key: value },
      h("input", { type: "radio", name: key, value, checked: on, onchange: () => panel.emit({ kind, facet: key, values: [value] }) }),
      h("span", {}, label)))),
    hint && h("p", { class: "hint" }, hint));
}
