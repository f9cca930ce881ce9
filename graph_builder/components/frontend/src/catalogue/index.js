// The names that a query can use, under headings, each with a query that a click asks.
import "./index.css";
import { component } from "../mount.js";
import { h } from "../dom.js";

export default component({
  create(list) {
    list.filter = h("input", { type: "search", placeholder: "Filter by name or meaning", "aria-label": "Filter the names", oninput: () => draw(list) });
    list.unused = h("input", { type: "checkbox", id: "unused", onchange: () => draw(list) });
    list.toggle = h("label", { class: "unused", for: "unused" }, list.unused, "Types without a claim too");
    list.none = h("p", { class: "none", hidden: true }, "No name matches.");
    list.body = h("div", { class: "columns" });
    list.root.querySelector(".catalogue-view").replaceChildren(h("section", { class: "catalogue" },
      h("div", { class: "bar" }, list.filter, list.toggle), list.none, list.body));
  },
  update(list, { columns }) {
    const shown = JSON.stringify(columns);
    if (shown === list.shown) return;
    list.shown = shown;
    list.columns = columns;
    draw(list);
  },
});

function draw(list) {
  const words = list.filter.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const wanted = (group) => ({ name, definition, count, detail }) => {
    if (count === 0 && group.counted && !list.unused.checked) return false;
    const text = `${name} ${definition} ${detail ?? ""} ${group.title}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  let found = 0;
  const part = (section) => {
    const groups = section.groups.map((group) => ({ ...group, rows: group.rows.filter(wanted(group)) })).filter(({ rows }) => rows.length);
    found += groups.length;
    return groups.length ? h("section", {}, h("h2", {}, section.title), section.note && h("p", { class: "note" }, section.note), ...groups.map((group) => table(list, group))) : null;
  };
  const top = Math.max(1, ...list.columns.flat().flatMap(({ groups }) => groups.filter(({ counted }) => counted).flatMap(({ rows }) => rows.map(({ count }) => count))));
  list.top = top;
  list.body.replaceChildren(...list.columns.map((sections) => h("div", {}, ...sections.map(part))));
  list.none.hidden = found > 0;
}

function table(list, { title, definition, total, counted, rows }) {
  return h("div", { class: "group" },
    title && h("h3", {}, title, total ? h("b", {}, total.toLocaleString("en")) : null, definition && h("small", {}, definition)),
    h("ul", {}, ...rows.map((row) => entry(list, row, counted))));
}

function entry(list, { name, definition, count, color, detail, cypher }, counted) {
  const bar = counted && count ? h("i", { class: "share", style: { width: `${Math.max(2, (count / list.top) * 100)}%` } }) : null;
  return h("li", {},
    h("button", { type: "button", title: cypher, disabled: !cypher, onclick: () => list.emit({ kind: "ask", cypher }) },
      color && h("i", { class: "dot", style: { background: color } }), name),
    h("span", { class: "meaning" }, definition, detail && h("small", {}, detail)),
    h("span", { class: "count" }, count == null ? "" : count.toLocaleString("en"), bar));
}
