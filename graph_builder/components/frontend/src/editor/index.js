// The Cypher editor: CodeMirror with completion from the live schema. What is typed stays in the
// browser and goes to Python when it rests; Python writes into it only when `write` changes.
import "./index.css";
import { autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { component } from "../mount.js";
import { debounce, h } from "../dom.js";
import { complete } from "./complete.js";

const RESTS = 500; // milliseconds without a key until Python hears of the text

export default component({
  create(editor, data) {
    const box = h("div", { class: "box" });
    const button = h("button", { type: "button", class: "run", onclick: () => run(editor) }, "Run");
    const hint = h("span", { class: "hint" }, data.hint);
    editor.root.querySelector(".editor-view").replaceChildren(h("div", { class: "editor" }, box, h("div", { class: "bar" }, button, hint)));
    editor.text = data.text;
    const tell = debounce(() => report(editor), RESTS);
    editor.view = new EditorView({
      parent: box,
      root: editor.root,
      doc: data.text,
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => run(editor) }, { key: "Escape", run: leave }])),
        lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
        StreamLanguage.define(cypher), syntaxHighlighting(classHighlighter),
        autocompletion({ icons: false, override: [(context) => complete(context, editor.schema)] }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap]),
        EditorState.tabSize.of(2),
        placeholder("MATCH (a)-[c]->(b) RETURN a, c, b LIMIT 50"),
        EditorView.contentAttributes.of({ "aria-label": "Cypher", spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => update.docChanged && tell()),
        EditorView.domEventHandlers({ blur: () => report(editor) }),
      ],
    });
  },
  update(editor, { schema, write, text, fault }) {
    editor.schema = schema;
    if (editor.write !== write) {
      editor.write = write;
      replace(editor, text);
    }
    const shown = JSON.stringify(fault);
    if (shown !== editor.fault) {
      editor.fault = shown;
      point(editor, fault);
    }
  },
  destroy(editor) {
    report(editor); // the page may turn before the text rests
    editor.view.destroy();
  },
});

function run(editor) {
  closeCompletion(editor.view);
  editor.text = editor.view.state.doc.toString();
  editor.emit({ kind: "run", text: editor.text });
  return true;
}

// Tab indents: Escape, then Tab, is the way out for the keyboard.
function leave(view) {
  view.contentDOM.blur();
  return true;
}

function report(editor) {
  const text = editor.view.state.doc.toString();
  if (text === editor.text) return;
  editor.text = text;
  editor.emit({ kind: "text", text });
}

function replace(editor, text) {
  editor.text = text;
  const { state } = editor.view;
  if (state.doc.toString() !== text) editor.view.dispatch({ changes: { from: 0, to: state.doc.length, insert: text } });
}

// A wavy line where the engine stopped understanding; lines and columns count from 1.
function point(editor, fault) {
  const { doc } = editor.view.state;
  if (!fault || !fault.line || fault.line > doc.lines) {
    editor.view.dispatch(setDiagnostics(editor.view.state, []));
    return;
  }
  const line = doc.line(fault.line);
  const from = Math.min(line.from + Math.max(0, (fault.column ?? 1) - 1), line.to);
  const word = /^\w+/.exec(doc.sliceString(from, line.to));
  const to = Math.min(from + (word ? word[0].length : 1), doc.length);
  editor.view.dispatch(setDiagnostics(editor.view.state, [
    { from: from === to ? Math.max(0, from - 1) : from, to, severity: "error", message: fault.message },
  ]));
}
