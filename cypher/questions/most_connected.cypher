// Who and what is linked to most others?
// Entities by the number of different others that a claim links them to.
// claims: factual
// $limit: number — how many (default: 50)
MATCH (n:Entity)-[r]-(m:Entity)
WHERE r.factual AND n.id <> m.id
WITH n, count(DISTINCT m) AS others, count(r) AS claims, count(DISTINCT r.article) AS articles,
     count(DISTINCT r.voice) AS outlets
RETURN n AS entity, others, claims, articles, outlets
ORDER BY others DESC, claims DESC, n.id
LIMIT $limit
