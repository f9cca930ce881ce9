// A panel of choices: values to tick with their counts, days, a least confidence, one of several.
import "./index.css";
import { component } from "../mount.js";
import { debounce, h } from "../dom.js";

const LONG = 9; // a longer list can be searched

export default component({
  create(panel) {
    panel.opened = new Map(); // what a person opened or closed, by group
    panel.element = h("section", { class: "panel", tabindex: 0 });
    panel.root.querySelector(".facets-view").replaceChildren(panel.element);
  },
  update(panel, data) {
    const shown = JSON.stringify(data);
    if (shown === panel.shown) return;
    panel.shown = shown;
    const scrolled = panel.element.scrollTop;
    const focused = panel.element.querySelector(":focus")?.dataset.at;
    const wanted = new Map([...panel.element.querySelectorAll(".find")].map((box) => [box.dataset.at, box.value]));
    panel.element.setAttribute("aria-label", data.title);
    panel.element.replaceChildren(head(panel, data), ...data.groups.map((group) => section(panel, data, group)));
    for (const [at, text] of wanted) {
      const box = panel.element.querySelector(`.find[data-at="${CSS.escape(at)}"]`);
      if (box && text) { box.value = text; sift(box); }
    }
    panel.element.scrollTop = scrolled;
    if (focused) panel.element.querySelector(`[data-at="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
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
  const element = h("details", { class: "group", open }, h("summary", { "data-at": group.key },
    h("span", {}, group.title), active ? h("em", {}, group.rows ? `${active} ticked` : "set") : null), body);
  element.addEventListener("toggle", () => panel.opened.set(group.key, element.open));
  return element;
}

function ticks(panel, kind, group) {
  const values = () => [...list.querySelectorAll("input[data-value]:checked")].map((box) => box.dataset.value);
  const send = () => panel.emit({ kind, facet: group.key, values: values() });
  const row = ({ value, label, count, on, color }, below = false) => h("label", { class: below ? "row below" : "row", "data-text": label.toLowerCase() },
    h("input", { type: "checkbox", checked: on, "data-value": value, "data-at": `${group.key}:${value}`, onchange: send }),
    color && h("i", { style: { background: color } }), h("span", {}, label), h("b", {}, String(count)));
  const list = h("div", { class: "rows", role: "group", "aria-label": group.title },
    ...group.rows.flatMap((entry) => (entry.children ? [parent(entry, group, send), ...entry.children.map((child) => row(child, true))] : [row(entry)])));
  const many = list.childElementCount > LONG;
  return h("div", {}, many && h("input", {
    type: "search", class: "find", placeholder: "Find …", "aria-label": `Find in ${group.title}`, "data-at": `find:${group.key}`,
    oninput: (event) => sift(event.target),
  }), list);
}

// A parent ticks all that stands below it.
function parent({ value, label, count, children }, group, send) {
  const ticked = children.filter(({ on }) => on).length;
  const box = h("input", { type: "checkbox", checked: ticked === children.length, "data-at": `${group.key}:${value}:all`, onchange: () => {
    for (let next = box.parentElement.nextElementSibling; next?.classList.contains("below"); next = next.nextElementSibling) next.querySelector("input").checked = box.checked;
    send();
  } });
  box.indeterminate = ticked > 0 && ticked < children.length;
  return h("label", { class: "row parent", "data-text": [label, ...children.map((child) => child.label)].join(" ").toLowerCase() },
    box, h("span", {}, label), h("b", {}, String(count)));
}

function sift(box) {
  const text = box.value.trim().toLowerCase();
  for (const row of box.nextElementSibling.children) row.hidden = !row.dataset.text.includes(text);
}

function histogram(bars, inside = () => true) {
  const most = Math.max(1, ...bars);
  return h("div", { class: "bars", "aria-hidden": "true" },
    ...bars.map((count, index) => h("i", { class: inside(index) ? "" : "out", style: { height: `${count ? Math.max(8, (100 * count) / most) : 0}%` } })));
}

function days(panel, kind, { key, title, days: { low, high, first, last }, bars }) {
  const send = () => panel.emit({ kind, facet: key, first: from.value, last: to.value });
  const field = (label, value) => h("input", { type: "date", value, min: low, max: high, "aria-label": `${title} ${label}`, "data-at": `${key}:${label}`, onchange: send });
  const from = field("from", first), to = field("to", last);
  return h("div", { class: "days" }, histogram(bars), h("p", { class: "ends" }, h("small", {}, low), h("small", {}, high)),
    h("div", { class: "pair" }, h("label", {}, "from", from), h("label", {}, "to", to)));
}

function range(panel, kind, { key, title, range: value, bars }) {
  const output = h("output", {}, value ? `at least ${value}` : "any");
  const send = debounce((chosen) => panel.emit({ kind, facet: key, value: chosen }), 250);
  const slider = h("input", {
    type: "range", min: 0, max: 1, step: 0.05, value, "aria-label": `Least ${title.toLowerCase()}`, "data-at": key,
    oninput: () => { output.textContent = Number(slider.value) ? `at least ${slider.value}` : "any"; send(Number(slider.value)); },
  });
  return h("div", { class: "days" }, histogram(bars, (index) => (index + 1) / bars.length > value), slider, h("p", { class: "ends" }, output));
}

function choices(panel, kind, { key, title, one, hint }) {
  return h("fieldset", {}, h("legend", {}, title),
    h("div", { class: "one" }, ...one.map(({ value, label, on }) => h("label", {},
      h("input", { type: "radio", name: key, value, checked: on, "data-at": `${key}:${value}`, onchange: () => panel.emit({ kind, facet: key, values: [value] }) }),
      h("span", {}, label)))),
    hint && h("p", { class: "hint" }, hint));
}
