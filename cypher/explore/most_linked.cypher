// The entities with the most neighbours
// $factual: boolean — only factual claims
// $concepts: boolean — concepts too, and what has no name of its own (its id belongs to its article: an @ in it)
// $limit: number — how many
MATCH (n:Entity)-[r]-(m:Entity)
WHERE n.id <> m.id AND ($concepts OR NOT (n:Concept OR m:Concept OR n.id CONTAINS '@' OR m.id CONTAINS '@')) AND (r.factual OR NOT $factual)
WITH n, count(DISTINCT m) AS neighbours, count(r) AS claims
RETURN n AS node
ORDER BY neighbours DESC, claims DESC, n.id
LIMIT $limit
