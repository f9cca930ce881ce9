// The entities that the most articles mention
// $concepts: boolean — concepts too, and what has no name of its own (its id belongs to its article: an @ in it)
// $limit: number — how many
MATCH (a:Article)-[m:MENTIONS]->(n:Entity)
WHERE $concepts OR NOT (n:Concept OR n.id CONTAINS '@')
WITH n, count(DISTINCT a) AS articles, sum(m.count) AS mentions
RETURN n AS node
ORDER BY articles DESC, mentions DESC, n.id
LIMIT $limit
