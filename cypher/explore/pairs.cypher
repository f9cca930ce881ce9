// The pairs of entities that a claim joins, and how many of its claims are factual
MATCH (a:Entity)-[r]->(b:Entity)
WHERE a.id <> b.id
RETURN a.id AS a, b.id AS b, sum(CASE WHEN r.factual THEN 1 ELSE 0 END) AS factual
