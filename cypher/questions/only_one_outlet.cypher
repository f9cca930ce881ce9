// What does only one outlet report?
// Relations between two that no other outlet of the store reports. Copies of one text count as the outlet they are
// from, derived claims and unknown outlets don't count.
// claims: factual
// $outlet: outlet — only what this one reports alone (optional)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.factual AND r.voice IS NOT NULL
WITH a, b, r
ORDER BY r.published, r.id
WITH a, b, type(r) AS relation, collect(DISTINCT r.voice) AS outlets, collect(r) AS claims
WHERE size(outlets) = 1 AND ($outlet IS NULL OR outlets[0] = $outlet)
RETURN outlets[0] AS outlet, a.name AS subject, relation, b.name AS object, claims[0].quote AS quote,
       claims[0].published AS published, claims[0] AS claim
ORDER BY outlet, subject, relation, object
LIMIT $limit
