// What is new since a day?
// Relations between two that no article published before that day has.
// claims: factual
// $since: date — the day, for instance 2021-07-26
// $limit: number — how many rows (default: 200)
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.factual AND r.published IS NOT NULL
WITH a, b, r
ORDER BY r.published, r.id
WITH a, b, type(r) AS relation, min(r.published) AS first, collect(r) AS claims
WHERE first >= $since
RETURN first, a.name AS subject, relation, b.name AS object, claims[0].quote AS quote,
       claims[0].outlet AS outlet, claims[0] AS claim
ORDER BY first DESC, subject, relation, object
LIMIT $limit
