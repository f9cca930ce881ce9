// A field of a form that holds one entity: type, choose, and the name stays in it.
import "./index.css";
import { component } from "../mount.js";
import { debounce, h } from "../dom.js";

export default component({
  create(field) {
    field.input = h("input", {
      type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": "hits",
      oninput: () => { field.typed = true; ask(field); }, onkeydown: (event) => key(field, event), onfocus: () => field.input.select(),
    });
    field.caption = h("label", { for: "name" });
    field.input.id = "name";
    field.dot = h("i");
    field.list = h("ul", { id: "hits", role: "listbox", hidden: true });
    field.element = h("div", {
      class: "field", onfocusout: ({ relatedTarget }) => { if (!field.element.contains(relatedTarget)) leave(field); },
    }, field.caption, h("div", { class: "box" }, field.dot, field.input), field.list);
    field.root.querySelector(".entity-view").replaceChildren(field.element);
    field.active = -1;
    field.ask = debounce(() => report(field), 140);
  },
  update(field, { label, hits, text, chosen }) {
    field.caption.textContent = label;
    field.list.setAttribute("aria-label", label);
    const held = JSON.stringify(chosen);
    if (held !== field.held) {
      field.held = held;
      field.chosen = chosen;
      restore(field);
    }
    const answer = JSON.stringify([text, hits]);
    if (answer === field.answer) return;
    field.answer = answer;
    field.answered = text;
    field.hits = hits ?? [];
    field.active = field.hits.length ? 0 : -1;
    draw(field, text);
    const current = field.input.value.trim();
    const waiting = field.waiting && current === text;
    open(field, field.typed && current !== "" && current === text && field.root.activeElement === field.input);
    if (waiting) choose(field, field.active);
  },
});

const ask = (field) => field.ask();

function report(field) {
  const text = field.input.value.trim();
  if (!field.typed) return;
  if (!text) open(field, false);
  else field.emit({ kind: "type", text });
}

function draw(field, text) {
  const option = (hit, index) => h("li", {
    id: `hit-${index}`, role: "option", "aria-selected": String(index === field.active),
    onmousedown: (event) => { event.preventDefault(); choose(field, index); },
  }, h("i", { style: { background: hit.color } }), h("span", {}, hit.name),
  h("small", {}, [hit.label, hit.aliases].filter(Boolean).join(" · ")), h("b", {}, String(hit.degree)));
  field.list.replaceChildren(...(field.hits.length ? field.hits.map(option)
    : [h("li", { class: "none", role: "option", "aria-disabled": "true" }, `Nothing is called “${text}”.`)]));
  field.input.setAttribute("aria-activedescendant", field.active >= 0 ? `hit-${field.active}` : "");
}

function open(field, wanted) {
  field.list.hidden = !(wanted && field.list.childElementCount);
  field.input.setAttribute("aria-expanded", String(!field.list.hidden));
}

// The field says what it holds: a name that was typed and not chosen is no choice.
function restore(field) {
  field.typed = false;
  field.waiting = false;
  field.input.value = field.chosen?.name ?? "";
  field.dot.style.background = field.chosen?.color ?? "transparent";
  field.dot.hidden = !field.chosen;
  open(field, false);
}

function leave(field) {
  if (field.typed && !field.input.value.trim() && field.chosen) field.emit({ kind: "choose", id: null });
  else if (field.waiting) return;
  else restore(field);
}

function choose(field, index) {
  field.waiting = false;
  const hit = field.hits?.[index];
  if (!hit) return;
  field.chosen = hit;
  restore(field);
  field.emit({ kind: "choose", id: hit.id });
}

function key(field, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const text = field.input.value.trim();
  if (step && field.hits?.length && field.typed) {
    event.preventDefault();
    field.active = (field.active + step + field.hits.length) % field.hits.length;
    draw(field, text);
    open(field, true);
    field.list.children[field.active].scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && field.typed) {
    event.preventDefault();
    if (!text) leave(field);
    else if (field.answered === text && field.hits?.length) choose(field, field.active);
    else field.waiting = true; // the answer is under way: its first is meant
  } else if (event.key === "Escape") restore(field);
  event.stopPropagation();
}
