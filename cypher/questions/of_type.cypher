// Which claims are of one relation type?
// All claims of a type, for instance WITHDRAWS_FROM; `kg schema` lists the types.
// claims: all
// $type: type — the relation type
// $known: date — only what was published by then (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE type(r) = $type AND ($known IS NULL OR r.published <= $known)
RETURN a.name AS subject, r.predicate AS wording, b.name AS object, r.factual AS factual, r.quote AS quote,
       r.outlet AS outlet, r.published AS published, r AS claim
ORDER BY published DESC, r.id
LIMIT $limit
