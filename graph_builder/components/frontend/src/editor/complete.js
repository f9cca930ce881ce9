// What can stand at the cursor: a label after ":" in (…), a type after ":" in […], a property after ".".

const KEYWORDS = ["MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "RETURN DISTINCT", "WITH", "UNWIND", "ORDER BY", "LIMIT", "SKIP",
  "AND", "OR", "NOT", "IN", "IS NULL", "IS NOT NULL", "CONTAINS", "STARTS WITH", "ENDS WITH", "AS", "DESC", "CASE WHEN", "EXISTS",
  "UNION"];
const FUNCTIONS = ["count", "collect", "type", "labels", "size", "coalesce", "toLower", "min", "max", "avg", "sum", "nodes",
  "relationships", "shortestPath", "head", "keys", "date"];

export function complete(context, schema) {
  const before = context.state.sliceDoc(0, context.pos);
  const word = /[\w$]*$/.exec(before)[0];
  const from = context.pos - word.length;
  const lead = before.slice(0, from);
  const offer = (options) => ({ from, options, validFor: /^\w*$/ });
  const owner = /(\w+)\.\s*$/.exec(lead)?.[1];
  if (owner) return offer(named(properties(owner, context.state.doc.toString(), schema.properties), "property"));
  if (word.startsWith("$")) {
    const names = [...new Set(context.state.doc.toString().match(/\$\w+/g))].filter((name) => name !== word);
    return { from, options: named(names, "variable"), validFor: /^\$\w*$/ };
  }
  if (/[:|]\s*!?$/.test(lead)) {
    const opened = Math.max(lead.lastIndexOf("("), lead.lastIndexOf("[") );
    if (opened >= 0) return offer(lead[opened] === "[" ? counted(schema.types, "type") : counted(schema.labels, "class"));
  }
  if (!word && !context.explicit) return null;
  return offer([...named(KEYWORDS, "keyword"), ...FUNCTIONS.map((name) => ({ label: name, apply: `${name}(`, type: "function" }))]);
}

// The properties of what the name stands for: a claim in […], an article or an entity in (…), else all.
function properties(owner, text, { claim, entity, article }) {
  if (new RegExp(`\\[\\s*${owner}\\b`).test(text)) return claim;
  if (new RegExp(`\\(\\s*${owner}\\s*:\\s*Article\\b`).test(text)) return article;
  if (new RegExp(`\\(\\s*${owner}\\b`).test(text)) return entity;
  return [...new Set([...claim, ...entity, ...article])].sort();
}

const named = (names, type) => names.map((label) => ({ label, type }));
const counted = (names, type) => Object.entries(names).map(([label, count]) => ({ label, type, detail: String(count), boost: 0 }));
