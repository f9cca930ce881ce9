// What do several outlets report?
// Relations between two that at least so many outlets report independently, the most reported first. Copies of one
// text count as one outlet, derived claims and unknown outlets as none.
// claims: factual
// $outlets: number — at least so many outlets (default: 2)
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.factual AND r.voice IS NOT NULL
WITH a, b, r
ORDER BY r.published, r.id
WITH a, b, type(r) AS relation, count(DISTINCT r.voice) AS outlets, collect(r) AS claims
WHERE outlets >= $outlets
RETURN a.name AS subject, relation, b.name AS object, outlets, size(claims) AS claims,
       claims[0].published AS first, claims[0].outlet AS first_outlet, claims[0].quote AS first_quote,
       claims[0] AS claim
ORDER BY outlets DESC, claims DESC, subject, relation, object
LIMIT $limit
