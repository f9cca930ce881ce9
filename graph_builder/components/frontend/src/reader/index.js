// An article with its claims marked in the text and listed beside it.
import "../claim.css";
import "./index.css";
import { component } from "../mount.js";
import { claimCard } from "../claim.js";
import { draw, h } from "../tree.js";

export default component({
  create(reader) {
    reader.view = reader.root.querySelector(".reader-view");
  },
  update(reader, data) {
    const shown = JSON.stringify(data);
    if (shown === reader.shown) return;
    reader.shown = shown;
    const on = { onEntity: (id) => reader.emit({ kind: "entity", id }), onQuote: (id) => choose(reader, id, "text") };
    draw(reader.view, h("div", { key: shown, class: "reader" },
      h("div", { class: "text", lang: "en", tabindex: 0, role: "region", "aria-label": "Text of the article" }, data.segments.map((segment) => part(reader, segment))),
      h("div", { class: "claims", tabindex: 0, role: "region", "aria-label": "Claims of the article" }, h("h2", {}, data.heading), data.claims.map((claim) => claimCard(claim, on)))));
    [reader.text, reader.claims] = reader.view.firstElementChild.children;
    if (data.selected) requestAnimationFrame(() => choose(reader, data.selected, "both"));
  },
});

function part(reader, { text, claims, dropped }) {
  if (dropped) return h("span", { class: "dropped", title: `Left out: ${dropped}` }, text);
  if (!claims.length) return text;
  return h("mark", { "data-claims": claims.join(" "), onclick: () => choose(reader, next(reader, claims), "list") }, text);
}

// Where several claims share the words, each click shows the next one.
const next = (reader, claims) => claims[(claims.indexOf(reader.chosen) + 1) % claims.length];

function choose(reader, id, scroll) {
  reader.chosen = id;
  for (const mark of reader.text.querySelectorAll("mark")) mark.classList.toggle("chosen", mark.dataset.claims.split(" ").includes(id));
  for (const card of reader.claims.querySelectorAll(".claim")) {
    if (card.dataset.claim === id) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
  }
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  if (scroll !== "list") reveal(reader.text, reader.text.querySelector("mark.chosen"), behavior);
  if (scroll !== "text") reveal(reader.claims, reader.claims.querySelector("[aria-current]"), behavior);
}

function reveal(box, element, behavior) {
  if (!element) return;
  const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - box.clientHeight / 3;
  box.scrollTo({ top, behavior });
}
