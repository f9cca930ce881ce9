// The entities with the most neighbours
// $factual: boolean — only factual claims
// $concepts: boolean — concepts too, and what has no name of its own (its id belongs to its article: an @ in it)
// $limit: number — how many
MATCH (n:Entity)-[r]-(m:Entity)
WHERE (r.factual OR NOT $factual) AND n <> m AND ($concepts OR NOT (n:Concept OR m:Concept OR n.id CONTAINS '@' OR m.id CONTAINS '@'))
WITH n, count(DISTINCT m) AS neighbours, count(r) AS claims
WITH n, neighbours, claims, n.id AS id
ORDER BY neighbours DESC, claims DESC, id
LIMIT $limit
RETURN n AS node
ORDER BY neighbours DESC, claims DESC, id
