// A search box with completion: what is typed goes to Python, what Python finds is offered here.
import "./index.css";
import { component } from "../mount.js";
import { debounce, h } from "../dom.js";

export default component({
  create(box) {
    box.input = h("input", {
      type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": "hits",
      oninput: debounce(() => type(box), 140), onkeydown: (event) => key(box, event),
      onfocus: () => open(box, box.input.value.trim() !== ""),
    });
    box.list = h("ul", { id: "hits", role: "listbox", hidden: true });
    box.element = h("div", {
      class: "search", onfocusout: ({ relatedTarget }) => { if (!box.element.contains(relatedTarget)) open(box, false); },
    }, box.input, box.list);
    box.root.querySelector(".search-view").replaceChildren(box.element);
    box.active = -1;
  },
  update(box, { label, hits, text }) {
    box.input.placeholder = label;
    box.input.setAttribute("aria-label", label);
    const answer = JSON.stringify([text, hits]);
    if (answer === box.answer) return;
    box.answer = answer;
    box.hits = hits ?? [];
    box.active = box.hits.length ? 0 : -1;
    draw(box, text);
    const current = box.input.value.trim();
    open(box, current !== "" && current === text && box.root.activeElement === box.input);
  },
});

function type(box) {
  const text = box.input.value.trim();
  if (!text) open(box, false);
  else box.emit({ kind: "type", text });
}

function draw(box, text) {
  const option = (hit, index) => h("li", {
    id: `hit-${index}`, role: "option", "aria-selected": String(index === box.active),
    onmousedown: (event) => { event.preventDefault(); choose(box, index); },
  }, h("i", { style: { background: hit.color } }), h("span", {}, hit.name),
  h("small", {}, [hit.label, hit.aliases].filter(Boolean).join(" · ")), h("b", {}, String(hit.degree)));
  box.list.replaceChildren(...(box.hits.length ? box.hits.map(option)
    : [h("li", { class: "none", role: "option", "aria-disabled": "true" }, `Nothing is called “${text}”.`)]));
  box.input.setAttribute("aria-activedescendant", box.active >= 0 ? `hit-${box.active}` : "");
}

function open(box, wanted) {
  box.list.hidden = !(wanted && box.answer && box.list.childElementCount);
  box.input.setAttribute("aria-expanded", String(!box.list.hidden));
}

function choose(box, index) {
  const hit = box.hits?.[index];
  if (!hit) return;
  box.input.value = "";
  open(box, false);
  box.emit({ kind: "choose", id: hit.id });
}

function key(box, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && box.hits?.length) {
    event.preventDefault();
    box.active = (box.active + step + box.hits.length) % box.hits.length;
    draw(box, box.input.value.trim());
    open(box, true);
    box.list.children[box.active].scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (!box.list.hidden) choose(box, box.active);
    else type(box);
  } else if (event.key === "Escape") open(box, false);
  event.stopPropagation();
}
