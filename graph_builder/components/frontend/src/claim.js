// One claim as a card: who does what to whom, the words that say so, who says it and when.
import { h, link } from "./tree.js";

export function claimCard(claim, { onEntity, onArticle, onQuote, onReview }) {
  const entity = (id, name) => h("button", { type: "button", class: "entity", onclick: () => onEntity(id) }, name);
  const quote = passage(claim.passage);
  return h("article", { key: claim.id, class: "claim", "data-claim": claim.id },
    h("p", { class: "triple" }, entity(claim.subject_id, claim.subject), " ",
      h("span", { class: "type", title: claim.predicate }, claim.type), " ", entity(claim.object_id, claim.object)),
    onQuote
      ? h("button", { type: "button", class: "quote", title: "Show in the text", onclick: () => onQuote(claim.id) }, ...quote)
      : h("blockquote", { class: "quote" }, ...quote),
    h("p", { class: "badges" }, ...claim.badges.map(({ text, tone }) => h("span", { class: `badge ${tone}` }, text))),
    source(claim, onArticle),
    h("details", {}, h("summary", {}, "How it was read"), properties(claim.details)),
    onReview && review(claim, onReview));
}

// What a person decides on it: right or wrong, with a note; or taken back.
function review(claim, onReview) {
  const decide = ({ currentTarget }, verdict) => onReview(claim, verdict, currentTarget.parentElement.querySelector("input").value.trim());
  const button = (label, verdict) => h("button", { type: "button", class: "verdict", onclick: (event) => decide(event, verdict) }, label);
  const decided = Boolean(claim.review);
  return h("details", { key: `review:${decided}`, class: "review" }, h("summary", {}, decided ? "Decided" : "Right or wrong?"),
    h("div", {}, h("input", { type: "text", "aria-label": "Why", placeholder: "Why (kept with the claim)", maxlength: 500 }),
      button(decided ? "Take it back" : "Confirm", decided ? "undo" : "confirm"), button("Reject", "reject")));
}

function source(claim, onArticle) {
  if (!onArticle) return null;
  const where = [claim.outlet, claim.published].filter(Boolean).join(" · ");
  return h("p", { class: "source" },
    h("button", { type: "button", class: "open", onclick: () => onArticle(claim.article, claim.id) }, claim.title || claim.article),
    where && h("span", {}, where), claim.url && link(claim.url, "source"));
}

export const passage = (segments) =>
  segments.map(({ text, marks }) => (marks.length ? h("span", { class: marks.join(" ") }, text) : text));

export const properties = (rows) =>
  h("dl", {}, ...rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, link(value, value) ?? value)]));
