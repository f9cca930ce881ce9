// Chains between two entities as a list to read: every hop with the words that show it best.
import "../claim.css";
import "./index.css";
import { component } from "../mount.js";
import { passage } from "../claim.js";
import { draw, h, link } from "../tree.js";

export default component({
  create(list) {
    list.view = list.root.querySelector(".chains-view");
  },
  update(list, data) {
    const shown = JSON.stringify(data);
    if (shown === list.shown) return;
    list.shown = shown;
    draw(list.view, h("section", { key: data.heading, class: "chains", tabindex: 0, "aria-label": "Paths" },
      h("header", {}, h("h2", {}, data.heading), data.note && h("p", { class: "note" }, data.note)),
      h("ol", {}, ...data.chains.map((chain, index) => item(list, chain, index, data.selected)))));
  },
});

function item(list, { summary, hops }, index, selected) {
  const only = selected === index;
  return h("li", { class: selected !== null && !only ? "chain aside" : "chain" },
    h("div", { class: "line" }, h("h3", {}, `${index + 1}`), h("p", { class: "summary" }, summary),
      h("button", {
        type: "button", class: "only", "aria-pressed": String(only), title: only ? "Show all paths in the picture" : "Show only this path in the picture",
        onclick: () => list.emit({ kind: "chain", index: only ? null : index }),
      }, only ? "Show all" : "Only this")),
    h("p", { class: "way" }, ...way(list, hops)),
    ...hops.map((hop) => step(list, hop)));
}

function way(list, hops) {
  const name = (id, text) => h("button", { type: "button", class: "entity", onclick: () => list.emit({ kind: "select", node: id }) }, text);
  return [name(hops[0].from_id, hops[0].from), ...hops.flatMap((hop) => [h("span", { class: "to", "aria-hidden": "true" }, " → "), name(hop.to_id, hop.to)])];
}

// The claim of a hop may point against the way: its own triple is what stands here.
function step(list, { best, claims, outlets, edge }) {
  const where = [best.outlet, best.published].filter(Boolean).join(" · ");
  const more = [claims > 1 && `${claims} claims`, outlets > 1 && `${outlets} outlets`].filter(Boolean).join(", ");
  return h("div", { class: "hop" },
    h("p", { class: "triple" }, best.subject, " ", h("button", {
      type: "button", class: "type", title: "Show all claims between the two", onclick: () => list.emit({ kind: "select", edge }),
    }, best.type), " ", best.object),
    h("blockquote", { class: "quote" }, ...passage(best.passage)),
    best.badges.length ? h("p", { class: "badges" }, ...best.badges.map(({ text, tone }) => h("span", { class: `badge ${tone}` }, text))) : null,
    h("p", { class: "source" },
      h("button", { type: "button", class: "open", onclick: () => list.emit({ kind: "article", article: best.article, claim: best.id }) }, best.title || best.article),
      where && h("span", {}, where), best.url && link(best.url, "source"),
      more && h("button", { type: "button", class: "open", onclick: () => list.emit({ kind: "select", edge }) }, more)));
}
