// Who joins others that nothing else joins?
// Entities by the pairs of their neighbours that no claim links. Entities with more than $most neighbours,
// which touch everything, are left out.
// claims: factual
// $most: number — at most so many neighbours (default: 12)
// $limit: number — how many (default: 50)
MATCH (n:Entity)-[r]-(m:Entity)
WHERE r.factual AND n.id <> m.id
WITH n, collect(DISTINCT m) AS others
WHERE size(others) > 1 AND size(others) <= $most
UNWIND others AS a
UNWIND others AS b
WITH n, others, a, b
WHERE a.id < b.id
OPTIONAL MATCH (a)-[x]-(b)
WITH n, others, a, b, count(x) AS links
WITH n, size(others) AS neighbours, sum(CASE WHEN links = 0 THEN 1 ELSE 0 END) AS joined
WHERE joined > 0
RETURN n AS entity, joined, neighbours
ORDER BY joined DESC, neighbours, n.id
LIMIT $limit
