// What is drawn anew from data while people use it: only what changed is touched, so that a click, a text
// that is being typed, the focus and what was folded out outlive an answer that arrives meanwhile.
// Strings only ever become text nodes or attributes, as in dom.js.
import { h, render } from "preact";

export { h };

export const draw = (element, ...children) => render(children, element);

// A link only where the address is plainly of the web: a document may say "javascript:…".
export function link(address, text) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}
