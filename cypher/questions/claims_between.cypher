// What links two entities directly?
// Every claim between the two, in both directions.
// claims: all
// $a: entity — one
// $b: entity — the other
// $known: date — only what was published by then (optional)
MATCH (a:Entity {id: $a})
MATCH (b:Entity {id: $b})
MATCH (a)-[r]-(b)
WHERE $known IS NULL OR r.published <= $known
WITH DISTINCT r
RETURN startNode(r).name AS subject, type(r) AS relation, endNode(r).name AS object, r.factual AS factual,
       r.negated AS negated, r.modality AS modality, r.attributed_to AS according_to, r.quote AS quote,
       r.outlet AS outlet, r.published AS published, r AS claim
ORDER BY published DESC, r.id
